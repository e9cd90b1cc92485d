#ifndef DIAGNOSE_WORDING_H
#define DIAGNOSE_WORDING_H

#include "causes.h"

/*
 * The words of a finding, made from a format: {name} stands for a column of
 * the partner row, a rule of policy, or one of the words that wording.c makes
 * of several; {name:unit} for a number and its unit, "1 day", "30 days".
 */
struct wording {
	const struct partner_row *row;
	const struct policy *policy;
	const struct cause *cause;
};

/* Appends the words of a format. */
void wording_put(
    struct mem_text *to, const char *format, const struct wording *w);

#endif
