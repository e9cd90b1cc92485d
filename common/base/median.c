/*
 * New values wait behind the sorted ones until they are a part of them worth
 * a sort; counting a value that is known is a binary search.
 */
#include "base/median.h"

#include <stdlib.h>

#include "base/mem.h"

struct median_value {
	int64_t value;
	int open; /* a lower bound */
	size_t count;
};

enum { WAITING_MIN = 256 };

static int
compare_values(const void *a, const void *b)
{
	const struct median_value *x = a, *y = b;

	if (x->open != y->open)
		return x->open - y->open;
	return (x->value > y->value) - (x->value < y->value);
}

/* Puts all values in order, each once. */
static void
settle_values(struct median *m)
{
	size_t i, n = 0;

	if (m->sorted == m->n)
		return;
	qsort(m->v, m->n, sizeof(*m->v), compare_values);
	for (i = 1; i < m->n; i++) {
		if (compare_values(&m->v[n], &m->v[i]) == 0)
			m->v[n].count += m->v[i].count;
		else
			m->v[++n] = m->v[i];
	}
	m->sorted = m->n = n + 1;
}

static void
add_value(struct median *m, struct median_value x)
{
	struct median_value *known = NULL;

	if (x.count == 0)
		return;
	m->count += x.count;
	if (m->sorted > 0)
		known =
		    bsearch(&x, m->v, m->sorted, sizeof(*m->v), compare_values);
	if (known != NULL) {
		known->count += x.count;
		return;
	}
	m->v = mem_grow(m->v, &m->cap, m->n + 1, sizeof(*m->v));
	m->v[m->n++] = x;
	if (m->n - m->sorted >= WAITING_MIN + m->sorted / 2)
		settle_values(m);
}

void
median_add(struct median *m, int64_t value)
{
	add_value(m, (struct median_value){value, 0, 1});
}

void
median_add_n(struct median *m, int64_t value, size_t times)
{
	add_value(m, (struct median_value){value, 0, times});
}

void
median_add_open(struct median *m, int64_t value)
{
	add_value(m, (struct median_value){value, 1, 1});
}

/* The greatest value that is known. */
static int64_t
greatest_known(const struct median *m)
{
	size_t i;

	for (i = m->n; i > 0; i--)
		if (!m->v[i - 1].open)
			return m->v[i - 1].value;
	return INT64_MIN;
}

/* The value at place i (from 0) of all in order; *open if it is a bound. */
static int64_t
value_at(const struct median *m, size_t i, int *open)
{
	int64_t least;
	size_t k;

	for (k = 0; i >= m->v[k].count; k++)
		i -= m->v[k].count;
	if (!m->v[k].open)
		return m->v[k].value;
	*open = 1;
	least = greatest_known(m);
	return m->v[k].value < least ? least : m->v[k].value;
}

struct median_figure
median_of(struct median *m)
{
	struct median_figure f = {0, 0, 0};
	int64_t x, y;

	settle_values(m);
	if (m->count == 0)
		return f;
	x = value_at(m, (m->count - 1) / 2, &f.more);
	y = value_at(m, m->count / 2, &f.more);
	/* half the sum, rounded down: the sum itself might not fit */
	f.half = ((x ^ y) & 1) != 0;
	f.whole = x / 2 + y / 2 + (x % 2 + y % 2 - f.half) / 2;
	return f;
}

struct median_figure
median_percentile(struct median *m, size_t percent)
{
	struct median_figure f = {0, 0, 0};

	settle_values(m);
	if (m->count > 0)
		f.whole =
		    value_at(m, (m->count * percent + 99) / 100 - 1, &f.more);
	return f;
}

void
median_free(struct median *m)
{
	free(m->v);
	*m = (struct median){0};
}
