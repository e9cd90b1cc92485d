/*
 * An import, from the export read to the rows written.
 *
 * Ids come first.  Where the export gives none, they are made of what all its
 * rows say (ident.c), whichever table is written: of partners by `people`, of
 * referrals by `base`, which see the rows as if that table were wanted.  Then
 * each row is converted (convert.c) and written, or counted as left out.
 */
#include "import.h"

#include <stdlib.h>

#define BIT(col) (1U << (col))

/* The columns that tell a contact, and a referral, from others. */
static const unsigned of_people = BIT(PARTNERS_partner) | BIT(PARTNERS_name) |
    BIT(PARTNERS_firm) | BIT(PARTNERS_email) | BIT(PARTNERS_phone);
static const unsigned of_referrals = BIT(REFERRALS_partner) |
    BIT(REFERRALS_prospect) | BIT(REFERRALS_email) | BIT(REFERRALS_date);

/* Makes an id for every row that is a contact. */
static void
identify_people(struct import *im)
{
	const char *cell[SCHEMA_COLS_MAX], *name;
	struct mapping *m = &im->people;
	size_t i;

	mapping_make(
	    m, &im->e, im->format, &im->o->overrides, T_PARTNERS, of_people);
	im->person = mem_alloc(im->e.rows + 1, sizeof(*im->person));
	for (i = 0; i < im->e.rows; i++)
		im->person[i] = MAP_NONE;
	if (!mapping_has_contacts(m) ||
	    (im->o->table != T_PARTNERS && !mapping_has_referrers(m)))
		return;
	for (i = 0; i < im->e.rows; i++) {
		if (!convert_row(m, i, 0, cell, NULL))
			continue;
		name = *cell[PARTNERS_name] ? cell[PARTNERS_name]
					    : cell[PARTNERS_firm];
		if (*name != '\0')
			im->person[i] = ident_add(&im->ident,
			    cell[PARTNERS_partner], name,
			    mem_pool_printf(&m->pool, "%s\n%s\n%s\n%s", name,
				cell[PARTNERS_firm], cell[PARTNERS_email],
				cell[PARTNERS_phone]));
	}
}

/* Whether a column of the table is fed, and has something in every row. */
static int
is_full(const struct mapping *m, int to)
{
	size_t i, row;

	for (i = 0; i < m->n; i++)
		for (row = 0; m->column[i].to == to && row < m->e->rows; row++)
			if (export_row(m->e, row)->filled > 0 &&
			    !export_filled(
				export_cell(m->e, row, m->column[i].from)))
				return 0;
	return mapping_feeds(m, to);
}

/*
 * Prepares to make ids of referrals, where the export has not one for every
 * row but what they are made of.
 */
static enum st
prepare_base(struct import *im)
{
	const enum schema_table t = im->o->table;
	struct mapping *b = &im->base;

	if (t != T_REFERRALS && t != T_EVENTS)
		return ST_OK;
	if (is_full(&im->main,
		t == T_EVENTS ? (int)EVENTS_referral : (int)REFERRALS_referral))
		return ST_OK;
	mapping_make(b, &im->e, im->format, &im->o->overrides, T_REFERRALS,
	    of_referrals);
	b->ident = &im->ident;
	if (!mapping_gives(b, REFERRALS_partner) ||
	    !mapping_gives(b, REFERRALS_date) ||
	    (!mapping_gives(b, REFERRALS_prospect) &&
		!mapping_gives(b, REFERRALS_email))) {
		mapping_free(b);
		return ST_OK;
	}
	/* of referrals, the main mapping tells of the same columns */
	return t == T_EVENTS ? mapping_settle(b, NULL, im->o->dates) : ST_OK;
}

/* Whether something gives a column of ours its values, or the other of two. */
static enum st
check_given(const struct import *im, int to, int other)
{
	const char *ours = im->main.ours[to].name;

	if (mapping_gives(&im->main, to) || mapping_gives(&im->main, other))
		return ST_OK;
	msg("%s: nothing gives %s: -m THEIRS=%s names a column, -s %s=VALUE "
	    "a value for all; -l shows the columns",
	    im->e.name, ours, ours, ours);
	return ST_TROUBLE;
}

/* Whether all that each row of the table must have comes from somewhere, but
 * for the id in front, which is made. */
static enum st
check_required(const struct import *im)
{
	static const int either[][2] = {
	    [T_PARTNERS] = {PARTNERS_name, PARTNERS_firm},
	    [T_REFERRALS] = {REFERRALS_prospect, REFERRALS_email},
	    [T_EVENTS] = {EVENTS_partner, EVENTS_referral},
	};
	const enum schema_table t = im->o->table;
	enum st st = ST_OK;
	int i;

	for (i = t == T_EVENTS ? 0 : 1; i < (int)im->main.width; i++)
		if (im->main.ours[i].required)
			st = msg_worst(st, check_given(im, i, i));
	if (t != T_NEEDS)
		st = msg_worst(st, check_given(im, either[t][0], either[t][1]));
	return st;
}

/* One id cannot be every row's; -v says something of a column that no column
 * feeds. */
static enum st
check_overrides(const struct import *im)
{
	const struct overrides *l = &im->o->overrides;
	const enum schema_table t = im->o->table;
	const struct override *o;
	enum st st = ST_OK;
	size_t i = 0;
	int to;

	if (t != T_EVENTS && override_given(l, t, 0) != NULL) {
		msg("-s: %s: each row of %s has one of its own",
		    im->main.ours[0].name, schema_name(t));
		st = ST_TROUBLE;
	}
	while ((o = override_next(l, 'v', &i)) != NULL) {
		to = override_col(o, t);
		if (to < 0 || mapping_feeds(&im->main, to))
			continue;
		msg("-v: no column of %s feeds %s: -m THEIRS=%s", im->e.name,
		    o->ours, o->ours);
		st = ST_TROUBLE;
	}
	return st;
}

/* The columns that feed nothing come behind ours, under names that none of
 * ours has. */
static void
find_behind(struct import *im)
{
	struct map taken = {0};
	size_t i, k;

	for (i = 0; i < im->main.width; i++)
		map_put(&taken, im->main.ours[i].name, 1);
	im->behind = mem_alloc(im->e.width + 1, sizeof(*im->behind));
	im->names = mem_alloc(im->e.width + 1, sizeof(*im->names));
	for (i = 0; i < im->e.width; i++) {
		for (k = 0; k < im->main.n && im->main.column[k].from != i; k++)
			;
		if (k < im->main.n)
			continue;
		im->behind[im->behinds] = i;
		im->names[im->behinds++] =
		    export_new_name(&im->e, &taken, im->e.column[i]);
	}
	map_free(&taken);
}

enum st
import_open(struct import *im, const struct import_options *o)
{
	struct export_options file = o->file;
	const struct mapping *told;
	enum st st;

	*im = (struct import){.o = o};
	file.overrides = &o->overrides;
	if (export_read(&im->e, &file) != ST_OK)
		return ST_TROUBLE;
	im->format = o->format != NULL
	    ? o->format
	    : format_recognise(im->e.column, im->e.width);
	mapping_make(&im->main, &im->e, im->format, &o->overrides, o->table, 0);
	im->main.ident = &im->ident;
	find_behind(im);
	identify_people(im);
	st = prepare_base(im);
	told = o->table == T_EVENTS ? &im->base : NULL;
	st = msg_worst(st, check_required(im));
	st = msg_worst(st, check_overrides(im));
	st = msg_worst(st, mapping_settle(&im->main, told, o->dates));
	if (st == ST_OK && o->table == T_REFERRALS && im->base.e != NULL)
		mapping_settle(&im->base, NULL, o->dates);
	return st;
}

void
import_free(struct import *im)
{
	mapping_free(&im->main);
	mapping_free(&im->base);
	mapping_free(&im->people);
	ident_free(&im->ident);
	skipped_free(&im->log.out);
	skipped_free(&im->log.unknown);
	skipped_free(&im->log.noted);
	map_free(&im->seen);
	free(im->person);
	free(im->behind);
	free(im->names);
	export_free(&im->e);
}

/* Leaves a row out that lacks something. */
static int
leave_out(struct import *im, size_t row, const char *why, const char *hint)
{
	skipped_add(&im->log.out, export_row(&im->e, row)->line, why, hint);
	return 0;
}

/* Whether a row has what its table requires; else it is left out. */
static int
is_whole(struct import *im, size_t row, const char *const cell[])
{
	/* what gives all events what the words of some need */
	static const char *const hints[EVENTS_N] = {
	    [EVENTS_value] = "-s events.value=0",
	    [EVENTS_until] = "-s events.until=DATE",
	    [EVENTS_note] = "-s events.note=WHY",
	};
	const struct schema_col *c = im->main.ours;
	char buf[SCHEMA_FAULT];
	const char *fault;
	size_t i;
	int col;

	for (i = im->main.width; i-- > 0;) /* a partner before the direction */
		if (c[i].required && *cell[i] == '\0')
			return leave_out(im, row,
			    mem_pool_printf(&im->main.pool, "no %s", c[i].name),
			    NULL);
	fault = schema_row_fault(im->o->table, cell, &col, buf);
	if (fault == NULL)
		return 1;
	return leave_out(im, row, fault,
	    im->o->table == T_EVENTS && col >= 0 && *cell[col] == '\0'
		? hints[col]
		: NULL);
}

static void
write_header(struct import *im)
{
	const struct schema_col *c = im->main.ours;
	size_t i;

	for (i = 0; i < im->main.width; i++)
		if (c[i].type != S_STAMP)
			out_cell(&im->out, c[i].name);
	for (i = 0; i < im->behinds; i++)
		out_cell(&im->out, im->names[i]);
	out_end(&im->out);
}

/* Writes a row; of a row of the export, or (MAP_NONE) of none. */
static void
write_row(struct import *im, size_t row, const char *const cell[])
{
	const struct schema_col *c = im->main.ours;
	size_t i;

	for (i = 0; i < im->main.width; i++)
		if (c[i].type != S_STAMP)
			out_cell(&im->out, cell[i]);
	for (i = 0; i < im->behinds; i++)
		out_cell(&im->out,
		    row == MAP_NONE ? ""
				    : export_cell(&im->e, row, im->behind[i]));
	out_end(&im->out);
	im->written++;
}

/* The id of the referral that a row is about; "" if it lacks what it is made
 * of, which is said in *lacks. */
static const char *
referral_id(struct import *im, size_t row, const char **lacks)
{
	const char *cell[SCHEMA_COLS_MAX], *prospect;

	if (im->base.e == NULL || !convert_row(&im->base, row, 0, cell, NULL))
		return "";
	prospect = *cell[REFERRALS_prospect] ? cell[REFERRALS_prospect]
					     : cell[REFERRALS_email];
	*lacks = *cell[REFERRALS_partner] == '\0' ? "no partner"
	    : *prospect == '\0'			  ? "no prospect"
	    : *cell[REFERRALS_date] == '\0'	  ? "no date of the referral"
						  : NULL;
	if (*lacks != NULL)
		return "";
	return ident_hashed(&im->ident, 'i', cell[REFERRALS_partner], prospect,
	    cell[REFERRALS_date]);
}

/* The id of a row that has none.  "x" stands for one that cannot be made: the
 * row is left out for what that lacks. */
static const char *
new_id(struct import *im, size_t row, const char *const cell[])
{
	if (im->o->table == T_NEEDS)
		return ident_hashed(&im->ident, 'n', cell[NEEDS_client],
		    cell[NEEDS_wants], cell[NEEDS_date]);
	return im->person[row] != MAP_NONE
	    ? ident_contact(&im->ident, im->person[row])
	    : "x";
}

/* Converts a row, gives it an id, and writes it; a partner once. */
static void
import_row(struct import *im, size_t row, int referrer)
{
	const enum schema_table t = im->o->table;
	const char *cell[SCHEMA_COLS_MAX], **own, *made = "", *lacks = NULL;

	if (t == T_REFERRALS || t == T_EVENTS)
		made = referral_id(im, row, &lacks);
	if (!convert_row(&im->main, row, referrer, cell, &im->log))
		return;
	own = &cell[t == T_EVENTS ? (int)EVENTS_referral : 0];
	if (**own == '\0' && t == T_EVENTS && lacks != NULL) {
		leave_out(im, row, lacks, NULL);
		return;
	}
	if (**own == '\0' && (t == T_REFERRALS || t == T_EVENTS))
		*own = lacks != NULL ? "x" : made;
	else if (**own == '\0' && !referrer)
		*own = new_id(im, row, cell);
	if (!is_whole(im, row, cell))
		return;
	if (t == T_PARTNERS && map_put(&im->seen, *own, row) != row)
		leave_out(im, row, "a partner that came before", NULL);
	else
		write_row(im, row, cell);
}

/* Writes who referred a row that is itself a partner: a partner more, if no
 * row is theirs. */
static void
import_referrer(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX];

	if (!convert_row(&im->main, row, 1, cell, NULL) ||
	    *cell[PARTNERS_name] == '\0' ||
	    ident_known(&im->ident, cell[PARTNERS_name]) ||
	    map_get(&im->seen, cell[PARTNERS_partner]) != MAP_NONE)
		return;
	map_put(&im->seen, cell[PARTNERS_partner], row);
	write_row(im, MAP_NONE, cell);
	im->extra++;
}

/* Counts the rows, and the lines between them, that have nothing. */
static size_t
count_empty(struct import *im)
{
	const struct export_row *r;
	size_t i, k, lines = 0;

	for (i = 0; i < im->e.rows; i++) {
		r = export_row(&im->e, i);
		for (k = r->blank; k > 0; k--, lines++)
			skipped_add(&im->log.out, r->line - k, "empty", NULL);
		if (r->filled == 0)
			skipped_add(&im->log.out, r->line, "empty", NULL);
	}
	return lines;
}

/* Tells what stands before the header and behind the data. */
static void
tell_frame(const struct export *e)
{
	size_t line = e->row[e->head].line, i;
	const char *s;

	if (line > 1)
		msg("%s: before the header on line %zu: %zu line%s skipped",
		    e->name, line, line - 1, line > 2 ? "s" : "");
	for (i = e->end; i < e->all && e->row[i].filled == 0; i++)
		;
	if (i == e->all)
		return;
	s = e->cell[e->row[i].first];
	export_trim(&s);
	msg("%s: behind the data: skipped from line %zu on: '%.60s'", e->name,
	    e->row[i].line, s);
}

void
import_tell(const struct import *im, const char *what)
{
	const char delim[] = {'\'', im->e.delim, '\'', '\0'};

	msg("%s: %s, %s, delimiter %s%s", im->e.name, im->format->title,
	    im->e.text.charset, im->e.delim == '\t' ? "tab" : delim, what);
	tell_frame(&im->e);
}

/* Tells what became of all that was read. */
static void
tell_rows(const struct import *im, size_t read)
{
	const size_t written = im->written - im->extra;
	struct mem_text what = {0};

	mem_text_printf(&what, ": %zu row%s read, %zu written", read,
	    read == 1 ? "" : "s", written);
	if (im->extra > 0)
		mem_text_printf(
		    &what, " and %zu named only as a referrer", im->extra);
	mem_text_printf(&what, ", %zu left out", read - written);
	import_tell(im, what.s);
	free(what.s);
	skipped_tell(&im->log.out, im->e.name, "left out: ");
	skipped_tell(&im->log.unknown, im->e.name, "left out: ");
	skipped_tell(&im->log.noted, im->e.name, "");
}

enum st
import_rows(struct import *im)
{
	const int referrers = mapping_has_referrers(&im->main);
	const int contacts = mapping_has_contacts(&im->main);
	size_t lines = count_empty(im), i;

	write_header(im);
	for (i = 0; i < im->e.rows; i++)
		if (export_row(&im->e, i)->filled > 0)
			import_row(im, i, referrers && !contacts);
	for (i = 0; i < im->e.rows && referrers && contacts; i++)
		if (export_row(&im->e, i)->filled > 0)
			import_referrer(im, i);
	tell_rows(im, im->e.rows + lines + im->e.bad);
	return im->e.bad > 0 || im->log.bad > 0 || im->log.unknown.total > 0
	    ? ST_TROUBLE
	    : ST_OK;
}
