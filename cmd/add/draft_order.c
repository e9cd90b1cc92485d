/*
 * Whether the statuses of each referral still follow one another when the new
 * ones have taken their places, by date, among the old ones.
 */
#include <stdlib.h>
#include <string.h>

#include "draft.h"

/* The status events of one referral, and how they are judged. */
struct line {
	struct draft *d;
	struct journal_event *event; /* old and new ones, in order */
	size_t n;
	const struct journal_event *last; /* of the old ones, or NULL */
	int legal;			  /* the old ones by themselves are */
	int is_void;
	struct step {
		size_t at;	     /* in event: a new one, taken */
		enum word_id before; /* the status before it */
		const struct journal_event *was; /* and that one's event */
	} * taken;
	size_t steps;
};

static int
is_new(const struct journal_event *e)
{
	return e->row != LOOKUP_NONE;
}

/* Whether a status event says no more than an earlier one. */
static int
says_same(const struct journal_event *was, const struct journal_event *e)
{
	return was != NULL && was->word == e->word &&
	    (e->value == was->value || e->value == MONEY_NONE) &&
	    (e->until == was->until || e->until == DATE_NONE);
}

/* -k: the status at its place is what the event says, or the present one is,
 * and it comes late. */
static int
is_known(const struct line *l, const struct journal_event *was,
    const struct journal_event *e)
{
	return l->d->desk->keep &&
	    (says_same(was, e) ||
		(l->last != NULL && e->date <= l->last->date &&
		    says_same(l->last, e)));
}

static void
refuse(const struct line *l, const struct journal_event *e, enum word_id status,
    const char *why)
{
	draft_refuse(l->d, e->row, EVENTS_event, "%s after %s, %s: %s",
	    word_of(e->word)->name, word_of(status)->name,
	    l->d->row[e->row].cell[EVENTS_referral], why);
}

/* Refuses the last new event that was taken; the place behind it. */
static size_t
take_back(struct line *l, const struct journal_event *after,
    enum word_id *status, const struct journal_event **was)
{
	const struct step *s = &l->taken[--l->steps];
	const struct journal_event *e = &l->event[s->at];
	char date[DATE_LEN + 1];

	draft_refuse(l->d, e->row, EVENTS_event,
	    "%s before %s, %s: on %s that could not follow",
	    word_of(e->word)->name, word_of(after->word)->name,
	    l->d->row[e->row].cell[EVENTS_referral],
	    date_print(after->date, date));
	*status = s->before;
	*was = s->was;
	return s->at;
}

/* Whether a new event is out of question, or known, before it is tried. */
static int
is_settled(const struct line *l, const struct journal_event *was,
    const struct journal_event *e)
{
	struct draft_row *row = &l->d->row[e->row];

	if (row->state != DRAFT_NEW)
		return 1;
	if (is_known(l, was, e))
		row->state = DRAFT_KNOWN;
	else if (l->is_void)
		refuse(l, e, W_VOID, "nothing follows void");
	return row->state != DRAFT_NEW;
}

/*
 * Goes through the events in order.  A new one that may not stand where it
 * would is refused.  Where an old one may not stand any more, the last new
 * one before it is to blame: it is refused, and all is as if it had not come.
 * Where the old ones are in disorder already, nothing is asked.
 */
static void
judge(struct line *l)
{
	const struct journal_event *was = NULL, *e;
	enum word_id status = W_NEW;
	const char *why;
	size_t i;

	for (i = 0; i < l->n; i++) {
		e = &l->event[i];
		if (is_new(e) && is_settled(l, was, e))
			continue;
		why = l->legal ? word_refuses(status, e->word) : NULL;
		if (why != NULL && is_new(e)) {
			refuse(l, e, status, why);
			continue;
		}
		if (why != NULL) {
			i = take_back(l, e, &status, &was);
			continue;
		}
		if (is_new(e))
			l->taken[l->steps++] = (struct step){i, status, was};
		status = word_status(e->word);
		was = e;
	}
}

/* Takes the old events, and sees whether they are in order by themselves. */
static void
take_old(struct line *l, size_t referral)
{
	const struct journal_event *old;
	enum word_id status = W_NEW;
	size_t i, n;

	old = journal_of(&l->d->desk->journal, referral, &n);
	l->n = n;
	l->last = n > 0 ? &old[n - 1] : NULL;
	l->legal = 1;
	for (i = 0; i < n; i++) {
		l->event[i] = old[i];
		if (word_refuses(status, old[i].word) != NULL)
			l->legal = 0;
		status = word_status(old[i].word);
		l->is_void |= old[i].word == W_VOID;
	}
}

/* Judges the new events of a referral, the n rows at row. */
static void
judge_referral(struct draft *d, const size_t row[], size_t n)
{
	struct journal *j = &d->desk->journal;
	size_t referral = d->row[row[0]].referral, old, i;
	struct line l = {.d = d};

	journal_of(j, referral, &old);
	l.event = mem_alloc(old + n, sizeof(*l.event));
	l.taken = mem_alloc(n, sizeof(*l.taken));
	take_old(&l, referral);
	for (i = 0; i < n; i++)
		l.event[l.n++] = draft_journal(d, row[i]);
	qsort(l.event, l.n, sizeof(*l.event), journal_order);
	judge(&l);
	for (i = 0; i < l.steps; i++)
		draft_accept_event(d, l.event[l.taken[i].at].row);
	free(l.event);
	free(l.taken);
}

/* A row, and the referral by which rows are put together. */
struct pair {
	size_t referral, row;
};

static int
by_referral(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->referral != y->referral)
		return x->referral < y->referral ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* The rows that wait to be judged, those of a referral together. */
static size_t
collect(const struct draft *d, struct pair *pair)
{
	const struct word *w;
	size_t row, n = 0;

	for (row = 0; row < d->in->rows; row++) {
		if (d->row[row].state != DRAFT_NEW ||
		    d->row[row].referral == LOOKUP_NONE)
			continue;
		w = word_find(d->row[row].cell[EVENTS_event]);
		if (w->flags & WORD_STATUS)
			pair[n++] = (struct pair){d->row[row].referral, row};
	}
	qsort(pair, n, sizeof(*pair), by_referral);
	return n;
}

void
draft_order(struct draft *d)
{
	struct pair *pair = mem_alloc(d->in->rows, sizeof(*pair));
	size_t *row = mem_alloc(d->in->rows, sizeof(*row));
	size_t n = collect(d, pair), i, of;

	for (i = 0; i < n; i += of) {
		for (of = 0;
		     i + of < n && pair[i + of].referral == pair[i].referral;
		     of++)
			row[of] = pair[i + of].row;
		judge_referral(d, row, of);
	}
	free(row);
	free(pair);
}
