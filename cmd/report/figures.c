/*
 * The tables of the figures: name, title in all, title in a table by group, how
 * they add up, what of a row is added.  A title of NULL: for programs only.
 */
#include "figures.h"

#include "measure.h"

#define FIGURE(name, title, by, kind, ...)                 \
	{                                                  \
		name, title, by, TALLY_##kind, __VA_ARGS__ \
	}
#define SUM(name, title, by, of, arg_) \
	FIGURE(name, title, by, SUM, of, .arg = (arg_))
#define STATUS(indent, id, column, name, ...)                                  \
	FIGURE(#column, indent name, NULL, SUM, measure_status, .arg = W_##id, \
	    .flags = PAGE_QUIET),
#define MONEY(name, title, by, of, col) \
	FIGURE(name, title, by, MONEY, of, .arg = (col), .flags = PAGE_MONEY)
#define MADE(kind, name, title, by, m_, n_, flags_) \
	FIGURE(name, title, by, kind, NULL, .m = m_, .n = n_, .flags = flags_)
/* Days, and the number of them that are known or still open. */
#define WAIT(name, count, title, by, of, col) \
	FIGURE(name, title, by, WAIT, of, .arg = (col), .n = count)
/* Two figures of one measure and their share. */
#define RATE(name, in_, of_, title, by, measure, col, flags)          \
	FIGURE(in_, NULL, NULL, SUM, measure, .arg = (col), .in = 1), \
	    FIGURE(of_, NULL, NULL, SUM, measure, .arg = (col)),      \
	    MADE(SHARE, name, title, by, in_, of_, flags)
#define HIDDEN(name, of, arg) SUM(name, NULL, NULL, of, arg)
#define DATE(kind, name, by, col) \
	FIGURE(name, NULL, by, kind, measure_date, .arg = (col))
#define IS(name, by, col, text) \
	FIGURE(name, NULL, by, SUM, measure_is, .arg = (col), .is = text)

static const struct tally_figure referral[] = {
    SUM("referrals", "referrals", "all", measure_one, 0),
    SUM("open", "  open", "open", measure_flag, WORD_OPEN),
    /* clang-format off */
    WORDS_NEW(STATUS, "    ")
    WORDS_OPEN(STATUS, "    ")
    SUM("closed", "  closed", NULL, measure_flag, WORD_CLOSED),
    WORDS_CLOSED(STATUS, "    ")
    WORDS_LEFT(STATUS, "  ")
    /* clang-format on */
    HIDDEN("tried", measure_tried, 0),
    FIGURE("decided", NULL, NULL, SUM, measure_tried, .in = 1),
    MADE(SHARE, "won_of_all", "won of all", "won/all", "won", "referrals", 0),
    MADE(SHARE, "won_of_closed", "won of closed", "won/closed", "won", "closed",
	0),
    MONEY("value", "value won", "value won", measure_money, REFERRAL_ROW_value),
    FIGURE("med_value", "median value won", NULL, MEDIAN, measure_money,
	.arg = REFERRAL_ROW_value, .n = "value_n", .flags = PAGE_MONEY),
    MONEY("open_value", "value open", NULL, measure_open_value,
	REFERRAL_ROW_expected),
    RATE("loop_closure", "loop_told", "loop_of", "outcome told (loop closure)",
	"told", measure_loop, 0, PAGE_SPARE),
    RATE("black_hole", "hole", "hole_of", "open, no report (black holes)",
	"no report", measure_hole, 0, PAGE_SPARE),
    WAIT("first_days", "first_n", "days to first contact, median",
	"contact days", measure_wait, REFERRAL_ROW_first_days),
    MADE(NINETY, "first_p90", "  90th percentile", NULL, "first_days", NULL, 0),
    RATE("first_within", "first_in", "first_of", "  contacted in time", NULL,
	measure_wait_rate, REFERRAL_ROW_first_days, 0),
    WAIT("thank_days", "thank_n", "days to thank, median", "thank days",
	measure_wait, REFERRAL_ROW_thank_days),
    MADE(NINETY, "thank_p90", "  90th percentile", NULL, "thank_days", NULL, 0),
    RATE("thank_within", "thank_in", "thank_of", "  thanked in time", NULL,
	measure_wait_rate, REFERRAL_ROW_thank_days, 0),
    DATE(FIRST, "first", NULL, REFERRAL_ROW_date),
    DATE(LAST, "last", NULL, REFERRAL_ROW_date),
};

/* Our duties on the referrals of a partner that were missed, among the judged
 * ones; those that are late today. */
static const int missed[] = {PARTNER_ROW_missed_thank,
    PARTNER_ROW_missed_contact, PARTNER_ROW_missed_inform, -1};
static const int late[] = {PARTNER_ROW_late_contact, PARTNER_ROW_late_thank,
    PARTNER_ROW_late_follow, PARTNER_ROW_late_inform, PARTNER_ROW_late_pay,
    PARTNER_ROW_late_close, -1};

static const struct tally_figure partner[] = {
    SUM("partners", NULL, "partners", measure_one, 0),
    IS("active", NULL, PARTNER_ROW_stage, "active"),
    HIDDEN("working", measure_working, 0),
    MADE(SHARE, "activity", "active", "active", "active", "working", 0),
    RATE("activation", "start_in", "start_of",
	"first referral in time (activation)", NULL, measure_start_rate, 0, 0),
    WAIT("start_days", "start_n", "days to the first referral, median", NULL,
	measure_start, 0),
    SUM("received", NULL, "received", measure_int, PARTNER_ROW_received),
    HIDDEN("open", measure_int, PARTNER_ROW_open),
    HIDDEN("closed", measure_int, PARTNER_ROW_closed),
    HIDDEN("won", measure_int, PARTNER_ROW_won),
    MADE(SHARE, "won_of_closed", NULL, "won/closed", "won", "closed", 0),
    MONEY("value", NULL, "value won", measure_money, PARTNER_ROW_value),
    SUM("given", NULL, "given", measure_int, PARTNER_ROW_given),
    HIDDEN("given_won", measure_int, PARTNER_ROW_given_won),
    MADE(RATIO, "reciprocity", "given for one received", NULL, "given",
	"received", 0),
    MADE(BALANCE, "balance", "balance", "balance", "given", "received",
	PAGE_SPARE),
    SUM("deposits", "deposits", NULL, measure_int, PARTNER_ROW_deposits),
    SUM("asks", "times we asked", NULL, measure_int, PARTNER_ROW_asks),
    RATE("goals", "goals_in", "goals_of", "goals reached", NULL, measure_goal,
	0, 0),
    FIGURE("before_interview", "received before an interview", NULL, SUM,
	measure_int, .arg = PARTNER_ROW_before_interview, .flags = PAGE_QUIET),
    FIGURE("after_interview", "received after it", NULL, SUM, measure_int,
	.arg = PARTNER_ROW_after_interview, .flags = PAGE_QUIET),
    FIGURE("missed", NULL, NULL, SUM, measure_sum, .cols = missed),
    FIGURE("late", NULL, NULL, SUM, measure_sum, .cols = late),
    DATE(LAST, "last_received", NULL, PARTNER_ROW_last_received),
    DATE(FIRST, "first", NULL, PARTNER_ROW_since),
    DATE(LAST, "last", NULL, PARTNER_ROW_since),
};

static const struct tally_figure duty[] = {
    SUM("duties", NULL, "duties", measure_one, 0),
    IS("ours", "ours", DUTY_ROW_side, "ours"),
    IS("theirs", "theirs", DUTY_ROW_side, "theirs"),
    SUM("late", NULL, "late", measure_above, DUTY_ROW_late),
    DATE(FIRST, "earliest", "earliest", DUTY_ROW_due),
    DATE(LAST, "latest", NULL, DUTY_ROW_due),
};

static const struct tally_figure event[] = {
    SUM("events", NULL, "events", measure_one, 0),
    IS("by_us", "by us", EVENT_ROW_way, "out"),
    IS("by_them", "by them", EVENT_ROW_way, "in"),
    DATE(FIRST, "first", "first", EVENT_ROW_date),
    DATE(LAST, "last", "last", EVENT_ROW_date),
};

static const struct tally_figure match[] = {
    SUM("matches", NULL, "matches", measure_one, 0),
};

static const struct tally_figure need[] = {
    SUM("needs", NULL, "needs", measure_one, 0),
    DATE(FIRST, "first", "first", NEED_ROW_date),
    DATE(LAST, "last", "last", NEED_ROW_date),
};

static const struct tally_figure finding[] = {
    SUM("findings", NULL, "findings", measure_one, 0),
    SUM("principal", NULL, "principal", measure_principal, 0),
};

static const struct tally_figure month[FIGURES_MONTHS] = {
    HIDDEN("received", measure_direction, 1),
    FIGURE(
	"received_won", NULL, NULL, SUM, measure_direction, .arg = 1, .in = 1),
    HIDDEN("given", measure_direction, 0),
};

#define FIGURES(f) f, sizeof(f) / sizeof((f)[0])

static const struct figures kinds[ROWS_KINDS] = {
    [ROWS_OF_REFERRALS] = {"referrals", "Referrals", FIGURES(referral), 1,
	REFERRAL_ROW_partner, REFERRAL_ROW_name, REFERRAL_ROW_firm,
	REFERRAL_ROW_date, 1, "first", "last"},
    [ROWS_OF_PARTNERS] = {"partners", "Partners", FIGURES(partner), 1,
	PARTNER_ROW_partner, PARTNER_ROW_name, PARTNER_ROW_firm,
	PARTNER_ROW_since, 0, "first", "last"},
    [ROWS_OF_DUTIES] = {"duties", "Duties", FIGURES(duty), 0, DUTY_ROW_partner,
	DUTY_ROW_name, -1, DUTY_ROW_due, 0, "earliest", "latest"},
    [ROWS_OF_EVENTS] = {"events", "Events", FIGURES(event), 0,
	EVENT_ROW_partner, EVENT_ROW_name, -1, EVENT_ROW_date, 1, "first",
	"last"},
    [ROWS_OF_MATCHES] = {"matches", "Matches", FIGURES(match), 0,
	MATCH_ROW_partner, MATCH_ROW_name, -1, -1, 0, NULL, NULL},
    [ROWS_OF_NEEDS] = {"needs", "Needs", FIGURES(need), 0, -1, -1, -1,
	NEED_ROW_date, 1, "first", "last"},
    [ROWS_OF_FINDINGS] = {"findings", "Findings", FIGURES(finding), 1,
	FINDING_ROW_partner, FINDING_ROW_name, -1, -1, 0, NULL, NULL},
};

const struct figures *
figures_of(enum rows_kind kind)
{
	return &kinds[kind];
}

const struct tally_figure *
figures_count(void)
{
	return &partner[0];
}

const struct tally_figure *
figures_months(void)
{
	return month;
}
