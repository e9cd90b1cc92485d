#ifndef MAIL_LETTER_H
#define MAIL_LETTER_H

#include <stddef.h>

#include "base/group.h"
#include "base/map.h"
#include "base/mem.h"
#include "ledger/rows.h"
#include "table/tab.h"

/*
 * What letters are made of: referral rows that have a duty to their giver, one
 * letter to each partner.  Rows without one are not kept.
 */

/* The header of an input, and where the columns of referral rows stand. */
struct letter_head {
	const char **name;
	size_t n;
	int at[REFERRAL_ROW_N]; /* -1: not there */
};

struct letter_row {
	const struct letter_head *head;
	const char **cell;
	size_t partner;
	int due; /* else it is only told along with those that are */
};

/* What a row is to a program: nothing, worth telling, or due. */
enum letter_use { LETTER_NOT, LETTER_ALONG, LETTER_DUE };

struct letters {
	enum letter_use (*use)(const struct letter_row *r, int all);
	int all; /* -a */
	int today;
	struct letter_row *row;
	size_t n, cap;
	struct letter_head **head;
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

/* A cell, "" where there is no such column. */
const char *letter_cell(const struct letter_row *r, int col);

/* The cell of any column of the input by name, or NULL. */
const char *letter_find(const struct letter_row *r, const char *name);

/* When a duty of the row is due, by name; DATE_NONE if it has none. */
int letter_duty(const struct letter_row *r, const char *name);

/* The day as of which the row is. */
int letter_asof(const struct letter_row *r);

#endif
