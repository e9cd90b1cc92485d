#include "match_rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ledger/rows.h"

/* A cell that is made by printing. */
struct cell {
	FILE *fp;
	char *text;
	size_t len;
};

static FILE *
cell_begin(struct cell *c)
{
	return c->fp = mem_stream(&c->text, &c->len);
}

static void
cell_end(struct cell *c, struct out *o)
{
	mem_stream_end(c->fp, &c->text);
	out_cell(o, c->text);
	free(c->text);
}

static void
put_who(struct out *o, const struct contact *c)
{
	out_cell(o, c->id);
	out_cell(o, *c->name != '\0' ? c->name : c->firm);
}

void
match_rows_header(struct out *o)
{
	const char *const *names;
	size_t n;

	names = rows_names(ROWS_OF_MATCHES, &n);
	out_row(o, names, n);
}

void
match_rows_match(struct out *o, struct match *m, const struct contact *c,
    const struct match_need *need, const struct match_hit *h)
{
	struct cell cell;

	out_cell(o, need->id);
	out_cell(o, need->client);
	out_cell(o, need->wants);
	put_who(o, c);
	match_tags(cell_begin(&cell), m, h->who);
	cell_end(&cell, o);
	out_int(o, h->score);
	out_int(o, contact_balance(c));
	match_why(cell_begin(&cell), m, h->who);
	cell_end(&cell, o);
	out_date(o, need->asof);
	out_end(o);
}

void
match_rows_found(
    struct out *o, const struct seek *s, const struct seek_hit *h, int asof)
{
	const struct seek_for *f = &s->target[h->what];
	const struct contact *c = &s->all->of[h->who];
	struct cell cell;

	out_cell(o, f->need);
	out_cell(o, f->client);
	out_cell(o, f->wants);
	put_who(o, c);
	out_cell(o, f->wants);
	out_int(o, h->score);
	out_int(o, contact_balance(c));
	seek_why(cell_begin(&cell), s, h);
	cell_end(&cell, o);
	out_date(o, asof);
	out_end(o);
}
