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

#include "map.h"
#include "text.h"

enum {
	LOOK_ROWS = 50,	      /* among which the header is sought */
	LOOK_BYTES = 1 << 18, /* of which they are taken */
	NAME_MAX_LEN = 1024
};

/* Where tab reads from. */
struct source {
	const char *s;
	size_t left;
};

static ssize_t
fill(void *ctx, char *buf, size_t n)
{
	struct source *src = ctx;

	n = n < src->left ? n : src->left;
	memcpy(buf, src->s, n);
	src->s += n;
	src->left -= n;
	return (ssize_t)n;
}

static size_t
blank(const char *s)
{
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

static size_t
count_filled(const char *const cell[], size_t n)
{
	size_t i, filled = 0;
	const char *s;

	for (i = 0; i < n; i++) {
		s = cell[i];
		filled += export_trim(&s) > 0;
	}
	return filled;
}

/* How well a row would do as the header. */
static size_t
worth(const struct export_how *how, const char *const cell[], size_t n)
{
	return how->known(how->ctx, cell, n) * 2 + (count_filled(cell, n) > 1);
}

/* The worth of the best header that a delimiter finds in the text. */
static size_t
try_delim(struct source src, const struct export_how *how, char delim)
{
	struct tab_how th = {.delim = delim, .foreign = 1, .limit = LOOK_BYTES};
	struct tab *t = tab_source(fill, &src, "", &th);
	const char *cell[NAME_MAX_LEN];
	size_t best = 0, w, i, n;
	int rows, got;

	for (rows = 0; rows < LOOK_ROWS && (got = tab_read(t)) != 0; rows++) {
		if (got == -1)
			continue;
		n = tab_cells(t) < NAME_MAX_LEN ? tab_cells(t) : NAME_MAX_LEN;
		for (i = 0; i < n; i++)
			cell[i] = tab_cell(t, (int)i);
		w = worth(how, cell, n);
		best = w > best ? w : best;
	}
	tab_close(t);
	return best;
}

static char
guess_delim(struct source src, const struct export_how *how)
{
	static const char delims[] = ",;\t|";
	size_t best = 0, w, i;
	char delim = delims[0];

	for (i = 0; delims[i] != '\0'; i++)
		if ((w = try_delim(src, how, delims[i])) > best) {
			best = w;
			delim = delims[i];
		}
	return delim;
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
	r->filled = count_filled(e->cell + e->cells, n);
	*next = r->line + lines_of(e->cell + e->cells, n);
	e->cells += n;
}

/* Reads every row; those of a foreign file have any width. */
static void
load(struct export *e, struct source src)
{
	struct tab_how th = {.delim = e->delim, .foreign = 1, .whole = 1};
	size_t next = 1 + e->skipped;
	const struct tab_fault *f;
	int got, column;

	e->tab = tab_source(fill, &src, e->name, &th);
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

static const char *const *
cells_of(const struct export *e, const struct export_row *r)
{
	return (const char *const *)e->cell + r->first;
}

/* Finds the header: ST_TROUBLE after a message if no row can be it. */
static enum st
find_head(struct export *e, const struct export_how *how)
{
	size_t best = 0, w, i;

	if (e->all == 0 && e->faults > 0) {
		msg_at(e->name, e->fault[0].line, NULL, "%s", e->fault[0].text);
		return ST_TROUBLE;
	}
	if (e->all == 0) {
		msg("%s: is empty: not even a header", e->name);
		return ST_TROUBLE;
	}
	for (i = 0; !how->fixed && i < e->all && i < LOOK_ROWS; i++) {
		w = worth(how, cells_of(e, &e->row[i]), e->row[i].cells);
		if (w > best) {
			best = w;
			e->head = i;
		}
	}
	e->begin = e->head + 1;
	e->end = e->all;
	return ST_OK;
}

/* Whether a row can stand behind the data: of one cell, or a sum. */
static int
is_footer(const struct export *e, const struct export_row *r)
{
	static const char *const sums[] = {
	    "Total", "Totals", "Grand Total", "Grand Totals"};
	const char *s = e->cell[r->first];
	size_t i, n = export_trim(&s);

	for (i = 0; i < sizeof(sums) / sizeof(*sums); i++)
		if (n == strlen(sums[i]) && text_ncasecmp(s, sums[i], n) == 0)
			return 1;
	return n > 0 && r->filled == 1 && e->width > 1;
}

/* Whether a row that may be a footer's first is: it says so, or is set off. */
static int
begins_footer(const struct export *e, const struct export_row *r)
{
	static const char *const words[] = {"Grand Total", "Total",
	    "Confidential", "Copyright", "Report generated", "Generated",
	    "Exported", "Filtered"};
	const char *s = e->cell[r->first];
	size_t i;

	export_trim(&s);
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_ncasecmp(s, words[i], strlen(words[i])) == 0)
			return 1;
	return r->cells == 1 && (r->blank > 0 || r[-1].filled == 0);
}

/* Takes the footer off the end of the data. */
static void
find_end(struct export *e)
{
	size_t i = e->all, first = e->all;

	while (i > e->begin &&
	    (e->row[i - 1].filled == 0 || is_footer(e, &e->row[i - 1])))
		i--;
	for (; i < e->all && first == e->all; i++)
		if (e->row[i].filled > 0 && begins_footer(e, &e->row[i]))
			first = i;
	if (first == e->all)
		return;
	e->end = first;
	while (e->end > e->begin && e->row[e->end - 1].filled == 0)
		e->end--;
}

/* A name for a column that has none, or one that is taken. */
static const char *
make_name(struct export *e, const struct map *seen, const char *name, size_t i)
{
	char *s = *name ? mem_printf("%s", name) : mem_printf("column-%zu", i);
	const char *kept;
	size_t n;

	for (n = 2; map_get(seen, s) != MAP_NONE; n++) {
		free(s);
		s = *name ? mem_printf("%s-%zu", name, n)
			  : mem_printf("column-%zu-%zu", i, n);
	}
	kept = mem_pool_dup(&e->pool, s);
	free(s);
	return kept;
}

/*
 * The names of the columns.  Empty ones at the end are columns only if there
 * is something in them.
 */
static void
name_columns(struct export *e)
{
	const struct export_row *h = &e->row[e->head], *r;
	struct map seen = {0};
	size_t i, n;
	const char *s;
	char *name;

	for (r = h; r < e->row + e->end; r++)
		for (i = e->width; i < h->cells && i < r->cells; i++)
			if (s = e->cell[r->first + i], export_trim(&s) > 0)
				e->width = i + 1;
	e->column = mem_alloc(e->width + 1, sizeof(*e->column));
	for (i = 0; i < e->width; i++) {
		s = e->cell[h->first + i];
		n = export_trim(&s);
		name = mem_dup(s, n);
		e->column[i] = make_name(e, &seen, name, i + 1);
		free(name);
		map_put(&seen, e->column[i], i);
	}
	map_free(&seen);
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
	    count_filled(cells_of(e, r) + e->width, r->cells - e->width) == 0;
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
		    "%zu cells where the header has %zu", e->row[i].cells,
		    e->width);
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
		snprintf(
		    buf, sizeof(buf), " (and on %zu lines more)", lines - 1);
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
static struct source
skip_lines(struct export *e, size_t lines)
{
	struct source src = {e->text.s, e->text.n};
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
	struct source src;

	*e = (struct export){.name = how->path};
	if (how->path == NULL || strcmp(how->path, "-") == 0)
		e->name = "standard input";
	if (charset_read(&e->text, how->path, e->name, how->charset) != ST_OK)
		return ST_TROUBLE;
	mend_lines(&e->text);
	src = skip_lines(e, how->skip);
	e->delim = how->delim != '\0' ? how->delim : guess_delim(src, how);
	load(e, src);
	if (find_head(e, how) != ST_OK)
		return ST_TROUBLE;
	e->width = 0;
	name_columns(e);
	find_end(e);
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
