/* Groups are the lines: by a column, or by month, quarter, year. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "page/grid.h"
#include "summary_part.h"

/* Spans without rows have their line too, unless a slip in a date would make
 * them more than these. */
enum { FILL_MAX = 600 };

/* Whether the groups are spans of the calendar, which another period has not.
 */
static int
by_span(const struct score *s)
{
	return s->r->span != SPANS && !s->by_column;
}

/* Whether a line says how many a group had before. */
static int
has_before(const struct score *s)
{
	return score_compares(s) && s->r->span == SPANS;
}

void
score_by_declare(struct score *s)
{
	const struct tally *t = s->tally[0][0];
	struct page_col *col = mem_alloc(tally_width(t) + 5, sizeof(*col));
	size_t n = 0;

	if (s->kind == ROWS_OF_REFERRALS)
		col[n++] = (struct page_col){"direction", NULL, PAGE_ONLY_ROWS};
	if (score_compares(s))
		col[n++] = (struct page_col){"period", NULL, PAGE_ONLY_ROWS};
	col[n++] = (struct page_col){"group", s->r->by, GRID_WRAP};
	col[n++] = (struct page_col){NULL, "", PAGE_ONLY_PEOPLE | GRID_SPARE};
	n += tally_cols(t, 1, col + n);
	if (has_before(s))
		col[n++] = (struct page_col){
		    NULL, "before", PAGE_ONLY_PEOPLE | GRID_RIGHT};
	s->table = (struct page_table){.section = figures_of(s->kind)->section,
	    .col = col,
	    .cols = n,
	    .indent = 2};
	page_declare(s->r->page, &s->table);
}

/* Adds the spans between the first and the last that have none. */
static void
fill_spans(struct score *s, struct tally *t)
{
	enum span span = s->r->span;
	int64_t first, last;
	char key[SPAN_LEN];
	int date, n = 0;

	first = tally_get(t, tally_whole(t), figures_of(s->kind)->first);
	last = tally_get(t, tally_whole(t), figures_of(s->kind)->last);
	if (first == TALLY_NONE)
		return;
	for (date = (int)first; date <= last && n <= FILL_MAX; n++)
		date = span_move(span, date, 1);
	if (n > FILL_MAX)
		return;
	for (date = (int)first; n > 0; n--, date = span_move(span, date, 1)) {
		span_print(span, date, key);
		tally_group_add(t, key, key);
	}
}

/* Adds the categories that are looked for and that nobody has, however they
 * write it. */
static void
fill_categories(struct score *s, struct tally *t)
{
	const char *list = policy_text(s->r->policy, P_CATEGORIES), *item;
	struct tags *tags = s->r->tags;
	size_t len, i;
	char *name;

	for (i = 0; i < tally_groups(t); i++) {
		item = tally_group(t, i)->key;
		tags_take(tags, item, strlen(item));
	}
	while ((item = text_item(&list, &len)) != NULL)
		if (tags_find(tags, item, len) == TAGS_NONE) {
			name = mem_dup(item, len);
			tally_group_add(t, name, name);
			free(name);
		}
}

/* Adds the groups that only the period before has. */
static void
fill_before(struct tally *now, const struct tally *before)
{
	size_t i;

	for (i = 0; i < tally_groups(before); i++)
		tally_group_add(now, tally_group(before, i)->key,
		    tally_group(before, i)->label);
}

/* Adds the groups without rows. */
static void
fill(struct score *s, struct tally *now, struct tally *before)
{
	if (by_span(s)) {
		fill_spans(s, now);
		fill_spans(s, before);
	} else
		fill_before(now, before);
	if (s->kind == ROWS_OF_PARTNERS && tally_groups(now) > 0 &&
	    strcmp(s->r->by, "category") == 0)
		fill_categories(s, now);
}

/* A line: a group (NULL: all together), and for people how many it had in
 * the period before. */
static void
print_line(struct score *s, int side, int part, const struct tally_group *g,
    int64_t most)
{
	const struct tally *t = s->tally[side][part];
	const struct tally *before = s->tally[side][PART_BEFORE];
	const struct tally_group *b;
	struct page *p = s->r->page;
	char days[SCORE_DAYS_LEN];

	if (s->kind == ROWS_OF_REFERRALS)
		page_cell(p, score_side(side));
	if (score_compares(s))
		page_cell(p, score_days(s, part, days));
	if (g != NULL)
		page_both(p, g->label, g->key);
	else {
		page_total(p);
		page_cell(p, "total");
	}
	page_bar(p, g ? g->sum[0] : 0, most);
	tally_cells(t, g ? g : tally_whole(t), p);
	if (has_before(s)) {
		b = g ? tally_find(before, g->key) : tally_whole(before);
		page_int(p, b ? b->sum[0] : 0);
	}
	page_end_row(p);
}

/* The groups of a side and part, and for people all together. */
static void
print_part(struct score *s, int side, int part)
{
	struct tally *t = s->tally[side][part];
	size_t i, n = tally_groups(t);
	int64_t most = 0;

	tally_sort(t, by_span(s));
	for (i = 0; i < n; i++)
		if (tally_group(t, i)->sum[0] > most)
			most = tally_group(t, i)->sum[0];
	for (i = 0; i < n; i++)
		print_line(s, side, part, tally_group(t, i), most);
	if (n > 1 && page_for_people(s->r->page))
		print_line(s, side, part, NULL, most);
}

void
score_by_print(struct score *s)
{
	const char *title = figures_of(s->kind)->title;
	struct page *p = s->r->page;
	char now[SCORE_DAYS_LEN], before[SCORE_DAYS_LEN];
	struct tally **part;
	size_t any = 0, had;
	int side, two = s->kind == ROWS_OF_REFERRALS;

	page_asof(p, s->asof.latest);
	score_days(s, PART_NOW, now);
	score_days(s, PART_BEFORE, before);
	for (side = 0; side < (two ? SIDES : 1); side++) {
		part = s->tally[side];
		fill(s, part[PART_NOW], part[PART_BEFORE]);
		had = page_for_people(p) ? 0 : tally_groups(part[PART_BEFORE]);
		if (tally_groups(part[PART_NOW]) + had == 0)
			continue;
		page_heading(p, "%s%s%s by %s%s%s%s%s%s", title, two ? " " : "",
		    two ? score_side(side) : "", s->r->by, *now ? ", " : "",
		    now, has_before(s) ? " (before: " : "",
		    has_before(s) ? before : "", has_before(s) ? ")" : "");
		page_begin(p, &s->table);
		print_part(s, side, PART_NOW);
		if (!page_for_people(p) && *now)
			print_part(s, side, PART_BEFORE);
		page_end(p);
		any++;
	}
	if (any == 0 && figures_of(s->kind)->none)
		page_heading(p, "No %s", figures_of(s->kind)->section);
}
