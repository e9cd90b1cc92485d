/*
 * The text is in memory before it is parsed, because three questions are
 * answered by trying: which delimiter, which row is the header, and (in
 * reading.h) how its dates are to be read.
 */
#include "export.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export_part.h"

ssize_t
export_fill(void *ctx, char *buf, size_t n)
{
	struct export_source *src = ctx;

	n = n < src->left ? n : src->left;
	memcpy(buf, src->s, n);
	src->s += n;
	src->left -= n;
	return (ssize_t)n;
}

static size_t
blank(const char *s)
{
	if (*s > ' ' && *s < 0x7f)
		return 0;
	if (strchr(" \t\n\r", *s) != NULL)
		return *s != '\0';
	if (strncmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return strncmp(s, "\xe2\x80\xaf", 3) == 0 ||
		strncmp(s, "\xe2\x80\x8b", 3) == 0 ||
		strncmp(s, "\xef\xbb\xbf", 3) == 0
	    ? 3
	    : 0;
}

size_t
export_trim(const char **s)
{
	const char *p, *end;
	size_t n;

	while ((n = blank(*s)) > 0)
		*s += n;
	for (p = end = *s; *p != '\0';)
		if ((n = blank(p)) > 0)
			p += n;
		else
			end = ++p;
	return (size_t)(end - *s);
}

size_t
export_filled(const char *const cell[], size_t n)
{
	size_t i, filled = 0;
	const char *s;

	for (i = 0; i < n; i++) {
		s = cell[i];
		filled += export_trim(&s) > 0;
	}
	return filled;
}

/* Keeps the fault of a row: whether it matters is not known yet. */
static void
keep_fault(struct export *e, size_t line, int column, const char *text)
{
	e->fault =
	    mem_grow(e->fault, &e->fault_cap, e->faults + 1, sizeof(*e->fault));
	e->fault[e->faults++] = (struct export_fault){
	    line, e->all, column, mem_pool_dup(&e->pool, text)};
}

/* The lines that a row takes in the file. */
static size_t
lines_of(const char *const cell[], size_t n)
{
	size_t i, lines = 1;
	const char *s;

	for (i = 0; i < n; i++)
		for (s = cell[i]; (s = strchr(s, '\n')) != NULL; s++)
			lines++;
	return lines;
}

static void
keep_row(struct export *e, size_t *next)
{
	size_t n = tab_cells(e->tab), i;
	struct export_row *r;

	e->cell =
	    mem_grow(e->cell, &e->cells_cap, e->cells + n, sizeof(*e->cell));
	for (i = 0; i < n; i++)
		e->cell[e->cells + i] = tab_cell(e->tab, (int)i);
	e->row = mem_grow(e->row, &e->row_cap, e->all + 1, sizeof(*e->row));
	r = &e->row[e->all++];
	r->line = tab_line(e->tab) + e->skipped;
	r->blank = r->line > *next ? r->line - *next : 0;
	r->first = e->cells;
	r->cells = n;
	r->filled = export_filled(e->cell + e->cells, n);
	*next = r->line + lines_of(e->cell + e->cells, n);
	e->cells += n;
}

/* Reads every row; those of a foreign file have any width. */
static void
load(struct export *e, struct export_source src)
{
	struct tab_how th = {.delim = e->delim, .foreign = 1, .whole = 1};
	size_t next = 1 + e->skipped;
	const struct tab_fault *f;
	int got, column;

	e->tab = tab_source(export_fill, &src, e->name, &th);
	while ((got = tab_read(e->tab)) != 0) {
		if (got == 1) {
			keep_row(e, &next);
			continue;
		}
		f = tab_fault(e->tab);
		column = -1;
		if (f->column != NULL &&
		    sscanf(f->column, "column %d", &column) == 1)
			column--;
		keep_fault(e, f->line + e->skipped, column, f->text);
		next = f->line + e->skipped + 1;
	}
}

const char *const *
export_cells(const struct export *e, const struct export_row *r)
{
	return (const char *const *)e->cell + r->first;
}

/* Reports the faults before the row of this number, as read. */
static void
tell_faults(struct export *e, size_t *next, size_t row)
{
	const struct export_fault *f;

	for (; *next < e->faults && e->fault[*next].before <= row; ++*next) {
		f = &e->fault[*next];
		if (f->before <= e->head)
			continue; /* of the preamble */
		msg_at(e->name, f->line,
		    f->column >= 0 && (size_t)f->column < e->width
			? e->column[f->column]
			: NULL,
		    "%s", f->text);
		e->bad++;
	}
}

/* Whether a row has the width of the header, or more that is empty. */
static int
fits(const struct export *e, const struct export_row *r)
{
	return r->cells >= e->width &&
	    export_filled(export_cells(e, r) + e->width, r->cells - e->width) ==
	    0;
}

/* Reports what is wrong with rows of the data, and drops those. */
static void
check_rows(struct export *e)
{
	size_t i, to = e->begin, next = 0;

	for (i = e->begin; i < e->end; i++) {
		tell_faults(e, &next, i);
		if (fits(e, &e->row[i])) {
			e->row[to++] = e->row[i];
			continue;
		}
		msg_at(e->name, e->row[i].line, NULL,
		    "%zu cell%s where the header has %zu", e->row[i].cells,
		    e->row[i].cells == 1 ? "" : "s", e->width);
		e->bad++;
	}
	tell_faults(e, &next, e->all);
	e->rows = to - e->begin;
}

/* Where a byte stands: the name of its column, for a message. */
static const char *
column_at(const struct export *e, const char *from, const char *to)
{
	size_t col = 0;
	int quoted = 0;

	for (; from < to; from++)
		if (*from == '"')
			quoted = !quoted;
		else if (!quoted && *from == '\n')
			col = 0;
		else if (!quoted && *from == e->delim)
			col++;
	return col < e->width ? e->column[col] : NULL;
}

/* Bytes that are not UTF-8: the charset was another, and no row is sure. */
static enum st
check_bytes(const struct export *e)
{
	const struct charset_text *t = &e->text;
	size_t at = charset_fault(t, 0), line = 1, lines = 0, i, from;
	const char *more = "", *first = t->s + at, *lf;
	char buf[64];

	if (at == t->n)
		return ST_OK;
	for (i = 0; i < at; i++)
		line += t->s[i] == '\n';
	for (from = at; from < t->n; lines++) {
		lf = memchr(t->s + from, '\n', t->n - from);
		from =
		    lf == NULL ? t->n : charset_fault(t, (size_t)(lf - t->s));
	}
	if (lines > 1) {
		snprintf(buf, sizeof(buf), " (and on %zu line%s more)",
		    lines - 1, lines > 2 ? "s" : "");
		more = buf;
	}
	msg_at(e->name, line, column_at(e, t->s, first),
	    "byte 0x%02x is not %s%s: say what the file is, "
	    "for instance -c cp1252",
	    (unsigned char)*first, t->charset, more);
	return ST_TROUBLE;
}

/* Lines that end in CR alone are as good as others. */
static void
mend_lines(struct charset_text *t)
{
	char *s;

	if (memchr(t->s, '\n', t->n) != NULL)
		return;
	for (s = t->s; (s = memchr(s, '\r', t->n - (size_t)(s - t->s)));)
		*s = '\n';
}

/* The text behind the lines that are skipped. */
static struct export_source
skip_lines(struct export *e, size_t lines)
{
	struct export_source src = {e->text.s, e->text.n};
	const char *lf;

	for (; e->skipped < lines && src.left > 0; e->skipped++) {
		lf = memchr(src.s, '\n', src.left);
		if (lf == NULL)
			lf = src.s + src.left - 1;
		src.left -= (size_t)(lf + 1 - src.s);
		src.s = lf + 1;
	}
	return src;
}

enum st
export_read(struct export *e, const struct export_how *how)
{
	struct export_source src;

	*e = (struct export){.name = how->path};
	if (how->path == NULL || strcmp(how->path, "-") == 0)
		e->name = "standard input";
	if (charset_read(&e->text, how->path, e->name, how->charset) != ST_OK)
		return ST_TROUBLE;
	mend_lines(&e->text);
	src = skip_lines(e, how->skip);
	e->delim = how->delim != '\0' ? how->delim : export_guess(src, how);
	load(e, src);
	if (export_head(e, how) != ST_OK)
		return ST_TROUBLE;
	e->width = 0;
	export_name(e);
	export_end(e);
	if (check_bytes(e) != ST_OK)
		return ST_TROUBLE;
	check_rows(e);
	return ST_OK;
}

void
export_free(struct export *e)
{
	charset_free(&e->text);
	tab_close(e->tab);
	free(e->cell);
	free(e->row);
	free(e->column);
	free(e->fault);
	mem_pool_free(&e->pool);
	*e = (struct export){0};
}

const struct export_row *
export_row(const struct export *e, size_t row)
{
	return &e->row[e->begin + row];
}

const char *
export_cell(const struct export *e, size_t row, size_t col)
{
	return e->cell[export_row(e, row)->first + col];
}

size_t
export_column(const struct export *e, const char *name)
{
	size_t i;

	for (i = 0; i < e->width && strcmp(e->column[i], name) != 0; i++)
		;
	return i < e->width ? i : SIZE_MAX;
}
