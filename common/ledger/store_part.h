#ifndef STORE_PART_H
#define STORE_PART_H

#include "ledger/store.h"

/*
 * What Replace and the erasure have in common: a new file of a table, written
 * beside it.  For the modules of the store only.
 */
struct replace {
	struct store *s;
	enum schema_table t;
	const char *path;
	char *tmp, *old, *kept; /* FILE.tmp, FILE~, FILE.new */
	int made;		/* the temporary is there */
};

void replace_begin(struct replace *r, struct store *s, enum schema_table t);

/* Writes the temporary, and makes its bytes durable.  ST_TROUBLE after a
 * message, `nothing was stored'. */
enum st replace_write(struct replace *r, const char *text, size_t len);

/* Whether the table is still the file that was read, and as it was. */
int replace_unchanged(const struct replace *r);

/* Removes a temporary that is still there. */
void replace_end(struct replace *r);

#endif
