/*
 * Which columns feed which.
 *
 * First come the columns that the format knows, then in a sheet those of our
 * own names, then those of -m.  The format keeps silent of columns, theirs or
 * ours, of which -m says something.  The order is the preference: the first
 * column that has something in a row gives it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

size_t
mapping_known(const struct overrides *l, const char *const cell[], size_t n)
{
	const struct override *o;
	size_t i, k, sum = 0;
	const char *s;
	char *name;
	int t, is;

	for (i = 0; i < n; i++) {
		s = cell[i];
		k = export_trim(&s);
		name = mem_dup(s, k);
		is = format_knows(name);
		for (t = 0; t < T_POLICY && !is; t++)
			is = schema_col((enum schema_table)t, name) >= 0;
		for (k = 0; (o = override_next(l, 'm', &k)) != NULL;)
			is += format_same(o->theirs, name) * 2;
		sum += (size_t)is;
		free(name);
	}
	return sum;
}

/* The column with this name, or one that is the same; or SIZE_MAX. */
static size_t
find_column(const struct export *e, const char *name)
{
	size_t i;

	for (i = 0; i < e->width; i++)
		if (strcmp(e->column[i], name) == 0)
			return i;
	for (i = 0; i < e->width; i++)
		if (format_same(e->column[i], name))
			return i;
	return SIZE_MAX;
}

/* The targets of an override of -m: a column, which is put in own[], or those
 * of the name of a referrer. */
static const struct format_target *
targets_of_mine(const struct mapping *m, const struct override *o,
    struct format_target own[2])
{
	int col = override_col(o, m->table);

	own[0] = own[1] = (struct format_target){0};
	if (col >= 0)
		own[0] = (struct format_target){m->table, col, AS_IS};
	return strcmp(o->ours, OVERRIDE_REFERRER) == 0 ? format_targets(NULL)
						       : own;
}

/* Whether -m says something of a column of the export, for this table. */
static int
is_mapped(const struct mapping *m, size_t col)
{
	const struct override *o;
	size_t i = 0;

	while ((o = override_next(m->overrides, 'm', &i)) != NULL)
		if ((o->table == T_N || o->table == m->table) &&
		    find_column(m->e, o->theirs) == col)
			return 1;
	return 0;
}

/* Whether -m says what feeds a column of ours (of a referrer, or not). */
static int
is_target(const struct mapping *m, int col, unsigned as)
{
	struct format_target own[2];
	const struct format_target *to;
	const struct override *o;
	size_t i = 0;

	while ((o = override_next(m->overrides, 'm', &i)) != NULL)
		for (to = targets_of_mine(m, o, own); to->as != 0; to++)
			if (to->table == m->table && to->col == col &&
			    (to == own || ((to->as ^ as) & AS_REFERRER) == 0))
				return 1;
	return 0;
}

static void
add_column(struct mapping *m, size_t from, int to, unsigned as, int mine)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->column[i].from == from && m->column[i].to == to &&
		    m->column[i].as == as)
			return;
	m->column = mem_grow(m->column, &m->cap, m->n + 1, sizeof(*m->column));
	m->column[m->n++] =
	    (struct mapping_column){from, to, as, mine, NOTATION_NONE};
}

/* Adds a column that the format knows, where -m does not say otherwise. */
static void
add_known(struct mapping *m, const char *theirs, const struct format_target *to)
{
	size_t from = find_column(m->e, theirs);

	if (from == SIZE_MAX || is_mapped(m, from))
		return;
	for (; to->as != 0; to++)
		if (to->table == m->table &&
		    (to->col < 0 || !is_target(m, to->col, to->as)))
			add_column(m, from, to->col, to->as, 0);
}

static void
add_format(struct mapping *m)
{
	const struct format_column *c = m->format->column;
	size_t i;

	for (; c < m->format->column + m->format->n; c++)
		for (i = 0; c->theirs[i] != NULL; i++)
			add_known(m, c->theirs[i], format_targets(c));
}

/* Adds the columns of a sheet that have our own names. */
static void
add_own(struct mapping *m)
{
	const struct format *formats;
	size_t n, i, from;

	formats = format_all(&n);
	if (m->format != &formats[n - 1])
		return;
	for (i = 0; i < m->width; i++) {
		from = find_column(m->e, m->ours[i].name);
		if (from != SIZE_MAX && !is_mapped(m, from) &&
		    !is_target(m, (int)i, AS_IS) && !mapping_feeds(m, (int)i) &&
		    m->ours[i].type != S_STAMP)
			add_column(m, from, (int)i, AS_IS, 0);
	}
}

/* Adds what -m says.  Several columns for one text are joined. */
static void
add_mine(struct mapping *m)
{
	struct format_target own[2];
	const struct format_target *to;
	const struct override *o;
	enum schema_type type;
	size_t i = 0, from;
	int join;

	while ((o = override_next(m->overrides, 'm', &i)) != NULL) {
		from = find_column(m->e, o->theirs);
		if (from == SIZE_MAX)
			msg_die(
			    "-m: %s has no column '%s'", m->e->name, o->theirs);
		for (to = targets_of_mine(m, o, own); to->as != 0; to++) {
			if (to->table != m->table)
				continue;
			type = m->ours[to->col].type;
			join = to == own && mapping_feeds(m, to->col) &&
			    (type == S_TEXT || type == S_TAGS);
			add_column(
			    m, from, to->col, join ? AS_JOINED : to->as, 1);
		}
	}
}

/* Drops what others overrule: -s a direction that only follows from a
 * referrer; a sheet's referrers the people whom they referred.  And what feeds
 * none of the columns that are wanted. */
static void
drop_columns(struct mapping *m, unsigned only)
{
	int referrers = !m->format->contacts && mapping_has_referrers(m);
	size_t i, n = 0;
	const struct mapping_column *c;

	for (i = 0; i < m->n; i++) {
		c = &m->column[i];
		if ((c->as & AS_RECEIVED) &&
		    override_given(m->overrides, m->table, c->to) != NULL)
			continue;
		if (referrers && !(c->as & AS_REFERRER) && !c->mine)
			continue;
		if (only == 0 || (c->to >= 0 && (only >> c->to & 1)))
			m->column[n++] = *c;
	}
	m->n = n;
}

void
mapping_make(struct mapping *m, const struct export *e,
    const struct format *format, const struct overrides *l,
    enum schema_table table, unsigned only)
{
	*m = (struct mapping){
	    .e = e, .format = format, .overrides = l, .table = table};
	m->ours = schema_cols(table, &m->width);
	add_format(m);
	add_own(m);
	add_mine(m);
	drop_columns(m, only);
}

void
mapping_free(struct mapping *m)
{
	free(m->column);
	mem_pool_free(&m->pool);
	*m = (struct mapping){0};
}

/* Whether a column of ours is fed with AS_REFERRER, or (0) without. */
static int
feeds_as(const struct mapping *m, int to, unsigned referrer)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->column[i].to == to &&
		    (m->column[i].as & AS_REFERRER) == referrer)
			return 1;
	return 0;
}

int
mapping_feeds(const struct mapping *m, int to)
{
	return feeds_as(m, to, 0) || feeds_as(m, to, AS_REFERRER);
}

int
mapping_gives(const struct mapping *m, int to)
{
	return mapping_feeds(m, to) ||
	    override_given(m->overrides, m->table, to) != NULL;
}

int
mapping_has_referrers(const struct mapping *m)
{
	return m->table == T_PARTNERS &&
	    feeds_as(m, PARTNERS_partner, AS_REFERRER);
}

int
mapping_has_contacts(const struct mapping *m)
{
	return m->table == T_PARTNERS &&
	    (m->format->contacts || !mapping_has_referrers(m)) &&
	    (feeds_as(m, PARTNERS_name, 0) || feeds_as(m, PARTNERS_firm, 0));
}

/* Whether another mapping of dates from the same column told what is wrong. */
static int
was_told(const struct mapping *told, size_t from)
{
	const struct mapping_column *c;
	size_t i;

	for (i = 0; told != NULL && i < told->n; i++) {
		c = &told->column[i];
		if (c->from == from && c->to >= 0 &&
		    told->ours[c->to].type == S_DATE &&
		    c->notation == NOTATION_NONE)
			return 1;
	}
	return 0;
}

/* Settles one column, by all its values but those that -v replaces. */
static enum st
settle_column(
    struct mapping *m, const struct mapping *told, struct mapping_column *c)
{
	const struct schema_col *ours = &m->ours[c->to];
	struct notation_value *v = mem_alloc(m->e->rows + 1, sizeof(*v));
	size_t row, n = 0, line;
	const char *s;
	char *why;

	for (row = 0; row < m->e->rows; row++) {
		s = export_trimmed(export_cell(m->e, row, c->from), &m->pool);
		if (*s != '\0' && !notation_blank(s) &&
		    override_value(m->overrides, m->table, c->to, s) == NULL)
			v[n++] = (struct notation_value){
			    s, export_row(m->e, row)->line};
	}
	c->notation = notation_settle(v, n, ours, &why, &line);
	free(v);
	if (c->notation != NOTATION_NONE)
		return ST_OK;
	if (ours->type != S_DATE || !was_told(told, c->from))
		msg_at(m->e->name, line, m->e->column[c->from], "%s", why);
	free(why);
	return ST_TROUBLE;
}

enum st
mapping_settle(
    struct mapping *m, const struct mapping *told, enum notation dates)
{
	struct mapping_column *c;
	enum schema_type type;
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < m->n; i++) {
		c = &m->column[i];
		type = c->to < 0 ? S_TEXT : m->ours[c->to].type;
		if (type == S_DATE && dates != NOTATION_NONE)
			c->notation = dates;
		else if (type == S_DATE || type == S_MONEY)
			st = msg_worst(st, settle_column(m, told, c));
	}
	return st;
}
