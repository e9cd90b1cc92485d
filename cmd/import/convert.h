#ifndef IMPORT_CONVERT_H
#define IMPORT_CONVERT_H

#include "mapping.h"
#include "skipped.h"

/* What became of a row. */
enum convert {
	CONVERT_OK,
	CONVERT_OUT, /* it is left out, as it should be: counted in out */
	CONVERT_BAD  /* it cannot be understood: said, or counted in unknown */
};

/* The account of a conversion.  {0} is an empty one. */
struct convert_log {
	int quiet;	    /* nothing is said nor counted */
	struct account out; /* rows left out, by reason */
	struct account
	    unknown;	      /* rows left out for a value that is not mapped */
	struct account noted; /* rows written, of which something is to say */
	size_t bad;	      /* rows that were said to be bad */
};

/* Which columns count: those that concern the row itself, or who referred it
 * (they differ in the table of partners only). */
enum convert_whom { CONVERT_SELF, CONVERT_REFERRER };

/*
 * Makes of a row of the export the cells of a row of the feeds' table, ""
 * where it has nothing, in cell[] in the order of the schema.  They live as
 * long as the feeds.  Each is such as the schema wants it, but whether the
 * row has all that it must have is not looked at.
 */
enum convert convert_row(struct feeds *f, size_t row, enum convert_whom whom,
    const char *cell[], struct convert_log *log);

void convert_log_free(struct convert_log *log);

#endif
