#ifndef LOOKUP_H
#define LOOKUP_H

#include "base/map.h"
#include "base/mem.h"
#include "ledger/ledger.h"
#include "ledger/sheet.h"
#include "ledger/who.h"

/*
 * The rows that are known while rows are added: those of the files and behind
 * them those of the batch, numbered from 0 in each table, and how to find one.
 * A row names another by its id; a row about a partner is found by e-mail, or
 * name and firm (twin); a person names a partner as they like (who.h).
 */
#define LOOKUP_NONE SIZE_MAX
#define LOOKUP_SEVERAL (SIZE_MAX - 1)

struct lookup {
	const struct ledger *view;
	struct sheet sheet[T_N];
	unsigned loaded;    /* a bit for each table */
	size_t old[T_N];    /* rows of the file: the first numbers */
	struct map id[T_N]; /* partner, referral and need ids */
	struct map named;   /* root, or LOOKUP_SEVERAL, of an e-mail, name... */
	struct map twin;    /* the first holder of an e-mail, a name and firm */
	struct lookup_holder {
		size_t partner;
		size_t next; /* holder of the same, or LOOKUP_NONE */
		size_t last; /* of the first: the last */
	} * holder;
	size_t holders, holders_cap;
	struct map is_void; /* referral ids, once WHO asked for them */
	int has_named, has_twin, has_void;
	struct mem_text key; /* of the last search */
	struct mem_pool pool;
};

/*
 * Loads a table unless that was done.  ST_TROUBLE after messages if it has bad
 * rows or an id twice: what cannot be read cannot be added to.
 */
enum st lookup_load(struct lookup *k, enum schema_table t);

/* Adds a new row, whose cells outlive k; its number. */
size_t lookup_add(struct lookup *k, enum schema_table t,
    const char *const cells[], size_t line);

/* A partner's row will be changed, and was: it is found by what it says. */
void lookup_forget(struct lookup *k, size_t partner);
void lookup_again(struct lookup *k, size_t partner);

/* A cell of a row, and where a message says that it stands. */
const char *lookup_cell(
    const struct lookup *k, enum schema_table t, size_t number, int col);
void lookup_cells(const struct lookup *k, enum schema_table t, size_t number,
    const char *cells[]); /* all of the schema */
const char *lookup_place(struct lookup *k, enum schema_table t, size_t number,
    const char *batch); /* lives as long as k */

/* The row with this id, or LOOKUP_NONE. */
size_t lookup_id(const struct lookup *k, enum schema_table t, const char *id);

/* The partner that a partner counts as; of no number, itself. */
size_t lookup_root(const struct lookup *k, size_t partner);

/* The partner of a referral, as which it counts. */
size_t lookup_giver(const struct lookup *k, size_t referral);

/* The partner that an id, an e-mail, a name or a firm names: LOOKUP_NONE, or
 * LOOKUP_SEVERAL if it is not one alone. */
size_t lookup_partner(struct lookup *k, const char *text);

/*
 * A partner that the row with these cells describes: with the same e-mail;
 * or the same name and firm (neither has one: only where `loosely`).
 * LOOKUP_NONE if there is none.  *by says by what.
 */
size_t lookup_twin(
    struct lookup *k, const char *const cells[], int loosely, const char **by);

/* The partner, or where `referrals` the referral, that WHO names: its number,
 * *referral telling which; LOOKUP_NONE after a message. */
size_t lookup_who(
    struct lookup *k, const char *who, int referrals, int *referral);

/* Whether the prospect of a referral is its partner: a row, or the one that it
 * counts as, has the e-mail or, where one has none, the name. */
int lookup_is_self(const struct lookup *k, size_t partner, const char *prospect,
    const char *email);

void lookup_free(struct lookup *k);

#endif
