/*
 * The rows of a file lie in one array of cells, as wide as the file; a column
 * of ours is found by the place that it has there.
 */
#include "ledger/sheet.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"

enum st
sheet_bind(struct tab *t, enum schema_table table, int at[SCHEMA_COLS_MAX])
{
	const struct schema_col *col;
	size_t i, n;

	col = schema_cols(table, &n);
	for (i = 0; i < n; i++)
		at[i] = col[i].required ? tab_require(t, col[i].name)
					: tab_find(t, col[i].name);
	return tab_status(t);
}

/* Whether each cell of the row that was read is right; faults are reported. */
static int
cells_fit(struct sheet *s, const char *const cells[])
{
	const struct schema_col *col;
	char buf[SCHEMA_FAULT];
	const char *cell, *fault;
	size_t i, n;
	int fit = 1;

	col = schema_cols(s->table, &n);
	for (i = 0; i < n; i++) {
		cell = s->at[i] < 0 ? "" : cells[s->at[i]];
		if (*cell == '\0' && !col[i].required)
			continue; /* as most are */
		if ((fault = schema_fault(&col[i], cell, buf)) != NULL) {
			tab_complain(s->tab, s->at[i], "%s", fault);
			fit = 0;
		}
	}
	return fit;
}

/* The width of the row is right, or it would not be here; `entered`, of fixed
 * width, shows where it was torn. */
int
sheet_whole(struct tab *t, int entered)
{
	size_t n;

	if (!tab_unended(t))
		return 1;
	n = strlen(tab_cell(t, entered));
	if (n != 0 && n != STAMP_LEN) {
		tab_complain(t, entered,
		    "the last row is torn: complete it or remove it");
		return 0;
	}
	msg_at(tab_file(t), tab_line(t), NULL,
	    "no newline ends the last row: taken as it is");
	return 1;
}

/* Room for one more row: its cells. */
static const char **
add_row(struct sheet *s, size_t line)
{
	size_t used = s->rows * s->width;

	s->line = mem_grow(s->line, &s->line_cap, s->rows + 1, sizeof(size_t));
	s->cell = mem_grow(
	    s->cell, &s->cell_cap, used + s->width, sizeof(const char *));
	s->line[s->rows++] = line;
	return &s->cell[used];
}

enum st
sheet_load(struct sheet *s, enum schema_table table, struct tab *t)
{
	size_t i, n;

	*s = (struct sheet){.table = table, .tab = t};
	for (i = 0; i < SCHEMA_COLS_MAX; i++)
		s->at[i] = (int)i;
	schema_cols(table, &n);
	s->width = n;
	if (t == NULL)
		return ST_OK;
	s->unread =
	    tab_header(t) != ST_OK || sheet_bind(t, table, s->at) != ST_OK;
	if (s->unread)
		return ST_TROUBLE;
	s->width = tab_width(t);
	while (tab_next(t)) {
		if (cells_fit(s, tab_array(t)) && sheet_whole(t, s->at[n - 1]))
			memcpy(add_row(s, tab_line(t)), tab_array(t),
			    s->width * sizeof(*s->cell));
	}
	return tab_status(t);
}

void
sheet_add(struct sheet *s, const char *const cells[], size_t line)
{
	const char **cell = add_row(s, line);
	size_t i, n;

	schema_cols(s->table, &n);
	for (i = 0; i < s->width; i++)
		cell[i] = "";
	for (i = 0; i < n; i++)
		if (s->at[i] >= 0)
			cell[s->at[i]] = cells[i];
}

int
sheet_take_id(const struct sheet *s, size_t row, struct map *ids, size_t number)
{
	const char *id = sheet_cell(s, row, 0);
	const size_t before = ids->n;

	map_put(ids, id, number);
	if (ids->n > before)
		return 1;
	sheet_complain(s, row, 0, "'%s' is there already", id);
	return 0;
}

enum st
sheet_take_ids(const struct sheet *s, struct map *ids)
{
	enum st st = ST_OK;
	size_t row;

	for (row = 0; row < s->rows; row++)
		if (!sheet_take_id(s, row, ids, row))
			st = ST_TROUBLE;
	return st;
}

const char *
sheet_own(const struct sheet *s, size_t row, int own)
{
	return own < 0 ? "" : s->cell[row * s->width + (size_t)own];
}

const char *
sheet_cell(const struct sheet *s, size_t row, int col)
{
	return sheet_own(s, row, s->at[col]);
}

int
sheet_find(const struct sheet *s, const char *name)
{
	return s->tab != NULL ? tab_find(s->tab, name)
			      : schema_col(s->table, name);
}

const char *
sheet_file(const struct sheet *s)
{
	return s->tab != NULL ? tab_file(s->tab) : schema_file(s->table);
}

size_t
sheet_line(const struct sheet *s, size_t row)
{
	return s->line[row];
}

void
sheet_complain(const struct sheet *s, size_t row, int col, const char *fmt, ...)
{
	const struct schema_col *cols;
	char text[SCHEMA_FAULT * 2];
	size_t n;
	va_list ap;

	cols = schema_cols(s->table, &n);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	msg_at(sheet_file(s), sheet_line(s, row),
	    col < 0 ? NULL : cols[col].name, "%s", text);
}

void
sheet_free(struct sheet *s)
{
	tab_close(s->tab);
	free(s->cell);
	free(s->line);
	*s = (struct sheet){0};
}
