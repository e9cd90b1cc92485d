#ifndef PART_H
#define PART_H

#include "status/fold.h"

/*
 * The parts of the fold share this, and nobody else.
 * fold_make takes these steps, in this order.
 */
void fold_referrals(struct fold *f); /* facts of every referral, dup_of */
void fold_duties(struct fold *f);    /* due[] of every referral */
void fold_partners(struct fold *f);  /* facts of every partner, touch_due */

/* Days, POLICY_NEVER, a count or a date of the policy. */
int fold_rule(const struct fold *f, enum policy_rule r);

/*
 * date + days, the last day there is at most; DATE_NONE for POLICY_NEVER, or
 * of no date.  A duty that is due then is missed if it has not been done by
 * `done` (DATE_NONE: not yet) or asof.
 */
int fold_plus(int date, int days);
int fold_missed(const struct fold *f, int due, int done);

/* Adds the money of an event, if it has some, to a sum, as fold_make says. */
void fold_add(struct fold *f, int64_t *sum, int64_t money, size_t event);

#endif
