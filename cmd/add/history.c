/*
 * Rows say first what they depend on; then events.csv is read once, row by
 * row, and of it no more is kept than that.
 */
#include "history.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "table/row.h"

/* The columns that are read, into the cells of an event. */
static const struct row_col columns[] = {
    {"date", ROW_TEXT, EVENTS_date * sizeof(char *)},
    {"event", ROW_TEXT, EVENTS_event * sizeof(char *)},
    {"referral", ROW_TEXT, EVENTS_referral * sizeof(char *)},
    {"entered", ROW_TEXT, EVENTS_entered * sizeof(char *)},
    {"partner", ROW_TEXT, EVENTS_partner * sizeof(char *)},
    {"value", ROW_TEXT, EVENTS_value * sizeof(char *)},
    {"until", ROW_TEXT, EVENTS_until * sizeof(char *)},
};

/* Their places; the first two must be there.  EVENT to ENTERED tell whether a
 * row is wanted. */
enum { DATE, EVENT, REQUIRED, ENTERED = 3, COLUMNS = 7 };

enum { KEY = 96 };

/* The key that equal events have; 0 if the row is of nobody who is known. */
static int
event_key(const struct history *h, const char *const cell[], char key[KEY])
{
	const struct word *w = word_find(cell[EVENTS_event]);
	int date = date_parse(cell[EVENTS_date]),
	    on_referral = *cell[EVENTS_referral] != '\0';
	size_t whom = on_referral
	    ? lookup_id(h->known, T_REFERRALS, cell[EVENTS_referral])
	    : lookup_root(h->known,
		  lookup_id(h->known, T_PARTNERS, cell[EVENTS_partner]));

	if (whom == LOOKUP_NONE || date == DATE_NONE || w == NULL)
		return 0;
	snprintf(key, KEY, "%d %c%zu %d %" PRId64, date,
	    on_referral ? 'r' : 'p', whom, (int)w->id,
	    w->flags & WORD_VALUE ? money_parse(cell[EVENTS_value]) : 0);
	return 1;
}

/* Asks for equal events, 0, or says that there is one, 1. */
static void
set_equal(struct history *h, const char *key, size_t there)
{
	if (map_put_copy(&h->event, &h->pool, key, there) != there && there)
		map_set(&h->event, key, 1);
}

void
history_ask_equal(struct history *h, const char *const cell[])
{
	char key[KEY];

	if (event_key(h, cell, key))
		set_equal(h, key, 0);
}

int
history_has_equal(const struct history *h, const char *const cell[])
{
	char key[KEY];

	return event_key(h, cell, key) && map_get(&h->event, key) == 1;
}

void
history_ask(struct history *h, size_t referral)
{
	map_put(&h->asked,
	    lookup_cell(h->known, T_REFERRALS, referral, REFERRALS_referral),
	    referral);
}

int
history_is_void(const struct history *h, size_t referral)
{
	return referral < h->of_n && h->of[referral].is_void;
}

struct history_event
history_event(const struct history *h, const char *const cell[], size_t row)
{
	return (struct history_event){
	    {date_parse(cell[EVENTS_date]), cell[EVENTS_entered],
		row != LOOKUP_NONE ? h->places + row : h->places},
	    word_find(cell[EVENTS_event])->id, money_parse(cell[EVENTS_value]),
	    date_parse(cell[EVENTS_until]), row};
}

static void
keep_event(struct history *h, const char *const cell[], size_t referral)
{
	struct history_list *l = &h->of[referral];

	l->event = mem_grow(l->event, &l->cap, l->n + 1, sizeof(*l->event));
	l->event[l->n++] = history_event(h, cell, LOOKUP_NONE);
}

void
history_add(
    struct history *h, const char *const cell[], size_t referral, int equal)
{
	char key[KEY];

	if (strcmp(cell[EVENTS_entered], h->latest) > 0)
		h->latest = cell[EVENTS_entered];
	if (referral != LOOKUP_NONE) {
		keep_event(h, cell, referral);
		h->places++;
		h->of[referral].is_void |=
		    strcmp(cell[EVENTS_event], "void") == 0;
	}
	if (equal && event_key(h, cell, key))
		set_equal(h, key, 1);
}

/* A row that somebody asked for, and that cannot be what it should be. */
static int
is_bad(struct history *h, const char *const cell[], const int at[COLUMNS])
{
	int bad = 0;

	if (date_parse(cell[EVENTS_date]) == DATE_NONE) {
		tab_complain(h->tab, at[DATE], "'%.80s' is not a date",
		    cell[EVENTS_date]);
		bad = 1;
	}
	if (word_find(cell[EVENTS_event]) == NULL) {
		tab_complain(h->tab, at[EVENT],
		    "'%.80s' is not a word of ref-ledger(5)",
		    cell[EVENTS_event]);
		bad = 1;
	}
	return bad;
}

/* Takes what is wanted of a row; most rows are of no interest. */
static void
take_row(struct history *h, const char *cell[], const int at[COLUMNS])
{
	const char *entered = cell[EVENTS_entered], *id = cell[EVENTS_referral];
	size_t wanted = h->all ? lookup_id(h->known, T_REFERRALS, id)
			       : map_get(&h->asked, id);
	const int equal = h->all || h->event.n > 0;
	size_t voided = LOOKUP_NONE;
	char key[KEY];

	if (strcmp(entered, h->latest) > 0 && strcmp(entered, h->horizon) < 0)
		h->latest = entered; /* valid as long as the tab is */
	if (strcmp(cell[EVENTS_event], "void") == 0)
		voided = lookup_id(h->known, T_REFERRALS, id);
	if (voided != LOOKUP_NONE)
		h->of[voided].is_void = 1;
	if (wanted != LOOKUP_NONE || equal)
		row_read(h->tab, columns, COLUMNS, at, cell);
	if (wanted != LOOKUP_NONE && !is_bad(h, cell, at) &&
	    (word_find(cell[EVENTS_event])->flags & WORD_STATUS))
		keep_event(h, cell, wanted);
	if (equal && event_key(h, cell, key) &&
	    (h->all || map_get(&h->event, key) == 0))
		set_equal(h, key, 1);
	h->places++;
}

enum st
history_open(struct history *h, struct lookup *k)
{
	h->known = k;
	h->latest = "";
	h->of_n = k->sheet[T_REFERRALS].rows;
	h->of = mem_alloc(h->of_n, sizeof(*h->of));
	date_stamp(h->horizon);
	date_print(date_parse_stamp(h->horizon) + 2, h->horizon);
	h->tab = ledger_tab(k->view, T_EVENTS);
	return h->tab != NULL ? tab_header(h->tab) : ST_OK;
}

enum st
history_read(struct history *h)
{
	const char *cell[EVENTS_N];
	int at[COLUMNS];

	if (h->tab == NULL || h->done)
		return ST_OK;
	h->done = 1;
	if (row_bind(h->tab, columns, COLUMNS, REQUIRED, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(h->tab)) {
		row_read(h->tab, columns + EVENT, ENTERED + 1 - EVENT,
		    at + EVENT, cell);
		if (sheet_whole(h->tab, at[ENTERED]))
			take_row(h, cell, at);
	}
	if (tab_status(h->tab) != ST_OK)
		msg("%s: mend it first: nothing was stored", tab_file(h->tab));
	return tab_status(h->tab);
}

int
history_order(const void *a, const void *b)
{
	return order_compare(a, b); /* which an event begins with */
}

const struct history_event *
history_events(struct history *h, size_t referral, size_t *n)
{
	struct history_list *l = &h->of[referral];

	if ((*n = l->n) > 0)
		qsort(l->event, l->n, sizeof(*l->event), history_order);
	return l->event;
}

enum word_id
history_status(struct history *h, size_t referral)
{
	const struct history_event *e;
	size_t n;

	e = history_events(h, referral, &n);
	if (history_is_void(h, referral))
		return W_VOID;
	return n > 0 ? word_status(e[n - 1].word) : W_NEW;
}

void
history_free(struct history *h)
{
	size_t i;

	for (i = 0; i < h->of_n; i++)
		free(h->of[i].event);
	free(h->of);
	tab_close(h->tab);
	map_free(&h->asked);
	map_free(&h->event);
	mem_pool_free(&h->pool);
	*h = (struct history){0};
}
