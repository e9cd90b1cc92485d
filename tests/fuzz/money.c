/*
 * money - amounts, and sums of them, beside 128-bit arithmetic.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "fuzz.h"
#include "import/formats.h"

__extension__ typedef __int128 wide;

/* The amount that s is, without a limit but that of 30 digits. */
static int
expected(const char *s, wide *m)
{
	const int minus = *s == '-';
	const char *p = s + minus;
	size_t whole = strspn(p, "0123456789"), places = 0, i;

	if (p[whole] == '.') {
		places = strspn(p + whole + 1, "0123456789");
		if (places == 0 || places > 2)
			return 0;
	}
	if (whole == 0 || p[whole + places + (places > 0)] != '\0')
		return 0;
	for (*m = 0, i = 0; i < whole + places + (places > 0); i++)
		if (p[i] != '.' && *m < (wide)1 << 100)
			*m = *m * 10 + (p[i] - '0');
	for (; places < 2; places++)
		*m *= 10;
	*m = minus ? -*m : *m;
	return 1;
}

/* The same amount, as it is written. */
static char *
written(wide m)
{
	unsigned long long u = (unsigned long long)(m < 0 ? -m : m);

	return mem_printf("%s%llu.%02llu", m < 0 ? "-" : "", u / 100, u % 100);
}

static void
check_amount(const char *s, int64_t *sum)
{
	int64_t got = money_parse(s), before = *sum;
	char buf[MONEY_LEN], *want;
	wide m;

	if (!expected(s, &m) || m > INT64_MAX || m < -INT64_MAX) {
		HOLDS(got == MONEY_NONE);
		return;
	}
	HOLDS(got == m);
	want = written(m);
	HOLDS(strcmp(money_print(got, buf), want) == 0);
	HOLDS(money_parse(buf) == got);
	free(want);
	m += before;
	if (money_add(sum, got) == 0)
		HOLDS(*sum == m);
	else
		HOLDS(*sum == before && (m > INT64_MAX || m < -INT64_MAX));
}

/*
 * A foreign amount: with the marks turned round it is the same where the other
 * mark is the decimal one (but for currencies that end in a point).  What we
 * write is read as it is.
 */
static void
check_foreign(const char *s)
{
	int64_t point = notation_read(s, NOTATION_POINT, 0);
	char buf[MONEY_LEN], *turned, *p;

	if (strstr(s, "r.") != NULL || strstr(s, "r,") != NULL)
		return;
	turned = mem_dup(s, strlen(s));
	for (p = turned; *p != '\0'; p++)
		*p = *p == '.' ? ',' : *p == ',' ? '.' : *p;
	HOLDS(notation_read(turned, NOTATION_COMMA, 0) == point);
	free(turned);
	if (point != MONEY_NONE)
		HOLDS(notation_read(
			  money_print(point, buf), NOTATION_POINT, 0) == point);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *all = fuzz_text(data, size), *rest = all, *s;
	int64_t sum = 0, m;
	char buf[MONEY_LEN];

	while ((s = fuzz_line(&rest)) != NULL) {
		check_amount(s, &sum);
		check_foreign(s);
	}
	if (size >= sizeof(m)) {
		memcpy(&m, data, sizeof(m));
		HOLDS(money_parse(money_print(m, buf)) == m);
	}
	free(all);
	return 0;
}
