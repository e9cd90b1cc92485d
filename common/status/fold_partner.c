/*
 * The facts of a partner: first what the journal says, then what their
 * referrals say; our conduct (fold_conduct.c) and the stage (fold_stage.c)
 * rest on both.
 */
#include "status/fold_part.h"

#include <stdlib.h>

#include "base/group.h"
#include "base/mem.h"

/* Values of which a median is wanted; one array serves every partner. */
struct values {
	int *v;
	size_t n;
};

static int
by_value(const void *a, const void *b)
{
	const int x = *(const int *)a, y = *(const int *)b;

	return x < y ? -1 : x > y;
}

static fold_median
median(struct values *s)
{
	const size_t half = s->n / 2;

	if (s->n == 0)
		return FOLD_NONE;
	qsort(s->v, s->n, sizeof(*s->v), by_value);
	return s->n % 2 ? 2 * s->v[half] : s->v[half - 1] + s->v[half];
}

static void
latest(int *date, int day)
{
	if (*date < day)
		*date = day; /* DATE_NONE is before any day */
}

static void
earliest(int *date, int day)
{
	if (day != DATE_NONE && (*date == DATE_NONE || *date > day))
		*date = day;
}

static void
contact(struct fold_partner *p, int date, int out, int in)
{
	if (out)
		latest(&p->last_out, date);
	if (in)
		latest(&p->last_in, date);
}

static void
take_touch(struct fold_partner *p, size_t i, const struct book_event *e)
{
	const unsigned flags = word_of(e->word)->flags;

	p->touches++;
	p->last_touch = i;
	earliest(&p->since, e->date);
	contact(p, e->date, !e->in || (flags & WORD_BOTH),
	    e->in || (flags & WORD_BOTH));
	if (e->in && ((flags & WORD_DEPOSIT) || e->word == W_ASKED))
		return; /* these count only if we did them */
	p->deposits += (flags & WORD_DEPOSIT) != 0;
	p->asks += e->word == W_ASKED;
	if (e->word == W_AGREED)
		p->ended = 0;
	p->last_word[e->word] = e->date;
}

static void
take_event(struct fold_partner *p, size_t i, const struct book *b)
{
	const struct book_event *e = &b->event[i];
	const int received =
	    e->referral != BOOK_NONE && !b->referral[e->referral].given;

	if (word_of(e->word)->flags & WORD_TOUCH) {
		take_touch(p, i, e);
		return;
	}
	p->last_word[e->word] = e->date;
	switch (e->word) {
	case W_ENDED: p->ended = 1; break;
	case W_THANKED:
		p->thanks += received;
		contact(p, e->date, 1, 0);
		break;
	case W_INFORMED:
		p->reports += received;
		contact(p, e->date, 1, 0);
		break;
	case W_REWARD_PAID:
		p->rewards += received;
		contact(p, e->date, received, 0);
		break;
	case W_COMPLAINT: p->complaints++; break;
	default: break;
	}
}

static void
take_events(struct fold *f)
{
	const struct book *b = f->book;
	const struct book_event *e;
	size_t i;

	for (i = 0; i < b->events; i++) {
		e = &b->event[i];
		if (e->referral == BOOK_NONE || !fold_is_void(f, e->referral))
			take_event(&f->partner[e->partner], i, b);
	}
}

/* The last interview, of either kind. */
static int
interview(const struct fold_partner *p)
{
	const int one = p->last_word[W_INTERVIEWED];
	const int other = p->last_word[W_INTERVIEW_US];

	return one > other ? one : other;
}

static void
credit_interview(const struct fold *f, struct fold_partner *p, int date)
{
	const int days = fold_rule(f, P_INTERVIEW_DAYS), on = interview(p);

	if (on == DATE_NONE)
		return;
	p->before_interview += on > date && on - date <= days;
	p->after_interview += on <= date && date - on <= days;
}

static void
take_received(struct fold *f, struct fold_partner *p, size_t i)
{
	const struct fold_referral *r = &f->referral[i];
	const int date = f->book->referral[i].date;
	const unsigned flags = word_of(r->status)->flags;

	p->received++;
	p->received_recent += fold_within(f, date, P_WINDOW_DAYS);
	p->status[r->status]++;
	p->open += (flags & WORD_OPEN) != 0;
	p->on_hold += r->status == W_ON_HOLD;
	p->closed += (flags & WORD_CLOSED) != 0;
	if (r->won != MONEY_NONE)
		fold_add(f, &p->value, r->won, r->reason);
	earliest(&p->first_received, date);
	latest(&p->last_received, date);
	contact(p, date, 0, 1);
	credit_interview(f, p, date);
}

static void
take_given(struct fold *f, struct fold_partner *p, size_t i)
{
	const struct fold_referral *r = &f->referral[i];
	const int date = f->book->referral[i].date;

	p->given++;
	p->given_recent += fold_within(f, date, P_WINDOW_DAYS);
	p->given_open += (word_of(r->status)->flags & WORD_OPEN) != 0;
	p->given_won += r->status == W_WON;
	latest(&p->last_given, date);
	contact(p, date, 1, 0);
}

static int
level(const struct fold *f, size_t i)
{
	const int n = f->book->referral[i].level;

	return n < 0 ? FOLD_NONE : n;
}

static int
first_days(const struct fold *f, size_t i)
{
	return f->referral[i].first_days;
}

static int
thank_days(const struct fold *f, size_t i)
{
	return f->referral[i].thank_days;
}

/* The median, over the received ones, of what is known of each. */
static fold_median
median_of(const struct fold *f, struct values *s, const size_t *item, size_t n,
    int (*value)(const struct fold *f, size_t i))
{
	size_t k;

	s->n = 0;
	for (k = 0; k < n; k++) {
		if (f->book->referral[item[k]].given ||
		    fold_is_void(f, item[k]))
			continue;
		s->v[s->n] = value(f, item[k]);
		s->n += s->v[s->n] != FOLD_NONE;
	}
	return median(s);
}

/* The referrals of a partner, in order. */
static void
take_referrals(struct fold *f, struct fold_partner *p, struct values *s,
    const size_t *item, size_t n)
{
	size_t i, k;

	for (k = 0; k < n; k++) {
		i = item[k];
		if (fold_is_void(f, i))
			continue;
		if (f->book->referral[i].given)
			take_given(f, p, i);
		else
			take_received(f, p, i);
		earliest(&p->since, f->book->referral[i].date);
	}
	fold_conduct(f, p, item, n);
	p->med_first = median_of(f, s, item, n, first_days);
	p->med_thank = median_of(f, s, item, n, thank_days);
	p->med_level = median_of(f, s, item, n, level);
	p->levels = (int)s->n;
}

static void
begin(struct fold *f, size_t i)
{
	struct fold_partner *p = &f->partner[i];
	enum word_id w;

	*p = (struct fold_partner){.since = f->book->partner[i].since,
	    .days = FOLD_NONE,
	    .last_out = DATE_NONE,
	    .last_in = DATE_NONE,
	    .first_received = DATE_NONE,
	    .last_received = DATE_NONE,
	    .last_given = DATE_NONE,
	    .last_touch = BOOK_NONE,
	    .touch_due = DATE_NONE};
	for (w = 0; w < W_N; w++)
		p->last_word[w] = DATE_NONE;
}

static size_t
partner_of(const void *ctx, size_t referral)
{
	const struct book *b = ctx;

	return b->referral[referral].partner;
}

void
fold_partners(struct fold *f)
{
	const struct book *b = f->book;
	struct values s = {mem_alloc(b->referrals, sizeof(*s.v)), 0};
	struct group g;
	size_t i;

	for (i = 0; i < b->partners; i++)
		begin(f, i);
	take_events(f);
	group_make(&g, b->partners, f->order, b->referrals, partner_of, b);
	for (i = 0; i < b->partners; i++) {
		if (b->partner[i].root != i)
			continue;
		if (interview(&f->partner[i]) == DATE_NONE)
			f->partner[i].before_interview =
			    f->partner[i].after_interview = FOLD_NONE;
		take_referrals(f, &f->partner[i], &s, &g.item[g.start[i]],
		    g.start[i + 1] - g.start[i]);
		fold_stage(f, i);
	}
	group_free(&g);
	free(s.v);
}
