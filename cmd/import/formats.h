#ifndef IMPORT_FORMATS_H
#define IMPORT_FORMATS_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "ledger/schema.h"

/*
 * The words of other systems: the formats of exports, the names of their
 * columns and which of ours these feed, the values that mean one of ours.  All
 * of it is rows of tables; nothing in the code is about one format.
 */

/* How a foreign column feeds one of ours, beside what the type asks for. */
enum {
	AS_IS = 1 << 0,		   /* only that */
	AS_JOINED = 1 << 1,	   /* behind what is there, after a blank */
	AS_PERSON = 1 << 2,	   /* "LAST, First" is turned round */
	AS_GIVEN_NAME = 1 << 3,	   /* of "LAST, First": First */
	AS_CONTACT_NAME = 1 << 4,  /* of "Name (address);...": the name */
	AS_CONTACT_EMAIL = 1 << 5, /* ... the address, if there is one */
	AS_REFERRER = 1 << 6,	   /* of who referred the row; a name of theirs
				    * becomes an id where one is wanted */
	AS_OPT_OUT = 1 << 7,	   /* "no" if it says anything but no */
	AS_RECEIVED = 1 << 8,	   /* "received" if there is anything */
	AS_END_DATE = 1 << 9,	   /* only of an event that ends a referral */
	AS_DELETED = 1 << 10	   /* no column: yes leaves the row out */
};

/* A column of ours that is fed, and how. */
struct format_target {
	enum schema_table table;
	int col;     /* -1 with AS_DELETED */
	unsigned as; /* AS_...; 0 ends a list */
};

/* Foreign columns of one role, which says what they feed: their names, the
 * preferred one first, and a NULL.  key: the format is known by them. */
enum { FORMAT_NAMES = 5 };

struct format_column {
	int role;
	int key;
	const char *theirs[FORMAT_NAMES + 1];
};

/* A format: what it is called, by -f and to people, and its columns. */
struct format {
	const char *name, *title;
	int contacts; /* its rows are people, also beside who referred them */
	const struct format_column *column;
	size_t n;
};

/* The formats, the last of which is the sheet that people keep by hand: it
 * stands for all that is none of the others. */
const struct format *format_all(size_t *n);

/* The targets of columns; of NULL, those of the name of who referred a row. */
const struct format_target *format_targets(const struct format_column *c);

/* Whether two names of columns are the same: without ASCII case, blanks, '-'
 * and '_'. */
int format_same(const char *a, const char *b);

/* The format whose names these are most: one of its keys is among them. */
const struct format *format_recognise(const char *const names[], size_t n);

/* Whether any format knows the name. */
int format_knows(const char *name);

/*
 * The meaning, where it is certain, of a foreign value for a column of ours:
 * "won" for Closed Won; "" for one that says nothing yet; NULL if it is not
 * known.
 */
const char *format_value(
    const struct schema_col *c, const char *theirs, struct mem_pool *pool);

/* Whether s is one of a list, which a NULL ends, without regard to case. */
int format_is_one_of(const char *s, const char *const list[]);

/* Whether a value says no: no, false, 0, n, or nothing. */
int format_says_no(const char *s);

/*
 * How other systems write dates and amounts.  The notation of a column is the
 * one that reads each of its values, never guessed cell by cell.
 */
enum notation {
	NOTATION_ISO,
	NOTATION_DMY,
	NOTATION_MDY,
	NOTATION_YMD,
	NOTATION_EPOCH,	   /* seconds since 1970; also as 1.5988E+09 */
	NOTATION_EPOCH_MS, /* thousandths of them */
	NOTATION_EPOCH_NS, /* thousand-millionths */
	NOTATION_EXCEL,	   /* days, of which 1 is 1900-01-01; 60 never was */
	NOTATION_DATES,
	NOTATION_POINT = NOTATION_DATES, /* the decimal mark of an amount */
	NOTATION_COMMA,
	NOTATION_N,
	NOTATION_NONE = NOTATION_N /* not known */
};

#define NOTATION_BAD INT64_MIN

/* "dmy", "epoch-ms", "','" */
const char *notation_name(enum notation w);

/*
 * The day, or the hundredths, that s is in a notation, or NOTATION_BAD.  A
 * date that can be read in one way only (a year of four digits in front, a
 * month by its English name) is read by dmy, mdy and ymd alike.  likely: a
 * number is a date only if no other notation could have so many digits.
 */
int64_t notation_read(const char *s, enum notation w, int likely);

/* Whether s stands for no date at all: 0/0/00, 0000-00-00. */
int notation_blank(const char *s);

struct notation_value {
	const char *text;
	size_t line;
	int64_t read; /* notation_settle: by the first that reads each */
};

/*
 * The notation of all n values of a column of dates, or of amounts: the one
 * that reads each, the first of several that agree on each.  Where there is
 * none, NOTATION_NONE; then *why (the caller frees) says why and *line where
 * (0: on several).  `ours` is the column that is fed.
 */
enum notation notation_settle(struct notation_value v[], size_t n,
    const struct schema_col *ours, char **why, size_t *line);

/* The same of the notations of dates alone; DATE_NONE. */
int date_foreign(const char *s, enum notation w, int likely);

/* Appends the digits at *s, at most `most`, to *n; returns how many, or -1
 * where they do not fit. */
int notation_digits(const char **s, int most, int64_t *n);

#endif
