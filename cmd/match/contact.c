/*
 * Two tables of columns: a partner row says how it stands between us, the row
 * of an import can only say who somebody is.
 */
#include "contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "table/row.h"

enum contact_type { STAGE = ROW_OWN, GROWING, YES };

/* clang-format off */
#define COLUMN(name, type, member)                                             \
	{name, (enum row_type)type, offsetof(struct contact, member)}

#define PERSON                                                                 \
	COLUMN("name", ROW_TEXT, name),                                        \
	COLUMN("firm", ROW_TEXT, firm),                                        \
	COLUMN("email", ROW_TEXT, email),                                      \
	COLUMN("kind", ROW_TEXT, kind),                                        \
	COLUMN("firm_stage", GROWING, growing),                                \
	COLUMN("seeking", YES, seeking),                                       \
	COLUMN("refers", YES, refers),                                         \
	COLUMN("asof", ROW_DATE, asof)

/* The first NEEDED must be there. */
static const struct row_col partner_columns[] = {
	COLUMN("partner", ROW_TEXT, id),
	COLUMN("stage", STAGE, stage),
	COLUMN("category", ROW_TEXT, category),
	COLUMN("offers", ROW_TEXT, offers),
	COLUMN("ideal", ROW_TEXT, ideal),
	COLUMN("received", ROW_COUNT, received),
	COLUMN("given", ROW_COUNT, given),
	COLUMN("last_given", ROW_DATE, last_given),
	COLUMN("last_out", ROW_DATE, last_out),
	COLUMN("last_complaint", ROW_DATE, complaint),
	PERSON
};

static const struct row_col foreign_columns[] = {
	COLUMN("partner", ROW_TEXT, id),
	COLUMN("category", ROW_TEXT, category),
	COLUMN("offers", ROW_TEXT, offers),
	COLUMN("ideal", ROW_TEXT, ideal),
	PERSON
};
/* clang-format on */

enum {
	PARTNER_COLUMNS = sizeof(partner_columns) / sizeof(partner_columns[0]),
	FOREIGN_COLUMNS = sizeof(foreign_columns) / sizeof(foreign_columns[0]),
	NEEDED = 10
};

/* The value of a cell, as row_own of row.h. */
static const char *
contact_value(int type, const char *column, const char *s, void *member)
{
	const char *const yes = type == GROWING ? "growing" : "yes";
	const char *const no = type == GROWING ? "mature" : "no";
	int *n = member;

	(void)column;
	if (type == STAGE) {
		*n = (int)stage_find(s);
		return *n == STAGES ? "is not a stage" : NULL;
	}
	*n = (strcmp(s, yes) == 0) - (strcmp(s, no) == 0);
	if (*n != 0 || *s == '\0')
		return NULL;
	return type == GROWING ? "is neither growing nor mature"
			       : "is neither yes nor no";
}

enum st
contacts_read(struct contacts *all, struct tab *t, int foreign)
{
	const struct row_col *columns =
	    foreign ? foreign_columns : partner_columns;
	const size_t n = foreign ? FOREIGN_COLUMNS : PARTNER_COLUMNS;
	const int same_as = tab_find(t, "same_as");
	int at[PARTNER_COLUMNS], bad;
	struct contact c;

	if (row_bind(t, columns, n, foreign ? 0 : NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		if (*tab_cell(t, same_as) != '\0')
			continue;
		c = (struct contact){.stage = STAGES,
		    .last_given = DATE_NONE,
		    .last_out = DATE_NONE,
		    .complaint = DATE_NONE,
		    .asof = DATE_NONE};
		bad = row_read_own(t, columns, n, at, &c, contact_value) < 0;
		if (!foreign && *c.id == '\0')
			tab_complain(t, at[0], "empty: an id is wanted");
		if (bad || (!foreign && *c.id == '\0'))
			continue;
		if (c.last_out > c.complaint)
			c.complaint = DATE_NONE; /* in touch on a later day */
		row_copy_texts(columns, n, &c, &all->pool);
		all->of = mem_grow(all->of, &all->cap, all->n + 1, sizeof(c));
		all->of[all->n++] = c;
	}
	return ST_OK;
}

void
contacts_free(struct contacts *all)
{
	free(all->of);
	mem_pool_free(&all->pool);
}

const char *
contact_who(const struct contact *c)
{
	if (*c->name != '\0')
		return c->name;
	return *c->firm != '\0' ? c->firm : c->id;
}

int
contact_works(const struct contact *c)
{
	return c->stage != STAGES && c->stage != STAGE_CANDIDATE &&
	    c->stage != STAGE_ENDED;
}

int
contact_balance(const struct contact *c)
{
	return c->received - c->given;
}
