#ifndef BRIEF_BRIEF_INPUT_H
#define BRIEF_BRIEF_INPUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "table/row.h"
#include "table/tab.h"

/*
 * Pages about partners are made of their rows, and of the event and referral
 * rows that name them.
 */
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

/* A partner's answers: the note of the last such event. */
enum brief_answer {
	BRIEF_LEARNED,
	BRIEF_CONFIDENCE,
	BRIEF_AGREED,
	BRIEF_ANSWERS
};

struct brief_partner {
	/* columns that it is more to than a text for its name */
	const char *partner, *name, *firm, *offers, *ideal;
	int interviewed, interview_us, last_out, last_complaint, asof;
	int64_t late_thank, late_inform, late_pay;
	int day; /* the others that have to be days, or counts */
	int64_t count;
	const struct row_head *head; /* NULL: it is no row */
	const char *const *cell;
	struct brief_line answer[BRIEF_ANSWERS];
	struct brief_lines events, referrals;
};

/* None of them, whom a page for anybody is for. */
struct brief_partner brief_anybody(void);

/* {0} has none. */
struct brief_book {
	struct brief_partner *of; /* in the order of their rows */
	size_t n, cap;
	struct map id;
	struct mem_pool pool;
};

/*
 * The head of an input of partner rows, whose header has been read; it lives
 * as long as the book.  NULL after messages if one of the columns that are
 * needed (NULL behind the last) is not there.
 */
const struct row_head *brief_head(
    struct brief_book *k, struct tab *t, const char *const needed[]);

/*
 * Reads the rows of an input of partners with this head, and makes a page of
 * each, or, where `page` is NULL, keeps it.  A partner needs an id and a name
 * or a firm, and every date and number that is there has to be one.
 */
enum st brief_take_partners(struct brief_book *k, struct tab *t,
    const struct row_head *h,
    void (*page)(void *ctx, const struct brief_partner *p), void *ctx);

/* Takes event rows, or referral rows, of the partners kept so far. */
enum st brief_take_lines(struct brief_book *k, struct tab *t);

void brief_book_free(struct brief_book *k);

#endif
