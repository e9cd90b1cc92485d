#include "skipped.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"

enum { SAY_MAX = 20 }; /* reasons; of the others the number */

void
account_add(struct account *t, size_t line, const char *what, const char *hint)
{
	size_t i = map_get(&t->index, what);
	struct account_item *it;

	if (i == MAP_NONE) {
		t->item = mem_grow(t->item, &t->cap, t->n + 1, sizeof(*it));
		it = &t->item[t->n];
		*it = (struct account_item){0};
		it->what = mem_pool_dup(&t->pool, what);
		if (hint != NULL)
			it->hint = mem_pool_dup(&t->pool, hint);
		i = map_put(&t->index, it->what, t->n++);
	}
	it = &t->item[i];
	if (it->n < ACCOUNT_LINES)
		it->line[it->n] = line;
	it->n++;
	t->total++;
}

/* "line 3", "lines 3, 5 and 10 more" */
static void
lines(char buf[], size_t size, const struct account_item *it)
{
	size_t i, n = it->n < ACCOUNT_LINES ? it->n : ACCOUNT_LINES, at;

	at = (size_t)snprintf(buf, size, "line%s", it->n > 1 ? "s" : "");
	for (i = 0; i < n; i++)
		at += (size_t)snprintf(
		    buf + at, size - at, "%s %zu", i ? "," : "", it->line[i]);
	if (it->n > n)
		snprintf(buf + at, size - at, " and %zu more", it->n - n);
}

void
account_tell(const struct account *t, const char *file, const char *before)
{
	const struct account_item *it;
	char buf[256];
	size_t i;

	for (i = 0; i < t->n && i < SAY_MAX; i++) {
		it = &t->item[i];
		lines(buf, sizeof(buf), it);
		msg("%s: %s%s: %zu (%s)%s%s", file, before, it->what, it->n,
		    buf, it->hint ? ": " : "", it->hint ? it->hint : "");
	}
	if (t->n > SAY_MAX)
		msg("%s: %sand %zu reasons more", file, before, t->n - SAY_MAX);
}

void
account_free(struct account *t)
{
	free(t->item);
	map_free(&t->index);
	mem_pool_free(&t->pool);
	*t = (struct account){0};
}
