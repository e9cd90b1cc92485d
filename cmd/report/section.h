#ifndef REPORT_SECTION_H
#define REPORT_SECTION_H

#include "report.h"

enum { SECTION_KEYS = 4 };

struct section_line {
	int64_t key[SECTION_KEYS]; /* the line of the greatest stands first */
	size_t place;		   /* among those that came */
	struct value v[]; /* of the columns that are asked, in that order */
};

struct section {
	const struct report *r;
	const struct page_table *t;
	size_t limit;  /* of held lines; 0: none */
	size_t *asked; /* the places of the columns that are asked: first ... */
	size_t keys;   /* ... so many that lines stand by, then the others */
	size_t n;
	struct section_line **line; /* those that are held */
	size_t lines, cap;
	size_t count;	   /* of all lines that came and were good */
	int asof;	   /* their latest day, or DATE_NONE */
	struct value *now; /* those of the line at hand */
	size_t called;
	struct mem_pool texts; /* that columns wrote for the last lines */
};

/*
 * A section of the page of r, to which it declares its table t; both outlive
 * it.  order names the columns by whose numbers held lines stand, the
 * greatest first, up to NULL; equals, and all lines without an order (NULL),
 * stand as they came.
 */
struct section *section_new(const struct report *r, const struct page_table *t,
    const char *const order[]);
void section_free(struct section *s);

/* The values of a line, until the next line; NULL if its row is bad. */
const struct value *section_values(struct section *s, struct line *x);

/* Prints a line at once, in a table that was begun. */
void section_put(struct section *s, struct line *x);

/*
 * Holds a line.  Returns it, whose keys the caller may set until the lines are
 * put in order; or NULL if its row is bad, or if the section has a limit and
 * enough lines that stand before this one.
 */
struct section_line *section_hold(struct section *s, struct line *x);

/* Puts the held lines in order, and drops those beyond the limit; prints the
 * first n of them, in a table that was begun. */
void section_order(struct section *s);
void section_lines(const struct section *s, size_t n);

/*
 * Values for columns: the cell of column arg as it stands; the same, and the
 * row is bad if it is neither empty nor a number, an amount, a date.
 */
struct value section_text(const struct line *x, const struct page_col *c);
struct value section_int(const struct line *x, const struct page_col *c);
struct value section_money(const struct line *x, const struct page_col *c);
struct value section_date(const struct line *x, const struct page_col *c);
/* The cell as an id that is typed; programs have the whole. */
struct value section_id(const struct line *x, const struct page_col *c);
/* The partner of a row (report_who), or the label of a line that is no row. */
struct value section_who(const struct line *x, const struct page_col *c);
/* The name arg of a line: LINE_LABEL and so on; its number arg; a bar or share
 * (arg: VALUE_BAR, VALUE_SHARE) of its numbers m and n. */
struct value section_name(const struct line *x, const struct page_col *c);
struct value section_number(const struct line *x, const struct page_col *c);
struct value section_m_of_n(const struct line *x, const struct page_col *c);

/* A text that a column writes. */
#define section_printf(x, ...) \
	value_text(mem_pool_printf((x)->texts, __VA_ARGS__))

#endif
