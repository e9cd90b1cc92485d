#ifndef PICK_H
#define PICK_H

#include "status/fold.h"

/*
 * The operands WHO ... pick rows out of a ledger.  A partner: its row, and all
 * its referrals, duties and events.  A referral: what is its own, and the row
 * of its partner.  No operand: everything.
 */
struct pick {
	int all;
	char *partner, *referral; /* flags, as in the book */
};

/*
 * Finds who is meant by each operand (NULL-terminated).  ST_TROUBLE after a
 * message if one names nothing, or several.  A void referral is named by its
 * id only, unless voids says that they count like the others.
 */
enum st pick_make(struct pick *p, const struct fold *f, char *who[], int voids);
void pick_free(struct pick *p);

/* Whether the row of a partner, a referral, or something of a referral
 * (BOOK_NONE: of the partner as such) is picked. */
int pick_partner(const struct pick *p, size_t partner);
int pick_row(const struct pick *p, size_t partner, size_t referral);

#endif
