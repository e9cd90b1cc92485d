/*
 * Every figure is a sum, a date or a multiset of numbers (median.h) for each
 * group and for the whole; a share and its like are made of two of them when
 * they are shown.
 */
#include "aggregate.h"

#include <stdlib.h>
#include <string.h>

#include "aggregate_part.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"

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
	t->now = mem_alloc(n, sizeof(*t->now));
	t->median = mem_alloc(n, sizeof(*t->median));
	for (i = 0; i < n; i++)
		if (f[i].kind == TALLY_MEDIAN || f[i].kind == TALLY_WAIT)
			t->median[i] = t->medians++;
	t->whole.key = t->whole.label = "";
	group_init(t, &t->whole);
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
	free(t->now);
	free(t->median);
	map_free(&t->keys);
	mem_pool_free(&t->pool);
	free(t);
}

/* Adds what the row has for figure i to that of g, where it fits. */
static void
figure_add(const struct tally *t, struct tally_group *g, size_t i)
{
	struct median *values = &g->values[t->median[i]];
	int64_t *sum = &g->sum[i], n = t->now[i];

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

	if (g == NULL || t->now[i] == TALLY_NONE ||
	    (t->f[i].kind != TALLY_SUM && t->f[i].kind != TALLY_MONEY))
		return 1;
	sum = g->sum[i];
	return money_add(&sum, t->now[i]) == 0;
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
	size_t i, at;

	for (i = 0; i < t->n; i++) {
		t->now[i] = TALLY_NONE;
		if (TALLY_IS_MADE(t->f[i].kind))
			continue;
		t->now[i] = t->f[i].of(r, &t->f[i]);
		if (t->now[i] == TALLY_BAD)
			return ST_TROUBLE;
	}
	at = key != NULL ? map_get(&t->keys, key) : MAP_NONE;
	for (i = 0; i < t->n; i++)
		if (!fits(t, &t->whole, i) ||
		    !fits(t, at != MAP_NONE ? &t->group[at] : NULL, i)) {
			tab_complain(
			    r->t, -1, "%s: the sum does not fit", t->f[i].name);
			return ST_TROUBLE;
		}
	if (key != NULL)
		g = group_of(t, key, label);
	for (i = 0; i < t->n; i++) {
		if (t->now[i] == TALLY_NONE)
			continue;
		figure_add(t, &t->whole, i);
		if (g != NULL)
			figure_add(t, g, i);
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
	map_free(&t->keys); /* its places were of the old order */
	for (i = 0; i < t->groups; i++)
		map_put(&t->keys, t->group[i].key, i);
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

size_t
tally_place(const struct tally *t, const char *name)
{
	size_t i = 0;

	while (strcmp(t->f[i].name, name) != 0)
		i++;
	return i;
}

int64_t
tally_last(const struct tally *t, size_t place)
{
	return t->now[place] == TALLY_NONE ? 0 : t->now[place];
}

int64_t
tally_get(const struct tally *t, const struct tally_group *g, const char *name)
{
	return g->sum[tally_place(t, name)];
}
