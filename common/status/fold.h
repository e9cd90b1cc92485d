#ifndef FOLD_H
#define FOLD_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include "status/book.h"
#include "status/duty.h"
#include "status/stage.h"

/*
 * The fold: what the book means on a day.  Every rule of ref-rows(5) is here
 * and nowhere else: the facts of a referral and who has the credit
 * (fold_referral.c), the duties (fold_duty.c), the facts of a partner
 * (fold_partner.c).
 */

/* No such number: an empty cell.  (DATE_NONE says so of dates.) */
#define FOLD_NONE INT_MIN

/* A median, doubled so that it is whole; FOLD_NONE: of nothing. */
typedef int fold_median;

/*
 * The facts that are columns of referral and of partner rows under their own
 * names: whole numbers (FOLD_NONE: none), dates (DATE_NONE: none) and medians.
 * ref-status writes what is in these lists.  To add such a column, add it here
 * and in rows.h, and compute it.
 */
/* clang-format off */
#define FOLD_REFERRAL_INTS(X) X(idle) X(first_days) X(thank_days)
#define FOLD_REFERRAL_DATES(X) \
	X(status_date) X(until) X(thanked) X(informed)

#define FOLD_PARTNER_INTS(X) \
	X(days) X(received) X(received_recent) X(open) X(on_hold) X(closed) \
	X(levels) X(given) X(given_recent) X(given_open) X(given_won) \
	X(touches) X(deposits) X(rewards) X(asks) X(complaints) X(thanks) \
	X(reports) X(before_interview) X(after_interview) X(judged) \
	X(missed_thank) X(missed_contact) X(missed_inform)
#define FOLD_PARTNER_DATES(X) \
	X(since) X(last_out) X(last_in) X(first_received) X(last_received) \
	X(last_given)
#define FOLD_PARTNER_MEDIANS(X) X(med_level) X(med_first) X(med_thank)
/* clang-format on */

#define FOLD_INT(c) int c;
#define FOLD_MEDIAN(c) fold_median c;

struct fold_referral {
	FOLD_REFERRAL_INTS(FOLD_INT)
	FOLD_REFERRAL_DATES(FOLD_INT)
	enum word_id status; /* W_NEW before any status event */
	size_t reason;	     /* the event whose note it is, or BOOK_NONE */
	int64_t won;	     /* the value won, or MONEY_NONE */
	enum word_id told;   /* the status at the last informed */
	int has_told;
	int64_t owed, paid; /* MONEY_NONE: a sum that does not fit */
	size_t dup_of;	    /* or BOOK_NONE */
	size_t last_step;   /* the event, or BOOK_NONE */
	int due[DUTIES];    /* DATE_NONE: no such duty */

	/* Facts that duties and partners need, and no row has. */
	int reopened;	   /* the last time, or DATE_NONE */
	int reached;	   /* since its date or that: the prospect was tried */
	int ended_first;   /* it ended before any of these */
	int news;	   /* the first open news, or DATE_NONE */
	int missed_inform; /* some news stayed open past its due date */
	int unpaid;	   /* the earliest reward not covered, or DATE_NONE */
};

struct fold_partner {
	FOLD_PARTNER_INTS(FOLD_INT)
	FOLD_PARTNER_DATES(FOLD_INT)
	FOLD_PARTNER_MEDIANS(FOLD_MEDIAN)
	enum stage stage;
	int cadence;	     /* in force: days or POLICY_NEVER; 0: none */
	int status[W_N + 1]; /* received referrals by their status */
	int64_t value;	     /* MONEY_NONE: a sum that does not fit */
	int ended;	     /* of ended and agreed the later is ended */
	int last_word[W_N];  /* the last event of each word, as they count */
	int late[DUTIES];    /* number of referrals late; update: in inform */
	size_t last_touch;   /* the event, or BOOK_NONE */
	int touch_due;	     /* DATE_NONE: no such duty */
};

struct fold {
	const struct book *book;
	int asof;
	size_t *order; /* referrals by date, entered, place in the file */
	struct fold_referral *referral; /* as in the book */
	struct fold_partner *partner;	/* as in the book; roots only count */
	char *met;			/* needs: closed by a given referral */
	enum st st;			/* ST_TROUBLE: a sum did not fit */
};

/*
 * Folds the book as of a day; the book must outlive it.  A sum of money that
 * does not fit is reported, is MONEY_NONE, and makes it ST_TROUBLE.
 */
enum st fold_make(struct fold *f, const struct book *b, int asof);
void fold_free(struct fold *f);

/* Whether a need is neither past its until nor closed. */
int fold_need_stands(const struct fold *f, size_t need);

/* Whether a referral is void: such a one counts nowhere. */
int fold_is_void(const struct fold *f, size_t referral);

#endif
