#ifndef PAGE_H
#define PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/median.h"
#include "base/msg.h"
#include "page/chart.h"

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
enum page_form {
	PAGE_TEXT,
	PAGE_MD,
	PAGE_HTML, /* the last one for people */
	PAGE_CSV,
	PAGE_TSV,
	PAGE_SHEET,
	PAGE_FORMS
};

enum { /* flags of a column, beside those of grid.h, GRID_RIGHT and so on */
	PAGE_ONLY_ROWS = 1 << 8,   /* for programs only */
	PAGE_ONLY_PEOPLE = 1 << 9, /* for people only */
	PAGE_MONEY = 1 << 10	   /* the title names the currency */
};

struct page_col {
	const char *name;  /* for programs */
	const char *title; /* for people */
	unsigned flags;
};

struct page_table {
	const char *section; /* for programs; NULL: for people only */
	const struct page_col *col;
	size_t cols;
	size_t indent;	     /* of the text */
	int upright;	     /* people see rows beside each other */
	int untitled;	     /* the text has no line of titles */
	const char *caption; /* of HTML; NULL: the heading */
};

/* What a page has to know of its reader and its ledger; texts are borrowed. */
struct page_how {
	size_t width;	      /* of text */
	int percent_from;     /* no percentage of fewer */
	const char *currency; /* may be empty */
	const char *firm;     /* ours, may be empty */
};

struct page;

/* The form of that name, "text" and so on, or PAGE_FORMS; all names, "|"
 * between. */
enum page_form page_form(const char *name);
#define PAGE_FORM_NAMES "text|md|html|csv|tsv|sheet"

/* A page on standard output. */
struct page *page_new(enum page_form form, const struct page_how *how);
/* Ends the page; rows for programs have their header even if none came. */
void page_close(struct page *p);

/* The columns of the page that the environment asks for: COLUMNS, or 80. */
size_t page_width(void);

/* Whether people read it; whether it is HTML. */
int page_for_people(const struct page *p);
int page_is_html(const struct page *p);

/*
 * Declares a table, before any table of the page is begun; it must outlive
 * the page.
 */
void page_declare(struct page *p, const struct page_table *t);

/* The day that what comes is of: the last column of rows for programs,
 * `asof`, and at the end of headings for people. */
void page_asof(struct page *p, const char *asof);

/* For people: a heading; one below it; a paragraph; a line that begins with a
 * term; an item beneath that. */
void page_heading(struct page *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void page_block(struct page *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void page_para(struct page *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void page_term(struct page *p, const char *term, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void page_item(struct page *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Begins a table that was declared (or has no section). */
void page_begin(struct page *p, const struct page_table *t);

/* The next cell of the row, as what it is. */
void page_cell(struct page *p, const char *s);
void page_int(struct page *p, int64_t n);
void page_date(struct page *p, int date);	/* empty for DATE_NONE */
void page_money(struct page *p, int64_t money); /* empty for MONEY_NONE */
/* A share: m/n for people, the quotient for programs, empty where n is 0. */
void page_share(struct page *p, int64_t m, int64_t n);
/* m/n with two decimals (programs: four), "inf" where only n is 0. */
void page_ratio(struct page *p, int64_t m, int64_t n);
/* (m - n) / (m + n), signed, with two decimals (programs: four), where these
 * are PAGE_BALANCE_MIN or more; else empty. */
enum { PAGE_BALANCE_MIN = 3 };
void page_balance(struct page *p, int64_t m, int64_t n);
/* A median of n numbers, of money in a column of money, with '>' where it is a
 * lower bound; empty where n is 0.  The same of a percentile. */
void page_median(struct page *p, struct median_figure f, int64_t n);
void page_percentile(struct page *p, struct median_figure f, int64_t n);
/* A bar, m of n long; people only. */
void page_bar(struct page *p, int64_t m, int64_t n);
/* One text for people, another for programs. */
void page_both(struct page *p, const char *people, const char *programs);

/* What comes next is the row of all rows together; people only. */
void page_total(struct page *p);

void page_end_row(struct page *p);

/* A line across the table, for people: what heads the rows after it, or, more
 * indented, what is left to say of those before. */
void page_group(struct page *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void page_line(struct page *p, size_t indent, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

void page_end(struct page *p);

/* For people who see more than text: a row of cards begins; the next cell is
 * the figure of one, under that label; it ends. */
void page_cards(struct page *p);
void page_card(struct page *p, const char *label);
void page_cards_end(struct page *p);

/* A chart, for people. */
void page_chart(struct page *p, const struct chart *c);

#endif
