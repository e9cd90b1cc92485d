#ifndef CELL_H
#define CELL_H

#include <stdint.h>

#include "table/tab.h"

/*
 * Cells of rows as values.  A column is a place in the row (-1: not there,
 * an empty cell).  Each returns 1, 0 for an empty cell, which leaves the value
 * alone, or -1 for another text, which is reported as a fault of the row.
 */
int cell_int(struct tab *t, int col, int64_t *n); /* within +-10^18 */
int cell_count(struct tab *t, int col, int *n);	  /* from 0 to 99999999 */
int cell_money(struct tab *t, int col, int64_t *money);
int cell_date(struct tab *t, int col, int *date);

#endif
