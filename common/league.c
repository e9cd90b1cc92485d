/*
 * Memory: a few cells of each partner.
 */
#include "league.h"

#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "date.h"
#include "figures.h"
#include "league_in.h"
#include "money.h"

static const struct tally_figure partners[] = {
    {"partners", NULL, NULL, TALLY_SUM, tally_one, .arg = 0}};

/* What adds up to each number; -1 ends. */
static const int sums[NUMBERS][8] = {
    [RECEIVED] = {PARTNER_ROW_received, -1},
    [OPEN] = {PARTNER_ROW_open, -1},
    [CLOSED] = {PARTNER_ROW_closed, -1},
    [WON] = {PARTNER_ROW_won, -1},
    [GIVEN] = {PARTNER_ROW_given, -1},
    [GIVEN_WON] = {PARTNER_ROW_given_won, -1},
    [MISSED] = {PARTNER_ROW_missed_thank, PARTNER_ROW_missed_contact,
	PARTNER_ROW_missed_inform, -1},
    [LATE] = {PARTNER_ROW_late_contact, PARTNER_ROW_late_thank,
	PARTNER_ROW_late_follow, PARTNER_ROW_late_inform, PARTNER_ROW_late_pay,
	PARTNER_ROW_late_close, -1},
};

void *
league_begin(const struct report *r, enum rows_kind kind)
{
	struct league *l = mem_alloc(1, sizeof(*l));

	l->r = r;
	l->stages = tally_new(partners, 1);
	l->figures = tally_new(figures_of(kind)->f, figures_of(kind)->n);
	league_declare(l);
	return l;
}

/* Reads the numbers of a row: 0, or -1 after a message. */
static int
read_line(struct line *x, const struct report_row *row)
{
	int in = DATE_NONE;
	const int *col;
	int64_t n;
	int k;

	for (k = 0; k < NUMBERS; k++)
		for (col = sums[k]; *col >= 0; col++) {
			n = 0;
			if (cell_int(row->t, row->at[*col], &n) < 0)
				return -1;
			x->n[k] += n;
		}
	x->last = DATE_NONE;
	if (cell_money(row->t, row->at[PARTNER_ROW_value], &x->value) < 0 ||
	    cell_date(row->t, row->at[PARTNER_ROW_last_out], &x->last) < 0 ||
	    cell_date(row->t, row->at[PARTNER_ROW_last_in], &in) < 0)
		return -1;
	x->last = in > x->last ? in : x->last; /* DATE_NONE is the least */
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

	if (read_line(&x, row) != 0 ||
	    tally_add(l->figures, &all, NULL, NULL) != ST_OK)
		return;
	money_add(&l->all.value, x.value); /* fits, as in the figures */
	for (k = 0; k < NUMBERS; k++)
		l->all.n[k] += x.n[k];
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
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
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
