/*
 * The fold has three parts, each a file: facts of referrals, duties, facts of
 * partners.  Here is what they share.
 *
 * Every step is linear in the rows, but for sorting: events come in order from
 * the book, are grouped by referral once, and each group is walked once.
 */
#include "status/fold.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ledger/order.h"
#include "status/part.h"

int
fold_is_void(const struct fold *f, size_t referral)
{
	return f->referral[referral].status == W_VOID;
}

int
fold_rule(const struct fold *f, enum policy_rule r)
{
	return policy_n(&f->book->policy, r);
}

int
fold_plus(int date, int days)
{
	const int last = date_of(9999, 12, 31);

	if (days == POLICY_NEVER || date == DATE_NONE)
		return DATE_NONE;
	return days > last - date ? last : date + days;
}

int
fold_missed(const struct fold *f, int due, int done)
{
	return due != DATE_NONE && (done != DATE_NONE ? done : f->asof) > due;
}

void
fold_add(struct fold *f, int64_t *sum, int64_t money, size_t event)
{
	const struct book *b = f->book;

	if (money == MONEY_NONE || *sum == MONEY_NONE ||
	    money_add(sum, money) == 0)
		return;
	sheet_complain(&b->sheet[T_EVENTS], b->event[event].row, EVENTS_value,
	    "the sum up to here does not fit, and is left empty");
	*sum = MONEY_NONE;
	f->st = ST_TROUBLE;
}

static void
sort_referrals(struct fold *f)
{
	const struct book *b = f->book;
	struct order *o = mem_alloc(b->referrals, sizeof(*o));
	size_t i;

	for (i = 0; i < b->referrals; i++)
		o[i] = (struct order){
		    b->referral[i].date, book_r(b, i, REFERRALS_entered), i};
	order_sort(o, b->referrals);
	f->order = mem_alloc(b->referrals, sizeof(*f->order));
	for (i = 0; i < b->referrals; i++)
		f->order[i] = o[i].place;
	free(o);
}

/* A given referral whose need is the id of one closes it. */
static void
fold_needs(struct fold *f)
{
	const struct book *b = f->book;
	size_t i, need;

	f->met = mem_alloc(b->needs, 1);
	for (i = 0; i < b->referrals; i++) {
		if (!b->referral[i].given || fold_is_void(f, i))
			continue;
		need = map_get(&b->need_id, book_r(b, i, REFERRALS_need));
		if (need < b->needs)
			f->met[need] = 1;
	}
}

int
fold_need_stands(const struct fold *f, size_t need)
{
	const int until = f->book->need[need].until;

	return !f->met[need] && (until == DATE_NONE || until >= f->asof);
}

enum st
fold_make(struct fold *f, const struct book *b, int asof)
{
	*f = (struct fold){.book = b, .asof = asof, .st = ST_OK};
	f->referral = mem_alloc(b->referrals, sizeof(*f->referral));
	f->partner = mem_alloc(b->partners, sizeof(*f->partner));
	sort_referrals(f);
	fold_referrals(f);
	fold_duties(f);
	fold_partners(f);
	fold_needs(f);
	return f->st;
}

void
fold_free(struct fold *f)
{
	free(f->order);
	free(f->referral);
	free(f->partner);
	free(f->met);
	*f = (struct fold){0};
}
