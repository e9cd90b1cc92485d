#ifndef PAGE_H
#define PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "msg.h"

/*
 * A report in the form that its reader wants: text for people, or rows for
 * programs.  Whoever fills a page says what a cell is; the page knows how
 * each form shows it.
 *
 * Text: headings, and tables within the columns of a terminal (grid.h);
 * control characters are made visible.  CSV: one table for all of the page,
 * whose first column, `section`, says which table a row is of, whose last is
 * `asof`, and which has the columns of every table declared between, each
 * name once.
 */
enum page_form { PAGE_TEXT, PAGE_CSV, PAGE_FORMS };

enum { /* flags of a column, beside those of grid.h, GRID_RIGHT and so on */
	PAGE_NOT_TEXT = 1 << 8, /* for programs only */
	PAGE_NOT_ROWS = 1 << 9, /* for people only */
	PAGE_MONEY = 1 << 10	/* the title names the currency */
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
	size_t indent; /* of the text */
	int upright;   /* the text has rows beside each other */
	int untitled;  /* the text has no line of titles */
};

struct page;

/* The form of that name, "text" or "csv", or PAGE_FORMS. */
enum page_form page_form(const char *name);

/*
 * A page on standard output, of so many columns; a percentage is shown with a
 * fraction of at least percent_from, and the currency, which is borrowed and
 * may be empty, with amounts.
 */
struct page *page_new(
    enum page_form form, size_t width, int percent_from, const char *currency);
/* Ends the page; rows for programs have their header even if none came. */
void page_close(struct page *p);

/* The columns of the page that the environment asks for: COLUMNS, or 80. */
size_t page_width(void);

int page_is_text(const struct page *p);

/*
 * Declares a table, before any table of the page is begun; it must outlive
 * the page.
 */
void page_declare(struct page *p, const struct page_table *t);

/* An empty line, if something came before; people only. */
void page_section(struct page *p);

/* A heading, after an empty line unless it is the first; people only. */
void page_heading(struct page *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A paragraph, wrapped, its first line indented by `first` columns and the
 * others by `rest`; people only. */
void page_text(struct page *p, size_t first, size_t rest, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* An empty line; people only. */
void page_gap(struct page *p);

/* Begins a table that was declared (or has no section). */
void page_begin(struct page *p, const struct page_table *t);

/* The day that the rows from here on are of: the last column of rows for
 * programs, `asof`. */
void page_asof(struct page *p, const char *asof);

/* The next cell of the row, as what it is. */
void page_cell(struct page *p, const char *s);
void page_int(struct page *p, int64_t n);
void page_date(struct page *p, int date);	/* empty for DATE_NONE */
void page_money(struct page *p, int64_t money); /* empty for MONEY_NONE */
/* A share: m/n for people, the quotient for programs, empty where n is 0. */
void page_share(struct page *p, int64_t m, int64_t n);
/* Half of a doubled median, as ref-rows(5) has it; n of them, empty for 0. */
void page_median(struct page *p, int64_t twice, int64_t n);
/* One text for people, another for programs. */
void page_both(struct page *p, const char *people, const char *programs);

void page_end_row(struct page *p);

/* A line across the table, for people: what the rows after it are. */
void page_line(struct page *p, size_t indent, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

void page_end(struct page *p);

#endif
