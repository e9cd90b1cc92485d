#ifndef INPUTS_H
#define INPUTS_H

#include <stddef.h>

#include "base/msg.h"
#include "ledger/rows.h"
#include "table/tab.h"

/*
 * Several inputs of several kinds, all opened before any is read, so that
 * they can come in any order.  {0} is none.
 */
struct input {
	struct tab *t;	     /* its header read; NULL: it was refused */
	enum rows_kind kind; /* ROWS_KINDS: none of ref-rows(5) */
};

struct inputs {
	struct input *of;
	size_t n;
};

/*
 * Opens every file (none: standard input), sees what it has, and asks fits
 * whether it is of use.  ST_TROUBLE if one cannot be opened, or fits refused
 * it after a message of its own; the others are there all the same.
 */
enum st inputs_open(struct inputs *x, char *files[],
    enum st (*fits)(const struct input *in, void *ctx), void *ctx);

/* The next input of a kind, from place *i on, which is then behind it; NULL:
 * there is no more. */
struct tab *inputs_next(const struct inputs *x, enum rows_kind kind, size_t *i);

/* Calls each with every input of a kind, as tab_each does; returns the worst of
 * what it returned and of the faults of its rows. */
enum st inputs_each(const struct inputs *x, enum rows_kind kind,
    enum st (*each)(struct tab *t, void *ctx), void *ctx);

/* Whether there is an input of a kind. */
int inputs_have(const struct inputs *x, enum rows_kind kind);

void inputs_close(struct inputs *x);

#endif
