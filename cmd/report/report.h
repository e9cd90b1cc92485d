#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/map.h"
#include "base/mem.h"
#include "base/period.h"
#include "ledger/policy.h"
#include "ledger/rows.h"
#include "ledger/tags.h"
#include "ledger/words.h"
#include "page/page.h"
#include "status/duty.h"
#include "table/tab.h"

/*
 * A report: a page with a section for each kind of rows.  What makes a
 * section is a view; ref-report has the table of them.
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

/* The rows of a period, and those of the one before it. */
enum report_part { PART_NOW, PART_BEFORE, PARTS };

/* What is said of a line beside its row: its label, a detail; two numbers, of
 * which m of n are shown, and another. */
enum { LINE_LABEL, LINE_DETAIL, LINE_NAMES };
enum { LINE_M, LINE_N, LINE_OTHER, LINE_NUMBERS };

/* What a line of a section is made of: a row that came, a group of figures, or
 * two numbers under a name.  Each reader sets what its columns read. */
struct line {
	struct tab *t; /* NULL: no row */
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
	struct mem_pool *texts; /* of what its columns write */
};

struct view {
	/* Declares the tables of the section to the page; returns its state. */
	void *(*begin)(const struct report *r, enum rows_kind kind);
	void (*row)(void *state, struct line *x);
	/* Prints what is left to be printed, and frees the state. */
	void (*end)(void *state);
	int compares; /* it has use for PART_BEFORE */
};

/*
 * The views, one a file, of whose head there is more:
 * list: rows as they come, what -l prints of any kind, the diary, the needs;
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

/* A cell of a row: report_cell(x, DUTY_ROW_due); "" of a line that is none. */
const char *report_cell(const struct line *x, int col);

/* Of a referral row its status, whether it was received (else given); NULL or
 * -1 after a message. */
const struct word *report_status(const struct line *x);
int report_received(const struct line *x);

/* Of a duty row which duty, or DUTIES after a message. */
enum duty report_duty(const struct line *x);

/* Values of duty rows for columns: what to type next, the referral's id or else
 * the partner's; how to reach whom it is towards, by phone or else by mail. */
struct value report_duty_id(const struct line *x, const struct page_col *c);
struct value report_duty_reach(const struct line *x, const struct page_col *c);

/* Of a partner row the last contact, either way: a value for a column. */
struct value report_last_contact(
    const struct line *x, const struct page_col *c);

/* The first of two cells that is not empty, "" if both are. */
const char *report_either(const struct line *x, int col, int other);

/* Who a row is about: the partner's name, else their firm or id. */
const char *report_who(const struct line *x);

#endif
