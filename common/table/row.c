/*
 * The one place where the columns of a row become the members of a struct.  An
 * empty cell is no fault: whoever asks keeps the value that it had.
 */
#include "table/row.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"

#define CELL_INT_MAX 1000000000000000000
#define CELL_COUNT_MAX 99999999

/* Reports a cell that is no such thing: -1. */
static int
is_not(struct tab *t, int col, const char *what)
{
	tab_complain(t, col, "'%s' is not %s", tab_cell(t, col), what);
	return -1;
}

int
cell_int(struct tab *t, int col, int64_t *n)
{
	const char *s = tab_cell(t, col);
	const size_t minus = *s == '-', digits = strlen(s) - minus;
	long long v;

	if (*s == '\0')
		return 0;
	errno = 0;
	v = strtoll(s, NULL, 10);
	if (digits == 0 || strspn(s + minus, "0123456789") != digits ||
	    errno != 0 || v > CELL_INT_MAX || v < -CELL_INT_MAX)
		return is_not(t, col, "a whole number");
	*n = v;
	return 1;
}

/* From 0 to 99999999. */
static int
cell_count(struct tab *t, int col, int *n)
{
	const char *s = tab_cell(t, col);
	long v = strtol(s, NULL, 10);

	if (*s == '\0')
		return 0;
	if (strspn(s, "0123456789") != strlen(s) || v > CELL_COUNT_MAX)
		return is_not(t, col, "a whole number");
	*n = (int)v;
	return 1;
}

int
cell_money(struct tab *t, int col, int64_t *money)
{
	const char *s = tab_cell(t, col);
	const int64_t m = money_parse(s);

	if (*s == '\0')
		return 0;
	if (m == MONEY_NONE)
		return is_not(t, col, "an amount with at most two places");
	*money = m;
	return 1;
}

int
cell_date(struct tab *t, int col, int *date)
{
	const char *s = tab_cell(t, col);
	const int d = date_parse(s);

	if (*s == '\0')
		return 0;
	if (d == DATE_NONE)
		return is_not(t, col, "a date, YYYY-MM-DD");
	*date = d;
	return 1;
}

enum st
row_bind(struct tab *t, const struct row_col col[], size_t n, size_t required,
    int at[])
{
	size_t i;

	for (i = 0; i < n; i++)
		at[i] = i < required ? tab_require(t, col[i].name)
				     : tab_find(t, col[i].name);
	return tab_status(t);
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
	const size_t n = tab_width(t);
	const char **name = mem_pool_alloc(pool, n * sizeof(*name));
	size_t i;

	for (i = 0; i < n; i++)
		name[i] = mem_pool_dup(pool, tab_name(t, i));
	return (struct row_head){name, n};
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
row_cell(const struct row_head *h, const char *const cell[], const char *name,
    size_t *place)
{
	size_t i;

	if (*place < h->n && strcmp(h->name[*place], name) == 0)
		return cell[*place];
	for (i = 0; i < h->n; i++)
		if (strcmp(h->name[i], name) == 0)
			return cell[*place = i];
	return NULL;
}
