/*
 * All rows together: of referral rows the figures of both sides beside each
 * other (and of the period before), how far those received came, and the
 * months.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "page/grid.h"
#include "summary_part.h"

/* The months of a trend: a year, or of a period two. */
enum { TREND = 12, TREND_PERIOD = 24 };

/* How far a referral came: the figures, and what each is called. */
static const struct {
	const char *figure, *step;
} steps[] = {
    {"referrals", "received"},
    {"tried", "contact tried"},
    {"decided", "decided"},
    {"won", "won"},
};

/* What a page of HTML shows first, of those received. */
static const struct tally_card cards[] = {
    {"referrals", "Referrals received"},
    {"won_of_closed", "Won, of those decided"},
    {"value", "Value won"},
    {"loop_closure", "Givers told the outcome"},
    {"black_hole", "Open without a recent report"},
    {"first_days", "Days to first contact, median"},
    {"thank_days", "Days to thank, median"},
    {"thank_within", "Thanked in time"},
};

static const struct page_col funnel_cols[] = {
    {"step", "", GRID_WRAP},
    {"referrals", NULL, PAGE_ONLY_ROWS},
    {NULL, "", PAGE_ONLY_PEOPLE | GRID_SPARE | GRID_LONG},
    {"of_received", "of received", GRID_RIGHT},
};

static const struct page_col trend_cols[] = {
    {"month", "month", 0},
    {"received", "received", GRID_RIGHT},
    {"received_won", "won of them", GRID_RIGHT},
    {"given", "given", GRID_RIGHT},
};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

void
score_whole_declare(struct score *s)
{
	const struct tally *t = s->tally[0][0];
	struct page_col *col = mem_alloc(tally_width(t) + 2, sizeof(*col));
	size_t n = 0;

	s->months = tally_new(figures_months()->f, figures_months()->n);
	col[n++] = (struct page_col){"direction", "", 0};
	if (s->r->period != NULL)
		col[n++] = (struct page_col){"period", NULL, PAGE_ONLY_ROWS};
	n += tally_cols(t, 0, col + n);
	s->table = (struct page_table){.section = figures_of(s->kind)->section,
	    .col = col,
	    .cols = n,
	    .indent = 2,
	    .upright = 1,
	    .caption = "All figures"};
	s->funnel = (struct page_table){.section = "funnel",
	    .col = funnel_cols,
	    .cols = LENGTH(funnel_cols),
	    .indent = 2,
	    .untitled = 1,
	    .caption = "How far those received came"};
	s->trend = (struct page_table){.section = "months",
	    .col = trend_cols,
	    .cols = LENGTH(trend_cols),
	    .indent = 2,
	    .caption = "The same in numbers"};
	page_declare(s->r->page, &s->table);
	page_declare(s->r->page, &s->funnel);
	page_declare(s->r->page, &s->trend);
}

/* The first and last day of all referrals; without one, of none. */
static struct days
days_of(const struct score *s)
{
	struct days days = {INT_MAX, INT_MIN};
	const struct tally *t;
	int64_t d;
	int side;

	for (side = 0; side < SIDES; side++) {
		t = s->tally[side][PART_NOW];
		d = tally_get(t, tally_whole(t), "first");
		days.from =
		    d != TALLY_NONE && d < days.from ? (int)d : days.from;
		d = tally_get(t, tally_whole(t), "last");
		days.to = d != TALLY_NONE && d > days.to ? (int)d : days.to;
	}
	if (days.from > days.to)
		days.from = days.to = DATE_NONE;
	return days;
}

/* "Referrals of 2026-01-02 to 2026-06-29", or of the period. */
static void
print_heading(const struct score *s, int64_t n)
{
	const struct days d = s->r->period ? s->days[PART_NOW] : days_of(s);
	char from[DATE_LEN + 1], to[DATE_LEN + 1], before[SCORE_DAYS_LEN];
	const char *title = n > 0 ? "Referrals" : "No referrals";
	struct page *p = s->r->page;

	date_print(d.from, from);
	date_print(d.to, to);
	score_days(s, PART_BEFORE, before);
	if (s->r->period != NULL && *s->asof.latest != '\0')
		page_heading(
		    p, "%s of %s to %s (before: %s)", title, from, to, before);
	else if (s->r->period != NULL)
		page_heading(p, "%s of %s", title, s->r->period->name);
	else if (d.from == DATE_NONE)
		page_heading(p, "%s", title);
	else if (d.from == d.to)
		page_heading(p, "%s of %s", title, from);
	else
		page_heading(p, "%s of %s to %s", title, from, to);
}

static void
print_figures(struct score *s)
{
	static const char *const titles[SIDES][PARTS] = {
	    {"received", "received before"}, {"given", "given before"}};
	struct page *p = s->r->page;
	char days[SCORE_DAYS_LEN];
	const struct tally *t;
	int side, part;

	page_begin(p, &s->table);
	for (side = 0; side < SIDES; side++)
		for (part = 0; part < (s->r->period ? PARTS : 1); part++) {
			t = s->tally[side][part];
			page_both(p, titles[side][part], score_side(side));
			if (s->r->period != NULL)
				page_cell(p, score_days(s, part, days));
			tally_cells(t, tally_whole(t), p);
			page_end_row(p);
		}
	page_end(p);
}

static void
print_funnel(const struct score *s)
{
	const struct tally *t = s->tally[RECEIVED][PART_NOW];
	int64_t all = tally_get(t, tally_whole(t), "referrals"), n;
	struct page *p = s->r->page;
	size_t i;

	if (all == 0)
		return;
	page_begin(p, &s->funnel);
	for (i = 0; i < LENGTH(steps); i++) {
		n = tally_get(t, tally_whole(t), steps[i].figure);
		page_cell(p, steps[i].step);
		page_int(p, n);
		page_bar(p, n, all);
		page_share(p, n, all);
		page_end_row(p);
	}
	page_end(p);
}

/* Fills the chart with the months of those days, the last of them. */
static void
fill_chart(const struct score *s, struct chart *c, struct days days, size_t max)
{
	static const char *const figures[CHART_LINES] = {
	    "received", "received_won", "given"};
	const struct tally_group *g;
	size_t line;
	int date = span_move(SPAN_MONTH, days.to, 1 - (int)max);

	if (date < days.from)
		date = span_first(SPAN_MONTH, days.from);
	for (; date <= days.to && c->n < max;
	     date = span_move(SPAN_MONTH, date, 1)) {
		span_print(SPAN_MONTH, date, c->label[c->n]);
		g = tally_find(s->months, c->label[c->n]);
		for (line = 0; line < CHART_LINES; line++)
			c->value[line][c->n] =
			    g ? tally_get(s->months, g, figures[line]) : 0;
		c->n++;
	}
}

/* The months as rows for programs. */
static void
print_months(struct score *s, const struct chart *c)
{
	struct page *p = s->r->page;
	size_t i, line;

	page_begin(p, &s->trend);
	for (i = 0; i < c->n; i++) {
		page_cell(p, c->label[i]);
		for (line = 0; line < CHART_LINES; line++)
			page_int(p, c->value[line][i]);
		page_end_row(p);
	}
	page_end(p);
}

/* The months up to the day of the rows, or of the period. */
static void
print_trend(struct score *s)
{
	char label[TREND_PERIOD][SPAN_LEN];
	int64_t value[CHART_LINES][TREND_PERIOD];
	struct chart c = {.title = "Referrals by month",
	    .label = label,
	    .lines = CHART_LINES,
	    .name = {"received", "won of them", "given"},
	    .value = {value[0], value[1], value[2]}};
	int asof = date_parse(s->asof.latest);
	struct days days = s->r->period ? s->days[PART_NOW] : days_of(s);

	if (s->r->period == NULL && asof != DATE_NONE && asof > days.to)
		days.to = asof;
	fill_chart(s, &c, days, s->r->period ? TREND_PERIOD : TREND);
	if (page_for_people(s->r->page) && c.n > 1)
		page_chart(s->r->page, &c);
	if (!page_for_people(s->r->page) || page_is_html(s->r->page))
		print_months(s, &c);
}

void
score_whole_print(struct score *s)
{
	struct page *p = s->r->page;
	int64_t n[PARTS] = {0, 0};
	int side, part;

	for (side = 0; side < SIDES; side++)
		for (part = 0; part < PARTS; part++)
			n[part] += tally_get(s->tally[side][part],
			    tally_whole(s->tally[side][part]), "referrals");
	page_asof(p, s->asof.latest);
	print_heading(s, n[PART_NOW]);
	if (n[PART_NOW] + n[PART_BEFORE] == 0)
		return;
	tally_cards(s->tally[RECEIVED][PART_NOW], cards, LENGTH(cards), p);
	if (page_is_html(p)) { /* the longest comes last */
		print_trend(s);
		print_funnel(s);
		print_figures(s);
	} else {
		print_figures(s);
		print_funnel(s);
		print_trend(s);
	}
}
