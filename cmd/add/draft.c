/*
 * The part of a draft that all tables have in common: the columns, the cells,
 * ids and faults; and needs and policy, rows that depend on no other table.
 */
#include "draft.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "ledger/policy.h"
#include "ledger/rewrite.h"

/* Whether rows of the table have an id, which is made where it is missing. */
static int
has_id(enum schema_table t)
{
	return t != T_EVENTS && t != T_POLICY;
}

void
draft_refuse(
    struct draft *d, struct draft_row *r, int col, const char *fmt, ...)
{
	struct draft_fault **last = &r->fault, *f;
	va_list ap;

	f = mem_pool_alloc(&d->s->pool, sizeof(*f));
	f->column = col < 0 ? NULL : d->s->layout.name[col];
	va_start(ap, fmt);
	f->text = mem_pool_vprintf(&d->s->pool, fmt, ap);
	va_end(ap);
	while (*last != NULL)
		last = &(*last)->next;
	*last = f;
	r->state = DRAFT_REFUSED;
}

int
draft_is_refused(const struct draft_row *r)
{
	return r->state == DRAFT_REFUSED || r->state == DRAFT_DUPLICATE;
}

char *
draft_fault_text(const struct draft_row *r)
{
	const struct draft_fault *f;
	struct mem_text all = {0};

	for (f = r->fault; f != NULL; f = f->next)
		mem_text_printf(&all, "%s%s%s%s", f == r->fault ? "" : "; ",
		    f->column != NULL ? f->column : "",
		    f->column != NULL ? ": " : "", f->text);
	return all.s;
}

void
draft_complain(const struct draft *d)
{
	const struct draft_fault *f;
	size_t row;

	for (row = 0; row < d->in->rows; row++)
		for (f = d->row[row].fault; f != NULL; f = f->next)
			msg_at(d->in->file, d->in->row[row].line, f->column,
			    "%s", f->text);
}

/* Names the columns that are not stored, once; of an operand it is an error. */
static enum st
name_foreign(const struct draft *d)
{
	const struct input *in = d->in;
	struct mem_text list = {0};
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < input_width(in); i++) {
		if (layout_find(&d->s->layout, in->name[i]) >= 0)
			continue;
		if (in->file == NULL) {
			msg("%s: %s has no such column", in->name[i],
			    schema_file(d->s->o->table));
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

	col = schema_cols(d->s->o->table, &n);
	for (i = has_id(d->s->o->table) ? 1 : 0; d->in->file != NULL && i < n;
	     i++)
		if (col[i].required && d->from[i] < 0) {
			msg_at(d->in->file, 1, col[i].name,
			    "the column is missing from the header");
			st = ST_TROUBLE;
		}
	return st;
}

enum st
draft_begin(struct draft *d, struct session *s, struct input *in)
{
	size_t i;

	*d = (struct draft){.s = s, .in = in};
	d->from = mem_alloc(s->layout.width, sizeof(*d->from));
	for (i = 0; i < s->layout.width; i++)
		d->from[i] = input_find(in, s->layout.name[i]);
	d->row = mem_alloc(in->rows, sizeof(*d->row));
	d->updated = mem_alloc(s->known.old[T_PARTNERS], 1);
	d->base = s->known.sheet[s->o->table].rows;
	d->maker = mem_alloc(in->rows, sizeof(*d->maker));
	return name_foreign(d) != ST_OK ? ST_TROUBLE : check_header(d);
}

const char *
draft_place(const struct draft *d, size_t number)
{
	return lookup_place(&d->s->known, d->s->o->table, number, d->in->file);
}

int
draft_is_taken(const struct draft *d, const char *id)
{
	return lookup_id(&d->s->known, d->s->o->table, id) != LOOKUP_NONE ||
	    map_get(&d->reserved, id) != MAP_NONE;
}

void
draft_make_id(struct draft *d, struct draft_row *r, char prefix, int date_col)
{
	int date = date_parse(r->cell[date_col]);
	char id[NEWID_MAX + 1];

	if (*r->cell[0] != '\0')
		return;
	do
		newid_dated(&d->s->newid, id, prefix, date);
	while (draft_is_taken(d, id));
	r->cell[0] = mem_pool_dup(&d->s->pool, id);
}

void
draft_leave_out(struct draft_row *r, size_t number)
{
	r->state = DRAFT_KNOWN;
	r->number = number;
}

int
draft_has_known_id(struct draft *d, struct draft_row *r)
{
	const struct options *o = d->s->o;
	size_t had = lookup_id(&d->s->known, o->table, r->cell[0]);

	if (*r->cell[0] == '\0' || had == LOOKUP_NONE)
		return 0;
	if (o->leave_known) {
		draft_leave_out(r, had);
		return 1;
	}
	draft_refuse(d, r, 0, "'%s' is there already, %s", r->cell[0],
	    draft_place(d, had));
	if (!o->store_duplicates)
		r->state = DRAFT_DUPLICATE;
	return 1;
}

void
draft_accept(struct draft *d, struct draft_row *r)
{
	r->number = lookup_add(
	    &d->s->known, d->s->o->table, r->cell, d->in->row[r - d->row].line);
	d->maker[r->number - d->base] = r;
}

int
draft_resolve_partner(struct draft *d, struct draft_row *r, int col)
{
	const char *cell = r->cell[col];
	size_t p = lookup_partner(&d->s->known, cell);

	if (p == LOOKUP_NONE)
		draft_refuse(d, r, col, "'%.80s' names no partner", cell);
	else if (p == LOOKUP_SEVERAL)
		draft_refuse(d, r, col,
		    "'%.80s' names several partners: give the id", cell);
	else
		r->cell[col] =
		    lookup_cell(&d->s->known, T_PARTNERS, p, PARTNERS_partner);
	return p != LOOKUP_NONE && p != LOOKUP_SEVERAL;
}

int
draft_is_future(struct draft *d, struct draft_row *r, int col)
{
	char today[DATE_LEN + 1];

	if (date_parse(r->cell[col]) <= d->s->o->today)
		return 0;
	draft_refuse(d, r, col, "%s is after today, %s", r->cell[col],
	    date_print(d->s->o->today, today));
	return 1;
}

/* The default of a cell that was left empty, by its name; or NULL. */
static const char *
default_cell(const struct draft *d, const char *name)
{
	char today[DATE_LEN + 1];

	if (strcmp(name, "entered") == 0)
		return d->s->stamp;
	if (d->in->file == NULL && strcmp(name, "date") == 0)
		return mem_pool_dup(
		    &d->s->pool, date_print(d->s->o->today, today));
	if (strcmp(name, "by") == 0 && d->s->o->table == T_EVENTS)
		return d->s->o->by;
	return NULL;
}

/* The cells of a row, as they came and with what stands for empty ones. */
static void
fill_cells(struct draft *d, struct draft_row *r)
{
	const struct layout *l = &d->s->layout;
	const size_t row = (size_t)(r - d->row);
	const char *cell;
	size_t i, bytes = 0;

	r->cell = mem_pool_alloc(&d->s->pool, l->width * sizeof(*r->cell));
	r->referral = LOOKUP_NONE;
	for (i = 0; i < l->width; i++) {
		r->cell[i] = input_cell(d->in, row, d->from[i]);
		bytes += strlen(r->cell[i]);
		if ((*r->cell[i] == '\0' || i == l->cols - 1) && i < l->cols &&
		    (cell = default_cell(d, l->name[i])) != NULL)
			r->cell[i] = cell;
	}
	if (d->in->row[row].fault != NULL)
		draft_refuse(d, r, -1, "%s", d->in->row[row].fault);
	else if (bytes > TAB_ROW_MAX / 2)
		draft_refuse(d, r, -1, "the row is longer than %d bytes",
		    TAB_ROW_MAX / 2);
}

/* Money is stored with two places; where it means nothing, not at all. */
static void
settle_money(struct draft *d, struct draft_row *r, size_t col)
{
	int64_t money = money_parse(r->cell[col]);
	const struct word *w = NULL;
	char buf[MONEY_LEN];

	if (money == MONEY_NONE)
		return;
	if (d->s->o->table == T_EVENTS)
		w = word_find(r->cell[EVENTS_event]);
	if (w != NULL && !(w->flags & WORD_VALUE) && money == 0)
		r->cell[col] = "";
	else if (strcmp(money_print(money, buf), r->cell[col]) != 0)
		r->cell[col] = mem_pool_dup(&d->s->pool, buf);
}

/* Checks each cell by itself. */
static void
check_cells(struct draft *d, struct draft_row *r)
{
	const struct layout *l = &d->s->layout;
	const struct schema_col *col;
	char buf[SCHEMA_FAULT];
	const char *fault, *cell;
	size_t i, n;

	col = schema_cols(l->table, &n);
	for (i = 0; i < l->width; i++) {
		cell = r->cell[i];
		if (*cell != '\0' && l->at[i] < 0 && d->from[i] >= 0 &&
		    i != l->cols - 1)
			draft_refuse(d, r, (int)i,
			    "%s has no such column: add it to its header",
			    l->file);
		if (i >= n || (i == 0 && *cell == '\0' && has_id(l->table)))
			continue;
		/* in an update an empty cell keeps, and partners may be
		 * named by more than an id */
		if (i != 0 && col[i].type == S_ID &&
		    strcmp(col[i].name, "partner") == 0)
			continue;
		if ((fault = schema_fault(&col[i], cell, buf)) != NULL)
			draft_refuse(d, r, (int)i, "%s", fault);
		if (col[i].type == S_MONEY)
			settle_money(d, r, i);
	}
}

/* Checks the row by itself; an update is checked when it is merged. */
static void
check_row(struct draft *d, struct draft_row *r)
{
	char buf[SCHEMA_FAULT];
	const char *fault = NULL;
	int col;

	if (!d->s->o->update_known)
		fault = schema_row_fault(d->s->o->table, r->cell, &col, buf);
	if (fault != NULL)
		draft_refuse(d, r, col, "%s", fault);
}

static void
draft_need(struct draft *d, struct draft_row *r)
{
	if (draft_is_future(d, r, NEEDS_date) || draft_has_known_id(d, r))
		return;
	draft_make_id(d, r, 'n', NEEDS_date);
	draft_accept(d, r);
}

static void
draft_policy(struct draft *d, struct draft_row *r)
{
	const char *name = r->cell[POLICY_rule], *value = r->cell[POLICY_value];
	size_t now = map_get(&d->s->rule, name);
	char buf[POLICY_FAULT];
	const char *fault;
	int known;

	fault = policy_row_fault(name, value, &known, buf);
	if (fault != NULL) {
		draft_refuse(
		    d, r, known ? POLICY_value : POLICY_rule, "%s", fault);
		return;
	}
	if (d->s->o->leave_known && now != MAP_NONE &&
	    strcmp(lookup_cell(&d->s->known, T_POLICY, now, POLICY_value),
		value) == 0) {
		draft_leave_out(r, now);
		return;
	}
	draft_accept(d, r);
	map_set(&d->s->rule, name, r->number);
}

/* Checks the row beside the rows that are known. */
static void
check_against_known(struct draft *d, struct draft_row *r)
{
	switch (d->s->o->table) {
	case T_PARTNERS: draft_partner(d, r); break;
	case T_REFERRALS: draft_referral(d, r); break;
	case T_EVENTS: draft_event(d, r); break;
	case T_NEEDS: draft_need(d, r); break;
	case T_POLICY: draft_policy(d, r); break;
	case T_N: break;
	}
}

/* Ids that the batch gives itself are not to be made for other rows of it. */
static void
reserve_ids(struct draft *d)
{
	const char *id;
	size_t row;

	if (!has_id(d->s->o->table))
		return;
	for (row = 0; row < d->in->rows; row++) {
		id = input_cell(d->in, row, d->from[0]);
		if (*id != '\0' && d->in->row[row].fault == NULL)
			map_put(&d->reserved, id, row);
	}
}

void
draft_check(struct draft *d)
{
	static void (*const checks[])(struct draft *, struct draft_row *) = {
	    fill_cells, check_cells, check_row, check_against_known};
	size_t row, i;

	reserve_ids(d);
	if (d->s->o->table == T_REFERRALS)
		draft_referral_begin(d);
	for (row = 0; row < d->in->rows; row++)
		for (i = 0; i < sizeof(checks) / sizeof(checks[0]) &&
		     d->row[row].state == DRAFT_NEW;
		     i++)
			checks[i](d, &d->row[row]);
}

enum st
draft_settle(struct draft *d)
{
	if (d->s->o->table == T_PARTNERS)
		draft_partner_settle(d);
	if (d->s->o->table == T_EVENTS)
		draft_event_settle(d);
	if (draft_count(d, DRAFT_REFUSED) > 0)
		return ST_TROUBLE;
	return draft_count(d, DRAFT_DUPLICATE) > 0 ? ST_NO : ST_OK;
}

size_t
draft_count(const struct draft *d, enum draft_state state)
{
	size_t row, n = 0;

	for (row = 0; row < d->in->rows; row++)
		n += d->row[row].state == state;
	return n;
}

const char *
draft_id(const struct draft *d, const struct draft_row *r)
{
	const enum schema_table t = d->s->o->table;

	if (!has_id(t))
		return NULL;
	return r->state == DRAFT_KNOWN
	    ? lookup_cell(&d->s->known, t, r->number, 0)
	    : r->cell[0];
}

void
draft_print_new(const struct draft *d, struct out *o)
{
	size_t row;

	for (row = 0; row < d->in->rows; row++)
		if (d->row[row].state == DRAFT_NEW)
			layout_row(&d->s->layout, o, d->row[row].cell);
}

void
draft_print_changes(const struct draft *d, struct out *o)
{
	const struct lookup *k = &d->s->known;
	size_t row;

	for (row = 0; row < k->old[T_PARTNERS]; row++)
		if (d->updated[row])
			rewrite_row(&k->sheet[T_PARTNERS], row, o);
	draft_print_new(d, o);
}

enum st
draft_print_table(const struct draft *d, struct out *o)
{
	const struct lookup *k = &d->s->known;
	enum st st = rewrite_rows(
	    &k->sheet[T_PARTNERS], k->view, d->updated, k->old[T_PARTNERS], o);

	draft_print_new(d, o);
	return st;
}

void
draft_free(struct draft *d)
{
	free(d->from);
	free(d->row);
	free(d->updated);
	free(d->maker);
	map_free(&d->reserved);
}
