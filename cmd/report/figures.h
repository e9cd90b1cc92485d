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
	int name, firm; /* the columns of a group's name, or -1 */
	/* the figures that are its earliest and latest day */
	const char *first, *last;
	int none; /* that there are none is said: something is amiss */
};

const struct figures *figures_of(enum rows_kind kind);

/* The figures of referral rows by month: those of a trend. */
const struct figures *figures_months(void);

#endif
