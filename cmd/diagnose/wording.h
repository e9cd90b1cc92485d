#ifndef DIAGNOSE_WORDING_H
#define DIAGNOSE_WORDING_H

#include "ledger/policy.h"
#include "odds.h"

/*
 * The words of a finding, made from a format: {name} stands for a column of
 * the partner row, a rule of policy, or one of the words that phrase.c makes
 * of several; {name:unit} for a number and its unit, "1 day", "30 days".
 */
struct phrase {
	const struct facts *facts;
	const struct policy *policy;
	const struct sign *sign;
};

/* The phrase; the caller frees. */
char *phrase_make(const char *format, const struct phrase *p);

#endif
