#ifndef DIAGNOSE_WORDING_H
#define DIAGNOSE_WORDING_H

#include "causes.h"

/*
 * The words of a finding, made from a text: {{name}} stands for a sentence of
 * sentences.txt, a figure that wording.c makes of several columns, a column of
 * the partner row or a rule of policy; {{name:unit}} for a number and its unit,
 * "1 day", "30 days".
 */
struct wording {
	const struct partner_row *row;
	const struct policy *policy;
	const struct cause *cause;
};

/* Appends a text with its values. */
void wording_put(struct mem_text *to, const char *text, struct wording *w);

#endif
