/*
 * The one place where the columns of a row become the members of a struct.
 */
#include "table/row.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "table/cell.h"

enum st
row_bind(struct tab *t, const struct row_col col[], size_t n, size_t required,
    int at[])
{
	const char **name = mem_alloc(n, sizeof(*name));
	enum st st;
	size_t i;

	for (i = 0; i < n; i++)
		name[i] = col[i].name;
	st = tab_bind(t, name, n, required, at);
	free(name);
	return st;
}

static int
row_read_cell(struct tab *t, enum row_type type, int at, void *member)
{
	switch (type) {
	case ROW_INT: return cell_int(t, at, member);
	case ROW_MONEY: return cell_money(t, at, member);
	case ROW_DATE: return cell_date(t, at, member);
	case ROW_TEXT: *(const char **)member = tab_cell(t, at); break;
	}
	return 0;
}

int
row_read(struct tab *t, const struct row_col col[], size_t n, const int at[],
    void *to)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (row_read_cell(
			t, col[i].type, at[i], (char *)to + col[i].offset) < 0)
			return -1;
	return 0;
}

struct row_head
row_head(struct tab *t, struct mem_pool *pool)
{
	struct row_head h = {.n = tab_width(t)};
	size_t i;

	h.name = mem_pool_alloc(pool, h.n * sizeof(*h.name));
	for (i = 0; i < h.n; i++)
		h.name[i] = mem_pool_dup(pool, tab_name(t, i));
	return h;
}

const char **
row_keep(struct tab *t, const struct row_col col[], size_t n, const int at[],
    void *to, struct mem_pool *pool)
{
	const size_t width = tab_width(t);
	const char **cell = mem_pool_alloc(pool, width * sizeof(*cell)), *s;
	size_t i;

	for (i = 0; i < width; i++) {
		s = tab_cell(t, (int)i);
		cell[i] = *s != '\0' ? mem_pool_dup(pool, s) : "";
	}
	for (i = 0; i < n; i++)
		if (col[i].type == ROW_TEXT)
			*(const char **)(void *)((char *)to + col[i].offset) =
			    at[i] < 0 ? "" : cell[at[i]];
	return cell;
}

const char *
row_cell(const struct row_head *h, const char *const cell[], const char *name)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (strcmp(h->name[i], name) == 0)
			return cell[i];
	return NULL;
}
