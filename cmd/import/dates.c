/*
 * Dates as other systems write them.
 *
 * A date is three parts, or a number.  A time behind it is understood and
 * dropped: the date is the one that is written, so that of a time with Z is
 * its date in UTC; that of an epoch too.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "export.h"
#include "formats.h"

enum {
	TEXT_MAX = 64,
	SECONDS = 86400,
	PIVOT = 69 /* years from 69 on are of the 1900s, as for %y in POSIX */
};

static const char *const months[] = {"january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november",
    "december", NULL};
static const char *const weekdays[] = {"monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", NULL};

/* One of the three parts of a date. */
struct part {
	int64_t value;
	int digits; /* 0: a month by its name */
};

/* How many ASCII letters s begins with. */
static size_t
count_letters(const char *s)
{
	size_t n = 0;

	while ((s[n] | 32) >= 'a' && (s[n] | 32) <= 'z')
		n++;
	return n;
}

/* Copies s, its no-break blanks made blanks; 0 if it is too long. */
static int
copy_plain(char buf[TEXT_MAX], const char *s)
{
	static const char *const blanks[] = {"\xc2\xa0", "\xe2\x80\xaf", NULL};
	size_t n, blank;

	for (n = 0; *s != '\0' && n < TEXT_MAX - 1; n++) {
		blank = *s & 0x80 ? export_prefix(s, blanks) : 0;
		buf[n] = blank > 0 ? ' ' : *s;
		s += blank > 0 ? blank : 1;
	}
	buf[n] = '\0';
	return *s == '\0';
}

/* The number from 1 of the name of which the n letters at s are the first
 * three or more, or 0. */
static int
number_named(const char *const names[], const char *s, size_t n)
{
	int i;

	for (i = 0; n >= 3 && names[i] != NULL; i++)
		if (n <= strlen(names[i]) && text_ncasecmp(names[i], s, n) == 0)
			return i + 1;
	return 0;
}

/* Reads a part of a date; the text behind it, or NULL. */
static const char *
take_part(const char *s, struct part *p)
{
	static const char *const ordinals[] = {"st", "nd", "rd", "th"};
	size_t n = count_letters(s), i;

	*p = (struct part){0};
	if (n > 0) {
		p->value = number_named(months, s, n);
		return p->value ? s + n : NULL;
	}
	p->digits = notation_digits(&s, 5, &p->value);
	n = count_letters(s);
	for (i = 0; n == 2 && p->digits < 3 && i < 4; i++)
		if (text_ncasecmp(s, ordinals[i], 2) == 0)
			return s + 2;
	return p->digits == 3 || p->digits > 4 || p->digits == 0 ? NULL : s;
}

/* Reads three parts and what stands between; the text behind, or NULL. */
static const char *
take_parts(const char *s, struct part p[3])
{
	char mark = '\0';
	size_t n, i;

	if ((s = take_part(s, &p[0])) == NULL)
		return NULL;
	for (i = 1; i < 3; i++) {
		n = strspn(s, " ,./-");
		if (n > 2 ||
		    (n == 0 && p[i - 1].digits && count_letters(s) == 0))
			return NULL;
		if (i == 1)
			mark = *s;
		else if (p[0].digits && p[1].digits && *s != mark)
			return NULL;
		if ((s = take_part(s + n, &p[i])) == NULL)
			return NULL;
	}
	return s;
}

/* YYYYMMDD as three parts; the text behind it, or NULL. */
static const char *
take_compact(const char *s, struct part p[3])
{
	int i;

	if (strspn(s, "0123456789") != 8)
		return NULL;
	for (i = 0; i < 3; i++) {
		p[i].value = 0;
		p[i].digits = notation_digits(&s, i ? 2 : 4, &p[i].value);
	}
	return s;
}

/* A number of at most two digits up to max; the text behind it, or NULL. */
static const char *
take_clock(const char *s, int64_t max)
{
	int64_t n = 0;

	return notation_digits(&s, 2, &n) > 0 && n <= max ? s : NULL;
}

/* Whether s is Z, the name of a zone, or an offset. */
static int
is_zone(const char *s)
{
	if (*s != '+' && *s != '-')
		return count_letters(s) <= 5 && s[count_letters(s)] == '\0';
	if ((s = take_clock(s + 1, 14)) == NULL)
		return 0;
	if (*s != '\0')
		s = take_clock(s + (*s == ':'), 59);
	return s != NULL && *s == '\0';
}

/* Whether s is nothing, or a time of day as it may follow a date. */
static int
is_time(const char *s)
{
	size_t n;
	int i;

	if (*s == '\0')
		return 1;
	if (*s != 'T' && *s != ' ' && *s != ',')
		return 0;
	s += *s == ',';
	s += *s == 'T' ? 1 : strspn(s, " ");
	if (text_ncasecmp(s, "at ", 3) == 0)
		s += 3;
	if ((s = take_clock(s, 24)) == NULL || *s != ':')
		return 0;
	for (i = 0; i < 2 && *s == ':'; i++)
		if ((s = take_clock(s + 1, i ? 60 : 59)) == NULL)
			return 0;
	if ((*s == '.' || *s == ',') && (n = strspn(s + 1, "0123456789")) > 0)
		s += 1 + n;
	s += strspn(s, " ");
	if (count_letters(s) == 2 && strchr("aApP", *s) && strchr("mM", s[1]))
		s += 2;
	return is_zone(s + strspn(s, " "));
}

static int
civil_day(const struct part *y, const struct part *m, const struct part *d)
{
	int year = (int)y->value, month = (int)m->value, day = (int)d->value;

	if (y->digits == 2)
		year += year < PIVOT ? 2000 : 1900;
	else if (y->digits != 4)
		return DATE_NONE;
	if (m->digits > 2 || d->digits > 2 || d->digits == 0)
		return DATE_NONE;
	return date_exists(year, month, day) ? date_of(year, month, day)
					     : DATE_NONE;
}

/* The day of three parts in an order. */
static int
order_parts(const struct part p[3], enum notation w)
{
	int month = p[0].digits == 0 ? 0 : p[1].digits == 0 ? 1 : -1;

	if (p[0].digits == 4 || (w == NOTATION_YMD && month < 0))
		return civil_day(&p[0], &p[1], &p[2]);
	if (w == NOTATION_YMD && p[2].digits != 4)
		return DATE_NONE;
	if (month < 0)
		month = w == NOTATION_MDY ? 0 : 1;
	return civil_day(&p[2], &p[month], &p[!month]);
}

/* The day of three parts, and perhaps a weekday before and a time behind. */
static int
civil_date(const char *s, enum notation w)
{
	size_t n = count_letters(s);
	const char *rest, *day = s;
	struct part p[3];

	if (number_named(weekdays, s, n))
		day += n + strspn(s + n, "., ");
	if ((rest = take_compact(day, p)) == NULL)
		rest = take_parts(day, p);
	if (rest == NULL || !is_time(rest))
		return DATE_NONE;
	if (w == NOTATION_ISO &&
	    (p[0].digits != 4 || p[1].digits != 2 || p[2].digits != 2 ||
		s[4] != '-'))
		return DATE_NONE;
	return order_parts(p, w);
}

/*
 * The whole part (towards minus infinity) of a decimal number, which may have
 * an exponent as a spreadsheet writes it; 0 if s is none or does not fit.
 */
static int
whole_part(const char *s, int64_t *n)
{
	int minus = *s == '-', places = 0, cut = 0;
	char *end;
	long e = 0;

	*n = 0;
	s += minus;
	if (notation_digits(&s, INT_MAX, n) < 1)
		return 0;
	if (*s == '.' || *s == ',') {
		s++;
		places = notation_digits(&s, INT_MAX, n);
	}
	if ((*s == 'e' || *s == 'E') && strspn(s + 1, "+0123456789") > 0) {
		e = strtol(s + 1, &end, 10);
		s = end;
	}
	if (places < 0 || *s != '\0' || e > 18)
		return 0;
	for (e -= places; e > 0; e--)
		if (__builtin_mul_overflow(*n, 10, n))
			return 0;
	for (; e < 0; e++, *n /= 10)
		cut |= *n % 10 != 0;
	*n = minus ? -*n - cut : *n;
	return 1;
}

/* The day of a date that is a number, an epoch or a spreadsheet's. */
static int
number_date(const char *s, enum notation w, int likely)
{
	static const struct {
		int64_t unit;	     /* of a second; 0: days */
		int64_t from, under; /* the likely ones */
	} numbers[] = {
	    [NOTATION_EPOCH] = {1, 100000000, 100000000000},
	    [NOTATION_EPOCH_MS] = {1000, 100000000000, 100000000000000},
	    [NOTATION_EPOCH_NS] = {1000000000, 100000000000000000, INT64_MAX},
	    [NOTATION_EXCEL] = {0, 10000, 100000},
	};
	const int last = date_of(9999, 12, 31);
	int64_t n, day, unit = numbers[w].unit * SECONDS;

	if (!whole_part(s, &n) ||
	    (likely && (n < numbers[w].from || n >= numbers[w].under)))
		return DATE_NONE;
	if (unit > 0)
		day = n / unit - (n % unit < 0);
	else if (n >= 1 && n != 60)
		day = n + date_of(1899, 12, n < 60 ? 31 : 30);
	else
		return DATE_NONE;
	return day >= date_of(1, 1, 1) && day <= last ? (int)day : DATE_NONE;
}

int
date_foreign(const char *s, enum notation w, int likely)
{
	char buf[TEXT_MAX];

	if (!copy_plain(buf, s))
		return DATE_NONE;
	return w >= NOTATION_EPOCH ? number_date(buf, w, likely)
				   : civil_date(buf, w);
}
