#ifndef PAGE_PART_H
#define PAGE_PART_H

/*
 * The inside of a page: what all forms share (page.c, page_table.c,
 * page_cell.c), how each form for people says things (page_text.c, page_md.c,
 * page_html.c), and rows for programs (page_rows.c).
 */
#include <stdarg.h>

#include "base/map.h"
#include "page/grid.h"
#include "page/page.h"
#include "table/out.h"

/* What a page for people is made of; every text is visible. */
enum page_saying {
	SAY_NONE,
	SAY_HEADING,
	SAY_BLOCK,
	SAY_PARA,
	SAY_TERM, /* `term`, then the text */
	SAY_ITEM,
	SAY_TABLE, /* what follows is a grid */
	SAY_CARDS, /* what follows are cards */
	SAY_CHART, /* what follows is a chart */
	SAY_END	   /* of the page */
};

/* How a form for people says things; the texts are NULL where there is none. */
struct page_says {
	enum grid_form grid;
	/* Says a part that follows p->last. */
	void (*part)(struct page *p, enum page_saying part, const char *term,
	    const char *s);
	/* NULL: sparklines in a grid will do. */
	void (*chart)(struct page *p, const struct chart *c);
	/* The figure of a card; NULL: the form has no cards. */
	void (*card)(struct page *p, const char *s, const char *extra);
};

const struct page_says *page_text_says(void);
const struct page_says *page_md_says(void);
const struct page_says *page_html_says(void);

struct page {
	enum page_form form;
	const struct page_says *says; /* NULL: rows for programs */
	struct page_how how;
	char asof[16];
	const struct page_table *t; /* the table that is being made */
	size_t at;		    /* the column of the next cell */
	/* for people */
	enum page_saying last; /* what was said last */
	char *heading;	       /* the last one */
	struct grid *grid;     /* of the table */
	const char *card;      /* the label of the card whose cell comes next */
	/* of HTML */
	char head_asof[16]; /* the day in the head of the page */
	int begun, in_section, in_block;
	/* of rows for programs */
	struct out out;
	struct map names;  /* of the columns of the header */
	const char **name; /* the same, in order */
	char **cell;	   /* of the row that is being made, or NULL */
	size_t cap;
	int headed; /* the header is written */
};

/* s with its control characters visible, and cut if it is boundless; the
 * caller frees. */
char *page_visible(const char *s);

/* Formats and makes visible; the caller frees. */
char *page_vformat(const char *fmt, va_list ap);

/* Says a part of a page for people, unless programs read it. */
void page_say(
    struct page *p, enum page_saying part, const char *term, const char *s);

/* Rows for programs: writes the header, if it is not there; takes a cell;
 * writes a row. */
void page_rows_header(struct page *p);
void page_rows_cell(struct page *p, const struct page_col *c, const char *s);
void page_rows_end(struct page *p);

#endif
