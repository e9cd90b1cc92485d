#ifndef IMPORT_MAPPING_H
#define IMPORT_MAPPING_H

#include <stddef.h>

#include "export.h"
#include "formats.h"
#include "ident.h"
#include "overrides.h"

/*
 * Which columns of an export feed which of ours, for one table: by its
 * format, by our own names, by the caller's wishes.
 */
struct feed {
	size_t col;   /* of the export */
	int to;	      /* the column of ours; -1 with ALIAS_GONE */
	unsigned how; /* ALIAS_... */
	int mine;     /* by -m */
	int way;      /* how its dates or amounts are read; -1: not known */
};

struct feeds {
	const struct export *e;
	const struct alias_format *format;
	const struct wish *wish;
	enum schema_table table;
	struct feed *feed; /* of one of ours, the first that is not empty */
	size_t n, cap;
	struct ident *ident;  /* makes ids of names; NULL: they stay names */
	struct mem_pool pool; /* of what is converted */
};

/* Finds out what feeds a table.  A column that -m names and the export does
 * not have ends the program with status 2. */
void feeds_make(struct feeds *f, const struct export *e,
    const struct alias_format *format, const struct wish *w,
    enum schema_table table);
void feeds_free(struct feeds *f);

/* Forgets what feeds other columns of ours than these n. */
void feeds_keep(struct feeds *f, const int cols[], size_t n);

/* Whether something (a column, or -s) gives a column of ours its values. */
int feeds_gives(const struct feeds *f, int to);

/*
 * Whether rows name who referred them; whether they are themselves partners,
 * beside or without that.  Of the table of partners only.
 */
int feeds_referrer(const struct feeds *f);
int feeds_contacts(const struct feeds *f);

/*
 * Settles how the columns of dates and amounts are read: dates by the order
 * that was declared (FOREIGN_N: none was), all else by what reads every value.
 * ST_TROUBLE after messages where that is not one way; of dates, none where
 * other feeds (or NULL), which were settled before, told of the same column.
 */
enum st feeds_settle(struct feeds *f, const struct feeds *told, unsigned order);

/* The decimal mark that a way of reading amounts stands for. */
char feeds_mark(int way);

#endif
