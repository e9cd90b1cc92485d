/*
 * A value is given once, as what it is; here is what people and programs read.
 */
#include "page/value.h"

#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "table/label.h"

enum {
	PEOPLE,
	EXTRA,
	PROGRAMS,
	SIZE = sizeof(((struct value_shown *)0)->text[0])
};

struct value
value_both(const char *people, const char *programs)
{
	return (struct value){
	    .is = VALUE_TEXT, .people = people, .programs = programs};
}

struct value
value_text(const char *s)
{
	return value_both(s, s);
}

struct value
value_of(enum value_is is, int64_t m, int64_t n)
{
	return (struct value){.is = is, .m = m, .n = n};
}

struct value
value_figure(enum value_is is, struct median_figure f, int64_t n)
{
	return (struct value){.is = is,
	    .half = (short)f.half,
	    .more = (short)f.more,
	    .m = f.whole,
	    .n = n};
}

/* m/n in per cent, rounded; halves up. */
static double
per_cent(int64_t m, int64_t n)
{
	if (m < INT64_MAX / 400 && n < INT64_MAX / 400)
		return (double)((m * 200 + n) / (n * 2));
	return floor((double)m / (double)n * 100 + 0.5);
}

/* m/n for programs, n > 0: four places, rounded; halves away from 0. */
static void
print_quotient(int64_t m, int64_t n, char buf[SIZE])
{
	const int64_t small = INT64_MAX / 40000;
	int64_t q;

	if (m > small || m < -small || n > small) {
		snprintf(buf, SIZE, "%.4f", (double)m / (double)n);
		return;
	}
	q = ((m < 0 ? -m : m) * 20000 + n) / (n * 2);
	snprintf(buf, SIZE, "%s%lld.%04lld", m < 0 && q > 0 ? "-" : "",
	    (long long)q / 10000, (long long)q % 10000);
}

/* On a card the percentage is what is large, if there is one. */
static void
show_share(struct value v, const struct value_how *how, struct value_shown *s)
{
	if (v.n <= 0)
		return;
	snprintf(
	    s->text[PEOPLE], SIZE, "%lld/%lld", (long long)v.m, (long long)v.n);
	print_quotient(v.m, v.n, s->text[PROGRAMS]);
	if (v.n < how->percent_from)
		return;
	snprintf(s->text[EXTRA], SIZE, "%.0f%%", per_cent(v.m, v.n));
	if (how->card) {
		s->people = s->text[EXTRA];
		s->extra = s->text[PEOPLE];
	}
}

static void
show_ratio(struct value v, struct value_shown *s)
{
	if (v.n > 0) {
		snprintf(
		    s->text[PEOPLE], SIZE, "%.2f", (double)v.m / (double)v.n);
		print_quotient(v.m, v.n, s->text[PROGRAMS]);
	} else if (v.m > 0)
		s->people = s->programs = "inf";
}

static void
show_balance(struct value v, struct value_shown *s)
{
	double all = (double)v.m + (double)v.n;

	if (all < VALUE_BALANCE_MIN || all >= 4e18)
		return;
	snprintf(s->text[PEOPLE], SIZE, v.m == v.n ? "%.2f" : "%+.2f",
	    ((double)v.m - (double)v.n) / all);
	print_quotient(v.m - v.n, v.m + v.n, s->text[PROGRAMS]);
}

/* Money rounded up to hundredths, or a number with a decimal where it needs
 * one; n=42 behind a median. */
static void
show_figure(struct value v, const struct value_how *how, struct value_shown *s)
{
	char *buf = s->text[PROGRAMS];

	if (v.n <= 0)
		return;
	s->people = buf;
	if (v.more)
		*buf++ = '>';
	if (how->money) {
		money_print(v.m + v.half, buf);
		s->people = label_money(s->programs, s->text[PEOPLE]);
	} else if (!v.half)
		snprintf(buf, MONEY_LEN, "%lld", (long long)v.m);
	else
		snprintf(buf, MONEY_LEN, "%s%lld.5", v.m < 0 ? "-" : "",
		    (long long)(v.m < 0 ? -(v.m + 1) : v.m));
	if (v.is == VALUE_MEDIAN && how->counted)
		snprintf(s->text[EXTRA], SIZE, "n=%lld", (long long)v.n);
}

void
value_show(struct value v, const struct value_how *how, struct value_shown *s)
{
	char *programs = s->text[PROGRAMS];

	s->people = s->text[PEOPLE];
	s->extra = s->text[EXTRA];
	s->programs = programs;
	s->text[PEOPLE][0] = s->text[EXTRA][0] = *programs = '\0';
	switch (v.is) {
	case VALUE_TEXT:
		s->people = v.people;
		s->programs = v.programs;
		break;
	case VALUE_INT:
		snprintf(programs, SIZE, "%lld", (long long)v.m);
		s->people = programs;
		break;
	case VALUE_DATE: s->people = date_print((int)v.m, programs); break;
	case VALUE_MONEY:
		label_money(money_print(v.m, programs), s->text[PEOPLE]);
		s->extra = how->card ? how->currency : "";
		break;
	case VALUE_SHARE: show_share(v, how, s); break;
	case VALUE_RATIO: show_ratio(v, s); break;
	case VALUE_BALANCE: show_balance(v, s); break;
	case VALUE_MEDIAN:
	case VALUE_PERCENTILE: show_figure(v, how, s); break;
	case VALUE_BAR: break;
	}
}
