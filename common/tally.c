/*
 * Every figure is a sum, a date or a multiset of numbers (median.h) for each
 * group and for the whole; a share and its like are made of two of them when
 * they are shown.
 */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "grid.h"
#include "map.h"
#include "mem.h"
#include "money.h"

struct tally {
	const struct tally_figure *f;
	size_t n;
	int64_t *now; /* the figures of the row at hand */
	struct tally_group whole, *group;
	size_t groups, cap;
	struct map keys;
	struct mem_pool pool;
};

static void
group_init(struct tally *t, struct tally_group *g)
{
	size_t i;

	g->sum = mem_pool_alloc(&t->pool, t->n * sizeof(*g->sum));
	g->values = mem_pool_alloc(&t->pool, t->n * sizeof(*g->values));
	for (i = 0; i < t->n; i++)
		if (t->f[i].kind == TALLY_FIRST || t->f[i].kind == TALLY_LAST)
			g->sum[i] = TALLY_NONE;
}

struct tally *
tally_new(const struct tally_figure f[], size_t n)
{
	struct tally *t = mem_alloc(1, sizeof(*t));

	t->f = f;
	t->n = n;
	t->now = mem_alloc(n, sizeof(*t->now));
	t->whole.key = t->whole.label = "";
	group_init(t, &t->whole);
	return t;
}

static void
group_free(const struct tally *t, struct tally_group *g)
{
	size_t i;

	for (i = 0; i < t->n; i++)
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
	free(t->now);
	map_free(&t->keys);
	mem_pool_free(&t->pool);
	free(t);
}

/* Adds n to figure i of g: 0, or -1 where the sum does not fit. */
static int
figure_add(const struct tally *t, struct tally_group *g, size_t i, int64_t n)
{
	int64_t *sum = &g->sum[i];

	switch (t->f[i].kind) {
	case TALLY_SUM:
	case TALLY_MONEY: return money_add(sum, n);
	case TALLY_MEDIAN: median_add(&g->values[i], n); break;
	case TALLY_FIRST:
		*sum = *sum == TALLY_NONE || n < *sum ? n : *sum;
		break;
	case TALLY_LAST: *sum = n > *sum ? n : *sum; break;
	default: break; /* it is made */
	}
	return 0;
}

/* The group of that key, made if there is none. */
static struct tally_group *
group_of(struct tally *t, const char *key, const char *label)
{
	size_t i = map_get(&t->keys, key);
	struct tally_group *g;

	if (i != MAP_NONE)
		return &t->group[i];
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
tally_add(struct tally *t, const struct tally_row *r, const char *key,
    const char *label)
{
	struct tally_group *g = NULL;
	size_t i;

	for (i = 0; i < t->n; i++) {
		if (TALLY_IS_MADE(t->f[i].kind))
			continue;
		t->now[i] = t->f[i].of(r, &t->f[i]);
		if (t->now[i] == TALLY_BAD)
			return ST_TROUBLE;
	}
	if (key != NULL)
		g = group_of(t, key, label);
	for (i = 0; i < t->n; i++) {
		if (TALLY_IS_MADE(t->f[i].kind) || t->now[i] == TALLY_NONE)
			continue;
		if (figure_add(t, &t->whole, i, t->now[i]) != 0 ||
		    (g != NULL && figure_add(t, g, i, t->now[i]) != 0)) {
			tab_complain(
			    r->t, -1, "%s: the sum does not fit", t->f[i].name);
			return ST_TROUBLE;
		}
	}
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
by_number(const void *a, const void *b)
{
	const struct tally_group *x = a, *y = b;
	double p = 0, q = 0;

	number(x->key, &p);
	number(y->key, &q);
	return p < q ? -1 : p > q ? 1 : strcmp(x->key, y->key);
}

static int
by_key(const void *a, const void *b)
{
	const struct tally_group *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static int
by_size(const void *a, const void *b)
{
	const struct tally_group *x = a, *y = b;

	if (x->sum[0] != y->sum[0])
		return x->sum[0] > y->sum[0] ? -1 : 1;
	return strcmp(x->key, y->key);
}

void
tally_sort(struct tally *t, int keys)
{
	size_t i, numbers = 0, dates = 0, empty = 0;
	double d;

	for (i = 0; i < t->groups; i++) {
		empty += *t->group[i].key == '\0';
		numbers += (size_t)number(t->group[i].key, &d);
		dates += date_parse(t->group[i].key) != DATE_NONE;
	}
	if (t->groups > 0)
		qsort(t->group, t->groups, sizeof(*t->group),
		    numbers + empty == t->groups	     ? by_number
			: keys || dates + empty == t->groups ? by_key
							     : by_size);
	map_free(&t->keys); /* its places are of the old order */
}

size_t
tally_groups(const struct tally *t)
{
	return t->groups;
}

const struct tally_group *
tally_group(const struct tally *t, size_t i)
{
	return &t->group[i];
}

const struct tally_group *
tally_whole(const struct tally *t)
{
	return &t->whole;
}

void
tally_group_add(struct tally *t, const char *key, const char *label)
{
	group_of(t, key, label);
}

const struct tally_group *
tally_find(const struct tally *t, const char *key)
{
	size_t i = map_get(&t->keys, key);

	return i == MAP_NONE ? NULL : &t->group[i];
}

/* The place of a figure, which must be among them. */
static size_t
place_of(const struct tally *t, const char *name)
{
	size_t i = 0;

	while (strcmp(t->f[i].name, name) != 0)
		i++;
	return i;
}

int64_t
tally_get(const struct tally *t, const struct tally_group *g, const char *name)
{
	return g->sum[place_of(t, name)];
}

size_t
tally_width(const struct tally *t)
{
	size_t i, n = t->n;

	for (i = 0; i < t->n; i++)
		n += t->f[i].kind == TALLY_MEDIAN;
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
		    f->flags | GRID_RIGHT | (title ? 0 : PAGE_NOT_TEXT)};
		if (f->kind == TALLY_MEDIAN)
			col[n++] = (struct page_col){f->n, NULL, PAGE_NOT_TEXT};
	}
	return n;
}

/* The cells of figure i: that of a median has its number behind it. */
static void
put_figure(const struct tally *t, const struct tally_group *g, size_t i,
    struct page *p)
{
	const struct tally_figure *f = &t->f[i];
	struct median *values = &g->values[i];
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
		page_median(p, median_of(values), (int64_t)values->count);
		break;
	case TALLY_NINETY:
		values = &g->values[place_of(t, f->m)];
		page_percentile(
		    p, median_percentile(values, 90), (int64_t)values->count);
		break;
	case TALLY_SHARE: page_share(p, m, n); break;
	case TALLY_RATIO: page_ratio(p, m, n); break;
	case TALLY_BALANCE: page_balance(p, m, n); break;
	}
}

void
tally_cell(const struct tally *t, const struct tally_group *g, const char *name,
    struct page *p)
{
	put_figure(t, g, place_of(t, name), p);
}

void
tally_cells(const struct tally *t, const struct tally_group *g, struct page *p)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		put_figure(t, g, i, p);
		if (t->f[i].kind == TALLY_MEDIAN)
			page_int(p, (int64_t)g->values[i].count);
	}
}
