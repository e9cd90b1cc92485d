#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

/* What a word is, and what it needs; the table in words.c combines them. */
enum {
	WORD_STATUS = 1 << 0,	/* a status of a referral */
	WORD_OPEN = 1 << 1,	/* ... under way */
	WORD_ENDED = 1 << 2,	/* ... ended */
	WORD_CLOSED = 1 << 3,	/* ... ended, and counted as closed */
	WORD_REACH = 1 << 4,	/* ... by which the prospect was reached */
	WORD_REFERRAL = 1 << 5, /* may stand on a referral */
	WORD_PARTNER = 1 << 6,	/* may stand on a partner alone */
	WORD_TOUCH = 1 << 7,	/* a contact with the partner */
	WORD_DEPOSIT = 1 << 8,	/* ... that benefits them (way out) */
	WORD_TRAINING = 1 << 9, /* ... that makes referring easy */
	WORD_BOTH = 1 << 10,	/* ... that counts as contact both ways */
	WORD_IN = 1 << 11,	/* the default way is in; else out */
	WORD_VALUE = 1 << 12,	/* needs a value; the others take none */
	WORD_NOTE = 1 << 13,	/* needs a note */
	WORD_UNTIL = 1 << 14,	/* needs until */
	WORD_RECEIVED = 1 << 15 /* only on received referrals */
};

/* The words that have a meaning of their own in the rules. */
enum word_id {
	W_ACCEPTED,
	W_ATTEMPTED,
	W_CONTACTED,
	W_MEETING,
	W_PROPOSAL,
	W_ON_HOLD,
	W_WON,
	W_LOST,
	W_DECLINED,
	W_NOT_A_FIT,
	W_NO_NEED,
	W_UNREACHABLE,
	W_REROUTED,
	W_WITHDRAWN,
	W_EXPIRED,
	W_VOID,
	W_REOPENED,
	W_THANKED,
	W_INFORMED,
	W_REWARD_OWED,
	W_REWARD_PAID,
	W_COMPLAINT,
	W_NOTE,
	W_CALL,
	W_EMAIL,
	W_COFFEE,
	W_MET,
	W_ARTICLE,
	W_INTRODUCTION,
	W_TESTIMONIAL,
	W_GIFT,
	W_INTERVIEWED,
	W_BRIEFED,
	W_LEARNED,
	W_CONFIDENCE,
	W_AGREED,
	W_INTERVIEW_US,
	W_ASKED,
	W_ENDED,
	W_N,
	W_NEW = W_N /* the status of a referral without a status event */
};

struct word {
	enum word_id id;
	const char *name;
	unsigned flags;
};

/* The word with this id (W_NEW too), name, or NULL. */
const struct word *word_of(enum word_id id);
const struct word *word_find(const char *name);

/* The status of that name, "new" too, or NULL. */
const struct word *word_find_status(const char *name);

/*
 * The words that begin with s: NULL and *n = 0 for none, NULL and *n > 1 for
 * several; a whole word is itself, whatever else it begins.
 */
const struct word *word_begins(const char *s, size_t *n);

/* The names of the words that begin with s, ", " between; the caller's. */
char *word_names(const char *s);

/*
 * The status after a status event: that of the event, but accepted after
 * reopened.
 */
enum word_id word_status(enum word_id event);

/*
 * Whether a status event may follow: NULL, or why not.  `status` is the
 * status before it.
 */
const char *word_refuses(enum word_id status, enum word_id event);

#endif
