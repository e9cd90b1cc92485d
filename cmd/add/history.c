#include "history.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "ledger/order.h"

static const char *const names[] = {
    "date", "event", "partner", "referral", "value", "until", "entered"};
enum { DATE, EVENT, PARTNER, REFERRAL, VALUE, UNTIL, ENTERED };
enum { REQUIRED = EVENT + 1 };

/* A row of the file, its columns bound. */
struct row {
	const char *cell[JOURNAL_COLUMNS];
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
	    lookup_cell(j->known, T_REFERRALS, referral, REFERRALS_referral),
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
	    lookup_cell(j->known, T_REFERRALS, referral, REFERRALS_referral);
	struct journal_event x = *e;

	x.row = LOOKUP_NONE;
	put(j, referral, &x);
	if (e->word == W_VOID)
		map_put(&j->is_void, id, 1);
}

/* The number of the referral of a row whose statuses are wanted, or NONE. */
static size_t
wanted(const struct journal *j, const char *id)
{
	return j->all ? lookup_id(j->known, T_REFERRALS, id)
		      : map_get(&j->asked, id);
}

/* Notes that an event is there, if anybody asks. */
static void
note_event(struct journal *j, const struct row *r)
{
	const struct word *w = word_find(r->cell[EVENT]);
	int on_referral = *r->cell[REFERRAL] != '\0';
	char key[JOURNAL_KEY];
	size_t whom;
	int date = date_parse(r->cell[DATE]);

	if (on_referral)
		whom = lookup_id(j->known, T_REFERRALS, r->cell[REFERRAL]);
	else {
		whom = lookup_id(j->known, T_PARTNERS, r->cell[PARTNER]);
		if (whom != LOOKUP_NONE)
			whom = lookup_root(j->known, whom);
	}
	if (whom == LOOKUP_NONE || date == DATE_NONE || w == NULL)
		return;
	journal_key(
	    key, date, on_referral, whom, w->id, money_parse(r->cell[VALUE]));
	if (j->all || map_get(&j->event, key) == 0)
		journal_note(j, key);
}

/* A row that somebody asked for, and that cannot be what it should be. */
static int
is_bad(struct journal *j, const struct row *r, const struct word *w)
{
	int bad = 0;

	if (date_parse(r->cell[DATE]) == DATE_NONE) {
		tab_complain(j->tab, j->at[DATE], "'%.80s' is not a date",
		    r->cell[DATE]);
		bad = 1;
	}
	if (w == NULL) {
		tab_complain(j->tab, j->at[EVENT],
		    "'%.80s' is not a word of ref-ledger(5)", r->cell[EVENT]);
		bad = 1;
	}
	return bad;
}

/* Keeps a row of a referral whose statuses are wanted. */
static void
keep(struct journal *j, const struct row *r, size_t referral)
{
	const struct word *w = word_find(r->cell[EVENT]);
	struct journal_event e = {0};

	if (is_bad(j, r, w) || !(w->flags & WORD_STATUS))
		return;
	e.place = j->places;
	e.entered = r->cell[ENTERED];
	e.date = date_parse(r->cell[DATE]);
	e.word = w->id;
	e.value = money_parse(r->cell[VALUE]);
	e.until = date_parse(r->cell[UNTIL]);
	e.row = LOOKUP_NONE;
	put(j, referral, &e);
}

/* Takes what is wanted of a row; most rows are of no interest. */
static void
take(struct journal *j, const struct row *r)
{
	const char *entered = r->cell[ENTERED];
	size_t referral = MAP_NONE;

	if (strcmp(entered, j->latest) > 0 && strcmp(entered, j->horizon) < 0)
		j->latest = entered; /* valid as long as the tab is */
	if (strcmp(r->cell[EVENT], "void") == 0)
		map_put(&j->is_void, r->cell[REFERRAL], 1);
	if (*r->cell[REFERRAL] != '\0')
		referral = wanted(j, r->cell[REFERRAL]);
	if (referral != MAP_NONE)
		keep(j, r, referral);
	if (j->all || j->event.n > 0)
		note_event(j, r);
	j->places++;
}

enum st
journal_open(struct journal *j, struct lookup *k)
{
	j->known = k;
	j->latest = "";
	date_stamp(j->horizon);
	date_print(date_parse_stamp(j->horizon) + 2, j->horizon);
	j->tab = ledger_tab(k->view, T_EVENTS);
	return j->tab != NULL ? tab_header(j->tab) : ST_OK;
}

enum st
journal_read(struct journal *j)
{
	struct row r;
	size_t i;

	if (j->tab == NULL)
		return ST_OK;
	if (tab_bind(j->tab, names, JOURNAL_COLUMNS, REQUIRED, j->at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(j->tab)) {
		for (i = 0; i < JOURNAL_COLUMNS; i++)
			r.cell[i] = tab_cell(j->tab, j->at[i]);
		if (sheet_whole(j->tab, j->at[ENTERED]))
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

	return order_compare(&(struct order){x->date, x->entered, x->place},
	    &(struct order){y->date, y->entered, y->place});
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
		lookup_cell(
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
