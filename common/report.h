#ifndef REPORT_H
#define REPORT_H

#include "page.h"
#include "rows.h"
#include "tab.h"

/*
 * A report: a page with a section for each kind of rows.  What makes a
 * section is a view; ref-report has the table of them.
 */
struct report {
	struct page *page;
	int all;	/* no limit to the lines of a section */
	int list;	/* rows are listed; nothing but the list */
	const char *by; /* the column to group by, or NULL */
};

struct report_row {
	struct tab *t;
	const int *at; /* the place of each column of the kind */
	int by;	       /* the place of the column to group by, or -1 */
};

struct view {
	/* Declares the tables of the section to the page; returns its state. */
	void *(*begin)(const struct report *r, enum rows_kind kind);
	void (*row)(void *state, const struct report_row *row);
	/* Prints what is left to be printed, and frees the state. */
	void (*end)(void *state);
};

enum { REPORT_LINES = 20 }; /* of a list, where not all was asked for */

/* A cell of a row: report_cell(row, DUTY_ROW_due). */
const char *report_cell(const struct report_row *row, int col);

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

/* ", as of 2026-06-30", or nothing where no row says; returns buf. */
char *report_when(const struct report_asof *a, char buf[32]);

#endif
