#ifndef SCHEMA_H
#define SCHEMA_H

#include <stddef.h>

/*
 * The tables of the ledger: their columns, in the order in which ref-add
 * writes them, and what may stand in each.  ref-ledger(5) says what they mean.
 */
#define SCHEMA_TABLES(X)        \
	X(PARTNERS, partners)   \
	X(REFERRALS, referrals) \
	X(EVENTS, events)       \
	X(NEEDS, needs)         \
	X(POLICY, policy)

#define TABLE(T, name) T_##T,
enum schema_table { SCHEMA_TABLES(TABLE) T_N };
#undef TABLE

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

/* X(TABLE, name, type, required, detail) */
#define SCHEMA_PARTNERS(X)                                             \
	X(PARTNERS, partner, S_ID, 1, NULL)                            \
	X(PARTNERS, name, S_TEXT, 0, NULL)                             \
	X(PARTNERS, firm, S_TEXT, 0, NULL)                             \
	X(PARTNERS, greeting, S_TEXT, 0, NULL)                         \
	X(PARTNERS, kind, S_CHOICE, 0,                                 \
	    "client,past-client,prospect,colleague,competitor,market," \
	    "salesperson,center,organization")                         \
	X(PARTNERS, category, S_TEXT, 0, NULL)                         \
	X(PARTNERS, email, S_EMAIL, 0, NULL)                           \
	X(PARTNERS, phone, S_PHONE, 0, NULL)                           \
	X(PARTNERS, url, S_TEXT, 0, NULL)                              \
	X(PARTNERS, consent, S_CHOICE, 0, "yes,no")                    \
	X(PARTNERS, offers, S_TAGS, 0, NULL)                           \
	X(PARTNERS, ideal, S_TAGS, 0, NULL)                            \
	X(PARTNERS, firm_stage, S_CHOICE, 0, "growing,mature")         \
	X(PARTNERS, seeking, S_CHOICE, 0, "yes,no")                    \
	X(PARTNERS, refers, S_CHOICE, 0, "yes,no")                     \
	X(PARTNERS, since, S_DATE, 0, NULL)                            \
	X(PARTNERS, cadence, S_DAYS, 0, NULL)                          \
	X(PARTNERS, goal, S_COUNT, 0, NULL)                            \
	X(PARTNERS, owner, S_TEXT, 0, NULL)                            \
	X(PARTNERS, same_as, S_ID, 0, NULL)                            \
	X(PARTNERS, note, S_TEXT, 0, NULL)                             \
	X(PARTNERS, entered, S_STAMP, 0, NULL)

#define SCHEMA_REFERRALS(X)                                    \
	X(REFERRALS, referral, S_ID, 1, NULL)                  \
	X(REFERRALS, date, S_DATE, 1, NULL)                    \
	X(REFERRALS, direction, S_CHOICE, 1, "received,given") \
	X(REFERRALS, partner, S_ID, 1, NULL)                   \
	X(REFERRALS, prospect, S_TEXT, 0, NULL)                \
	X(REFERRALS, email, S_EMAIL, 0, NULL)                  \
	X(REFERRALS, phone, S_PHONE, 0, NULL)                  \
	X(REFERRALS, need, S_TAGS, 0, NULL)                    \
	X(REFERRALS, level, S_LEVEL, 0, NULL)                  \
	X(REFERRALS, source, S_TEXT, 0, NULL)                  \
	X(REFERRALS, value, S_MONEY, 0, NULL)                  \
	X(REFERRALS, note, S_TEXT, 0, NULL)                    \
	X(REFERRALS, entered, S_STAMP, 0, NULL)

#define SCHEMA_EVENTS(X)                      \
	X(EVENTS, date, S_DATE, 1, NULL)      \
	X(EVENTS, partner, S_ID, 0, NULL)     \
	X(EVENTS, referral, S_ID, 0, NULL)    \
	X(EVENTS, event, S_WORD, 1, NULL)     \
	X(EVENTS, way, S_CHOICE, 0, "out,in") \
	X(EVENTS, value, S_MONEY, 0, NULL)    \
	X(EVENTS, until, S_DATE, 0, NULL)     \
	X(EVENTS, note, S_TEXT, 0, NULL)      \
	X(EVENTS, by, S_TEXT, 0, NULL)        \
	X(EVENTS, entered, S_STAMP, 0, NULL)

#define SCHEMA_NEEDS(X)                   \
	X(NEEDS, need, S_ID, 1, NULL)     \
	X(NEEDS, date, S_DATE, 1, NULL)   \
	X(NEEDS, client, S_TEXT, 0, NULL) \
	X(NEEDS, email, S_EMAIL, 0, NULL) \
	X(NEEDS, phone, S_PHONE, 0, NULL) \
	X(NEEDS, wants, S_TAGS, 0, NULL)  \
	X(NEEDS, until, S_DATE, 0, NULL)  \
	X(NEEDS, note, S_TEXT, 0, NULL)   \
	X(NEEDS, entered, S_STAMP, 0, NULL)

#define SCHEMA_POLICY(X)                  \
	X(POLICY, rule, S_TEXT, 1, NULL)  \
	X(POLICY, value, S_TEXT, 0, NULL) \
	X(POLICY, note, S_TEXT, 0, NULL)  \
	X(POLICY, entered, S_STAMP, 0, NULL)

/* The columns by name: PARTNERS_email, EVENTS_until, and PARTNERS_N of them */
#define COLUMN(T, name, ...) T##_##name,
#define TABLE(T, name) enum { SCHEMA_##T(COLUMN) T##_N };
SCHEMA_TABLES(TABLE)
#undef COLUMN
#undef TABLE

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
