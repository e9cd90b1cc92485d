#ifndef CHECK_PROBLEM_H
#define CHECK_PROBLEM_H

#include <stddef.h>

#include "base/mem.h"
#include "ledger/schema.h"
#include "table/out.h"

/*
 * Problems of a ledger, as ref-check prints them: where, which rule is
 * broken, what is wrong, how to mend it.  One table in problem.c has each
 * rule's name and the remedy that mostly helps.
 */
enum problem_rule {
	PROBLEM_HEADER,	     /* a header by which rows cannot be read */
	PROBLEM_DIALECT,     /* a row that is no CSV, or not UTF-8 */
	PROBLEM_MARKER,	     /* a line that a merge left */
	PROBLEM_NUL,	     /* bytes of NUL, as a crash leaves */
	PROBLEM_TORN,	     /* the end of a row is missing */
	PROBLEM_NEWLINE,     /* the last row is whole, but no newline ends it */
	PROBLEM_SPREADSHEET, /* a cell that a spreadsheet rewrote */
	PROBLEM_VALUE,	     /* what cannot stand there */
	PROBLEM_UNKNOWN,     /* a word or rule that there is not */
	PROBLEM_LACKS,	     /* what the row needs and has not */
	PROBLEM_DOUBLED,     /* an id that is there already */
	PROBLEM_REFERENCE,   /* an id that no row has */
	PROBLEM_ROOT,	     /* same_as that names no partner that is kept */
	PROBLEM_SELF,	     /* a partner that refers itself */
	PROBLEM_EARLY,	     /* an event before its referral */
	PROBLEM_FUTURE,	     /* a date after today */
	PROBLEM_ORDER,	     /* a status that cannot follow */
	PROBLEM_ALIKE,	     /* a partner who seems to be there already */
	PROBLEM_UNDO,	     /* an undo record that cannot be followed */
	PROBLEM_COPY,	     /* a copy that another program left */
	PROBLEM_MODE,	     /* others may read or write it */
	PROBLEM_N
};

struct problems {
	struct problem {
		enum schema_table table; /* T_N: none */
		size_t line;		 /* 0: of no line */
		size_t seq;
		enum problem_rule rule;
		const char *file, *column, *what, *fix;
	} * at;
	size_t n, cap;
	struct mem_pool pool;
};

/* The name of a rule, as it stands in rows. */
const char *problem_name(enum problem_rule r);

/*
 * Adds one, of a table (T_N: of a file beside them), a line (0: none), a
 * column (NULL: none); its fix is that of the rule.  All is copied.  It is
 * valid until the next is added.
 */
struct problem *problem_add(struct problems *p, enum schema_table t,
    const char *file, size_t line, const char *column, enum problem_rule r,
    const char *fmt, ...) __attribute__((format(printf, 7, 8)));

/* Gives the problem that was added last another fix than its rule's. */
void problem_fix(struct problems *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints the header and the rows: by table, line, and as they were found;
 * files beside the tables come last, by name. */
void problem_print(struct problems *p, struct out *o);

void problem_free(struct problems *p);

#endif
