#ifndef ERASE_ERASE_H
#define ERASE_ERASE_H

#include "base/newid.h"
#include "ledger/store.h"
#include "person.h"
#include "table/out.h"

struct erase_options {
	char *dir;
	int wait;    /* seconds for the lock */
	int dry_run; /* nothing is written */
};

/*
 * Erases whom the n WHO name, all of them or none; prints the id that stands
 * for each.  Dry: prints each cell that would change.  ST_TROUBLE after
 * messages.
 */
enum st erase_run(const struct erase_options *o, char *who[], size_t n);

/* An erasure under way. */
struct erase {
	struct persons *persons;
	struct out print;	     /* each change goes there, if it has fp */
	unsigned char *who;	     /* of each person: to be erased */
	unsigned char *changed[T_N]; /* of each row */
	size_t changes[T_N];	     /* how many rows that are */
	const char **made[T_N];	     /* of each row: its new id, or NULL */
	const char **name;	     /* names, e-mails, digits of phones */
	size_t names, names_cap;
	struct newid newid;
	struct mem_pool pool;
};

/* Empties, in memory, the cells of the persons who are marked in e->who; notes
 * their names, and the ids that stand for them. */
void erase_cells(struct erase *e);

/* The id that stands for a person who was erased. */
const char *erase_id(const struct erase *e, size_t person);

#endif
