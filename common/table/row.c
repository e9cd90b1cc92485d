/*
 * The one place where the columns of a row become the members of a struct.
 */
#include "table/row.h"

#include <stdlib.h>
#include <string.h>

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
	case ROW_COUNT: return cell_count(t, at, member);
	case ROW_MONEY: return cell_money(t, at, member);
	case ROW_DATE: return cell_date(t, at, member);
	case ROW_TEXT: *(const char **)member = tab_cell(t, at); break;
	case ROW_OWN: break;
	}
	return 0;
}

int
row_read(struct tab *t, const struct row_col col[], size_t n, const int at[],
    void *to)
{
	void *member;
	size_t i;

	for (i = 0; i < n; i++) {
		member = (char *)to + col[i].offset;
		if (col[i].type == ROW_TEXT) /* most are */
			*(const char **)member = tab_cell(t, at[i]);
		else if (row_read_cell(t, col[i].type, at[i], member) < 0)
			return -1;
	}
	return 0;
}

int
row_read_own(struct tab *t, const struct row_col col[], size_t n,
    const int at[], void *to, row_own *own)
{
	const char *cell, *fault;
	int bad = 0;
	void *member;
	size_t i;

	for (i = 0; i < n; i++) {
		member = (char *)to + col[i].offset;
		if (col[i].type < ROW_OWN) {
			bad |= row_read_cell(t, col[i].type, at[i], member) < 0;
			continue;
		}
		cell = tab_cell(t, at[i]);
		fault = own((int)col[i].type, col[i].name, cell, member);
		if (fault != NULL)
			tab_complain(t, at[i], "'%s' %s", cell, fault);
		bad |= fault != NULL;
	}
	return bad ? -1 : 0;
}

void
row_copy_texts(
    const struct row_col col[], size_t n, void *to, struct mem_pool *pool)
{
	const char **text;
	size_t i;

	for (i = 0; i < n; i++) {
		if (col[i].type != ROW_TEXT)
			continue;
		text = (const char **)(void *)((char *)to + col[i].offset);
		*text = **text != '\0' ? mem_pool_dup(pool, *text) : "";
	}
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
