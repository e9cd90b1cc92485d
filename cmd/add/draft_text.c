#include "draft_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/rewrite.h"
#include "table/out.h"

/* Writing into memory: the stream, and what it becomes. */
struct text {
	FILE *fp;
	char *s;
	size_t len;
};

static void
begin(struct text *t)
{
	t->fp = mem_stream(&t->s, &t->len);
}

static char *
end(struct text *t, size_t *len)
{
	mem_stream_end(t->fp, &t->s);
	if (len != NULL)
		*len = t->len;
	return t->s;
}

char *
draft_header(const struct draft *d)
{
	struct text t;
	struct out o;

	begin(&t);
	o = out_to(t.fp, 0);
	layout_header(&d->desk->layout, &o);
	return end(&t, NULL);
}

static void
put_new_rows(const struct draft *d, struct out *o)
{
	size_t row;

	for (row = 0; row < d->in->rows; row++)
		if (d->row[row].state == DRAFT_NEW)
			layout_row(&d->desk->layout, o, d->row[row].cell);
}

char *
draft_new_rows(const struct draft *d, size_t *len)
{
	struct text t;
	struct out o;

	begin(&t);
	o = out_to(t.fp, 0);
	put_new_rows(d, &o);
	return end(&t, len);
}

int
draft_changes_file(const struct draft *d)
{
	size_t i;

	for (i = 0; i < d->desk->known.old[T_PARTNERS]; i++)
		if (d->changed[i])
			return 1;
	return 0;
}

char *
draft_whole(const struct draft *d, size_t *len)
{
	const struct lookup *k = &d->desk->known;
	struct text t;
	struct out o;
	enum st st;

	begin(&t);
	o = out_to(t.fp, 0);
	st = rewrite_rows(
	    &k->sheet[T_PARTNERS], k->view, d->changed, k->old[T_PARTNERS], &o);
	put_new_rows(d, &o);
	end(&t, len);
	if (st == ST_OK)
		return t.s;
	free(t.s);
	return NULL;
}

void
draft_print(const struct draft *d, FILE *fp, int header)
{
	const struct lookup *k = &d->desk->known;
	struct out o = out_to(fp, 0);
	size_t row;

	if (header)
		layout_header(&d->desk->layout, &o);
	for (row = 0; row < k->old[T_PARTNERS]; row++)
		if (d->changed[row])
			rewrite_row(&k->sheet[T_PARTNERS], row, &o);
	put_new_rows(d, &o);
}

const char *
draft_id(const struct draft *d, size_t row)
{
	const struct desk *k = d->desk;

	if (k->table == T_EVENTS || k->table == T_POLICY)
		return NULL;
	if (d->row[row].state == DRAFT_KNOWN)
		return lookup_cell(&k->known, k->table, d->row[row].number, 0);
	return d->row[row].cell[0];
}
