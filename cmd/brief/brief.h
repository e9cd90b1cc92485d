#ifndef BRIEF_BRIEF_H
#define BRIEF_BRIEF_H

#include <stddef.h>
#include <stdio.h>

#include "base/mem.h"
#include "brief_input.h"
#include "ledger/policy.h"
#include "table/template.h"

/*
 * Pages about a partnership: the brief about us and the interview, which are
 * handed over to the partner, and the sheet for a meeting, which is for
 * ourselves.  One table (brief.c) says which names a page that is handed over
 * may show; what is not in it, it cannot.
 */
enum brief_page { BRIEF_US, BRIEF_MEETING, BRIEF_INTERVIEW, BRIEF_PAGES };

struct brief {
	enum brief_page page;
	const struct policy *policy;
	int today;
	char wanted[P_N]; /* the texts of policy that the template names */
	const struct brief_head *head;	 /* of the partner's row; NULL: none */
	const struct brief_partner *who; /* NULL: the page is for anybody */
	struct mem_pool pool;		 /* of the page */
};

/* The built-in template of a page. */
const char *brief_template(enum brief_page page);

/* The columns of partner rows (rows.h, -1 behind the last) that it wants. */
const int *brief_needed(enum brief_page page);

/*
 * Whether a template, whose page is of partners with this head, shows only
 * what there is and what may be shown: else ST_TROUBLE after messages.
 */
enum st brief_check(struct brief *b, const struct template *t);

/*
 * Says which texts of policy the templates checked so far want that are not
 * there, and why they matter: ST_TROUBLE.
 */
enum st brief_check_texts(const struct brief *b);

/* Prints the page for a partner (NULL: for anybody). */
void brief_print(FILE *fp, struct brief *b, const struct template *t,
    const struct brief_partner *who);

#endif
