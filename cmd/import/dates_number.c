/* Dates that are numbers: seconds since 1970, days since 1900. */
#include <stdint.h>
#include <stdlib.h>

#include "base/date.h"
#include "dates_part.h"

enum { SECONDS = 86400 };

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * The whole part (towards minus infinity) of a decimal number, which may have
 * an exponent as a spreadsheet writes it; 0 if s is none or does not fit.
 */
static int
whole(const char *s, int64_t *out)
{
	int minus = *s == '-', places = -1, digits = 0, cut = 0;
	int64_t n = 0;
	long e = 0;
	char *end;

	for (s += minus;
	     is_digit(*s) || ((*s == '.' || *s == ',') && digits && places < 0);
	     s++) {
		if (!is_digit(*s)) {
			places = 0;
			continue;
		}
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, *s - '0', &n))
			return 0;
		digits++;
		places += places >= 0;
	}
	if ((*s == 'e' || *s == 'E') && (is_digit(s[1]) || s[1] == '+')) {
		e = strtol(s + 1, &end, 10);
		s = end;
	}
	if (digits == 0 || *s != '\0' || e > 18)
		return 0;
	for (e -= places < 0 ? 0 : places; e > 0; e--)
		if (__builtin_mul_overflow(n, 10, &n))
			return 0;
	for (; e < 0; e++, n /= 10)
		cut |= n % 10 != 0;
	*out = minus ? -n - cut : n;
	return 1;
}

/* The day of a number of units since 1970, of `unit` to the second. */
static int
epoch_day(int64_t n, int64_t unit)
{
	int64_t span = unit * SECONDS, day = n / span - (n % span < 0);

	return day >= date_of(1, 1, 1) && day <= date_of(9999, 12, 31)
	    ? (int)day
	    : DATE_NONE;
}

static int
number_day(int64_t n, enum foreign_order o)
{
	switch (o) {
	case FOREIGN_EPOCH: return epoch_day(n, 1);
	case FOREIGN_EPOCH_MS: return epoch_day(n, 1000);
	case FOREIGN_EPOCH_NS: return epoch_day(n, 1000000000);
	default: break;
	}
	if (n < 1 || n == 60 ||
	    n > date_of(9999, 12, 31) - date_of(1899, 12, 30))
		return DATE_NONE;
	return (int)n + date_of(1899, 12, n < 60 ? 31 : 30);
}

int
foreign_number(const char *s, enum foreign_order o, int likely)
{
	static const struct {
		int64_t from, under;
	} range[FOREIGN_N] = {
	    [FOREIGN_EPOCH] = {100000000, 100000000000},
	    [FOREIGN_EPOCH_MS] = {100000000000, 100000000000000},
	    [FOREIGN_EPOCH_NS] = {100000000000000000, INT64_MAX},
	    [FOREIGN_EXCEL] = {10000, 100000},
	};
	int64_t n;

	if (!whole(s, &n))
		return DATE_NONE;
	if (likely && (n < range[o].from || n >= range[o].under))
		return DATE_NONE;
	return number_day(n, o);
}
