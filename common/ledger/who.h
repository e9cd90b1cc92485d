#ifndef WHO_H
#define WHO_H

#include <stddef.h>

#include "ledger/sheet.h"

/*
 * WHO: how a partner or a referral is named on a command line.  In this
 * order, and the first that matches anything decides: an id; the start of
 * one; the start of the five characters at the end of a referral's id; an
 * e-mail; whole words of name, firm or prospect, caseless.
 */
struct who_named {
	size_t as;    /* the candidate it stands for: itself, or the root of a
			 same_as */
	int referral; /* else a partner */
	/* whether nothing but its whole id names it, asked where something else
	 * does; NULL: no */
	int (*hides)(void *ctx, size_t i);
	const char *id;
	const char *email; /* these are "" or NULL where there is none */
	const char *name, *firm, *prospect;
};

/* Takes from a row of partners or referrals all but as and hides. */
void who_row(struct who_named *x, const struct sheet *s, size_t row);

/* Describes the candidate i of n in *x, which is zeroed; what it points at must
 * last until it is called again. */
typedef void who_get(void *ctx, size_t i, struct who_named *x);

/*
 * The one of n candidates that text names: its `as`, said on standard error
 * when text is not its id.  None or several: says so, lists them (at most 20)
 * with what tells them apart, and returns (size_t)-1.  `what` is what the
 * candidates are: "partner", or "partner or referral".
 */
size_t who_one(
    const char *text, const char *what, size_t n, who_get *get, void *ctx);

#endif
