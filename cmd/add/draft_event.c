/*
 * Events: whom they concern, what their words ask for, and which of them are
 * in the journal already.  draft_order.c judges how statuses follow.
 */
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "draft.h"

static const char **
cells(const struct draft *d, size_t row)
{
	return d->row[row].cell;
}

static const struct word *
word(const struct draft *d, size_t row)
{
	return word_find(cells(d, row)[EVENTS_event]);
}

/* The referral of an event, and its partner; 0 after a fault. */
static int
resolve_referral(struct draft *d, size_t row)
{
	struct lookup *k = &d->desk->known;
	const char **c = cells(d, row);
	size_t r = lookup_id(k, T_REFERRALS, c[EVENTS_referral]), p;

	if (r == LOOKUP_NONE) {
		draft_refuse(d, row, EVENTS_referral,
		    "'%.80s' is the id of no referral", c[EVENTS_referral]);
		return 0;
	}
	if (*c[EVENTS_partner] != '\0') {
		if (!draft_partner_cell(d, row, EVENTS_partner))
			return 0;
		p = lookup_id(k, T_PARTNERS, c[EVENTS_partner]);
		if (lookup_root(k, p) != lookup_giver(k, r)) {
			draft_refuse(d, row, EVENTS_partner,
			    "'%s' is not the partner of %s", c[EVENTS_partner],
			    c[EVENTS_referral]);
			return 0;
		}
	}
	c[EVENTS_partner] = lookup_cell(k, T_REFERRALS, r, REFERRALS_partner);
	d->row[row].referral = r;
	return 1;
}

/* What the referral allows; 0 after a fault. */
static int
check_referral(struct draft *d, size_t row)
{
	const struct lookup *k = &d->desk->known;
	const char **c = cells(d, row), *made;
	size_t r = d->row[row].referral;

	made = lookup_cell(k, T_REFERRALS, r, REFERRALS_date);
	if (date_parse(c[EVENTS_date]) < date_parse(made)) {
		draft_refuse(d, row, EVENTS_date,
		    "%s is before the referral, %s", c[EVENTS_date], made);
		return 0;
	}
	if ((word(d, row)->flags & WORD_RECEIVED) &&
	    *lookup_cell(k, T_REFERRALS, r, REFERRALS_direction) != 'r') {
		draft_refuse(d, row, EVENTS_event,
		    "%s concerns received referrals: %s was given",
		    c[EVENTS_event], c[EVENTS_referral]);
		return 0;
	}
	return 1;
}

/* The key under which an equal event would be found. */
static void
key_of(const struct draft *d, size_t row, char key[JOURNAL_KEY])
{
	const struct lookup *k = &d->desk->known;
	const char **c = cells(d, row);
	size_t whom = d->row[row].referral;
	int on_referral = whom != LOOKUP_NONE;

	if (!on_referral)
		whom =
		    lookup_root(k, lookup_id(k, T_PARTNERS, c[EVENTS_partner]));
	journal_key(key, date_parse(c[EVENTS_date]), on_referral, whom,
	    word(d, row)->id, money_parse(c[EVENTS_value]));
}

/* The first look at a row, before the journal is read. */
void
draft_event(struct draft *d, size_t row)
{
	const char **c = cells(d, row);
	char key[JOURNAL_KEY];

	if (*c[EVENTS_referral] != '\0') {
		if (!resolve_referral(d, row))
			return;
	} else if (!draft_partner_cell(d, row, EVENTS_partner))
		return;
	if (draft_future(d, row, EVENTS_date) ||
	    (d->row[row].referral != LOOKUP_NONE && !check_referral(d, row)))
		return;
	if (*c[EVENTS_way] == '\0')
		c[EVENTS_way] = word(d, row)->flags & WORD_IN ? "in" : "out";
	if (d->row[row].referral != LOOKUP_NONE &&
	    (word(d, row)->flags & WORD_STATUS))
		journal_ask(&d->desk->journal, d->row[row].referral);
	if (d->desk->keep) {
		key_of(d, row, key);
		journal_ask_event(&d->desk->journal, key);
	}
}

struct journal_event
draft_journal(const struct draft *d, size_t row)
{
	const char **c = cells(d, row);

	return (struct journal_event){date_parse(c[EVENTS_date]),
	    c[EVENTS_entered], d->desk->journal.places + row, word(d, row)->id,
	    money_parse(c[EVENTS_value]), date_parse(c[EVENTS_until]), row};
}

/* -k: an event that is there already is left out. */
static int
leave_out(struct draft *d, size_t row)
{
	char key[JOURNAL_KEY];

	if (!d->desk->keep)
		return 0;
	key_of(d, row, key);
	if (!journal_has(&d->desk->journal, key))
		return 0;
	d->row[row].state = DRAFT_KNOWN;
	return 1;
}

void
draft_accept_event(struct draft *d, size_t row)
{
	struct journal_event e = draft_journal(d, row);
	char key[JOURNAL_KEY];

	if (strcmp(e.entered, d->desk->journal.latest) > 0)
		d->desk->journal.latest = e.entered;
	if (d->row[row].referral != LOOKUP_NONE &&
	    (word(d, row)->flags & WORD_STATUS))
		journal_add(&d->desk->journal, d->row[row].referral, &e);
	if (d->desk->keep) {
		key_of(d, row, key);
		journal_note(&d->desk->journal, key);
	}
}

void
draft_event_settle(struct draft *d)
{
	size_t row;

	desk_stamp(d->desk); /* the journal has been read by now */
	for (row = 0; row < d->in->rows; row++)
		cells(d, row)[EVENTS_entered] = d->desk->stamp;
	for (row = 0; row < d->in->rows; row++)
		if (d->row[row].state == DRAFT_NEW && !leave_out(d, row) &&
		    !((word(d, row)->flags & WORD_STATUS) &&
			d->row[row].referral != LOOKUP_NONE))
			draft_accept_event(d, row);
	draft_order(d);
}
