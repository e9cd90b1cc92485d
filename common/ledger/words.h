#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

/* The kinds of a word, and its needs. */
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

/*
 * The words of the journal: each is a line here and nowhere else.  The enum,
 * the table in words.c, the columns of partner rows, the figures of a report
 * and the letters are made from these lists.  To add a word, add a line.
 *
 *	W(X, ID, column, "name", flags, says, next)
 *
 * The column is what rows and figures call it.  A letter to the giver says of
 * a status where the referral stands and what comes next; "": nothing.  X is
 * handed through, for lists that are made of these.
 */
/* clang-format off */
#define WORDS_NEW(W, X) \
	W(X, NEW, new, "new", WORD_OPEN, \
	    "we have yet to get in touch with them", \
	    "That is next on our list.")

#define WORDS_OPEN(W, X) \
	W(X, ACCEPTED, accepted, "accepted", OPEN, \
	    "we have taken it up", "Next we get in touch with them.") \
	W(X, ATTEMPTED, attempted, "attempted", REACH, \
	    "we have tried to reach them", "We keep trying.") \
	W(X, CONTACTED, contacted, "contacted", REACH, \
	    "we are in touch with them", \
	    "Next we find out together what would help.") \
	W(X, MEETING, meeting, "meeting", REACH, \
	    "we have met", "If we can help, a proposal comes next.") \
	W(X, PROPOSAL, proposal, "proposal", REACH, \
	    "they have our proposal", \
	    "The decision is now theirs, and we stay at hand.") \
	W(X, ON_HOLD, on_hold, "on-hold", OPEN | WORD_UNTIL, \
	    "it rests for now", "")

/* Ends that count as closed: the referral was tried, and decided. */
#define WORDS_CLOSED(W, X) \
	W(X, WON, won, "won", CLOSED | WORD_VALUE, \
	    "they have become our client", "") \
	W(X, LOST, lost, "lost", CLOSED | WORD_NOTE, \
	    "they have decided not to go ahead with us", "") \
	W(X, DECLINED, declined, "declined", CLOSED | WORD_NOTE, \
	    "it was not something that we could take on", "") \
	W(X, NOT_A_FIT, not_a_fit, "not-a-fit", CLOSED, \
	    "what they need is not what we do best, so we left it there", "") \
	W(X, NO_NEED, no_need, "no-need", CLOSED, \
	    "they have no need at present", \
	    "Should that change, they know where to find us.") \
	W(X, UNREACHABLE, unreachable, "unreachable", CLOSED, \
	    "we tried, and could not reach them", \
	    "If you know of a better way, a word from you would help.") \
	W(X, EXPIRED, expired, "expired", CLOSED, \
	    "nothing has come of it, and we have closed it for now", "")

/* Ends that say nothing of how well it was tried. */
#define WORDS_LEFT(W, X) \
	W(X, REROUTED, rerouted, "rerouted", ENDED, \
	    "we have passed them on to somebody who can help them better", \
	    "") \
	W(X, WITHDRAWN, withdrawn, "withdrawn", ENDED | WORD_IN, \
	    "we have left it, as you asked", "")

/* No status that a referral of a row has: it has gone, or is accepted. */
#define WORDS_TURN(W, X) \
	W(X, VOID, void, "void", ENDED | WORD_NOTE, "", "") \
	W(X, REOPENED, reopened, "reopened", OPEN, "", "")

/* Facts of a referral, and what concerns its giver or the partner. */
#define WORDS_FACT(W, X) \
	W(X, THANKED, thanked, "thanked", WORD_REFERRAL, "", "") \
	W(X, INFORMED, informed, "informed", WORD_REFERRAL, "", "") \
	W(X, REWARD_OWED, reward_owed, "reward-owed", REWARD, "", "") \
	W(X, REWARD_PAID, reward_paid, "reward-paid", REWARD, "", "") \
	W(X, COMPLAINT, complaint, "complaint", EITHER | WORD_IN | WORD_NOTE, \
	    "", "") \
	W(X, NOTE, note, "note", EITHER, "", "") \
	W(X, CALL, call, "call", TOUCH, "", "") \
	W(X, EMAIL, email, "email", TOUCH, "", "") \
	W(X, COFFEE, coffee, "coffee", TOUCH | WORD_BOTH, "", "") \
	W(X, MET, met, "met", TOUCH | WORD_BOTH, "", "") \
	W(X, ARTICLE, article, "article", DEPOSIT, "", "") \
	W(X, INTRODUCTION, introduction, "introduction", DEPOSIT, "", "") \
	W(X, TESTIMONIAL, testimonial, "testimonial", DEPOSIT, "", "") \
	W(X, GIFT, gift, "gift", DEPOSIT, "", "") \
	W(X, INTERVIEWED, interviewed, "interviewed", DEPOSIT | WORD_BOTH, \
	    "", "") \
	W(X, BRIEFED, briefed, "briefed", TRAINING, "", "") \
	W(X, LEARNED, learned, "learned", TRAINING, "", "") \
	W(X, CONFIDENCE, confidence, "confidence", TRAINING, "", "") \
	W(X, AGREED, agreed, "agreed", TRAINING | WORD_BOTH, "", "") \
	W(X, INTERVIEW_US, interview_us, "interview-us", \
	    TRAINING | WORD_BOTH | WORD_IN, "", "") \
	W(X, ASKED, asked, "asked", TOUCH, "", "") \
	W(X, ENDED, ended, "ended", WORD_PARTNER | WORD_NOTE, "", "")

#define WORDS(W, X) \
	WORDS_OPEN(W, X) WORDS_CLOSED(W, X) WORDS_LEFT(W, X) \
	WORDS_TURN(W, X) WORDS_FACT(W, X)
/* clang-format on */

/* W_WON; W_NEW is the status of a referral without a status event. */
#define W(X, id, ...) W_##id,
enum word_id { WORDS(W, ) W_N, W_NEW = W_N };
#undef W

struct word {
	enum word_id id;
	const char *name;
	unsigned flags;
	const char *says, *next; /* of a letter: see above */
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

/* The names of the words that begin with s, ", " between; the caller's, NULL
 * if there is none. */
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
