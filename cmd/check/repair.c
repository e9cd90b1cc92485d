/*
 * Lines are cut out of the file as it is; the others keep their bytes.  A
 * torn tail goes first, so that the partners, which are written anew, are
 * whole by then.
 */
#include "repair.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/disk.h"
#include "ledger/recover.h"
#include "table/row.h"

/* A table as it stands in the file. */
struct text {
	char *s;
	size_t n;
};

static enum st
read_text(const struct store *s, enum schema_table t, struct text *x)
{
	x->n = (size_t)s->was[t].st_size;
	x->s = mem_alloc(x->n + 1, 1);
	if (disk_read(s->view.file[t].fd, x->s, x->n, 0) == 0)
		return ST_OK;
	msg_errno("%s", s->view.file[t].path);
	return ST_TROUBLE;
}

/* The place behind so many lines, from one that is the beginning of a line. */
static size_t
skip_lines(const struct text *x, size_t at, size_t lines)
{
	const char *lf;

	for (; lines > 0 && at < x->n; lines--) {
		lf = memchr(x->s + at, '\n', x->n - at);
		at = lf != NULL ? (size_t)(lf - x->s) + 1 : x->n;
	}
	return at;
}

/* Moves the torn tail of a table, from a line on, to its side file. */
static enum st
cut_tail(struct store *s, enum schema_table t, size_t line)
{
	const char *path = s->view.file[t].path;
	struct text x;
	enum st st = read_text(s, t, &x);

	if (st == ST_OK)
		st =
		    recover_cut(&s->view, t, (off_t)skip_lines(&x, 0, line - 1),
			s->was[t].st_size, s->mode);
	if (st == ST_OK && stat(path, &s->was[t]) != 0) {
		msg_errno("%s", path);
		st = ST_TROUBLE;
	}
	s->view.file[t].size = s->was[t].st_size;
	free(x.s);
	return st;
}

/* partners.csv, row by row. */
struct rows {
	struct text text;
	struct tab *tab; /* owns the ids */
	struct row {
		size_t line, at, len;	  /* where it stands in the text */
		const char *id, *entered; /* "": none, none that is a time */
		size_t first;		  /* the first row with this id */
		size_t best;		  /* of the first: the one to keep */
		int untimed, tied;	  /* of the first: that is not known */
	} * row;
	size_t n, cap;
};

/* Takes the rows; 0 if that is not possible: the check has said why. */
static int
take_rows(struct rows *r)
{
	static const struct row_col columns[] = {
	    {"partner", ROW_TEXT, offsetof(struct row, id)},
	    {"entered", ROW_TEXT, offsetof(struct row, entered)},
	};
	size_t line = 1, at = 0, i;
	struct row x;
	int got, places[2];

	if (r->tab == NULL || tab_header(r->tab) != ST_OK ||
	    row_bind(r->tab, columns, 2, 0, places) != ST_OK)
		return 0;
	while ((got = tab_read(r->tab)) != 0) {
		x = (struct row){
		    .line = tab_line(r->tab), .id = "", .entered = ""};
		if (got > 0)
			row_read(r->tab, columns, 2, places, &x);
		if (date_parse_stamp(x.entered) == DATE_NONE)
			x.entered = "";
		at = x.at = skip_lines(&r->text, at, x.line - line);
		line = x.line;
		r->row = mem_grow(r->row, &r->cap, r->n + 1, sizeof(x));
		r->row[r->n++] = x;
	}
	for (i = 0; i < r->n; i++)
		r->row[i].len = (i + 1 < r->n ? r->row[i + 1].at : r->text.n) -
		    r->row[i].at;
	return 1;
}

/* The bytes of a row without its end of line. */
static size_t
row_length(const struct rows *r, const struct row *x)
{
	size_t n = x->len;

	while (n > 0 && strchr("\r\n", r->text.s[x->at + n - 1]) != NULL)
		n--;
	return n;
}

static int
rows_equal(const struct rows *r, const struct row *a, const struct row *b)
{
	size_t n = row_length(r, a);

	return n == row_length(r, b) &&
	    memcmp(r->text.s + a->at, r->text.s + b->at, n) == 0;
}

/* Which row of each id stays: of different ones the one with the latest time;
 * where a time is missing, or two have the latest, nobody can tell. */
static void
choose_rows(struct rows *r)
{
	struct map ids = {0};
	struct row *x, *first, *best;
	size_t i;
	int order;

	for (i = 0; i < r->n; i++) {
		x = &r->row[i];
		x->first = x->best = i;
		if (*x->id == '\0')
			continue;
		x->first = map_put(&ids, x->id, i);
		first = &r->row[x->first];
		best = &r->row[first->best];
		if (x->first == i || rows_equal(r, best, x))
			continue;
		order = strcmp(x->entered, best->entered);
		if (*x->entered == '\0' || *best->entered == '\0')
			first->untimed = 1;
		else if (order >= 0) {
			first->tied = order == 0;
			first->best = i;
		}
	}
	map_free(&ids);
}

/* The row that stays for this one, which goes; NULL: this one stays. */
static const struct row *
better_row(const struct rows *r, const struct row *x)
{
	const struct row *first = &r->row[x->first];
	const struct row *best = &r->row[first->best];

	return best == x || first->untimed || first->tied ? NULL : best;
}

/* Says what was removed. */
static void
tell_removed(const struct rows *r, const char *path)
{
	const struct row *best;
	size_t i;

	for (i = 0; i < r->n; i++)
		if ((best = better_row(r, &r->row[i])) != NULL)
			msg_at(path, r->row[i].line, "partner",
			    "'%s' is on line %zu too, %s: removed", best->id,
			    best->line,
			    rows_equal(r, best, &r->row[i]) ? "just so"
							    : "entered later");
	msg("%s: the file as it was is %s~", path, path);
}

/* The later of two rows of one partner stays. */
static enum st
keep_later(struct store *s)
{
	struct rows r = {0};
	enum st st = read_text(s, T_PARTNERS, &r.text);
	size_t i, n = 0;
	const struct row *x;
	char *text;

	r.tab = ledger_tab(&s->view, T_PARTNERS);
	if (st == ST_OK && take_rows(&r)) {
		choose_rows(&r);
		text = mem_alloc(r.text.n + 1, 1);
		n = r.n > 0 ? r.row[0].at : r.text.n;
		memcpy(text, r.text.s, n);
		for (i = 0; i < r.n; i++) {
			x = &r.row[i];
			if (better_row(&r, x) != NULL)
				continue;
			memcpy(text + n, r.text.s + x->at, x->len);
			n += x->len;
		}
		if (n < r.text.n) {
			st = store_replace(s, T_PARTNERS, text, n);
			if (st == ST_OK)
				tell_removed(&r, s->view.file[T_PARTNERS].path);
		}
		free(text);
	}
	tab_close(r.tab);
	free(r.row);
	free(r.text.s);
	return st;
}

enum st
repair_make(struct store *s, const struct check *c)
{
	enum st st = ST_OK;
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (c->torn[t] > 0)
			st = msg_worst(st, cut_tail(s, t, c->torn[t]));
	if (st == ST_OK && c->doubled)
		st = keep_later(s);
	return st;
}
