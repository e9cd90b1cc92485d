/* Figures as columns, cells and cards of a page. */
#include <string.h>

#include "aggregate_part.h"
#include "base/date.h"
#include "page/grid.h"

static int
is_median(const struct tally *t, size_t i)
{
	return t->f[i].kind == TALLY_MEDIAN || t->f[i].kind == TALLY_WAIT;
}

size_t
tally_width(const struct tally *t)
{
	size_t i, n = t->n;

	for (i = 0; i < t->n; i++)
		n += (size_t)is_median(t, i);
	return n;
}

size_t
tally_cols(const struct tally *t, int by, struct page_col col[])
{
	const struct tally_figure *f;
	const char *title;
	size_t i, n = 0;

	for (i = 0; i < t->n; i++) {
		f = &t->f[i];
		title = by ? f->by_title : f->title;
		col[n++] = (struct page_col){f->name, title,
		    f->flags | GRID_RIGHT | (title ? 0 : PAGE_ONLY_ROWS)};
		if (is_median(t, i))
			col[n++] =
			    (struct page_col){f->n, NULL, PAGE_ONLY_ROWS};
	}
	return n;
}

/* The cells of figure i: that of a median has its number behind it. */
static void
put_figure(const struct tally *t, const struct tally_group *g, size_t i,
    struct page *p)
{
	const struct tally_figure *f = &t->f[i];
	struct median *values = &g->values[t->median[i]];
	int64_t m = 0, n = 0;

	if (TALLY_IS_MADE(f->kind) && f->kind != TALLY_NINETY) {
		m = tally_get(t, g, f->m);
		n = tally_get(t, g, f->n);
	}
	switch (f->kind) {
	case TALLY_SUM: page_int(p, g->sum[i]); break;
	case TALLY_MONEY: page_money(p, g->sum[i]); break;
	case TALLY_FIRST:
	case TALLY_LAST:
		page_date(
		    p, g->sum[i] == TALLY_NONE ? DATE_NONE : (int)g->sum[i]);
		break;
	case TALLY_MEDIAN:
	case TALLY_WAIT:
		page_median(p, median_of(values), (int64_t)values->count);
		break;
	case TALLY_NINETY:
		values = &g->values[t->median[tally_place(t, f->m)]];
		page_percentile(
		    p, median_percentile(values, 90), (int64_t)values->count);
		break;
	case TALLY_SHARE: page_share(p, m, n); break;
	case TALLY_RATIO: page_ratio(p, m, n); break;
	case TALLY_BALANCE: page_balance(p, m, n); break;
	}
}

void
tally_cards(const struct tally *t, const struct tally_card cards[], size_t n,
    struct page *p)
{
	size_t i;

	page_cards(p);
	for (i = 0; i < n; i++) {
		page_card(p, cards[i].label);
		put_figure(t, &t->whole, tally_place(t, cards[i].figure), p);
	}
	page_cards_end(p);
}

void
tally_cells(const struct tally *t, const struct tally_group *g, struct page *p)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		put_figure(t, g, i, p);
		if (is_median(t, i))
			page_int(p, (int64_t)g->values[t->median[i]].count);
	}
}
