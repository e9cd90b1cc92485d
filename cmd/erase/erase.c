#include "erase.h"

#include <stdlib.h>

#include "ledger/rewrite.h"

void
erase_begin(struct erase *e, struct people *p)
{
	enum schema_table t;

	*e = (struct erase){.people = p};
	e->who = mem_alloc(p->n, 1);
	e->as = mem_alloc(p->n, sizeof(*e->as));
	for (t = 0; t < T_N; t++)
		e->changed[t] = mem_alloc(p->sheet[t].rows, 1);
}

size_t
erase_count(const struct erase *e, enum schema_table t)
{
	size_t row, n = 0;

	for (row = 0; row < e->people->sheet[t].rows; row++)
		n += e->changed[t][row];
	return n;
}

enum st
erase_texts(const struct erase *e, struct store_text text[T_N])
{
	const struct sheet *s;
	enum schema_table t;
	enum st st = ST_OK;
	struct out o;
	FILE *fp;

	for (t = 0; t < T_N; t++) {
		text[t] = (struct store_text){0};
		if (erase_count(e, t) == 0)
			continue;
		s = &e->people->sheet[t];
		fp = mem_stream(&text[t].s, &text[t].len);
		o = out_to(fp, 0);
		st = msg_worst(st,
		    rewrite_rows(
			s, e->people->view, e->changed[t], s->rows, &o));
		mem_stream_end(fp, &text[t].s);
	}
	return st;
}

void
erase_free(struct erase *e)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++) {
		free(e->changed[t]);
		map_free(&e->id[t]);
	}
	free(e->who);
	free(e->as);
	free(e->made);
	free(e->name);
	mem_pool_free(&e->pool);
}
