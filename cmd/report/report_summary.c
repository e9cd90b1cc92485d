/*
 * Tallies: two where rows have two sides, and two again where a period is
 * compared with the one before.  With a column to group by their groups are
 * the lines, without one the figures are.
 */
#include "report_summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "page/grid.h"
#include "report_duties.h"
#include "summary_part.h"
#include "table/cell.h"

static const char *const directions[SIDES] = {"received", "given"};

const char *
score_side(int side)
{
	return directions[side];
}

int
score_compares(const struct score *s)
{
	return s->r->period != NULL && report_chooses(s->kind);
}

char *
score_days(const struct score *s, int part, char buf[SCORE_DAYS_LEN])
{
	char from[DATE_LEN + 1], to[DATE_LEN + 1];

	buf[0] = '\0';
	if (score_compares(s))
		snprintf(buf, SCORE_DAYS_LEN, "%s..%s",
		    date_print(s->days[part].from, from),
		    date_print(s->days[part].to, to));
	return buf;
}

void *
score_begin(const struct report *r, enum rows_kind kind)
{
	struct score *s = mem_alloc(1, sizeof(*s));
	int side, part;

	s->r = r;
	s->kind = kind;
	for (side = 0; side < SIDES; side++)
		for (part = 0; part < PARTS; part++)
			s->tally[side][part] =
			    tally_new(figures_of(kind)->f, figures_of(kind)->n);
	if (r->by != NULL)
		score_by_declare(s);
	else
		score_whole_declare(s);
	return s;
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

/* The group of a row: what stands in its column, or the span of its day. */
static const char *
key_of(const struct score *s, const struct report_row *row, char buf[SPAN_LEN])
{
	if (s->r->by == NULL)
		return NULL;
	if (row->by >= 0)
		return tab_cell(row->t, row->by);
	return row->date == DATE_NONE ? ""
				      : span_print(s->r->span, row->date, buf);
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

/* Counts a referral in its month; its date was found good. */
static void
add_month(
    struct score *s, const struct report_row *row, const struct tally_row *x)
{
	char month[SPAN_LEN];
	int date = DATE_NONE;

	cell_date(row->t, row->at[REFERRAL_ROW_date], &date);
	if (date == DATE_NONE || row->part != PART_NOW)
		return;
	span_print(SPAN_MONTH, date, month);
	tally_add(s->months, x, month, month);
}

/* Keeps the latest day, and the period on it. */
static void
keep_asof(struct score *s, const struct report_row *row)
{
	char before[sizeof(s->asof.latest)];
	size_t cols;

	memcpy(before, s->asof.latest, sizeof(before));
	rows_names(s->kind, &cols);
	report_asof(&s->asof, report_cell(row, (int)cols - 1));
	if (score_compares(s) &&
	    (s->rows++ == 0 || strcmp(before, s->asof.latest) != 0))
		period_days(s->r->period, row->asof, &s->days[PART_NOW],
		    &s->days[PART_BEFORE]);
}

void
score_row(void *state, const struct report_row *row)
{
	struct score *s = state;
	struct tally_row x = {.t = row->t,
	    .at = row->at,
	    .policy = s->r->policy,
	    .asof = row->asof};
	char buf[SPAN_LEN];
	const char *key = key_of(s, row, buf);
	int side = 0;

	if (s->kind == ROWS_OF_REFERRALS) {
		if ((x.status = report_status(row)) == NULL ||
		    (x.received = report_received(row)) < 0 ||
		    x.status->id == W_VOID)
			return;
		side = x.received ? RECEIVED : GIVEN;
	} else if (s->kind == ROWS_OF_FINDINGS)
		x.first = is_first(s, row);
	else if (s->kind == ROWS_OF_DUTIES && docket_duty(row) == DUTIES)
		return;
	if (tally_add(s->tally[side][row->part], &x, key,
		key ? label_of(s, row, key) : NULL) != ST_OK)
		return;
	if (s->months != NULL)
		add_month(s, row, &x);
	keep_asof(s, row);
	s->by_column |= row->by >= 0;
}

void
score_end(void *state)
{
	struct score *s = state;
	int side, part;

	if (s->r->by != NULL)
		score_by_print(s);
	else
		score_whole_print(s);
	for (side = 0; side < SIDES; side++)
		for (part = 0; part < PARTS; part++)
			tally_free(s->tally[side][part]);
	tally_free(s->months);
	free((void *)s->table.col);
	map_free(&s->seen);
	mem_pool_free(&s->pool);
	free(s);
}
