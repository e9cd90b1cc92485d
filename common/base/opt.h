#ifndef OPT_H
#define OPT_H

#include <stddef.h>

#include "base/mem.h"

/*
 * The command line: getopt_long(3) with options before operands, the short
 * letters of the program, and --help and --version for -h and -V.
 */
int opt_next(int argc, char *argv[], const char *letters);

/* Whether an option was given, so far. */
int opt_given(int letter);

/*
 * The rules between options.  A letter excludes each of the others; or,
 * where `only` is there, it needs one of them, and only says so: "l or x".
 */
struct opt_rule {
	char letter;
	const char *others;
	const char *only;
	const char *why; /* instead of "-x and -y exclude each other" */
};

/* Whether options that were given contradict each other: says which. */
int opt_conflict(const struct opt_rule rules[], size_t n);

/*
 * The argument of option letter as a whole number from min to max, or the
 * program ends with status 2.
 */
long opt_number(int letter, const char *arg, long min, long max);

/*
 * The argument of option letter as a date (also +N, -N from today), or the
 * program ends with status 2.
 */
int opt_date(int letter, const char *arg);

/*
 * The names of columns that an option lists, commas between; given again, it
 * adds to them.  {0} is none.
 */
struct opt_names {
	const char **name; /* behind the last, if there is one, a NULL */
	size_t n, cap;
	struct mem_pool pool;
};

/* Adds those of arg, or the program ends with status 2: one is empty. */
void opt_names(struct opt_names *l, int letter, const char *arg);
void opt_names_free(struct opt_names *l);

/* Prints "ref-NAME VERSION" on standard output. */
void opt_version(void);

#endif
