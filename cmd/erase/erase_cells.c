/*
 * One table says which columns are emptied.  The first pass gives every id of
 * those persons a new one; the second goes through the rows: their own, and
 * those that are about them.
 */
#include "erase.h"

#include <string.h>

#include "ledger/prospect.h"
#include "ledger/words.h"

/* The note of an event whose word asks for one. */
#define REASON "erased"

#define NOWHERE "@erased.invalid"

enum { END = -1, LIST = 10 };

/* The columns that are emptied: `own` in a row of a person, `about` in a row
 * that is about one. */
static const struct {
	int own[LIST], about[LIST];
} empties[T_N] = {
    [T_PARTNERS] = {{PARTNERS_firm, PARTNERS_greeting, PARTNERS_email,
			PARTNERS_phone, PARTNERS_url, PARTNERS_offers,
			PARTNERS_ideal, PARTNERS_note, END},
	{END}},
    [T_REFERRALS] = {{REFERRALS_email, REFERRALS_phone, REFERRALS_need,
			 REFERRALS_source, REFERRALS_note, END},
	{REFERRALS_source, REFERRALS_note, END}},
    [T_EVENTS] = {{END}, {EVENTS_note, END}},
    [T_NEEDS] = {{NEEDS_client, NEEDS_email, NEEDS_phone, NEEDS_wants,
		     NEEDS_note, END},
	{END}},
    [T_POLICY] = {{END}, {END}},
};

/* The columns that have an id, and of which table. */
static const struct {
	enum schema_table t;
	int col;
	enum schema_table of;
} ids[] = {
    {T_PARTNERS, PARTNERS_partner, T_PARTNERS},
    {T_PARTNERS, PARTNERS_same_as, T_PARTNERS},
    {T_REFERRALS, REFERRALS_referral, T_REFERRALS},
    {T_REFERRALS, REFERRALS_partner, T_PARTNERS},
    {T_REFERRALS, REFERRALS_need, T_NEEDS},
    {T_EVENTS, EVENTS_partner, T_PARTNERS},
    {T_EVENTS, EVENTS_referral, T_REFERRALS},
    {T_NEEDS, NEEDS_need, T_NEEDS},
};

/* Whether a person, or nobody, is to be erased. */
static int
is_asked(const struct erase *e, size_t person)
{
	return person != PERSON_NONE && e->who[person];
}

/* Sets a cell of a row, which then counts as changed if it does. */
static void
set_cell(
    struct erase *e, enum schema_table t, size_t row, int at, const char *to)
{
	struct sheet *s = &e->persons->sheet[t];
	const char **cell =
	    at < 0 ? NULL : &s->cell[row * s->width + (size_t)at];

	if (at < 0 || strcmp(*cell, to) == 0)
		return;
	if (e->print.fp != NULL) {
		out_cell(&e->print, schema_name(t));
		out_int(&e->print, (long long)sheet_line(s, row));
		out_cell(&e->print, tab_name(s->tab, (size_t)at));
		out_cell(&e->print, *cell);
		out_cell(&e->print, to);
		out_end(&e->print);
	}
	*cell = to;
	e->changes[t] += !e->changed[t][row];
	e->changed[t][row] = 1;
}

/* The cell that is left in a column that is emptied. */
static const char *
remaining_cell(const struct erase *e, enum schema_table t, int col,
    const char *cell, const char *word)
{
	static const char *const sources[] = {
	    "asked", "interview", "event", "web"};
	const struct word *w;
	size_t i;

	if (t == T_EVENTS && (w = word_find(word)) != NULL &&
	    (w->flags & WORD_NOTE))
		return REASON;
	if (t == T_REFERRALS && col == REFERRALS_need &&
	    person_of_id(e->persons, T_NEEDS, cell) != PERSON_NONE)
		return cell; /* the id of a need, which changes with it */
	if (t == T_REFERRALS && col == REFERRALS_source)
		for (i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
			if (strcmp(cell, sources[i]) == 0)
				return sources[i];
	return "";
}

/* Empties the columns of a list, and the user's own. */
static void
empty_columns(
    struct erase *e, enum schema_table t, size_t row, const int list[])
{
	const struct sheet *s = &e->persons->sheet[t];
	const char *word = "";
	size_t i;

	if (t == T_EVENTS)
		word = sheet_cell(s, row, EVENTS_event);
	for (i = 0; list[i] != END; i++)
		set_cell(e, t, row, s->at[list[i]],
		    remaining_cell(
			e, t, list[i], sheet_cell(s, row, list[i]), word));
	for (i = 0; s->tab != NULL && i < s->width; i++)
		if (schema_col(t, tab_name(s->tab, i)) < 0)
			set_cell(e, t, row, (int)i, "");
}

/* Gives the id of a row a new one, unless it is such a one. */
static void
make_erased_id(struct erase *e, enum schema_table t, size_t row)
{
	const char *old = sheet_cell(&e->persons->sheet[t], row, 0);
	const struct map *id = e->persons->id;
	char *new = mem_pool_alloc(&e->pool, NEWID_MAX + 1);

	if (newid_is_erased(old))
		memcpy(new, old, strlen(old) + 1);
	else
		do
			newid_erased(&e->newid, new);
		while (map_get(&id[T_PARTNERS], new) != MAP_NONE ||
		    map_get(&id[T_REFERRALS], new) != MAP_NONE ||
		    map_get(&id[T_NEEDS], new) != MAP_NONE);
	e->made[t][row] = new;
}

/* The id that takes the place of one. */
static const char *
erased_id(const struct erase *e, enum schema_table t, const char *old)
{
	size_t row = map_get(&e->persons->id[t], old);

	return row != MAP_NONE && e->made[t][row] != NULL ? e->made[t][row]
							  : old;
}

const char *
erase_id(const struct erase *e, size_t person)
{
	size_t row;
	enum schema_table t = person_row(e->persons, person, &row);

	return e->made[t][row];
}

/* Notes a name, an e-mail or the digits of a phone, to be looked for
 * elsewhere. */
static void
note_name(struct erase *e, const char *cell)
{
	if (*cell == '\0' || newid_is_erased(cell) ||
	    strstr(cell, NOWHERE) != NULL)
		return;
	e->name =
	    mem_grow(e->name, &e->names_cap, e->names + 1, sizeof(*e->name));
	e->name[e->names++] = mem_pool_dup(&e->pool, cell);
}

/*
 * Lets an id stand for the name; in a file without that column for the firm,
 * or as an e-mail that goes nowhere (RFC 2606).
 */
static void
stand_for(struct erase *e, enum schema_table t, size_t row, const char *id)
{
	const struct sheet *s = &e->persons->sheet[t];
	const int name = s->at[person_cols(t)->name];

	if (name >= 0)
		set_cell(e, t, row, name, id);
	else if (t == T_PARTNERS)
		set_cell(e, t, row, s->at[PARTNERS_firm], id);
	else
		set_cell(e, t, row, s->at[REFERRALS_email],
		    mem_pool_printf(&e->pool, "%s" NOWHERE, id));
}

/* A row of a person who is erased. */
static void
empty_own(struct erase *e, enum schema_table t, size_t row, size_t person)
{
	const struct sheet *s = &e->persons->sheet[t];
	const struct person_cols *col = person_cols(t);
	char digits[PROSPECT_DIGITS + 1];

	note_name(e, sheet_cell(s, row, col->name));
	note_name(e, sheet_cell(s, row, col->email));
	if (col->phone >= 0) {
		prospect_phone(sheet_cell(s, row, col->phone), digits);
		note_name(e, digits);
	}
	empty_columns(e, t, row, empties[t].own);
	/* referrals of one person have one name, the first id: by that they
	 * are known as one still (prospect.h) */
	if (t == T_PARTNERS)
		stand_for(e, t, row,
		    erased_id(e, t, sheet_cell(s, row, PARTNERS_partner)));
	else if (t == T_REFERRALS)
		stand_for(e, t, row, erase_id(e, person));
}

/* Whether a row is about a person who is erased: by its partner, or by its
 * referral, or by the partner of that. */
static int
is_about(const struct erase *e, enum schema_table t, size_t row)
{
	struct persons *p = e->persons;
	const struct sheet *s = &p->sheet[t];
	const char *partner = "", *referral = "";
	size_t r;

	if (t == T_REFERRALS)
		partner = sheet_cell(s, row, REFERRALS_partner);
	if (t == T_EVENTS) {
		partner = sheet_cell(s, row, EVENTS_partner);
		referral = sheet_cell(s, row, EVENTS_referral);
	}
	if (is_asked(e, person_of_id(p, T_PARTNERS, partner)) ||
	    is_asked(e, person_of_id(p, T_REFERRALS, referral)))
		return 1;
	r = *referral != '\0' ? map_get(&p->id[T_REFERRALS], referral)
			      : MAP_NONE;
	return r != MAP_NONE && is_about(e, T_REFERRALS, r);
}

static void
change_ids(struct erase *e, enum schema_table t, size_t row)
{
	const struct sheet *s = &e->persons->sheet[t];
	size_t i;

	for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (ids[i].t == t)
			set_cell(e, t, row, s->at[ids[i].col],
			    erased_id(
				e, ids[i].of, sheet_cell(s, row, ids[i].col)));
}

/* The table of events comes before that of referrals, and that before that of
 * partners, so that what a row refers to has its old ids still. */
void
erase_cells(struct erase *e)
{
	struct persons *p = e->persons;
	enum schema_table t;
	size_t n, row, person;

	for (n = 0; n < p->n; n++) {
		t = person_row(p, n, &row);
		if (e->who[person_of(p, t, row)])
			make_erased_id(e, t, row);
	}
	for (t = T_N; t-- > 0;)
		for (row = 0; row < p->sheet[t].rows; row++) {
			if (is_about(e, t, row))
				empty_columns(e, t, row, empties[t].about);
			person = person_cols(t) != NULL ? person_of(p, t, row)
							: PERSON_NONE;
			if (is_asked(e, person))
				empty_own(e, t, row, person);
			change_ids(e, t, row);
		}
}
