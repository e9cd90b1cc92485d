#ifndef BRIEF_BRIEF_H
#define BRIEF_BRIEF_H

#include <stddef.h>
#include <stdio.h>

#include "brief_input.h"
#include "ledger/policy.h"
#include "table/template.h"

/*
 * Pages about a partnership: the brief about us and the interview, which are
 * handed over to the partner, and the sheet for a meeting, which is for
 * ourselves.  One table (brief_values.c) says which names a page that is
 * handed over may show; what is not in it, it cannot.
 */
enum brief_page { BRIEF_US, BRIEF_MEETING, BRIEF_INTERVIEW, BRIEF_PAGES };

struct brief {
	enum brief_page page;
	const struct policy *policy;
	int today;
	const struct row_head *head;	 /* of the partner's row; NULL: none */
	const struct brief_partner *who; /* NULL: the page is for anybody */
};

/* The built-in template of a page. */
const char *const *brief_template(enum brief_page page);

/* The columns of partner rows (NULL behind the last) that it wants. */
const char *const *brief_needed(enum brief_page page);

/*
 * Whether a template, whose page is of partners with this head, shows only
 * what there is and what may be shown, and wants no text of policy that is not
 * there: else ST_TROUBLE after messages.
 */
enum st brief_check(struct brief *b, const struct template *t);

/* Prints the page for a partner (NULL: for anybody). */
void brief_print(FILE *fp, struct brief *b, const struct template *t,
    const struct brief_partner *who);

/* Where the values of the page come from (brief_values.c). */
struct template_from brief_values(struct brief *b);

#endif
