#ifndef CHECK_PROBLEM_H
#define CHECK_PROBLEM_H

#include <stddef.h>

#include "base/mem.h"
#include "ledger/ledger.h"
#include "table/out.h"

/*
 * Problems of a ledger, as ref-check prints them: where, which rule is
 * broken, what is wrong, how to fix it.  One list has the name of each rule
 * and the remedy that mostly helps.
 *
 *	header		a header by which rows cannot be read
 *	dialect		a row that is no CSV, or not UTF-8
 *	marker		a line that a merge left
 *	nul		bytes of NUL, as a crash leaves
 *	torn		the end of a row is missing
 *	newline		the last row is whole, but no newline ends it
 *	spreadsheet	a cell that a spreadsheet rewrote
 *	value		what cannot stand there
 *	unknown		a word or rule that there is not
 *	lacks		what the row needs and has not
 *	doubled		an id that is there already
 *	reference	an id that no row has
 *	root		same_as that names no partner that is kept
 *	self		a partner that refers itself
 *	early		an event before its referral
 *	future		a date after today
 *	order		a status that cannot follow
 *	alike		a partner who seems to be there already
 *	undo		an undo record that cannot be followed
 *	copy		a copy that another program left
 *	mode		others may read or write it
 */
#define PROBLEM_RULES(X)                                                   \
	X(header, "fix the first line")                                    \
	X(dialect, "fix the row")                                          \
	X(marker, "settle the conflict, remove its lines")                 \
	X(nul, "remove the bytes, or restore the row from a backup")       \
	X(torn, "ref-check -r moves it to a side file; then add it again") \
	X(newline, "end the line; the next ref-add does")                  \
	X(spreadsheet,                                                     \
	    "put back what stood there, from a backup or the source")      \
	X(value, "write what is right")                                    \
	X(unknown, "fix its spelling")                                     \
	X(lacks, "complete the row")                                       \
	X(doubled, "remove one of the rows, or give it an id of its own")  \
	X(reference, "fix the id, or add the row that it names")           \
	X(root, "name the partner that is kept")                           \
	X(self, "fix the partner, or void the referral")                   \
	X(early, "fix the date")                                           \
	X(future, "fix the date")                                          \
	X(order, "fix the date or the word, or add what is missing")       \
	X(alike, "point one at the other")                                 \
	X(undo, "see ref-ledger(5), A writer that died")                   \
	X(copy, "take from it what you want, and remove it")               \
	X(mode, "chmod")

#define X(name, fix) PROBLEM_##name,
enum problem_rule { PROBLEM_RULES(X) PROBLEM_N };
#undef X

struct problems {
	const struct ledger *view;
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

/*
 * Adds one, of a table (T_N: of a file beside them), its file (NULL: that of
 * the table in the view), a line (0: none), a column (NULL: none); its fix is
 * that of the rule.  All is copied.  It is valid until the next is added.
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
