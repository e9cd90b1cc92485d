#ifndef REPORT_REPORT_DUTIES_H
#define REPORT_REPORT_DUTIES_H

#include "report.h"
#include "status/duty.h"

/*
 * Duty rows as a docket: ours and theirs apart, by duty, the most overdue
 * first.  No rows, no text at all, so that cron sends no mail.
 */
void *docket_begin(const struct report *r, enum rows_kind kind);
void docket_row(void *state, const struct report_row *row);
void docket_end(void *state);

/* Which duty a row is of, or DUTIES after a message. */
enum duty docket_duty(const struct report_row *row);

#endif
