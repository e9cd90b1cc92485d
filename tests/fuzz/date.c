/*
 * date - what is a date, and what is none.
 *
 * A date is ten bytes that the C library, which counts days in its own way,
 * takes apart and puts together again as they were.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "fuzz.h"

/* The number of the day that s begins with, by the C library; or DATE_NONE. */
static int
expected(const char *s)
{
	struct tm tm = {0};
	char again[32];
	time_t t;
	int i;

	for (i = 0; i < DATE_LEN; i++)
		if (i == 4 || i == 7 ? s[i] != '-'
				     : !isdigit((unsigned char)s[i]))
			return DATE_NONE;
	tm.tm_year = atoi(s) - 1900;
	tm.tm_mon = atoi(s + 5) - 1;
	tm.tm_mday = atoi(s + 8);
	t = timegm(&tm);
	snprintf(again, sizeof(again), "%04d-%02d-%02d", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday);
	if (strncmp(again, s, DATE_LEN) != 0 || atoi(s) == 0)
		return DATE_NONE;
	return (int)(t / 86400) - (t % 86400 < 0);
}

/* What is read is written as it was; all else is refused. */
static void
check_date(const char *s)
{
	const int is = strlen(s) == DATE_LEN ? expected(s) : DATE_NONE;
	char buf[DATE_LEN + 1];

	HOLDS(date_parse(s) == is);
	HOLDS(strcmp(date_print(is, buf), is == DATE_NONE ? "" : s) == 0);
}

/* +N and -N are days from today, of at most six digits. */
static void
check_from(const char *s)
{
	const int today = date_of(2026, 6, 30);
	const size_t n = strlen(s);
	int got = date_parse_from(s, today), last = date_of(9999, 12, 31);
	long days;

	if (*s != '+' && *s != '-') {
		HOLDS(got == date_parse(s));
		return;
	}
	if (n < 2 || n > 7 || strspn(s + 1, "0123456789") != n - 1) {
		HOLDS(got == DATE_NONE);
		return;
	}
	days = today + strtol(s, NULL, 10);
	if (days < date_of(1, 1, 1) || days > last)
		HOLDS(got == DATE_NONE);
	else
		HOLDS(got == (int)days);
}

static void
check_stamp(const char *s)
{
	static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
	int is = DATE_NONE;
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)s[i])
				   : s[i] != form[i])
			break;
	if (form[i] == '\0' && s[i] == '\0' && atoi(s + 11) < 24 &&
	    atoi(s + 14) < 60 && atoi(s + 17) <= 60)
		is = expected(s);
	HOLDS(date_parse_stamp(s) == is);
}

/* Every number of a day is written, and read as that number. */
static void
check_number(const uint8_t *data, size_t size)
{
	const int first = date_of(1, 1, 1), last = date_of(9999, 12, 31);
	char buf[DATE_LEN + 1];
	uint32_t x;
	int day;

	if (size < sizeof(x))
		return;
	memcpy(&x, data, sizeof(x));
	day = first + (int)(x % (uint32_t)(last - first + 1));
	date_print(day, buf);
	HOLDS(strlen(buf) == DATE_LEN && expected(buf) == day);
	HOLDS(date_parse(buf) == day);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *all = fuzz_text(data, size), *rest = all, *s;

	while ((s = fuzz_line(&rest)) != NULL) {
		check_date(s);
		check_from(s);
		check_stamp(s);
	}
	check_number(data, size);
	free(all);
	return 0;
}
