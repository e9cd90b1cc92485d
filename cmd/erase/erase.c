/*
 * The erasure of persons: what names or describes them is emptied in every
 * table, and every id of theirs becomes one of newid_erased.  Dates, words of
 * the journal and figures stay, so that what is computed of them does too.
 * ref-ledger(5) says what is emptied where.
 *
 * Last comes what no rule can know: a note about somebody else that names the
 * person, a policy's story.  Names of two words or more are looked for, and
 * e-mails, as whole words in any cell of text, and a prospect's number in
 * phones.
 */
#include "erase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/prospect.h"
#include "ledger/rewrite.h"
#include "ledger/sidefile.h"

enum { TOLD = 20 };

/* Finds the first word that stands in a text, or is the key of a phone; or -1.
 */
static long
find_word(char *const words[], size_t n, const char *cell, int phone)
{
	char digits[PROSPECT_DIGITS + 1], *key = NULL;
	long at = -1;
	size_t i;

	if (*cell == '\0')
		return -1;
	if (phone)
		prospect_phone(cell, digits);
	else
		key = text_fold(cell);
	for (i = 0; i < n && at < 0; i++)
		if (phone ? strcmp(digits, words[i]) == 0
			  : text_has_words(key, words[i]))
			at = (long)i;
	free(key);
	return at;
}

/* The type of a column of the file; the user's own are text. */
static enum schema_type
column_type(const struct sheet *s, size_t at)
{
	const struct schema_col *cols;
	size_t n;
	int col = schema_col(s->table, tab_name(s->tab, at));

	cols = schema_cols(s->table, &n);
	return col < 0 ? S_TEXT : cols[col].type;
}

/* Looks a table through; told is how many cells there were before. */
static size_t
tell_cells(const struct sheet *s, char *const words[], size_t n, size_t told)
{
	enum schema_type type;
	size_t row, i;
	long at;

	for (i = 0; s->tab != NULL && i < s->width; i++) {
		type = column_type(s, i);
		if (type != S_TEXT && type != S_TAGS && type != S_EMAIL &&
		    type != S_PHONE)
			continue;
		for (row = 0; row < s->rows; row++) {
			at = find_word(words, n, sheet_own(s, row, (int)i),
			    type == S_PHONE);
			if (at >= 0 && told++ < TOLD)
				msg_at(sheet_file(s), sheet_line(s, row),
				    tab_name(s->tab, i),
				    "'%s' stands there still: mend it by hand",
				    words[at]);
		}
	}
	return told;
}

/* Whether a word is worth looking for: not a name of one word. */
static int
is_telling(const char *word)
{
	return strpbrk(word, " @") != NULL ||
	    strspn(word, "0123456789") == PROSPECT_DIGITS;
}

/* Says which cells of a ledger have their names, addresses or numbers still. */
static void
tell_left(const struct erase *e, const struct persons *now)
{
	char **words = mem_alloc(e->names, sizeof(*words));
	enum schema_table t;
	size_t i, n = 0, told = 0;

	for (i = 0; i < e->names; i++) {
		words[n] = text_fold(e->name[i]);
		if (is_telling(words[n]))
			n++;
		else
			free(words[n]);
	}
	for (t = 0; t < T_N && n > 0; t++)
		told = tell_cells(&now->sheet[t], words, n, told);
	if (told > TOLD)
		msg("... and in %zu cells more", told - TOLD);
	while (n > 0)
		free(words[--n]);
	free(words);
}

/* Reads the files again, for their lines.  The erasure is done, whether they
 * can be read or not. */
static enum st
look_again(const struct erase *e, const char *dir)
{
	struct persons now = {0};
	struct ledger view;
	enum st st = ledger_view(&view, dir, 0);

	if (st == ST_OK)
		st = person_load(&now, &view);
	if (st == ST_OK)
		tell_left(e, &now);
	else
		msg("it is erased, but whether a name stands elsewhere still "
		    "could not be seen");
	person_free(&now);
	ledger_close(&view);
	return st;
}

/* The last word on standard error: how many rows, and what is left to do. */
static enum st
tell(const struct erase *e, const struct erase_options *o)
{
	enum st st = ST_OK;

	msg("%s: partners %zu, referrals %zu, events %zu, needs %zu",
	    o->dry_run ? "rows that would change" : "rows that changed",
	    e->changes[T_PARTNERS], e->changes[T_REFERRALS],
	    e->changes[T_EVENTS], e->changes[T_NEEDS]);
	if (o->dry_run) {
		tell_left(e, e->persons);
		sidefile_tell(o->dir);
	} else
		st = look_again(e, o->dir);
	return msg_worst(st, sidefile_tell_others(o->dir));
}

/* Writes each table that has changed anew, all as one. */
static enum st
store_tables(struct store *s, const struct erase *e)
{
	struct store_text text[T_N] = {{0}};
	const struct sheet *sheet;
	enum schema_table t;
	enum st st = ST_OK;
	struct out o;

	for (t = 0; t < T_N; t++) {
		if (e->changes[t] == 0)
			continue;
		sheet = &e->persons->sheet[t];
		o = out_to(mem_stream(&text[t].s, &text[t].len), 0);
		st = msg_worst(st,
		    rewrite_rows(
			sheet, &s->view, e->changed[t], sheet->rows, &o));
		mem_stream_end(o.fp, &text[t].s);
	}
	if (st == ST_OK)
		st = store_erase(s, text);
	for (t = 0; t < T_N; t++)
		free(text[t].s);
	return st;
}

/* Marks whom the WHO name; each is asked for, so that all misses are told. */
static enum st
mark_persons(struct erase *e, char *who[], size_t n, size_t person[])
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < n; i++) {
		person[i] = person_who(e->persons, who[i]);
		if (person[i] == PERSON_NONE)
			st = ST_TROUBLE;
		else
			e->who[person[i]] = 1;
	}
	return st;
}

static void
erase_begin(struct erase *e, struct persons *p)
{
	enum schema_table t;

	*e = (struct erase){.persons = p};
	e->who = mem_alloc(p->n, 1);
	for (t = 0; t < T_N; t++) {
		e->changed[t] = mem_alloc(p->sheet[t].rows, 1);
		e->made[t] = mem_alloc(p->sheet[t].rows, sizeof(*e->made[t]));
	}
}

static void
erase_end(struct erase *e)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++) {
		free(e->changed[t]);
		free(e->made[t]);
	}
	free(e->who);
	free(e->name);
	mem_pool_free(&e->pool);
}

/* Erases the persons in what was loaded: prints what would change, or stores
 * it, and prints the ids. */
static enum st
erase_persons(
    struct erase *e, struct store *s, int dry_run, char *who[], size_t n)
{
	static const char *const names[] = {
	    "table", "line", "column", "was", "becomes"};
	size_t *person = mem_alloc(n, sizeof(*person)), i;
	enum st st = mark_persons(e, who, n, person);

	if (st == ST_OK && dry_run) {
		e->print = out_to(stdout, 0);
		out_row(&e->print, names, sizeof(names) / sizeof(names[0]));
	}
	if (st == ST_OK)
		erase_cells(e);
	if (st == ST_OK && !dry_run) {
		st = store_tables(s, e);
		for (i = 0; i < n && st == ST_OK; i++)
			printf("%s\n", erase_id(e, person[i]));
	}
	free(person);
	return st;
}

enum st
erase_run(const struct erase_options *o, char *who[], size_t n)
{
	struct persons persons;
	struct erase e = {0};
	struct store s;
	enum st st;

	free(ledger_find(o->dir)); /* one that is there */
	st = o->dry_run ? store_view(&s, o->dir)
			: store_open(&s, o->dir, o->wait);
	if (st != ST_OK)
		return st;
	st = person_load(&persons, &s.view);
	if (st == ST_OK) {
		erase_begin(&e, &persons);
		st = erase_persons(&e, &s, o->dry_run, who, n);
	} else
		msg("nothing was stored: the ledger must be read whole");
	store_close(&s);
	if (st == ST_OK)
		st = tell(&e, o);
	erase_end(&e);
	person_free(&persons);
	return st;
}
