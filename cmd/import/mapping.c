#include "mapping.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/msg.h"

/* The column with this name, or one that is the same; or SIZE_MAX. */
static size_t
column_named(const struct export *e, const char *name)
{
	size_t i = export_column(e, name);

	if (i != SIZE_MAX)
		return i;
	for (i = 0; i < e->width; i++)
		if (alias_same(e->column[i], name))
			return i;
	return SIZE_MAX;
}

/* Whether -m says something of a column of the export, for this table. */
static int
is_mapped(const struct feeds *f, size_t col)
{
	const struct wish_map *m = f->wish->map;
	size_t i;

	for (i = 0; i < f->wish->maps; i++)
		if ((m[i].to.table == T_N || m[i].to.table == f->table) &&
		    column_named(f->e, m[i].theirs) == col)
			return 1;
	return 0;
}

/* Whether -m says what feeds a column of ours (of a referrer, or not). */
static int
is_target(const struct feeds *f, int to, unsigned how)
{
	const struct wish_map *m = f->wish->map;
	const struct alias_to *at;
	size_t i, k;

	for (i = 0; i < f->wish->maps; i++) {
		if (wish_col(&m[i].to, f->table) == to)
			return 1;
		k = 0;
		while (strcmp(m[i].to.name, WISH_REFERRER) == 0 &&
		    (at = alias_next(alias_referrer(), f->table, &k)) != NULL)
			if (at->col == to &&
			    (at->how & ALIAS_NAME) == (how & ALIAS_NAME))
				return 1;
	}
	return 0;
}

static void
add(struct feeds *f, size_t col, int to, unsigned how, int mine)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->feed[i].col == col && f->feed[i].to == to &&
		    f->feed[i].how == how)
			return;
	f->feed = mem_grow(f->feed, &f->cap, f->n + 1, sizeof(*f->feed));
	f->feed[f->n++] = (struct feed){col, to, how, mine, -1};
}

static int
is_fed(const struct feeds *f, int to)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->feed[i].to == to)
			return 1;
	return 0;
}

/* What the format knows; of it, what -m does not say otherwise. */
static void
add_format(struct feeds *f)
{
	const struct alias *a = f->format->alias;
	const struct alias_to *to;
	size_t i, k, col;

	for (i = 0; i < f->format->n; i++) {
		col = column_named(f->e, a[i].theirs);
		if (col == SIZE_MAX || is_mapped(f, col))
			continue;
		for (k = 0; (to = alias_next(a[i].role, f->table, &k)) != NULL;)
			if (to->col < 0 || !is_target(f, to->col, to->how))
				add(f, col, to->col, to->how, 0);
	}
}

/* Our own names, in a sheet. */
static void
add_own(struct feeds *f)
{
	const struct alias_format *formats;
	const struct schema_col *c;
	size_t n, i, col;

	formats = alias_formats(&n);
	if (f->format != &formats[n - 1])
		return;
	c = schema_cols(f->table, &n);
	for (i = 0; i < n; i++) {
		col = column_named(f->e, c[i].name);
		if (col != SIZE_MAX && !is_mapped(f, col) &&
		    !is_target(f, (int)i, 0) && !is_fed(f, (int)i) &&
		    c[i].type != S_STAMP)
			add(f, col, (int)i, 0, 0);
	}
}

/* What -m says.  Several columns for one text are joined. */
static void
add_mine(struct feeds *f)
{
	const struct wish_map *m = f->wish->map;
	const struct schema_col *c;
	const struct alias_to *at;
	size_t i, k, n, col;
	int to;

	c = schema_cols(f->table, &n);
	for (i = 0; i < f->wish->maps; i++) {
		col = column_named(f->e, m[i].theirs);
		if (col == SIZE_MAX)
			msg_die("-m: %s has no column '%s'", f->e->name,
			    m[i].theirs);
		to = wish_col(&m[i].to, f->table);
		if (to >= 0)
			add(f, col, to,
			    is_fed(f, to) &&
				    (c[to].type == S_TEXT ||
					c[to].type == S_TAGS)
				? ALIAS_JOIN
				: 0,
			    1);
		k = 0;
		while (strcmp(m[i].to.name, WISH_REFERRER) == 0 &&
		    (at = alias_next(alias_referrer(), f->table, &k)) != NULL)
			add(f, col, at->col, at->how, 1);
	}
}

/* Drops what others overrule: -s a direction that only follows from a
 * referrer; a sheet's referrers the people whom they referred. */
static void
drop(struct feeds *f)
{
	int people = !f->format->contacts && feeds_referrer(f);
	size_t i, to = 0;
	const struct feed *fd;

	for (i = 0; i < f->n; i++) {
		fd = &f->feed[i];
		if ((fd->how & ALIAS_RECEIVED) &&
		    wish_given(f->wish, f->table, fd->to) != NULL)
			continue;
		if (people && !(fd->how & ALIAS_NAME) && !fd->mine)
			continue;
		f->feed[to++] = *fd;
	}
	f->n = to;
}

void
feeds_make(struct feeds *f, const struct export *e,
    const struct alias_format *format, const struct wish *w,
    enum schema_table table)
{
	*f =
	    (struct feeds){.e = e, .format = format, .wish = w, .table = table};
	add_format(f);
	add_own(f);
	add_mine(f);
	drop(f);
}

void
feeds_keep(struct feeds *f, const int cols[], size_t n)
{
	size_t i, k, to = 0;

	for (i = 0; i < f->n; i++) {
		for (k = 0; k < n && f->feed[i].to != cols[k]; k++)
			;
		if (k < n)
			f->feed[to++] = f->feed[i];
	}
	f->n = to;
}

void
feeds_free(struct feeds *f)
{
	free(f->feed);
	mem_pool_free(&f->pool);
	*f = (struct feeds){0};
}

int
feeds_gives(const struct feeds *f, int to)
{
	return is_fed(f, to) || wish_given(f->wish, f->table, to) != NULL;
}

int
feeds_referrer(const struct feeds *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->table == T_PARTNERS &&
		    f->feed[i].to == PARTNERS_partner &&
		    (f->feed[i].how & ALIAS_NAME))
			return 1;
	return 0;
}

int
feeds_contacts(const struct feeds *f)
{
	size_t i;

	if (f->table != T_PARTNERS)
		return 0;
	if (feeds_referrer(f) && !f->format->contacts)
		return 0;
	for (i = 0; i < f->n; i++)
		if ((f->feed[i].to == PARTNERS_name ||
			f->feed[i].to == PARTNERS_firm) &&
		    !(f->feed[i].how & ALIAS_NAME))
			return 1;
	return 0;
}
