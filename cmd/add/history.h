#ifndef ADD_HISTORY_H
#define ADD_HISTORY_H

#include <stdint.h>

#include "base/date.h"
#include "ledger/lookup.h"
#include "ledger/words.h"

/*
 * The journal, as far as new rows depend on it: the status events of the
 * referrals that they concern, which referrals are void, which events are
 * there already.  events.csv is read once, row by row, and of it no more is
 * kept than that.
 */
struct journal_event {
	int date;
	const char *entered;
	size_t place; /* in the file; of new ones behind those, in the batch */
	enum word_id word;
	int64_t value; /* or MONEY_NONE */
	int until;     /* or DATE_NONE */
	size_t row;    /* of the batch; LOOKUP_NONE: it is in the ledger */
};

enum { JOURNAL_COLUMNS = 7 }; /* of events.csv, that it reads */

struct journal {
	struct lookup *known;
	int all; /* everything is kept: there are more batches to come */
	struct map asked;   /* referrals whose statuses are wanted */
	struct map event;   /* keys: 0 asked for, 1 there */
	struct map is_void; /* referral ids */
	struct journal_list {
		struct journal_event *event; /* in the order of the file */
		size_t n, cap;
	} * of; /* of each referral */
	size_t of_n, of_cap;
	size_t places;		     /* rows of the file, and new ones */
	const char *latest;	     /* the last `entered`, "" for none */
	char horizon[STAMP_LEN + 1]; /* what is entered after it is a slip */
	int done;		     /* it was read */
	int at[JOURNAL_COLUMNS];     /* where they are */
	struct tab *tab; /* as it was read; its header is the layout's */
	struct mem_pool pool;
};

/* What to look for; before journal_read. */
void journal_ask(struct journal *j, size_t referral);
void journal_ask_event(struct journal *j, const char *key);

/* A key: events with the same are equal (date, whom, word, value). */
enum { JOURNAL_KEY = 96 };
void journal_key(char key[JOURNAL_KEY], int date, int on_referral, size_t whom,
    enum word_id word, int64_t value);

/*
 * Opens events.csv and reads its header; journal_read reads the rest.
 * ST_TROUBLE after messages if there are bad rows.  Partners and referrals
 * must be known.
 */
enum st journal_open(struct journal *j, struct lookup *k);
enum st journal_read(struct journal *j);

/* Whether an event with this key is there; one that is there now. */
int journal_has(const struct journal *j, const char *key);
void journal_note(struct journal *j, const char *key);

int journal_void(const struct journal *j, const char *referral);

/* The status events of a referral, in order; NULL and *n = 0 for none. */
const struct journal_event *journal_of(
    struct journal *j, size_t referral, size_t *n);

/* The status that they end in: W_NEW for none. */
enum word_id journal_status(struct journal *j, size_t referral);

/* Adds an event that was accepted. */
void journal_add(
    struct journal *j, size_t referral, const struct journal_event *e);

/* Order: by date, then entered, then place. */
int journal_order(const void *a, const void *b);

void journal_free(struct journal *j);

#endif
