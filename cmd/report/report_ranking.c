/*
 * Memory: a few cells of each partner.
 */
#include "report_ranking.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "figures.h"
#include "ranking_part.h"
#include "table/cell.h"

static const struct tally_figure partners[] = {
    {"partners", NULL, NULL, TALLY_SUM, tally_one, .arg = 0}};

/* The figures of which the numbers of a line are. */
static const char *const numbers[NUMBERS] = {
    [RECEIVED] = "received",
    [OPEN] = "open",
    [CLOSED] = "closed",
    [WON] = "won",
    [VALUE] = "value",
    [GIVEN] = "given",
    [GIVEN_WON] = "given_won",
    [MISSED] = "missed",
    [LATE] = "late",
};

void *
league_begin(const struct report *r, enum rows_kind kind)
{
	struct league *l = mem_alloc(1, sizeof(*l));
	int k;

	l->r = r;
	l->stages = tally_new(partners, 1);
	l->figures = tally_new(figures_of(kind)->f, figures_of(kind)->n);
	for (k = 0; k < NUMBERS; k++)
		l->place[k] = tally_place(l->figures, numbers[k]);
	league_declare(l);
	return l;
}

/* The last contact of a partner, either way: 0, or -1 after a message. */
static int
last_contact(const struct report_row *row, int *last)
{
	int in = DATE_NONE;

	*last = DATE_NONE;
	if (cell_date(row->t, row->at[PARTNER_ROW_last_out], last) < 0 ||
	    cell_date(row->t, row->at[PARTNER_ROW_last_in], &in) < 0)
		return -1;
	*last = in > *last ? in : *last; /* DATE_NONE is the least */
	return 0;
}

void
league_row(void *state, const struct report_row *row)
{
	struct league *l = state;
	const struct tally_row all = {.t = row->t,
	    .at = row->at,
	    .policy = l->r->policy,
	    .asof = row->asof};
	struct line x = {0};
	int k;

	if (last_contact(row, &x.last) != 0 ||
	    tally_add(l->figures, &all, NULL, NULL) != ST_OK)
		return;
	for (k = 0; k < NUMBERS; k++)
		x.n[k] = tally_last(l->figures, l->place[k]);
	x.partner =
	    mem_pool_dup(&l->pool, report_cell(row, PARTNER_ROW_partner));
	x.name = mem_pool_dup(&l->pool,
	    report_who(
		row, PARTNER_ROW_name, PARTNER_ROW_firm, PARTNER_ROW_partner));
	x.stage = mem_pool_dup(&l->pool, report_cell(row, PARTNER_ROW_stage));
	x.place = l->lines;
	x.asof = row->asof;
	tally_add(l->stages, &all, x.stage, x.stage);
	report_asof(&l->asof, report_cell(row, PARTNER_ROW_asof));
	l->line = mem_grow(l->line, &l->cap, l->lines + 1, sizeof(*l->line));
	l->line[l->lines++] = x;
}

static int
compare(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->n[RECEIVED] != y->n[RECEIVED])
		return x->n[RECEIVED] > y->n[RECEIVED] ? -1 : 1;
	if (x->n[WON] != y->n[WON])
		return x->n[WON] > y->n[WON] ? -1 : 1;
	if (x->n[VALUE] != y->n[VALUE])
		return x->n[VALUE] > y->n[VALUE] ? -1 : 1;
	if (x->n[GIVEN] != y->n[GIVEN])
		return x->n[GIVEN] > y->n[GIVEN] ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

void
league_end(void *state)
{
	struct league *l = state;

	if (l->lines > 0)
		qsort(l->line, l->lines, sizeof(*l->line), compare);
	league_print(l);
	free(l->line);
	free((void *)l->whole.col);
	tally_free(l->stages);
	tally_free(l->figures);
	mem_pool_free(&l->pool);
	free(l);
}
