#ifndef ERASE_PERSON_H
#define ERASE_PERSON_H

#include "base/map.h"
#include "base/mem.h"
#include "ledger/ledger.h"
#include "ledger/sheet.h"

/*
 * The whole ledger in memory, and which rows of partners, referrals and needs
 * are about one and the same person:
 *
 *	partners whom same_as joins
 *	rows with the same e-mail, ASCII letters caseless
 *	referrals and needs with the same last nine digits of a phone and the
 *	same name (a firm has one number for all)
 *	a given referral, and the need that it closes
 *
 * The rows are numbered: the partners, behind them referrals, then needs.  A
 * person is the lowest number of their rows.
 */
#define PERSON_NONE SIZE_MAX

/* The columns by which a table tells who somebody is, or NULL: it has no
 * persons.  A partner's phone (-1) may be the firm's. */
struct person_cols {
	int name, email, phone;
};
const struct person_cols *person_cols(enum schema_table t);

struct persons {
	struct sheet sheet[T_N];
	struct map
	    id[T_N];	   /* of partners, referrals, needs: row of the sheet */
	size_t first[T_N]; /* the number of the first row of a table */
	size_t n;
	size_t *up; /* of each, one of the same person, or itself */
	struct mem_pool pool;
};

/*
 * Loads all tables.  ST_TROUBLE after messages if one has rows that cannot be
 * read, or an id twice: nobody knows whom these are about.
 */
enum st person_load(struct persons *p, const struct ledger *view);

/* The person of a row; of the row of an id of a table, or PERSON_NONE. */
size_t person_of(struct persons *p, enum schema_table t, size_t row);
size_t person_of_id(struct persons *p, enum schema_table t, const char *id);

/* The table and the row of a number. */
enum schema_table person_row(const struct persons *p, size_t n, size_t *row);

/* The person whom WHO names, or PERSON_NONE after a message. */
size_t person_who(struct persons *p, const char *who);

void person_free(struct persons *p);

#endif
