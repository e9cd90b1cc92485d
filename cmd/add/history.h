#ifndef ADD_HISTORY_H
#define ADD_HISTORY_H

#include <stdint.h>

#include "base/date.h"
#include "ledger/lookup.h"
#include "ledger/order.h"
#include "ledger/words.h"

/*
 * The journal, as far as new rows depend on it: the status events of the
 * referrals that they concern, which referrals are void, which events are
 * there already.
 */
struct history {
	struct lookup *known;
	int all; /* everything is kept: there are more batches to come */
	struct map asked; /* referrals whose statuses are wanted */
	struct map event; /* keys: 0 asked for, 1 there */
	struct history_list {
		struct history_event *event; /* in the order of the file */
		size_t n, cap;
		int is_void;
	} * of;			     /* of each referral */
	size_t of_n;		     /* referrals when it was opened */
	size_t places;		     /* rows of the file, and new ones */
	const char *latest;	     /* the last `entered`, "" for none */
	char horizon[STAMP_LEN + 1]; /* what is entered after it is a slip */
	int done;		     /* it was read */
	struct tab *tab; /* as it was read; its header is the layout's */
	struct mem_pool pool;
};

/* A status event. */
struct history_event {
	struct order order; /* the place of new ones is behind the file's */
	enum word_id word;
	int64_t value; /* or MONEY_NONE */
	int until;     /* or DATE_NONE */
	size_t row;    /* of the batch; LOOKUP_NONE: it is in the ledger */
};

/*
 * Opens events.csv and reads its header; history_read reads the rest, once.
 * ST_TROUBLE after messages if there are bad rows.  Partners and referrals
 * must be known.
 */
enum st history_open(struct history *h, struct lookup *k);
enum st history_read(struct history *h);

/* Say, before history_read, what will be looked for: the statuses of a
 * referral; an event that is equal (date, whom, word, value).  Cells are those
 * of the schema, of the partner the id. */
void history_ask(struct history *h, size_t referral);
void history_ask_equal(struct history *h, const char *const cell[]);

/* Whether an equal event is there. */
int history_has_equal(const struct history *h, const char *const cell[]);

int history_is_void(const struct history *h, size_t referral);

/* The status events of a referral, in order; *n may be 0. */
const struct history_event *history_events(
    struct history *h, size_t referral, size_t *n);

/* The status that they end in: W_NEW for none. */
enum word_id history_status(struct history *h, size_t referral);

/* An event of row number `row` of the batch, as if it were there. */
struct history_event history_event(
    const struct history *h, const char *const cell[], size_t row);

/* Adds an event that was accepted, to the statuses of a referral unless that is
 * LOOKUP_NONE; `equal`: equal ones will be looked for. */
void history_add(
    struct history *h, const char *const cell[], size_t referral, int equal);

/* Order of events, for qsort(3). */
int history_order(const void *a, const void *b);

void history_free(struct history *h);

#endif
