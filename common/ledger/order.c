/*
 * Most files are in order already, and that is seen in one walk.
 */
#include "ledger/order.h"

#include <stdlib.h>
#include <string.h>

int
order_compare(const void *va, const void *vb)
{
	const struct order *a = va, *b = vb;
	int c;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if ((c = strcmp(a->entered, b->entered)) != 0)
		return c; /* times sort as text */
	return a->place < b->place ? -1 : a->place > b->place;
}

void
order_sort(struct order *o, size_t n)
{
	size_t i;

	for (i = 1; i < n && order_compare(&o[i - 1], &o[i]) < 0; i++)
		continue;
	if (i < n)
		qsort(o, n, sizeof(*o), order_compare);
}
