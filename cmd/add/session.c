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

/* The header of the table, if there is one. */
static const struct tab *
header(const struct desk *k)
{
	return k->table == T_EVENTS ? k->journal.tab
				    : k->known.sheet[k->table].tab;
}

enum st
desk_journal(struct desk *k)
{
	if (k->journal.done)
		return ST_OK;
	k->journal.done = 1;
	return journal_read(&k->journal);
}

enum st
desk_load(struct desk *k, const struct ledger *view, const char *const own[])
{
	enum st st = ST_OK;
	enum schema_table t;

	k->known.view = view;
	for (t = 0; t < T_N; t++)
		if (needed[k->table] & 1u << t)
			st = msg_worst(st, lookup_load(&k->known, t));
	if (k->table == T_REFERRALS || k->table == T_EVENTS)
		st = msg_worst(st, journal_open(&k->journal, &k->known));
	if (st == ST_OK && k->table == T_REFERRALS)
		st = desk_journal(k); /* which of them are void */
	if (st != ST_OK)
		return st;
	return layout_make(&k->layout, k->table, header(k),
	    mem_pool_dup(&k->pool, view->file[k->table].path), own);
}

/* The last time of recording that the table has; "" for none. */
static const char *
latest(const struct desk *k, const char *horizon)
{
	const struct sheet *s = &k->known.sheet[k->table];
	const char *max = "", *entered;
	size_t i, n;

	if (k->table == T_EVENTS)
		return k->journal.latest;
	schema_cols(k->table, &n);
	for (i = 0; i < s->rows; i++) {
		entered = sheet_cell(s, i, (int)n - 1);
		if (strcmp(entered, max) > 0 && strcmp(entered, horizon) < 0)
			max = entered;
	}
	return max;
}

void
desk_stamp(struct desk *k)
{
	char now[STAMP_LEN + 1], horizon[DATE_LEN + 1];
	const char *last;

	date_stamp(now);
	/* a time beyond tomorrow is a slip in the file, not a clock */
	date_print(date_parse_stamp(now) + 2, horizon);
	last = latest(k, horizon);
	if (date_parse_stamp(last) == DATE_NONE || strcmp(last, now) < 0 ||
	    strcmp(last, horizon) >= 0)
		last = now;
	k->stamp = mem_pool_dup(&k->pool, last);
}

void
desk_unload(struct desk *k)
{
	layout_free(&k->layout);
	twin_free(&k->twin);
	journal_free(&k->journal);
	lookup_free(&k->known);
	map_free(&k->same);
	map_free(&k->pointed);
	map_free(&k->suffix);
	map_free(&k->rule);
	k->has_same = k->has_pointed = k->has_rule = 0;
	memset(&k->twin, 0, sizeof(k->twin));
	memset(&k->journal, 0, sizeof(k->journal));
	memset(&k->known, 0, sizeof(k->known));
}
