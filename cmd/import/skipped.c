/*
 * The account of rows: the same reason is said once, with the number of rows
 * and the lines of the first of them.
 */
#include <stdlib.h>

#include "import.h"

/* The reasons, and the lines of each, that are said; of others their number. */
enum { REASONS = 20, LINES = 5 };

struct skipped_reason {
	const char *why;
	const char *hint; /* what to do about it, or NULL */
	size_t n;
	size_t line[LINES]; /* the first of them */
};

void
skipped_add(struct skipped *s, size_t line, const char *why, const char *hint)
{
	size_t i = map_get(&s->index, why);
	struct skipped_reason *r;

	if (i == MAP_NONE) {
		s->reason = mem_grow(s->reason, &s->cap, s->n + 1, sizeof(*r));
		why = mem_pool_dup(&s->pool, why);
		s->reason[s->n] = (struct skipped_reason){
		    .why = why,
		    .hint = hint ? mem_pool_dup(&s->pool, hint) : NULL,
		};
		i = map_put(&s->index, why, s->n++);
	}
	r = &s->reason[i];
	if (r->n < LINES)
		r->line[r->n] = line;
	r->n++;
	s->total++;
}

/* "line 3", "lines 3, 5 and 10 more" */
static void
print_lines(struct mem_text *to, const struct skipped_reason *r)
{
	size_t i;

	mem_text_printf(to, "line%s", r->n > 1 ? "s" : "");
	for (i = 0; i < r->n && i < LINES; i++)
		mem_text_printf(to, "%s %zu", i ? "," : "", r->line[i]);
	if (r->n > LINES)
		mem_text_printf(to, " and %zu more", r->n - LINES);
}

void
skipped_tell(const struct skipped *s, const char *file, const char *before)
{
	const struct skipped_reason *r;
	struct mem_text lines = {0};
	size_t i;

	for (i = 0; i < s->n && i < REASONS; i++) {
		r = &s->reason[i];
		lines.len = 0;
		print_lines(&lines, r);
		msg("%s: %s%s: %zu (%s)%s%s", file, before, r->why, r->n,
		    lines.s, r->hint ? ": " : "", r->hint ? r->hint : "");
	}
	if (s->n > REASONS)
		msg("%s: %sand %zu reasons more", file, before, s->n - REASONS);
	free(lines.s);
}

void
skipped_free(struct skipped *s)
{
	free(s->reason);
	map_free(&s->index);
	mem_pool_free(&s->pool);
	*s = (struct skipped){0};
}
