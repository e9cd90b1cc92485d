/*
 * Events: whom they concern, what their words ask for, which of them are there
 * already; and whether the statuses of each referral still follow one another
 * when the new ones have taken their places, by date, among the old ones.
 */
#include <stdlib.h>

#include "base/money.h"
#include "draft.h"

static const struct word *
event_word(const struct draft_row *r)
{
	return word_find(r->cell[EVENTS_event]);
}

/* Whether the row is a status event of a referral. */
static int
is_status(const struct draft_row *r)
{
	return r->referral != LOOKUP_NONE &&
	    (event_word(r)->flags & WORD_STATUS);
}

/* The referral of an event, and its partner; 0 after a fault. */
static int
resolve_referral(struct draft *d, struct draft_row *r)
{
	const struct lookup *k = &d->s->known;
	const char *id = r->cell[EVENTS_referral];
	size_t referral = lookup_id(k, T_REFERRALS, id), p;

	if (referral == LOOKUP_NONE) {
		draft_refuse(d, r, EVENTS_referral,
		    "'%.80s' is the id of no referral", id);
		return 0;
	}
	if (*r->cell[EVENTS_partner] != '\0') {
		if (!draft_resolve_partner(d, r, EVENTS_partner))
			return 0;
		p = lookup_id(k, T_PARTNERS, r->cell[EVENTS_partner]);
		if (lookup_root(k, p) != lookup_giver(k, referral)) {
			draft_refuse(d, r, EVENTS_partner,
			    "'%s' is not the partner of %s",
			    r->cell[EVENTS_partner], id);
			return 0;
		}
	}
	r->cell[EVENTS_partner] =
	    lookup_cell(k, T_REFERRALS, referral, REFERRALS_partner);
	r->referral = referral;
	return 1;
}

/* Checks the event against its referral; 0 after a fault. */
static int
check_referral(struct draft *d, struct draft_row *r)
{
	const struct lookup *k = &d->s->known;
	const char *date = r->cell[EVENTS_date], *made;

	made = lookup_cell(k, T_REFERRALS, r->referral, REFERRALS_date);
	if (date_parse(date) < date_parse(made)) {
		draft_refuse(d, r, EVENTS_date, "%s is before the referral, %s",
		    date, made);
		return 0;
	}
	if ((event_word(r)->flags & WORD_RECEIVED) &&
	    *lookup_cell(k, T_REFERRALS, r->referral, REFERRALS_direction) !=
		'r') {
		draft_refuse(d, r, EVENTS_event,
		    "%s concerns received referrals: %s was given",
		    r->cell[EVENTS_event], r->cell[EVENTS_referral]);
		return 0;
	}
	return 1;
}

/* The first look at a row, before the journal is read. */
void
draft_event(struct draft *d, struct draft_row *r)
{
	int ok = *r->cell[EVENTS_referral] != '\0'
	    ? resolve_referral(d, r)
	    : draft_resolve_partner(d, r, EVENTS_partner);

	if (!ok || draft_is_future(d, r, EVENTS_date) ||
	    (r->referral != LOOKUP_NONE && !check_referral(d, r)))
		return;
	if (*r->cell[EVENTS_way] == '\0')
		r->cell[EVENTS_way] =
		    event_word(r)->flags & WORD_IN ? "in" : "out";
	if (is_status(r))
		history_ask(&d->s->history, r->referral);
	if (d->s->o->leave_known)
		history_ask_equal(&d->s->history, r->cell);
}

static void
accept_event(struct draft *d, const struct draft_row *r)
{
	history_add(&d->s->history, r->cell,
	    is_status(r) ? r->referral : LOOKUP_NONE, d->s->o->leave_known);
}

/* The status events of one referral, and how they are judged. */
struct sequence {
	struct draft *d;
	struct history_event *event; /* old and new ones, in order */
	size_t n;
	const struct history_event *last; /* of the old ones, or NULL */
	int legal;			  /* the old ones by themselves are */
	int is_void;
	struct step {
		size_t at;	     /* in event: a new one, taken */
		enum word_id before; /* the status before it */
		const struct history_event *was; /* and that one's event */
	} * taken;
	size_t steps;
};

static int
is_new(const struct history_event *e)
{
	return e->row != LOOKUP_NONE;
}

/* Whether a status event says no more than an earlier one. */
static int
says_same(const struct history_event *was, const struct history_event *e)
{
	return was != NULL && was->word == e->word &&
	    (e->value == was->value || e->value == MONEY_NONE) &&
	    (e->until == was->until || e->until == DATE_NONE);
}

/* -k: the status at its place is what the event says, or the present one is,
 * and it comes late. */
static int
is_known(const struct sequence *q, const struct history_event *was,
    const struct history_event *e)
{
	return q->d->s->o->leave_known &&
	    (says_same(was, e) ||
		(q->last != NULL && e->order.date <= q->last->order.date &&
		    says_same(q->last, e)));
}

static void
refuse_after(const struct sequence *q, const struct history_event *e,
    enum word_id status, const char *why)
{
	struct draft_row *r = &q->d->row[e->row];

	draft_refuse(q->d, r, EVENTS_event, "%s after %s, %s: %s",
	    word_of(e->word)->name, word_of(status)->name,
	    r->cell[EVENTS_referral], why);
}

/* Refuses the last new event that was taken; the step back to it. */
static struct step
refuse_last(struct sequence *q, const struct history_event *after)
{
	const struct step s = q->taken[--q->steps];
	const struct history_event *e = &q->event[s.at];
	struct draft_row *r = &q->d->row[e->row];
	char date[DATE_LEN + 1];

	draft_refuse(q->d, r, EVENTS_event,
	    "%s before %s, %s: on %s that could not follow",
	    word_of(e->word)->name, word_of(after->word)->name,
	    r->cell[EVENTS_referral], date_print(after->order.date, date));
	return s;
}

/* Whether a new event is out of question, or known, before it is tried. */
static int
is_settled(const struct sequence *q, const struct history_event *was,
    const struct history_event *e)
{
	struct draft_row *r = &q->d->row[e->row];

	if (r->state != DRAFT_NEW)
		return 1;
	if (is_known(q, was, e))
		r->state = DRAFT_KNOWN;
	else if (q->is_void)
		refuse_after(q, e, W_VOID, "nothing follows void");
	return r->state != DRAFT_NEW;
}

/*
 * Goes through the events in order.  A new one that may not stand where it
 * would is refused.  Where an old one may not stand any more, the last new
 * one before it is to blame: it is refused, and all is as if it had not come.
 * Where the old ones are in disorder already, nothing is asked.
 */
static void
judge_sequence(struct sequence *q)
{
	struct step s = {0, W_NEW, NULL}; /* the place, and what is before it */
	const struct history_event *e;
	const char *why;

	for (; s.at < q->n; s.at++) {
		e = &q->event[s.at];
		if (is_new(e) && is_settled(q, s.was, e))
			continue;
		why = q->legal ? word_refuses(s.before, e->word) : NULL;
		if (why != NULL && is_new(e))
			refuse_after(q, e, s.before, why);
		else if (why != NULL)
			s = refuse_last(q, e);
		else {
			if (is_new(e))
				q->taken[q->steps++] = s;
			s.before = word_status(e->word);
			s.was = e;
		}
	}
}

/* Takes the old events, and sees whether they are in order by themselves. */
static void
take_old(struct sequence *q, const struct history_event *old, size_t n)
{
	enum word_id status = W_NEW;
	size_t i;

	q->n = n;
	q->last = n > 0 ? &old[n - 1] : NULL;
	q->legal = 1;
	for (i = 0; i < n; i++) {
		q->event[i] = old[i];
		if (word_refuses(status, old[i].word) != NULL)
			q->legal = 0;
		status = word_status(old[i].word);
		q->is_void |= old[i].word == W_VOID;
	}
}

/* Judges the n new events of a referral. */
static void
judge_referral(struct draft *d, struct draft_row *const row[], size_t n)
{
	const struct history_event *old;
	struct sequence q = {.d = d};
	size_t olds, i;

	old = history_events(&d->s->history, row[0]->referral, &olds);
	q.event = mem_alloc(olds + n, sizeof(*q.event));
	q.taken = mem_alloc(n, sizeof(*q.taken));
	take_old(&q, old, olds);
	for (i = 0; i < n; i++)
		q.event[q.n++] = history_event(
		    &d->s->history, row[i]->cell, (size_t)(row[i] - d->row));
	qsort(q.event, q.n, sizeof(*q.event), history_order);
	judge_sequence(&q);
	for (i = 0; i < q.steps; i++)
		accept_event(d, &d->row[q.event[q.taken[i].at].row]);
	free(q.event);
	free(q.taken);
}

static int
by_referral(const void *a, const void *b)
{
	const struct draft_row *x = *(struct draft_row *const *)a;
	const struct draft_row *y = *(struct draft_row *const *)b;

	if (x->referral != y->referral)
		return x->referral < y->referral ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Judges the status events, those of a referral together. */
static void
judge_all(struct draft *d, struct draft_row *wait[], size_t n)
{
	size_t i, end;

	qsort(wait, n, sizeof(struct draft_row *), by_referral);
	for (i = 0; i < n; i = end) {
		for (end = i;
		     end < n && wait[end]->referral == wait[i]->referral; end++)
			;
		judge_referral(d, &wait[i], end - i);
	}
}

void
draft_event_settle(struct draft *d)
{
	struct draft_row **wait = mem_alloc(d->in->rows, sizeof(*wait));
	struct draft_row *r, *end = d->row + d->in->rows;
	size_t n = 0;

	for (r = d->row; r < end; r++) {
		r->cell[EVENTS_entered] = d->s->stamp;
		if (r->state != DRAFT_NEW)
			continue;
		if (d->s->o->leave_known &&
		    history_has_equal(&d->s->history, r->cell))
			r->state = DRAFT_KNOWN;
		else if (is_status(r))
			wait[n++] = r;
		else
			accept_event(d, r);
	}
	judge_all(d, wait, n);
	free(wait);
}
