/*
 * Two tallies where rows have two sides, one elsewhere; with a column to group
 * by their groups are the lines, without one the figures are.
 */
#include "score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "figures.h"
#include "grid.h"
#include "label.h"
#include "map.h"
#include "mem.h"
#include "tally.h"

enum { RECEIVED, GIVEN, SIDES }; /* only referral rows have two */
static const char *const directions[SIDES] = {"received", "given"};

struct score {
	const struct report *r;
	enum rows_kind kind;
	struct tally *tally[SIDES];
	struct page_table table;
	struct report_asof asof;
	struct map seen; /* partners of finding rows */
	struct mem_pool pool;
};

void *
score_begin(const struct report *r, enum rows_kind kind)
{
	struct score *s = mem_alloc(1, sizeof(*s));
	int two = kind == ROWS_OF_REFERRALS;
	struct page_col *col;
	size_t n = 0;

	s->r = r;
	s->kind = kind;
	s->tally[RECEIVED] =
	    tally_new(figures_of(kind)->f, figures_of(kind)->n);
	s->tally[GIVEN] = tally_new(figures_of(kind)->f, figures_of(kind)->n);
	col = mem_alloc(tally_width(s->tally[0]) + 2, sizeof(*col));
	if (two)
		col[n++] = (struct page_col){
		    "direction", "", r->by ? PAGE_NOT_TEXT : 0};
	if (r->by != NULL)
		col[n++] = (struct page_col){"group", r->by, GRID_WRAP};
	n += tally_cols(s->tally[0], r->by != NULL, col + n);
	s->table = (struct page_table){
	    figures_of(kind)->section, col, n, 2, r->by == NULL, 0};
	page_declare(r->page, &s->table);
	return s;
}

/* The status of a referral row, or NULL after a message. */
static const struct word *
status_of(const struct report_row *row)
{
	const char *s = report_cell(row, REFERRAL_ROW_status);
	const struct word *w = word_of(W_NEW);

	if (strcmp(s, w->name) == 0)
		return w;
	w = word_find(s);
	if (w == NULL || !(w->flags & WORD_STATUS) || w->id == W_REOPENED) {
		tab_complain(row->t, row->at[REFERRAL_ROW_status],
		    "'%s' is not the status of a referral", s);
		return NULL;
	}
	return w;
}

/* Received or given, or SIDES after a message. */
static int
side_of(const struct report_row *row)
{
	const char *s = report_cell(row, REFERRAL_ROW_direction);

	if (strcmp(s, "received") == 0)
		return RECEIVED;
	if (strcmp(s, "given") == 0)
		return GIVEN;
	tab_complain(row->t, row->at[REFERRAL_ROW_direction],
	    "'%s' is neither received nor given", s);
	return SIDES;
}

/* Whether this is the first finding of its partner. */
static int
is_first(struct score *s, const struct report_row *row)
{
	const char *id = report_cell(row, FINDING_ROW_partner);

	if (map_get(&s->seen, id) != MAP_NONE)
		return 0;
	map_put(&s->seen, mem_pool_dup(&s->pool, id), 0);
	return *id != '\0';
}

/* What people call the group of a row: its partner by name. */
static const char *
label_of(const struct score *s, const struct report_row *row, const char *key)
{
	if (*key == '\0')
		return "(none)";
	if (strcmp(s->r->by, "partner") != 0 || figures_of(s->kind)->name < 0)
		return key;
	key = report_who(
	    row, figures_of(s->kind)->name, figures_of(s->kind)->firm, -1);
	return *key ? key : tab_cell(row->t, row->by);
}

void
score_row(void *state, const struct report_row *row)
{
	struct score *s = state;
	struct tally_row x = {.t = row->t, .at = row->at};
	const char *key = s->r->by ? tab_cell(row->t, row->by) : NULL;
	int side = 0;
	size_t cols;

	if (s->kind == ROWS_OF_REFERRALS) {
		if ((x.status = status_of(row)) == NULL ||
		    (side = side_of(row)) == SIDES || x.status->id == W_VOID)
			return;
	} else if (s->kind == ROWS_OF_FINDINGS)
		x.first = is_first(s, row);
	tally_add(s->tally[side], &x, key, key ? label_of(s, row, key) : NULL);
	rows_names(s->kind, &cols);
	report_asof(&s->asof, report_cell(row, (int)cols - 1));
}

/* The rows of one side, by group, and what they come to together. */
static void
print_side(struct score *s, int side, const char *direction)
{
	struct tally *t = s->tally[side];
	struct page *p = s->r->page;
	size_t i, n = tally_groups(t);

	tally_sort(t);
	page_begin(p, &s->table);
	for (i = 0; i <= n; i++) {
		if (i == n && (n < 2 || !page_is_text(p)))
			break; /* programs would count it twice */
		if (s->kind == ROWS_OF_REFERRALS)
			page_cell(p, direction);
		if (i < n)
			page_both(p, tally_group(t, i)->label,
			    tally_group(t, i)->key);
		else
			page_cell(p, "total");
		tally_cells(t, i < n ? tally_group(t, i) : tally_whole(t), p);
		page_end_row(p);
	}
	page_end(p);
}

static void
print_by(struct score *s)
{
	char when[32];
	int side;

	report_when(&s->asof, when);
	page_asof(s->r->page, s->asof.latest);
	for (side = 0; side < SIDES; side++) {
		if (tally_groups(s->tally[side]) == 0)
			continue;
		page_heading(s->r->page, "%s%s%s by %s%s",
		    figures_of(s->kind)->title,
		    s->kind == ROWS_OF_REFERRALS ? " " : "",
		    s->kind == ROWS_OF_REFERRALS ? directions[side] : "",
		    s->r->by, when);
		page_gap(s->r->page);
		print_side(s, side, directions[side]);
	}
}

/* " of 2026-01-02 to 2026-06-29": the days of all referrals; returns buf. */
static char *
days_of(const struct score *s, char buf[48])
{
	char first[DATE_LEN + 1], last[DATE_LEN + 1];
	int64_t from = INT64_MAX, to = INT64_MIN, d;
	const struct tally *t;
	int side;

	for (side = 0; side < SIDES; side++) {
		t = s->tally[side];
		d = tally_get(t, tally_whole(t), "first");
		from = d != TALLY_NONE && d < from ? d : from;
		d = tally_get(t, tally_whole(t), "last");
		to = d != TALLY_NONE && d > to ? d : to;
	}
	buf[0] = '\0';
	if (to == INT64_MIN)
		return buf;
	date_print((int)from, first);
	if (from == to)
		snprintf(buf, 48, " of %s", first);
	else
		snprintf(
		    buf, 48, " of %s to %s", first, date_print((int)to, last));
	return buf;
}

/* Referrals in all, the two sides beside each other. */
static void
print_whole(struct score *s)
{
	struct page *p = s->r->page;
	char when[32], days[48];
	int64_t n = 0;
	int side;

	for (side = 0; side < SIDES; side++)
		n += tally_get(
		    s->tally[side], tally_whole(s->tally[side]), "referrals");
	page_heading(p, "%s%s%s", n > 0 ? "Referrals" : "No referrals",
	    days_of(s, days), report_when(&s->asof, when));
	if (n == 0)
		return;
	page_gap(p);
	page_asof(p, s->asof.latest);
	page_begin(p, &s->table);
	for (side = 0; side < SIDES; side++) {
		page_cell(p, directions[side]);
		tally_cells(s->tally[side], tally_whole(s->tally[side]), p);
		page_end_row(p);
	}
	page_end(p);
}

void
score_end(void *state)
{
	struct score *s = state;

	if (s->r->by != NULL)
		print_by(s);
	else
		print_whole(s);
	tally_free(s->tally[RECEIVED]);
	tally_free(s->tally[GIVEN]);
	free((void *)s->table.col);
	map_free(&s->seen);
	mem_pool_free(&s->pool);
	free(s);
}
