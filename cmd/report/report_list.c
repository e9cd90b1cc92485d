/*
 * What a line is of each kind is in listing_*.c; here rows become lines, as
 * they come.
 */
#include "report_list.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "figures.h"
#include "list_part.h"
#include "table/cell.h"
#include "table/label.h"

/* The listing of each kind; a line each. */
static const struct listing_of *(*const listings[ROWS_KINDS])(void) = {
    [ROWS_OF_REFERRALS] = listing_referrals,
    [ROWS_OF_PARTNERS] = listing_partners,
    [ROWS_OF_DUTIES] = listing_duties,
    [ROWS_OF_EVENTS] = listing_events,
    [ROWS_OF_MATCHES] = listing_matches,
    [ROWS_OF_NEEDS] = listing_needs,
    [ROWS_OF_FINDINGS] = listing_findings,
};

void
listing_put(const struct report_row *row, struct page *p, int col)
{
	page_cell(p, report_cell(row, col));
}

void
listing_duty(struct page *p, const char *duty, size_t n, int due, int asof)
{
	char days[LABEL_LEN], *s;

	if (asof == DATE_NONE || due == DATE_NONE)
		date_print(due, days);
	else
		label_days(asof - due, days);
	s = mem_printf("%.*s%s%s", (int)n, duty, n && *days ? " " : "", days);
	page_cell(p, s);
	free(s);
}

struct listing {
	const struct report *r;
	enum rows_kind kind;
	const struct listing_of *of;
	struct page_table table;
	int begun;
};

void *
listing_begin(const struct report *r, enum rows_kind kind)
{
	struct listing *l = mem_alloc(1, sizeof(*l));
	struct page_col *col;
	size_t n, i;

	l->of = listings[kind]();
	n = l->of->cols;
	col = mem_alloc(n, sizeof(*col));
	for (i = 0; i < n; i++)
		col[i] = l->of->col[i].col;
	l->r = r;
	l->kind = kind;
	l->table = (struct page_table){.section = l->of->section,
	    .col = col,
	    .cols = n,
	    .caption = figures_of(kind)->title};
	page_declare(r->page, &l->table);
	return l;
}

/* The heading, when the first row has come. */
static void
begin(struct listing *l, const struct report_row *row)
{
	const char *title = l->of->title;
	struct report_asof asof = {""};
	size_t cols;

	l->begun = 1;
	rows_names(l->kind, &cols);
	report_asof(&asof, report_cell(row, (int)cols - 1));
	page_asof(l->r->page, asof.latest);
	if (title != NULL && !l->r->list) {
		page_heading(l->r->page, "%s", title);
		l->table.indent = 2;
	}
	page_begin(l->r->page, &l->table);
}

/* Whether the cells of a row are what they must be; if not, that is said. */
static int
is_good(const struct listing_of *of, const struct report_row *row)
{
	const struct listing_must *m;
	int64_t n;
	int date, got = 0;

	for (m = of->must; m->be != MUST_END && got >= 0; m++)
		switch (m->be) {
		case MUST_DATE:
			got = cell_date(row->t, row->at[m->col], &date);
			break;
		case MUST_INT:
			got = cell_int(row->t, row->at[m->col], &n);
			break;
		default: got = cell_money(row->t, row->at[m->col], &n);
		}
	return got >= 0 && (of->check == NULL || of->check(row) == 0);
}

void
listing_row(void *state, const struct report_row *row)
{
	struct listing *l = state;
	const struct listing_col *c = l->of->col;
	size_t i, cols;

	if (!is_good(l->of, row))
		return;
	if (!l->begun)
		begin(l, row);
	rows_names(l->kind, &cols);
	page_asof(l->r->page, report_cell(row, (int)cols - 1));
	for (i = 0; i < l->table.cols; i++)
		c[i].put(row, l->r->page, c[i].arg);
	page_end_row(l->r->page);
}

void
listing_end(void *state)
{
	struct listing *l = state;

	if (l->begun)
		page_end(l->r->page);
	else if (figures_of(l->kind)->none)
		page_heading(l->r->page, "No %s", figures_of(l->kind)->section);
	free((void *)l->table.col);
	free(l);
}
