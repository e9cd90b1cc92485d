/*
 * A cell is given once, as what it is; here is what people and programs read.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "page/grid.h"
#include "page/part.h"
#include "table/label.h"

/* The figure of a card, if the form has cards. */
static void
card(struct page *p, const char *people, const char *extra)
{
	char *v;

	if (p->says != NULL && p->says->card != NULL) {
		v = page_visible(people);
		p->says->card(p, v, extra);
		free(v);
	}
	p->card = NULL;
}

/* The next cell as it shall stand for people, behind it extra, and for
 * programs. */
static void
cell(
    struct page *p, const char *people, const char *extra, const char *programs)
{
	const struct page_col *c;
	char *v;

	if (p->card != NULL) {
		card(p, people, extra ? extra : "");
		return;
	}
	c = &p->t->col[p->at++];
	if (p->says == NULL) {
		page_rows_cell(p, c, programs);
		return;
	}
	if (c->flags & PAGE_ONLY_ROWS)
		return;
	v = page_visible(people);
	grid_cell(p->grid, v, extra);
	free(v);
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
	cell(p, people, p->card ? p->how.currency : NULL, buf);
}

/* m/n in per cent, rounded; halves up. */
static double
per_cent(int64_t m, int64_t n)
{
	if (m < INT64_MAX / 400 && n < INT64_MAX / 400)
		return (double)((m * 200 + n) / (n * 2));
	return floor((double)m / (double)n * 100 + 0.5);
}

/* m/n for programs, n > 0: four places, rounded; halves away from 0. */
static void
print_quotient(int64_t m, int64_t n, char buf[32])
{
	const int64_t small = INT64_MAX / 40000;
	int64_t q;

	if (m > small || m < -small || n > small) {
		snprintf(buf, 32, "%.4f", (double)m / (double)n);
		return;
	}
	q = ((m < 0 ? -m : m) * 20000 + n) / (n * 2);
	snprintf(buf, 32, "%s%lld.%04lld", m < 0 && q > 0 ? "-" : "",
	    (long long)q / 10000, (long long)q % 10000);
}

/* On a card the percentage is what is large, if there is one. */
void
page_share(struct page *p, int64_t m, int64_t n)
{
	char people[64] = "", percent[32] = "", programs[32] = "";

	if (n > 0) {
		snprintf(people, sizeof(people), "%lld/%lld", (long long)m,
		    (long long)n);
		print_quotient(m, n, programs);
	}
	if (n > 0 && n >= p->how.percent_from)
		snprintf(percent, sizeof(percent), "%.0f%%", per_cent(m, n));
	if (p->card != NULL && *percent != '\0')
		cell(p, percent, people, programs);
	else
		cell(p, people, percent, programs);
}

void
page_ratio(struct page *p, int64_t m, int64_t n)
{
	char people[64] = "", programs[32] = "";

	if (n > 0) {
		snprintf(people, sizeof(people), "%.2f", (double)m / (double)n);
		print_quotient(m, n, programs);
	}
	if (n == 0 && m > 0)
		cell(p, "inf", NULL, "inf");
	else
		cell(p, people, NULL, programs);
}

void
page_balance(struct page *p, int64_t m, int64_t n)
{
	char people[64] = "", programs[32] = "";
	double all = (double)m + (double)n, balance;

	if (all >= PAGE_BALANCE_MIN && all < 4e18) {
		balance = ((double)m - (double)n) / all;
		snprintf(
		    people, sizeof(people), m == n ? "%.2f" : "%+.2f", balance);
		print_quotient(m - n, m + n, programs);
	}
	cell(p, people, NULL, programs);
}

/* A median as text: money rounded up to hundredths, or a number with a decimal
 * where it needs one. */
static void
print_figure(struct median_figure f, int money, char buf[MONEY_LEN])
{
	int64_t whole = f.whole;

	if (money)
		money_print(whole + f.half, buf);
	else if (!f.half)
		snprintf(buf, MONEY_LEN, "%lld", (long long)whole);
	else
		snprintf(buf, MONEY_LEN, "%s%lld.5", whole < 0 ? "-" : "",
		    (long long)(whole < 0 ? -(whole + 1) : whole));
}

/* A figure of n numbers, behind it what explains it. */
static void
figure(struct page *p, struct median_figure f, int64_t n, const char *extra)
{
	int money = p->card == NULL && p->t->col[p->at].flags & PAGE_MONEY;
	char buf[MONEY_LEN + 1] = "", people[LABEL_LEN] = "";

	if (n > 0) {
		*buf = '>';
		print_figure(f, money, buf + f.more);
		snprintf(people, sizeof(people), "%s", buf);
		if (money)
			label_money(buf, people);
	}
	cell(p, people, extra, buf);
}

void
page_median(struct page *p, struct median_figure f, int64_t n)
{
	char count[32] = "";

	/* where there is room: on a card, where figures are below each other */
	if (n > 0 && (p->card != NULL || p->t->upright))
		snprintf(count, sizeof(count), "n=%lld", (long long)n);
	figure(p, f, n, count);
}

void
page_percentile(struct page *p, struct median_figure f, int64_t n)
{
	figure(p, f, n, NULL);
}

void
page_bar(struct page *p, int64_t m, int64_t n)
{
	const struct page_col *c = &p->t->col[p->at++];

	if (p->says != NULL && !(c->flags & PAGE_ONLY_ROWS))
		grid_bar(p->grid, m, n);
}

void
page_end_row(struct page *p)
{
	p->at = 0;
	if (p->says != NULL)
		grid_end_row(p->grid);
	else
		page_rows_end(p);
}
