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
	struct template template;
	const struct row_head *head;	 /* of the rows; NULL: there are none */
	const struct brief_partner *who; /* the page is for */
	struct mem_text text;		 /* of the page */
};

/* The built-in template of a page. */
const char *const *brief_template(enum brief_page page);

/* Takes the template in a file, or the built-in one if the path is NULL. */
enum st brief_open(struct brief *b, const char *path);
void brief_close(struct brief *b);

/* The columns of partner rows (NULL behind the last) that it wants. */
const char *const *brief_needed(enum brief_page page);

/*
 * Whether the template, whose page is of partners with this head, shows only
 * what there is and what may be shown, and wants no text of policy that is not
 * there: else ST_TROUBLE after messages.
 */
enum st brief_check(struct brief *b, const struct row_head *head);

/* Prints the page for a partner. */
void brief_print(FILE *fp, struct brief *b, const struct brief_partner *who);

/* Where the values of a page come from, whose brief the template is given
 * (brief_values.c). */
const struct template_from *brief_values(void);

#endif
