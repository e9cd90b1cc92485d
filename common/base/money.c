/*
 * Hundredths in 64 bits; every sum and product is checked for overflow.
 */
#include "base/money.h"

#include <string.h>

#include "base/text.h"

int64_t
money_parse(const char *s)
{
	int64_t n = 0;
	int minus = *s == '-', digits = 0, places = -1;

	for (s += minus; *s != '\0'; s++) {
		if (*s == '.' && places < 0 && digits > 0) {
			places = 0;
			continue;
		}
		if (*s < '0' || *s > '9' || places == 2)
			return MONEY_NONE;
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, *s - '0', &n))
			return MONEY_NONE;
		digits++;
		places += places >= 0;
	}
	if (digits == 0 || places == 0)
		return MONEY_NONE;
	for (places = places < 0 ? 0 : places; places < 2; places++)
		if (__builtin_mul_overflow(n, 10, &n))
			return MONEY_NONE;
	return minus ? -n : n;
}

int
money_add(int64_t *sum, int64_t n)
{
	int64_t total;

	if (__builtin_add_overflow(*sum, n, &total) || total == MONEY_NONE)
		return -1;
	*sum = total;
	return 0;
}

char *
money_print(int64_t m, char buf[MONEY_LEN])
{
	const uint64_t u = m < 0 ? 0 - (uint64_t)m : (uint64_t)m;
	char *end = &buf[MONEY_LEN - 1], *s;

	buf[0] = '\0';
	if (m == MONEY_NONE)
		return buf;
	*end = '\0';
	*--end = (char)('0' + u % 10);
	*--end = (char)('0' + u / 10 % 10);
	*--end = '.';
	s = text_digits_before(end, u / 100);
	if (m < 0)
		*--s = '-';
	return memmove(buf, s, (size_t)(buf + MONEY_LEN - s));
}
