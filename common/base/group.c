/*
 * A counting sort: the sizes of the groups, their starts, then each number in
 * its place.
 */
#include "base/group.h"

#include <stdlib.h>

#include "base/mem.h"

void
group_make(struct group *g, size_t groups, const size_t *items, size_t n,
    size_t (*of)(const void *ctx, size_t item), const void *ctx)
{
	size_t i, item, k;

	g->start = mem_alloc(groups + 2, sizeof(*g->start));
	g->item = mem_alloc(n, sizeof(*g->item));
	/*
	 * The sizes stand two places on.  Summed up, each group's place among
	 * the items stands one on; filling it moves that to where it ends,
	 * which is where the next one starts.
	 */
	for (i = 0; i < n; i++)
		if ((k = of(ctx, items ? items[i] : i)) != GROUP_NONE)
			g->start[k + 2]++;
	for (k = 2; k <= groups; k++)
		g->start[k] += g->start[k - 1];
	for (i = 0; i < n; i++) {
		item = items ? items[i] : i;
		if ((k = of(ctx, item)) != GROUP_NONE)
			g->item[g->start[k + 1]++] = item;
	}
}

void
group_free(struct group *g)
{
	free(g->start);
	free(g->item);
	*g = (struct group){0};
}
