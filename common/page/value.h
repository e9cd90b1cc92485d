#ifndef VALUE_H
#define VALUE_H

#include <stdint.h>

#include "base/median.h"

/*
 * A cell as what it is: whoever fills a page says the value, and each form
 * shows it in its way.
 */
enum value_is {
	VALUE_TEXT, /* people, programs: what each reads; borrowed */
	VALUE_INT,  /* m, as in all that follow */
	VALUE_DATE,
	VALUE_MONEY,   /* hundredths, empty for MONEY_NONE */
	VALUE_SHARE,   /* m/n; for programs the quotient; empty where n is 0 */
	VALUE_RATIO,   /* m/n, two decimals; "inf" where only n is 0 */
	VALUE_BALANCE, /* (m - n) / (m + n), where there are enough of them */
	VALUE_MEDIAN,  /* a figure of n numbers, '>' before a lower bound */
	VALUE_PERCENTILE, /* the same */
	VALUE_BAR	  /* m of n long; for people only */
};

struct value {
	enum value_is is;
	short half, more; /* of a figure, as in median.h */
	union {
		const char *people;
		int64_t m;
	};
	union {
		const char *programs;
		int64_t n;
	};
};

enum { VALUE_BALANCE_MIN = 3 }; /* of fewer there is no balance */

struct value value_text(const char *s);
struct value value_both(const char *people, const char *programs);
struct value value_of(enum value_is is, int64_t m, int64_t n);
struct value value_figure(enum value_is is, struct median_figure f, int64_t n);

/* Where a value is shown, and by which rules. */
struct value_how {
	int percent_from;     /* no percentage of fewer */
	const char *currency; /* for cards */
	int card;	      /* the percentage is what is large */
	int counted;	      /* there is room for the n of a median */
	int money;	      /* figures are of money */
};

/* The texts that people read, that explain it behind (may be ""), that programs
 * read.  Bars are drawn by their form. */
struct value_shown {
	const char *people, *extra, *programs;
	char text[3][64];
};

void value_show(
    struct value v, const struct value_how *how, struct value_shown *s);

#endif
