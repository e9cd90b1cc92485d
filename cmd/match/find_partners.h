#ifndef MATCH_FIND_PARTNERS_H
#define MATCH_FIND_PARTNERS_H

#include <stdio.h>

#include "base/map.h"
#include "contact.h"
#include "ledger/policy.h"
#include "ledger/tags.h"

/*
 * The other search: whom to make a partner, of those whom we know and do not
 * work with yet (candidates, and all of an import but who is a partner).
 */
struct seek_for {
	const char *need, *client; /* whom to replace: id and name; or "" */
	const char *wants;	   /* a category, or a kind */
	int kind;
	size_t tag;	   /* of a category */
	const char *words; /* its normal form; of a kind NULL */
	size_t have;	   /* partners that we work with */
	const char *only;  /* the name of the one, or NULL */
};

struct seek_hit {
	size_t what, who; /* of the targets, of the contacts */
	unsigned score;	  /* 3 category, 2 offers it, 1 firm or kind */
};

struct seek {
	const struct contacts *all;
	struct tags *tags;
	struct map ids; /* of partner rows */
	struct seek_for *target;
	struct seek_hit *hit;
	size_t targets, targets_cap, hits, hits_cap;
	int replace;
	struct mem_pool pool;
};

/* SEEK_FEW partners of a category are enough. */
enum { SEEK_FEW = 2 };

/* Begins a search among contacts; they and the tags must outlive it. */
void seek_begin(struct seek *s, const struct contacts *all, struct tags *tags);

/* Seeks the categories of policy, then the kinds, that too few partners are
 * of: those of whom there is nobody first. */
void seek_gaps(struct seek *s, const struct policy *p);

/* Seeks who could replace the partner of that id: 0; or -1, no partner row has
 * the id; or -2, the partner has no category. */
int seek_replacement(struct seek *s, const char *id);

/* Finds who fits, in the order in which they are to be printed: by target;
 * who has an unanswered complaint last; by score; growing firms, who seeks
 * clients, who refers people first; by the order of the rows. */
void seek_find(struct seek *s);

/* Why this one, in words. */
void seek_why(FILE *fp, const struct seek *s, const struct seek_hit *h);

void seek_end(struct seek *s);

#endif
