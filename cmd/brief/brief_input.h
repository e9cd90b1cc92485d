#ifndef BRIEF_BRIEF_INPUT_H
#define BRIEF_BRIEF_INPUT_H

#include <stddef.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "ledger/rows.h"
#include "table/tab.h"

/*
 * What the pages about partners are made of: their rows, and of event and
 * referral rows what is of these partners.
 */

/* The header of an input of partner rows. */
struct brief_head {
	const char **name;
	size_t n;
	int at[PARTNER_ROW_N]; /* -1: not there */
};

enum { BRIEF_LAST = 5 /* events, and open referrals, that a page has */ };

struct brief_line {
	int date; /* DATE_NONE: there is none */
	char *text;
};

/* Those of the latest days, the latest last. */
struct brief_lines {
	struct brief_line line[BRIEF_LAST];
	size_t n, more; /* those that are here, and how many are not */
};

/* What a partner answered: the note of the last such event. */
enum brief_answer {
	BRIEF_LEARNED,
	BRIEF_CONFIDENCE,
	BRIEF_AGREED,
	BRIEF_ANSWERS
};

struct brief_partner {
	const struct brief_head *head;
	const char **cell;
	struct brief_line answer[BRIEF_ANSWERS];
	struct brief_lines events, referrals;
};

/* {0} has none. */
struct brief_book {
	struct brief_partner *of; /* in the order of their rows */
	size_t n, cap;
	struct map id;
	struct brief_partner now;
	size_t now_cap; /* of its cells */
	struct mem_pool pool;
};

/*
 * The head of an input of partner rows, whose header has been read; it lives
 * as long as the book.  NULL after messages if one of the columns that are
 * needed (of rows.h, -1 behind the last) is not there.
 */
const struct brief_head *brief_head(
    struct brief_book *k, struct tab *t, const int needed[]);

/*
 * Whether the row that t is at is one to make a page of; else it was reported.
 * A partner needs an id and a name or a firm, and every date and number that
 * is there has to be one.
 */
int brief_row(struct tab *t, const struct brief_head *h);

/* The row that t is at, until the next; nothing is known beside it. */
const struct brief_partner *brief_now(
    struct brief_book *k, struct tab *t, const struct brief_head *h);

/* Keeps the row that t is at. */
void brief_keep(
    struct brief_book *k, struct tab *t, const struct brief_head *h);

/* Takes event rows, or referral rows, of the partners kept so far. */
enum st brief_events(struct brief_book *k, struct tab *t);
enum st brief_referrals(struct brief_book *k, struct tab *t);

void brief_book_free(struct brief_book *k);

#endif
