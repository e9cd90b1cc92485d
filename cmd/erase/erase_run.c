#include <stdio.h>
#include <stdlib.h>

#include "erase.h"
#include "ledger/sidefile.h"

/* Marks whom the WHO name; each is asked for, so that all misses are told. */
static enum st
mark(struct erase *e, char *who[], size_t n, size_t person[])
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < n; i++) {
		person[i] = people_who(e->people, who[i]);
		if (person[i] == PEOPLE_NONE)
			st = ST_TROUBLE;
		else
			e->who[person[i]] = 1;
	}
	return st;
}

/* What the files say now, by their lines.  The erasure is done, whether they
 * can be read again or not. */
static enum st
look_again(const struct erase *e, const char *dir)
{
	struct people now = {0};
	struct ledger view;
	enum st st = ledger_view(&view, dir, 0);

	if (st == ST_OK)
		st = people_load(&now, &view);
	if (st == ST_OK)
		erase_tell_left(e, &now);
	else
		msg("it is erased, but whether a name stands elsewhere still "
		    "could not be seen");
	people_free(&now);
	ledger_close(&view);
	return st;
}

/* The last word on standard error: how many rows, and what is left to do. */
static enum st
tell(const struct erase *e, const struct erase_how *how)
{
	enum schema_table t;
	enum st st = ST_OK;
	size_t n[T_N];

	for (t = 0; t < T_N; t++)
		n[t] = erase_count(e, t);
	msg("%s: partners %zu, referrals %zu, events %zu, needs %zu",
	    how->dry ? "rows that would change" : "rows that changed",
	    n[T_PARTNERS], n[T_REFERRALS], n[T_EVENTS], n[T_NEEDS]);
	if (how->dry) {
		erase_tell_left(e, e->people);
		sidefile_tell(how->dir);
	} else
		st = look_again(e, how->dir);
	return msg_worst(st, sidefile_tell_others(how->dir));
}

/* Stores what has been emptied, and prints the ids. */
static enum st
put(struct store *s, const struct erase *e, const size_t person[], size_t n)
{
	struct store_text text[T_N];
	enum st st = erase_texts(e, text);
	enum schema_table t;
	size_t i;

	if (st == ST_OK)
		st = store_erase(s, text);
	for (t = 0; t < T_N; t++)
		free(text[t].s);
	for (i = 0; i < n && st == ST_OK; i++)
		printf("%s\n", e->as[person[i]]);
	return st;
}

/* The erasure in a view of the ledger, which is the store's unless dry. */
static enum st
erase(struct store *s, const struct ledger *view, const struct erase_how *how,
    char *who[], size_t n)
{
	static const char *const names[] = {
	    "table", "line", "column", "was", "becomes"};
	size_t *person = mem_alloc(n, sizeof(*person));
	struct out out = out_to(stdout, 0);
	struct people people;
	struct erase e = {0};
	enum st st = people_load(&people, view);

	if (st == ST_OK) {
		erase_begin(&e, &people);
		st = mark(&e, who, n, person);
	} else
		msg("nothing was stored: the ledger must be read whole");
	if (st == ST_OK) {
		if (how->dry) {
			out_row(&out, names, sizeof(names) / sizeof(names[0]));
			e.print = &out;
		}
		erase_cells(&e);
		st = how->dry ? ST_OK : put(s, &e, person, n);
	}
	if (s != NULL)
		store_close(s);
	if (st == ST_OK)
		st = tell(&e, how);
	erase_free(&e);
	people_free(&people);
	free(person);
	return st;
}

enum st
erase_run(const struct erase_how *how, char *who[], size_t n)
{
	char *dir = ledger_find(how->dir); /* one that is there */
	struct ledger view;
	struct store s;
	enum st st;

	free(dir);
	if (how->dry) {
		st = ledger_view(&view, how->dir, 0);
		if (st == ST_OK)
			st = erase(NULL, &view, how, who, n);
		ledger_close(&view);
		return st;
	}
	st = store_open(&s, how->dir, how->wait);
	return st == ST_OK ? erase(&s, &s.view, how, who, n) : st;
}
