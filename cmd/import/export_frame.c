/*
 * What is around the data of an export: its delimiter, its header and what
 * stands before it, what stands behind the last row.
 */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "export_part.h"

enum {
	LOOK_ROWS = 50,	      /* among which the header is sought */
	LOOK_BYTES = 1 << 18, /* of which they are taken */
	LOOK_CELLS = 1024     /* of each */
};

/* How well a row would do as the header. */
static size_t
worth(const struct export_how *how, const char *const cell[], size_t n)
{
	return how->known(how->ctx, cell, n) * 2 + (export_filled(cell, n) > 1);
}

/* The worth of the best header that a delimiter finds in the text. */
static size_t
try_delim(struct export_source src, const struct export_how *how, char delim)
{
	struct tab_how th = {.delim = delim, .foreign = 1, .limit = LOOK_BYTES};
	struct tab *t = tab_source(export_fill, &src, "", &th);
	const char *cell[LOOK_CELLS];
	size_t best = 0, w, i, n;
	int rows, got;

	for (rows = 0; rows < LOOK_ROWS && (got = tab_read(t)) != 0; rows++) {
		if (got == -1)
			continue;
		n = tab_cells(t) < LOOK_CELLS ? tab_cells(t) : LOOK_CELLS;
		for (i = 0; i < n; i++)
			cell[i] = tab_cell(t, (int)i);
		w = worth(how, cell, n);
		best = w > best ? w : best;
	}
	tab_close(t);
	return best;
}

char
export_guess(struct export_source src, const struct export_how *how)
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

/* Finds the header: ST_TROUBLE after a message if no row can be it. */
enum st
export_head(struct export *e, const struct export_how *how)
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
		w = worth(how, export_cells(e, &e->row[i]), e->row[i].cells);
		if (w > best) {
			best = w;
			e->head = i;
		}
	}
	e->begin = e->head + 1;
	e->end = e->all;
	return ST_OK;
}

/* Whether a row begins with one of the words, at a word's end. */
static int
begins_with(const struct export *e, const struct export_row *r,
    const char *const words[], size_t n)
{
	const char *s = e->cell[r->first];
	size_t i, len;

	export_trim(&s);
	for (i = 0; i < n; i++) {
		len = strlen(words[i]);
		if (text_ncasecmp(s, words[i], len) == 0 &&
		    (s[len] == '\0' || strchr(" ,:;.(-", s[len]) != NULL))
			return 1;
	}
	return 0;
}

/* Whether a row is "Total" and numbers. */
static int
is_sum(const struct export *e, const struct export_row *r)
{
	static const char *const sums[] = {
	    "Total", "Totals", "Grand Total", "Grand Totals"};
	const char *const *cell = export_cells(e, r);
	const char *s = cell[0];
	size_t n = export_trim(&s), i, numbers = 0;

	for (i = 0; i < sizeof(sums) / sizeof(*sums); i++)
		if (n == strlen(sums[i]) && text_ncasecmp(s, sums[i], n) == 0)
			break;
	if (i == sizeof(sums) / sizeof(*sums))
		return 0;
	for (i = 1; i < r->cells; i++)
		if (cell[i][strspn(cell[i], "0123456789.,-+%$ ()'")] != '\0')
			return 0;
		else
			numbers += export_filled(&cell[i], 1);
	return numbers > 0;
}

/* Whether a row can stand behind the data: of one cell, or a sum. */
static int
is_footer(const struct export *e, const struct export_row *r)
{
	return is_sum(e, r) ||
	    (r->filled == 1 && e->width > 1 &&
		export_filled(&e->cell[r->first], 1) == 1);
}

/* Whether a row that may be a footer's first is: a sum, or it says so and is
 * not a whole row, or is set off. */
static int
begins_footer(const struct export *e, const struct export_row *r)
{
	static const char *const totals[] = {"Grand Total", "Grand Totals"};
	static const char *const words[] = {"Total", "Totals", "Confidential",
	    "Copyright", "Report generated", "Generated", "Exported",
	    "Filtered"};
	const int apart = r->blank > 0 || r[-1].filled == 0;

	return is_sum(e, r) || begins_with(e, r, totals, 2) ||
	    ((apart || r->cells < e->width) &&
		begins_with(e, r, words, sizeof(words) / sizeof(*words))) ||
	    (apart && r->cells == 1);
}

/* Takes the footer off the end of the data. */
void
export_end(struct export *e)
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

/* A name for a column that has none, or one that is taken.  A name that was
 * seen has the number that was put behind it last. */
static const char *
make_name(struct export *e, struct map *seen, const char *name, size_t i)
{
	char *base =
	    *name ? mem_dup(name, strlen(name)) : mem_printf("column-%zu", i);
	char *s = mem_dup(base, strlen(base));
	size_t n = map_get(seen, base);
	const char *kept;

	while (map_get(seen, s) != MAP_NONE) {
		free(s);
		s = mem_printf("%s-%zu", base, ++n);
	}
	if (n != MAP_NONE)
		map_set(seen, base, n);
	kept = mem_pool_dup(&e->pool, s);
	map_put(seen, kept, 1);
	free(s);
	free(base);
	return kept;
}

/*
 * The names of the columns.  Empty ones at the end are columns only if there
 * is something in them.
 */
void
export_name(struct export *e)
{
	const struct export_row *h = &e->row[e->head], *r;
	struct map seen = {0};
	size_t i, n;
	const char *s;
	char *name, *tab;

	for (r = h; r < e->row + e->end; r++)
		for (i = e->width; i < h->cells && i < r->cells; i++)
			if (export_filled(&export_cells(e, r)[i], 1) > 0)
				e->width = i + 1;
	e->column = mem_alloc(e->width + 1, sizeof(*e->column));
	for (i = 0; i < e->width; i++) {
		s = e->cell[h->first + i];
		n = export_trim(&s);
		name = mem_dup(s, n);
		for (tab = name; (tab = strchr(tab, '\t')) != NULL;)
			*tab = ' '; /* what we write would be taken for TSV */
		e->column[i] = make_name(e, &seen, name, i + 1);
		free(name);
	}
	map_free(&seen);
}
