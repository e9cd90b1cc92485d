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
