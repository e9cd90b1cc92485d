#ifndef FOLD_H
#define FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "book.h"

/*
 * The fold: what the book means on a day.  Every rule of section 6 of the
 * contract (ref-rows(5)) is here and nowhere else: the facts of a referral,
 * its duties, the facts of a partner.
 */
enum duty {
	DUTY_CONTACT,
	DUTY_THANK,
	DUTY_FOLLOW,
	DUTY_INFORM,
	DUTY_UPDATE,
	DUTY_PAY,
	DUTY_ASK,
	DUTY_TOUCH,
	DUTY_CLOSE,
	DUTIES
};

enum stage {
	STAGE_ENDED,
	STAGE_CANDIDATE,
	STAGE_ACTIVE,
	STAGE_DORMANT,
	STAGE_LAPSED,
	STAGE_NEW,
	STAGE_FRUITLESS,
	STAGES
};

/* A median, doubled so that it is whole; -1: of nothing. */
typedef int fold_median;

struct fold_referral {
	enum word_id status;	/* W_NEW before any status event */
	int status_date, until; /* until: DATE_NONE if empty */
	size_t reason;		/* the event whose note it is, or BOOK_NONE */
	int64_t won;		/* the value won, or MONEY_NONE */
	int idle;
	int first_days;	       /* -1: empty */
	int thanked, informed; /* dates, or DATE_NONE */
	enum word_id told;     /* the status at the last informed */
	int has_told;
	int64_t owed, paid;
	size_t dup_of;	  /* or BOOK_NONE */
	size_t last_step; /* the event, or BOOK_NONE */
	int due[DUTIES];  /* DATE_NONE: no such duty */
};

struct fold_partner {
	enum stage stage;
	int since, days;
	int cadence; /* in force: days or POLICY_NEVER; 0: none */
	int received, received_recent, open, on_hold, closed;
	int status[W_N + 1]; /* received referrals by their status */
	int64_t value;
	fold_median med_level, med_first, med_thank;
	int levels;
	int given, given_recent, given_open, given_won;
	int touches, deposits, rewards, asks, complaints, thanks, reports;
	int last_out, last_in; /* dates from here on: DATE_NONE if never */
	int first_received, last_received, last_given;
	int last_word[W_N]; /* the last event of each word, as they count */
	int before_interview, after_interview; /* -1: no interview */
	int judged, missed_thank, missed_contact, missed_inform;
	int late[DUTIES];  /* number of referrals late; update: in inform */
	size_t last_touch; /* the event, or BOOK_NONE */
	int touch_due;	   /* DATE_NONE: no such duty */
};

struct fold {
	const struct book *book;
	int asof;
	struct fold_referral *referral; /* as in the book */
	struct fold_partner *partner;	/* as in the book; roots only count */
};

/* Folds the book as of a day; the book must outlive it. */
void fold_make(struct fold *f, const struct book *b, int asof);
void fold_free(struct fold *f);

/* "thank", "ours" or "theirs" */
const char *fold_duty_name(enum duty d);
const char *fold_duty_side(enum duty d);
const char *fold_stage_name(enum stage s);

#endif
