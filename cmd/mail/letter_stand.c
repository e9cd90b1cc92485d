/*
 * What the giver did, where a referral stands, and what comes next, in words.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "ledger/policy.h"
#include "letter_part.h"

enum { FRESH = 7 /* days for which a referral has only just come */ };

/* What the giver did, by level: around whom they sent. */
static const struct {
	const char *before, *after;
} deeds[] = {
    {"You gave us the name of", ""},
    {"You gave us the name of", ", and told them that you had"},
    {"You told", " about us, and gave them something to read"},
    {"You spoke up for us with", ""},
    {"You arranged for us to talk with", ""},
    {"You introduced", " to us in person"},
    {"You referred", " to us"},
};

enum { DEED_UNKNOWN = sizeof(deeds) / sizeof(deeds[0]) - 1 };

/* "3 June 2026", "" for what is no date */
static const char *
day(struct tidings *t, const char *s)
{
	char buf[DATE_WORDS];

	return mem_pool_dup(&t->pool, date_words(date_parse(s), buf));
}

const char *
tidings_did(struct tidings *t, size_t i)
{
	const char *level = tidings_cell(t, i, REFERRAL_ROW_level);
	const int known = *level >= '0' && *level <= '5' && level[1] == '\0';
	const int deed = known ? *level - '0' : DEED_UNKNOWN;

	return tidings_kept(t,
	    mem_printf("%s %s%s.", deeds[deed].before, tidings_who(t, i),
		deeds[deed].after));
}

/* What stands before a status that is no news to them. */
static const char *
lead(const struct tidings *t, size_t i)
{
	if (strcmp(tidings_cell(t, i, REFERRAL_ROW_told),
		tidings_cell(t, i, REFERRAL_ROW_status)) != 0)
		return "";
	if (letter_duty(t->row[i], "inform") == DATE_NONE &&
	    letter_duty(t->row[i], "thank") == DATE_NONE)
		return "nothing new since our last report: ";
	return "as you know, ";
}

/* " (since 3 June 2026)" of what is open; of what has ended, the day. */
static const char *
since(struct tidings *t, size_t i)
{
	const char *s = day(t, tidings_cell(t, i, REFERRAL_ROW_status_date));

	if (*s == '\0' || tidings_status(t, i) == W_NEW)
		return "";
	return tidings_kept(
	    t, mem_printf(" (%s%s)", tidings_open(t, i) ? "since " : "", s));
}

/* ", worth EUR 1,200.00" of what was won, if amounts are shown */
static const char *
worth(struct tidings *t, size_t i)
{
	const char *value = tidings_cell(t, i, REFERRAL_ROW_value);

	if (!t->show || tidings_status(t, i) != W_WON ||
	    money_parse(value) <= 0)
		return "";
	return tidings_kept(
	    t, mem_printf(", worth %s", tidings_amount(t, value)));
}

const char *
tidings_stands(struct tidings *t, size_t i)
{
	const enum word_id s = tidings_status(t, i);
	const int age = letter_asof(t->row[i]) -
	    date_parse(tidings_cell(t, i, REFERRAL_ROW_date));
	const char *what = word_of(s)->says;
	char *made;

	if (s == W_NEW && *tidings_cell(t, i, REFERRAL_ROW_dup_of) != '\0')
		return "";
	if (s == W_NEW && age <= FRESH)
		what = "it has only just reached us";
	made =
	    mem_printf("%s%s%s%s.", lead(t, i), what, since(t, i), worth(t, i));
	if (made[0] >= 'a' && made[0] <= 'z')
		made[0] = (char)(made[0] - 'a' + 'A');
	return tidings_kept(t, made);
}

const char *
tidings_next(struct tidings *t, size_t i)
{
	const enum word_id s = tidings_status(t, i);
	const char *until = day(t, tidings_cell(t, i, REFERRAL_ROW_until));
	const char *next = word_of(s)->next;

	if (s == W_UNREACHABLE && tidings_ended(t, i))
		next = ""; /* nothing is asked of them any more */
	if (*tidings_cell(t, i, REFERRAL_ROW_dup_of) != '\0')
		return tidings_kept(t,
		    mem_printf("They were known to us already, by another way; "
			       "your word for us counts all the same.%s%s",
			s == W_NEW || *next == '\0' ? "" : " ",
			s == W_NEW ? "" : next));
	if (s != W_ON_HOLD)
		return next;
	if (*until == '\0')
		return "";
	if (date_parse(tidings_cell(t, i, REFERRAL_ROW_until)) <=
	    letter_asof(t->row[i]))
		return "We take it up again now.";
	return tidings_kept(t, mem_printf("We take it up again on %s.", until));
}
