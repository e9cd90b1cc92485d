/*
 * The stages, the figures of all partners together, and the table of each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "figures.h"
#include "page/grid.h"
#include "ranking_part.h"
#include "table/label.h"

static const struct page_col cols[] = {
    {"partner", NULL, PAGE_ONLY_ROWS},
    {"name", "partner", GRID_WRAP},
    {"stage", NULL, PAGE_ONLY_ROWS},
    {"received", "received", GRID_RIGHT},
    {"open", NULL, PAGE_ONLY_ROWS},
    {"closed", NULL, PAGE_ONLY_ROWS},
    {"won", NULL, PAGE_ONLY_ROWS},
    {"won_of_closed", "won of closed", GRID_RIGHT},
    {"value", "value won", GRID_RIGHT | PAGE_MONEY},
    {"given", "given", GRID_RIGHT},
    {"given_won", NULL, PAGE_ONLY_ROWS},
    {"balance", "balance", GRID_RIGHT | GRID_SPARE},
    {"missed", "duties missed", GRID_RIGHT | GRID_QUIET},
    {"late", "late now", GRID_RIGHT | GRID_QUIET | GRID_SPARE},
    {"last_contact", NULL, PAGE_ONLY_ROWS},
    {NULL, "days quiet", PAGE_ONLY_PEOPLE | GRID_RIGHT},
    {"verdict", "verdict", 0},
};

/* The concentration: how much of all came from so many partners. */
enum { TOP = 10 };

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct page_col top_cols[] = {
    {"top", NULL, PAGE_ONLY_ROWS},
    {"top_received", NULL, PAGE_ONLY_ROWS},
    {"top_of", NULL, PAGE_ONLY_ROWS},
    {"top_share", "received from the top ten", GRID_RIGHT},
};

static const struct page_table table = {"league", cols,
    sizeof(cols) / sizeof(cols[0]), 2, 0, 0, "League of partners"};

void
league_declare(struct league *l)
{
	const struct figures *f = figures_of(ROWS_OF_PARTNERS);
	size_t n = 0, i;
	struct page_col *col = mem_alloc(
	    1 + tally_width(l->figures) + LENGTH(top_cols), sizeof(*col));

	col[n++] = (struct page_col){NULL, "", PAGE_ONLY_PEOPLE};
	n += tally_cols(l->figures, 0, col + n);
	for (i = 0; i < LENGTH(top_cols); i++)
		col[n++] = top_cols[i];
	l->whole = (struct page_table){.section = f->section,
	    .col = col,
	    .cols = n,
	    .indent = 2,
	    .upright = 1,
	    .caption = "All partners"};
	page_declare(l->r->page, &l->whole);
	page_declare(l->r->page, &table);
}

static void
print_line(struct page *p, const struct line *x)
{
	char quiet[LABEL_LEN] = "";

	if (x->last != DATE_NONE && x->asof != DATE_NONE)
		snprintf(quiet, sizeof(quiet), "%d", x->asof - x->last);
	page_cell(p, x->partner);
	page_cell(p, x->name);
	page_cell(p, x->stage);
	page_int(p, x->n[RECEIVED]);
	page_int(p, x->n[OPEN]);
	page_int(p, x->n[CLOSED]);
	page_int(p, x->n[WON]);
	page_share(p, x->n[WON], x->n[CLOSED]);
	page_money(p, x->n[VALUE]);
	page_int(p, x->n[GIVEN]);
	page_int(p, x->n[GIVEN_WON]);
	page_balance(p, x->n[GIVEN], x->n[RECEIVED]);
	page_int(p, x->n[MISSED]);
	page_int(p, x->n[LATE]);
	page_date(p, x->last);
	page_cell(p, quiet);
	page_cell(p, x->verdict);
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
	tally_sort(l->stages, 0);
	for (i = 0; i < tally_groups(l->stages); i++) {
		g = tally_group(l->stages, i);
		more = mem_printf("%s%s %lld %s", all, i ? "," : ":",
		    (long long)g->sum[0], *g->key ? g->key : "of no stage");
		free(all);
		all = more;
	}
	page_para(l->r->page, "%s", all);
	free(all);
}

/* How many lines are printed: in text at most 20, and nobody's without any
 * referral, unless all were asked for. */
static size_t
shown(const struct league *l)
{
	size_t n = 0;

	if (l->r->all || !page_for_people(l->r->page))
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
	const struct tally_group *whole = tally_whole(l->figures);
	char buf[LABEL_LEN];
	struct line all = {.partner = "",
	    .stage = "",
	    .verdict = "",
	    .last = DATE_NONE,
	    .asof = DATE_NONE,
	    .name = buf};
	int k;

	if (!page_for_people(l->r->page))
		return;
	label_count(l->lines, "partner", "partners", buf);
	for (k = 0; k < NUMBERS; k++)
		all.n[k] = whole->sum[l->place[k]];
	page_total(l->r->page);
	print_line(l->r->page, &all);
}

/* What a page of HTML shows first. */
static const struct tally_card cards[] = {
    {"activity", "Partners active"},
    {"activation", "First referral in time"},
    {"start_days", "Days to the first referral, median"},
    {"reciprocity", "Given for one received"},
};

/* The figures of all partners together. */
static void
print_figures(const struct league *l)
{
	const struct tally *t = l->figures;
	int64_t top = 0, received = tally_get(t, tally_whole(t), "received");
	struct page *p = l->r->page;
	size_t i;

	for (i = 0; i < l->lines && i < TOP; i++)
		top += l->line[i].n[RECEIVED];
	page_begin(p, &l->whole);
	page_cell(p, "");
	tally_cells(t, tally_whole(t), p);
	page_int(p, TOP);
	page_int(p, top);
	page_int(p, received);
	page_share(p, top, received);
	page_end_row(p);
	page_end(p);
}

static void
print_league(struct league *l)
{
	struct page *p = l->r->page;
	size_t i, n = shown(l), id;

	page_begin(p, &table);
	for (i = 0; i < n; i++) {
		id = map_get(l->r->verdicts, l->line[i].partner);
		l->line[i].verdict = id == MAP_NONE ? "" : (const char *)id;
		print_line(p, &l->line[i]);
	}
	if (n < l->lines)
		page_line(p, 2, "and %zu more%s", l->lines - n,
		    n < REPORT_LINES ? ", in no referral yet" : "");
	print_all(l);
	page_end(p);
}

void
league_print(struct league *l)
{
	page_asof(l->r->page, l->asof.latest);
	page_heading(l->r->page, "%s", l->lines ? "Partners" : "No partners");
	if (l->lines == 0)
		return;
	print_stages(l);
	tally_cards(l->figures, cards, LENGTH(cards), l->r->page);
	print_figures(l);
	print_league(l);
}
