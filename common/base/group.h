#ifndef GROUP_H
#define GROUP_H

#include <stddef.h>

/*
 * Numbers by the group they belong to: those of group g are item[start[g]] to
 * item[start[g + 1] - 1], in the order in which they came.
 */
struct group {
	size_t *start, *item;
};

#define GROUP_NONE ((size_t)-1) /* belongs to none, and is left out */

/*
 * Groups the n numbers of items (NULL: 0 to n - 1), of(ctx, item) being the
 * group of each, less than groups.  A counting sort: linear.
 */
void group_make(struct group *g, size_t groups, const size_t *items, size_t n,
    size_t (*of)(const void *ctx, size_t item), const void *ctx);
void group_free(struct group *g);

#endif
