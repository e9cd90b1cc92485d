#include "draft.h"

#include <stdlib.h>
#include <string.h>

/* What is done for a row of each table; after, and before all rows. */
static const struct {
	void (*row)(struct draft *d, size_t row);
	void (*settle)(struct draft *d);
	void (*begin)(struct draft *d);
	const char *made; /* the column that is filled in if it is missing */
} tables[T_N] = {
    [T_PARTNERS] = {draft_partner, draft_partner_settle, NULL, "partner"},
    [T_REFERRALS] = {draft_referral, NULL, draft_referral_begin, "referral"},
    [T_EVENTS] = {draft_event, draft_event_settle, NULL, ""},
    [T_NEEDS] = {draft_need, NULL, NULL, "need"},
    [T_POLICY] = {draft_policy, NULL, NULL, ""},
};

/* Whether a foreign column is what -r put there: it goes without saying. */
static int
is_fault_column(const struct intake *in, size_t col)
{
	return in->file != NULL && col == in->width - 1 &&
	    strcmp(in->name[col], "fault") == 0;
}

/* Names the columns that are not stored, once; of an operand it is an error. */
static enum st
name_foreign(const struct draft *d)
{
	const struct intake *in = d->in;
	struct mem_text list = {0};
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < in->width; i++) {
		if (layout_find(&d->desk->layout, in->name[i]) >= 0 ||
		    is_fault_column(in, i))
			continue;
		if (in->file == NULL) {
			msg("%s: %s has no such column", in->name[i],
			    schema_file(d->desk->table));
			st = ST_TROUBLE;
			continue;
		}
		mem_text_printf(
		    &list, "%s%s", list.len > 0 ? ", " : "", in->name[i]);
	}
	if (list.len > 0)
		msg("%s: columns that are not stored: %s", in->file, list.s);
	free(list.s);
	return st;
}

/* The header of a file must have what is required. */
static enum st
check_header(const struct draft *d)
{
	const struct schema_col *col;
	enum st st = ST_OK;
	size_t i, n;

	col = schema_cols(d->desk->table, &n);
	for (i = 0; d->in->file != NULL && i < n; i++)
		if (col[i].required && d->from[i] < 0 &&
		    strcmp(col[i].name, tables[d->desk->table].made) != 0) {
			msg_at(d->in->file, 1, col[i].name,
			    "the column is missing from the header");
			st = ST_TROUBLE;
		}
	return st;
}

enum st
draft_begin(struct draft *d, struct desk *k, struct intake *in)
{
	size_t i;

	*d = (struct draft){.desk = k, .in = in};
	d->from = mem_alloc(k->layout.width, sizeof(*d->from));
	for (i = 0; i < k->layout.width; i++)
		d->from[i] = intake_find(in, k->layout.name[i]);
	d->made = *tables[k->table].made != '\0';
	d->row = mem_alloc(in->rows, sizeof(*d->row));
	d->changed = mem_alloc(k->known.old[T_PARTNERS], 1);
	d->base = k->known.sheet[k->table].rows;
	d->maker = mem_alloc(in->rows, sizeof(*d->maker));
	if (name_foreign(d) != ST_OK)
		return ST_TROUBLE;
	return check_header(d);
}

int
draft_taken(const struct draft *d, const char *id)
{
	return lookup_id(&d->desk->known, d->desk->table, id) != LOOKUP_NONE ||
	    map_get(&d->reserved, id) != MAP_NONE;
}

void
draft_date_id(struct draft *d, size_t row, char prefix, int col)
{
	int date = date_parse(d->row[row].cell[col]);
	char id[NEWID_MAX + 1];

	do
		newid_dated(&d->desk->newid, id, prefix, date);
	while (draft_taken(d, id));
	d->row[row].cell[0] = mem_pool_dup(&d->desk->pool, id);
}

void
draft_accept(struct draft *d, size_t row)
{
	struct lookup *k = &d->desk->known;
	size_t number = lookup_add(
	    k, d->desk->table, d->row[row].cell, d->in->row[row].line);

	d->maker[number - d->base] = row;
	d->row[row].number = number;
}

int
draft_id_known(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	const char *id = d->row[row].cell[0];
	size_t had = lookup_id(&k->known, k->table, id);
	char *place;

	if (*id == '\0' || had == LOOKUP_NONE)
		return 0;
	if (k->keep) {
		d->row[row].state = DRAFT_KNOWN;
		d->row[row].number = had;
		return 1;
	}
	place = lookup_place(&k->known, k->table, had, d->in->file);
	if (k->force)
		draft_refuse(d, row, 0, "'%s' is there already, %s", id, place);
	else
		draft_double(d, row, 0, "'%s' is there already, %s", id, place);
	free(place);
	return 1;
}

int
draft_partner_cell(struct draft *d, size_t row, int col)
{
	const char **cell = &d->row[row].cell[col];
	size_t p = lookup_partner(&d->desk->known, *cell);

	if (p == LOOKUP_NONE)
		draft_refuse(d, row, col, "'%.80s' names no partner", *cell);
	else if (p == LOOKUP_SEVERAL)
		draft_refuse(d, row, col,
		    "'%.80s' names several partners: give the id", *cell);
	else {
		*cell = lookup_cell(
		    &d->desk->known, T_PARTNERS, p, PARTNERS_partner);
		return 1;
	}
	return 0;
}

int
draft_future(struct draft *d, size_t row, int col)
{
	char today[DATE_LEN + 1];

	if (date_parse(d->row[row].cell[col]) <= d->desk->today)
		return 0;
	draft_refuse(d, row, col, "%s is after today, %s",
	    d->row[row].cell[col], date_print(d->desk->today, today));
	return 1;
}

/* Ids that the batch gives itself are not to be made for other rows of it. */
static void
reserve_ids(struct draft *d)
{
	const char *id;
	size_t row;

	if (*tables[d->desk->table].made == '\0' || d->from[0] < 0)
		return;
	for (row = 0; row < d->in->rows; row++) {
		id = intake_cell(d->in, row, d->from[0]);
		if (*id != '\0' && d->in->row[row].fault == NULL)
			map_put(&d->reserved, id, row);
	}
}

void
draft_rows(struct draft *d)
{
	size_t row;

	desk_stamp(d->desk);
	reserve_ids(d);
	if (tables[d->desk->table].begin != NULL)
		tables[d->desk->table].begin(d);
	for (row = 0; row < d->in->rows; row++) {
		draft_fill(d, row);
		if (d->in->row[row].fault != NULL)
			draft_refuse(d, row, -1, "%s", d->in->row[row].fault);
		if (d->row[row].state == DRAFT_NEW)
			draft_check_cells(d, row);
		if (d->row[row].state == DRAFT_NEW)
			draft_check_row(d, row);
		if (d->row[row].state == DRAFT_NEW)
			tables[d->desk->table].row(d, row);
	}
}

enum st
draft_settle(struct draft *d)
{
	if (tables[d->desk->table].settle != NULL)
		tables[d->desk->table].settle(d);
	if (draft_count(d, DRAFT_REFUSED) > 0)
		return ST_TROUBLE;
	return draft_count(d, DRAFT_DOUBLE) > 0 ? ST_NO : ST_OK;
}

size_t
draft_count(const struct draft *d, enum draft_state state)
{
	size_t row, n = 0;

	for (row = 0; row < d->in->rows; row++)
		n += d->row[row].state == state;
	return n;
}

void
draft_free(struct draft *d)
{
	free(d->from);
	free(d->row);
	free(d->fault);
	free(d->remark);
	free(d->changed);
	free(d->maker);
	map_free(&d->reserved);
}
