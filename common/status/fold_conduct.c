/*
 * Our conduct towards a partner: what is late today, and what was missed among
 * the last referrals that they sent.
 */
#include "status/fold_part.h"

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
judge(const struct fold *f, struct fold_partner *p, size_t i)
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

void
fold_conduct(
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
			judge(f, p, item[n]);
}
