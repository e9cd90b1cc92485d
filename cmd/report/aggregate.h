#ifndef REPORT_AGGREGATE_H
#define REPORT_AGGREGATE_H

#include <stddef.h>
#include <stdint.h>

#include "report.h"

/*
 * Figures over rows, in all and by group.  A figure is a line of a table: its
 * name, how rows add up to it, and the measure that a row adds.  Memory grows
 * with the groups (and the distinct values of a median), not with the rows.
 */
enum tally_kind {
	TALLY_SUM,     /* whole numbers */
	TALLY_MONEY,   /* the same, of hundredths */
	TALLY_MEDIAN,  /* of whole numbers */
	TALLY_WAIT,    /* of days, some of which are still open (median.h) */
	TALLY_FIRST,   /* the earliest date */
	TALLY_LAST,    /* the latest date */
	TALLY_SHARE,   /* of two other figures: m out of n */
	TALLY_RATIO,   /* the same, where m may be more than n */
	TALLY_BALANCE, /* (m - n) / (m + n) */
	TALLY_NINETY   /* the 90th percentile of another, the median m */
};

/* The kinds that are made of other figures when they are shown. */
#define TALLY_IS_MADE(kind) ((kind) >= TALLY_SHARE)

struct tally_figure {
	const char *name;  /* for programs */
	const char *title; /* for people: in all, and (NULL: not shown) ... */
	const char *by_title; /* ... as the title of a column */
	enum tally_kind kind;
	/* the measure (measure.h): how much a row adds, or TALLY_NONE */
	int64_t (*of)(const struct line *x, const struct tally_figure *f);
	int arg;	   /* of the measure: a column, a flag, a status */
	int in;		   /* of a rate: those in time, else those judged */
	const int *cols;   /* of measure_sum; -1 ends */
	const char *is;	   /* of measure_is: the text */
	const char *m, *n; /* of what is made: the names of figures; of a
			    * median, n: the name of its number of values */
	unsigned flags;	   /* of the column, page.h */
};

/* A row has nothing to add, or is bad. */
#define TALLY_NONE INT64_MIN
/* Added to the days (within +-2^60) of a TALLY_WAIT, they are still open. */
#define TALLY_OPEN (INT64_C(1) << 61)

struct tally_group {
	const char *key, *label;
	double rank; /* by which it stands, the least first */
	int64_t *sum;
	struct median *values; /* of those figures that are medians */
};

struct tally {
	const struct tally_figure *f;
	size_t n;
	struct map places; /* of the figures, by name */
	size_t *median;	   /* the place of each among the medians */
	size_t medians;
	struct tally_group whole; /* all together, its label "total" */
	/* what the row that was added last has; without medians */
	struct tally_group now;
	struct tally_group *group;
	size_t groups, cap;
	struct map keys;
	struct mem_pool pool;
};

/* A tally of n figures, which must outlive it. */
struct tally *tally_new(const struct tally_figure f[], size_t n);
void tally_free(struct tally *t);

/*
 * Adds a row: to the whole, and to the group of that key (NULL: to none),
 * whose label is what its first row said.  A row with a fault is reported and
 * not added: ST_TROUBLE.
 */
enum st tally_add(
    struct tally *t, const struct line *x, const char *key, const char *label);

/*
 * Puts the groups in order: by key if it is asked for or all keys are numbers
 * or dates, else the largest first figure first.
 */
void tally_sort(struct tally *t, int by_key);

/* The group of that key, made without rows if there is none. */
struct tally_group *tally_group(
    struct tally *t, const char *key, const char *label);

/* The group of that key, or NULL; before the groups are put in order. */
struct tally_group *tally_find(const struct tally *t, const char *key);

/* A sum or date of a group. */
int64_t tally_get(
    const struct tally *t, const struct tally_group *g, const char *name);

/* Values for columns (section.h): of the figure that bears the column's name,
 * of the group of the line; and the key and label of the group. */
struct value tally_named(const struct line *x, const struct page_col *c);
struct value tally_label(const struct line *x, const struct page_col *c);
struct value tally_key(const struct line *x, const struct page_col *c);

/*
 * The columns of all figures, for a table by group or in all; the number of
 * values of a median has one of its own.  Appends them to col[], which has
 * room for 2 * n, and returns how many they are.
 */
size_t tally_cols(const struct tally *t, int by, struct page_col col[]);

/* Figures of all rows together as cards of the page, each with its label. */
struct tally_card {
	const char *figure, *label;
};

void tally_cards(const struct tally *t, const struct tally_card cards[],
    size_t n, struct page *p);

#endif
