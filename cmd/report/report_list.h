#ifndef REPORT_REPORT_LIST_H
#define REPORT_REPORT_LIST_H

#include "report.h"

/*
 * Rows listed, a line each, in the order in which they come: what -l prints
 * of any kind, the diary of event rows, the needs.  Memory: a page of rows.
 */
void *listing_begin(const struct report *r, enum rows_kind kind);
void listing_row(void *state, const struct report_row *row);
void listing_end(void *state);

#endif
