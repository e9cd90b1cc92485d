/*
 * Every input is opened and its header read before the first row is: then it is
 * known what each has.
 */
#include "ledger/inputs.h"

#include <stdlib.h>

#include "base/mem.h"

enum st
inputs_open(struct inputs *x, char *files[],
    enum st (*fits)(const struct input *in, void *ctx), void *ctx)
{
	static const struct tab_how how;
	enum st st = ST_OK;
	struct input *in;
	size_t cap = 0;

	do {
		x->of = mem_grow(x->of, &cap, x->n + 1, sizeof(*x->of));
		in = &x->of[x->n++];
		*in = (struct input){tab_open(*files, &how), ROWS_KINDS};
		if (in->t != NULL && tab_header(in->t) == ST_OK) {
			in->kind = rows_recognise(in->t);
			if (fits(in, ctx) == ST_OK)
				continue;
		}
		tab_close(in->t);
		in->t = NULL;
		st = ST_TROUBLE;
	} while (*files != NULL && *++files != NULL);
	return st;
}

struct tab *
inputs_next(const struct inputs *x, enum rows_kind kind, size_t *i)
{
	const struct input *in;

	while (*i < x->n) {
		in = &x->of[(*i)++];
		if (in->t != NULL && in->kind == kind)
			return in->t;
	}
	return NULL;
}

enum st
inputs_each(const struct inputs *x, enum rows_kind kind,
    enum st (*each)(struct tab *t, void *ctx), void *ctx)
{
	enum st st = ST_OK;
	struct tab *t;
	size_t i = 0;

	while ((t = inputs_next(x, kind, &i)) != NULL) {
		st = msg_worst(st, each(t, ctx));
		st = msg_worst(st, tab_status(t));
	}
	return st;
}

int
inputs_have(const struct inputs *x, enum rows_kind kind)
{
	size_t i = 0;

	return inputs_next(x, kind, &i) != NULL;
}

void
inputs_close(struct inputs *x)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		tab_close(x->of[i].t);
	free(x->of);
	*x = (struct inputs){0};
}
