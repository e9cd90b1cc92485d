#include "figures.h"

#include "ledger/words.h"
#include "measure.h"
#include "page/grid.h"

/*
 * The figures: name, title in all, title in a table by group, how they add
 * up.  A title of NULL: for programs only.
 */
#define COUNT(name, title, by)                                  \
	{                                                       \
		name, title, by, TALLY_SUM, tally_one, .arg = 0 \
	}
#define FLAG(name, title, by, flag)                                   \
	{                                                             \
		name, title, by, TALLY_SUM, tally_flag, .arg = (flag) \
	}
#define STATUS(indent, id, column, name, ...)                                \
	{#column, indent name, NULL, TALLY_SUM, tally_status, .arg = W_##id, \
	    .flags = GRID_QUIET},
#define SUM(name, by, col)                                         \
	{                                                          \
		name, NULL, by, TALLY_SUM, tally_int, .arg = (col) \
	}
#define MONEY(name, title, by, of, col)                               \
	{                                                             \
		name, title, by, TALLY_MONEY, of, .arg = (col),       \
						  .flags = PAGE_MONEY \
	}
#define MEDIAN(name, title, by, of, col, count, flags_)                      \
	{                                                                    \
		name, title, by, TALLY_MEDIAN, of, .arg = (col), .n = count, \
						   .flags = flags_           \
	}
#define WAIT(name, title, by, of, count)                              \
	{                                                             \
		name, title, by, TALLY_WAIT, of, .arg = 0, .n = count \
	}
#define MADE(kind, name, title, by, m_, n_, flags_)                            \
	{                                                                      \
		name, title, by, kind, NULL, .m = m_, .n = n_, .flags = flags_ \
	}
#define SHARE(name, title, by, m, n, flags) \
	MADE(TALLY_SHARE, name, title, by, m, n, flags)
#define HIDDEN(name, of)                                  \
	{                                                 \
		name, NULL, NULL, TALLY_SUM, of, .arg = 0 \
	}
#define FIRST(name, by, col)                                          \
	{                                                             \
		name, NULL, by, TALLY_FIRST, tally_date, .arg = (col) \
	}
#define LAST(name, by, col)                                          \
	{                                                            \
		name, NULL, by, TALLY_LAST, tally_date, .arg = (col) \
	}
#define ABOVE(name, by, col)                                         \
	{                                                            \
		name, NULL, by, TALLY_SUM, tally_above, .arg = (col) \
	}
#define IS(name, by, col, text)                                               \
	{                                                                     \
		name, NULL, by, TALLY_SUM, tally_is, .arg = (col), .is = text \
	}

static const struct tally_figure referral[] = {
    COUNT("referrals", "referrals", "all"),
    FLAG("open", "  open", "open", WORD_OPEN),
    /* clang-format off */
    WORDS_NEW(STATUS, "    ")
    WORDS_OPEN(STATUS, "    ")
    FLAG("closed", "  closed", NULL, WORD_CLOSED),
    WORDS_CLOSED(STATUS, "    ")
    WORDS_LEFT(STATUS, "  ")
    /* clang-format on */
    HIDDEN("tried", measure_tried),
    HIDDEN("decided", measure_decided),
    SHARE("won_of_all", "won of all", "won/all", "won", "referrals", 0),
    SHARE("won_of_closed", "won of closed", "won/closed", "won", "closed", 0),
    MONEY("value", "value won", "value won", tally_money, REFERRAL_ROW_value),
    MEDIAN("med_value", "median value won", NULL, tally_money,
	REFERRAL_ROW_value, "value_n", PAGE_MONEY),
    MONEY("open_value", "value open", NULL, measure_open_value,
	REFERRAL_ROW_expected),
    HIDDEN("loop_told", measure_loop_told),
    HIDDEN("loop_of", measure_loop_of),
    SHARE("loop_closure", "outcome told (loop closure)", "told", "loop_told",
	"loop_of", GRID_SPARE),
    HIDDEN("hole", measure_hole),
    HIDDEN("hole_of", measure_hole_of),
    SHARE("black_hole", "open, no report (black holes)", "no report", "hole",
	"hole_of", GRID_SPARE),
    WAIT("first_days", "days to first contact, median", "contact days",
	measure_first, "first_n"),
    MADE(TALLY_NINETY, "first_p90", "  90th percentile", NULL, "first_days",
	NULL, 0),
    HIDDEN("first_in", measure_first_in),
    HIDDEN("first_of", measure_first_of),
    SHARE(
	"first_within", "  contacted in time", NULL, "first_in", "first_of", 0),
    WAIT("thank_days", "days to thank, median", "thank days", measure_thank,
	"thank_n"),
    MADE(TALLY_NINETY, "thank_p90", "  90th percentile", NULL, "thank_days",
	NULL, 0),
    HIDDEN("thank_in", measure_thank_in),
    HIDDEN("thank_of", measure_thank_of),
    SHARE("thank_within", "  thanked in time", NULL, "thank_in", "thank_of", 0),
    FIRST("first", NULL, REFERRAL_ROW_date),
    LAST("last", NULL, REFERRAL_ROW_date),
};

static const struct tally_figure partner[] = {
    COUNT("partners", NULL, "partners"),
    {"active", NULL, NULL, TALLY_SUM, tally_is, .arg = PARTNER_ROW_stage,
	.is = "active"},
    HIDDEN("working", measure_working),
    SHARE("activity", "active", "active", "active", "working", 0),
    HIDDEN("start_in", measure_start_in),
    HIDDEN("start_of", measure_start_of),
    SHARE("activation", "first referral in time (activation)", NULL, "start_in",
	"start_of", 0),
    WAIT("start_days", "days to the first referral, median", NULL,
	measure_start, "start_n"),
    SUM("received", "received", PARTNER_ROW_received),
    SUM("open", NULL, PARTNER_ROW_open),
    SUM("closed", NULL, PARTNER_ROW_closed),
    SUM("won", NULL, PARTNER_ROW_won),
    SHARE("won_of_closed", NULL, "won/closed", "won", "closed", 0),
    MONEY("value", NULL, "value won", tally_money, PARTNER_ROW_value),
    SUM("given", "given", PARTNER_ROW_given),
    SUM("given_won", NULL, PARTNER_ROW_given_won),
    MADE(TALLY_RATIO, "reciprocity", "given for one received", NULL, "given",
	"received", 0),
    MADE(TALLY_BALANCE, "balance", "balance", "balance", "given", "received",
	GRID_SPARE),
    {"deposits", "deposits", NULL, TALLY_SUM, tally_int,
	.arg = PARTNER_ROW_deposits},
    {"asks", "times we asked", NULL, TALLY_SUM, tally_int,
	.arg = PARTNER_ROW_asks},
    HIDDEN("goals_in", measure_goal_in),
    HIDDEN("goals_of", measure_goal_of),
    SHARE("goals", "goals reached", NULL, "goals_in", "goals_of", 0),
    {"before_interview", "received before an interview", NULL, TALLY_SUM,
	tally_int, .arg = PARTNER_ROW_before_interview, .flags = GRID_QUIET},
    {"after_interview", "received after it", NULL, TALLY_SUM, tally_int,
	.arg = PARTNER_ROW_after_interview, .flags = GRID_QUIET},
    HIDDEN("missed", measure_missed),
    HIDDEN("late", measure_late),
    LAST("last_received", NULL, PARTNER_ROW_last_received),
    FIRST("first", NULL, PARTNER_ROW_since),
    LAST("last", NULL, PARTNER_ROW_since),
};

static const struct tally_figure duty[] = {
    COUNT("duties", NULL, "duties"),
    IS("ours", "ours", DUTY_ROW_side, "ours"),
    IS("theirs", "theirs", DUTY_ROW_side, "theirs"),
    ABOVE("late", "late", DUTY_ROW_late),
    FIRST("earliest", "earliest", DUTY_ROW_due),
    LAST("latest", NULL, DUTY_ROW_due),
};

static const struct tally_figure event[] = {
    COUNT("events", NULL, "events"),
    IS("by_us", "by us", EVENT_ROW_way, "out"),
    IS("by_them", "by them", EVENT_ROW_way, "in"),
    FIRST("first", "first", EVENT_ROW_date),
    LAST("last", "last", EVENT_ROW_date),
};

static const struct tally_figure match[] = {
    COUNT("matches", NULL, "matches"),
};

static const struct tally_figure need[] = {
    COUNT("needs", NULL, "needs"),
    FIRST("first", "first", NEED_ROW_date),
    LAST("last", "last", NEED_ROW_date),
};

static const struct tally_figure finding[] = {
    COUNT("findings", NULL, "findings"),
    {"principal", NULL, "principal", TALLY_SUM, tally_first, .arg = 0},
};

static const struct tally_figure month[] = {
    HIDDEN("received", measure_received),
    HIDDEN("received_won", measure_received_won),
    HIDDEN("given", measure_given),
};

#define FIGURES(f) f, sizeof(f) / sizeof((f)[0])

static const struct figures kinds[ROWS_KINDS] = {
    [ROWS_OF_REFERRALS] = {"referrals", "Referrals", FIGURES(referral),
	REFERRAL_ROW_name, REFERRAL_ROW_firm, "first", "last", 1},
    [ROWS_OF_PARTNERS] = {"partners", "Partners", FIGURES(partner),
	PARTNER_ROW_name, PARTNER_ROW_firm, "first", "last", 1},
    [ROWS_OF_DUTIES] = {"duties", "Duties", FIGURES(duty), DUTY_ROW_name, -1,
	"earliest", "latest", 0},
    [ROWS_OF_EVENTS] = {"events", "Events", FIGURES(event), EVENT_ROW_name, -1,
	"first", "last", 0},
    [ROWS_OF_MATCHES] = {"matches", "Matches", FIGURES(match), MATCH_ROW_name,
	-1, NULL, NULL, 0},
    [ROWS_OF_NEEDS] = {"needs", "Needs", FIGURES(need), -1, -1, "first", "last",
	0},
    [ROWS_OF_FINDINGS] = {"findings", "Findings", FIGURES(finding),
	FINDING_ROW_name, -1, NULL, NULL, 1},
};

const struct figures *
figures_of(enum rows_kind kind)
{
	return &kinds[kind];
}

const struct figures *
figures_months(void)
{
	static const struct figures months = {
	    "months", "Months", FIGURES(month), -1, -1, NULL, NULL, 0};

	return &months;
}
