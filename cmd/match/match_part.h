#ifndef MATCH_MATCH_PART_H
#define MATCH_MATCH_PART_H

#include "match.h"

struct match_list {
	size_t *at, n, cap;
};

struct match {
	const struct contacts *all;
	struct tags *tags;
	struct match_list *offer, *ideal; /* of each tag: who has it */
	size_t lists;
	struct match_mark *mark; /* of each contact */
	struct match_list touched;
	size_t stamp; /* of a need, of each of its wants */

	/* the need asked for last */
	struct match_list want; /* numbers, each once */
	struct match_list
	    text; /* where in `wants` each begins, and its bytes */
	struct match_list gram; /* tags that the client's words are */
	const struct match_need *need;
	char *client; /* the client's name, folded */

	/* the partner asked about last: what they offer, are, look for */
	size_t who;
	struct match_list offers, category, ideals;
};

/* Adds a number; whether a list has one. */
void match_add(struct match_list *l, size_t x);
int match_has(const struct match_list *l, size_t x);

#endif
