#ifndef REPORT_PERIOD_H
#define REPORT_PERIOD_H

/*
 * Spans of the calendar, and the period of a report with the one before it.
 * A day is a date of date.h.
 */
enum span { SPAN_MONTH, SPAN_QUARTER, SPAN_YEAR, SPANS };

/* The span of that name, "month", "quarter" or "year", or SPANS. */
enum span span_find(const char *name);

/* The first day of the span that has the day, and of the one n spans on. */
int span_first(enum span s, int date);
int span_move(enum span s, int date, int n);

/* Writes "2026-03", "2026-Q1" or "2026", of the span with the day; returns
 * buf. */
enum { SPAN_LEN = 8 };
char *span_print(enum span s, int date, char buf[SPAN_LEN]);

/* A period as it is asked for: its days, both included. */
struct period {
	struct period_end {
		int date;     /* DATE_NONE: that of the rows, asof */
		int relative; /* the date is days from asof */
	} from, to;
	enum span span;	  /* SPANS: FROM..TO */
	const char *name; /* as it was asked for, borrowed */
};

/*
 * 2026, 2026-Q1, 2026-03 or FROM..TO, of which FROM and TO are dates, or +N
 * or -N days from asof, and TO may be missing: asof.  0, or -1 if s is none
 * of these.
 */
int period_parse(struct period *p, const char *s);

/* Whether its days depend on asof. */
int period_needs_asof(const struct period *p);

/* Some days of a report, both included. */
struct days {
	int from, to;
};

/*
 * The period on a day (DATE_NONE: whichever, if it does not depend on it), and
 * the one before it: the last month, quarter or year, or as many days up to
 * FROM.  Of a period that is not over, only the days up to asof count, and of
 * the one before just as many: like is compared with like.
 */
void period_days(
    const struct period *p, int asof, struct days *now, struct days *before);

#endif
