/*
 * ref-report - measure results.
 *
 * Reads any of the toolkit's rows and prints a report with a section for each
 * kind: a view, which is a line of the table below.  Every input is opened
 * before any is read, so that the page knows its sections from the beginning;
 * then the rows of each kind go through its view, kind by kind.  Memory: the
 * groups, a few cells of each partner of a league, the findings.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/opt.h"
#include "ledger/inputs.h"
#include "ledger/ledger.h"
#include "ledger/policy.h"
#include "report.h"
#include "report_duties.h"
#include "report_findings.h"
#include "report_list.h"
#include "report_ranking.h"
#include "report_summary.h"
#include "table/cell.h"
#include "table/out.h"

#define LISTING                                            \
	{                                                  \
		listing_begin, listing_row, listing_end, 0 \
	}
#define SCORE                                        \
	{                                            \
		score_begin, score_row, score_end, 1 \
	}

/* The sections of a report, in their order; by a column all are scores, and
 * under -l all are listings. */
static const struct {
	enum rows_kind kind;
	struct view view;
} sections[] = {
    {ROWS_OF_REFERRALS, SCORE},
    {ROWS_OF_PARTNERS, {league_begin, league_row, league_end, 0}},
    {ROWS_OF_DUTIES, {docket_begin, docket_row, docket_end, 0}},
    {ROWS_OF_NEEDS, LISTING},
    {ROWS_OF_MATCHES, LISTING},
    {ROWS_OF_EVENTS, LISTING},
    {ROWS_OF_FINDINGS, {casebook_begin, casebook_row, casebook_end, 0}},
};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

static const struct view by_column = SCORE, as_list = LISTING;

static void
usage(FILE *fp)
{
	fputs("usage: ref-report [-ahlV] [-b COLUMN] [-C DIR] "
	      "[-o " PAGE_FORM_NAMES "]\n"
	      "           [-p PERIOD] [FILE ...]\n",
	    fp);
}

/* Whether an input is one that can be reported on. */
static enum st
fits(const struct input *in, void *ctx)
{
	const struct report *r = ctx;

	if (in->kind == ROWS_KINDS) {
		msg_at(tab_file(in->t), 1, NULL,
		    "none of the rows of ref-rows(5): referral, partner, "
		    "duty, event, match, need or finding rows");
		return ST_TROUBLE;
	}
	if (r->by != NULL && tab_find(in->t, r->by) < 0 &&
	    (r->span == SPANS || report_date(in->kind) < 0)) {
		msg_at(tab_file(in->t), 1, NULL, "no column '%s' in these %s",
		    r->by, rows_title(in->kind));
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* Which part of the report a row belongs to; PARTS: none. */
static enum report_part
part_of(const struct report *r, const struct report_row *row)
{
	struct days now, before;

	if (row->asof == DATE_NONE && period_needs_asof(r->period)) {
		tab_complain(row->t, -1, "no asof, from which -p counts");
		return PARTS;
	}
	period_days(r->period, row->asof, &now, &before);
	if (row->date >= now.from && row->date <= now.to)
		return PART_NOW;
	return row->date >= before.from && row->date <= before.to ? PART_BEFORE
								  : PARTS;
}

/* Hands the rows of an input to the view of its kind. */
static enum st
read_input(const struct report *r, const struct input *in, const struct view *v,
    void *state)
{
	size_t n;
	const char *const *names = rows_names(in->kind, &n);
	int *at = mem_alloc(n, sizeof(*at));
	struct report_row row = {.t = in->t, .at = at, .by = -1};
	enum st st = tab_bind(in->t, names, n, 0, at);
	int chooses = r->period != NULL && report_chooses(in->kind);
	int dates = chooses;

	if (r->by != NULL && (row.by = tab_find(in->t, r->by)) < 0)
		dates = 1;
	while (tab_next(in->t)) {
		row.asof = row.date = DATE_NONE;
		/* the last column of all rows is asof */
		if (cell_date(in->t, at[n - 1], &row.asof) < 0 ||
		    (dates &&
			cell_date(in->t, at[report_date(in->kind)], &row.date) <
			    0))
			continue;
		row.part = chooses ? part_of(r, &row) : PART_NOW;
		if (row.part == PART_NOW ||
		    (row.part == PART_BEFORE && v->compares))
			v->row(state, &row);
	}
	free(at);
	return msg_worst(st, tab_status(in->t));
}

/* A section of the report at hand. */
struct section {
	enum rows_kind kind;
	const struct view *view;
	void *state; /* NULL: no rows of its kind came */
};

/* Hands every row of a section's kind to it. */
static enum st
read_section(const struct report *r, const struct inputs *x, struct section *s)
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < x->n && s->state != NULL; i++)
		if (x->of[i].t && x->of[i].kind == s->kind)
			st = msg_worst(
			    st, read_input(r, &x->of[i], s->view, s->state));
	return st;
}

/*
 * The views of all kinds that came begin, then take their rows and end.  The
 * verdicts on partners are read before all else, though said last.
 */
static enum st
print(const struct report *r, const struct inputs *x)
{
	struct section section[SECTIONS] = {0}, *s;
	struct section *last = &section[SECTIONS - 1];
	enum st st = ST_OK;
	int first;

	for (s = section; s <= last; s++) {
		s->kind = sections[s - section].kind;
		s->view = r->by ? &by_column
		    : r->list	? &as_list
				: &sections[s - section].view;
		s->state =
		    inputs_have(x, s->kind) ? s->view->begin(r, s->kind) : NULL;
	}
	first = last->view->begin == casebook_begin;
	if (first)
		st = read_section(r, x, last);
	for (s = section; s <= last; s++) {
		if (!first || s < last)
			st = msg_worst(st, read_section(r, x, s));
		if (s->state != NULL)
			s->view->end(s->state);
	}
	return st;
}

/* Whether there is something to report on: kinds of rows, and with a period
 * one of those that it chooses from. */
static enum st
suffices(const struct report *r, const struct inputs *x)
{
	enum rows_kind kind;
	int any = 0, chosen = 0;

	for (kind = 0; kind < ROWS_KINDS; kind++) {
		any |= inputs_have(x, kind);
		chosen |= inputs_have(x, kind) && report_chooses(kind);
	}
	if (any && r->period != NULL && !chosen)
		msg("-p chooses among referral, event and need rows: there "
		    "are none");
	return any && (chosen || r->period == NULL) ? ST_OK : ST_TROUBLE;
}

/* The report on the inputs named in files. */
static enum st
report(struct report r, enum page_form form, const char *dir, char *files[])
{
	struct policy policy;
	struct map verdicts = {0};
	struct tags tags = {0};
	enum st st = ledger_policy(&policy, dir), enough;
	struct inputs x = {0};
	char *found;

	r.policy = &policy;
	r.verdicts = &verdicts;
	r.tags = &tags;
	if (r.by != NULL && strcmp(r.by, "category") == 0) {
		found = ledger_find(dir);
		st = msg_worst(st, tags_synonyms(&tags, found));
		free(found);
	}
	st = msg_worst(st, inputs_open(&x, files, fits, &r));
	enough = suffices(&r, &x);
	if (enough == ST_OK) {
		r.page = page_new(form,
		    &(struct page_how){page_width(),
			policy_n(&policy, P_PERCENT_FROM),
			policy_text(&policy, P_CURRENCY),
			policy_text(&policy, P_MY_FIRM)});
		st = msg_worst(st, print(&r, &x));
		page_close(r.page);
	}
	inputs_close(&x);
	map_free(&verdicts);
	tags_free(&tags);
	policy_free(&policy);
	return msg_worst(st, enough);
}

int
main(int argc, char *argv[])
{
	static const struct opt_rule contrary = {.letter = 'b',
	    .others = "l",
	    .why = "-b and -l: either groups or a list"};
	struct report r = {.span = SPANS};
	struct period period;
	enum page_form form = PAGE_TEXT;
	const char *dir = NULL;
	int ch;

	while ((ch = opt_next(argc, argv, "+ab:C:hlo:p:V")) != -1)
		switch (ch) {
		case 'a': r.all = 1; break;
		case 'b':
			r.by = optarg;
			r.span = span_find(optarg);
			break;
		case 'C': dir = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'l': r.list = 1; break;
		case 'o':
			if ((form = page_form(optarg)) == PAGE_FORMS)
				msg_die("-o: '%s' is none of %s", optarg,
				    PAGE_FORM_NAMES);
			break;
		case 'p':
			if (period_parse(&period, optarg) != 0)
				msg_die("-p: '%s' is no period: 2026, 2026-Q1, "
					"2026-03 or FROM..TO",
				    optarg);
			r.period = &period;
			break;
		case 'V': opt_version(); return out_close(ST_OK);
		default: usage(stderr); return ST_TROUBLE;
		}
	if (opt_conflict(&contrary, 1)) {
		usage(stderr);
		return ST_TROUBLE;
	}
	return out_close(report(r, form, dir, argv + optind));
}
