#ifndef REPORT_SECTION_H
#define REPORT_SECTION_H

#include "report.h"

enum { SECTION_KEYS = 4 };

struct section_line {
	int64_t key[SECTION_KEYS]; /* by which it stands, the greatest first */
	size_t place;		   /* among those that came */
	struct value v[];
};

struct section {
	const struct report *r;
	const struct page_table *t;
	const char *const *order;
	struct section_line **line; /* those that are held */
	size_t lines, cap;
	size_t asked;	       /* lines, also bad ones */
	size_t count;	       /* all that came */
	int asof;	       /* the latest day of them, or DATE_NONE */
	struct value *now;     /* those of the line at hand */
	struct mem_pool texts; /* that its columns wrote */
};

/*
 * A section of the page of r, to which it declares its table t; both outlive
 * it.  order names the columns by whose numbers held lines stand, the
 * greatest first, up to NULL; equals, and all without an order (NULL), stand
 * as they came.
 */
struct section *section_new(const struct report *r, const struct page_table *t,
    const char *const order[]);
void section_free(struct section *s);

/* The values of a line, until the next; NULL after a message, if one of them
 * is bad: then the line is none. */
const struct value *section_values(struct section *s, struct line *x);

/* Prints a line at once, in a table that was begun. */
void section_put(struct section *s, struct line *x);

/*
 * Holds a line; if there is a limit (not 0), perhaps no longer than it is
 * among the first so many.  Returns it, whose keys may be set until the lines
 * are put in order, or NULL as section_values.
 */
struct section_line *section_hold(
    struct section *s, struct line *x, size_t limit);

/* Puts the lines that are held in order, and lets go those beyond the limit;
 * then prints the first n of them, in a table that was begun. */
void section_order(struct section *s, size_t limit);
void section_lines(const struct section *s, size_t n);

/* The place of the column of that name, which must be there. */
size_t section_col(const struct section *s, const char *name);

/* Values for columns.  The cell of column arg as it stands; the same after a
 * look whether it is empty or a number, an amount, a date. */
struct value section_text(const struct line *x, const struct page_col *c);
struct value section_int(const struct line *x, const struct page_col *c);
struct value section_money(const struct line *x, const struct page_col *c);
struct value section_date(const struct line *x, const struct page_col *c);
/* The same as an id that is typed; programs have the whole. */
struct value section_id(const struct line *x, const struct page_col *c);
/* The name arg of a line: LINE_LABEL and so on; its number arg; the value of
 * kind arg that its numbers m and n make: VALUE_BAR, VALUE_SHARE. */
struct value section_name(const struct line *x, const struct page_col *c);
struct value section_number(const struct line *x, const struct page_col *c);
struct value section_made(const struct line *x, const struct page_col *c);
/* Who a row is about (report_who), or the label of a line that is no row. */
struct value section_who(const struct line *x, const struct page_col *c);

/* A text that a column writes. */
struct value section_printf(const struct line *x, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
