/*
 * The ranking of partners: their number by stage, the figures of all together,
 * and a table in which those of whom most was received come first; among them
 * those of whom most was won, of most value, who were given most.  Every
 * partner is a line that is held; most of its columns are figures of its row.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "figures.h"
#include "section.h"
#include "table/label.h"

/* The concentration: how much of all came from so many partners. */
enum { TOP = 10 };

static struct value
days_quiet(const struct line *x, const struct page_col *c)
{
	const struct value last = report_last_contact(x, c);

	return last.m == DATE_NONE || x->asof == DATE_NONE
	    ? value_text("")
	    : value_of(VALUE_INT, x->asof - last.m, 0);
}

static const struct page_col cols[] = {
    {"partner", NULL, 0, section_text, PARTNER_ROW_partner},
    {"name", "partner", PAGE_WRAP, section_who, 0},
    {"stage", NULL, 0, section_text, PARTNER_ROW_stage},
    {"received", "received", PAGE_RIGHT, tally_named, 0},
    {"open", NULL, 0, tally_named, 0},
    {"closed", NULL, 0, tally_named, 0},
    {"won", NULL, 0, tally_named, 0},
    {"won_of_closed", "won of closed", PAGE_RIGHT, tally_named, 0},
    {"value", "value won", PAGE_RIGHT | PAGE_MONEY, tally_named, 0},
    {"given", "given", PAGE_RIGHT, tally_named, 0},
    {"given_won", NULL, 0, tally_named, 0},
    {"balance", "balance", PAGE_RIGHT | PAGE_SPARE, tally_named, 0},
    {"missed", "duties missed", PAGE_RIGHT | PAGE_QUIET, tally_named, 0},
    {"late", "late now", PAGE_RIGHT | PAGE_QUIET | PAGE_SPARE, tally_named, 0},
    {"last_contact", NULL, 0, report_last_contact, 0},
    {NULL, "days quiet", PAGE_RIGHT, days_quiet, 0},
    {"verdict", "verdict", 0, section_name, LINE_DETAIL},
};

enum { BY_RECEIVED, BY_WON, BY_VALUE, BY_GIVEN }; /* the keys of a line */
static const char *const order[] = {"received", "won", "value", "given", NULL};

static const struct page_table table = {
    "league", PAGE_COLS(cols), "League of partners", 2, 0, 0};

/* Behind the figures of all partners: m of n were received from the top. */
static const struct page_col top_cols[] = {
    {"top", NULL, 0, section_number, LINE_OTHER},
    {"top_received", NULL, 0, section_number, LINE_M},
    {"top_of", NULL, 0, section_number, LINE_N},
    {"top_share", "received from the top ten", PAGE_RIGHT, section_m_of_n,
	VALUE_SHARE},
};

enum { TOP_COLS = sizeof(top_cols) / sizeof(top_cols[0]) };

/* A page of HTML shows these first. */
static const struct tally_card cards[] = {
    {"activity", "Partners active"},
    {"activation", "First referral in time"},
    {"start_days", "Days to the first referral, median"},
    {"reciprocity", "Given for one received"},
};

struct ranking {
	struct section *whole, *lines;
	struct tally *stages;	 /* the partners of each */
	struct tally *figures;	 /* of all partners together */
	struct page_table table; /* of the whole */
};

static void *
ranking_begin(const struct report *r, enum rows_kind kind)
{
	const struct figures *f = figures_of(kind);
	struct ranking *k = mem_alloc(1, sizeof(*k));
	struct page_col *col;
	size_t n = 0;

	k->stages = tally_new(figures_count(), 1);
	k->figures = tally_new(f->f, f->n);
	col = mem_alloc(1 + 2 * f->n + TOP_COLS, sizeof(*col));
	col[n++] = (struct page_col){NULL, "", 0, section_name, LINE_LABEL};
	n += tally_cols(k->figures, 0, col + n);
	memcpy(col + n, top_cols, sizeof(top_cols));
	k->table = (struct page_table){
	    f->section, col, n + TOP_COLS, "All partners", 2, 1, 0};
	k->whole = section_new(r, &k->table, NULL);
	k->lines = section_new(r, &table, order);
	if (page_for_people(r->page) && !r->all)
		k->lines->limit = REPORT_LINES;
	return k;
}

static void
ranking_row(void *state, struct line *x)
{
	struct ranking *k = state;
	const char *id = report_cell(x, PARTNER_ROW_partner);
	const char *stage = report_cell(x, PARTNER_ROW_stage);
	size_t verdict = map_get(k->lines->r->verdicts, id);

	report_last_contact(x, NULL);
	if (tab_row_bad(x->t) || tally_add(k->figures, x, NULL, NULL) != ST_OK)
		return;
	tally_add(k->stages, x, stage, stage);
	x->tally = k->figures;
	x->group = &k->figures->now;
	x->name[LINE_DETAIL] = verdict == MAP_NONE ? "" : (const char *)verdict;
	section_hold(k->lines, x);
}

/* "18 partners: 11 active, 4 lapsed, ...", the most frequent first. */
static void
print_stages(const struct ranking *k, const char *all)
{
	struct mem_text t = {0};
	const struct tally_group *g;
	size_t i;

	mem_text_printf(&t, "%s", all);
	tally_sort(k->stages, 0);
	for (i = 0; i < k->stages->groups; i++) {
		g = &k->stages->group[i];
		mem_text_printf(&t, "%s %lld %s", i ? "," : ":",
		    (long long)g->sum[0], *g->key ? g->key : "of no stage");
	}
	page_say(k->lines->r->page, PAGE_PARA, "%s", t.s);
	free(t.s);
}

/* The figures of all partners together. */
static void
print_figures(struct ranking *k, struct line all)
{
	struct page *p = k->lines->r->page;
	size_t i;

	all.name[LINE_LABEL] = "";
	all.n[LINE_OTHER] = TOP;
	all.n[LINE_N] = tally_get(k->figures, all.group, "received");
	for (i = 0; i < k->lines->lines && i < TOP; i++)
		all.n[LINE_M] += k->lines->line[i]->key[BY_RECEIVED];
	page_begin(p, &k->table);
	section_put(k->whole, &all);
	page_end(p);
}

/* How many lines are printed: with a limit those of partners with a referral.
 */
static size_t
shown(const struct section *s)
{
	size_t n = 0;

	if (s->limit == 0)
		return s->lines;
	while (n < s->lines &&
	    s->line[n]->key[BY_RECEIVED] + s->line[n]->key[BY_GIVEN] > 0)
		n++;
	return n;
}

static void
print_lines(struct section *s, struct line all)
{
	struct page *p = s->r->page;
	const size_t n = shown(s);

	page_begin(p, &table);
	section_lines(s, n);
	if (n < s->count)
		page_say(p, PAGE_LINE, "and %zu more%s", s->count - n,
		    n < REPORT_LINES ? ", in no referral yet" : "");
	if (page_for_people(p)) {
		page_total(p);
		section_put(s, &all);
	}
	page_end(p);
}

static void
ranking_end(void *state)
{
	struct ranking *k = state;
	struct section *s = k->lines;
	char label[LABEL_LEN];
	struct line all = {.tally = k->figures,
	    .group = &k->figures->whole,
	    .name = {label, ""},
	    .asof = DATE_NONE};

	page_asof(s->r->page, s->asof);
	page_say(
	    s->r->page, PAGE_HEADING, s->lines ? "Partners" : "No partners");
	if (s->lines > 0) {
		label_count(s->count, "partner", "partners", label);
		section_order(s);
		print_stages(k, label);
		tally_cards(k->figures, cards, sizeof(cards) / sizeof(cards[0]),
		    s->r->page);
		print_figures(k, all);
		print_lines(s, all);
	}
	section_free(k->whole);
	section_free(k->lines);
	tally_free(k->stages);
	tally_free(k->figures);
	free((void *)k->table.col);
	free(k);
}

const struct view *
ranking_view(void)
{
	static const struct view view = {
	    ranking_begin, ranking_row, ranking_end, 0};

	return &view;
}
