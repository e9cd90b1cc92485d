/*
 * Most files are in order already, and that is seen in one walk.
 */
#include "ledger/order.h"

#include <stdlib.h>
#include <string.h>

int
order_compare(const struct order *a, const struct order *b)
{
	int c;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if ((c = strcmp(a->entered, b->entered)) != 0)
		return c; /* times sort as text */
	return a->place < b->place ? -1 : a->place > b->place;
}

static int
order_qsort(const void *a, const void *b)
{
	return order_compare(a, b);
}

void
order_sort(struct order *o, size_t n)
{
	size_t i;

	for (i = 1; i < n && order_compare(&o[i - 1], &o[i]) < 0; i++)
		continue;
	if (i < n)
		qsort(o, n, sizeof(*o), order_qsort);
}
