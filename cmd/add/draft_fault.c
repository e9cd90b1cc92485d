/*
 * What is wrong with the rows of a draft, and how it is told.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draft.h"

static void __attribute__((format(printf, 4, 0)))
add_fault(struct draft *d, size_t row, int col, const char *fmt, va_list ap)
{
	struct draft_fault *f;
	char text[1024];

	vsnprintf(text, sizeof(text), fmt, ap);
	d->fault = mem_grow(
	    d->fault, &d->faults_cap, d->faults + 1, sizeof(*d->fault));
	f = &d->fault[d->faults];
	*f = (struct draft_fault){row, d->faults++,
	    col < 0 ? NULL : d->desk->layout.name[col],
	    mem_pool_dup(&d->desk->pool, text)};
}

void
draft_refuse(struct draft *d, size_t row, int col, const char *fmt, ...)
{
	va_list ap;

	d->row[row].state = DRAFT_REFUSED;
	va_start(ap, fmt);
	add_fault(d, row, col, fmt, ap);
	va_end(ap);
}

void
draft_double(struct draft *d, size_t row, int col, const char *fmt, ...)
{
	va_list ap;

	if (d->row[row].state != DRAFT_REFUSED)
		d->row[row].state = DRAFT_DOUBLE;
	va_start(ap, fmt);
	add_fault(d, row, col, fmt, ap);
	va_end(ap);
}

void
draft_remark(struct draft *d, size_t row, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	d->remark = mem_grow(
	    d->remark, &d->remarks_cap, d->remarks + 1, sizeof(*d->remark));
	d->remark[d->remarks++] =
	    (struct draft_remark){row, mem_pool_dup(&d->desk->pool, text)};
}

static int
by_row(const void *a, const void *b)
{
	const struct draft_fault *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

void
draft_sort_faults(struct draft *d)
{
	if (d->faults > 0)
		qsort(d->fault, d->faults, sizeof(*d->fault), by_row);
}

void
draft_complain(struct draft *d)
{
	const struct draft_fault *f;
	size_t i;

	draft_sort_faults(d);
	for (i = 0; i < d->faults; i++) {
		f = &d->fault[i];
		if (d->in->file != NULL)
			msg_at(d->in->file, d->in->row[f->row].line, f->column,
			    "%s", f->text);
		else
			msg("%s%s%s", f->column != NULL ? f->column : "",
			    f->column != NULL ? ": " : "", f->text);
	}
}

char *
draft_next_fault(struct draft *d, size_t row, size_t *next)
{
	char *all = mem_dup("", 0), *longer;
	const struct draft_fault *f;

	for (; *next < d->faults && d->fault[*next].row <= row; ++*next) {
		f = &d->fault[*next];
		if (f->row < row)
			continue;
		longer = mem_printf("%s%s%s%s%s", all, *all ? "; " : "",
		    f->column != NULL ? f->column : "",
		    f->column != NULL ? ": " : "", f->text);
		free(all);
		all = longer;
	}
	return all;
}
