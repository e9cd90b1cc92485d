/*
 * Duties: who owes what, and by when.  The table has a line for each: of which
 * referrals it is owed, and a function that says when it is due, once its days
 * are known.
 */
#include "status/part.h"

/* Which referrals have a duty; the last two say which exceptions it has. */
enum {
	RECEIVED = 1 << 0,
	GIVEN = 1 << 1,
	OPEN = 1 << 2,
	RUNNING = 1 << 3,   /* open and not on hold */
	SINCE = 1 << 4,	    /* made since duties are owed at all */
	OF_DUP = 1 << 5,    /* a duplicate has it too */
	TILL_CLOSE = 1 << 6 /* the duty to close stands instead of it */
};

/* Those of the flags that hold for referral i. */
static int
flags_of(const struct fold *f, size_t i)
{
	const struct book_referral *b = &f->book->referral[i];
	const enum word_id status = f->referral[i].status;
	int flags = b->given ? GIVEN : RECEIVED;

	if (word_of(status)->flags & WORD_OPEN)
		flags |= status != W_ON_HOLD ? OPEN | RUNNING : OPEN;
	if (b->date >= fold_rule(f, P_DUTIES_FROM))
		flags |= SINCE;
	return flags;
}

static int
later_day(int a, int b)
{
	return a > b ? a : b; /* DATE_NONE is before any day */
}

static int
due_contact(const struct fold *f, size_t i, int days)
{
	const struct fold_referral *r = &f->referral[i];

	if (r->reached)
		return DATE_NONE;
	return fold_plus(
	    later_day(f->book->referral[i].date, r->reopened), days);
}

static int
due_thank(const struct fold *f, size_t i, int days)
{
	if (f->referral[i].thanked != DATE_NONE)
		return DATE_NONE;
	return fold_plus(f->book->referral[i].date, days);
}

/* The next step, in either direction. */
static int
due_next(const struct fold *f, size_t i, int days)
{
	const struct fold_referral *r = &f->referral[i];
	const struct book_event *step;

	if (r->status == W_ON_HOLD && r->until != DATE_NONE)
		return r->until;
	if (r->last_step == BOOK_NONE)
		return fold_plus(f->book->referral[i].date, days);
	step = &f->book->event[r->last_step];
	return step->until != DATE_NONE ? step->until
					: fold_plus(step->date, days);
}

static int
due_follow(const struct fold *f, size_t i, int days)
{
	if (f->referral[i].due[DUTY_CONTACT] != DATE_NONE)
		return DATE_NONE;
	return due_next(f, i, days);
}

static int
due_inform(const struct fold *f, size_t i, int days)
{
	return fold_plus(f->referral[i].news, days);
}

static int
due_update(const struct fold *f, size_t i, int days)
{
	const struct fold_referral *r = &f->referral[i];
	const int last = later_day(f->book->referral[i].date, r->informed);

	if (r->news != DATE_NONE)
		return DATE_NONE;
	return fold_plus(later_day(last, fold_rule(f, P_DUTIES_FROM)), days);
}

static int
due_pay(const struct fold *f, size_t i, int days)
{
	return fold_plus(f->referral[i].unpaid, days);
}

static int
due_close(const struct fold *f, size_t i, int days)
{
	if (f->referral[i].idle <= days)
		return DATE_NONE;
	return fold_plus(f->asof - f->referral[i].idle, days);
}

static const struct {
	enum policy_rule days; /* never: no such duty */
	int flags;
	int (*due)(const struct fold *f, size_t i, int days);
} duties[DUTIES] = {
    [DUTY_CONTACT] = {P_CONTACT_DAYS, RECEIVED | RUNNING | SINCE | TILL_CLOSE,
	due_contact},
    [DUTY_THANK] = {P_THANK_DAYS, RECEIVED | SINCE | OF_DUP, due_thank},
    [DUTY_FOLLOW] = {P_FOLLOW_DAYS, RECEIVED | OPEN | TILL_CLOSE, due_follow},
    [DUTY_INFORM] = {P_INFORM_DAYS, RECEIVED | OF_DUP, due_inform},
    [DUTY_UPDATE] = {P_INFORM_EVERY, RECEIVED | RUNNING | OF_DUP | TILL_CLOSE,
	due_update},
    [DUTY_PAY] = {P_PAY_DAYS, RECEIVED, due_pay},
    [DUTY_ASK] = {P_ASK_DAYS, GIVEN | OPEN | TILL_CLOSE, due_next},
    [DUTY_TOUCH] = {P_TOUCH_DAYS, 0, NULL}, /* the partner's */
    [DUTY_CLOSE] = {P_STALE_DAYS, RUNNING | OF_DUP, due_close},
};

/* Every duty in the order of the enum, as follow looks at contact; then the
 * exceptions. */
static void
set_duties(struct fold *f, size_t i)
{
	const int has = flags_of(f, i) | OF_DUP | TILL_CLOSE;
	int *due = f->referral[i].due, days;
	enum duty d;

	for (d = 0; d < DUTIES; d++) {
		due[d] = DATE_NONE;
		days = fold_rule(f, duties[d].days);
		if (duties[d].due != NULL && days != POLICY_NEVER &&
		    (duties[d].flags & ~has) == 0 && !fold_is_void(f, i))
			due[d] = duties[d].due(f, i, days);
	}
	for (d = 0; d < DUTIES; d++)
		if (((duties[d].flags & TILL_CLOSE) &&
			due[DUTY_CLOSE] != DATE_NONE) ||
		    (!(duties[d].flags & OF_DUP) &&
			f->referral[i].dup_of != BOOK_NONE))
			due[d] = DATE_NONE;
}

void
fold_duties(struct fold *f)
{
	size_t i;

	for (i = 0; i < f->book->referrals; i++)
		set_duties(f, i);
}
