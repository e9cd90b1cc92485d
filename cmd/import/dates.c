#include "dates.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "dates_part.h"

enum { TEXT_MAX = 64 };

static const char *const names[FOREIGN_N] = {
    "iso", "dmy", "mdy", "ymd", "epoch", "epoch-ms", "epoch-ns", "excel"};

static const char *const months[] = {"january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november",
    "december", NULL};
static const char *const weekdays[] = {"monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", NULL};

/* One of the three parts of a date. */
struct part {
	int value;
	int digits; /* 0: a month by its name */
};
const char *
foreign_name(enum foreign_order o)
{
	return names[o];
}

enum foreign_order
foreign_order(const char *name)
{
	enum foreign_order o;

	for (o = 0; o < FOREIGN_N && strcmp(names[o], name) != 0; o++)
		;
	return o;
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many ASCII letters s begins with. */
static size_t
letters(const char *s)
{
	size_t n = 0;

	while ((s[n] | 32) >= 'a' && (s[n] | 32) <= 'z')
		n++;
	return n;
}

/* Copies s, its no-break blanks made blanks; 0 if it is too long. */
static int
plain(char buf[TEXT_MAX], const char *s)
{
	size_t n = 0, skip;

	for (; *s != '\0' && n < TEXT_MAX - 1; s += skip) {
		skip = strncmp(s, "\xc2\xa0", 2) == 0	 ? 2
		    : strncmp(s, "\xe2\x80\xaf", 3) == 0 ? 3
							 : 1;
		buf[n++] = skip > 1 ? ' ' : *s;
	}
	buf[n] = '\0';
	return *s == '\0';
}

/* The number from 1 of the name of which the n letters at s are the first
 * three or more, or 0. */
static int
named(const char *const list[], const char *s, size_t n)
{
	int i;

	for (i = 0; n >= 3 && list[i] != NULL; i++)
		if (n <= strlen(list[i]) && text_ncasecmp(list[i], s, n) == 0)
			return i + 1;
	return 0;
}

/* Reads a part of a date; the text behind it, or NULL. */
static const char *
take_part(const char *s, struct part *p)
{
	static const char *const ordinals[] = {"st", "nd", "rd", "th"};
	size_t n = letters(s), i;

	*p = (struct part){0};
	if (n > 0) {
		p->value = named(months, s, n);
		return p->value ? s + n : NULL;
	}
	for (; is_digit(*s) && p->digits < 5; s++, p->digits++)
		p->value = p->value * 10 + (*s - '0');
	n = letters(s);
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
		if (n > 2 || (n == 0 && p[i - 1].digits && letters(s) == 0))
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

/* A number of at most two digits up to max; the text behind it, or NULL. */
static const char *
take_clock(const char *s, int max)
{
	int n = 0, v = 0;

	for (; n < 2 && is_digit(*s); s++, n++)
		v = v * 10 + (*s - '0');
	return n > 0 && v <= max ? s : NULL;
}

/* Whether s is Z, the name of a zone, or an offset. */
static int
is_zone(const char *s)
{
	if (*s != '+' && *s != '-')
		return letters(s) <= 5 && s[letters(s)] == '\0';
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
	if ((*s == '.' || *s == ',') && is_digit(s[1]))
		s += 1 + strspn(s + 1, "0123456789");
	s += strspn(s, " ");
	if (letters(s) == 2 && strchr("aApP", *s) && strchr("mM", s[1]))
		s += 2;
	return is_zone(s + strspn(s, " "));
}

static int
full_year(const struct part *p)
{
	if (p->digits == 4)
		return p->value;
	return p->value + (p->value < FOREIGN_PIVOT ? 2000 : 1900);
}

static int
civil(const struct part *y, const struct part *m, const struct part *d)
{
	int year = full_year(y);

	if (y->digits != 2 && y->digits != 4)
		return DATE_NONE;
	if (m->digits > 2 || d->digits > 2 || d->digits == 0)
		return DATE_NONE;
	if (!date_exists(year, m->value, d->value))
		return DATE_NONE;
	return date_of(year, m->value, d->value);
}

/* The day of three parts in an order. */
static int
arrange(const struct part p[3], enum foreign_order o)
{
	int month = p[0].digits == 0 ? 0 : p[1].digits == 0 ? 1 : -1;

	if (p[0].digits == 4)
		return civil(&p[0], &p[1], &p[2]);
	if (o == FOREIGN_YMD && p[2].digits != 4)
		return month < 0 ? civil(&p[0], &p[1], &p[2]) : DATE_NONE;
	if (month >= 0)
		return civil(&p[2], &p[month], &p[!month]);
	if (o == FOREIGN_DMY)
		return civil(&p[2], &p[1], &p[0]);
	return o == FOREIGN_MDY ? civil(&p[2], &p[0], &p[1]) : DATE_NONE;
}

/* YYYYMMDD as three parts; the text behind it, or NULL. */
static const char *
take_compact(const char *s, struct part p[3])
{
	int i;

	if (strspn(s, "0123456789") != 8)
		return NULL;
	for (i = 0; i < 8; i++) {
		struct part *q = &p[i < 4 ? 0 : i < 6 ? 1 : 2];

		if (i == 0 || i == 4 || i == 6)
			*q = (struct part){0};
		q->value = q->value * 10 + (s[i] - '0');
		q->digits++;
	}
	return s + 8;
}

/* The parts of a date and a time behind it; 0 if s is not that. */
static int
split(const char *s, struct part p[3])
{
	const char *rest;
	size_t n = letters(s);

	if (named(weekdays, s, n))
		s += n + strspn(s + n, "., ");
	if ((rest = take_compact(s, p)) == NULL)
		rest = take_parts(s, p);
	return rest != NULL && is_time(rest);
}

static int
read_date(const char *s, enum foreign_order o, int likely)
{
	char buf[TEXT_MAX];
	struct part p[3];

	if (!plain(buf, s))
		return DATE_NONE;
	if (o >= FOREIGN_EPOCH)
		return foreign_number(buf, o, likely);
	if (!split(buf, p))
		return DATE_NONE;
	if (o == FOREIGN_ISO &&
	    (p[0].digits != 4 || p[1].digits != 2 || p[2].digits != 2 ||
		buf[4] != '-'))
		return DATE_NONE;
	return arrange(p, o);
}

int
foreign_date(const char *s, enum foreign_order o)
{
	return read_date(s, o, 0);
}

int
foreign_likely(const char *s, enum foreign_order o)
{
	return read_date(s, o, 1);
}

int
foreign_blank(const char *s)
{
	size_t n = strspn(s, "0");

	return n > 0 && s[n] != '\0' && strchr("/-.", s[n]) != NULL &&
	    s[strspn(s, "0/-.: T")] == '\0';
}
