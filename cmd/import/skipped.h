#ifndef IMPORT_SKIPPED_H
#define IMPORT_SKIPPED_H

#include <stddef.h>

#include "base/map.h"
#include "base/mem.h"

/*
 * What happened to rows, by reason: how often, and on which lines.  {0} is an
 * empty one.
 */
enum { ACCOUNT_LINES = 5 };

struct account_item {
	const char *what;
	const char *hint; /* what to do about it, or NULL */
	size_t n;
	size_t line[ACCOUNT_LINES]; /* the first of them */
};

struct account {
	struct account_item *item; /* in the order in which they came */
	size_t n, cap;
	size_t total; /* of all items */
	struct map index;
	struct mem_pool pool;
};

/* Counts a row; what and hint (or NULL) are copied. */
void account_add(
    struct account *t, size_t line, const char *what, const char *hint);

/* Says each reason: "FILE: BEFOREwhat: 12 rows (lines 3, 5 and 10 more)". */
void account_tell(
    const struct account *t, const char *file, const char *before);
void account_free(struct account *t);

#endif
