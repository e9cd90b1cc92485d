/*
 * The store is opened and closed for each batch, so that others can write in
 * between; what was loaded stays as long as nobody has.
 */
#include "session.h"

#include <string.h>

#include "base/date.h"

/* The tables that rows of a table refer to, themselves among them. */
static const unsigned needed[T_N] = {
    [T_PARTNERS] = 1u << T_PARTNERS,
    [T_REFERRALS] = 1u << T_PARTNERS | 1u << T_REFERRALS,
    [T_EVENTS] = 1u << T_PARTNERS | 1u << T_REFERRALS,
    [T_NEEDS] = 1u << T_NEEDS,
    [T_POLICY] = 1u << T_POLICY,
};

/* Forgets what was loaded. */
static void
session_unload(struct session *s)
{
	layout_free(&s->layout);
	duplicate_free(&s->duplicates);
	history_free(&s->history);
	lookup_free(&s->known);
	s->known = (struct lookup){0};
	map_free(&s->same);
	map_free(&s->pointed);
	map_free(&s->suffix);
	map_free(&s->rule);
}

/* Notes by the value of a column the last row that has it. */
static void
map_column(const struct lookup *k, struct map *m, enum schema_table t, int col)
{
	const char *cell;
	size_t i;

	for (i = 0; i < k->sheet[t].rows; i++)
		if (*(cell = lookup_cell(k, t, i, col)) != '\0')
			map_set(m, cell, i);
}

/* Loads the tables that rows refer to, and the layout of their own. */
static enum st
session_load(struct session *s)
{
	const enum schema_table table = s->o->table;
	const struct tab *header;
	enum st st = ST_OK;
	enum schema_table t;

	session_unload(s);
	s->loaded = 1;
	s->known.view = &s->store.view;
	s->history.all = s->o->one_by_one;
	for (t = 0; t < T_N; t++)
		if (needed[table] & 1u << t)
			st = msg_worst(st, lookup_load(&s->known, t));
	if (table == T_REFERRALS || table == T_EVENTS)
		st = msg_worst(st, history_open(&s->history, &s->known));
	if (st == ST_OK && table == T_REFERRALS)
		st = history_read(&s->history); /* which of them are void */
	if (st != ST_OK)
		return st;
	map_column(&s->known, &s->pointed, T_PARTNERS, PARTNERS_same_as);
	map_column(&s->known, &s->rule, T_POLICY, POLICY_rule);
	header = table == T_EVENTS ? s->history.tab : s->known.sheet[table].tab;
	return layout_make(&s->layout, table, header,
	    mem_pool_dup(&s->pool, s->store.view.file[table].path),
	    &s->o->user_columns);
}

/* Whether nobody has written since the last batch. */
static int
is_unchanged(const struct session *s)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (!store_same(&s->store.was[t], &s->last.was[t]))
			return 0;
	return 1;
}

enum st
session_open(struct session *s)
{
	enum st st;

	if (s->open && s->loaded) /* the view of a dry run */
		return ST_OK;
	if (s->open)
		store_close(&s->store);
	st = s->o->dry_run ? store_view(&s->store, s->o->dir)
			   : store_open(&s->store, s->o->dir, s->o->wait);
	s->open = st == ST_OK;
	if (st != ST_OK)
		return st;
	/* an update changes rows of the file, not of earlier batches */
	if (s->loaded && is_unchanged(s) && !s->o->update_known)
		return ST_OK;
	return session_load(s);
}

void
session_close(struct session *s)
{
	if (!s->open || s->o->dry_run)
		return;
	s->last = s->store;
	store_close(&s->store);
	s->open = 0;
}

/* The last time of recording that the table has; "" for none. */
static const char *
latest_stamp(const struct session *s, const char *horizon)
{
	const struct sheet *sheet = &s->known.sheet[s->o->table];
	const char *max = "", *entered;
	size_t i, n;

	if (s->o->table == T_EVENTS)
		return s->history.latest;
	schema_cols(s->o->table, &n);
	for (i = 0; i < sheet->rows; i++) {
		entered = sheet_cell(sheet, i, (int)n - 1);
		if (strcmp(entered, max) > 0 && strcmp(entered, horizon) < 0)
			max = entered;
	}
	return max;
}

void
session_stamp(struct session *s)
{
	char now[STAMP_LEN + 1], horizon[DATE_LEN + 1];
	const char *last;

	date_stamp(now);
	/* a time beyond tomorrow is a slip in the file, not a clock */
	date_print(date_parse_stamp(now) + 2, horizon);
	last = latest_stamp(s, horizon);
	if (date_parse_stamp(last) == DATE_NONE || strcmp(last, now) < 0 ||
	    strcmp(last, horizon) >= 0)
		last = now;
	s->stamp = mem_pool_dup(&s->pool, last);
}

void
session_free(struct session *s)
{
	session_unload(s);
	if (s->open)
		store_close(&s->store);
	mem_pool_free(&s->pool);
}
