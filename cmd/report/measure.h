#ifndef REPORT_MEASURE_H
#define REPORT_MEASURE_H

#include "aggregate.h"

/*
 * How well received referrals and partnerships are looked after: what of a
 * row is added to the figures that judge it.  ref-rows(5), MEASURES, has the
 * formulas and their sources.
 *
 * A limit counts once it has passed: who has until tomorrow has not failed,
 * and who was quick today has not yet proved anything.  Where a rule is
 * `never` there is no limit, and nothing to count; nor where a row lacks the
 * column or the day on which a measure rests.
 */
typedef int64_t measure(
    const struct tally_row *r, const struct tally_figure *f);

/* 1 for a received referral, for one that was won, for one given. */
measure measure_received, measure_received_won, measure_given;

/* How far a referral came: 1 if a contact was tried at least, or it was won; 1
 * if it is closed besides. */
measure measure_tried, measure_decided;

/* Loop closure: 1 for a referral that ended and whose giver should know by
 * now; 1 if they were told the outcome. */
measure measure_loop_of, measure_loop_told;

/* Black holes: 1 for an open referral; 1 if the last report to its giver is
 * older than inform_every. */
measure measure_hole_of, measure_hole;

/* Days to the first contact, open where there was none yet; 1 if the limit
 * has passed; 1 if it was kept. */
measure measure_first, measure_first_of, measure_first_in;

/* The same of the thanks. */
measure measure_thank, measure_thank_of, measure_thank_in;

/* What a referral that is open may bring: money. */
measure measure_open_value;

/* Of a partner: 1 unless it is a candidate or ended. */
measure measure_working;

/* Our duties on the referrals of a partner that were missed, among the judged
 * ones; those that are late today. */
measure measure_missed, measure_late;

/* 1 for a partner for more than judge_days; 1 if a referral came within them;
 * days to the first, open where there is none. */
measure measure_start_of, measure_start_in, measure_start;

/* 1 for a partner with a goal; 1 if it is reached: measure_reaches. */
measure measure_goal_of, measure_goal_in;

/*
 * Whether so many referrals, received in as many days as the partnership has
 * lasted and the window has (window_days), are a goal a month, in hundredths.
 * A month has 365.25 / 12 days.
 */
int measure_reaches(
    int64_t received, int64_t days, int64_t window, int64_t goal);

/* Reads the date in a column, DATE_NONE for none: 0, or -1 where it is no date
 * (said). */
int measure_date(const struct tally_row *r, int col, int *date);

#endif
