#include "journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "money.h"

static const char *const names[] = {
    "date", "partner", "referral", "event", "value", "until", "entered"};
enum { DATE, PARTNER, REFERRAL, EVENT, VALUE, UNTIL, ENTERED, COLUMNS };

/* A row of the file, its columns bound. */
struct row {
	const char *cell[COLUMNS];
};

void
journal_key(char key[JOURNAL_KEY], int date, int on_referral, size_t whom,
    enum word_id word, int64_t value)
{
	snprintf(key, JOURNAL_KEY, "%d %c%zu %d %" PRId64, date,
	    on_referral ? 'r' : 'p', whom, (int)word,
	    word_of(word)->flags & WORD_VALUE ? value : 0);
}

/* A number of a referral as a key of the map `asked`. */
static struct journal_list *
list_of(struct journal *j, size_t referral)
{
	size_t n = j->of_n;

	if (referral >= n) {
		j->of =
		    mem_grow(j->of, &j->of_cap, referral + 1, sizeof(*j->of));
		memset(j->of + n, 0, (referral + 1 - n) * sizeof(*j->of));
		j->of_n = referral + 1;
	}
	return &j->of[referral];
}

void
journal_ask(struct journal *j, size_t referral)
{
	map_put(&j->asked,
	    known_cell(j->known, T_REFERRALS, referral, REFERRALS_referral),
	    referral);
}

void
journal_ask_event(struct journal *j, const char *key)
{
	if (map_get(&j->event, key) == MAP_NONE)
		map_put(&j->event, mem_pool_dup(&j->pool, key), 0);
}

static void
put(struct journal *j, size_t referral, const struct journal_event *e)
{
	struct journal_list *l = list_of(j, referral);

	l->event = mem_grow(l->event, &l->cap, l->n + 1, sizeof(*l->event));
	l->event[l->n++] = *e;
}

void
journal_add(struct journal *j, size_t referral, const struct journal_event *e)
{
	const char *id =
	    known_cell(j->known, T_REFERRALS, referral, REFERRALS_referral);
	struct journal_event x = *e;

	x.row = KNOWN_NONE;
	put(j, referral, &x);
	if (e->word == W_VOID)
		map_put(&j->is_void, id, 1);
}

/* The number of the referral of a row whose statuses are wanted, or NONE. */
static size_t
wanted(const struct journal *j, const char *id)
{
	return j->all ? known_id(j->known, T_REFERRALS, id)
		      : map_get(&j->asked, id);
}

/* Notes that an event is there, if anybody asks. */
static void
note_event(struct journal *j, const struct row *r, const struct word *w)
{
	int on_referral = *r->cell[REFERRAL] != '\0';
	char key[JOURNAL_KEY];
	size_t whom;
	int date = date_parse(r->cell[DATE]);

	if (!j->all && j->event.n == 0)
		return;
	if (on_referral)
		whom = known_id(j->known, T_REFERRALS, r->cell[REFERRAL]);
	else {
		whom = known_id(j->known, T_PARTNERS, r->cell[PARTNER]);
		if (whom != KNOWN_NONE)
			whom = known_root(j->known, whom);
	}
	if (whom == KNOWN_NONE || date == DATE_NONE)
		return;
	journal_key(
	    key, date, on_referral, whom, w->id, money_parse(r->cell[VALUE]));
	if (j->all || map_get(&j->event, key) == 0)
		journal_note(j, key);
}

/* Keeps what is wanted of a row. */
static void
take(struct journal *j, const struct row *r)
{
	const struct word *w = word_find(r->cell[EVENT]);
	struct journal_event e = {0};
	size_t referral;

	e.place = j->places++;
	e.entered = r->cell[ENTERED];
	if (strcmp(e.entered, j->latest) > 0 &&
	    strcmp(e.entered, j->horizon) < 0)
		j->latest = e.entered; /* valid as long as the tab is */
	if (w == NULL)
		return;
	if (w->id == W_VOID)
		map_put(
		    &j->is_void, mem_pool_dup(&j->pool, r->cell[REFERRAL]), 1);
	note_event(j, r, w);
	if (!(w->flags & WORD_STATUS) || *r->cell[REFERRAL] == '\0')
		return;
	referral = wanted(j, r->cell[REFERRAL]);
	if (referral == MAP_NONE)
		return;
	e.date = date_parse(r->cell[DATE]);
	e.word = w->id;
	e.value = money_parse(r->cell[VALUE]);
	e.until = date_parse(r->cell[UNTIL]);
	e.row = KNOWN_NONE;
	put(j, referral, &e);
}

enum st
journal_open(struct journal *j, struct known *k)
{
	j->known = k;
	j->latest = "";
	date_stamp(j->horizon);
	date_print(date_parse_stamp(j->horizon) + 2, j->horizon);
	j->tab = ledger_tab(k->view, T_EVENTS);
	return j->tab != NULL ? tab_header(j->tab) : ST_OK;
}

/* A row that cannot be what it seems: a slip, or one torn at the end. */
static void
complain(struct journal *j, const struct row *r, const int at[])
{
	size_t n = strlen(r->cell[ENTERED]);

	if (date_parse(r->cell[DATE]) == DATE_NONE)
		tab_complain(
		    j->tab, at[DATE], "'%.80s' is not a date", r->cell[DATE]);
	if (word_find(r->cell[EVENT]) == NULL)
		tab_complain(j->tab, at[EVENT],
		    "'%.80s' is not a word of ref-ledger(5)", r->cell[EVENT]);
	if (!tab_unended(j->tab))
		return;
	if (n != 0 && n != STAMP_LEN)
		tab_complain(j->tab, at[ENTERED],
		    "the last row is torn: complete it or remove it");
	else
		msg_at(tab_file(j->tab), tab_line(j->tab), NULL,
		    "no newline ends the last row: taken as it is");
}

enum st
journal_read(struct journal *j)
{
	int at[COLUMNS];
	struct row r;
	size_t i;

	if (j->tab == NULL)
		return ST_OK;
	for (i = 0; i < COLUMNS; i++)
		at[i] = tab_find(j->tab, names[i]);
	if (at[DATE] < 0 || at[EVENT] < 0) {
		msg_at(tab_file(j->tab), 1, at[DATE] < 0 ? "date" : "event",
		    "the column is missing from the header");
		return ST_TROUBLE;
	}
	while (tab_next(j->tab)) {
		for (i = 0; i < COLUMNS; i++)
			r.cell[i] = tab_cell(j->tab, at[i]);
		complain(j, &r, at);
		take(j, &r);
	}
	if (tab_status(j->tab) != ST_OK)
		msg("%s: mend it first: nothing was stored", tab_file(j->tab));
	return tab_status(j->tab);
}

int
journal_has(const struct journal *j, const char *key)
{
	return map_get(&j->event, key) == 1;
}

void
journal_note(struct journal *j, const char *key)
{
	journal_ask_event(j, key);
	map_set(&j->event, key, 1);
}

int
journal_void(const struct journal *j, const char *referral)
{
	return map_get(&j->is_void, referral) != MAP_NONE;
}

int
journal_order(const void *a, const void *b)
{
	const struct journal_event *x = a, *y = b;
	int c;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	if ((c = strcmp(x->entered, y->entered)) != 0)
		return c;
	return x->place < y->place ? -1 : x->place > y->place;
}

const struct journal_event *
journal_of(struct journal *j, size_t referral, size_t *n)
{
	struct journal_list *l = list_of(j, referral);

	if ((*n = l->n) == 0)
		return NULL;
	qsort(l->event, l->n, sizeof(*l->event), journal_order);
	return l->event;
}

enum word_id
journal_status(struct journal *j, size_t referral)
{
	const struct journal_event *e;
	size_t n;

	e = journal_of(j, referral, &n);
	if (journal_void(j,
		known_cell(
		    j->known, T_REFERRALS, referral, REFERRALS_referral)))
		return W_VOID;
	return n > 0 ? word_status(e[n - 1].word) : W_NEW;
}

void
journal_free(struct journal *j)
{
	size_t i;

	for (i = 0; i < j->of_n; i++)
		free(j->of[i].event);
	free(j->of);
	tab_close(j->tab);
	map_free(&j->asked);
	map_free(&j->event);
	map_free(&j->is_void);
	mem_pool_free(&j->pool);
}
