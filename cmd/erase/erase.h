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
	const char **as;	     /* ... the id that stands for them */
	unsigned char *changed[T_N]; /* of each row */
	struct map id[T_N];	     /* an old id: the place of the new one */
	const char **made;	     /* the new ids */
	const char **name;	     /* names, e-mails, digits of phones */
	size_t mades, mades_cap, names, names_cap;
	struct newid newid;
	struct mem_pool pool;
};

/* Empties, in memory, the cells of the persons who are marked in e->who; notes
 * their names, and the ids that stand for them. */
void erase_cells(struct erase *e);

#endif
