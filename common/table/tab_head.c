/*
 * The header, and what is found by it; whole inputs.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "table/tab_part.h"

/* The names are there, each once, and none that would make a TSV of it. */
static void
check_names(struct tab *t)
{
	struct map seen = {0};
	size_t i, before;

	for (i = 0; i < t->width; i++) {
		if (t->name[i][0] == '\0') {
			tab_complain(t, -1, "column %zu has no name", i + 1);
			continue;
		}
		if (t->width > 1 && strchr(t->name[i], '\t') != NULL)
			tab_complain(
			    t, (int)i, "a tab in the name of a column");
		before = map_put(&seen, t->name[i], i);
		if (before != i)
			tab_complain(t, (int)i,
			    "columns %zu and %zu have this name", before + 1,
			    i + 1);
	}
	map_free(&seen);
}

/* The header is that of another kind of file. */
static void
check_kind(struct tab *t)
{
	const char *delim = strpbrk(t->name[0], ";|\t");

	if (tab_is_marker(t->name[0], strlen(t->name[0])))
		tab_complain(t, -1, "%s", tab_marker);
	else if (t->width == 1 && delim != NULL)
		tab_complain(t, -1,
		    "no comma, but '%c': ref-import reads other delimiters",
		    *delim);
}

enum st
tab_header(struct tab *t)
{
	const struct tab_fault *f = &t->fault;
	size_t i;
	int r = tab_read(t);

	if (r == -1)
		tab_tell(t, f->line, f->column, f->text);
	if (r == 0 && t->status == ST_OK)
		tab_tell(t, 0, NULL, "empty: there is no header line");
	if (r != 1)
		return t->status = ST_TROUBLE;
	t->name = mem_alloc(t->cells, sizeof(*t->name));
	for (i = 0; i < t->cells; i++)
		t->name[i] = mem_dup(t->cell[i], strlen(t->cell[i]));
	t->width = t->cells;
	check_names(t);
	check_kind(t);
	return t->status;
}

size_t
tab_width(const struct tab *t)
{
	return t->width;
}

const char *
tab_name(const struct tab *t, size_t col)
{
	return t->name[col];
}

int
tab_find(const struct tab *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->width; i++)
		if (strcmp(t->name[i], name) == 0)
			return (int)i;
	return -1;
}

enum st
tab_bind(struct tab *t, const char *const names[], size_t n, size_t required,
    int at[])
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < n; i++) {
		at[i] = tab_find(t, names[i]);
		if (at[i] == -1 && i < required) {
			tab_tell(t, t->line, names[i],
			    "the column is missing from the header");
			st = t->status = ST_TROUBLE;
		}
	}
	return st;
}

void
tab_complain(struct tab *t, int col, const char *fmt, ...)
{
	char text[2 * sizeof(t->fault.text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	tab_tell(t, t->line, col < 0 ? NULL : t->name[col], text);
	t->status = ST_TROUBLE;
	t->row_bad = 1;
}

int
tab_row_bad(const struct tab *t)
{
	return t->row_bad;
}

enum st
tab_each(char *files[], enum st (*each)(struct tab *t, void *ctx), void *ctx)
{
	char dash[] = "-", *standard_input[] = {dash, NULL};
	enum st st = ST_OK;
	struct tab *t;

	if (files[0] == NULL)
		files = standard_input;
	for (; *files != NULL; files++) {
		t = tab_open(*files, NULL);
		if (t == NULL) {
			st = ST_TROUBLE;
			continue;
		}
		if (tab_header(t) == ST_OK)
			st = msg_worst(st, each(t, ctx));
		st = msg_worst(st, tab_status(t));
		tab_close(t);
	}
	return st;
}
