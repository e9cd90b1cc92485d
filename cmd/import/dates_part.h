#ifndef IMPORT_DATES_PART_H
#define IMPORT_DATES_PART_H

#include "dates.h"

/*
 * The day of a date that is a number, an epoch or a spreadsheet's; DATE_NONE
 * if s is none.  likely: nor if another order could have so many digits.
 */
int foreign_number(const char *s, enum foreign_order o, int likely);

#endif
