#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

int
layout_find(const struct layout *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->width; i++)
		if (strcmp(l->name[i], name) == 0)
			return (int)i;
	return -1;
}

/* Puts a column of ours into the file's next place. */
static void
place(struct layout *l, size_t column)
{
	l->at[column] = (int)l->file_width;
	l->from[l->file_width++] = column;
}

static size_t
add_own(struct layout *l, const char *name)
{
	int had = layout_find(l, name);

	if (had >= 0)
		return (size_t)had;
	l->name[l->width] = name;
	l->at[l->width] = -1;
	return l->width++;
}

/* The columns in the order of the header that there is. */
static void
from_header(struct layout *l, const struct tab *t)
{
	size_t i;

	for (i = 0; i < tab_width(t); i++)
		place(l, add_own(l, tab_name(t, i)));
}

/* Ours, the user's, and `entered` last: a torn row shows there. */
static void
from_schema(struct layout *l)
{
	size_t i;

	for (i = 0; i + 1 < l->cols; i++)
		place(l, i);
	for (i = l->cols; i < l->width; i++)
		place(l, i);
	place(l, l->cols - 1);
}

enum st
layout_make(struct layout *l, enum schema_table table, const struct tab *t,
    const char *file, const char *const own[])
{
	const struct schema_col *col;
	enum st st = ST_OK;
	size_t i, n;

	*l = (struct layout){.table = table, .fresh = t == NULL, .file = file};
	col = schema_cols(table, &l->cols);
	for (n = l->cols, i = 0; own[i] != NULL; i++)
		n++;
	n += t != NULL ? tab_width(t) : 0;
	l->name = mem_alloc(n, sizeof(*l->name));
	l->from = mem_alloc(n, sizeof(*l->from));
	l->at = mem_alloc(n, sizeof(*l->at));
	for (i = 0; i < l->cols; i++)
		add_own(l, col[i].name);
	if (t != NULL)
		from_header(l, t);
	for (i = 0; own[i] != NULL; i++) {
		n = add_own(l, own[i]);
		if (t != NULL && l->at[n] < 0) {
			msg_at(file, 1, own[i],
			    "the header has no such column: add it there, "
			    "under the lock");
			st = ST_TROUBLE;
		}
	}
	if (t == NULL)
		from_schema(l);
	return st;
}

void
layout_header(const struct layout *l, struct out *o)
{
	layout_row(l, o, l->name);
}

void
layout_row(const struct layout *l, struct out *o, const char *const cells[])
{
	size_t i;

	for (i = 0; i < l->file_width; i++)
		out_cell(o, cells[l->from[i]]);
	out_end(o);
}

void
layout_free(struct layout *l)
{
	free(l->name);
	free(l->from);
	free(l->at);
	*l = (struct layout){0};
}
