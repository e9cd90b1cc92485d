#ifndef REPORT_AGGREGATE_PART_H
#define REPORT_AGGREGATE_PART_H

/* The inside of a tally: tally.c (what adds up) and tally_page.c (how a page
 * shows it). */
#include "aggregate.h"
#include "base/map.h"
#include "base/mem.h"

struct tally {
	const struct tally_figure *f;
	size_t n;
	int64_t *now;	/* the figures of the row at hand */
	size_t *median; /* the place of each among the medians */
	size_t medians;
	struct tally_group whole, *group;
	size_t groups, cap;
	struct map keys;
	struct mem_pool pool;
};

#endif
