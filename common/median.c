/*
 * New values wait behind the sorted ones until they are a part of them worth
 * a sort; counting a value that is known is a binary search.
 */
#include "median.h"

#include <stdlib.h>

#include "mem.h"

struct median_value {
	int64_t value;
	size_t count;
};

enum { WAITING_MIN = 256 };

static int
compare(const void *a, const void *b)
{
	const struct median_value *x = a, *y = b;

	return (x->value > y->value) - (x->value < y->value);
}

/* Puts all values in order, each once. */
static void
settle(struct median *m)
{
	size_t i, n = 0;

	if (m->sorted == m->n)
		return;
	qsort(m->v, m->n, sizeof(*m->v), compare);
	for (i = 1; i < m->n; i++) {
		if (m->v[n].value == m->v[i].value)
			m->v[n].count += m->v[i].count;
		else
			m->v[++n] = m->v[i];
	}
	m->sorted = m->n = n + 1;
}

void
median_add(struct median *m, int64_t value)
{
	median_add_n(m, value, 1);
}

void
median_add_n(struct median *m, int64_t value, size_t times)
{
	const struct median_value x = {value, times};
	struct median_value *known = NULL;

	if (times == 0)
		return;
	m->count += times;
	if (m->sorted > 0)
		known = bsearch(&x, m->v, m->sorted, sizeof(*m->v), compare);
	if (known != NULL) {
		known->count += times;
		return;
	}
	m->v = mem_grow(m->v, &m->cap, m->n + 1, sizeof(*m->v));
	m->v[m->n++] = x;
	if (m->n - m->sorted >= WAITING_MIN + m->sorted / 2)
		settle(m);
}

/* The value at place i (from 0) of all in order. */
static int64_t
value_at(const struct median *m, size_t i)
{
	size_t k;

	for (k = 0; i >= m->v[k].count; k++)
		i -= m->v[k].count;
	return m->v[k].value;
}

/* The greatest value that is known. */
static int64_t
greatest(const struct median *m)
{
	size_t i;

	for (i = m->n; i > 0; i--)
		if (m->v[i - 1].value < MEDIAN_OPEN / 2)
			return m->v[i - 1].value;
	return INT64_MIN;
}

/* Adds the value at place i to a figure. */
static void
put(const struct median *m, size_t i, struct median_figure *f)
{
	int64_t v = value_at(m, i), least;

	if (v >= MEDIAN_OPEN / 2) {
		least = greatest(m);
		v -= MEDIAN_OPEN;
		v = v < least ? least : v;
		f->more = 1;
	}
	f->twice += v;
}

struct median_figure
median_of(struct median *m)
{
	struct median_figure f = {0, 0};

	settle(m);
	if (m->count == 0)
		return f;
	put(m, (m->count - 1) / 2, &f);
	put(m, m->count / 2, &f);
	return f;
}

struct median_figure
median_percentile(struct median *m, size_t percent)
{
	struct median_figure f = {0, 0};

	settle(m);
	if (m->count == 0)
		return f;
	put(m, (m->count * percent + 99) / 100 - 1, &f);
	f.twice *= 2;
	return f;
}

void
median_free(struct median *m)
{
	free(m->v);
	*m = (struct median){0};
}
