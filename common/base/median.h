#ifndef MEDIAN_H
#define MEDIAN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Whole numbers, and what stands in their middle.  Memory grows with the
 * distinct values, time as a sort.  {0} has none yet.
 *
 * A number may be a lower bound: days that have not ended.  Those stand above
 * all that are known, in the order of what is known of them, so that a
 * referral nobody called cannot make us look quicker.
 */
struct median {
	struct median_value *v;
	size_t sorted, n, cap; /* v[0..sorted) in order, each value once */
	size_t count;	       /* of all */
};

void median_add(struct median *m, int64_t value);

/* The same value so many times; a lower bound. */
void median_add_n(struct median *m, int64_t value, size_t times);
void median_add_open(struct median *m, int64_t value);

/* A figure of numbers: `whole`, or half more; 0 of none. */
struct median_figure {
	int64_t whole;
	int half;
	int more; /* it is a lower bound */
};

/*
 * The median: of an even number half the sum of the middle two.  A lower
 * bound counts as no less than the greatest number that is known.
 */
struct median_figure median_of(struct median *m);

/*
 * The percentile, 1 to 100, by nearest rank: the least of the numbers that so
 * many per cent of them do not exceed.  Source: R. J. Hyndman and Y. Fan,
 * "Sample Quantiles in Statistical Packages", 1996, definition 1.
 */
struct median_figure median_percentile(struct median *m, size_t percent);

void median_free(struct median *m);

#endif
