#ifndef PAGE_IN_H
#define PAGE_IN_H

/* The inside of a page, for page.c and page_cell.c. */
#include "map.h"
#include "out.h"
#include "page.h"

struct page {
	enum page_form form;
	size_t width;
	int percent_from;
	const char *currency;
	int begun;		    /* something was printed */
	const struct page_table *t; /* the table that is being made */
	size_t at;		    /* the column of the next cell */
	struct grid *grid;	    /* of text */
	/* of rows for programs */
	struct out out;
	struct map names;  /* of the columns of the header */
	const char **name; /* the same, in order */
	char asof[16];
	char **cell; /* of the row that is being made, or NULL */
	size_t cap;
};

/* s with its control characters visible, and cut if it is boundless; the
 * caller frees. */
char *page_visible(const char *s);

#endif
