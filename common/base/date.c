/*
 * A date is a number of days; its text is looked at digit by digit, as millions
 * are read in a run, and nothing depends on a locale.
 */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/msg.h"

int
date_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year; /* years begin in March */
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

void
date_civil(int date, int *year, int *month, int *day)
{
	int z = date + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

int
date_exists(int year, int month, int day)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	    day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

/* The n digits at s as a number, or -1. */
static int
digits(const char *s, int n)
{
	int v = 0;

	for (; n > 0; n--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s - '0');
	}
	return v;
}

/* The date at the beginning of s, or DATE_NONE. */
static int
leading_date(const char *s)
{
	int y, m, d;

	if ((y = digits(s, 4)) < 0 || s[4] != '-' ||
	    (m = digits(s + 5, 2)) < 0 || s[7] != '-' ||
	    (d = digits(s + 8, 2)) < 0 || !date_exists(y, m, d))
		return DATE_NONE;
	return date_of(y, m, d);
}

int
date_parse(const char *s)
{
	int date = leading_date(s);

	return date != DATE_NONE && s[DATE_LEN] == '\0' ? date : DATE_NONE;
}

int
date_parse_from(const char *s, int today)
{
	const int first = date_of(1, 1, 1), last = date_of(9999, 12, 31);
	size_t n = strlen(s);
	int days;

	if (*s != '+' && *s != '-')
		return date_parse(s);
	if (n < 2 || n > 7 || (days = digits(s + 1, (int)n - 1)) < 0)
		return DATE_NONE;
	days = *s == '+' ? today + days : today - days;
	return days >= first && days <= last ? days : DATE_NONE;
}

char *
date_print(int date, char buf[DATE_LEN + 1])
{
	int y, m, d, i;

	buf[0] = '\0';
	if (date == DATE_NONE)
		return buf;
	date_civil(date, &y, &m, &d);
	for (i = 3; i >= 0; i--, y /= 10)
		buf[i] = (char)('0' + y % 10);
	buf[4] = buf[7] = '-';
	buf[5] = (char)('0' + m / 10);
	buf[6] = (char)('0' + m % 10);
	buf[8] = (char)('0' + d / 10);
	buf[9] = (char)('0' + d % 10);
	buf[10] = '\0';
	return buf;
}

char *
date_words(int date, char buf[DATE_WORDS])
{
	static const char *const months[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};
	int y, m, d;

	buf[0] = '\0';
	if (date != DATE_NONE) {
		date_civil(date, &y, &m, &d);
		snprintf(buf, DATE_WORDS, "%d %s %d", d, months[m - 1], y);
	}
	return buf;
}

int
date_today(void)
{
	const char *s = getenv("REF_TODAY");
	time_t now;
	struct tm tm;
	int date;

	if (s != NULL && *s != '\0') {
		if ((date = date_parse(s)) == DATE_NONE)
			msg_die("REF_TODAY: '%s' is not a date, YYYY-MM-DD", s);
		return date;
	}
	now = time(NULL);
	if (localtime_r(&now, &tm) == NULL)
		msg_die("the clock of this system shows no date");
	return date_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

char *
date_stamp(char buf[STAMP_LEN + 1])
{
	time_t now = time(NULL);
	struct tm tm;

	if (gmtime_r(&now, &tm) == NULL ||
	    strftime(buf, STAMP_LEN + 1, "%Y-%m-%dT%H:%M:%SZ", &tm) !=
		STAMP_LEN)
		msg_die("the clock of this system shows no date");
	return buf;
}

int
date_parse_stamp(const char *s)
{
	int date = leading_date(s);
	int h, m, sec;

	if (date == DATE_NONE || s[10] != 'T' || (h = digits(s + 11, 2)) < 0 ||
	    s[13] != ':' || (m = digits(s + 14, 2)) < 0 || s[16] != ':' ||
	    (sec = digits(s + 17, 2)) < 0 || strcmp(s + 19, "Z") != 0)
		return DATE_NONE;
	return h < 24 && m < 60 && sec < 61 ? date : DATE_NONE;
}
