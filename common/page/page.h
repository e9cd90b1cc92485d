#ifndef PAGE_H
#define PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "page/chart.h"
#include "page/value.h"

/*
 * A report in the form that its reader wants: prose and tables for people
 * (text, Markdown, HTML), or rows for programs (CSV, TSV, and CSV that is
 * safe to open in a spreadsheet).  Whoever fills a page says what a cell, a
 * line or a figure is; the form knows how to show it.
 *
 * For people control characters are made visible, and what means something in
 * a form is escaped there.  For programs all of the page is one table, whose
 * first column, `section`, says which table a row is of, whose last is
 * `asof`, and which has the columns of every table declared between, each
 * name once.
 */
#define PAGE_FORMS(X) X(text) X(md) X(html) X(csv) X(tsv) X(sheet)

/* "text|md|..." */
#define PAGE_FORM_NAME(name) "|" #name
#define PAGE_FORM_NAMES (&(PAGE_FORMS(PAGE_FORM_NAME))[1])

struct page_form;

enum {			     /* flags of a column */
	PAGE_RIGHT = 1 << 0, /* numbers: their ends line up */
	PAGE_WRAP = 1 << 1,  /* may be narrowed; its cells wrap */
	PAGE_UNDER = 1 << 2, /* may go beneath the row */
	PAGE_QUIET = 1 << 3, /* left out too if every cell of it is 0 */
	PAGE_SPARE = 1 << 4, /* left out where there is no room for it */
	PAGE_LONG = 1 << 5,  /* its bars are long */
	PAGE_MONEY = 1 << 6, /* the title names the currency */
	PAGE_ASKED = 1 << 7  /* its value has a use where it is not seen */
};

struct line; /* only columns and those who fill the page know it */

struct page_col {
	const char *name;  /* for programs; NULL: for people only */
	const char *title; /* for people; NULL: for programs only */
	unsigned flags;
	/* makes the value that a line has in this column; arg is its own */
	struct value (*value)(const struct line *x, const struct page_col *c);
	int arg;
};

struct page_table {
	const char *section; /* for programs; NULL: for people only */
	const struct page_col *col;
	size_t cols;
	const char *caption; /* of HTML; NULL: the heading */
	size_t indent;	     /* of the text */
	int upright;	     /* people see rows beside each other */
	int untitled;	     /* the text has no line of titles */
};

/* Columns and their number, in a table of a table. */
#define PAGE_COLS(c) c, sizeof(c) / sizeof((c)[0])

/* A page knows this of its reader and its ledger; texts are borrowed. */
struct page_how {
	size_t width;	      /* of text */
	int percent_from;     /* no percentage of fewer */
	const char *currency; /* may be empty */
	const char *firm;     /* ours, may be empty */
};

struct page;

/* The form of that name, or NULL. */
const struct page_form *page_form(const char *name);

/* A page on standard output. */
struct page *page_new(const struct page_form *form, const struct page_how *how);
/* Ends the page; rows for programs have their header even if none came. */
void page_close(struct page *p);

/* The columns of the page that the environment asks for: COLUMNS, or 80. */
size_t page_width(void);

/* Whether people read it, or programs; whether they see a column. */
int page_for_people(const struct page *p);
int page_shows(const struct page *p, const struct page_col *c);

/* Whether it draws its charts: then numbers stand beside them, and the longest
 * table comes last. */
int page_draws(const struct page *p);

/*
 * Declares a table, before any table of the page is begun; it must outlive
 * the page.
 */
void page_declare(struct page *p, const struct page_table *t);

/* The day that what comes is of: the last column of rows for programs,
 * `asof`, and at the end of headings for people. */
void page_asof(struct page *p, int asof);

/* The parts of a page for people. */
enum page_part {
	PAGE_NOTHING,
	PAGE_HEADING,
	PAGE_BLOCK, /* a heading below it */
	PAGE_PARA,
	PAGE_TERM, /* a line that begins with a term */
	PAGE_ITEM, /* beneath a term */
	PAGE_TABLE,
	PAGE_GROUP, /* a line across the table: it heads the rows after it, */
	PAGE_LINE,  /* or, more indented, ends those before */
	PAGE_CARDS,
	PAGE_CHART,
	PAGE_END
};

/* For people: a heading, block, paragraph or item, a group or line of the
 * table that was begun; a term and the text behind it. */
void page_say(struct page *p, enum page_part part, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void page_term(struct page *p, const char *term, const char *s);

/* Begins a table that was declared (or has no section). */
void page_begin(struct page *p, const struct page_table *t);

/* A row: v has a place for the value of each column, and a value at those
 * that the reader sees. */
void page_row(struct page *p, const struct value v[]);

/* The next row is that of all rows together; people only. */
void page_total(struct page *p);

void page_end(struct page *p);

/* A row of cards, for people who see more than text. */
struct page_card {
	const char *label;
	struct value v;
};

void page_cards(struct page *p, const struct page_card card[], size_t n);

/* A chart, for people. */
void page_chart(struct page *p, const struct chart *c);

#endif
