#ifndef MONEY_H
#define MONEY_H

#include <stdint.h>

/* Money is a whole number of hundredths. */
#define MONEY_NONE INT64_MIN

/* "-922337203685477580.80" and its NUL */
enum { MONEY_LEN = 24 };

/*
 * A decimal number with at most two places: "-12", "12.5", "12.50".
 * MONEY_NONE if s is not that, or does not fit.
 */
int64_t money_parse(const char *s);

/* Adds n to *sum; 0, or -1 where the sum does not fit and is left alone. */
int money_add(int64_t *sum, int64_t n);

/* Writes it with two places, or "" for MONEY_NONE; returns buf. */
char *money_print(int64_t m, char buf[MONEY_LEN]);

#endif
