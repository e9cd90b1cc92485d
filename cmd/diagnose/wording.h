#ifndef DIAGNOSE_WORDING_H
#define DIAGNOSE_WORDING_H

#include "causes.h"
#include "table/template.h"

/*
 * The words of a finding.  sentences.txt has those of each cause, by its name;
 * in them {{name}} stands for another sentence, a figure that wording.c makes
 * of several columns, a column of the partner row or a rule of policy.
 */
struct wording {
	struct template sentences;
	const struct policy *policy;
	const struct partner_row *row;
	const struct cause *cause;
	struct mem_text text;
};

enum { WORDING_EVIDENCE, WORDING_REMEDY, WORDING_ASK, WORDING_CELLS };

void wording_open(struct wording *w, const struct policy *p);
void wording_close(struct wording *w);

/* The cells of a cause, of the partner of a row; until the next. */
void wording_make(struct wording *w, const struct partner_row *r,
    const struct cause *c, const char *cell[WORDING_CELLS]);

#endif
