#ifndef MEDIAN_H
#define MEDIAN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Whole numbers, and the median of them.  Memory grows with the distinct
 * values.  {0} has none yet.
 */
struct median {
	struct {
		int64_t value;
		size_t count;
	} * v;
	size_t n, cap;
	size_t count; /* of all */
};

void median_add(struct median *m, int64_t value);

/* The same value so many times. */
void median_add_n(struct median *m, int64_t value, size_t times);

/* Twice the median, so that it is whole; 0 of none. */
int64_t median_twice(const struct median *m);

void median_free(struct median *m);

#endif
