#ifndef REPORT_REPORT_SUMMARY_H
#define REPORT_REPORT_SUMMARY_H

#include "report.h"

/*
 * The figures of rows: of referral rows in all (counts, conversion, value,
 * medians; received and given beside each other), and of rows of any kind by
 * a column.  The figures are lines of the tables in figures.c.
 */
void *score_begin(const struct report *r, enum rows_kind kind);
void score_row(void *state, const struct report_row *row);
void score_end(void *state);

#endif
