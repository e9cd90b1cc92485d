/*
 * The columns of a file of the ledger are its owner's: in any order, with
 * columns of their own among ours.  A new file has ours, theirs, and `entered`
 * last, where a torn row shows.
 */
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

/* The place of a column, which is added if it is missing. */
static size_t
take_column(struct layout *l, const char *name)
{
	int had = layout_find(l, name);

	if (had >= 0)
		return (size_t)had;
	l->name[l->width] = name;
	l->at[l->width] = -1;
	return l->width++;
}

/* Puts a column of ours into the file's next place. */
static void
place_column(struct layout *l, size_t column)
{
	l->at[column] = (int)l->file_width;
	l->from[l->file_width++] = column;
}

/* The order of a file that is to be made. */
static void
place_all(struct layout *l)
{
	size_t i;

	for (i = 0; i < l->width; i++)
		if (i != l->cols - 1)
			place_column(l, i);
	place_column(l, l->cols - 1);
}

enum st
layout_make(struct layout *l, enum schema_table table, const struct tab *t,
    const char *file, const struct opt_names *user)
{
	const struct schema_col *col;
	enum st st = ST_OK;
	size_t i, n;

	*l = (struct layout){.table = table, .file = file};
	col = schema_cols(table, &l->cols);
	n = l->cols + user->n + (t != NULL ? tab_width(t) : 0);
	l->name = mem_alloc(n, sizeof(*l->name));
	l->from = mem_alloc(n, sizeof(*l->from));
	l->at = mem_alloc(n, sizeof(*l->at));
	for (i = 0; i < l->cols; i++)
		take_column(l, col[i].name);
	for (i = 0; t != NULL && i < tab_width(t); i++)
		place_column(l, take_column(l, tab_name(t, i)));
	for (i = 0; i < user->n; i++)
		if (l->at[take_column(l, user->name[i])] < 0 && t != NULL) {
			msg_at(file, 1, user->name[i],
			    "the header has no such column: add it there, "
			    "under the lock");
			st = ST_TROUBLE;
		}
	if (t == NULL)
		place_all(l);
	return st;
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
