#ifndef TAGS_H
#define TAGS_H

#include <stddef.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"

/*
 * Tags, as what they mean: "Web-Shops " and "web shop" are one, and so are
 * those that synonyms.csv of the ledger makes one.  Each meaning has a number
 * from 0.  {0} is none yet.
 */
struct tags {
	struct map ids; /* of each normal form that was taken */
	size_t *same;	/* one that means the same; itself if it leads */
	size_t n, cap;
	struct mem_pool pool;
};

#define TAGS_NONE MAP_NONE

/*
 * The normal form of len bytes, which have no NUL: folded (text_fold), no
 * apostrophes, hyphens and ASCII punctuation but + # & taken for blanks, none
 * of which is around a &, each word without its plural s.  The caller frees.
 */
char *tags_normal(const char *s, size_t len);

/* The number of what a tag means; find: TAGS_NONE if it was never taken.  A
 * tag of nothing but punctuation means nothing: TAGS_NONE. */
size_t tags_take(struct tags *t, const char *s, size_t len);
size_t tags_find(const struct tags *t, const char *s, size_t len);

/* The same of what is in its normal form already. */
size_t tags_find_normal(const struct tags *t, const char *normal);

/*
 * Takes synonyms.csv of the ledger in dir (NULL: none), if there is one: the
 * two tags of each row mean the same.  Comes before any other tag is taken.
 * Bad rows are reported: ST_TROUBLE.
 */
enum st tags_synonyms(struct tags *t, const char *dir);

void tags_free(struct tags *t);

#endif
