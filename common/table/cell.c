#include "table/cell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"

#define CELL_INT_MAX 1000000000000000000
#define CELL_COUNT_MAX 99999999

int
cell_int(struct tab *t, int col, int64_t *n)
{
	const char *s = tab_cell(t, col);
	long long v;

	if (*s == '\0')
		return 0;
	errno = 0;
	v = strtoll(s, NULL, 10);
	if (strspn(s + (*s == '-'), "0123456789") + (*s == '-') != strlen(s) ||
	    strcmp(s, "-") == 0 || errno != 0 || v > CELL_INT_MAX ||
	    v < -CELL_INT_MAX) {
		tab_complain(t, col, "'%s' is not a whole number", s);
		return -1;
	}
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
	int64_t m;

	if (*s == '\0')
		return 0;
	if ((m = money_parse(s)) == MONEY_NONE) {
		tab_complain(
		    t, col, "'%s' is not an amount with at most two places", s);
		return -1;
	}
	*money = m;
	return 1;
}

int
cell_date(struct tab *t, int col, int *date)
{
	const char *s = tab_cell(t, col);
	int d;

	if (*s == '\0')
		return 0;
	if ((d = date_parse(s)) == DATE_NONE) {
		tab_complain(t, col, "'%s' is not a date, YYYY-MM-DD", s);
		return -1;
	}
	*date = d;
	return 1;
}
