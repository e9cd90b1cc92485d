/*
 * Problems are kept until all are known: they are printed by table and line,
 * and found in another order.
 */
#include "problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/rows.h"

enum { TEXT = 1024 };

#define X(name, fix) {#name, fix},
static const struct {
	const char *name, *fix;
} rules[PROBLEM_N] = {PROBLEM_RULES(X)};
#undef X

struct problem *
problem_add(struct problems *p, enum schema_table t, const char *file,
    size_t line, const char *column, enum problem_rule r, const char *fmt, ...)
{
	struct problem *x;
	char text[TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	p->at = mem_grow(p->at, &p->cap, p->n + 1, sizeof(*p->at));
	x = &p->at[p->n];
	x->table = t;
	x->line = line;
	x->seq = p->n++;
	x->rule = r;
	x->file =
	    mem_pool_dup(&p->pool, file != NULL ? file : p->view->file[t].path);
	x->column = mem_pool_dup(&p->pool, column != NULL ? column : "");
	x->what = mem_pool_dup(&p->pool, text);
	x->fix = rules[r].fix;
	return x;
}

void
problem_fix(struct problems *p, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	p->at[p->n - 1].fix = mem_pool_vprintf(&p->pool, fmt, ap);
	va_end(ap);
}

static int
by_place(const void *va, const void *vb)
{
	const struct problem *a = va, *b = vb;
	int r;

	if (a->table != b->table)
		return a->table < b->table ? -1 : 1;
	if (a->table == T_N && (r = strcmp(a->file, b->file)) != 0)
		return r;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

/* Bytes that a table may not hold are shown, as messages do: what is quoted
 * of a bad row must not make a bad row of this one. */
static void
put_visible(struct out *o, const char *s)
{
	char buf[2 * TEXT];

	text_visible(buf, sizeof(buf), s);
	out_cell(o, buf);
}

void
problem_print(struct problems *p, struct out *o)
{
	const char *const *names;
	const struct problem *x;
	size_t n, i;

	names = rows_names(ROWS_OF_PROBLEMS, &n);
	out_row(o, names, n);
	if (p->n > 0)
		qsort(p->at, p->n, sizeof(*p->at), by_place);
	for (i = 0; i < p->n; i++) {
		x = &p->at[i];
		put_visible(o, x->file);
		if (x->line > 0)
			out_int(o, (long long)x->line);
		else
			out_cell(o, "");
		put_visible(o, x->column);
		out_cell(o, rules[x->rule].name);
		put_visible(o, x->what);
		put_visible(o, x->fix);
		out_end(o);
	}
}

void
problem_free(struct problems *p)
{
	free(p->at);
	mem_pool_free(&p->pool);
	*p = (struct problems){0};
}
