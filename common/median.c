#include "median.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
median_add(struct median *m, int64_t value)
{
	median_add_n(m, value, 1);
}

void
median_add_n(struct median *m, int64_t value, size_t times)
{
	size_t lo = 0, hi = m->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (m->v[mid].value < value)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == m->n || m->v[lo].value != value) {
		m->v = mem_grow(m->v, &m->cap, m->n + 1, sizeof(*m->v));
		memmove(m->v + lo + 1, m->v + lo, (m->n - lo) * sizeof(*m->v));
		m->v[lo].value = value;
		m->v[lo].count = 0;
		m->n++;
	}
	m->v[lo].count += times;
	m->count += times;
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

int64_t
median_twice(const struct median *m)
{
	if (m->count == 0)
		return 0;
	return value_at(m, (m->count - 1) / 2) + value_at(m, m->count / 2);
}

void
median_free(struct median *m)
{
	free(m->v);
	*m = (struct median){0};
}
