/*
 * The facts of a partner: first what the journal says, then what their
 * referrals say, and our conduct towards them; the stage rests on all of it.
 */
#include "status/part.h"

#include "base/group.h"
#include "base/median.h"

/* Numbers of the received referrals of a partner, of which medians are wanted.
 */
struct numbers {
	struct median level, first, thank;
};

static void
take_number(struct median *m, int n)
{
	if (n != FOLD_NONE)
		median_add(m, n);
}

/* The median, and an end of it. */
static fold_median
take_median(struct median *m)
{
	const struct median_figure f = median_of(m);
	const fold_median twice =
	    m->count > 0 ? (int)(2 * f.whole + f.half) : FOLD_NONE;

	median_free(m);
	return twice;
}

static void
keep_latest(int *date, int day)
{
	if (*date < day)
		*date = day; /* DATE_NONE is before any day */
}

static void
keep_earliest(int *date, int day)
{
	if (day != DATE_NONE && (*date == DATE_NONE || *date > day))
		*date = day;
}

static void
take_contact(struct fold_partner *p, int date, int out, int in)
{
	if (out)
		keep_latest(&p->last_out, date);
	if (in)
		keep_latest(&p->last_in, date);
}

static void
take_touch(struct fold_partner *p, size_t i, const struct book_event *e)
{
	const unsigned flags = word_of(e->word)->flags;

	p->touches++;
	p->last_touch = i;
	keep_earliest(&p->since, e->date);
	take_contact(p, e->date, !e->in || (flags & WORD_BOTH),
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
		take_contact(p, e->date, 1, 0);
		break;
	case W_INFORMED:
		p->reports += received;
		take_contact(p, e->date, 1, 0);
		break;
	case W_REWARD_PAID:
		p->rewards += received;
		take_contact(p, e->date, received, 0);
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

/* Whether a date is within so many days of asof; never is no limit. */
static int
is_within(const struct fold *f, int date, enum policy_rule days)
{
	return date != DATE_NONE && f->asof - date <= fold_rule(f, days);
}

/* The last interview, of either kind. */
static int
last_interview(const struct fold_partner *p)
{
	const int one = p->last_word[W_INTERVIEWED];
	const int other = p->last_word[W_INTERVIEW_US];

	return one > other ? one : other;
}

static void
credit_interview(const struct fold *f, struct fold_partner *p, int date)
{
	const int days = fold_rule(f, P_INTERVIEW_DAYS), on = last_interview(p);

	if (on == DATE_NONE)
		return;
	p->before_interview += on > date && on - date <= days;
	p->after_interview += on <= date && date - on <= days;
}

static void
take_received(
    struct fold *f, struct fold_partner *p, struct numbers *n, size_t i)
{
	const struct fold_referral *r = &f->referral[i];
	const int date = f->book->referral[i].date;
	const unsigned flags = word_of(r->status)->flags;

	p->received++;
	p->received_recent += is_within(f, date, P_WINDOW_DAYS);
	p->status[r->status]++;
	p->open += (flags & WORD_OPEN) != 0;
	p->on_hold += r->status == W_ON_HOLD;
	p->closed += (flags & WORD_CLOSED) != 0;
	if (r->won != MONEY_NONE)
		fold_add(f, &p->value, r->won, r->reason);
	keep_earliest(&p->first_received, date);
	keep_latest(&p->last_received, date);
	take_contact(p, date, 0, 1);
	credit_interview(f, p, date);
	if (f->book->referral[i].level >= 0)
		median_add(&n->level, f->book->referral[i].level);
	take_number(&n->first, r->first_days);
	take_number(&n->thank, r->thank_days);
}

static void
take_given(struct fold *f, struct fold_partner *p, size_t i)
{
	const struct fold_referral *r = &f->referral[i];
	const int date = f->book->referral[i].date;

	p->given++;
	p->given_recent += is_within(f, date, P_WINDOW_DAYS);
	p->given_open += (word_of(r->status)->flags & WORD_OPEN) != 0;
	p->given_won += r->status == W_WON;
	keep_latest(&p->last_given, date);
	take_contact(p, date, 1, 0);
}

/*
 * Our conduct: what is late today, and what was missed among the last
 * referrals that they sent.
 */
static void
count_late(const struct fold *f, struct fold_partner *p, size_t i)
{
	const int *due = f->referral[i].due;
	enum duty d;

	for (d = 0; d < DUTIES; d++)
		if (due[d] != DATE_NONE && due[d] < f->asof)
			p->late[d == DUTY_UPDATE ? DUTY_INFORM : d]++;
}

/* Our conduct, by one of the last referrals that they sent. */
static void
judge_referral(const struct fold *f, struct fold_partner *p, size_t i)
{
	const struct fold_referral *r = &f->referral[i];
	const int date = f->book->referral[i].date;
	int reached = DATE_NONE;

	if (r->first_days != FOLD_NONE)
		reached = date + r->first_days;
	p->judged++;
	p->missed_inform += r->missed_inform;
	p->missed_thank += fold_missed(
	    f, fold_plus(date, fold_rule(f, P_THANK_DAYS)), r->thanked);
	if (!r->ended_first && r->dup_of == BOOK_NONE)
		p->missed_contact += fold_missed(
		    f, fold_plus(date, fold_rule(f, P_CONTACT_DAYS)), reached);
}

static void
take_conduct(
    const struct fold *f, struct fold_partner *p, const size_t *item, size_t n)
{
	const struct book_referral *b = f->book->referral;
	const int last = fold_rule(f, P_JUDGE_LAST);
	const int from = fold_rule(f, P_DUTIES_FROM);
	size_t k;

	for (k = 0; k < n; k++)
		if (!fold_is_void(f, item[k]))
			count_late(f, p, item[k]);
	while (n-- > 0 && p->judged < last)
		if (!b[item[n]].given && b[item[n]].date >= from &&
		    !fold_is_void(f, item[n]))
			judge_referral(f, p, item[n]);
}

/* The referrals of a partner, in order. */
static void
take_referrals(
    struct fold *f, struct fold_partner *p, const size_t *item, size_t n)
{
	struct numbers numbers = {0};
	size_t i, k;

	for (k = 0; k < n; k++) {
		i = item[k];
		if (fold_is_void(f, i))
			continue;
		if (f->book->referral[i].given)
			take_given(f, p, i);
		else
			take_received(f, p, &numbers, i);
		keep_earliest(&p->since, f->book->referral[i].date);
	}
	take_conduct(f, p, item, n);
	p->levels = (int)numbers.level.count;
	p->med_level = take_median(&numbers.level);
	p->med_first = take_median(&numbers.first);
	p->med_thank = take_median(&numbers.thank);
}

static enum stage
stage_of(const struct fold *f, const struct fold_partner *p)
{
	if (p->ended)
		return STAGE_ENDED;
	if (p->touches == 0 && p->received == 0 && p->given == 0)
		return STAGE_CANDIDATE;
	if (p->received == 0)
		return is_within(f, p->since, P_JUDGE_DAYS) ? STAGE_NEW
							    : STAGE_FRUITLESS;
	if (is_within(f, p->last_received, P_ACTIVE_DAYS))
		return STAGE_ACTIVE;
	return is_within(f, p->last_received, P_DORMANT_DAYS) ? STAGE_DORMANT
							      : STAGE_LAPSED;
}

/* The cadence in force. */
static int
cadence_of(const struct fold *f, const struct fold_partner *p, int own)
{
	static const enum policy_rule rule[STAGES] = {
	    [STAGE_ENDED] = P_N,
	    [STAGE_CANDIDATE] = P_N,
	    [STAGE_ACTIVE] = P_TOUCH_DAYS,
	    [STAGE_DORMANT] = P_TOUCH_DAYS,
	    [STAGE_LAPSED] = P_TOUCH_REST,
	    [STAGE_NEW] = P_TOUCH_DAYS,
	    [STAGE_FRUITLESS] = P_TOUCH_REST,
	};

	if (own != 0 || rule[p->stage] == P_N)
		return own;
	return fold_rule(f, rule[p->stage]);
}

/* When they are to be touched again. */
static int
touch_due(const struct fold *f, size_t partner)
{
	const struct fold_partner *p = &f->partner[partner];
	const struct book_event *touch;
	int contact;

	if (p->stage == STAGE_CANDIDATE || p->stage == STAGE_ENDED ||
	    p->cadence == POLICY_NEVER)
		return DATE_NONE;
	contact = p->last_out > p->last_in ? p->last_out : p->last_in;
	if (p->last_touch != BOOK_NONE) {
		touch = &f->book->event[p->last_touch];
		if (touch->until != DATE_NONE && contact <= touch->date)
			return touch->until;
	}
	return fold_plus(contact != DATE_NONE ? contact : p->since, p->cadence);
}

/* Since, stage, cadence and touch_due, all else known. */
static void
set_stage(struct fold *f, size_t i)
{
	const struct book_partner *b = &f->book->partner[i];
	struct fold_partner *p = &f->partner[i];

	if (p->since == DATE_NONE)
		p->since = b->entered;
	if (p->since != DATE_NONE)
		p->days = f->asof - p->since;
	p->stage = stage_of(f, p);
	p->cadence = cadence_of(f, p, b->cadence);
	p->touch_due = touch_due(f, i);
}

static void
begin_partner(struct fold *f, size_t i)
{
	struct fold_partner *p = &f->partner[i];
	enum word_id w;

	*p = (struct fold_partner){
	    .days = FOLD_NONE, .last_touch = BOOK_NONE, .touch_due = DATE_NONE};
	/* clang-format off */
#define NEVER(c) p->c = DATE_NONE;
	FOLD_PARTNER_DATES(NEVER)
#undef NEVER
	/* clang-format on */
	p->since = f->book->partner[i].since;
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
	struct group g;
	size_t i;

	for (i = 0; i < b->partners; i++)
		begin_partner(f, i);
	take_events(f);
	group_make(&g, b->partners, f->order, b->referrals, partner_of, b);
	for (i = 0; i < b->partners; i++) {
		if (b->partner[i].root != i)
			continue;
		if (last_interview(&f->partner[i]) == DATE_NONE)
			f->partner[i].before_interview =
			    f->partner[i].after_interview = FOLD_NONE;
		take_referrals(f, &f->partner[i], &g.item[g.start[i]],
		    g.start[i + 1] - g.start[i]);
		set_stage(f, i);
	}
	group_free(&g);
}
