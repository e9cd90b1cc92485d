/* Of partner rows. */
#include "base/date.h"
#include "ledger/rows.h"
#include "measure.h"
#include "status/stage.h"
#include "table/cell.h"

/* The stage of a partner, STAGES for none or another text. */
static enum stage
stage_of(const struct tally_row *r)
{
	return stage_find(tab_cell(r->t, r->at[PARTNER_ROW_stage]));
}

int64_t
measure_working(const struct tally_row *r, const struct tally_figure *f)
{
	const char *s = tab_cell(r->t, r->at[PARTNER_ROW_stage]);
	enum stage stage = stage_of(r);

	(void)f;
	if (stage == STAGES && *s != '\0') {
		tab_complain(r->t, r->at[PARTNER_ROW_stage],
		    "'%s' is not the stage of a partner", s);
		return TALLY_BAD;
	}
	return stage != STAGE_CANDIDATE && stage != STAGE_ENDED;
}

int64_t
measure_start(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t days = 0;
	int since, first, how = cell_int(r->t, r->at[PARTNER_ROW_days], &days);

	(void)f;
	if (how < 0 || measure_date(r, PARTNER_ROW_since, &since) != 0 ||
	    measure_date(r, PARTNER_ROW_first_received, &first) != 0)
		return TALLY_BAD;
	if (stage_of(r) == STAGE_CANDIDATE || since == DATE_NONE || how == 0)
		return TALLY_NONE;
	return first != DATE_NONE ? first - since : TALLY_OPEN + days;
}

int64_t
measure_start_of(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t days = 0, start = measure_start(r, f);
	int judge = policy_n(r->policy, P_JUDGE_DAYS);

	if (start == TALLY_BAD || start == TALLY_NONE)
		return start;
	cell_int(r->t, r->at[PARTNER_ROW_days], &days);
	return judge != POLICY_NEVER && days > judge;
}

int64_t
measure_start_in(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t of = measure_start_of(r, f);

	return of == 1
	    ? measure_start(r, f) <= policy_n(r->policy, P_JUDGE_DAYS)
	    : of;
}

/* The goal of a partner that has one and is neither candidate nor ended, and
 * whether it is reached. */
static int64_t
goal(const struct tally_row *r, int in)
{
	int64_t goal = 0, recent = 0, days = 0;

	if (cell_money(r->t, r->at[PARTNER_ROW_goal], &goal) < 0 ||
	    cell_int(r->t, r->at[PARTNER_ROW_received_recent], &recent) < 0 ||
	    cell_int(r->t, r->at[PARTNER_ROW_days], &days) < 0)
		return TALLY_BAD;
	if (goal <= 0 || stage_of(r) == STAGE_CANDIDATE ||
	    stage_of(r) == STAGE_ENDED)
		return 0;
	return !in ||
	    measure_reaches(
		recent, days, policy_n(r->policy, P_WINDOW_DAYS), goal);
}

int64_t
measure_goal_of(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return goal(r, 0);
}

int64_t
measure_goal_in(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return goal(r, 1);
}

int
measure_reaches(int64_t received, int64_t days, int64_t window, int64_t goal)
{
	/* the day of the first referral is one too */
	days = days < window ? days + 1 : window;
	return (double)received * 36525 >= (double)goal * 12 * (double)days;
}

/* The sum of the numbers in columns; -1 ends.  None is over 10^18. */
static int64_t
sum_of(const struct tally_row *r, const int *col)
{
	int64_t sum = 0, n;

	for (; *col >= 0; col++, sum += n) {
		n = 0;
		if (cell_int(r->t, r->at[*col], &n) < 0)
			return TALLY_BAD;
	}
	return sum;
}

int64_t
measure_missed(const struct tally_row *r, const struct tally_figure *f)
{
	static const int cols[] = {PARTNER_ROW_missed_thank,
	    PARTNER_ROW_missed_contact, PARTNER_ROW_missed_inform, -1};

	(void)f;
	return sum_of(r, cols);
}

int64_t
measure_late(const struct tally_row *r, const struct tally_figure *f)
{
	static const int cols[] = {PARTNER_ROW_late_contact,
	    PARTNER_ROW_late_thank, PARTNER_ROW_late_follow,
	    PARTNER_ROW_late_inform, PARTNER_ROW_late_pay,
	    PARTNER_ROW_late_close, -1};

	(void)f;
	return sum_of(r, cols);
}
