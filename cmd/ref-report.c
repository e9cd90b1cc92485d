/*
 * ref-report - measure results.
 *
 * Reads any of the toolkit's rows and prints a report with a section for each
 * kind: a view, which is a line of the table below.  Every input is opened
 * before any is read, so that the page knows its sections from the beginning;
 * then the rows of each kind go through its view, kind by kind.  Memory: the
 * groups, or the lines that are printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "casebook.h"
#include "cell.h"
#include "docket.h"
#include "inputs.h"
#include "league.h"
#include "ledger.h"
#include "listing.h"
#include "mem.h"
#include "opt.h"
#include "out.h"
#include "policy.h"
#include "report.h"
#include "score.h"

#define LISTING                                         \
	{                                               \
		listing_begin, listing_row, listing_end \
	}
#define SCORE                                     \
	{                                         \
		score_begin, score_row, score_end \
	}

/* The sections of a report, in their order; by a column all are scores, and
 * under -l all are listings. */
static const struct {
	enum rows_kind kind;
	struct view view;
} sections[] = {
    {ROWS_OF_DUTIES, {docket_begin, docket_row, docket_end}},
    {ROWS_OF_REFERRALS, SCORE},
    {ROWS_OF_PARTNERS, {league_begin, league_row, league_end}},
    {ROWS_OF_NEEDS, LISTING},
    {ROWS_OF_MATCHES, LISTING},
    {ROWS_OF_EVENTS, LISTING},
    {ROWS_OF_FINDINGS, {casebook_begin, casebook_row, casebook_end}},
};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

static const struct view by_column = SCORE, as_list = LISTING;

static void
usage(FILE *fp)
{
	fputs("usage: ref-report [-ahlV] [-b COLUMN] [-o text|csv] "
	      "[FILE ...]\n",
	    fp);
}

/* Whether an input is one that can be reported on. */
static enum st
fits(const struct input *in, void *ctx)
{
	const char *by = ((const struct report *)ctx)->by;

	if (in->kind == ROWS_KINDS) {
		msg_at(tab_file(in->t), 1, NULL,
		    "none of the rows of ref-rows(5): referral, partner, "
		    "duty, event, match, need or finding rows");
		return ST_TROUBLE;
	}
	if (by != NULL && tab_find(in->t, by) < 0) {
		msg_at(tab_file(in->t), 1, NULL, "no column '%s' in these %s",
		    by, rows_title(in->kind));
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* Hands the rows of an input to the view of its kind. */
static enum st
read_input(const struct report *r, const struct input *in, const struct view *v,
    void *state)
{
	size_t n;
	const char *const *names = rows_names(in->kind, &n);
	int *at = mem_alloc(n, sizeof(*at));
	struct report_row row = {
	    in->t, at, r->by != NULL ? tab_find(in->t, r->by) : -1};
	enum st st = tab_bind(in->t, names, n, 0, at);
	int asof;

	while (tab_next(in->t)) /* the last column of all rows is asof */
		if (cell_date(in->t, at[n - 1], &asof) >= 0)
			v->row(state, &row);
	free(at);
	return msg_worst(st, tab_status(in->t));
}

/* The views of all kinds that came begin, then take their rows and end. */
static enum st
print(const struct report *r, const struct inputs *x)
{
	const struct input *in = x->of;
	const struct view *view[SECTIONS];
	void *state[SECTIONS] = {NULL};
	enum st st = ST_OK;
	size_t s, i;

	for (s = 0; s < SECTIONS; s++) {
		view[s] = r->by ? &by_column
		    : r->list	? &as_list
				: &sections[s].view;
		for (i = 0; i < x->n && state[s] == NULL; i++)
			if (in[i].t && in[i].kind == sections[s].kind)
				state[s] = view[s]->begin(r, sections[s].kind);
	}
	for (s = 0; s < SECTIONS; s++) {
		if (state[s] == NULL)
			continue;
		for (i = 0; i < x->n; i++)
			if (in[i].t && in[i].kind == sections[s].kind)
				st = msg_worst(st,
				    read_input(r, &in[i], view[s], state[s]));
		view[s]->end(state[s]);
	}
	return st;
}

/* The report on the inputs named in files. */
static enum st
report(struct report *r, enum page_form form, char *files[])
{
	struct policy policy;
	enum st st = ledger_policy(&policy, NULL);
	struct inputs x = {0};
	enum rows_kind kind;
	int good = 0;

	st = msg_worst(st, inputs_open(&x, files, fits, r));
	for (kind = 0; kind < ROWS_KINDS; kind++)
		good |= inputs_have(&x, kind);
	if (good) {
		r->page = page_new(form, page_width(),
		    policy_n(&policy, P_PERCENT_FROM),
		    policy_text(&policy, P_CURRENCY));
		st = msg_worst(st, print(r, &x));
		page_close(r->page);
	}
	inputs_close(&x);
	policy_free(&policy);
	return st;
}

int
main(int argc, char *argv[])
{
	struct report r = {0};
	enum page_form form = PAGE_TEXT;
	int ch;

	while ((ch = opt_next(argc, argv, "+ab:hlo:V")) != -1)
		switch (ch) {
		case 'a': r.all = 1; break;
		case 'b': r.by = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'l': r.list = 1; break;
		case 'o':
			if ((form = page_form(optarg)) == PAGE_FORMS)
				msg_die(
				    "-o: '%s' is neither text nor csv", optarg);
			break;
		case 'V': opt_version(); return out_close(ST_OK);
		default: usage(stderr); return ST_TROUBLE;
		}
	if (r.list && r.by != NULL) {
		msg("-b and -l: either groups or a list");
		usage(stderr);
		return ST_TROUBLE;
	}
	return out_close(report(&r, form, argv + optind));
}
