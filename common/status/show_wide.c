/*
 * Referral and partner rows: a table each, a line a column, which says how the
 * cell is written (a function) and of what (a schema's column, or the place of
 * a fact in its structure).  The order is that of rows.h by construction.
 */
#include "status/show.h"

#include <stddef.h>
#include <stdio.h>

#include "ledger/rows.h"

/* Whose row it is. */
struct subject {
	const struct fold *f;
	size_t referral; /* of referral rows */
	size_t partner;
};

struct column {
	void (*put)(struct out *o, const struct subject *s, size_t what);
	size_t what;
};

static void
number(struct out *o, int n)
{
	if (n == FOLD_NONE)
		out_cell(o, "");
	else
		out_int(o, n);
}

/* Facts by their place in the structure */
static const void *
p_at(const struct subject *s, size_t what)
{
	return (const char *)&s->f->partner[s->partner] + what;
}

static const void *
r_at(const struct subject *s, size_t what)
{
	return (const char *)&s->f->referral[s->referral] + what;
}

static void
p_int(struct out *o, const struct subject *s, size_t what)
{
	number(o, *(const int *)p_at(s, what));
}

static void
p_date(struct out *o, const struct subject *s, size_t what)
{
	out_date(o, *(const int *)p_at(s, what));
}

static void
p_money(struct out *o, const struct subject *s, size_t what)
{
	out_money(o, *(const int64_t *)p_at(s, what));
}

/* One decimal where it is not whole. */
static void
p_median(struct out *o, const struct subject *s, size_t what)
{
	const fold_median twice = *(const fold_median *)p_at(s, what);
	char buf[32];

	if (twice == FOLD_NONE || twice % 2 == 0) {
		number(o, twice == FOLD_NONE ? twice : twice / 2);
		return;
	}
	snprintf(buf, sizeof(buf), "%s%d.5", twice == -1 ? "-" : "", twice / 2);
	out_cell(o, buf);
}

static void
r_int(struct out *o, const struct subject *s, size_t what)
{
	number(o, *(const int *)r_at(s, what));
}

static void
r_date(struct out *o, const struct subject *s, size_t what)
{
	out_date(o, *(const int *)r_at(s, what));
}

static void
r_money(struct out *o, const struct subject *s, size_t what)
{
	out_money(o, *(const int64_t *)r_at(s, what));
}

/* Cells of the ledger */
static void
p_cell(struct out *o, const struct subject *s, size_t col)
{
	out_cell(o, book_p(s->f->book, s->partner, (int)col));
}

static void
p_consent(struct out *o, const struct subject *s, size_t col)
{
	if (s->f->book->partner[s->partner].refuses)
		out_cell(o, "no");
	else
		p_cell(o, s, col);
}

static void
r_cell(struct out *o, const struct subject *s, size_t col)
{
	out_cell(o, book_r(s->f->book, s->referral, (int)col));
}

/* Columns with a meaning of their own, which need no `what` */
static void
p_greeting(struct out *o, const struct subject *s, size_t what)
{
	const char *greeting =
	    book_p(s->f->book, s->partner, PARTNERS_greeting);

	(void)what;
	if (*greeting == '\0')
		greeting = book_name(s->f->book, s->partner);
	out_cell(o, greeting);
}

static void
p_stage(struct out *o, const struct subject *s, size_t what)
{
	(void)what;
	out_cell(o, stage_name(s->f->partner[s->partner].stage));
}

static void
p_cadence(struct out *o, const struct subject *s, size_t what)
{
	const int days = s->f->partner[s->partner].cadence;

	(void)what;
	if (days == POLICY_NEVER)
		out_cell(o, "never");
	else
		number(o, days != 0 ? days : FOLD_NONE);
}

static void
r_expected(struct out *o, const struct subject *s, size_t what)
{
	(void)what;
	out_money(o, s->f->book->referral[s->referral].value);
}

static void
r_status(struct out *o, const struct subject *s, size_t what)
{
	(void)what;
	out_cell(o, word_of(s->f->referral[s->referral].status)->name);
}

static void
r_told(struct out *o, const struct subject *s, size_t what)
{
	const struct fold_referral *r = &s->f->referral[s->referral];

	(void)what;
	out_cell(o, r->has_told ? word_of(r->told)->name : "");
}

static void
r_reason(struct out *o, const struct subject *s, size_t what)
{
	const size_t event = s->f->referral[s->referral].reason;

	(void)what;
	out_cell(o,
	    event != BOOK_NONE ? book_e(s->f->book, event, EVENTS_note) : "");
}

static void
r_dup_of(struct out *o, const struct subject *s, size_t what)
{
	const size_t of = s->f->referral[s->referral].dup_of;

	(void)what;
	out_cell(o,
	    of != BOOK_NONE ? book_r(s->f->book, of, REFERRALS_referral) : "");
}

/* "thank:2026-06-03;inform:2026-06-05" */
static void
r_duties(struct out *o, const struct subject *s, size_t what)
{
	const int *due = s->f->referral[s->referral].due;
	char buf[DUTIES * 32] = "", date[DATE_LEN + 1];
	size_t n = 0;
	enum duty d;

	(void)what;
	for (d = 0; d < DUTIES; d++)
		if (due[d] != DATE_NONE)
			n += (size_t)snprintf(buf + n, sizeof(buf) - n,
			    "%s%s:%s", n ? ";" : "", duty_name(d),
			    date_print(due[d], date));
	out_cell(o, buf);
}

#define R(fact) offsetof(struct fold_referral, fact)
#define P(fact) offsetof(struct fold_partner, fact)

static const struct column referral[REFERRAL_ROW_N] = {
    [REFERRAL_ROW_referral] = {r_cell, REFERRALS_referral},
    [REFERRAL_ROW_date] = {r_cell, REFERRALS_date},
    [REFERRAL_ROW_direction] = {r_cell, REFERRALS_direction},
    [REFERRAL_ROW_partner] = {p_cell, PARTNERS_partner},
    [REFERRAL_ROW_name] = {p_cell, PARTNERS_name},
    [REFERRAL_ROW_firm] = {p_cell, PARTNERS_firm},
    [REFERRAL_ROW_greeting] = {p_greeting, 0},
    [REFERRAL_ROW_kind] = {p_cell, PARTNERS_kind},
    [REFERRAL_ROW_category] = {p_cell, PARTNERS_category},
    [REFERRAL_ROW_owner] = {p_cell, PARTNERS_owner},
    [REFERRAL_ROW_email] = {p_cell, PARTNERS_email},
    [REFERRAL_ROW_phone] = {p_cell, PARTNERS_phone},
    [REFERRAL_ROW_consent] = {p_consent, PARTNERS_consent},
    [REFERRAL_ROW_stage] = {p_stage, 0},
    [REFERRAL_ROW_prospect] = {r_cell, REFERRALS_prospect},
    [REFERRAL_ROW_prospect_email] = {r_cell, REFERRALS_email},
    [REFERRAL_ROW_prospect_phone] = {r_cell, REFERRALS_phone},
    [REFERRAL_ROW_need] = {r_cell, REFERRALS_need},
    [REFERRAL_ROW_level] = {r_cell, REFERRALS_level},
    [REFERRAL_ROW_source] = {r_cell, REFERRALS_source},
    [REFERRAL_ROW_expected] = {r_expected, 0},
    [REFERRAL_ROW_status] = {r_status, 0},
    [REFERRAL_ROW_status_date] = {r_date, R(status_date)},
    [REFERRAL_ROW_until] = {r_date, R(until)},
    [REFERRAL_ROW_reason] = {r_reason, 0},
    [REFERRAL_ROW_value] = {r_money, R(won)},
    [REFERRAL_ROW_idle] = {r_int, R(idle)},
    [REFERRAL_ROW_first_days] = {r_int, R(first_days)},
    [REFERRAL_ROW_thanked] = {r_date, R(thanked)},
    [REFERRAL_ROW_thank_days] = {r_int, R(thank_days)},
    [REFERRAL_ROW_informed] = {r_date, R(informed)},
    [REFERRAL_ROW_told] = {r_told, 0},
    [REFERRAL_ROW_reward_owed] = {r_money, R(owed)},
    [REFERRAL_ROW_reward_paid] = {r_money, R(paid)},
    [REFERRAL_ROW_dup_of] = {r_dup_of, 0},
    [REFERRAL_ROW_duties] = {r_duties, 0},
};

/* How many received ones have a status. */
#define COUNT(X, id, column, ...) \
	[PARTNER_ROW_##column] = {p_int, P(status[W_##id])},

static const struct column partner[PARTNER_ROW_N] = {
    [PARTNER_ROW_partner] = {p_cell, PARTNERS_partner},
    [PARTNER_ROW_name] = {p_cell, PARTNERS_name},
    [PARTNER_ROW_firm] = {p_cell, PARTNERS_firm},
    [PARTNER_ROW_greeting] = {p_greeting, 0},
    [PARTNER_ROW_kind] = {p_cell, PARTNERS_kind},
    [PARTNER_ROW_category] = {p_cell, PARTNERS_category},
    [PARTNER_ROW_owner] = {p_cell, PARTNERS_owner},
    [PARTNER_ROW_email] = {p_cell, PARTNERS_email},
    [PARTNER_ROW_phone] = {p_cell, PARTNERS_phone},
    [PARTNER_ROW_consent] = {p_consent, PARTNERS_consent},
    [PARTNER_ROW_stage] = {p_stage, 0},
    [PARTNER_ROW_since] = {p_date, P(since)},
    [PARTNER_ROW_days] = {p_int, P(days)},
    [PARTNER_ROW_offers] = {p_cell, PARTNERS_offers},
    [PARTNER_ROW_ideal] = {p_cell, PARTNERS_ideal},
    [PARTNER_ROW_firm_stage] = {p_cell, PARTNERS_firm_stage},
    [PARTNER_ROW_seeking] = {p_cell, PARTNERS_seeking},
    [PARTNER_ROW_refers] = {p_cell, PARTNERS_refers},
    [PARTNER_ROW_cadence] = {p_cadence, 0},
    [PARTNER_ROW_goal] = {p_cell, PARTNERS_goal},
    [PARTNER_ROW_received] = {p_int, P(received)},
    [PARTNER_ROW_received_recent] = {p_int, P(received_recent)},
    [PARTNER_ROW_open] = {p_int, P(open)},
    [PARTNER_ROW_on_hold] = {p_int, P(on_hold)},
    [PARTNER_ROW_closed] = {p_int, P(closed)},
    [PARTNER_ROW_value] = {p_money, P(value)},
    [PARTNER_ROW_med_level] = {p_median, P(med_level)},
    [PARTNER_ROW_levels] = {p_int, P(levels)},
    [PARTNER_ROW_med_first] = {p_median, P(med_first)},
    [PARTNER_ROW_med_thank] = {p_median, P(med_thank)},
    [PARTNER_ROW_given] = {p_int, P(given)},
    [PARTNER_ROW_given_recent] = {p_int, P(given_recent)},
    [PARTNER_ROW_given_open] = {p_int, P(given_open)},
    [PARTNER_ROW_given_won] = {p_int, P(given_won)},
    [PARTNER_ROW_touches] = {p_int, P(touches)},
    [PARTNER_ROW_deposits] = {p_int, P(deposits)},
    [PARTNER_ROW_rewards] = {p_int, P(rewards)},
    [PARTNER_ROW_asks] = {p_int, P(asks)},
    [PARTNER_ROW_complaints] = {p_int, P(complaints)},
    [PARTNER_ROW_thanks] = {p_int, P(thanks)},
    [PARTNER_ROW_reports] = {p_int, P(reports)},
    [PARTNER_ROW_last_out] = {p_date, P(last_out)},
    [PARTNER_ROW_last_in] = {p_date, P(last_in)},
    [PARTNER_ROW_first_received] = {p_date, P(first_received)},
    [PARTNER_ROW_last_received] = {p_date, P(last_received)},
    [PARTNER_ROW_last_given] = {p_date, P(last_given)},
    [PARTNER_ROW_briefed] = {p_date, P(last_word[W_BRIEFED])},
    [PARTNER_ROW_learned] = {p_date, P(last_word[W_LEARNED])},
    [PARTNER_ROW_confidence] = {p_date, P(last_word[W_CONFIDENCE])},
    [PARTNER_ROW_agreed] = {p_date, P(last_word[W_AGREED])},
    [PARTNER_ROW_interviewed] = {p_date, P(last_word[W_INTERVIEWED])},
    [PARTNER_ROW_interview_us] = {p_date, P(last_word[W_INTERVIEW_US])},
    [PARTNER_ROW_last_complaint] = {p_date, P(last_word[W_COMPLAINT])},
    [PARTNER_ROW_before_interview] = {p_int, P(before_interview)},
    [PARTNER_ROW_after_interview] = {p_int, P(after_interview)},
    [PARTNER_ROW_judged] = {p_int, P(judged)},
    [PARTNER_ROW_missed_thank] = {p_int, P(missed_thank)},
    [PARTNER_ROW_missed_contact] = {p_int, P(missed_contact)},
    [PARTNER_ROW_missed_inform] = {p_int, P(missed_inform)},
    [PARTNER_ROW_late_contact] = {p_int, P(late[DUTY_CONTACT])},
    [PARTNER_ROW_late_thank] = {p_int, P(late[DUTY_THANK])},
    [PARTNER_ROW_late_follow] = {p_int, P(late[DUTY_FOLLOW])},
    [PARTNER_ROW_late_inform] = {p_int, P(late[DUTY_INFORM])},
    [PARTNER_ROW_late_pay] = {p_int, P(late[DUTY_PAY])},
    [PARTNER_ROW_late_ask] = {p_int, P(late[DUTY_ASK])},
    [PARTNER_ROW_late_close] = {p_int, P(late[DUTY_CLOSE])},
    WORDS_CLOSED(COUNT, ) WORDS_LEFT(COUNT, )};

/* All but asof, which is the last column of every row. */
static void
put_row(
    struct out *o, const struct column *c, size_t n, const struct subject *s)
{
	size_t i;

	for (i = 0; i < n - 1; i++)
		c[i].put(o, s, c[i].what);
}

void
show_referral(struct out *o, const struct fold *f, size_t i)
{
	const struct subject s = {f, i, f->book->referral[i].partner};

	put_row(o, referral, REFERRAL_ROW_N, &s);
}

void
show_partner(struct out *o, const struct fold *f, size_t i)
{
	const struct subject s = {f, BOOK_NONE, i};

	put_row(o, partner, PARTNER_ROW_N, &s);
}
