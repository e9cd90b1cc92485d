/*
 * How a column of dates or amounts is written.
 *
 * There are several notations of each (orders of dates, decimal marks), and
 * one that reads every value of the column is it.  Notations that read all
 * values alike are as good as one; where they differ, nobody guesses.  Why a
 * column has none is found out by reading its values again.
 *
 * Amounts stand here, dates in dates.c.  Money has two places at most, so a
 * mark before three digits can only group thousands; more places than three
 * are allowed where they are zeros behind the second.
 */
#include <limits.h>
#include <string.h>

#include "base/date.h"
#include "export.h"
#include "formats.h"

enum { GROUP = 3, PLACES = 2 };

int
notation_digits(const char **s, int most, int64_t *n)
{
	int i;

	for (i = 0; i < most && **s >= '0' && **s <= '9'; i++)
		if (__builtin_mul_overflow(*n, 10, n) ||
		    __builtin_add_overflow(*n, *(*s)++ - '0', n))
			return -1;
	return i;
}

static size_t
blank_length(const char *s)
{
	/* they may group thousands, whatever the decimal mark is */
	static const char *const blanks[] = {" ", "'", "\xc2\xa0",
	    "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x99", NULL};

	return export_prefix(s, blanks);
}

/* The text behind blanks, and one currency: a sign or three capitals. */
static const char *
skip_currency(const char *s)
{
	static const char *const signs[] = {"US$", "A$", "C$", "R$", "$",
	    "\xe2\x82\xac", "\xc2\xa3", "\xc2\xa5", "\xe2\x82\xb9",
	    "\xe2\x82\xbd", "\xe2\x82\xa9", "\xe2\x82\xba", "Fr.", "kr.", "kr",
	    "z\xc5\x82", "K\xc4\x8d", NULL};
	size_t n;

	while ((n = blank_length(s)) > 0)
		s += n;
	n = export_prefix(s, signs);
	if (n == 0 && *s >= 'A' && *s <= 'Z' &&
	    strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3)
		n = 3;
	for (s += n; (n = blank_length(s)) > 0; s += n)
		;
	return s;
}

/* A minus; the text behind it. */
static const char *
skip_minus(const char *s, int *minus)
{
	static const char *const signs[] = {"-", "\xe2\x88\x92", NULL};
	size_t n = export_prefix(s, signs);

	*minus |= n > 0;
	return s + n;
}

/* The length of a mark that groups, before three digits and no more; 0. */
static size_t
group_length(const char *s, char mark)
{
	size_t n = *s != mark && (*s == '.' || *s == ',') ? 1 : blank_length(s);

	return n > 0 && strspn(s + n, "0123456789") == GROUP ? n : 0;
}

/* The whole part: appends its digits to *n; the text behind it, or NULL. */
static const char *
take_whole(const char *s, char mark, int64_t *n)
{
	const char *group = NULL; /* the mark that groups this number */
	int digits = notation_digits(&s, INT_MAX, n);
	size_t len;

	while (digits > 0 && (len = group_length(s, mark)) > 0) {
		if (group == NULL ? digits > GROUP
				  : strncmp(s, group, len) != 0)
			return NULL;
		group = s;
		s += len;
		digits = notation_digits(&s, GROUP, n);
	}
	return digits > 0 ? s : NULL;
}

/* The decimals, if there are any, as two digits more of *n. */
static const char *
take_places(const char *s, char mark, int64_t *n)
{
	size_t places;
	int i = 0;

	if (*s == mark) {
		places = strspn(++s, "0123456789");
		if (places == 0 || places == GROUP ||
		    (i = notation_digits(&s, PLACES, n)) < 0)
			return NULL;
		s += strspn(s, "0");
	}
	for (; i < PLACES; i++)
		if (__builtin_mul_overflow(*n, 10, n))
			return NULL;
	return s;
}

static int64_t
read_amount(const char *s, char mark)
{
	int64_t n = 0;
	int paren = *s == '(', minus = paren;

	s = skip_currency(skip_minus(s + paren, &minus));
	if (!minus)
		s = skip_minus(s, &minus);
	if ((s = take_whole(s, mark, &n)) == NULL ||
	    (s = take_places(s, mark, &n)) == NULL)
		return NOTATION_BAD;
	s = skip_currency(s);
	if (!minus)
		s = skip_minus(s, &minus);
	if (paren && *s++ != ')')
		return NOTATION_BAD;
	return *s == '\0' ? minus ? -n : n : NOTATION_BAD;
}

const char *
notation_name(enum notation w)
{
	static const char *const names[] = {"iso", "dmy", "mdy", "ymd", "epoch",
	    "epoch-ms", "epoch-ns", "excel", "'.'", "','"};

	return names[w];
}

int
notation_blank(const char *s)
{
	size_t n = strspn(s, "0");

	return n > 0 && s[n] != '\0' && strchr("/-.", s[n]) != NULL &&
	    s[strspn(s, "0/-.: T")] == '\0';
}

int64_t
notation_read(const char *s, enum notation w, int likely)
{
	int date;

	if (w >= NOTATION_DATES)
		return read_amount(s, w == NOTATION_POINT ? '.' : ',');
	date = date_foreign(s, w, likely);
	return date == DATE_NONE ? NOTATION_BAD : date;
}

/* A column, and the set of the notations that come into question. */
struct column {
	const struct notation_value *v;
	size_t n;
	unsigned all; /* 1U << notation */
};

static const unsigned dates = (1U << NOTATION_DATES) - 1;
static const unsigned amounts = 1U << NOTATION_POINT | 1U << NOTATION_COMMA;

static int
is_read(const char *s, unsigned set)
{
	enum notation w;

	for (w = 0; set >> w != 0; w++)
		if ((set >> w & 1) && notation_read(s, w, 1) != NOTATION_BAD)
			return 1;
	return 0;
}

/* The first value that one of a set of notations reads, or (reads: 0) none of
 * them; n if there is none. */
static size_t
find_value(const struct column *c, unsigned set, int reads)
{
	size_t i = 0;

	while (i < c->n && is_read(c->v[i].text, set) != reads)
		i++;
	return i;
}

/* In how many values two notations that read each differ; the first of them in
 * *at. */
static size_t
count_differing(
    const struct column *c, enum notation w, enum notation rival, size_t *at)
{
	size_t i, n = 0;

	for (i = c->n; i-- > 0;)
		if (notation_read(c->v[i].text, w, 1) !=
		    notation_read(c->v[i].text, rival, 1)) {
			*at = i;
			n++;
		}
	return n;
}

/* Says which dates the first of n values that differ is, by each notation. */
static void
explain_differing(struct mem_text *why, const struct notation_value *v,
    size_t n, unsigned left)
{
	const char *sep = " is ";
	char date[DATE_LEN + 1];
	enum notation w;

	mem_text_printf(
	    why, "'%s'%s", v->text, n > 1 ? " (one of several)" : "");
	for (w = 0; w < NOTATION_DATES; w++) {
		if (!(left >> w & 1))
			continue;
		date_print((int)notation_read(v->text, w, 1), date);
		mem_text_printf(
		    why, "%s%s by -D %s", sep, date, notation_name(w));
		sep = ", ";
	}
	mem_text_printf(why, ": which is meant?");
}

/* Says which value no notation reads, and returns its line; else which value
 * is the first that each notation which reads others does not. */
static size_t
explain_unread(
    struct mem_text *why, const struct column *c, const struct schema_col *ours)
{
	const int is_date = c->all == dates;
	const char *what = is_date ? "date" : "amount", *sep = "";
	const struct notation_value *v = &c->v[find_value(c, c->all, 0)];
	enum notation w;

	if (v < c->v + c->n) {
		mem_text_printf(why,
		    "'%s' is no %s that can be read: -v '%s:%s=' leaves it "
		    "empty",
		    v->text, what, ours->name, v->text);
		return v->line;
	}
	mem_text_printf(why, "no one way reads every %s: ", what);
	for (w = 0; w < NOTATION_N; w++) {
		if (find_value(c, c->all & 1U << w, 1) == c->n)
			continue;
		v = &c->v[find_value(c, 1U << w, 0)];
		mem_text_printf(why, "%s'%.40s' (line %zu) is not by %s%s", sep,
		    v->text, v->line, is_date ? "-D " : "", notation_name(w));
		sep = ", ";
	}
	return 0;
}

enum notation
notation_settle(const struct notation_value v[], size_t n,
    const struct schema_col *ours, char **why, size_t *line)
{
	struct column c = {v, n, ours->type == S_DATE ? dates : amounts};
	enum notation w, best = NOTATION_NONE;
	struct mem_text t = {0};
	size_t differ = 0, at = 0;
	unsigned left = 0; /* those that read each */

	for (w = 0; w < NOTATION_N; w++) {
		if (!(c.all >> w & 1) || find_value(&c, 1U << w, 0) < n)
			continue;
		if (w == NOTATION_ISO)
			return w; /* what else reads that reads the same */
		best = left == 0 ? w : best;
		left |= 1U << w;
	}
	for (w = best + 1; w < NOTATION_N && differ == 0; w++)
		if (left >> w & 1)
			differ = count_differing(&c, best, w, &at);
	if (left != 0 && differ == 0)
		return best;
	if (left != 0)
		explain_differing(&t, &v[at], differ, left);
	*line = left != 0 ? v[at].line : explain_unread(&t, &c, ours);
	*why = t.s;
	return NOTATION_NONE;
}
