/*
 * Figures of rows, in all or by a column.
 *
 * There is a tally for each side and each part: referral rows have two sides,
 * received and given, and with -p they have two parts, the period and the one
 * before.  With -b each side has a table whose lines are the groups of its
 * tally.  Without -b (only referrals) one table has the whole of each tally
 * beside the others; then come the steps that the referrals received reached,
 * and the months.  figures.c has the figures themselves.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "figures.h"
#include "section.h"
#include "table/row.h"

enum { RECEIVED, GIVEN, SIDES }; /* only referral rows have two */

/* The months of a trend: a year, or of a period two. */
enum { TREND = 12, TREND_PERIOD = 24 };

/* Spans without rows have their line too, unless a slip in a date would make
 * them more than these. */
enum { FILL_MAX = 600 };

enum { DAYS_LEN = 32 };

static const char *const directions[SIDES] = {"received", "given"};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

struct summary {
	const struct report *r;
	enum rows_kind kind;
	struct tally *tally[SIDES][PARTS];
	struct tally *months; /* of referral rows in all */
	struct page_table table;
	struct section *figures, *funnel, *trend;
	int compares; /* the rows of a period with those of the one before */
	size_t rows;
	int asof;	  /* the latest day of rows, or DATE_NONE */
	int by_column;	  /* rows have the column, whatever its name */
	struct days days; /* the first and last of all, or of the period */
	char period[PARTS][DAYS_LEN]; /* "2026-01-01..2026-06-30", or "" */
	struct map seen;	      /* partners of finding rows */
	struct mem_pool pool;
};

/* Which referrals a line is of. */
static struct value
line_side(const struct line *x, const struct page_col *c)
{
	static const char *const titles[SIDES][PARTS] = {
	    {"received", "received before"}, {"given", "given before"}};
	const int side = x->received ? RECEIVED : GIVEN;

	(void)c;
	return value_both(titles[side][x->part], directions[side]);
}

/* How far a referral came: the figures, and what each is called. */
static const struct {
	const char *figure, *step;
} steps[] = {
    {"referrals", "received"},
    {"tried", "contact tried"},
    {"decided", "decided"},
    {"won", "won"},
};

static const struct page_col funnel_cols[] = {
    {"step", "", PAGE_WRAP, section_name, LINE_LABEL},
    {"referrals", NULL, 0, section_number, LINE_M},
    {NULL, "", PAGE_SPARE | PAGE_LONG, section_m_of_n, VALUE_BAR},
    {"of_received", "of received", PAGE_RIGHT, section_m_of_n, VALUE_SHARE},
};

static const struct page_table funnel_table = {
    "funnel", PAGE_COLS(funnel_cols), "How far those received came", 2, 0, 1};

static const struct page_col trend_cols[] = {
    {"month", "month", 0, tally_key, 0},
    {"received", "received", PAGE_RIGHT, tally_named, 0},
    {"received_won", "won of them", PAGE_RIGHT, tally_named, 0},
    {"given", "given", PAGE_RIGHT, tally_named, 0},
};

static const struct page_table trend_table = {
    "months", PAGE_COLS(trend_cols), "The same in numbers", 2, 0, 0};

/* A page of HTML shows these first, of those received. */
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

/* Whether a line says how many its group had before: a span of the calendar
 * had none. */
static int
has_before(const struct summary *s)
{
	return s->compares && s->r->span == SPANS;
}

/* The columns of the figures: in all, or by group. */
static size_t
columns(const struct summary *s, struct page_col col[])
{
	const char *by = s->r->by;
	size_t n = 0;

	if (s->kind == ROWS_OF_REFERRALS)
		col[n++] = (struct page_col){
		    "direction", by ? NULL : "", 0, line_side, 0};
	if (s->compares)
		col[n++] = (struct page_col){
		    "period", NULL, 0, section_name, LINE_DETAIL};
	if (by != NULL) {
		col[n++] = (struct page_col){"group", NULL, 0, tally_key, 0};
		col[n++] =
		    (struct page_col){NULL, by, PAGE_WRAP, tally_label, 0};
		col[n++] = (struct page_col){
		    NULL, "", PAGE_SPARE, section_m_of_n, VALUE_BAR};
	}
	n += tally_cols(s->tally[0][0], by != NULL, col + n);
	if (by != NULL && has_before(s))
		col[n++] = (struct page_col){
		    NULL, "before", PAGE_RIGHT, section_number, LINE_OTHER};
	return n;
}

static void *
summary_begin(const struct report *r, enum rows_kind kind)
{
	const struct figures *f = figures_of(kind);
	struct summary *s = mem_alloc(1, sizeof(*s));
	struct page_col *col;
	int side, part;

	s->r = r;
	s->kind = kind;
	s->compares = r->period != NULL && figures_of(kind)->chooses;
	s->asof = DATE_NONE;
	s->days = (struct days){DATE_NONE, DATE_NONE};
	for (side = 0; side < SIDES; side++)
		for (part = 0; part < PARTS; part++)
			s->tally[side][part] = tally_new(f->f, f->n);
	col = mem_alloc(2 * f->n + 6, sizeof(*col));
	s->table = (struct page_table){f->section, col, columns(s, col),
	    r->by ? NULL : "All figures", 2, r->by == NULL, 0};
	s->figures = section_new(r, &s->table, NULL);
	if (r->by == NULL) {
		s->months = tally_new(figures_months(), FIGURES_MONTHS);
		s->funnel = section_new(r, &funnel_table, NULL);
		s->trend = section_new(r, &trend_table, NULL);
	}
	return s;
}

/* Whether this is the first finding of its partner. */
static int
is_first(struct summary *s, const struct line *x)
{
	const char *id = report_cell(x, FINDING_ROW_partner);
	const size_t n = s->seen.n;

	return map_put_copy(&s->seen, &s->pool, id, n) == n && *id != '\0';
}

/* The group of a row: what stands in its column, or the span of its day. */
static const char *
group_key(const struct summary *s, const struct line *x, char buf[SPAN_LEN])
{
	if (s->r->by == NULL)
		return NULL;
	if (x->by >= 0)
		return tab_cell(x->t, x->by);
	return x->date == DATE_NONE ? "" : span_print(s->r->span, x->date, buf);
}

/* The name of the group of a row for people: its partner by name. */
static const char *
group_label(const struct summary *s, const struct line *x, const char *key)
{
	if (*key == '\0')
		return "(none)";
	return strcmp(s->r->by, "partner") == 0 &&
		figures_of(s->kind)->name >= 0
	    ? report_who(x)
	    : key;
}

/* Counts a referral in its month; its date was found good. */
static void
add_month(struct summary *s, const struct line *x)
{
	char month[SPAN_LEN];
	int date = DATE_NONE;

	cell_date(x->t, x->at[REFERRAL_ROW_date], &date);
	if (date == DATE_NONE || x->part != PART_NOW)
		return;
	if (s->days.from == DATE_NONE || date < s->days.from)
		s->days.from = date;
	s->days.to = date > s->days.to ? date : s->days.to;
	span_print(SPAN_MONTH, date, month);
	tally_add(s->months, x, month, month);
}

static void
summary_row(void *state, struct line *x)
{
	struct summary *s = state;
	char buf[SPAN_LEN];
	const char *key = group_key(s, x, buf);
	int side = 0;

	if (s->kind == ROWS_OF_REFERRALS) {
		if ((x->status = report_status(x)) == NULL ||
		    (x->received = report_received(x)) < 0 ||
		    x->status->id == W_VOID)
			return;
		side = x->received ? RECEIVED : GIVEN;
	} else if (s->kind == ROWS_OF_FINDINGS)
		x->first = is_first(s, x);
	else if (s->kind == ROWS_OF_DUTIES && report_duty(x) == DUTIES)
		return;
	if (tally_add(s->tally[side][x->part], x, key,
		key ? group_label(s, x, key) : NULL) != ST_OK)
		return;
	if (s->months != NULL)
		add_month(s, x);
	s->rows++;
	s->asof = x->asof > s->asof ? x->asof : s->asof;
	s->by_column |= x->by >= 0;
}

/* A line of figures: of a side, a part, a group. */
static void
put_figures(struct summary *s, struct line *x, int side, int part,
    const struct tally_group *g)
{
	x->tally = s->tally[side][part];
	x->group = g;
	x->received = side == RECEIVED;
	x->part = (enum report_part)part;
	x->name[LINE_DETAIL] = s->period[part];
	section_put(s->figures, x);
}

/* Whether the groups are spans of the calendar, which another period has not.
 */
static int
by_span(const struct summary *s)
{
	return s->r->span != SPANS && !s->by_column;
}

/* Adds the spans between the first and the last that have none. */
static void
fill_spans(const struct summary *s, struct tally *t)
{
	const struct figures *f = figures_of(s->kind);
	enum span span = s->r->span;
	int64_t first = tally_get(t, &t->whole, f->first);
	int64_t last = tally_get(t, &t->whole, f->last);
	char key[SPAN_LEN];
	int date;

	if (first == TALLY_NONE ||
	    span_move(span, (int)first, FILL_MAX) <= last)
		return;
	for (date = (int)first; date <= last; date = span_move(span, date, 1)) {
		span_print(span, date, key);
		tally_group(t, key, key);
	}
}

/* Adds the categories that are looked for and that nobody has, however they
 * write it. */
static void
fill_categories(const struct summary *s, struct tally *t)
{
	const char *list = policy_text(s->r->policy, P_CATEGORIES), *item;
	struct tags *tags = s->r->tags;
	size_t len, i;
	char *name;

	for (i = 0; i < t->groups; i++) {
		item = t->group[i].key;
		tags_take(tags, item, strlen(item));
	}
	while ((item = text_item(&list, &len)) != NULL)
		if (tags_find(tags, item, len) == TAGS_NONE) {
			name = mem_dup(item, len);
			tally_group(t, name, name);
			free(name);
		}
}

/* Adds the groups without rows: spans, those that only the period before has,
 * categories. */
static void
fill(const struct summary *s, struct tally *now, struct tally *before)
{
	const struct tally_group *g;
	size_t i;

	if (by_span(s)) {
		fill_spans(s, now);
		fill_spans(s, before);
	} else
		for (i = 0; i < before->groups; i++) {
			g = &before->group[i];
			tally_group(now, g->key, g->label);
		}
	if (s->kind == ROWS_OF_PARTNERS && now->groups > 0 &&
	    strcmp(s->r->by, "category") == 0)
		fill_categories(s, now);
}

/* The groups of a side and part, and for people all together. */
static void
print_groups(struct summary *s, int side, int part)
{
	struct tally *t = s->tally[side][part];
	const struct tally *before = s->tally[side][PART_BEFORE];
	const struct tally_group *g, *had;
	struct line x = {.asof = s->asof};
	size_t i;

	tally_sort(t, by_span(s));
	for (i = 0; i < t->groups; i++)
		if (t->group[i].sum[0] > x.n[LINE_N])
			x.n[LINE_N] = t->group[i].sum[0];
	for (i = 0; i < t->groups; i++) {
		g = &t->group[i];
		had = tally_find(before, g->key);
		x.n[LINE_M] = g->sum[0];
		x.n[LINE_OTHER] = had ? had->sum[0] : 0;
		put_figures(s, &x, side, part, g);
	}
	if (t->groups < 2 || !page_for_people(s->r->page))
		return;
	x.n[LINE_M] = 0;
	x.n[LINE_OTHER] = before->whole.sum[0];
	page_total(s->r->page);
	put_figures(s, &x, side, part, &t->whole);
}

/* The groups of each side. */
static void
print_by(struct summary *s)
{
	const struct figures *f = figures_of(s->kind);
	const char *now = s->period[PART_NOW], *before = s->period[PART_BEFORE];
	struct page *p = s->r->page;
	struct tally **part;
	size_t any = 0, had;
	int side, two = s->kind == ROWS_OF_REFERRALS;

	for (side = 0; side < (two ? SIDES : 1); side++) {
		part = s->tally[side];
		fill(s, part[PART_NOW], part[PART_BEFORE]);
		had = page_for_people(p) ? 0 : part[PART_BEFORE]->groups;
		if (part[PART_NOW]->groups + had == 0)
			continue;
		page_say(p, PAGE_HEADING, "%s%s%s by %s%s%s%s%s%s", f->title,
		    two ? " " : "", two ? directions[side] : "", s->r->by,
		    *now ? ", " : "", now, has_before(s) ? " (before: " : "",
		    has_before(s) ? before : "", has_before(s) ? ")" : "");
		page_begin(p, &s->table);
		print_groups(s, side, PART_NOW);
		if (!page_for_people(p) && *now)
			print_groups(s, side, PART_BEFORE);
		page_end(p);
		any++;
	}
	if (any == 0 && f->none)
		page_say(p, PAGE_HEADING, "No %s", f->section);
}

/* "Referrals of 2026-01-02 to 2026-06-29", or of the period. */
static void
print_heading(const struct summary *s, int any)
{
	const char *before = s->period[PART_BEFORE];
	char from[DATE_LEN + 1], to[DATE_LEN + 1];
	struct mem_text t = {0};

	date_print(s->days.from, from);
	date_print(s->days.to, to);
	mem_text_printf(&t, "%s", any ? "Referrals" : "No referrals");
	if (s->r->period != NULL && s->asof == DATE_NONE)
		mem_text_printf(&t, " of %s", s->r->period->name);
	else if (*to != '\0')
		mem_text_printf(&t, " of %s", from);
	if (*to != '\0' && (strcmp(from, to) != 0 || *before != '\0'))
		mem_text_printf(&t, " to %s", to);
	if (*before != '\0')
		mem_text_printf(&t, " (before: %s)", before);
	page_say(s->r->page, PAGE_HEADING, "%s", t.s);
	free(t.s);
}

static void
print_figures(struct summary *s)
{
	struct line x = {.asof = s->asof};
	int side, part;

	page_begin(s->r->page, &s->table);
	for (side = 0; side < SIDES; side++)
		for (part = 0; part < (s->compares ? PARTS : 1); part++)
			put_figures(
			    s, &x, side, part, &s->tally[side][part]->whole);
	page_end(s->r->page);
}

static void
print_funnel(struct summary *s)
{
	const struct tally *t = s->tally[RECEIVED][PART_NOW];
	struct line x = {.asof = s->asof};
	size_t i;

	x.n[LINE_N] = tally_get(t, &t->whole, "referrals");
	if (x.n[LINE_N] == 0)
		return;
	page_begin(s->r->page, &funnel_table);
	for (i = 0; i < LENGTH(steps); i++) {
		x.name[LINE_LABEL] = steps[i].step;
		x.n[LINE_M] = tally_get(t, &t->whole, steps[i].figure);
		section_put(s->funnel, &x);
	}
	page_end(s->r->page);
}

/* Fills the chart with the months of those days, the last of them; each has a
 * group then. */
static void
fill_chart(struct tally *months, struct chart *c, struct days days, size_t max)
{
	const struct tally_group *g;
	size_t line;
	int date = span_move(SPAN_MONTH, days.to, 1 - (int)max);

	if (date < days.from)
		date = span_first(SPAN_MONTH, days.from);
	for (; date <= days.to && c->n < max;
	     date = span_move(SPAN_MONTH, date, 1)) {
		span_print(SPAN_MONTH, date, c->label[c->n]);
		g = tally_group(months, c->label[c->n], "");
		for (line = 0; line < CHART_LINES; line++)
			c->value[line][c->n] = g->sum[line];
		c->n++;
	}
}

/* The months of the chart, in numbers. */
static void
print_months(struct summary *s, const struct chart *c)
{
	struct line x = {.asof = s->asof, .tally = s->months};
	size_t i;

	page_begin(s->r->page, &trend_table);
	for (i = 0; i < c->n; i++) {
		x.group = tally_find(s->months, c->label[i]);
		section_put(s->trend, &x);
	}
	page_end(s->r->page);
}

/* The months up to the day of the rows, or of the period. */
static void
print_trend(struct summary *s)
{
	char label[TREND_PERIOD][SPAN_LEN];
	int64_t value[CHART_LINES][TREND_PERIOD];
	struct chart c = {.title = "Referrals by month",
	    .label = label,
	    .lines = CHART_LINES,
	    .name = {"received", "won of them", "given"},
	    .value = {value[0], value[1], value[2]}};
	struct page *p = s->r->page;
	struct days days = s->days;

	if (s->r->period == NULL && s->asof > days.to)
		days.to = s->asof;
	fill_chart(s->months, &c, days, s->r->period ? TREND_PERIOD : TREND);
	if (page_for_people(p) && c.n > 1)
		page_chart(p, &c);
	if (!page_for_people(p) || page_draws(p))
		print_months(s, &c);
}

/* Both sides beside each other, how far those received came, the months. */
static void
print_whole(struct summary *s)
{
	struct page *p = s->r->page;
	int64_t n[PARTS] = {0, 0};
	int side, part;

	for (side = 0; side < SIDES; side++)
		for (part = 0; part < PARTS; part++)
			n[part] += s->tally[side][part]->whole.sum[0];
	print_heading(s, n[PART_NOW] > 0);
	if (n[PART_NOW] + n[PART_BEFORE] == 0)
		return;
	tally_cards(s->tally[RECEIVED][PART_NOW], cards, LENGTH(cards), p);
	if (page_draws(p)) { /* the longest comes last */
		print_trend(s);
		print_funnel(s);
		print_figures(s);
	} else {
		print_figures(s);
		print_funnel(s);
		print_trend(s);
	}
}

/* Writes the days of a part of the period. */
static void
print_days(struct days d, char buf[DAYS_LEN])
{
	char from[DATE_LEN + 1], to[DATE_LEN + 1];

	snprintf(buf, DAYS_LEN, "%s..%s", date_print(d.from, from),
	    date_print(d.to, to));
}

static void
summary_end(void *state)
{
	struct summary *s = state;
	struct days before;
	int side, part;

	if (s->compares && s->rows > 0) {
		period_days(s->r->period, s->asof, &s->days, &before);
		print_days(s->days, s->period[PART_NOW]);
		print_days(before, s->period[PART_BEFORE]);
	}
	page_asof(s->r->page, s->asof);
	if (s->r->by != NULL)
		print_by(s);
	else
		print_whole(s);
	for (side = 0; side < SIDES; side++)
		for (part = 0; part < PARTS; part++)
			tally_free(s->tally[side][part]);
	tally_free(s->months);
	section_free(s->figures);
	section_free(s->funnel);
	section_free(s->trend);
	free((void *)s->table.col);
	map_free(&s->seen);
	mem_pool_free(&s->pool);
	free(s);
}

const struct view *
summary_view(void)
{
	static const struct view view = {
	    summary_begin, summary_row, summary_end, 1};

	return &view;
}
