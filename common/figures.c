#include "figures.h"

#include "grid.h"
#include "words.h"

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
#define STATUS(name, word, id)                                    \
	{                                                         \
		name, "    " word, NULL, TALLY_SUM, tally_status, \
		    .arg = (id), .flags = GRID_QUIET              \
	}
#define SUM(name, by, col)                                         \
	{                                                          \
		name, NULL, by, TALLY_SUM, tally_int, .arg = (col) \
	}
#define MONEY(name, title, by, col)                                            \
	{                                                                      \
		name, title, by, TALLY_MONEY, tally_money, .arg = (col),       \
							   .flags = PAGE_MONEY \
	}
#define MEDIAN(name, title, by, col, count)                             \
	{                                                               \
		name, title, by, TALLY_MEDIAN, tally_int, .arg = (col), \
							  .n = count    \
	}
#define SHARE(name, title, by, m_, n_)                               \
	{                                                            \
		name, title, by, TALLY_SHARE, NULL, .m = m_, .n = n_ \
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
    STATUS("new", "new", W_NEW),
    STATUS("accepted", "accepted", W_ACCEPTED),
    STATUS("attempted", "attempted", W_ATTEMPTED),
    STATUS("contacted", "contacted", W_CONTACTED),
    STATUS("meeting", "meeting", W_MEETING),
    STATUS("proposal", "proposal", W_PROPOSAL),
    STATUS("on_hold", "on-hold", W_ON_HOLD),
    FLAG("closed", "  closed", NULL, WORD_CLOSED),
    STATUS("won", "won", W_WON),
    STATUS("lost", "lost", W_LOST),
    STATUS("declined", "declined", W_DECLINED),
    STATUS("not_a_fit", "not-a-fit", W_NOT_A_FIT),
    STATUS("no_need", "no-need", W_NO_NEED),
    STATUS("unreachable", "unreachable", W_UNREACHABLE),
    STATUS("expired", "expired", W_EXPIRED),
    {"rerouted", "  rerouted", NULL, TALLY_SUM, tally_status, .arg = W_REROUTED,
	.flags = GRID_QUIET},
    {"withdrawn", "  withdrawn", NULL, TALLY_SUM, tally_status,
	.arg = W_WITHDRAWN, .flags = GRID_QUIET},
    SHARE("won_of_all", "won of all", "won/all", "won", "referrals"),
    SHARE("won_of_closed", "won of closed", "won/closed", "won", "closed"),
    MONEY("value", "value won", "value won", REFERRAL_ROW_value),
    MEDIAN("first_days", "median days to first contact", "contact days",
	REFERRAL_ROW_first_days, "first_n"),
    MEDIAN("thank_days", "median days to thank", "thank days",
	REFERRAL_ROW_thank_days, "thank_n"),
    FIRST("first", NULL, REFERRAL_ROW_date),
    LAST("last", NULL, REFERRAL_ROW_date),
};

static const struct tally_figure partner[] = {
    COUNT("partners", NULL, "partners"),
    {"active", NULL, "active", TALLY_SUM, tally_is, .arg = PARTNER_ROW_stage,
	.is = "active"},
    SUM("received", "received", PARTNER_ROW_received),
    SUM("open", NULL, PARTNER_ROW_open),
    SUM("closed", NULL, PARTNER_ROW_closed),
    SUM("won", NULL, PARTNER_ROW_won),
    SHARE("won_of_closed", NULL, "won/closed", "won", "closed"),
    MONEY("value", NULL, "value won", PARTNER_ROW_value),
    SUM("given", "given", PARTNER_ROW_given),
    SUM("given_won", NULL, PARTNER_ROW_given_won),
    LAST("last_received", NULL, PARTNER_ROW_last_received),
};

static const struct tally_figure duty[] = {
    COUNT("duties", NULL, "duties"),
    IS("ours", "ours", DUTY_ROW_side, "ours"),
    IS("theirs", "theirs", DUTY_ROW_side, "theirs"),
    ABOVE("late", "late", DUTY_ROW_late),
    FIRST("earliest", "earliest", DUTY_ROW_due),
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

#define FIGURES(f) f, sizeof(f) / sizeof((f)[0])

static const struct figures kinds[ROWS_KINDS] = {
    [ROWS_OF_REFERRALS] = {"referrals", "Referrals", FIGURES(referral),
	REFERRAL_ROW_name, REFERRAL_ROW_firm},
    [ROWS_OF_PARTNERS] = {"partners", "Partners", FIGURES(partner),
	PARTNER_ROW_name, PARTNER_ROW_firm},
    [ROWS_OF_DUTIES] = {"duties", "Duties", FIGURES(duty), DUTY_ROW_name, -1},
    [ROWS_OF_EVENTS] = {"events", "Events", FIGURES(event), EVENT_ROW_name, -1},
    [ROWS_OF_MATCHES] = {"matches", "Matches", FIGURES(match), MATCH_ROW_name,
	-1},
    [ROWS_OF_NEEDS] = {"needs", "Needs", FIGURES(need), -1, -1},
    [ROWS_OF_FINDINGS] = {"findings", "Findings", FIGURES(finding),
	FINDING_ROW_name, -1},
};

const struct figures *
figures_of(enum rows_kind kind)
{
	return &kinds[kind];
}
