#ifndef ORDER_H
#define ORDER_H

#include <stddef.h>

/*
 * The order of things that happened, once: by date, then by when they were
 * entered (nothing before any time), then by their place in the file.
 */
struct order {
	int date;
	const char *entered; /* "" or a time, YYYY-MM-DDTHH:MM:SSZ */
	size_t place;
};

/* Compares two struct order, for qsort and its like. */
int order_compare(const void *a, const void *b);

/* Sorts; of what is in order already, that is seen at once. */
void order_sort(struct order *o, size_t n);

#endif
