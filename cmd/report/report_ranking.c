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

#define COLS(c) c, sizeof(c) / sizeof((c)[0])

static struct value
partner_name(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(report_who(
	    x, PARTNER_ROW_name, PARTNER_ROW_firm, PARTNER_ROW_partner));
}

static struct value
days_quiet(const struct line *x, const struct page_col *c)
{
	const struct value last = report_last_contact(x, c);

	return last.m == DATE_NONE || x->asof == DATE_NONE
	    ? value_text("")
	    : section_printf(x, "%d", x->asof - (int)last.m);
}

static const struct page_col cols[] = {
    {"partner", NULL, 0, section_text, PARTNER_ROW_partner},
    {"name", "partner", PAGE_WRAP, partner_name, 0},
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
    {"verdict", "verdict", 0, section_label, 0},
};

static const char *const order[] = {"received", "won", "value", "given", NULL};

static const struct page_table table = {.section = "league",
    .col = cols,
    .cols = sizeof(cols) / sizeof(cols[0]),
    .indent = 2,
    .caption = "League of partners"};

static struct value
top_of(const struct line *x, const struct page_col *c)
{
	(void)x;
	(void)c;
	return value_of(VALUE_INT, TOP, 0);
}

/* Behind the figures of all partners: m of n were received from the top. */
static const struct page_col top_cols[] = {
    {"top", NULL, 0, top_of, 0},
    {"top_received", NULL, 0, section_m, 0},
    {"top_of", NULL, 0, section_n, 0},
    {"top_share", "received from the top ten", PAGE_RIGHT, section_share, 0},
};

enum { TOP_COLS = sizeof(top_cols) / sizeof(top_cols[0]) };

/* What a page of HTML shows first. */
static const struct tally_card cards[] = {
    {"activity", "Partners active"},
    {"activation", "First referral in time"},
    {"start_days", "Days to the first referral, median"},
    {"reciprocity", "Given for one received"},
};

static const struct tally_figure partners[] = {
    {"partners", NULL, NULL, TALLY_SUM, measure_one, .arg = 0}};

struct ranking {
	struct section *whole, *lines;
	struct tally *stages;	 /* the partners of each */
	struct tally *figures;	 /* of all partners together */
	struct page_table table; /* of the whole */
	struct page_col *col;
};

static void *
ranking_begin(const struct report *r, enum rows_kind kind)
{
	const struct figures *f = figures_of(kind);
	struct ranking *l = mem_alloc(1, sizeof(*l));
	size_t n = 0;

	l->stages = tally_new(partners, 1);
	l->figures = tally_new(f->f, f->n);
	l->col = mem_alloc(1 + 2 * f->n + TOP_COLS, sizeof(*l->col));
	l->col[n++] = (struct page_col){NULL, "", 0, section_label, 0};
	n += tally_cols(l->figures, 0, l->col + n);
	memcpy(l->col + n, top_cols, sizeof(top_cols));
	l->table = (struct page_table){.section = f->section,
	    .col = l->col,
	    .cols = n + TOP_COLS,
	    .indent = 2,
	    .upright = 1,
	    .caption = "All partners"};
	l->whole = section_new(r, &l->table, NULL);
	l->lines = section_new(r, &table, order);
	return l;
}

static void
ranking_row(void *state, struct line *x)
{
	struct ranking *l = state;
	const char *id = report_cell(x, PARTNER_ROW_partner);
	const char *stage = report_cell(x, PARTNER_ROW_stage);
	size_t verdict = map_get(l->lines->r->verdicts, id);

	if (report_last_contact(x, NULL).is == VALUE_BAD ||
	    tally_add(l->figures, x, NULL, NULL) != ST_OK)
		return;
	tally_add(l->stages, x, stage, stage);
	x->tally = l->figures;
	x->group = tally_now(l->figures);
	x->label = verdict == MAP_NONE ? "" : (const char *)verdict;
	x->key = x->label;
	section_hold(l->lines, x, 0);
}

/* "18 partners: 11 active, 4 lapsed, ...", the most frequent first. */
static void
print_stages(const struct ranking *l, const char *all)
{
	struct mem_text t = {0};
	const struct tally_group *g;
	size_t i;

	mem_text_printf(&t, "%s", all);
	tally_sort(l->stages, 0);
	for (i = 0; i < tally_groups(l->stages); i++) {
		g = tally_group(l->stages, i);
		mem_text_printf(&t, "%s %lld %s", i ? "," : ":",
		    (long long)g->sum[0], *g->key ? g->key : "of no stage");
	}
	page_para(l->lines->r->page, "%s", t.s);
	free(t.s);
}

/* The figures of all partners together. */
static void
print_figures(struct ranking *l)
{
	struct page *p = l->lines->r->page;
	const size_t received = section_col(l->lines, "received");
	struct line x = {.tally = l->figures,
	    .group = tally_whole(l->figures),
	    .label = "",
	    .key = "",
	    .asof = DATE_NONE};
	size_t i;

	x.n = tally_get(l->figures, x.group, "received");
	for (i = 0; i < l->lines->lines && i < TOP; i++)
		x.m += l->lines->line[i]->v[received].m;
	page_begin(p, &l->table);
	section_put(l->whole, &x);
	page_end(p);
}

/* How many lines are printed: in text at most 20, and nobody's without any
 * referral, unless all were asked for. */
static size_t
shown(const struct section *s)
{
	const size_t received = section_col(s, "received");
	const size_t given = section_col(s, "given");
	size_t n = 0;

	if (s->r->all || !page_for_people(s->r->page))
		return s->lines;
	while (n < s->lines && n < REPORT_LINES &&
	    s->line[n]->v[received].m + s->line[n]->v[given].m > 0)
		n++;
	return n;
}

static void
print_lines(struct section *s, const char *all)
{
	struct page *p = s->r->page;
	const size_t n = shown(s);

	page_begin(p, &table);
	section_lines(s, n);
	if (n < s->lines)
		page_line(p, 2, "and %zu more%s", s->lines - n,
		    n < REPORT_LINES ? ", in no referral yet" : "");
	if (page_for_people(p))
		section_total(s, all);
	page_end(p);
}

static void
ranking_end(void *state)
{
	struct ranking *l = state;
	struct section *s = l->lines;
	char all[LABEL_LEN];

	page_asof(s->r->page, s->asof);
	page_heading(s->r->page, "%s", s->lines ? "Partners" : "No partners");
	if (s->lines > 0) {
		label_count(s->lines, "partner", "partners", all);
		section_order(s, 0);
		print_stages(l, all);
		tally_cards(l->figures, cards, sizeof(cards) / sizeof(cards[0]),
		    s->r->page);
		print_figures(l);
		print_lines(s, all);
	}
	section_free(l->whole);
	section_free(l->lines);
	tally_free(l->stages);
	tally_free(l->figures);
	free(l->col);
	free(l);
}

const struct view *
ranking_view(void)
{
	static const struct view view = {
	    ranking_begin, ranking_row, ranking_end, 0};

	return &view;
}
