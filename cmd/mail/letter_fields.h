#ifndef MAIL_LETTER_FIELDS_H
#define MAIL_LETTER_FIELDS_H

#include "ledger/policy.h"
#include "letter.h"
#include "table/template.h"

/*
 * What a letter tells of referrals: the values of a template's names.  Beside
 * the columns of the rows and the rules of policy these are words that are
 * made of several, in plain English; ref-thank(1) lists them.  None of those
 * gives the reason of a status, and none an amount unless `show`.
 */
struct tidings {
	const struct policy *policy;
	const struct letter_head *head;	     /* of kind */
	const struct letter_row *const *row; /* of the letter */
	size_t n;
	int show;
	struct mem_pool pool;
};

/* The functions of a template_from; ctx is a struct tidings. */
int tidings_kind(void *ctx, const char *name);
const char *tidings_value(void *ctx, const char *name, size_t referral);

/* What a partner is called in a letter, and by messages. */
const char *tidings_partner(const struct letter_row *r);

#endif
