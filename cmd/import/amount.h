#ifndef IMPORT_AMOUNT_H
#define IMPORT_AMOUNT_H

#include <stdint.h>

/*
 * Amounts as other systems write them: 1,234.56, 1.234,56, 1 234,56,
 * 1'234.50, -$12, 12 EUR, (12.00).  Money has two places at most, so a mark
 * before three digits can only group thousands; more places than three are
 * allowed where they are zeros behind the second.
 */

/* s in hundredths when this mark stands before its decimals; MONEY_NONE if it
 * cannot be read so. */
int64_t amount_parse(const char *s, char mark);

#endif
