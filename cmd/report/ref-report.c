/*
 * ref-report - measure results.
 *
 * Reads any of the toolkit's rows and prints a report, with a section for each
 * kind of rows.  The way of a row to the page:
 *
 * 1. This file opens every input before it reads any, so that the page knows
 *    all its columns.  It chooses a view for each kind, and hands it the rows
 *    of that kind as lines (report.h), those of the period with -p.
 * 2. A view (report_*.c) decides what becomes of a row.  It counts the row in a
 *    tally (aggregate.c), hands the line to a section, or both.
 * 3. A tally adds up figures.  figures.c has the table of them, measure.c says
 *    how much a row adds to each.  Its groups are lines again.
 * 4. A section (section.c) asks its columns for the values of a line, and
 *    prints them at once or in an order at the end.
 * 5. The page (page/page.h) shows a value in the form that -o names.
 *
 * Memory: the groups of tallies, the lines that are held, the findings.
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
#include "figures.h"
#include "report.h"
#include "table/out.h"
#include "table/row.h"

/* The sections of a report in their order.  With -b all views are summaries,
 * with -l all are lists. */
static const struct {
	enum rows_kind kind;
	const struct view *(*view)(void);
} sections[] = {
    {ROWS_OF_REFERRALS, summary_view},
    {ROWS_OF_PARTNERS, ranking_view},
    {ROWS_OF_DUTIES, duties_view},
    {ROWS_OF_NEEDS, list_view},
    {ROWS_OF_MATCHES, list_view},
    {ROWS_OF_EVENTS, list_view},
    {ROWS_OF_FINDINGS, findings_view},
};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

static void
usage(FILE *fp)
{
	fprintf(fp,
	    "usage: ref-report [-ahlV] [-b COLUMN] [-C DIR] "
	    "[-o %s]\n"
	    "           [-p PERIOD] [FILE ...]\n",
	    PAGE_FORM_NAMES);
}

/* Refuses an input that is of no kind, or that -b cannot group. */
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
	    (r->span == SPANS || figures_of(in->kind)->date < 0)) {
		msg_at(tab_file(in->t), 1, NULL, "no column '%s' in these %s",
		    r->by, rows_title(in->kind));
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* The part of the report to which a row belongs; PARTS: none. */
static enum report_part
part_of(const struct report *r, const struct line *x)
{
	struct days now, before;

	if (x->asof == DATE_NONE && period_needs_asof(r->period)) {
		tab_complain(x->t, -1, "no asof, from which -p counts");
		return PARTS;
	}
	period_days(r->period, x->asof, &now, &before);
	if (x->date >= now.from && x->date <= now.to)
		return PART_NOW;
	return x->date >= before.from && x->date <= before.to ? PART_BEFORE
							      : PARTS;
}

/* Hands the rows of an input to the view of their kind. */
static enum st
read_input(const struct report *r, struct tab *t, enum rows_kind kind,
    const struct view *v, void *state)
{
	const struct figures *f = figures_of(kind);
	size_t n;
	const char *const *names = rows_names(kind, &n);
	int *at = mem_alloc(n, sizeof(*at));
	struct line x = {
	    .t = t, .kind = kind, .at = at, .by = -1, .policy = r->policy};
	enum st st = tab_bind(t, names, n, 0, at);
	int chooses = r->period != NULL && f->chooses;
	int dates = chooses;

	if (r->by != NULL && (x.by = tab_find(t, r->by)) < 0)
		dates = 1;
	while (tab_next(t)) {
		x.asof = x.date = DATE_NONE;
		/* the last column of all rows is asof */
		if (cell_date(t, at[n - 1], &x.asof) < 0 ||
		    (dates && cell_date(t, at[f->date], &x.date) < 0))
			continue;
		x.part = chooses ? part_of(r, &x) : PART_NOW;
		if (x.part == PART_NOW ||
		    (x.part == PART_BEFORE && v->compares))
			v->row(state, &x);
	}
	free(at);
	return msg_worst(st, tab_status(t));
}

/* Hands the view the rows of all inputs of a kind. */
static enum st
read_kind(const struct report *r, const struct inputs *x, enum rows_kind kind,
    const struct view *v, void *state)
{
	enum st st = ST_OK;
	struct tab *t;
	size_t i = 0;

	while ((t = inputs_next(x, kind, &i)) != NULL)
		st = msg_worst(st, read_input(r, t, kind, v, state));
	return st;
}

/*
 * Begins the views of all kinds that came; then each takes its rows and ends.
 * The findings are read first, since the ranking shows their verdicts, and
 * printed last.
 */
static enum st
print(const struct report *r, const struct inputs *x)
{
	const struct view *v[SECTIONS];
	void *state[SECTIONS] = {NULL};
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < SECTIONS; i++) {
		v[i] = r->by  ? summary_view()
		    : r->list ? list_view()
			      : sections[i].view();
		if (inputs_have(x, sections[i].kind))
			state[i] = v[i]->begin(r, sections[i].kind);
		if (state[i] != NULL && v[i] == findings_view())
			st = read_kind(r, x, sections[i].kind, v[i], state[i]);
	}
	for (i = 0; i < SECTIONS; i++) {
		if (state[i] == NULL)
			continue;
		if (v[i] != findings_view())
			st = msg_worst(st,
			    read_kind(r, x, sections[i].kind, v[i], state[i]));
		v[i]->end(state[i]);
	}
	return st;
}

/* Whether there is something to report on: rows, and with -p rows of a kind
 * from which it chooses. */
static enum st
suffices(const struct report *r, const struct inputs *x)
{
	enum rows_kind kind;
	int any = 0, chosen = 0;

	for (kind = 0; kind < ROWS_KINDS; kind++) {
		any |= inputs_have(x, kind);
		chosen |= inputs_have(x, kind) && figures_of(kind)->chooses;
	}
	if (any && r->period != NULL && !chosen)
		msg("-p chooses among referral, event and need rows: there "
		    "are none");
	return any && (chosen || r->period == NULL) ? ST_OK : ST_TROUBLE;
}

/* The report on the inputs named in files. */
static enum st
report(struct report r, const struct page_form *form, const char *dir,
    char *files[])
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
	const struct page_form *form = page_form("text");
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
			if ((form = page_form(optarg)) == NULL)
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
