/*
 * Memory: a few cells of each partner.
 */
#include "league.h"

#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "date.h"
#include "grid.h"
#include "label.h"
#include "mem.h"
#include "money.h"
#include "tally.h"

/* The numbers of a line: what they sum up over partners too. */
enum number { RECEIVED, OPEN, CLOSED, WON, GIVEN, GIVEN_WON, LATE, NUMBERS };

struct line {
	const char *partner, *name, *stage;
	int64_t n[NUMBERS];
	int64_t value;
	int last;     /* contact, either way */
	size_t place; /* among the rows */
};

struct league {
	const struct report *r;
	struct line *line;
	size_t lines, cap;
	struct line all;
	struct tally *stages; /* the partners of each */
	struct report_asof asof;
	struct mem_pool pool;
};

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
    [LATE] = {PARTNER_ROW_late_contact, PARTNER_ROW_late_thank,
	PARTNER_ROW_late_follow, PARTNER_ROW_late_inform, PARTNER_ROW_late_pay,
	PARTNER_ROW_late_close, -1},
};

static const struct page_col cols[] = {
    {"partner", NULL, PAGE_NOT_TEXT},
    {"name", "partner", GRID_WRAP},
    {"stage", NULL, PAGE_NOT_TEXT},
    {"received", "received", GRID_RIGHT},
    {"open", NULL, PAGE_NOT_TEXT},
    {"closed", NULL, PAGE_NOT_TEXT},
    {"won", NULL, PAGE_NOT_TEXT},
    {"won_of_closed", "won/closed", GRID_RIGHT},
    {"value", "value won", GRID_RIGHT | PAGE_MONEY},
    {"given", "given", GRID_RIGHT},
    {"given_won", NULL, PAGE_NOT_TEXT},
    {"late", "duties late", GRID_RIGHT | GRID_QUIET},
    {"last_contact", "last contact", 0},
};

static const struct page_table table = {
    "league", cols, sizeof(cols) / sizeof(cols[0]), 2, 0, 0};

void *
league_begin(const struct report *r, enum rows_kind kind)
{
	struct league *l = mem_alloc(1, sizeof(*l));

	(void)kind;
	l->r = r;
	l->stages = tally_new(partners, 1);
	page_declare(r->page, &table);
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
	struct line x = {0};
	int k;

	if (read_line(&x, row) != 0)
		return;
	if (money_add(&l->all.value, x.value) != 0) {
		tab_complain(
		    row->t, row->at[PARTNER_ROW_value], "the sum does not fit");
		return;
	}
	for (k = 0; k < NUMBERS; k++)
		l->all.n[k] += x.n[k];
	x.partner =
	    mem_pool_dup(&l->pool, report_cell(row, PARTNER_ROW_partner));
	x.name = mem_pool_dup(&l->pool,
	    report_who(
		row, PARTNER_ROW_name, PARTNER_ROW_firm, PARTNER_ROW_partner));
	x.stage = mem_pool_dup(&l->pool, report_cell(row, PARTNER_ROW_stage));
	x.place = l->lines;
	tally_add(l->stages, &(struct tally_row){.t = row->t, .at = row->at},
	    x.stage, x.stage);
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

static void
print_line(struct page *p, const struct line *x)
{
	page_cell(p, x->partner);
	page_cell(p, x->name);
	page_cell(p, x->stage);
	page_int(p, x->n[RECEIVED]);
	page_int(p, x->n[OPEN]);
	page_int(p, x->n[CLOSED]);
	page_int(p, x->n[WON]);
	page_share(p, x->n[WON], x->n[CLOSED]);
	page_money(p, x->value);
	page_int(p, x->n[GIVEN]);
	page_int(p, x->n[GIVEN_WON]);
	page_int(p, x->n[LATE]);
	page_date(p, x->last);
	page_end_row(p);
}

/* "18 partners: 11 active, 4 lapsed, ...", the most frequent first. */
static void
print_stages(const struct league *l)
{
	char buf[LABEL_LEN], *all, *more;
	const struct tally_group *g;
	size_t i;

	label_count(l->lines, "partner", "partners", buf);
	all = mem_dup(buf, strlen(buf));
	tally_sort(l->stages);
	for (i = 0; i < tally_groups(l->stages); i++) {
		g = tally_group(l->stages, i);
		more = mem_printf("%s%s %lld %s", all, i ? "," : ":",
		    (long long)g->sum[0], *g->key ? g->key : "of no stage");
		free(all);
		all = more;
	}
	page_text(l->r->page, 2, 4, "%s", all);
	free(all);
}

/* How many lines are printed: in text at most 20, and nobody's without any
 * referral, unless all were asked for. */
static size_t
shown(const struct league *l)
{
	size_t n = 0;

	if (l->r->all || !page_is_text(l->r->page))
		return l->lines;
	while (n < l->lines && n < REPORT_LINES &&
	    l->line[n].n[RECEIVED] + l->line[n].n[GIVEN] > 0)
		n++;
	return n;
}

/* The line of all partners, for people. */
static void
print_all(struct league *l)
{
	struct line *all = &l->all;
	char buf[LABEL_LEN];

	if (!page_is_text(l->r->page))
		return;
	label_count(l->lines, "partner", "partners", buf);
	all->partner = all->stage = "";
	all->name = buf;
	all->last = DATE_NONE;
	print_line(l->r->page, all);
}

void
league_end(void *state)
{
	struct league *l = state;
	struct page *p = l->r->page;
	size_t i, n;
	char when[32];

	if (l->lines > 0)
		qsort(l->line, l->lines, sizeof(*l->line), compare);
	n = shown(l);
	page_heading(p, "%s%s", l->lines ? "Partners" : "No partners",
	    report_when(&l->asof, when));
	if (l->lines > 0) {
		page_gap(p);
		print_stages(l);
		page_gap(p);
		page_asof(p, l->asof.latest);
		page_begin(p, &table);
		for (i = 0; i < n; i++)
			print_line(p, &l->line[i]);
		if (n < l->lines)
			page_line(p, 2, "and %zu more%s", l->lines - n,
			    n < REPORT_LINES ? ", in no referral yet" : "");
		print_all(l);
		page_end(p);
	}
	free(l->line);
	tally_free(l->stages);
	mem_pool_free(&l->pool);
	free(l);
}
