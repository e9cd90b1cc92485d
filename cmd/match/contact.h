#ifndef MATCH_CONTACT_H
#define MATCH_CONTACT_H

#include <stddef.h>

#include "base/mem.h"
#include "status/stage.h"
#include "table/tab.h"

/*
 * People to introduce somebody to, or to look for partners among: the cells of
 * partner rows, or of an import, that such a choice rests on.
 */
struct contact {
	const char *id, *name, *firm, *email, *kind, *category, *offers, *ideal;
	int stage; /* of stage.h; STAGES: of an import, a partner nowhere yet */
	int received, given;
	int last_given, last_out;     /* DATE_NONE: never */
	int complaint;		      /* unanswered; DATE_NONE: none */
	int growing, seeking, refers; /* 1 yes, -1 no, 0 not known */
	int asof;		      /* DATE_NONE: not said */
};

/* All of all inputs, in their order.  {0} is none. */
struct contacts {
	struct contact *of;
	size_t n, cap;
	struct mem_pool pool;
};

/*
 * Adds the rows of an input whose header has been read: partner rows, or
 * (with `foreign`) those of an import.  Who is the duplicate of another
 * (same_as) is left out.  A missing column is reported: ST_TROUBLE, and no
 * row is taken.  Bad rows are reported and left out, which marks the status
 * of t.
 */
enum st contacts_read(struct contacts *all, struct tab *t, int foreign);
void contacts_free(struct contacts *all);

/* The name of the person, else of the firm, else the id. */
const char *contact_who(const struct contact *c);

/* Whether we work with them: neither a candidate nor ended, nor an import's. */
int contact_works(const struct contact *c);

/* received - given: whom we owe has more than 0. */
int contact_balance(const struct contact *c);

#endif
