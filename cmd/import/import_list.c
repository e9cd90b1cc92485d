/* How the columns of an export are mapped, as rows. */
#include "base/mem.h"
#include "import.h"

#include <stdlib.h>
#include <string.h>

/* What is done with a value, by the alias, else by the type. */
static const char *
how_named(const struct schema_col *c, unsigned how)
{
	static const struct {
		unsigned how;
		const char *name;
	} names[] = {
	    {ALIAS_GONE, "left out if it says yes"},
	    {ALIAS_NO, "no, unless it says no"},
	    {ALIAS_RECEIVED, "received"},
	    {ALIAS_OUTER, "name before (address)"},
	    {ALIAS_INNER, "address in (...)"},
	    {ALIAS_GIVEN, "given name"},
	    {ALIAS_JOIN, "joined"},
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (how & names[i].how)
			return names[i].name;
	if ((how & ALIAS_NAME) && strcmp(c->name, "partner") == 0)
		return "id from name";
	switch (c->type) {
	case S_EMAIL: return "first address";
	case S_CHOICE:
	case S_WORD: return "word";
	case S_TAGS: return "tags";
	default: return "text";
	}
}

static char *
how_read(const struct schema_col *c, const struct feed *fd)
{
	const char *end = fd->how & ALIAS_ENDED ? ", of an end" : "";

	if (fd->to >= 0 && c->type == S_DATE)
		return mem_printf("date %s%s",
		    fd->way < 0 ? "not clear"
				: foreign_name((enum foreign_order)fd->way),
		    end);
	if (fd->to >= 0 && c->type == S_MONEY)
		return fd->way < 0
		    ? mem_printf("amount not clear")
		    : mem_printf("amount with '%c'", feeds_mark(fd->way));
	return mem_printf("%s", how_named(c, fd->how));
}

/* The first value of a column. */
static void
put_sample(struct import *im, size_t col)
{
	const char *s = "";
	size_t row, n = 0;
	char *copy;

	for (row = 0; row < im->e.rows && n == 0; row++) {
		s = export_cell(&im->e, row, col);
		n = export_trim(&s);
	}
	copy = mem_dup(s, n);
	out_cell(&im->out, copy);
	free(copy);
}

/* The rows of one foreign column. */
static void
list_column(struct import *im, size_t col)
{
	const struct schema_col *c;
	const struct feed *fd;
	size_t n, i, found = 0;
	char *how;

	c = schema_cols(im->how->table, &n);
	for (i = 0; i < im->main.n; i++) {
		fd = &im->main.feed[i];
		if (fd->col != col)
			continue;
		how = how_read(fd->to < 0 ? NULL : &c[fd->to], fd);
		out_cell(&im->out, im->e.column[col]);
		out_cell(&im->out, fd->to < 0 ? "" : c[fd->to].name);
		out_cell(&im->out, how);
		put_sample(im, col);
		out_end(&im->out);
		free(how);
		found++;
	}
	if (found > 0)
		return;
	out_cell(&im->out, im->e.column[col]);
	out_cell(&im->out, "");
	out_cell(&im->out, "behind ours");
	put_sample(im, col);
	out_end(&im->out);
}

void
import_list(struct import *im)
{
	static const char *const header[] = {"theirs", "ours", "how", "sample"};
	const struct schema_col *c;
	const char *given;
	size_t n, i;

	out_row(&im->out, header, 4);
	for (i = 0; i < im->e.width; i++)
		list_column(im, i);
	c = schema_cols(im->how->table, &n);
	for (i = 0; i < n; i++) {
		given = wish_given(&im->how->wish, im->how->table, (int)i);
		if (given == NULL)
			continue;
		out_row(&im->out,
		    (const char *[]){"", c[i].name, "set where empty", given},
		    4);
	}
	import_tell(im, "");
}
