#ifndef MATCH_FIND_PARTNERS_H
#define MATCH_FIND_PARTNERS_H

#include "base/map.h"
#include "contact.h"
#include "ledger/policy.h"
#include "ledger/tags.h"

/*
 * The other search: whom to make a partner, of those whom we know and do not
 * work with yet (candidates, and all of an import but who is a partner).
 */
struct find_target {
	const char *need, *client; /* whom to replace: id and name; else "" */
	const char *wants;	   /* a category, or a kind */
	int kind;
	size_t tag;	   /* of a category */
	const char *words; /* its normal form; of a kind NULL */
	size_t have;	   /* partners that we work with */
	const char *only;  /* the name of the one, or NULL */
};

struct find_hit {
	size_t what, who; /* of the targets, of the contacts */
	size_t have;	  /* that of the target */
	unsigned score;	  /* 3 category, 2 offers it, 1 firm or kind */
	int place;	  /* among those of the target: the least first */
};

struct find {
	const struct contacts *all;
	struct tags *tags;
	struct map ids; /* of partner rows */
	struct find_target *target;
	struct find_hit *hit;
	size_t targets, targets_cap, hits, hits_cap;
	struct mem_pool pool;
};

/* Begins a search among contacts; they and the tags must outlive it. */
void find_begin(struct find *f, const struct contacts *all, struct tags *tags);

/* Looks for the categories of policy, then the kinds, that too few partners
 * are of: those of whom there is nobody first. */
void find_gaps(struct find *f, const struct policy *p);

/* The partner row with an id, or NULL. */
const struct contact *find_partner(struct find *f, const char *id);

/* Looks for who could replace a partner; 0 if the partner has no category. */
int find_replacement(struct find *f, const struct contact *c);

/* Finds who fits, in the order in which they are to be printed: by target;
 * who has an unanswered complaint last; by score; growing firms, who seeks
 * clients, who refers people first; by the order of the rows. */
void find_hits(struct find *f);

void find_end(struct find *f);

#endif
