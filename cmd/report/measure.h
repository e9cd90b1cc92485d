#ifndef REPORT_MEASURE_H
#define REPORT_MEASURE_H

#include "aggregate.h"

/*
 * A measure returns how much a row adds to a figure, or TALLY_NONE; how well
 * received referrals and partnerships are looked after.  ref-rows(5), MEASURES,
 * has the formulas and their sources.
 *
 * A limit counts once it has passed: who has until tomorrow has not failed,
 * and who was quick today has not yet proved anything.  Where a rule is
 * `never` there is no limit, and nothing to count; nor where a row lacks the
 * column or the day on which a measure rests.
 *
 * A rate is two figures of one measure: the rows that are judged, and with
 * `in` those of them that are in time.
 */
typedef int64_t measure(const struct line *x, const struct tally_figure *f);

/* A row of any kind: 1; the number, amount or date in column arg; 1 if that
 * column is the text `is`, or a number above 0. */
measure measure_one, measure_int, measure_money, measure_date, measure_is,
    measure_above;

/* A finding: 1 if it is the first of its partner. */
measure measure_principal;

/* A referral: 1 if its status is the word arg; if it has one of the flags
 * arg; if it was received (arg: 1) or given (0), with `in` and won. */
measure measure_status, measure_flag, measure_direction;

/* How far a referral came: 1 if a contact was tried at least, or it was won;
 * with `in` if it is closed besides. */
measure measure_tried;

/* Loop closure, a rate: referrals that ended and whose giver should know by
 * now; those whose giver was told the outcome. */
measure measure_loop;

/* Black holes, a rate: open referrals; those whose giver had no report for
 * longer than inform_every. */
measure measure_hole;

/* Days to the first contact (arg: REFERRAL_ROW_first_days), open where there
 * was none yet, or to the thanks (thank_days); and the rate of the limit. */
measure measure_wait, measure_wait_rate;

/* Money that a referral that is open may bring. */
measure measure_open_value;

/* A partner: 1 unless it is a candidate or ended. */
measure measure_working;

/* The sum of the columns cols. */
measure measure_sum;

/* Days to the first referral of a partner, open where there is none; the rate:
 * partners for more than judge_days, those with a referral within them. */
measure measure_start, measure_start_rate;

/* Partners with a goal, a rate: those that reach it. */
measure measure_goal;

#endif
