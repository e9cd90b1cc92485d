#ifndef MAIL_LETTER_FIELDS_H
#define MAIL_LETTER_FIELDS_H

#include "ledger/policy.h"
#include "letter.h"
#include "table/template.h"

/*
 * The names of a letter's template.  Beside the columns of the rows and the
 * rules of policy these are words and sentences, in plain English;
 * ref-thank(1) lists them.  None of those gives the reason of a status, and
 * none an amount unless `show_amounts`.
 */
struct letter_fields {
	const struct policy *policy;
	const struct row_head *head;	     /* whose columns are names */
	const struct letter_row *const *row; /* of the letter */
	size_t n;
	int show_amounts;
};

/* Where the values of a letter come from, whose letter_fields the template is
 * given. */
const struct template_from *letter_values(void);

#endif
