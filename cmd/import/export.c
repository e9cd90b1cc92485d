/*
 * An export, taken apart.
 *
 * The text is in memory before it is parsed, because three questions are
 * answered by trying: which delimiter, which row is the header, and (in
 * notation.c) how its dates and amounts are written.  The rest is around the
 * data: what stands before the header, the footer behind the last row, rows
 * that are no rows.
 */
#include "export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import.h"

enum {
	LOOK_ROWS = 50,	      /* among which the header is sought */
	LOOK_BYTES = 1 << 18, /* of which they are taken */
	LOOK_CELLS = 1024     /* of each */
};

/* The rest of a text, for tab to read from. */
struct source {
	const char *s;
	size_t left;
};

static ssize_t
fill_block(void *ctx, char *buf, size_t n)
{
	struct source *src = ctx;

	n = n < src->left ? n : src->left;
	memcpy(buf, src->s, n);
	src->s += n;
	src->left -= n;
	return (ssize_t)n;
}

size_t
export_prefix(const char *s, const char *const list[])
{
	for (; *list != NULL; list++)
		if (*s == **list && strncmp(s, *list, strlen(*list)) == 0)
			return strlen(*list);
	return 0;
}

static size_t
blank_length(const char *s)
{
	static const char *const blanks[] = {" ", "\t", "\n", "\r", "\xc2\xa0",
	    "\xe2\x80\xaf", "\xe2\x80\x8b", "\xef\xbb\xbf", NULL};

	return *s > ' ' && *s < 0x7f ? 0 : export_prefix(s, blanks);
}

size_t
export_trim(const char **s)
{
	const char *p, *end;
	size_t n;

	while ((n = blank_length(*s)) > 0)
		*s += n;
	for (p = end = *s; *p != '\0';)
		if ((n = blank_length(p)) > 0)
			p += n;
		else
			end = ++p;
	return (size_t)(end - *s);
}

char *
export_trimmed(const char *s, struct mem_pool *pool)
{
	size_t n = export_trim(&s);

	return mem_pool_ndup(pool, s, n);
}

int
export_filled(const char *s)
{
	size_t n;

	while ((n = blank_length(s)) > 0)
		s += n;
	return *s != '\0';
}

static size_t
count_filled(const char *const cell[], size_t n)
{
	size_t i, filled = 0;

	for (i = 0; i < n; i++)
		filled += (size_t)export_filled(cell[i]);
	return filled;
}

/* How well a row would do as the header. */
static size_t
header_worth(const struct export_options *o, const char *const cell[], size_t n)
{
	return mapping_known(o->overrides, cell, n) * 2 +
	    (count_filled(cell, n) > 1);
}

/* The worth of the best header that a delimiter finds in the text. */
static size_t
delimiter_worth(struct source src, const struct export_options *o, char delim)
{
	struct tab_how th = {.delim = delim, .foreign = 1, .limit = LOOK_BYTES};
	struct tab *t = tab_source(fill_block, &src, "", &th);
	const char *cell[LOOK_CELLS];
	size_t best = 0, worth, i, n;
	int rows, got;

	for (rows = 0; rows < LOOK_ROWS && (got = tab_read(t)) != 0; rows++) {
		if (got == -1)
			continue;
		n = tab_cells(t) < LOOK_CELLS ? tab_cells(t) : LOOK_CELLS;
		for (i = 0; i < n; i++)
			cell[i] = tab_cell(t, (int)i);
		worth = header_worth(o, cell, n);
		best = worth > best ? worth : best;
	}
	tab_close(t);
	return best;
}

/* The delimiter with which the text has the best header. */
static char
find_delimiter(struct source src, const struct export_options *o)
{
	static const char delims[] = ",;\t|";
	size_t best = 0, worth, i;
	char delim = delims[0];

	for (i = 0; delims[i] != '\0'; i++)
		if ((worth = delimiter_worth(src, o, delims[i])) > best) {
			best = worth;
			delim = delims[i];
		}
	return delim;
}

/* Keeps the fault of a row: whether it matters is not known yet. */
static void
keep_fault(struct export *e, const struct tab_fault *f)
{
	struct export_fault *new;

	e->fault =
	    mem_grow(e->fault, &e->fault_cap, e->faults + 1, sizeof(*e->fault));
	new = &e->fault[e->faults++];
	*new = (struct export_fault){
	    f->line + e->skipped, e->all, -1, mem_pool_dup(&e->pool, f->text)};
	if (f->column != NULL &&
	    sscanf(f->column, "column %d", &new->column) == 1)
		new->column--;
}

/* The lines that a row takes in the file. */
static size_t
count_lines(const char *const cell[], size_t n)
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
	*next = r->line + count_lines(e->cell + e->cells, n);
	e->cells += n;
}

/* Reads every row; those of a foreign file have any width. */
static void
read_rows(struct export *e, struct source src)
{
	struct tab_how th = {.delim = e->delim, .foreign = 1, .whole = 1};
	size_t next = 1 + e->skipped;
	int got;

	e->tab = tab_source(fill_block, &src, e->name, &th);
	while ((got = tab_read(e->tab)) != 0)
		if (got == 1)
			keep_row(e, &next);
		else {
			keep_fault(e, tab_fault(e->tab));
			next = e->fault[e->faults - 1].line + 1;
		}
}

static const char *const *
row_cells(const struct export *e, const struct export_row *r)
{
	return (const char *const *)e->cell + r->first;
}

/* Finds the header: ST_TROUBLE after a message if no row can be it. */
static enum st
find_header(struct export *e, const struct export_options *o)
{
	size_t best = 0, worth, i;

	if (e->all == 0 && e->faults > 0)
		msg_at(e->name, e->fault[0].line, NULL, "%s", e->fault[0].text);
	else if (e->all == 0)
		msg("%s: is empty: not even a header", e->name);
	if (e->all == 0)
		return ST_TROUBLE;
	for (i = 0; !o->fixed && i < e->all && i < LOOK_ROWS; i++) {
		worth =
		    header_worth(o, row_cells(e, &e->row[i]), e->row[i].cells);
		if (worth > best) {
			best = worth;
			e->head = i;
		}
	}
	e->begin = e->head + 1;
	e->end = e->all;
	return ST_OK;
}

/* Whether a cell begins with one of the words and there one of `ends`, or
 * nothing, is behind it. */
static int
begins_with(const char *s, const char *const words[], const char *ends)
{
	size_t n = export_trim(&s), len;

	for (; *words != NULL; words++) {
		len = strlen(*words);
		if (text_ncasecmp(s, *words, len) == 0 &&
		    (n == len || strcspn(s + len, ends) == 0))
			return 1;
	}
	return 0;
}

/* Whether a row is "Total" and numbers. */
static int
is_sum(const struct export *e, const struct export_row *r)
{
	static const char *const sums[] = {
	    "Total", "Totals", "Grand Total", "Grand Totals", NULL};
	const char *const *cell = row_cells(e, r);
	size_t i, numbers = 0;

	if (!begins_with(cell[0], sums, ""))
		return 0;
	for (i = 1; i < r->cells; i++)
		if (cell[i][strspn(cell[i], "0123456789.,-+%$ ()'")] != '\0')
			return 0;
		else
			numbers += (size_t)export_filled(cell[i]);
	return numbers > 0;
}

/* Whether a row can stand behind the data: of one cell, or a sum. */
static int
is_footer(const struct export *e, const struct export_row *r)
{
	return is_sum(e, r) ||
	    (r->filled == 1 && e->width > 1 &&
		export_filled(row_cells(e, r)[0]));
}

/* Whether a row that may be a footer's first is: a sum, or it says so and is
 * not a whole row, or is set off. */
static int
begins_footer(const struct export *e, const struct export_row *r)
{
	static const char *const totals[] = {
	    "Grand Total", "Grand Totals", NULL};
	static const char *const words[] = {"Total", "Totals", "Confidential",
	    "Copyright", "Report generated", "Generated", "Exported",
	    "Filtered", NULL};
	static const char ends[] = " ,:;.(-";
	const int apart = r->blank > 0 || r[-1].filled == 0;
	const char *s = row_cells(e, r)[0];

	return is_sum(e, r) || begins_with(s, totals, ends) ||
	    ((apart || r->cells < e->width) && begins_with(s, words, ends)) ||
	    (apart && r->cells == 1);
}

/* Takes the footer off the end of the data. */
static void
drop_footer(struct export *e)
{
	size_t i = e->all;

	while (i > e->begin &&
	    (e->row[i - 1].filled == 0 || is_footer(e, &e->row[i - 1])))
		i--;
	while (i < e->all &&
	    (e->row[i].filled == 0 || !begins_footer(e, &e->row[i])))
		i++;
	if (i == e->all)
		return;
	while (i > e->begin && e->row[i - 1].filled == 0)
		i--;
	e->end = i;
}

const char *
export_new_name(struct export *e, struct map *taken, const char *name)
{
	size_t n = map_get(taken, name);
	const char *new = name;

	if (n != MAP_NONE) {
		do
			new = mem_pool_printf(&e->pool, "%s-%zu", name, ++n);
		while (map_get(taken, new) != MAP_NONE);
		map_set(taken, name, n);
	}
	map_put(taken, new, 1);
	return new;
}

/*
 * The names of the columns.  Empty ones at the end are columns only if there
 * is something in them.
 */
static void
name_columns(struct export *e)
{
	const struct export_row *h = &e->row[e->head], *r;
	struct map taken = {0};
	char *name, *tab;
	size_t i;

	for (r = h; r < e->row + e->end; r++)
		for (i = e->width; i < h->cells && i < r->cells; i++)
			if (export_filled(row_cells(e, r)[i]))
				e->width = i + 1;
	e->column = mem_alloc(e->width + 1, sizeof(*e->column));
	for (i = 0; i < e->width; i++) {
		name = export_trimmed(row_cells(e, h)[i], &e->pool);
		for (tab = name; (tab = strchr(tab, '\t')) != NULL;)
			*tab = ' '; /* what we write would be taken for TSV */
		if (*name == '\0')
			name = mem_pool_printf(&e->pool, "column-%zu", i + 1);
		e->column[i] = export_new_name(e, &taken, name);
	}
	map_free(&taken);
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
fits_header(const struct export *e, const struct export_row *r)
{
	return r->cells >= e->width &&
	    count_filled(row_cells(e, r) + e->width, r->cells - e->width) == 0;
}

/* Reports what is wrong with rows of the data, and drops those. */
static void
check_rows(struct export *e)
{
	size_t i, to = e->begin, next = 0;

	for (i = e->begin; i < e->end; i++) {
		tell_faults(e, &next, i);
		if (fits_header(e, &e->row[i])) {
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

/* Where a byte stands: its line, and (or NULL) the name of its column. */
static size_t
place_byte(const struct export *e, const char *to, const char **column)
{
	size_t col = 0, line = 1;
	const char *s;
	int quoted = 0;

	for (s = e->text.s; s < to; s++) {
		line += *s == '\n';
		if (*s == '"')
			quoted = !quoted;
		else if (!quoted && *s == '\n')
			col = 0;
		else if (!quoted && *s == e->delim)
			col++;
	}
	*column = col < e->width ? e->column[col] : NULL;
	return line;
}

/* Bytes that are not UTF-8: the charset was another, and no row is sure. */
static enum st
check_bytes(struct export *e)
{
	const struct charset_text *t = &e->text;
	size_t at = charset_fault(t, 0), line, more = 0, from = at;
	const char *column, *lf, *first = t->s + at;

	if (at == t->n)
		return ST_OK;
	while ((lf = memchr(t->s + from, '\n', t->n - from)) != NULL &&
	    (from = charset_fault(t, (size_t)(lf - t->s))) < t->n)
		more++;
	line = place_byte(e, first, &column);
	msg_at(e->name, line, column,
	    "byte 0x%02x is not %s%s: say what the file is, "
	    "for instance -c cp1252",
	    (unsigned char)*first, t->charset,
	    more == 0 ? ""
		      : mem_pool_printf(&e->pool, " (and on %zu line%s more)",
			    more, more > 1 ? "s" : ""));
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
	size_t n;

	for (; e->skipped < lines && src.left > 0; e->skipped++) {
		lf = memchr(src.s, '\n', src.left);
		n = lf == NULL ? src.left : (size_t)(lf + 1 - src.s);
		src.s += n;
		src.left -= n;
	}
	return src;
}

enum st
export_read(struct export *e, const struct export_options *o)
{
	struct source src;

	*e = (struct export){.name = o->path};
	if (o->path == NULL || strcmp(o->path, "-") == 0)
		e->name = "standard input";
	if (charset_read(&e->text, o->path, e->name, o->charset) != ST_OK)
		return ST_TROUBLE;
	mend_lines(&e->text);
	src = skip_lines(e, o->skip);
	e->delim = o->delim != '\0' ? o->delim : find_delimiter(src, o);
	read_rows(e, src);
	if (find_header(e, o) != ST_OK)
		return ST_TROUBLE;
	name_columns(e);
	drop_footer(e);
	if (check_bytes(e) != ST_OK)
		return ST_TROUBLE;
	check_rows(e);
	return ST_OK;
}

void
export_free(struct export *e)
{
	free(e->text.s);
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
