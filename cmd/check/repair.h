#ifndef CHECK_REPAIR_H
#define CHECK_REPAIR_H

#include "check.h"
#include "ledger/store.h"

/*
 * Repairs what is safe, of what a check of the view of s has found; the lock
 * is held by s.  A torn tail goes to TABLE.torn; of the rows of one partner
 * the one that was entered last stays.  Says what it does.  ST_TROUBLE after
 * a message if it could not be done.
 */
enum st repair_make(struct store *s, const struct check *c);

#endif
