#ifndef SHOW_H
#define SHOW_H

#include "agenda.h"
#include "ledger/rows.h"
#include "status/fold.h"
#include "table/out.h"

/* The subjects of a row; those that its kind does not ask for may be missing.
 */
struct show_row {
	const struct fold *f;
	size_t partner;	 /* the root */
	size_t referral; /* or BOOK_NONE */
	size_t event, need;
	const struct agenda_item *duty;
};

/*
 * The cells of a row of a kind that ref-status has, as rows.h names its
 * columns, all but the last, asof.  The row is the caller's to end.
 */
void show_row(struct out *o, enum rows_kind kind, const struct show_row *r);

#endif
