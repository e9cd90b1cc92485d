/*
 * Spans are moved by counting months from the year 0; a period keeps its ends
 * as they were asked for, until the day is known from which they count.
 */
#include "period.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

/* How many months each has. */
static const struct {
	const char *name;
	int months;
} spans[SPANS] = {
    [SPAN_MONTH] = {"month", 1},
    [SPAN_QUARTER] = {"quarter", 3},
    [SPAN_YEAR] = {"year", 12},
};

/* Dates are of the years 1 to 9999; the month before, and the one after the
 * last day, may still be named. */
enum { MONTH_LAST = 10000 * 12 };

enum span
span_find(const char *name)
{
	enum span s;

	for (s = 0; s < SPANS; s++)
		if (strcmp(spans[s].name, name) == 0)
			break;
	return s;
}

int
span_move(enum span s, int date, int n)
{
	int y, m, d;

	date_civil(date, &y, &m, &d);
	m = y * 12 + (m - 1) / spans[s].months * spans[s].months;
	m += n * spans[s].months;
	m = m < 0 ? 0 : m > MONTH_LAST ? MONTH_LAST : m;
	return date_of(m / 12, m % 12 + 1, 1);
}

int
span_first(enum span s, int date)
{
	return span_move(s, date, 0);
}

char *
span_print(enum span s, int date, char buf[SPAN_LEN])
{
	int y, m, d;

	date_civil(date, &y, &m, &d);
	if (s == SPAN_YEAR)
		snprintf(buf, SPAN_LEN, "%04u", (unsigned)y % 10000);
	else if (s == SPAN_QUARTER)
		snprintf(buf, SPAN_LEN, "%04u-Q%u", (unsigned)y % 10000,
		    (unsigned)(m + 2) / 3 % 10);
	else
		snprintf(buf, SPAN_LEN, "%04u-%02u", (unsigned)y % 10000,
		    (unsigned)m % 100);
	return buf;
}

/* The first day of 2026, 2026-Q1 or 2026-03, or DATE_NONE. */
static int
span_parse(const char *s, enum span *span)
{
	char day[32], again[SPAN_LEN];
	size_t len = strlen(s);
	int date;

	*span = len == 4     ? SPAN_YEAR
	    : strchr(s, 'Q') ? SPAN_QUARTER
			     : SPAN_MONTH;
	if (len < 4 || len >= SPAN_LEN)
		return DATE_NONE;
	if (*span == SPAN_QUARTER)
		snprintf(day, sizeof(day), "%.4s-%02d-01", s,
		    (s[len - 1] - '1') * 3 + 1);
	else
		snprintf(day, sizeof(day), "%.7s%s", s,
		    *span == SPAN_YEAR ? "-01-01" : "-01");
	date = date_parse(day);
	if (date == DATE_NONE || strcmp(span_print(*span, date, again), s) != 0)
		return DATE_NONE;
	return date;
}

/* An end of FROM..TO, n bytes of s: 0 or -1. */
static int
end_parse(struct period_end *e, const char *s, size_t n)
{
	char buf[DATE_LEN + 1];

	if (n > DATE_LEN)
		return -1;
	memcpy(buf, s, n);
	buf[n] = '\0';
	e->relative = *buf == '+' || *buf == '-';
	e->date = date_parse_from(buf, 0);
	return e->date == DATE_NONE ? -1 : 0;
}

int
period_parse(struct period *p, const char *s)
{
	const char *dots = strstr(s, "..");

	*p = (struct period){.span = SPANS, .to.date = DATE_NONE, .name = s};
	if (dots == NULL) {
		p->from.date = span_parse(s, &p->span);
		if (p->from.date == DATE_NONE)
			return -1;
		p->to.date = span_move(p->span, p->from.date, 1) - 1;
		return 0;
	}
	if (end_parse(&p->from, s, (size_t)(dots - s)) != 0 ||
	    (dots[2] != '\0' &&
		end_parse(&p->to, dots + 2, strlen(dots + 2)) != 0))
		return -1;
	if (p->to.date != DATE_NONE && p->from.relative == p->to.relative &&
	    p->to.date < p->from.date)
		return -1;
	return 0;
}

int
period_needs_asof(const struct period *p)
{
	return p->from.relative || p->to.relative || p->to.date == DATE_NONE;
}

static int
end_on(const struct period_end *e, int asof)
{
	if (e->date == DATE_NONE)
		return asof;
	return e->relative ? asof + e->date : e->date;
}

void
period_days(
    const struct period *p, int asof, struct days *now, struct days *before)
{
	const int first = date_of(0, 1, 1);
	int over;

	now->from = end_on(&p->from, asof);
	now->to = end_on(&p->to, asof);
	over = asof == DATE_NONE || asof >= now->to;
	if (!over)
		now->to = asof < now->from ? now->from - 1 : asof;
	before->to = now->from - 1;
	before->from = now->from - (now->to - now->from + 1);
	if (p->span < SPANS) {
		before->from = span_move(p->span, now->from, -1);
		if (!over && before->from + now->to - now->from < before->to)
			before->to = before->from + now->to - now->from;
	}
	if (before->from < first)
		before->from = first;
}
