#ifndef REPORT_LIST_PART_H
#define REPORT_LIST_PART_H

#include "report.h"

/* A listing is a table of columns; each says what it puts into its cell. */
struct listing_col {
	struct page_col col;
	void (*put)(const struct report_row *row, struct page *p, int arg);
	int arg; /* a column of the rows */
};

/* What a cell that is not empty must be. */
struct listing_must {
	enum { MUST_END, MUST_DATE, MUST_INT, MUST_MONEY } be;
	int col;
};

struct listing_of {
	const char *section;
	const char *title; /* NULL: none */
	const struct listing_col *col;
	size_t cols;
	const struct listing_must *must;	    /* up to MUST_END */
	int (*check)(const struct report_row *row); /* 0, or -1 and said */
};

/* The listings of the kinds of rows. */
const struct listing_of *listing_referrals(void);
const struct listing_of *listing_partners(void);
const struct listing_of *listing_duties(void);
const struct listing_of *listing_events(void);
const struct listing_of *listing_matches(void);
const struct listing_of *listing_needs(void);
const struct listing_of *listing_findings(void);

/* The cell as it is. */
void listing_put(const struct report_row *row, struct page *p, int col);

/* A duty, of n bytes, and its days: "thank 3 late", "thank in 2". */
void listing_duty(
    struct page *p, const char *duty, size_t n, int due, int asof);

#endif
