/*
 * A row with quotes goes to libcsv, line by line, until libcsv says that the
 * row is complete.  The cells are gathered apart and written over the row in
 * the end, so that a row with a fault stays as it was, and that cells are
 * where those of other rows are.  This is the only file that knows <csv.h>.
 *
 * libcsv 3.0.3 is used in this way because by itself it drops blanks around
 * fields, swallows the rest of the file after a stray quote, and passes NULs.
 * Its only sign of an error is a short count; afterwards the parser has to be
 * made anew.
 */
#include <csv.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "table/part.h"

struct tab_quoted {
	struct csv_parser parser;
	int made;  /* the parser is */
	int done;  /* the row is complete */
	char *buf; /* its cells so far, each with a NUL behind it */
	size_t used, cap;
	size_t cells;
	size_t big;   /* the first cell over TAB_FIELD_MAX, from 1 */
	size_t line;  /* that is being fed */
	size_t since; /* the line where the open field began */
};

void
tab_quoted_free(struct tab_quoted *q)
{
	if (q == NULL)
		return;
	if (q->made)
		csv_free(&q->parser);
	free(q->buf);
	free(q);
}

/* No byte is a blank to be dropped. */
static int
never_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void
on_field(void *s, size_t len, void *ctx)
{
	struct tab_quoted *q = ctx;

	q->buf = mem_grow(q->buf, &q->cap, q->used + len + 1, 1);
	memcpy(q->buf + q->used, s, len);
	q->buf[q->used + len] = '\0';
	q->used += len + 1;
	q->cells++;
	q->since = q->line;
	if (len > TAB_FIELD_MAX && q->big == 0)
		q->big = q->cells;
}

static void
on_row(int c, void *ctx)
{
	struct tab_quoted *q = ctx;

	(void)c;
	q->done = 1;
}

static struct tab_quoted *
begin_row(struct tab *t)
{
	struct tab_quoted *q = t->quoted;

	if (q == NULL)
		q = t->quoted = mem_alloc(1, sizeof(*q));
	if (!q->made) {
		csv_init(&q->parser, CSV_STRICT | CSV_STRICT_FINI);
		csv_set_delim(&q->parser, (unsigned char)t->delim);
		csv_set_space_func(&q->parser, never_blank);
		csv_set_blk_size(&q->parser, 65536);
		q->made = 1;
	}
	q->done = 0;
	q->used = q->cells = q->big = 0;
	q->line = q->since = t->line;
	return q;
}

/* A fault of the open field, which r says: told where the field began. */
static int
wrong_field(struct tab *t, int r)
{
	t->fault.line = t->quoted->since;
	return r;
}

/* Feeds n bytes: 0, or -1 if libcsv refuses one of them. */
static int
feed_bytes(struct tab *t, size_t from, size_t n)
{
	struct tab_quoted *q = t->quoted;
	const char *s = tab_row(t) + from;
	size_t got;

	got = csv_parse(&q->parser, s, n, on_field, on_row, q);
	if (got == n)
		return 0;
	if (csv_error(&q->parser) != CSV_EPARSE)
		msg_die("%s", csv_strerror(csv_error(&q->parser)));
	if (s[got] == '"')
		return wrong_field(t,
		    tab_wrong(t, q->cells,
			"a quote inside an unquoted field: quote the field and "
			"double the quote"));
	if (q->line == q->since)
		return wrong_field(t,
		    tab_wrong(t, q->cells,
			"text after the closing quote: a quote inside a field "
			"is doubled"));
	return wrong_field(t,
	    tab_wrong(t, q->cells,
		"a quote that is not closed, or text after it on line %zu",
		q->line));
}

/* Feeds a line of n bytes, behind `from` bytes of the row. */
static int
feed_line(struct tab *t, size_t from, size_t n, int ended)
{
	struct tab_quoted *q = t->quoted;
	const char *s = tab_row(t) + from;
	size_t text = tab_chomp(s, n, ended), ok = tab_bad(s, text);

	if (from + text > TAB_ROW_MAX)
		return wrong_field(t, tab_wrong_size(t, q->cells));
	if (ok < text)
		return feed_bytes(t, from, ok) == -1
		    ? -1
		    : tab_wrong_byte(t, q->cells, s[ok]);
	if (feed_bytes(t, from, n + (size_t)ended) == -1)
		return -1;
	if (!ended && csv_fini(&q->parser, on_field, on_row, q) != 0)
		return wrong_field(
		    t, tab_wrong(t, q->cells, "a quote that is never closed"));
	return 0;
}

/* Feeds the lines of the row, the first of n bytes, until it is complete. */
static int
feed_row(struct tab *t, size_t n, int ended)
{
	struct tab_quoted *q = t->quoted;
	size_t from = 0;

	while (feed_line(t, from, n, ended) == 0) {
		from += n + (size_t)ended;
		q->line++;
		if (q->done) {
			t->size = from;
			t->next = q->line;
			t->unended = !ended;
			return 0;
		}
		n = block_line(&t->block, from, TAB_ROW_MAX + 1, &ended);
		if (n == BLOCK_LONG)
			return wrong_field(t, tab_wrong_size(t, q->cells));
		if (t->block.error != 0)
			return 0;
	}
	return -1;
}

/* Writes the cells over the row. */
static void
place_cells(struct tab *t)
{
	struct tab_quoted *q = t->quoted;
	char *p = tab_row(t);
	size_t i;

	memcpy(p, q->buf, q->used);
	t->cell = mem_grow(t->cell, &t->cap, q->cells, sizeof(*t->cell));
	for (i = 0; i < q->cells; i++) {
		t->cell[i] = p;
		p += strlen(p) + 1;
	}
}

int
tab_unquote(struct tab *t, size_t n, int ended)
{
	struct tab_quoted *q = begin_row(t);
	int r = feed_row(t, n, ended);

	if (r == 0 && !q->done)
		return 0;
	t->cells = q->cells;
	if (r == 0 && q->big > 0)
		r = tab_wrong_field(t, q->big - 1);
	if (r == 0 && t->width > 0 && t->cells != t->width)
		r = tab_wrong_width(t);
	if (r == 0) {
		place_cells(t);
		return 1;
	}
	csv_free(&q->parser);
	q->made = 0;
	return -1;
}
