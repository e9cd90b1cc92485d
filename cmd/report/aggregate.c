/*
 * A tally keeps each figure as a sum, a date or a multiset of numbers
 * (median.h), for every group and for the whole.  It makes a share and its like
 * of two of them when a column asks for it.  It looks whether all sums of a row
 * fit before it adds any, so a row is counted in all its figures or in none.
 */
#include "aggregate.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/median.h"
#include "base/money.h"

static int
is_median(const struct tally_figure *f)
{
	return f->kind == TALLY_MEDIAN || f->kind == TALLY_WAIT;
}

static int
is_sum(const struct tally_figure *f)
{
	return f->kind == TALLY_SUM || f->kind == TALLY_MONEY;
}

static void
group_init(struct tally *t, struct tally_group *g)
{
	size_t i;

	g->sum = mem_pool_alloc(&t->pool, t->n * sizeof(*g->sum));
	g->values = mem_pool_alloc(&t->pool, t->medians * sizeof(*g->values));
	for (i = 0; i < t->n; i++)
		if (t->f[i].kind == TALLY_FIRST || t->f[i].kind == TALLY_LAST)
			g->sum[i] = TALLY_NONE;
}

struct tally *
tally_new(const struct tally_figure f[], size_t n)
{
	struct tally *t = mem_alloc(1, sizeof(*t));
	size_t i;

	t->f = f;
	t->n = n;
	t->median = mem_alloc(n, sizeof(*t->median));
	for (i = 0; i < n; i++) {
		map_put(&t->places, f[i].name, i);
		if (is_median(&f[i]))
			t->median[i] = t->medians++;
	}
	t->whole.key = "";
	t->whole.label = "total";
	group_init(t, &t->whole);
	group_init(t, &t->now);
	return t;
}

static void
group_free(const struct tally *t, struct tally_group *g)
{
	size_t i;

	for (i = 0; i < t->medians; i++)
		median_free(&g->values[i]);
}

void
tally_free(struct tally *t)
{
	size_t i;

	if (t == NULL)
		return;
	for (i = 0; i < t->groups; i++)
		group_free(t, &t->group[i]);
	group_free(t, &t->whole);
	free(t->group);
	free(t->median);
	map_free(&t->places);
	map_free(&t->keys);
	mem_pool_free(&t->pool);
	free(t);
}

/* Adds what the row has for figure i to that of g, where it fits. */
static void
figure_add(const struct tally *t, struct tally_group *g, size_t i)
{
	struct median *values = &g->values[t->median[i]];
	int64_t *sum = &g->sum[i], n = t->now.sum[i];

	switch (t->f[i].kind) {
	case TALLY_SUM:
	case TALLY_MONEY: money_add(sum, n); break;
	case TALLY_MEDIAN: median_add(values, n); break;
	case TALLY_WAIT:
		if (n >= TALLY_OPEN / 2)
			median_add_open(values, n - TALLY_OPEN);
		else
			median_add(values, n);
		break;
	case TALLY_FIRST:
		*sum = *sum == TALLY_NONE || n < *sum ? n : *sum;
		break;
	case TALLY_LAST: *sum = n > *sum ? n : *sum; break;
	default: break; /* it is made */
	}
}

/* Whether what the row has for figure i can be added to that of g (NULL: a
 * new group). */
static int
fits(const struct tally *t, const struct tally_group *g, size_t i)
{
	int64_t sum;

	if (g == NULL || t->now.sum[i] == TALLY_NONE || !is_sum(&t->f[i]))
		return 1;
	sum = g->sum[i];
	return money_add(&sum, t->now.sum[i]) == 0;
}

struct tally_group *
tally_find(const struct tally *t, const char *key)
{
	size_t i = map_get(&t->keys, key);

	return i == MAP_NONE ? NULL : &t->group[i];
}

struct tally_group *
tally_group(struct tally *t, const char *key, const char *label)
{
	struct tally_group *g = tally_find(t, key);

	if (g != NULL)
		return g;
	t->group =
	    mem_grow(t->group, &t->cap, t->groups + 1, sizeof(*t->group));
	g = &t->group[t->groups];
	g->key = mem_pool_dup(&t->pool, key);
	g->label = mem_pool_dup(&t->pool, label);
	group_init(t, g);
	map_put(&t->keys, g->key, t->groups++);
	return g;
}

enum st
tally_add(
    struct tally *t, const struct line *x, const char *key, const char *label)
{
	struct tally_group *g = key != NULL ? tally_find(t, key) : NULL;
	size_t i;

	for (i = 0; i < t->n; i++) {
		t->now.sum[i] = TALLY_IS_MADE(t->f[i].kind)
		    ? TALLY_NONE
		    : t->f[i].of(x, &t->f[i]);
		if (x != NULL && tab_row_bad(x->t))
			return ST_TROUBLE;
	}
	for (i = 0; i < t->n; i++)
		if (!fits(t, &t->whole, i) || !fits(t, g, i)) {
			tab_complain(
			    x->t, -1, "%s: the sum does not fit", t->f[i].name);
			return ST_TROUBLE;
		}
	if (key != NULL)
		g = tally_group(t, key, label);
	for (i = 0; i < t->n; i++)
		if (t->now.sum[i] != TALLY_NONE) {
			figure_add(t, &t->whole, i);
			if (g != NULL)
				figure_add(t, g, i);
		} else if (is_sum(&t->f[i]))
			t->now.sum[i] = 0;
	return ST_OK;
}

/* Whether s is a number; its value. */
static int
number(const char *s, double *d)
{
	char *end;

	*d = strtod(s, &end);
	return end != s && *end == '\0' &&
	    strspn(s, "+-.0123456789") == strlen(s);
}

static int
by_rank(const void *a, const void *b)
{
	const struct tally_group *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return strcmp(x->key, y->key);
}

void
tally_sort(struct tally *t, int by_key)
{
	size_t i, numbers = 0, dates = 0, empty = 0;
	struct tally_group *g, *end = t->group + t->groups;

	for (g = t->group; g < end; g++) {
		empty += *g->key == '\0';
		numbers += (size_t)number(g->key, &g->rank);
		dates += date_parse(g->key) != DATE_NONE;
	}
	by_key |= dates + empty == t->groups;
	for (g = t->group; g < end && numbers + empty < t->groups; g++)
		g->rank = by_key ? 0 : -(double)g->sum[0];
	if (t->groups > 0)
		qsort(t->group, t->groups, sizeof(*t->group), by_rank);
	map_free(&t->keys); /* its places were of the old order */
	for (i = 0; i < t->groups; i++)
		map_put(&t->keys, t->group[i].key, i);
}

/* The place of the figure of that name, which must be there. */
static size_t
tally_place(const struct tally *t, const char *name)
{
	return map_get(&t->places, name);
}

int64_t
tally_get(const struct tally *t, const struct tally_group *g, const char *name)
{
	return g->sum[tally_place(t, name)];
}

/* The figure at that place, of a group. */
static struct value
tally_value(const struct tally *t, const struct tally_group *g, size_t i)
{
	static const enum value_is made[] = {[TALLY_SHARE] = VALUE_SHARE,
	    [TALLY_RATIO] = VALUE_RATIO,
	    [TALLY_BALANCE] = VALUE_BALANCE};
	const struct tally_figure *f = &t->f[i];
	struct median *values;

	switch (f->kind) {
	case TALLY_SUM: return value_of(VALUE_INT, g->sum[i], 0);
	case TALLY_MONEY: return value_of(VALUE_MONEY, g->sum[i], 0);
	case TALLY_FIRST:
	case TALLY_LAST:
		return value_of(VALUE_DATE,
		    g->sum[i] == TALLY_NONE ? DATE_NONE : g->sum[i], 0);
	case TALLY_MEDIAN:
	case TALLY_WAIT:
		values = &g->values[t->median[i]];
		return value_figure(
		    VALUE_MEDIAN, median_of(values), (int64_t)values->count);
	case TALLY_NINETY:
		values = &g->values[t->median[tally_place(t, f->m)]];
		return value_figure(VALUE_PERCENTILE,
		    median_percentile(values, 90), (int64_t)values->count);
	default:
		return value_of(made[f->kind], tally_get(t, g, f->m),
		    tally_get(t, g, f->n));
	}
}

struct value
tally_named(const struct line *x, const struct page_col *c)
{
	return tally_value(x->tally, x->group, tally_place(x->tally, c->name));
}

struct value
tally_label(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(x->group->label);
}

struct value
tally_key(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(x->group->key);
}

/* The number of values of the median at place arg. */
static struct value
count_at(const struct line *x, const struct page_col *c)
{
	const size_t k = x->tally->median[c->arg];

	return value_of(VALUE_INT, (int64_t)x->group->values[k].count, 0);
}

size_t
tally_cols(const struct tally *t, int by, struct page_col col[])
{
	const struct tally_figure *f;
	size_t i, n = 0;

	for (i = 0; i < t->n; i++) {
		f = &t->f[i];
		col[n++] =
		    (struct page_col){f->name, by ? f->by_title : f->title,
			f->flags | PAGE_RIGHT, tally_named, 0};
		if (is_median(f))
			col[n++] =
			    (struct page_col){f->n, NULL, 0, count_at, (int)i};
	}
	return n;
}

void
tally_cards(const struct tally *t, const struct tally_card cards[], size_t n,
    struct page *p)
{
	struct page_card *card = mem_alloc(n, sizeof(*card));
	size_t i;

	for (i = 0; i < n; i++) {
		card[i].label = cards[i].label;
		card[i].v =
		    tally_value(t, &t->whole, tally_place(t, cards[i].figure));
	}
	page_cards(p, card, n);
	free(card);
}
