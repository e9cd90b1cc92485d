#include "amount.h"

#include <string.h>

#include "base/money.h"

enum { GROUP = 3, PLACES = 2 };

/* What may stand before or behind a number: currencies. */
static const char *const signs[] = {"US$", "A$", "C$", "R$", "$",
    "\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", "\xe2\x82\xb9", "\xe2\x82\xbd",
    "\xe2\x82\xa9", "\xe2\x82\xba", "Fr.", "kr.", "kr", "z\xc5\x82",
    "K\xc4\x8d"};

/* What may group thousands, whatever the decimal mark is. */
static const char *const blanks[] = {
    " ", "'", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x99"};

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The length of the first of n words that s begins with, or 0. */
static size_t
begins(const char *s, const char *const words[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strncmp(s, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

static size_t
blank(const char *s)
{
	return begins(s, blanks, sizeof(blanks) / sizeof(*blanks));
}

/* The text behind blanks, and one currency: a sign or three capitals. */
static const char *
skip_currency(const char *s)
{
	size_t n;

	if (is_digit(*s) || *s == '\0')
		return s;
	while ((n = blank(s)) > 0)
		s += n;
	n = begins(s, signs, sizeof(signs) / sizeof(*signs));
	if (n == 0 && is_capital(s[0]) && is_capital(s[1]) &&
	    is_capital(s[2]) && !is_capital(s[3]))
		n = 3;
	for (s += n; (n = blank(s)) > 0; s += n)
		;
	return s;
}

/* A minus; the text behind it. */
static const char *
skip_minus(const char *s, int *minus)
{
	size_t n = *s == '-' ? 1 : strncmp(s, "\xe2\x88\x92", 3) ? 0 : 3;

	*minus |= n > 0;
	return s + n;
}

/* The length of a mark that groups, before three digits and no more; 0. */
static size_t
grouping(const char *s, char mark)
{
	size_t n = *s != mark && (*s == '.' || *s == ',') ? 1 : blank(s);

	return n > 0 && strspn(s + n, "0123456789") == GROUP ? n : 0;
}

/* The whole part: appends its digits to *n; the text behind it, or NULL. */
static const char *
take_whole(const char *s, char mark, int64_t *n)
{
	const char *group = NULL; /* the mark that groups this number */
	size_t digits = 0, len;

	for (; is_digit(*s); digits++) {
		if (__builtin_mul_overflow(*n, 10, n) ||
		    __builtin_add_overflow(*n, *s++ - '0', n))
			return NULL;
		len = grouping(s, mark);
		if (len == 0)
			continue;
		if (group == NULL ? digits >= GROUP
				  : strncmp(s, group, len) != 0)
			return NULL;
		group = s;
		s += len;
	}
	return digits > 0 ? s : NULL;
}

/* The decimals, if there are any, as two digits more of *n. */
static const char *
take_places(const char *s, char mark, int64_t *n)
{
	size_t places = 0, i;

	if (*s == mark) {
		places = strspn(s + 1, "0123456789");
		if (places == 0 || places == GROUP)
			return NULL;
		s++;
	}
	for (i = 0; i < PLACES; i++)
		if (__builtin_mul_overflow(*n, 10, n) ||
		    __builtin_add_overflow(*n, i < places ? s[i] - '0' : 0, n))
			return NULL;
	for (i = PLACES; i < places; i++)
		if (s[i] != '0')
			return NULL;
	return s + places;
}

int64_t
amount_parse(const char *s, char mark)
{
	int64_t n = 0;
	int paren = *s == '(', minus = paren;

	s = skip_currency(skip_minus(s + paren, &minus));
	if (!minus)
		s = skip_minus(s, &minus);
	if ((s = take_whole(s, mark, &n)) == NULL ||
	    (s = take_places(s, mark, &n)) == NULL)
		return MONEY_NONE;
	s = skip_currency(s);
	if (!minus)
		s = skip_minus(s, &minus);
	if (paren && *s++ != ')')
		return MONEY_NONE;
	return *s == '\0' ? minus ? -n : n : MONEY_NONE;
}
