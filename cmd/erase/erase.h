#ifndef ERASE_ERASE_H
#define ERASE_ERASE_H

#include "base/newid.h"
#include "ledger/store.h"
#include "person.h"
#include "table/out.h"

/*
 * The erasure of persons: what names or describes them is emptied in every
 * table, and every id of theirs becomes one of newid_erased.  Dates, words of
 * the journal and figures stay, so that what is computed of them does too.
 * ref-ledger(5) says what is emptied where.
 */
struct erase_how {
	char *dir;
	int wait; /* seconds for the lock */
	int dry;  /* nothing is written */
};

/*
 * Erases whom the n WHO name, all of them or none; prints the id that stands
 * for each.  Dry: prints each cell that would change.  ST_TROUBLE after
 * messages.
 */
enum st erase_run(const struct erase_how *how, char *who[], size_t n);

/* For the modules of the erasure only: */

struct erase {
	struct people *people;
	struct out *print;	     /* each change goes there, or NULL */
	unsigned char *who;	     /* of each person: to be erased */
	const char **as;	     /* ... the id that stands for them */
	unsigned char *changed[T_N]; /* of each row */
	struct map id[T_N];	     /* an old id: the place of the new one */
	const char **made;	     /* the new ids */
	const char **name;	     /* names, e-mails, digits of phones */
	size_t mades, mades_cap, names, names_cap;
	struct newid newid;
	struct mem_pool pool;
};

void erase_begin(struct erase *e, struct people *p);

/* Empties, in memory, the cells of the persons who are marked in e->who
 * (erase_cells.c). */
void erase_cells(struct erase *e);

/* How many rows of a table have changed. */
size_t erase_count(const struct erase *e, enum schema_table t);

/* Each table that has changed as a text, which the caller frees; the others
 * get none.  ST_TROUBLE after a message. */
enum st erase_texts(const struct erase *e, struct store_text text[T_N]);

/* Says which cells of a ledger have their names, addresses or numbers still
 * (erase_left.c). */
void erase_tell_left(const struct erase *e, const struct people *now);

void erase_free(struct erase *e);

#endif
