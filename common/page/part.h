#ifndef PAGE_PART_H
#define PAGE_PART_H

/*
 * The inside of a page: what all forms share.  A form is a struct page_form,
 * whose functions stand in a file of its own; page.h has the table of them.
 */
#include "base/date.h"
#include "base/map.h"
#include "page/grid.h"
#include "page/page.h"
#include "table/out.h"

struct page_form {
	/* For people; NULL: rows for programs.  Says a part that follows
	 * p->last; texts are NULL where there is none. */
	void (*part)(struct page *p, enum page_part part, const char *term,
	    const char *s);
	struct grid_form grid;
	/* NULL: sparklines in a grid will do. */
	void (*chart)(const struct chart *c);
	/* The figure of a card; NULL: the form has no cards. */
	void (*card)(const char *label, const char *s, const char *extra);
	/* For programs. */
	int tsv, sheet;
};

/* page_form_text() and so on. */
#define X(name) const struct page_form *page_form_##name(void);
PAGE_FORMS(X)
#undef X

struct page {
	const struct page_form *form;
	struct page_how how;
	char asof[DATE_LEN + 1];
	const struct page_table *t; /* the table that is being made */
	/* for people */
	enum page_part last; /* what was said last */
	char *heading;	     /* the last one */
	struct grid *grid;   /* of the table */
	/* of HTML */
	char head_asof[DATE_LEN + 1]; /* the day in the head of the page */
	int begun, in_section, in_block;
	/* of rows for programs */
	struct out out;
	struct map names;  /* of the columns of the header */
	const char **name; /* the same, in order */
	size_t *from;	   /* the column of the table for each */
	size_t cap;
	int headed; /* the header is written */
};

/* s with its control characters visible, and cut if it is boundless; the
 * caller frees. */
char *page_visible(const char *s);

/* Rows for programs: begins the table p->t (NULL: none, the header is enough);
 * writes a row. */
void page_rows_begin(struct page *p);
void page_rows_row(struct page *p, const struct value v[]);

#endif
