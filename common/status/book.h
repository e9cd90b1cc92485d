#ifndef BOOK_H
#define BOOK_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/map.h"
#include "base/money.h"
#include "ledger/ledger.h"
#include "ledger/sheet.h"
#include "ledger/words.h"

/*
 * The book: the ledger in memory, its values read and its references
 * resolved, and nothing derived from them yet (that is fold.h).
 */
#define BOOK_NONE SIZE_MAX /* no such partner, referral, row */

struct book_partner {
	size_t row;  /* in the sheet */
	size_t root; /* the partner it counts as: itself, or its same_as */
	int since;   /* DATE_NONE if it is empty */
	int entered; /* the day, DATE_NONE if it is empty */
	int cadence; /* days, POLICY_NEVER, or 0 where it has none */
	int refuses; /* consent is no, in this row or one that counts as it */
};

struct book_referral {
	size_t row;
	size_t partner; /* the root */
	int date;
	int given;     /* else received */
	int level;     /* 0 to 5, or -1 */
	int64_t value; /* expected, or MONEY_NONE */
};

struct book_event {
	size_t row;
	size_t partner;	 /* the root; of the referral, where there is one */
	size_t referral; /* or BOOK_NONE */
	int date;
	int until; /* or DATE_NONE */
	enum word_id word;
	int in;	       /* the way: they did it; else we did */
	int64_t value; /* or MONEY_NONE; of words that take one only */
};

struct book_need {
	size_t row;
	int date, until; /* until may be DATE_NONE */
};

struct book {
	struct sheet sheet[T_N];
	struct policy policy;
	struct book_partner *partner;	/* in the order of the file */
	struct book_referral *referral; /* in the order of the file */
	struct book_event *event; /* by date, entered, place in the file */
	struct book_need *need;
	size_t partners, referrals, events, needs;
	struct map partner_id, referral_id, need_id;
	enum st st; /* ST_TROUBLE: something was left out */
};

/*
 * Reads the whole ledger.  Rows dated after asof are not seen (DATE_NONE: all
 * are).  Bad rows (the dialect, the schema, an id that is doubled, a reference
 * to nothing, a partner's id that no row has) are reported and left out;
 * a same_as that names no root is reported and not followed.  ST_TROUBLE.
 */
enum st book_load(struct book *b, const struct ledger *l, int asof);
void book_free(struct book *b);

/* Cells of the rows: book_p(b, i, PARTNERS_name). */
const char *book_p(const struct book *b, size_t partner, int col);
const char *book_r(const struct book *b, size_t referral, int col);
const char *book_e(const struct book *b, size_t event, int col);

/* The partner's name, else the firm. */
const char *book_name(const struct book *b, size_t partner);

#endif
