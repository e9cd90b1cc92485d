/*
 * A measure reads the cells that it needs of the row at hand.  A cell that is
 * not what it must be makes the row bad (tab_row_bad), and a bad row adds to
 * no figure, whatever its measures return.
 */
#include "measure.h"

#include <string.h>

#include "base/date.h"
#include "status/stage.h"
#include "table/row.h"

/* The number, amount or date of a cell; TALLY_NONE: empty.  A bad row is read
 * no further, so it has one message. */
static int64_t
int_at(const struct line *x, int col)
{
	int64_t n = TALLY_NONE;

	if (!tab_row_bad(x->t))
		cell_int(x->t, x->at[col], &n);
	return n;
}

static int64_t
money_at(const struct line *x, int col)
{
	int64_t money = TALLY_NONE;

	if (!tab_row_bad(x->t))
		cell_money(x->t, x->at[col], &money);
	return money;
}

static int64_t
date_at(const struct line *x, int col)
{
	int date;

	return !tab_row_bad(x->t) && cell_date(x->t, x->at[col], &date) > 0
	    ? date
	    : TALLY_NONE;
}

int64_t
measure_one(const struct line *x, const struct tally_figure *f)
{
	(void)x;
	(void)f;
	return 1;
}

int64_t
measure_int(const struct line *x, const struct tally_figure *f)
{
	return int_at(x, f->arg);
}

int64_t
measure_money(const struct line *x, const struct tally_figure *f)
{
	return money_at(x, f->arg);
}

int64_t
measure_date(const struct line *x, const struct tally_figure *f)
{
	return date_at(x, f->arg);
}

int64_t
measure_is(const struct line *x, const struct tally_figure *f)
{
	return strcmp(report_cell(x, f->arg), f->is) == 0;
}

int64_t
measure_above(const struct line *x, const struct tally_figure *f)
{
	int64_t n = int_at(x, f->arg);

	return n == TALLY_NONE ? n : n > 0;
}

int64_t
measure_principal(const struct line *x, const struct tally_figure *f)
{
	(void)f;
	return x->first;
}

int64_t
measure_status(const struct line *x, const struct tally_figure *f)
{
	return (int)x->status->id == f->arg;
}

int64_t
measure_flag(const struct line *x, const struct tally_figure *f)
{
	return (x->status->flags & (unsigned)f->arg) != 0;
}

int64_t
measure_direction(const struct line *x, const struct tally_figure *f)
{
	return x->received == f->arg && (!f->in || x->status->id == W_WON);
}

/* Whether a day is over that was so many days after a date. */
static int
is_past(const struct line *x, int64_t date, enum policy_rule rule)
{
	int days = policy_n(x->policy, rule);

	return days != POLICY_NEVER && date > DATE_NONE &&
	    date + days < x->asof;
}

/* The measures of a referral concern the received ones that are not older
 * than duties_from. */
static int
is_judged(const struct line *x, int64_t date)
{
	return x->received && date > DATE_NONE &&
	    date >= policy_n(x->policy, P_DUTIES_FROM);
}

int64_t
measure_tried(const struct line *x, const struct tally_figure *f)
{
	if (f->in && !(x->status->flags & WORD_CLOSED))
		return 0;
	return *report_cell(x, REFERRAL_ROW_first_days) != '\0' ||
	    (x->status->flags & WORD_REACH) != 0 || x->status->id == W_WON;
}

int64_t
measure_loop(const struct line *x, const struct tally_figure *f)
{
	int64_t ended = date_at(x, REFERRAL_ROW_status_date);

	if (!(x->status->flags & WORD_ENDED) || !is_judged(x, ended) ||
	    x->at[REFERRAL_ROW_told] < 0 || !is_past(x, ended, P_INFORM_DAYS))
		return 0;
	return !f->in ||
	    strcmp(report_cell(x, REFERRAL_ROW_told), x->status->name) == 0;
}

int64_t
measure_hole(const struct line *x, const struct tally_figure *f)
{
	int64_t date, informed, from = policy_n(x->policy, P_DUTIES_FROM);

	if (!x->received || !(x->status->flags & WORD_OPEN) ||
	    x->at[REFERRAL_ROW_informed] < 0 || x->asof == DATE_NONE ||
	    policy_n(x->policy, P_INFORM_EVERY) == POLICY_NEVER)
		return 0;
	if (!f->in)
		return 1;
	date = date_at(x, REFERRAL_ROW_date);
	informed = date_at(x, REFERRAL_ROW_informed);
	date = informed > date ? informed : date; /* TALLY_NONE is the least */
	return is_past(x, from > date ? from : date, P_INFORM_EVERY);
}

/* Whether the prospect can still be, or was, contacted by us: those that
 * ended before are apart, and so are duplicates. */
static int
may_be_contacted(const struct line *x)
{
	unsigned how = x->status->flags & (WORD_OPEN | WORD_REACH);

	return *report_cell(x, REFERRAL_ROW_dup_of) == '\0' &&
	    (*report_cell(x, REFERRAL_ROW_first_days) != '\0' ||
		how == WORD_OPEN);
}

int64_t
measure_wait(const struct line *x, const struct tally_figure *f)
{
	int64_t date = date_at(x, REFERRAL_ROW_date), days;

	if (!is_judged(x, date) ||
	    (f->arg == REFERRAL_ROW_first_days && !may_be_contacted(x)))
		return TALLY_NONE;
	if ((days = int_at(x, f->arg)) != TALLY_NONE)
		return days;
	return x->at[f->arg] < 0 || x->asof == DATE_NONE
	    ? TALLY_NONE
	    : TALLY_OPEN + x->asof - date;
}

int64_t
measure_wait_rate(const struct line *x, const struct tally_figure *f)
{
	enum policy_rule rule =
	    f->arg == REFERRAL_ROW_first_days ? P_CONTACT_DAYS : P_THANK_DAYS;
	int64_t days = measure_wait(x, f);

	if (days == TALLY_NONE ||
	    !is_past(x, date_at(x, REFERRAL_ROW_date), rule))
		return 0;
	return !f->in || days <= policy_n(x->policy, rule);
}

int64_t
measure_open_value(const struct line *x, const struct tally_figure *f)
{
	return x->status->flags & WORD_OPEN ? money_at(x, f->arg) : TALLY_NONE;
}

/* The stage of a partner, STAGES for none or another text. */
static enum stage
stage_of(const struct line *x)
{
	return stage_find(report_cell(x, PARTNER_ROW_stage));
}

int64_t
measure_working(const struct line *x, const struct tally_figure *f)
{
	const char *s = report_cell(x, PARTNER_ROW_stage);
	enum stage stage = stage_of(x);

	(void)f;
	if (stage == STAGES && *s != '\0')
		tab_complain(x->t, x->at[PARTNER_ROW_stage],
		    "'%s' is not the stage of a partner", s);
	return stage != STAGE_CANDIDATE && stage != STAGE_ENDED;
}

int64_t
measure_start(const struct line *x, const struct tally_figure *f)
{
	int64_t days = int_at(x, PARTNER_ROW_days);
	int64_t since = date_at(x, PARTNER_ROW_since);
	int64_t first = date_at(x, PARTNER_ROW_first_received);

	(void)f;
	if (stage_of(x) == STAGE_CANDIDATE || since == TALLY_NONE ||
	    days == TALLY_NONE)
		return TALLY_NONE;
	return first != TALLY_NONE ? first - since : TALLY_OPEN + days;
}

int64_t
measure_start_rate(const struct line *x, const struct tally_figure *f)
{
	int64_t start = measure_start(x, f);
	int judge = policy_n(x->policy, P_JUDGE_DAYS);

	if (start == TALLY_NONE)
		return start;
	if (judge == POLICY_NEVER || int_at(x, PARTNER_ROW_days) <= judge)
		return 0;
	return !f->in || start <= judge;
}

/*
 * Whether so many referrals, received in as many days as the partnership has
 * lasted and the window has (window_days), are a goal a month, in hundredths.
 * A month has 365.25 / 12 days.
 */
static int
reaches(int64_t received, int64_t days, int64_t window, int64_t goal)
{
	/* the day of the first referral is one too */
	days = days < window ? days + 1 : window;
	return (double)received * 36525 >= (double)goal * 12 * (double)days;
}

int64_t
measure_goal(const struct line *x, const struct tally_figure *f)
{
	int64_t goal = money_at(x, PARTNER_ROW_goal);
	int64_t recent = int_at(x, PARTNER_ROW_received_recent);
	int64_t days = int_at(x, PARTNER_ROW_days);

	if (goal <= 0 || stage_of(x) == STAGE_CANDIDATE ||
	    stage_of(x) == STAGE_ENDED)
		return 0;
	return !f->in ||
	    reaches(recent == TALLY_NONE ? 0 : recent,
		days == TALLY_NONE ? 0 : days,
		policy_n(x->policy, P_WINDOW_DAYS), goal);
}

int64_t
measure_sum(const struct line *x, const struct tally_figure *f)
{
	int64_t sum = 0, n;
	const int *col;

	for (col = f->cols; *col >= 0; col++) {
		n = int_at(x, *col);
		sum += n == TALLY_NONE ? 0 : n; /* none is over 10^18 */
	}
	return sum;
}
