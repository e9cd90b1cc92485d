#ifndef SCHEMA_H
#define SCHEMA_H

#include <stddef.h>

/*
 * The tables of the ledger: their columns, in the order in which ref-add
 * writes them, and what may stand in each.  ref-ledger(5) says what they mean.
 */
enum schema_table { T_PARTNERS, T_REFERRALS, T_EVENTS, T_NEEDS, T_POLICY, T_N };

enum schema_type {
	S_TEXT,	  /* anything */
	S_TAGS,	  /* words separated by ; */
	S_ID,	  /* [A-Za-z0-9][A-Za-z0-9._-]*, at most 64 */
	S_DATE,	  /* YYYY-MM-DD */
	S_MONEY,  /* at most two places */
	S_EMAIL,  /* one address */
	S_PHONE,  /* anything without control characters */
	S_CHOICE, /* one of `detail`, which commas separate */
	S_WORD,	  /* a word of words.h */
	S_DAYS,	  /* a whole number of days from 1, or never */
	S_COUNT,  /* a number from 0, decimals allowed */
	S_LEVEL,  /* 0 to 5 */
	S_STAMP	  /* YYYY-MM-DDTHH:MM:SSZ */
};

/* X(name, type, required, detail) */
#define SCHEMA_PARTNERS(X)                                             \
	X(partner, S_ID, 1, NULL)                                      \
	X(name, S_TEXT, 0, NULL)                                       \
	X(firm, S_TEXT, 0, NULL)                                       \
	X(greeting, S_TEXT, 0, NULL)                                   \
	X(kind, S_CHOICE, 0,                                           \
	    "client,past-client,prospect,colleague,competitor,market," \
	    "salesperson,center,organization")                         \
	X(category, S_TEXT, 0, NULL)                                   \
	X(email, S_EMAIL, 0, NULL)                                     \
	X(phone, S_PHONE, 0, NULL)                                     \
	X(url, S_TEXT, 0, NULL)                                        \
	X(consent, S_CHOICE, 0, "yes,no")                              \
	X(offers, S_TAGS, 0, NULL)                                     \
	X(ideal, S_TAGS, 0, NULL)                                      \
	X(firm_stage, S_CHOICE, 0, "growing,mature")                   \
	X(seeking, S_CHOICE, 0, "yes,no")                              \
	X(refers, S_CHOICE, 0, "yes,no")                               \
	X(since, S_DATE, 0, NULL)                                      \
	X(cadence, S_DAYS, 0, NULL)                                    \
	X(goal, S_COUNT, 0, NULL)                                      \
	X(owner, S_TEXT, 0, NULL)                                      \
	X(same_as, S_ID, 0, NULL)                                      \
	X(note, S_TEXT, 0, NULL)                                       \
	X(entered, S_STAMP, 0, NULL)

#define SCHEMA_REFERRALS(X)                         \
	X(referral, S_ID, 1, NULL)                  \
	X(date, S_DATE, 1, NULL)                    \
	X(direction, S_CHOICE, 1, "received,given") \
	X(partner, S_ID, 1, NULL)                   \
	X(prospect, S_TEXT, 0, NULL)                \
	X(email, S_EMAIL, 0, NULL)                  \
	X(phone, S_PHONE, 0, NULL)                  \
	X(need, S_TAGS, 0, NULL)                    \
	X(level, S_LEVEL, 0, NULL)                  \
	X(source, S_TEXT, 0, NULL)                  \
	X(value, S_MONEY, 0, NULL)                  \
	X(note, S_TEXT, 0, NULL)                    \
	X(entered, S_STAMP, 0, NULL)

#define SCHEMA_EVENTS(X)              \
	X(date, S_DATE, 1, NULL)      \
	X(partner, S_ID, 0, NULL)     \
	X(referral, S_ID, 0, NULL)    \
	X(event, S_WORD, 1, NULL)     \
	X(way, S_CHOICE, 0, "out,in") \
	X(value, S_MONEY, 0, NULL)    \
	X(until, S_DATE, 0, NULL)     \
	X(note, S_TEXT, 0, NULL)      \
	X(by, S_TEXT, 0, NULL)        \
	X(entered, S_STAMP, 0, NULL)

#define SCHEMA_NEEDS(X)            \
	X(need, S_ID, 1, NULL)     \
	X(date, S_DATE, 1, NULL)   \
	X(client, S_TEXT, 0, NULL) \
	X(email, S_EMAIL, 0, NULL) \
	X(phone, S_PHONE, 0, NULL) \
	X(wants, S_TAGS, 0, NULL)  \
	X(until, S_DATE, 0, NULL)  \
	X(note, S_TEXT, 0, NULL)   \
	X(entered, S_STAMP, 0, NULL)

#define SCHEMA_POLICY(X)          \
	X(rule, S_TEXT, 1, NULL)  \
	X(value, S_TEXT, 0, NULL) \
	X(note, S_TEXT, 0, NULL)  \
	X(entered, S_STAMP, 0, NULL)

/* The columns by name: PARTNERS_email, EVENTS_until, and PARTNERS_N of them */
#define X(name, type, required, detail) PARTNERS_##name,
enum { SCHEMA_PARTNERS(X) PARTNERS_N };
#undef X
#define X(name, type, required, detail) REFERRALS_##name,
enum { SCHEMA_REFERRALS(X) REFERRALS_N };
#undef X
#define X(name, type, required, detail) EVENTS_##name,
enum { SCHEMA_EVENTS(X) EVENTS_N };
#undef X
#define X(name, type, required, detail) NEEDS_##name,
enum { SCHEMA_NEEDS(X) NEEDS_N };
#undef X
#define X(name, type, required, detail) POLICY_##name,
enum { SCHEMA_POLICY(X) POLICY_N };
#undef X

enum { SCHEMA_COLS_MAX = PARTNERS_N };

struct schema_col {
	const char *name;
	enum schema_type type;
	int required;
	const char *detail;
};

/* The columns of a table, and how many. */
const struct schema_col *schema_cols(enum schema_table t, size_t *n);

/* "partners", "partners.csv" */
const char *schema_name(enum schema_table t);
const char *schema_file(enum schema_table t);

/* The table whose name, plural or singular, begins with s; T_N if none or
 * several ("p" is partners or policy). */
enum schema_table schema_table(const char *s);

/* The column of that name, or -1. */
int schema_col(enum schema_table t, const char *name);

/*
 * The word at this place, from 0, among those that a column of choices takes,
 * and its length; NULL behind the last.
 */
const char *schema_choice(
    const struct schema_col *c, size_t place, size_t *len);

/* Whether s is an id. */
int schema_is_id(const char *s);

/*
 * Why value cannot stand in a column: what is wrong and what would be right,
 * in buf, or NULL.  Empty is right everywhere but where required.
 */
enum { SCHEMA_FAULT = 256 };
const char *schema_fault(
    const struct schema_col *c, const char *value, char buf[SCHEMA_FAULT]);

/*
 * Why a row of a table cannot stand, for what one cell alone does not show
 * (name or firm, prospect or email, partner or referral, what the word of an
 * event needs and refuses); the column at fault in *col.  NULL if it can.
 */
const char *schema_row_fault(enum schema_table t, const char *const cells[],
    int *col, char buf[SCHEMA_FAULT]);

#endif
