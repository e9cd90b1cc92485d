/*
 * What rows say of each other, and of today: ids that no row has, dates
 * before their time, statuses that cannot follow.  What is asked is what
 * ref-add asks of new rows (draft_*.c).
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "check.h"
#include "ledger/order.h"
#include "ledger/words.h"

static const char *
cell(const struct check *c, enum schema_table t, size_t row, int col)
{
	return lookup_cell(&c->known, t, row, col);
}

static size_t
rows(const struct check *c, enum schema_table t)
{
	return c->known.sheet[t].rows;
}

/* Whether a cell by itself is wrong: then that was told. */
static int
was_told(enum schema_table t, int col, const char *s)
{
	char buf[SCHEMA_FAULT];
	size_t n;

	return check_cell(&schema_cols(t, &n)[col], s, buf) != PROBLEM_N;
}

/* The row that an id names; LOOKUP_NONE, after a problem unless it is empty. */
static size_t
named(struct check *c, enum schema_table t, size_t row, int col,
    enum schema_table to, const char *what)
{
	const char *id = cell(c, t, row, col);
	size_t i = *id != '\0' ? lookup_id(&c->known, to, id) : LOOKUP_NONE;

	if (i == LOOKUP_NONE && *id != '\0' && !was_told(t, col, id))
		check_row(c, t, row, col, PROBLEM_REFERENCE,
		    "'%.80s' is the id of no %s", id, what);
	return i;
}

static void
not_future(struct check *c, enum schema_table t, size_t row, int col)
{
	const char *date = cell(c, t, row, col);
	char today[DATE_LEN + 1];

	if (date_parse(date) > c->today)
		check_row(c, t, row, col, PROBLEM_FUTURE,
		    "%s is after today, %s", date, date_print(c->today, today));
}

/* same_as must name another partner, that has none itself. */
static void
root(struct check *c, size_t row)
{
	const char *same = cell(c, T_PARTNERS, row, PARTNERS_same_as);
	size_t p;

	if (*same == '\0' ||
	    strcmp(same, cell(c, T_PARTNERS, row, PARTNERS_partner)) == 0)
		return; /* that was told, of the row */
	p = lookup_id(&c->known, T_PARTNERS, same);
	if (p == LOOKUP_NONE && was_told(T_PARTNERS, PARTNERS_same_as, same))
		return;
	if (p == LOOKUP_NONE)
		check_row(c, T_PARTNERS, row, PARTNERS_same_as, PROBLEM_ROOT,
		    "'%.80s' is the id of no partner", same);
	else if (*cell(c, T_PARTNERS, p, PARTNERS_same_as) != '\0')
		check_row(c, T_PARTNERS, row, PARTNERS_same_as, PROBLEM_ROOT,
		    "'%.80s' is a duplicate itself: of '%.80s'", same,
		    cell(c, T_PARTNERS, p, PARTNERS_same_as));
}

static void
referral(struct check *c, size_t row)
{
	size_t p = named(
	    c, T_REFERRALS, row, REFERRALS_partner, T_PARTNERS, "partner");

	not_future(c, T_REFERRALS, row, REFERRALS_date);
	if (p != LOOKUP_NONE &&
	    lookup_is_self(&c->known, p,
		cell(c, T_REFERRALS, row, REFERRALS_prospect),
		cell(c, T_REFERRALS, row, REFERRALS_email)))
		check_row(c, T_REFERRALS, row, REFERRALS_partner, PROBLEM_SELF,
		    "the prospect is the partner itself");
}

/* What the referral of an event, r, allows. */
static void
event_of(struct check *c, size_t row, size_t r, size_t partner)
{
	const struct word *w = word_find(cell(c, T_EVENTS, row, EVENTS_event));
	const char *date = cell(c, T_EVENTS, row, EVENTS_date);
	const char *made = cell(c, T_REFERRALS, r, REFERRALS_date);
	size_t giver = lookup_giver(&c->known, r);

	if (partner != LOOKUP_NONE && giver != LOOKUP_NONE &&
	    lookup_root(&c->known, partner) != giver)
		check_row(c, T_EVENTS, row, EVENTS_partner, PROBLEM_REFERENCE,
		    "'%s' is not the partner of %s",
		    cell(c, T_EVENTS, row, EVENTS_partner),
		    cell(c, T_EVENTS, row, EVENTS_referral));
	if (date_parse(date) != DATE_NONE &&
	    date_parse(date) < date_parse(made))
		check_row(c, T_EVENTS, row, EVENTS_date, PROBLEM_EARLY,
		    "%s is before the referral, %s", date, made);
	if (w != NULL && (w->flags & WORD_RECEIVED) &&
	    *cell(c, T_REFERRALS, r, REFERRALS_direction) == 'g')
		check_row(c, T_EVENTS, row, EVENTS_event, PROBLEM_VALUE,
		    "%s concerns received referrals: %s was given", w->name,
		    cell(c, T_EVENTS, row, EVENTS_referral));
}

static void
event(struct check *c, size_t row)
{
	size_t p =
	    named(c, T_EVENTS, row, EVENTS_partner, T_PARTNERS, "partner");
	size_t r =
	    named(c, T_EVENTS, row, EVENTS_referral, T_REFERRALS, "referral");

	not_future(c, T_EVENTS, row, EVENTS_date);
	if (r != LOOKUP_NONE)
		event_of(c, row, r, p);
}

void
check_refs(struct check *c)
{
	size_t i;

	for (i = 0; i < rows(c, T_PARTNERS); i++)
		root(c, i);
	for (i = 0; i < rows(c, T_REFERRALS); i++)
		referral(c, i);
	for (i = 0; i < rows(c, T_EVENTS); i++)
		event(c, i);
	for (i = 0; i < rows(c, T_NEEDS); i++)
		not_future(c, T_NEEDS, i, NEEDS_date);
}

/* The word of a status event of a referral that there is, and that referral;
 * or NULL. */
static const struct word *
status_event(const struct check *c, size_t row, size_t *referral)
{
	const char *id = cell(c, T_EVENTS, row, EVENTS_referral);
	const struct word *w = word_find(cell(c, T_EVENTS, row, EVENTS_event));

	if (w == NULL || !(w->flags & WORD_STATUS) || *id == '\0')
		return NULL;
	*referral = lookup_id(&c->known, T_REFERRALS, id);
	return *referral != LOOKUP_NONE ? w : NULL;
}

/* The events whose date is one, in their order; how many. */
static size_t
in_order(const struct check *c, struct order *o)
{
	const char *entered;
	size_t i, n = 0;
	int date;

	for (i = 0; i < rows(c, T_EVENTS); i++) {
		date = date_parse(cell(c, T_EVENTS, i, EVENTS_date));
		entered = cell(c, T_EVENTS, i, EVENTS_entered);
		if (date_parse_stamp(entered) == DATE_NONE)
			entered = ""; /* that was told */
		if (date != DATE_NONE)
			o[n++] = (struct order){date, entered, i};
	}
	order_sort(o, n);
	return n;
}

void
check_order(struct check *c)
{
	struct order *o = mem_alloc(rows(c, T_EVENTS), sizeof(*o));
	enum word_id *status = mem_alloc(rows(c, T_REFERRALS), sizeof(*status));
	size_t n = in_order(c, o), i, r;
	const struct word *word;
	const char *why;

	for (i = 0; i < rows(c, T_REFERRALS); i++)
		status[i] = W_NEW;
	for (i = 0; i < n; i++) {
		word = status_event(c, o[i].place, &r);
		if (word == NULL)
			continue;
		why = word_refuses(status[r], word->id);
		if (why != NULL)
			check_row(c, T_EVENTS, o[i].place, EVENTS_event,
			    PROBLEM_ORDER, "%s after %s, %s: %s", word->name,
			    word_of(status[r])->name,
			    cell(c, T_REFERRALS, r, REFERRALS_referral), why);
		status[r] = word_status(word->id);
	}
	free(status);
	free(o);
}
