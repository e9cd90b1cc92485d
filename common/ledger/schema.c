/*
 * First what a cell may hold, by its type; then what a row needs beyond that.
 */
#include "ledger/schema.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "ledger/words.h"

enum { ID_MAX = 64, DAYS_DIGITS = 5 };

/* clang-format off */
#define COLUMN(T, name, ...) {#name, __VA_ARGS__},
#define TABLE(T, name) \
	static const struct schema_col name[] = {SCHEMA_##T(COLUMN)};
SCHEMA_TABLES(TABLE)
#undef TABLE
/* clang-format on */

#define TABLE(T, name) {#name, #name ".csv", name, T##_N},
static const struct {
	const char *name, *file;
	const struct schema_col *col;
	size_t cols;
} tables[T_N] = {SCHEMA_TABLES(TABLE)};

const struct schema_col *
schema_cols(enum schema_table t, size_t *n)
{
	*n = tables[t].cols;
	return tables[t].col;
}

const char *
schema_name(enum schema_table t)
{
	return tables[t].name;
}

const char *
schema_file(enum schema_table t)
{
	return tables[t].file;
}

enum schema_table
schema_table(const char *s)
{
	enum schema_table t, found = T_N;

	for (t = 0; t < T_N; t++)
		if (*s != '\0' && strncmp(tables[t].name, s, strlen(s)) == 0) {
			if (found != T_N)
				return T_N;
			found = t;
		}
	return found;
}

int
schema_col(enum schema_table t, const char *name)
{
	size_t i;

	for (i = 0; i < tables[t].cols; i++)
		if (strcmp(tables[t].col[i].name, name) == 0)
			return (int)i;
	return -1;
}

static int
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

int
schema_is_id(const char *s)
{
	size_t i;

	if (!is_alnum(s[0]))
		return 0;
	for (i = 1; s[i] != '\0'; i++)
		if (i == ID_MAX ||
		    (!is_alnum(s[i]) && strchr("._-", s[i]) == NULL))
			return 0;
	return 1;
}

/* Whether s would print as it is: no control, bidi or zero-width character. */
static int
is_plain(const char *s)
{
	char buf[1024];
	const char *p = s;

	while (*p >= ' ' && *p <= '~')
		p++;
	if (*p == '\0')
		return 1; /* as nearly all are */
	return text_visible(buf, sizeof(buf), s) == strlen(s) &&
	    strcmp(buf, s) == 0;
}

static int
is_email(const char *s)
{
	const char *at = strchr(s, '@');

	return at != NULL && at != s && at[1] != '\0' && s[0] != '-' &&
	    strchr(at + 1, '@') == NULL &&
	    strpbrk(s, " \t,;:<>()[]\"\\") == NULL && is_plain(s);
}

const char *
schema_choice(const struct schema_col *c, size_t place, size_t *len)
{
	const char *p = c->detail;

	for (; (*len = strcspn(p, ",")) > 0; p += *len + (p[*len] == ','))
		if (place-- == 0)
			return p;
	return NULL;
}

static int
is_choice(const char *s, const struct schema_col *c)
{
	const char *word;
	size_t i, n;

	for (i = 0; (word = schema_choice(c, i, &n)) != NULL; i++)
		if (strncmp(word, s, n) == 0 && s[n] == '\0')
			return 1;
	return 0;
}

static int
is_days(const char *s)
{
	size_t n = strlen(s);

	return strcmp(s, "never") == 0 ||
	    (n <= DAYS_DIGITS && s[0] != '0' && strspn(s, "0123456789") == n);
}

/* NULL, or a phrase for the value that a column wants instead. */
static const char *
wanted_value(const struct schema_col *c, const char *v)
{
	switch (c->type) {
	case S_TEXT:
	case S_TAGS: return NULL;
	case S_ID:
		return schema_is_id(v) ? NULL
				       : "an id: letters, digits, '.', '_', "
					 "'-', at most 64, the first a letter "
					 "or digit";
	case S_DATE:
		return date_parse(v) != DATE_NONE ? NULL : "a date, YYYY-MM-DD";
	case S_MONEY:
		return money_parse(v) != MONEY_NONE ? NULL
						    : "an amount, like 1234.50";
	case S_EMAIL:
		return is_email(v) ? NULL : "one e-mail address, like a@b.org";
	case S_PHONE: return is_plain(v) ? NULL : "free of control characters";
	case S_CHOICE: return is_choice(v, c) ? NULL : c->detail;
	case S_WORD:
		return word_find(v) != NULL ? NULL : "a word of ref-ledger(5)";
	case S_DAYS:
		return is_days(v) ? NULL : "a number of days from 1, or never";
	case S_COUNT:
		return money_parse(v) >= 0 ? NULL : "a number, like 2 or 0.5";
	case S_LEVEL:
		return v[0] >= '0' && v[0] <= '5' && v[1] == '\0'
		    ? NULL
		    : "a level, 0 to 5";
	case S_STAMP:
		return date_parse_stamp(v) != DATE_NONE
		    ? NULL
		    : "a time, YYYY-MM-DDTHH:MM:SSZ";
	}
	return NULL;
}

const char *
schema_fault(const struct schema_col *c, const char *v, char buf[SCHEMA_FAULT])
{
	const char *right;

	if (*v == '\0' && !c->required)
		return NULL;
	if (*v == '\0') {
		snprintf(buf, SCHEMA_FAULT, "is empty, and is required");
		return buf;
	}
	if ((right = wanted_value(c, v)) == NULL)
		return NULL;
	snprintf(buf, SCHEMA_FAULT, "'%.80s' is not %s%s", v,
	    c->type == S_CHOICE ? "one of " : "", right);
	return buf;
}

/* The word of an event asks for other cells of its row, and refuses some. */
static const char *
event_fault(const char *const cell[], int *col, char buf[SCHEMA_FAULT])
{
	const struct word *w = word_find(cell[EVENTS_event]);
	const char *value = cell[EVENTS_value], *fault = NULL;
	int on_referral = *cell[EVENTS_referral] != '\0';
	int64_t money = money_parse(value);

	*col = EVENTS_referral;
	if (w == NULL)
		return NULL; /* schema_fault's */
	if (!on_referral && !(w->flags & WORD_PARTNER))
		fault = "concerns a referral: which one?";
	else if (on_referral && !(w->flags & (WORD_REFERRAL | WORD_TOUCH)))
		fault = "concerns a partner, not a referral";
	else if ((w->flags & WORD_VALUE) && *value == '\0')
		*col = EVENTS_value, fault = "needs a value (0 is one)";
	else if (!(w->flags & WORD_VALUE) && *value != '\0' && money != 0)
		*col = EVENTS_value, fault = "takes no value";
	else if ((w->flags & WORD_NOTE) && *cell[EVENTS_note] == '\0')
		*col = EVENTS_note, fault = "needs a note that says why";
	else if ((w->flags & WORD_UNTIL) && *cell[EVENTS_until] == '\0')
		*col = EVENTS_until, fault = "needs until, a date";
	if (fault == NULL)
		return NULL;
	snprintf(buf, SCHEMA_FAULT, "%s %s", w->name, fault);
	return buf;
}

const char *
schema_row_fault(enum schema_table t, const char *const cell[], int *col,
    char buf[SCHEMA_FAULT])
{
	*col = -1;
	if (t == T_PARTNERS && *cell[PARTNERS_name] == '\0' &&
	    *cell[PARTNERS_firm] == '\0')
		return "neither name nor firm: one is required";
	if (t == T_PARTNERS && *cell[PARTNERS_same_as] != '\0' &&
	    strcmp(cell[PARTNERS_same_as], cell[PARTNERS_partner]) == 0) {
		*col = PARTNERS_same_as;
		return "is the row itself";
	}
	if (t == T_REFERRALS && *cell[REFERRALS_prospect] == '\0' &&
	    *cell[REFERRALS_email] == '\0')
		return "neither prospect nor email: one is required";
	if (t != T_EVENTS)
		return NULL;
	if (*cell[EVENTS_partner] == '\0' && *cell[EVENTS_referral] == '\0')
		return "neither partner nor referral: one is required";
	return event_fault(cell, col, buf);
}
