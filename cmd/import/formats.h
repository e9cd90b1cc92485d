#ifndef IMPORT_FORMATS_H
#define IMPORT_FORMATS_H

#include <stddef.h>

#include "ledger/schema.h"

/*
 * What other systems call things: the formats of exports, the names of their
 * columns and what of ours these feed, the values that mean one of ours.  All
 * of it is rows of tables; nothing in the code is about one format.
 */

/* How a foreign column feeds one of ours, beside what the type asks for. */
enum {
	ALIAS_JOIN = 1 << 0,	 /* behind what is there, after a blank */
	ALIAS_PERSON = 1 << 1,	 /* "LAST, First" is turned round */
	ALIAS_OUTER = 1 << 2,	 /* of "Name (address);...": the name */
	ALIAS_INNER = 1 << 3,	 /* ... the address, if there is one */
	ALIAS_NAME = 1 << 4,	 /* a partner's name, which becomes an id */
	ALIAS_NO = 1 << 5,	 /* "no" if it says anything but no */
	ALIAS_RECEIVED = 1 << 6, /* "received" if there is anything */
	ALIAS_ENDED = 1 << 7,	 /* only of an event that ends a referral */
	ALIAS_GONE = 1 << 8,	 /* no column: the row is deleted, if yes */
	ALIAS_GIVEN = 1 << 9	 /* of "LAST, First": First */
};

struct alias_to {
	enum schema_table table;
	int col;
	unsigned how;
};

/* A format: what it is called, by -f and to people, and its columns. */
struct alias_format {
	const char *name, *title;
	int contacts; /* its rows are people, also beside who referred them */
	const struct alias *alias;
	size_t n;
};

/* A foreign column; key: a name by which the format is known. */
struct alias {
	const char *theirs;
	int role; /* what it is; see alias_next */
	int key;
};

/* The formats, the last of which is the sheet that people keep by hand: it
 * stands for all that is none of the others. */
const struct alias_format *alias_formats(size_t *n);

/* The format of that name, or NULL. */
const struct alias_format *alias_format(const char *name);

/* Whether two names of columns are the same: without ASCII case, blanks, '-'
 * and '_'. */
int alias_same(const char *a, const char *b);

/* The alias of a format for a column of that name, or NULL. */
const struct alias *alias_find(const struct alias_format *f, const char *name);

/* The format whose names these are most: one of its keys is among them. */
const struct alias_format *alias_recognise(const char *const names[], size_t n);

/* Whether any format knows the name. */
int alias_known(const char *name);

/*
 * What of a table a role feeds: *i from 0 up; NULL when there is no more.
 * alias_referrer is the role of the name of who referred the row.
 */
const struct alias_to *alias_next(int role, enum schema_table t, size_t *i);
int alias_referrer(void);

/*
 * What a value of a column of ours is when it is foreign and certain: "won"
 * for Closed Won; "" for one that says nothing yet; NULL if it is not known.
 */
const char *alias_value(enum schema_table t, int col, const char *theirs);

/* Whether a value says no: no, false, 0, n, or nothing. */
int alias_says_no(const char *s);

#endif
