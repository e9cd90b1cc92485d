#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "aggregate.h"
#include "ledger/rows.h"

/*
 * The figures of each kind of rows, once: name, titles, how they add up.
 * ref-rows(5) and ref-report(1) say what they mean.
 */
struct figures {
	const char *section, *title;
	const struct tally_figure *f;
	size_t n;
	int none; /* that there are none is said: something is amiss */
	/* the columns of whom a row is about, or -1 */
	int partner, name, firm;
	int date;    /* the column of its day on the calendar, or -1 */
	int chooses; /* that is when it came to be: a period has some of them */
	/* the figures that are its earliest and latest day */
	const char *first, *last;
};

const struct figures *figures_of(enum rows_kind kind);

/* The one figure that counts: partners. */
const struct tally_figure *figures_count(void);

/* The figures of referral rows by month: those of a trend. */
enum { FIGURES_MONTHS = 3 };
const struct tally_figure *figures_months(void);

#endif
