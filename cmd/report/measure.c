/* Of referral rows. */
#include "measure.h"

#include <string.h>

#include "base/date.h"
#include "ledger/rows.h"
#include "table/cell.h"

int
measure_date(const struct tally_row *r, int col, int *date)
{
	*date = DATE_NONE;
	return cell_date(r->t, r->at[col], date) < 0 ? -1 : 0;
}

/* Whether a day is over that was so many days after a date. */
static int
is_past(const struct tally_row *r, int date, enum policy_rule rule)
{
	int days = policy_n(r->policy, rule);

	return days != POLICY_NEVER && date != DATE_NONE &&
	    (int64_t)date + days < r->asof;
}

/* The measures of a referral concern the received ones that are not older
 * than duties_from. */
static int
is_judged(const struct tally_row *r, int date)
{
	return r->received && date != DATE_NONE &&
	    date >= policy_n(r->policy, P_DUTIES_FROM);
}

int64_t
measure_received(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return r->received;
}

int64_t
measure_received_won(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return r->received && r->status->id == W_WON;
}

int64_t
measure_given(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return !r->received;
}

int64_t
measure_tried(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return *tab_cell(r->t, r->at[REFERRAL_ROW_first_days]) != '\0' ||
	    (r->status->flags & WORD_REACH) != 0 || r->status->id == W_WON;
}

int64_t
measure_decided(const struct tally_row *r, const struct tally_figure *f)
{
	return measure_tried(r, f) && (r->status->flags & WORD_CLOSED) != 0;
}

int64_t
measure_loop_of(const struct tally_row *r, const struct tally_figure *f)
{
	int ended;

	(void)f;
	if (measure_date(r, REFERRAL_ROW_status_date, &ended) != 0)
		return TALLY_BAD;
	return r->status->flags & WORD_ENDED && is_judged(r, ended) &&
	    r->at[REFERRAL_ROW_told] >= 0 && is_past(r, ended, P_INFORM_DAYS);
}

int64_t
measure_loop_told(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t of = measure_loop_of(r, f);

	return of == 1 &&
		strcmp(tab_cell(r->t, r->at[REFERRAL_ROW_told]),
		    r->status->name) != 0
	    ? 0
	    : of;
}

int64_t
measure_hole_of(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return r->received && r->status->flags & WORD_OPEN &&
	    r->at[REFERRAL_ROW_informed] >= 0 && r->asof != DATE_NONE &&
	    policy_n(r->policy, P_INFORM_EVERY) != POLICY_NEVER;
}

int64_t
measure_hole(const struct tally_row *r, const struct tally_figure *f)
{
	int date, informed, from = policy_n(r->policy, P_DUTIES_FROM);

	if (measure_hole_of(r, f) == 0)
		return 0;
	if (measure_date(r, REFERRAL_ROW_date, &date) != 0 ||
	    measure_date(r, REFERRAL_ROW_informed, &informed) != 0)
		return TALLY_BAD;
	date = informed > date ? informed : date;
	return is_past(r, from > date ? from : date, P_INFORM_EVERY);
}

/* The days in a column, or if it is empty those since `date`, still open. */
static int64_t
days_of(const struct tally_row *r, int col, int date)
{
	int64_t days = 0;
	int how = cell_int(r->t, r->at[col], &days);

	if (how != 0)
		return how < 0 ? TALLY_BAD : days;
	return r->at[col] < 0 || r->asof == DATE_NONE
	    ? TALLY_NONE
	    : TALLY_OPEN + r->asof - date;
}

/* Whether the prospect can still be, or was, contacted by us: those that
 * ended before are apart, and so are duplicates. */
static int
may_be_contacted(const struct tally_row *r)
{
	const char *days = tab_cell(r->t, r->at[REFERRAL_ROW_first_days]);
	unsigned flags = r->status->flags;

	if (*tab_cell(r->t, r->at[REFERRAL_ROW_dup_of]) != '\0')
		return 0;
	return *days != '\0' ||
	    ((flags & WORD_OPEN) != 0 && (flags & WORD_REACH) == 0);
}

int64_t
measure_first(const struct tally_row *r, const struct tally_figure *f)
{
	int date;

	(void)f;
	if (measure_date(r, REFERRAL_ROW_date, &date) != 0)
		return TALLY_BAD;
	return is_judged(r, date) && may_be_contacted(r)
	    ? days_of(r, REFERRAL_ROW_first_days, date)
	    : TALLY_NONE;
}

int64_t
measure_thank(const struct tally_row *r, const struct tally_figure *f)
{
	int date;

	(void)f;
	if (measure_date(r, REFERRAL_ROW_date, &date) != 0)
		return TALLY_BAD;
	return is_judged(r, date) ? days_of(r, REFERRAL_ROW_thank_days, date)
				  : TALLY_NONE;
}

/* Whether the limit of what took (or takes) so many days has passed, or with
 * `in` whether it was kept then. */
static int64_t
limit(const struct tally_row *r, int64_t days, enum policy_rule rule, int in)
{
	int date = DATE_NONE;

	if (days == TALLY_BAD)
		return TALLY_BAD;
	if (days == TALLY_NONE ||
	    cell_date(r->t, r->at[REFERRAL_ROW_date], &date) < 0 ||
	    !is_past(r, date, rule))
		return 0;
	return !in || days <= policy_n(r->policy, rule);
}

int64_t
measure_first_of(const struct tally_row *r, const struct tally_figure *f)
{
	return limit(r, measure_first(r, f), P_CONTACT_DAYS, 0);
}

int64_t
measure_first_in(const struct tally_row *r, const struct tally_figure *f)
{
	return limit(r, measure_first(r, f), P_CONTACT_DAYS, 1);
}

int64_t
measure_thank_of(const struct tally_row *r, const struct tally_figure *f)
{
	return limit(r, measure_thank(r, f), P_THANK_DAYS, 0);
}

int64_t
measure_thank_in(const struct tally_row *r, const struct tally_figure *f)
{
	return limit(r, measure_thank(r, f), P_THANK_DAYS, 1);
}

int64_t
measure_open_value(const struct tally_row *r, const struct tally_figure *f)
{
	return r->status->flags & WORD_OPEN ? tally_money(r, f) : TALLY_NONE;
}
