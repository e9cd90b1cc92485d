#ifndef REPORT_REPORT_FINDINGS_H
#define REPORT_REPORT_FINDINGS_H

#include "report.h"

/*
 * Finding rows as a casebook: the verdicts and the principal causes with
 * their numbers of partners, what concerns ourselves, and a block for each of
 * the partners that matter most: verdict, causes, evidence, what to do.
 *
 * What matters most is what we can mend: the verdict (repair, adjust, leave,
 * watch, ...), then the weights of the findings together, then the order of
 * the rows.
 */
void *casebook_begin(const struct report *r, enum rows_kind kind);
void casebook_row(void *state, const struct report_row *row);
void casebook_end(void *state);

#endif
