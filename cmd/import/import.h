#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"
#include "export.h"
#include "formats.h"
#include "table/out.h"

/*
 * An override: the user knows it otherwise than the format.  It is one of -m,
 * -s and -v, read and checked, and has a column of ours.
 */
struct override {
	int letter;
	enum schema_table table; /* T_N: every one with such a column */
	const char *ours;	 /* "" of -m: the column feeds nothing */
	const char *theirs;	 /* -m: a column; -v: a value, folded */
	const char *value;	 /* -s and -v */
};

/* {0} is none. */
struct overrides {
	struct override *o;
	size_t n, cap;
	struct mem_pool pool;
};

/* The name of -m for who referred a row, by name. */
#define OVERRIDE_REFERRER "referrer"

/*
 * The argument of -m THEIRS=ours, -s ours=VALUE or -v ours:theirs=value, where
 * ours may have its table before it: events.date.  One that is not of that
 * form ends the program with status 2.
 */
void overrides_add(struct overrides *l, int letter, const char *arg);
void overrides_free(struct overrides *l);

/* The next override of a letter, from *i on, or NULL. */
const struct override *override_next(
    const struct overrides *l, int letter, size_t *i);

/* The column of a table that is meant, or -1. */
int override_col(const struct override *o, enum schema_table t);

/* The value that -s gives a column, or NULL. */
const char *override_given(
    const struct overrides *l, enum schema_table t, int col);

/* The value that -v makes of a foreign one for a column, or NULL. */
const char *override_value(const struct overrides *l, enum schema_table t,
    int col, const char *theirs);

/*
 * Which columns of an export feed which of ours, for one table: by its
 * format, by our own names, by the overrides.
 */
struct mapping_column {
	size_t from;		/* of the export */
	int to;			/* the column of ours; -1 with AS_DELETED */
	unsigned as;		/* AS_... */
	int mine;		/* by -m */
	enum notation notation; /* of dates and amounts, when that is settled */
};

struct mapping {
	const struct export *e;
	const struct format *format;
	const struct overrides *overrides;
	enum schema_table table;
	const struct schema_col *ours; /* its columns */
	size_t width;
	struct mapping_column *column; /* the first that is not empty counts */
	size_t n, cap;
	struct ident *ident;  /* makes ids of names; NULL: they stay names */
	struct mem_pool pool; /* of what is converted */
};

/* How many of n names of columns are known: of a format, ours, or of -m, which
 * counts most. */
size_t mapping_known(
    const struct overrides *l, const char *const cell[], size_t n);

/*
 * Finds out what feeds a table; with `only`, a set of bits, what feeds those
 * columns of ours.  A column that -m names and the export does not have ends
 * the program with status 2.
 */
void mapping_make(struct mapping *m, const struct export *e,
    const struct format *format, const struct overrides *l,
    enum schema_table table, unsigned only);
void mapping_free(struct mapping *m);

/* Whether a column of the export feeds a column of ours; whether it or -s
 * gives that its values. */
int mapping_feeds(const struct mapping *m, int to);
int mapping_gives(const struct mapping *m, int to);

/*
 * Whether rows name who referred them; whether they are themselves partners,
 * beside or without that.  Only of the table of partners.
 */
int mapping_has_referrers(const struct mapping *m);
int mapping_has_contacts(const struct mapping *m);

/*
 * Settles how the columns of dates and amounts are written: dates in the
 * notation that was declared (NOTATION_NONE: none was), all else in the one
 * that reads every value.  ST_TROUBLE after messages where there is not one;
 * of dates, none where another mapping (or NULL), which was settled before,
 * told of the same column.
 */
enum st mapping_settle(
    struct mapping *m, const struct mapping *told, enum notation dates);

/*
 * Ids for what an export gives none to.  They are made of what the rows say
 * and of nothing else, so that each run, whatever it is to write, makes the
 * same ones.  {0} knows nobody yet.
 */
struct ident {
	struct ident_contact *contact;
	size_t n, cap;
	struct map slug;  /* the first contact with a slug */
	struct map equal; /* how often a hash was made of the same */
	struct mem_pool pool;
};

/*
 * A contact: the id that the export has for it ("" for none), what it is
 * named after, and whatever else tells it from others of that name.  Returns
 * its number.
 */
size_t ident_add(
    struct ident *x, const char *own, const char *name, const char *rest);

/*
 * The id of a contact, all having been added: its own, else the slug of its
 * name; where several that differ have that slug, each has five characters
 * of a hash of the rest behind it.
 */
const char *ident_contact(struct ident *x, size_t i);

/*
 * The id for a name: that of the contact of this name, else its slug.  NULL
 * if it is the name of several contacts.
 */
const char *ident_name(struct ident *x, const char *name);

/* Whether it is the name of a contact. */
int ident_known(struct ident *x, const char *name);

/*
 * The id of a referral or a need: a letter and ten characters of a hash of
 * three texts (partner, prospect and date of a referral), and of how many
 * equal ones came before it.
 */
const char *ident_hashed(
    struct ident *x, char letter, const char *a, const char *b, const char *c);

void ident_free(struct ident *x);

/*
 * Rows that were skipped, or of which something is to say, by reason: how
 * often, and on which lines.  {0} is an empty one.
 */
struct skipped {
	struct skipped_reason *reason; /* in the order in which they came */
	size_t n, cap;
	size_t total; /* rows of all reasons */
	struct map index;
	struct mem_pool pool;
};

/* Counts a row; why and hint (what to do about it, or NULL) are copied. */
void skipped_add(
    struct skipped *s, size_t line, const char *why, const char *hint);

/* Says each reason: "FILE: BEFOREwhy: 12 (lines 3, 5 and 10 more): HINT". */
void skipped_tell(
    const struct skipped *s, const char *file, const char *before);
void skipped_free(struct skipped *s);

/* The account of a conversion.  {0} is an empty one. */
struct convert_log {
	int quiet;		/* nothing is said nor counted */
	struct skipped out;	/* rows left out as they should be, by reason */
	struct skipped unknown; /* rows left out for a value not mapped */
	struct skipped noted;	/* rows written, of which something is to say */
	size_t bad;		/* rows that were said to be bad */
};

/*
 * Makes of a row of the export the cells of a row of the mapping's table, ""
 * where it has nothing, in cell[] in the order of the schema.  They live as
 * long as the mapping.  Each is such as the schema wants it, but whether the
 * row has all that it must have is not looked at.  In the table of partners
 * the row is that of itself or of who referred it.  Returns 0 if the row is
 * left out, which the log (NULL: nobody) counts.
 */
int convert_row(struct mapping *m, size_t row, int referrer, const char *cell[],
    struct convert_log *log);

/* An import: the rows of an export become rows of a table of the ledger. */
struct import_options {
	struct export_options file;  /* overrides: import.c sets them */
	const struct format *format; /* NULL: it is recognised */
	enum schema_table table;
	enum notation dates; /* NOTATION_NONE: none was declared */
	struct overrides overrides;
};

struct import {
	const struct import_options *o;
	struct export e;
	const struct format *format; /* NULL: the export cannot be read */
	struct mapping main;	     /* of the table that is written */
	struct mapping base;   /* of referrals: what their ids are made of */
	struct mapping people; /* of partners: what their ids are made of */
	struct ident ident;
	size_t *person; /* of each row, its contact or MAP_NONE */
	struct convert_log log;
	struct map seen; /* the partners written */
	size_t written;
	size_t extra;	    /* of them not rows, but named in one */
	size_t *behind;	    /* the columns that feed nothing */
	const char **names; /* what they are called behind ours */
	size_t behinds;
	struct out out;
};

/*
 * Reads the export and finds out what is what.  ST_TROUBLE after messages:
 * there is nothing to go on with (no format then), or dates can be read in
 * several ways, or what the table requires comes from nowhere.  import_free is
 * called all the same.
 */
enum st import_open(struct import *im, const struct import_options *o);
void import_free(struct import *im);

/* Writes the rows to im->out, and tells on standard error what became of
 * them all. */
enum st import_rows(struct import *im);

/* Writes to im->out how each column of the export is mapped. */
void import_list(struct import *im);

/* Says on standard error what the export was taken for. */
void import_tell(const struct import *im, const char *what);

#endif
