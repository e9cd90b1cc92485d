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

struct fold_referral {
	enum word_id status;	/* W_NEW before any status event */
	int status_date, until; /* until: DATE_NONE if empty */
	size_t reason;		/* the event whose note it is, or BOOK_NONE */
	int64_t won;		/* the value won, or MONEY_NONE */
	int idle;
	int first_days;	       /* FOLD_NONE: empty */
	int thanked, informed; /* dates, or DATE_NONE */
	int thank_days;	       /* FOLD_NONE: empty */
	enum word_id told;     /* the status at the last informed */
	int has_told;
	int64_t owed, paid; /* MONEY_NONE: a sum that does not fit */
	size_t dup_of;	    /* or BOOK_NONE */
	size_t last_step;   /* the event, or BOOK_NONE */
	int due[DUTIES];    /* DATE_NONE: no such duty */

	/* What duties and partners ask of the events, beside that. */
	int reopened;	   /* the last time, or DATE_NONE */
	int reached;	   /* since its date or that: the prospect was tried */
	int ended_first;   /* it ended before any of these */
	int news;	   /* the first open news, or DATE_NONE */
	int missed_inform; /* some news stayed open past its due date */
	int unpaid;	   /* the earliest reward not covered, or DATE_NONE */
};

struct fold_partner {
	enum stage stage;
	int since, days; /* DATE_NONE, FOLD_NONE: not known */
	int cadence;	 /* in force: days or POLICY_NEVER; 0: none */
	int received, received_recent, open, on_hold, closed;
	int status[W_N + 1]; /* received referrals by their status */
	int64_t value;	     /* MONEY_NONE: a sum that does not fit */
	fold_median med_level, med_first, med_thank;
	int levels;
	int ended; /* of ended and agreed the later is ended */
	int given, given_recent, given_open, given_won;
	int touches, deposits, rewards, asks, complaints, thanks, reports;
	int last_out, last_in; /* dates from here on: DATE_NONE if never */
	int first_received, last_received, last_given;
	int last_word[W_N]; /* the last event of each word, as they count */
	int before_interview, after_interview; /* FOLD_NONE: no interview */
	int judged, missed_thank, missed_contact, missed_inform;
	int late[DUTIES];  /* number of referrals late; update: in inform */
	size_t last_touch; /* the event, or BOOK_NONE */
	int touch_due;	   /* DATE_NONE: no such duty */
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

/*
 * The agenda: every duty that stands, past or to come, in the order of duty
 * rows: ours first, then by duty, the most overdue first, then in the order of
 * the files.
 */
struct fold_agenda {
	struct fold_item {
		enum duty duty;
		int due;
		size_t partner;
		size_t referral; /* BOOK_NONE: it is towards the partner */
	} * item;
	size_t n;
};

void fold_agenda_make(struct fold_agenda *a, const struct fold *f);
void fold_agenda_free(struct fold_agenda *a);

/* Whether a need is neither past its until nor closed. */
int fold_need_stands(const struct fold *f, size_t need);

/* Whether a referral is void: such a one counts nowhere. */
int fold_is_void(const struct fold *f, size_t referral);

#endif
