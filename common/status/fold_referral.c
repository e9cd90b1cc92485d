/*
 * The facts of a referral: its events are walked once, in order.  Then who has
 * the credit: the earliest introduction of a prospect, who is known by e-mail,
 * by phone, or as one who was erased (prospect.h).
 */
#include "status/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/group.h"
#include "base/mem.h"
#include "base/newid.h"
#include "ledger/prospect.h"

/* Where the walk over the events of one referral is. */
struct walk {
	struct fold *f;
	const struct book_referral *b;
	struct fold_referral *r;
	const size_t *event; /* its events, in order */
	size_t events;
	int from;    /* duties_from, or DATE_NONE, which is before any day */
	int inform;  /* inform_days */
	int reached; /* the first time ever, or DATE_NONE */
};

static int
word_is(enum word_id word, unsigned flag)
{
	return (word_of(word)->flags & flag) != 0;
}

/* Something to tell the giver; only the first that is open matters. */
static void
open_news(struct walk *w, int date)
{
	if (date >= w->from && w->r->news == DATE_NONE)
		w->r->news = date;
}

/* The news end on a day (DATE_NONE: are still open): in time? */
static void
close_news(struct walk *w, int date)
{
	if (w->r->news != DATE_NONE &&
	    fold_missed(w->f, fold_plus(w->r->news, w->inform), date))
		w->r->missed_inform = 1;
	if (date != DATE_NONE)
		w->r->news = DATE_NONE;
}

/* A status event may say that the prospect was reached. */
static void
take_reach(struct walk *w, const struct book_event *e)
{
	struct fold_referral *r = w->r;

	if (e->word == W_REOPENED) {
		r->reopened = e->date;
		r->reached = 0;
	} else if (word_is(e->word, WORD_REACH)) {
		if (w->reached == DATE_NONE && !r->ended_first)
			w->reached = e->date;
		if (e->date >= w->b->date)
			r->reached = 1;
	} else if (word_is(e->word, WORD_ENDED) && w->reached == DATE_NONE)
		r->ended_first = 1;
}

/*
 * A status event.  The same word again after an end is a correction: of value
 * and note, not of the date, and no news.  Nothing follows void.
 */
static void
take_status(struct walk *w, size_t i, const struct book_event *e)
{
	struct fold_referral *r = w->r;
	const int correction =
	    e->word == r->status && word_is(r->status, WORD_ENDED);

	if (r->status == W_VOID)
		return;
	take_reach(w, e);
	r->reason = i;
	r->status = word_status(e->word);
	r->won = r->status == W_WON ? e->value : MONEY_NONE;
	if (correction)
		return;
	r->status_date = e->date;
	r->until = e->until;
	if (r->status != r->told)
		open_news(w, e->date);
}

static void
take_fact(struct walk *w, size_t i, const struct book_event *e)
{
	struct fold_referral *r = w->r;

	switch (e->word) {
	case W_THANKED:
		if (r->thanked != DATE_NONE)
			break;
		r->thanked = e->date;
		r->thank_days = e->date - w->b->date;
		break;
	case W_INFORMED:
		close_news(w, e->date);
		r->informed = e->date;
		r->told = r->status;
		r->has_told = 1;
		break;
	case W_REWARD_OWED:
	case W_REWARD_PAID:
		if (w->b->given)
			break; /* rewards are for what was received */
		open_news(w, e->date);
		fold_add(w->f, e->word == W_REWARD_OWED ? &r->owed : &r->paid,
		    e->value, i);
		break;
	default: r->last_step = i; break;
	}
}

/* The first reward owed that what was paid, in all, does not cover. */
static void
find_unpaid(struct walk *w)
{
	const struct book *b = w->f->book;
	struct fold_referral *r = w->r;
	const struct book_event *e;
	int64_t owed = 0;
	size_t k;

	if (r->owed == MONEY_NONE || r->paid == MONEY_NONE ||
	    r->owed <= r->paid)
		return;
	for (k = 0; k < w->events && r->unpaid == DATE_NONE; k++) {
		e = &b->event[w->event[k]];
		if (e->word != W_REWARD_OWED || e->value == MONEY_NONE)
			continue;
		money_add(&owed, e->value);
		if (owed > r->paid)
			r->unpaid = e->date;
	}
}

static void
walk_events(struct walk *w)
{
	const struct book *b = w->f->book;
	struct fold_referral *r = w->r;
	const struct book_event *e;
	size_t k;

	for (k = 0; k < w->events; k++) {
		e = &b->event[w->event[k]];
		if (word_is(e->word, WORD_STATUS))
			take_status(w, w->event[k], e);
		/* a void from a later day is no more than a status */
		if (e->date <= w->f->asof)
			take_fact(w, w->event[k], e);
	}
	close_news(w, DATE_NONE);
	find_unpaid(w);
	if (w->reached != DATE_NONE)
		r->first_days = w->reached - w->b->date;
	r->idle = w->f->asof -
	    (r->last_step != BOOK_NONE ? b->event[r->last_step].date
				       : w->b->date);
}

/*
 * A received referral duplicates the earliest one before it, with the same
 * key, from another partner.  So of each key only two referrals are kept: the
 * first, and the first from any other partner than that one's.
 */
struct key {
	size_t first, other; /* places in the order, or BOOK_NONE */
};

struct keys {
	struct map map;
	struct key *key;
	size_t n, cap;
	struct mem_pool pool;
};

/* The entry of a key, made if it is new. */
static struct key *
key_of(struct keys *k, const char *text)
{
	size_t at = map_put_copy(&k->map, &k->pool, text, k->n);

	if (at == k->n) {
		k->n++;
		k->key = mem_grow(k->key, &k->cap, k->n, sizeof(*k->key));
		k->key[at] = (struct key){BOOK_NONE, BOOK_NONE};
	}
	return &k->key[at];
}

/*
 * Looks the referral at this place of the order up under a key, and puts it
 * there: the place of the earliest from another partner, or BOOK_NONE.
 */
static size_t
look_up(const struct fold *f, struct keys *k, const char *text, size_t place)
{
	const struct book_referral *r = f->book->referral;
	const size_t partner = r[f->order[place]].partner;
	struct key *key;

	if (*text == '\0')
		return BOOK_NONE;
	key = key_of(k, text);
	if (key->first == BOOK_NONE) {
		key->first = place;
		return BOOK_NONE;
	}
	if (r[f->order[key->first]].partner == partner)
		return key->other;
	if (key->other == BOOK_NONE)
		key->other = place;
	return key->first;
}

static void
find_dups(struct fold *f)
{
	const struct book *b = f->book;
	char phone[PROSPECT_DIGITS + 1], *email = NULL;
	struct keys k = {0};
	size_t at, best, other, cap = 0, i, n;
	const char *cell;

	for (at = 0; at < b->referrals; at++) {
		i = f->order[at];
		if (b->referral[i].given || fold_is_void(f, i))
			continue;
		cell = book_r(b, i, REFERRALS_email);
		n = strlen(cell) + 1;
		email = mem_grow(email, &cap, n, 1);
		prospect_email(cell, email, n);
		prospect_phone(book_r(b, i, REFERRALS_phone), phone);
		cell = book_r(b, i, REFERRALS_prospect);
		best = look_up(f, &k, email, at);
		other = look_up(f, &k, phone, at);
		best = other < best ? other : best; /* BOOK_NONE is highest */
		other = look_up(f, &k, newid_is_erased(cell) ? cell : "", at);
		best = other < best ? other : best;
		if (best != BOOK_NONE)
			f->referral[i].dup_of = f->order[best];
	}
	free(email);
	free(k.key);
	map_free(&k.map);
	mem_pool_free(&k.pool);
}

static size_t
referral_of(const void *ctx, size_t event)
{
	const struct book *b = ctx;

	return b->event[event].referral;
}

void
fold_referrals(struct fold *f)
{
	const struct book *b = f->book;
	struct walk w = {.f = f,
	    .from = fold_rule(f, P_DUTIES_FROM),
	    .inform = fold_rule(f, P_INFORM_DAYS)};
	struct group g;
	size_t i;

	group_make(&g, b->referrals, NULL, b->events, referral_of, b);
	for (i = 0; i < b->referrals; i++) {
		f->referral[i] = (struct fold_referral){.status = W_NEW,
		    .status_date = b->referral[i].date,
		    .until = DATE_NONE,
		    .reason = BOOK_NONE,
		    .won = MONEY_NONE,
		    .first_days = FOLD_NONE,
		    .thanked = DATE_NONE,
		    .thank_days = FOLD_NONE,
		    .informed = DATE_NONE,
		    .told = W_NEW,
		    .dup_of = BOOK_NONE,
		    .last_step = BOOK_NONE,
		    .reopened = DATE_NONE,
		    .news = DATE_NONE,
		    .unpaid = DATE_NONE};
		w.b = &b->referral[i];
		w.r = &f->referral[i];
		w.event = &g.item[g.start[i]];
		w.events = g.start[i + 1] - g.start[i];
		w.reached = DATE_NONE;
		walk_events(&w);
	}
	group_free(&g);
	find_dups(f);
}
