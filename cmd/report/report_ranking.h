#ifndef REPORT_REPORT_RANKING_H
#define REPORT_REPORT_RANKING_H

#include "report.h"

/*
 * The league table of partner rows: those of whom most was received first;
 * among them those of whom most was won, of most value, who were given most.
 */
void *league_begin(const struct report *r, enum rows_kind kind);
void league_row(void *state, const struct report_row *row);
void league_end(void *state);

#endif
