/*
 * How the columns of an export are mapped, as rows: theirs, ours, what is done
 * with a value, and the first value.
 */
#include <string.h>

#include "import.h"

/* How a value is converted: by how it is fed, else by the type. */
static const char *
how_named(const struct schema_col *c, unsigned as)
{
	static const struct {
		unsigned as;
		const char *name;
	} names[] = {
	    {AS_DELETED, "left out if it says yes"},
	    {AS_OPT_OUT, "no, unless it says no"},
	    {AS_RECEIVED, "received"},
	    {AS_CONTACT_NAME, "name before (address)"},
	    {AS_CONTACT_EMAIL, "address in (...)"},
	    {AS_GIVEN_NAME, "given name"},
	    {AS_JOINED, "joined"},
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (as & names[i].as)
			return names[i].name;
	if ((as & AS_REFERRER) && strcmp(c->name, "partner") == 0)
		return "id from name";
	switch (c->type) {
	case S_EMAIL: return "first address";
	case S_CHOICE:
	case S_WORD: return "word";
	case S_TAGS: return "tags";
	default: return "text";
	}
}

/* The same, of dates and amounts with their notation. */
static const char *
how_read(struct import *im, const struct schema_col *c,
    const struct mapping_column *from)
{
	const char *end = from->as & AS_END_DATE ? ", of an end" : "";

	if (c == NULL || (c->type != S_DATE && c->type != S_MONEY))
		return how_named(c, from->as);
	if (from->notation == NOTATION_NONE)
		return mem_pool_printf(&im->main.pool, "%s not clear%s",
		    c->type == S_DATE ? "date" : "amount", end);
	return mem_pool_printf(&im->main.pool, "%s %s%s",
	    c->type == S_DATE ? "date" : "amount with",
	    notation_name(from->notation), end);
}

/* The first value of a column. */
static const char *
sample_value(struct import *im, size_t col)
{
	const char *s = "";
	size_t row;

	for (row = 0; row < im->e.rows && *s == '\0'; row++)
		s = export_trimmed(
		    export_cell(&im->e, row, col), &im->main.pool);
	return s;
}

/* The rows of one foreign column. */
static void
list_column(struct import *im, size_t col)
{
	const char *row[] = {
	    im->e.column[col], "", "behind ours", sample_value(im, col)};
	const struct mapping_column *from;
	const struct schema_col *c;
	size_t i, found = 0;

	for (i = 0; i < im->main.n; i++) {
		from = &im->main.column[i];
		if (from->from != col)
			continue;
		c = from->to < 0 ? NULL : &im->main.ours[from->to];
		row[1] = c != NULL ? c->name : "";
		row[2] = how_read(im, c, from);
		out_row(&im->out, row, 4);
		found++;
	}
	if (found == 0)
		out_row(&im->out, row, 4);
}

void
import_list(struct import *im)
{
	static const char *const header[] = {"theirs", "ours", "how", "sample"};
	const char *row[] = {"", NULL, "set where empty", NULL};
	size_t i;

	out_row(&im->out, header, 4);
	for (i = 0; i < im->e.width; i++)
		list_column(im, i);
	for (i = 0; i < im->main.width; i++) {
		row[1] = im->main.ours[i].name;
		row[3] =
		    override_given(&im->o->overrides, im->o->table, (int)i);
		if (row[3] != NULL)
			out_row(&im->out, row, 4);
	}
	import_tell(im, "");
}
