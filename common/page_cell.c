/*
 * A cell is given once, as what it is; here is how each form shows it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "grid.h"
#include "label.h"
#include "mem.h"
#include "money.h"
#include "page_in.h"

/* The next cell as it shall stand in either form. */
static void
cell(
    struct page *p, const char *people, const char *extra, const char *programs)
{
	const struct page_col *c = &p->t->col[p->at++];
	size_t at;
	char *v;

	if (p->form == PAGE_TEXT) {
		if (c->flags & PAGE_NOT_TEXT)
			return;
		v = page_visible(people);
		grid_cell(p->grid, v, extra);
		free(v);
	} else if (!(c->flags & PAGE_NOT_ROWS)) {
		at = map_get(&p->names, c->name);
		p->cell[at] = mem_dup(programs, strlen(programs));
	}
}

void
page_cell(struct page *p, const char *s)
{
	cell(p, s, NULL, s);
}

void
page_both(struct page *p, const char *people, const char *programs)
{
	cell(p, people, NULL, programs);
}

void
page_int(struct page *p, int64_t n)
{
	char buf[32];

	snprintf(buf, sizeof(buf), "%lld", (long long)n);
	cell(p, buf, NULL, buf);
}

void
page_date(struct page *p, int date)
{
	char buf[DATE_LEN + 1];

	date_print(date, buf);
	cell(p, buf, NULL, buf);
}

void
page_money(struct page *p, int64_t money)
{
	char buf[MONEY_LEN], people[LABEL_LEN];

	label_money(money_print(money, buf), people);
	cell(p, people, NULL, buf);
}

void
page_share(struct page *p, int64_t m, int64_t n)
{
	char people[64], percent[32] = "", programs[32] = "";

	snprintf(
	    people, sizeof(people), "%lld/%lld", (long long)m, (long long)n);
	if (n > 0)
		snprintf(
		    programs, sizeof(programs), "%.4f", (double)m / (double)n);
	if (n > 0 && n >= p->percent_from)
		snprintf(percent, sizeof(percent), "%lld%%",
		    (long long)((m * 200 + n) / (n * 2)));
	cell(p, n > 0 ? people : "", percent, programs);
}

void
page_median(struct page *p, int64_t twice, int64_t n)
{
	char buf[32] = "", count[32] = "";

	if (n > 0)
		snprintf(buf, sizeof(buf), "%.*f", twice % 2 ? 1 : 0,
		    (double)twice / 2);
	if (n > 0 && p->t->upright)
		snprintf(count, sizeof(count), "n=%lld", (long long)n);
	cell(p, buf, count, buf);
}

void
page_end_row(struct page *p)
{
	size_t i;

	p->at = 0;
	if (p->form == PAGE_TEXT) {
		grid_end_row(p->grid);
		return;
	}
	out_cell(&p->out, p->t->section);
	for (i = 0; i < p->names.n; i++) {
		out_cell(&p->out, p->cell[i] ? p->cell[i] : "");
		free(p->cell[i]);
		p->cell[i] = NULL;
	}
	out_cell(&p->out, p->asof);
	out_end(&p->out);
}
