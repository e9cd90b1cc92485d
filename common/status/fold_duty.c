/*
 * Duties: who owes what, and by when.  The table has a line for each; the
 * function of a duty says when it is due, once its days are known.
 */
#include "status/fold_part.h"

#include <stdlib.h>

#include "base/mem.h"

/* Whether a referral was made before duties are owed at all. */
static int
before_duties(const struct fold *f, size_t i)
{
	return f->book->referral[i].date < fold_rule(f, P_DUTIES_FROM);
}

static int
is_open(const struct fold *f, size_t i)
{
	return (word_of(f->referral[i].status)->flags & WORD_OPEN) != 0;
}

/* Open and not on hold. */
static int
is_running(const struct fold *f, size_t i)
{
	return is_open(f, i) && f->referral[i].status != W_ON_HOLD;
}

static int
later(int a, int b)
{
	return a > b ? a : b; /* DATE_NONE is before any day */
}

static int
due_contact(const struct fold *f, size_t i, int days)
{
	const struct fold_referral *r = &f->referral[i];
	const struct book_referral *b = &f->book->referral[i];

	if (b->given || !is_running(f, i) || r->reached || before_duties(f, i))
		return DATE_NONE;
	return fold_plus(later(b->date, r->reopened), days);
}

static int
due_thank(const struct fold *f, size_t i, int days)
{
	const struct book_referral *b = &f->book->referral[i];

	if (b->given || f->referral[i].thanked != DATE_NONE ||
	    before_duties(f, i))
		return DATE_NONE;
	return fold_plus(b->date, days);
}

/* The next step, of an open referral in either direction. */
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
	if (f->book->referral[i].given || !is_open(f, i) ||
	    f->referral[i].due[DUTY_CONTACT] != DATE_NONE)
		return DATE_NONE;
	return due_next(f, i, days);
}

static int
due_inform(const struct fold *f, size_t i, int days)
{
	if (f->book->referral[i].given || f->referral[i].news == DATE_NONE)
		return DATE_NONE;
	return fold_plus(f->referral[i].news, days);
}

static int
due_update(const struct fold *f, size_t i, int days)
{
	const struct fold_referral *r = &f->referral[i];
	const struct book_referral *b = &f->book->referral[i];

	if (b->given || !is_running(f, i) || r->news != DATE_NONE)
		return DATE_NONE;
	return fold_plus(
	    later(later(b->date, r->informed), fold_rule(f, P_DUTIES_FROM)),
	    days);
}

static int
due_pay(const struct fold *f, size_t i, int days)
{
	const int unpaid = f->referral[i].unpaid;

	return unpaid != DATE_NONE ? fold_plus(unpaid, days) : DATE_NONE;
}

static int
due_ask(const struct fold *f, size_t i, int days)
{
	if (!f->book->referral[i].given || !is_open(f, i))
		return DATE_NONE;
	return due_next(f, i, days);
}

static int
due_close(const struct fold *f, size_t i, int days)
{
	if (!is_running(f, i) || f->referral[i].idle <= days)
		return DATE_NONE;
	return fold_plus(f->asof - f->referral[i].idle, days);
}

static const struct {
	enum policy_rule days; /* never: no such duty */
	int (*due)(const struct fold *f, size_t i, int days);
	int of_dup;	/* a duplicate has it too */
	int till_close; /* the duty to close stands instead of it */
} duties[DUTIES] = {
    [DUTY_CONTACT] = {P_CONTACT_DAYS, due_contact, 0, 1},
    [DUTY_THANK] = {P_THANK_DAYS, due_thank, 1, 0},
    [DUTY_FOLLOW] = {P_FOLLOW_DAYS, due_follow, 0, 1},
    [DUTY_INFORM] = {P_INFORM_DAYS, due_inform, 1, 0},
    [DUTY_UPDATE] = {P_INFORM_EVERY, due_update, 1, 1},
    [DUTY_PAY] = {P_PAY_DAYS, due_pay, 0, 0},
    [DUTY_ASK] = {P_ASK_DAYS, due_ask, 0, 1},
    [DUTY_TOUCH] = {P_TOUCH_DAYS, NULL, 0, 0},
    [DUTY_CLOSE] = {P_STALE_DAYS, due_close, 1, 0},
};

/* Every duty as if it were alone; then the exceptions. */
static void
set_duties(struct fold *f, size_t i)
{
	int *due = f->referral[i].due, days;
	enum duty d;

	for (d = 0; d < DUTIES; d++)
		due[d] = DATE_NONE;
	if (fold_is_void(f, i))
		return;
	for (d = 0; d < DUTIES; d++) {
		days = fold_rule(f, duties[d].days);
		if (duties[d].due != NULL && days != POLICY_NEVER)
			due[d] = duties[d].due(f, i, days);
	}
	for (d = 0; d < DUTIES; d++)
		if ((duties[d].till_close && due[DUTY_CLOSE] != DATE_NONE) ||
		    (!duties[d].of_dup && f->referral[i].dup_of != BOOK_NONE))
			due[d] = DATE_NONE;
}

void
fold_duties(struct fold *f)
{
	size_t i;

	for (i = 0; i < f->book->referrals; i++)
		set_duties(f, i);
}

static void
add_item(struct fold_agenda *a, size_t *cap, struct fold_item item)
{
	if (item.due == DATE_NONE)
		return;
	a->item = mem_grow(a->item, cap, a->n + 1, sizeof(*a->item));
	a->item[a->n++] = item;
}

static int
compare_places(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_row(const void *va, const void *vb)
{
	const struct fold_item *a = va, *b = vb;
	int c;

	c = duty_is_ours(b->duty) - duty_is_ours(a->duty);
	if (c == 0)
		c = (int)a->duty - (int)b->duty;
	if (c == 0)
		c = (a->due > b->due) - (a->due < b->due);
	if (c == 0)
		c = compare_places(a->referral, b->referral);
	return c != 0 ? c : compare_places(a->partner, b->partner);
}

void
fold_agenda_make(struct fold_agenda *a, const struct fold *f)
{
	const struct book *b = f->book;
	size_t i, cap = 0;
	enum duty d;

	*a = (struct fold_agenda){0};
	for (i = 0; i < b->referrals; i++)
		for (d = 0; d < DUTIES; d++)
			add_item(a, &cap,
			    (struct fold_item){d, f->referral[i].due[d],
				b->referral[i].partner, i});
	for (i = 0; i < b->partners; i++)
		if (b->partner[i].root == i)
			add_item(a, &cap,
			    (struct fold_item){DUTY_TOUCH,
				f->partner[i].touch_due, i, BOOK_NONE});
	if (a->n > 0)
		qsort(a->item, a->n, sizeof(*a->item), by_row);
}

void
fold_agenda_free(struct fold_agenda *a)
{
	free(a->item);
	*a = (struct fold_agenda){0};
}
