#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/map.h"
#include "base/period.h"
#include "ledger/policy.h"
#include "ledger/rows.h"
#include "ledger/tags.h"
#include "ledger/words.h"
#include "page/page.h"
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

struct report_row {
	struct tab *t;
	const int *at; /* the place of each column of the kind */
	int by;	       /* the place of the column to group by, or -1 */
	int asof;      /* DATE_NONE: none */
	int date;      /* its own day, if the report goes by days */
	enum report_part part;
};

struct view {
	/* Declares the tables of the section to the page; returns its state. */
	void *(*begin)(const struct report *r, enum rows_kind kind);
	void (*row)(void *state, const struct report_row *row);
	/* Prints what is left to be printed, and frees the state. */
	void (*end)(void *state);
	int compares; /* it has use for PART_BEFORE */
};

enum { REPORT_LINES = 20 }; /* of a list, where not all was asked for */

/* The column by whose day rows of a kind are put on the calendar, or -1; and
 * whether a period chooses among them by it. */
int report_date(enum rows_kind kind);
int report_chooses(enum rows_kind kind);

/* A cell of a row: report_cell(row, DUTY_ROW_due). */
const char *report_cell(const struct report_row *row, int col);

/* Of a referral row its status, whether it was received (else given); NULL or
 * -1 after a message. */
const struct word *report_status(const struct report_row *row);
int report_received(const struct report_row *row);

/*
 * Who a row is about: the first that is not empty of the cells of two or
 * three columns (-1: none), its name, firm, id.
 */
const char *report_who(
    const struct report_row *row, int name, int firm, int id);

/* The latest day that rows were made for: starts as "". */
struct report_asof {
	char latest[16];
};
void report_asof(struct report_asof *a, const char *asof);

#endif
