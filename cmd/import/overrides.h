#ifndef IMPORT_OVERRIDES_H
#define IMPORT_OVERRIDES_H

#include <stddef.h>

#include "base/mem.h"
#include "ledger/schema.h"

/*
 * What the caller wants of an import beside what its format says: -m, -s and
 * -v, read and checked.  {0} is none.
 */
struct wish_to {
	enum schema_table table; /* T_N: every one with such a column */
	const char *name;	 /* of the column of ours */
};

struct wish {
	struct wish_map { /* -m: a name that is "" unmaps */
		const char *theirs;
		struct wish_to to;
	} * map;
	struct wish_set { /* -s */
		struct wish_to to;
		const char *value;
	} * set;
	struct wish_value { /* -v; theirs is folded */
		struct wish_to to;
		const char *theirs, *ours;
	} * value;
	size_t maps, sets, values;
	size_t map_cap, set_cap, value_cap;
	struct mem_pool pool;
};

/* The name of -m for who referred a row, by name. */
#define WISH_REFERRER "referrer"

/*
 * The arguments of -m THEIRS=ours, -s ours=VALUE and -v ours:theirs=value,
 * where ours may have its table before it: events.date.  What is none ends the
 * program with status 2.
 */
void wish_m(struct wish *w, const char *arg);
void wish_s(struct wish *w, const char *arg);
void wish_v(struct wish *w, const char *arg);

/* The column of a table that is meant, or -1. */
int wish_col(const struct wish_to *to, enum schema_table t);

/* What -s gives a column, or NULL. */
const char *wish_given(const struct wish *w, enum schema_table t, int col);

/* What -v makes of a foreign value for a column, or NULL. */
const char *wish_mapped(
    const struct wish *w, enum schema_table t, int col, const char *theirs);

void wish_free(struct wish *w);

#endif
