#ifndef STATUS_USER_COLUMNS_H
#define STATUS_USER_COLUMNS_H

#include "base/opt.h"
#include "ledger/rows.h"
#include "status/book.h"
#include "table/out.h"

/*
 * Columns of the user's own: what `-c COL,...` adds to rows from partners.csv
 * and referrals.csv.
 */
struct user_columns {
	struct user_columns_col {
		const char *name;
		int partner, referral; /* in the files, -1: not there */
	} * col;
	size_t n;
};

/*
 * Finds the columns of these names, which must outlive it, for rows of a
 * kind; those of partners have columns of partners.csv only.  One that
 * no file has, that the rows have already, or that is named twice ends the
 * program with status 2.
 */
void user_columns_find(struct user_columns *own, const struct book *b,
    enum rows_kind kind, const struct opt_names *names);
void user_columns_free(struct user_columns *own);

/*
 * The cells of a row about a referral (BOOK_NONE: none) and its partner.  Of a
 * column that both files have, the referral's, if the row has one.
 */
void user_columns_put(const struct user_columns *own, struct out *o,
    const struct book *b, size_t partner, size_t referral);

#endif
