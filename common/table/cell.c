/*
 * An empty cell is no fault: whoever asks keeps the value that it had.
 */
#include "table/cell.h"

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

int
cell_count(struct tab *t, int col, int *n)
{
	const char *s = tab_cell(t, col);
	long v = strtol(s, NULL, 10);

	if (*s == '\0')
		return 0;
	if (strspn(s, "0123456789") != strlen(s) || v > CELL_COUNT_MAX) {
		tab_complain(t, col, "'%s' is not a whole number", s);
		return -1;
	}
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
