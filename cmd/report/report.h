#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/map.h"
#include "base/mem.h"
#include "ledger/policy.h"
#include "ledger/rows.h"
#include "ledger/tags.h"
#include "ledger/words.h"
#include "page/page.h"
#include "period.h"
#include "status/duty.h"
#include "table/tab.h"

/*
 * A report: a page with a section for each kind of rows.  A view makes a
 * section; ref-report.c has the table of them.
 */
struct report {
	struct page *page;
	const struct policy *policy;
	int all;	/* no limit to the lines of a section */
	int list;	/* rows are listed; nothing but the list */
	const char *by; /* the column to group by, or NULL */
	enum span span; /* by that of the calendar, where no column is `by` */
	const struct period *period; /* NULL: all rows */
	/* the verdicts by partner, addresses of texts, while findings are
	 * among the rows: they are read first */
	struct map *verdicts;
	struct tags *tags; /* for categories: the ledger's synonyms */
};

/* The rows of the period of -p, or all; those of the period before it. */
enum report_part { PART_NOW, PART_BEFORE, PARTS };

/* A view gives a line names and numbers for columns that no cell has: a label
 * and a detail; m of n, and another number. */
enum { LINE_LABEL, LINE_DETAIL, LINE_NAMES };
enum { LINE_M, LINE_N, LINE_OTHER, LINE_NUMBERS };

/*
 * A line of a section before it has values: a row of an input, a group of
 * figures, or numbers under a name.  A view sets the members that its columns
 * and measures read.
 */
struct line {
	struct tab *t; /* the table of the row; NULL: no row */
	enum rows_kind kind;
	const int *at; /* the place of each column of the kind */
	int by;	       /* the place of the column to group by, or -1 */
	int asof;      /* DATE_NONE: none */
	int date;      /* its own day, if the report goes by days */
	enum report_part part;
	const struct policy *policy;
	const struct word *status; /* of referral rows */
	int received;		   /* of referral rows: not given */
	int first;		   /* the first row of its partner */
	const struct tally *tally; /* the figures; NULL: none */
	const struct tally_group *group;
	const char *name[LINE_NAMES];
	int64_t n[LINE_NUMBERS];
	struct mem_pool *texts; /* for texts that its columns write */
};

struct view {
	/* Declares the tables of the section to the page; returns its state. */
	void *(*begin)(const struct report *r, enum rows_kind kind);
	void (*row)(void *state, struct line *x);
	/* Prints what is left to be printed, and frees the state. */
	void (*end)(void *state);
	int compares; /* it takes rows of PART_BEFORE too */
};

/*
 * The views; the head of each file report_*.c says more:
 * list: rows as they come, with -l of any kind, the diary, the needs;
 * ranking: partners, those of whom most was received first;
 * duties: ours and theirs apart, by duty, the most overdue first;
 * findings: verdicts, causes, and a block for each partner that matters most;
 * summary: figures, of referrals in all, and of rows of any kind by a column.
 */
const struct view *list_view(void);
const struct view *ranking_view(void);
const struct view *duties_view(void);
const struct view *findings_view(void);
const struct view *summary_view(void);

enum { REPORT_LINES = 20 }; /* of a list, where not all was asked for */

/* A cell: report_cell(x, DUTY_ROW_due); "" of a line that is no row. */
const char *report_cell(const struct line *x, int col);

/* The status of a referral row (NULL after a message); whether it was received:
 * 1, given: 0, or -1 after a message. */
const struct word *report_status(const struct line *x);
int report_received(const struct line *x);

/* The duty of a duty row, or DUTIES after a message. */
enum duty report_duty(const struct line *x);

/* Values of duty rows for columns: what to type next, the referral's id or else
 * the partner's; how to reach whom it is towards, by phone or else by mail. */
struct value report_duty_id(const struct line *x, const struct page_col *c);
struct value report_duty_reach(const struct line *x, const struct page_col *c);

/* The last contact of a partner row, either way, or DATE_NONE; the row is bad
 * if one of the cells is no date.  A value for a column. */
struct value report_last_contact(
    const struct line *x, const struct page_col *c);

/* The first of two cells that is not empty, "" if both are. */
const char *report_either(const struct line *x, int col, int other);

/* The partner whom a row is about: by name, else their firm or id. */
const char *report_who(const struct line *x);

#endif
