#ifndef MAIL_LETTER_H
#define MAIL_LETTER_H

#include <stddef.h>

#include "base/group.h"
#include "base/map.h"
#include "base/mem.h"
#include "table/row.h"
#include "table/tab.h"

/*
 * Letters are made of referral rows that have a duty to their giver, one letter
 * to each partner.  Rows without one are not kept.
 */
/* clang-format off */
/* Without one of these columns, a letter would go out that should not, or be
 * false. */
#define LETTER_NEEDED(X)                                                       \
	X(referral) X(date) X(direction) X(partner) X(email) X(consent)        \
	X(stage) X(status) X(dup_of) X(duties) X(asof)
#define LETTER_WANTED(X)                                                       \
	X(name) X(firm) X(prospect) X(prospect_email) X(need) X(told)          \
	X(status_date) X(until) X(value) X(reward_owed) X(reward_paid)
/* clang-format on */

struct letter_row {
	const struct row_head *head;
	const char **cell; /* all of them */
	size_t to;	   /* the number of the partner */
	int due;	   /* else it is only told along with those that are */
#define X(column) const char *column;
	LETTER_NEEDED(X) LETTER_WANTED(X)
#undef X
};

/* The use of a row to a program: none, worth telling, or due. */
enum letter_use { LETTER_NOT, LETTER_ALONG, LETTER_DUE };

struct letters {
	enum letter_use (*use)(const struct letter_row *r, int all);
	int all; /* -a */
	int today;
	struct letter_row *row;
	size_t n, cap;
	struct row_head **head; /* of each input */
	size_t heads, heads_cap;
	struct map partner, referral;
	struct group of; /* the rows of each partner, by letters_group */
	struct mem_pool pool;
};

/* Takes the rows of an input whose header has been read. */
enum st letters_read(struct letters *l, struct tab *t);

/* Groups the rows by partner, in the order in which partners came. */
void letters_group(struct letters *l);
void letters_free(struct letters *l);

/* When a duty of the row is due, by name; DATE_NONE if it has none. */
int letter_duty(const struct letter_row *r, const char *name);

/* The day as of which the row is. */
int letter_asof(const struct letter_row *r);

#endif
