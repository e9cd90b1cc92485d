/*
 * Of events and referrals only the last few are kept for each partner, so
 * that a diary of any length can be read.
 */
#include "brief_input.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/schema.h"
#include "ledger/words.h"
#include "table/cell.h"
#include "table/label.h"

/*
 * Where the columns of a kind of rows stand (-1: nowhere); ST_TROUBLE after
 * messages if one of those needed (up to a -1) is not there.
 */
static enum st
bind(struct tab *t, enum rows_kind kind, const int needed[], int at[])
{
	const char *need[PARTNER_ROW_N];
	const char *const *names;
	size_t n, i;

	names = rows_names(kind, &n);
	for (i = 0; needed[i] >= 0; i++)
		need[i] = names[needed[i]];
	if (tab_bind(t, need, i, i, at) != ST_OK)
		return ST_TROUBLE;
	return tab_bind(t, names, n, 0, at);
}

const struct brief_head *
brief_head(struct brief_book *k, struct tab *t, const int needed[])
{
	struct brief_head *h = mem_pool_alloc(&k->pool, sizeof(*h));
	size_t i;

	if (bind(t, ROWS_OF_PARTNERS, needed, h->at) != ST_OK)
		return NULL;
	h->n = tab_width(t);
	h->name = mem_pool_alloc(&k->pool, h->n * sizeof(*h->name));
	for (i = 0; i < h->n; i++)
		h->name[i] = mem_pool_dup(&k->pool, tab_name(t, i));
	return h;
}

/* Whether a cell is an id, which pages show in commands. */
static int
is_id(struct tab *t, int col)
{
	static const struct schema_col id = {"", S_ID, 1, NULL};
	const char *s = tab_cell(t, col);
	char buf[SCHEMA_FAULT];

	if (schema_fault(&id, s, buf) == NULL)
		return 1;
	tab_complain(t, col, "'%.80s' is not an id", s);
	return 0;
}

int
brief_row(struct tab *t, const struct brief_head *h)
{
	static const int dates[] = {PARTNER_ROW_since, PARTNER_ROW_last_out,
	    PARTNER_ROW_last_in, PARTNER_ROW_briefed, PARTNER_ROW_learned,
	    PARTNER_ROW_confidence, PARTNER_ROW_agreed, PARTNER_ROW_interviewed,
	    PARTNER_ROW_interview_us, PARTNER_ROW_last_complaint,
	    PARTNER_ROW_asof};
	static const int counts[] = {PARTNER_ROW_received, PARTNER_ROW_won,
	    PARTNER_ROW_given, PARTNER_ROW_late_thank, PARTNER_ROW_late_inform,
	    PARTNER_ROW_late_pay};
	int64_t count;
	size_t i;
	int date;

	if (!is_id(t, h->at[PARTNER_ROW_partner]))
		return 0;
	for (i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
		if (cell_date(t, h->at[dates[i]], &date) < 0)
			return 0;
	for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (cell_int(t, h->at[counts[i]], &count) < 0)
			return 0;
	if (*tab_cell(t, h->at[PARTNER_ROW_name]) != '\0' ||
	    *tab_cell(t, h->at[PARTNER_ROW_firm]) != '\0')
		return 1;
	tab_complain(t, h->at[PARTNER_ROW_name],
	    "empty, and so is firm: one of them is wanted");
	return 0;
}

const struct brief_partner *
brief_now(struct brief_book *k, struct tab *t, const struct brief_head *h)
{
	size_t i;

	k->now.head = h;
	k->now.cell =
	    mem_grow(k->now.cell, &k->now_cap, h->n, sizeof(*k->now.cell));
	for (i = 0; i < h->n; i++)
		k->now.cell[i] = tab_cell(t, (int)i);
	for (i = 0; i < BRIEF_ANSWERS; i++)
		k->now.answer[i].date = DATE_NONE;
	return &k->now;
}

void
brief_keep(struct brief_book *k, struct tab *t, const struct brief_head *h)
{
	struct brief_partner p = {.head = h};
	const char *s;
	size_t i;

	p.cell = mem_pool_alloc(&k->pool, h->n * sizeof(*p.cell));
	for (i = 0; i < h->n; i++) {
		s = tab_cell(t, (int)i);
		p.cell[i] = *s != '\0' ? mem_pool_dup(&k->pool, s) : "";
	}
	for (i = 0; i < BRIEF_ANSWERS; i++)
		p.answer[i].date = DATE_NONE;
	s = p.cell[h->at[PARTNER_ROW_partner]];
	if (map_put(&k->id, s, k->n) != k->n) {
		tab_complain(
		    t, h->at[PARTNER_ROW_partner], "'%s' is there twice", s);
		return;
	}
	k->of = mem_grow(k->of, &k->cap, k->n + 1, sizeof(p));
	k->of[k->n++] = p;
}

/* Puts a line, whose text it owns then, into its place by date; those of a
 * day stay in the order in which they came. */
static void
put(struct brief_lines *l, int date, char *text)
{
	size_t i;

	if (l->n == BRIEF_LAST) {
		l->more++;
		if (date < l->line[0].date) {
			free(text);
			return;
		}
		free(l->line[0].text);
		memmove(l->line, l->line + 1, --l->n * sizeof(*l->line));
	}
	for (i = l->n++; i > 0 && l->line[i - 1].date > date; i--)
		l->line[i] = l->line[i - 1];
	l->line[i] = (struct brief_line){date, text};
}

/* The partner of a row, and its date; or NULL if it is of no use. */
static struct brief_partner *
whose(struct brief_book *k, struct tab *t, int partner, int day, int *date)
{
	const size_t i = map_get(&k->id, tab_cell(t, partner));
	int got = cell_date(t, day, date);

	if (got == 0)
		tab_complain(t, day, "empty: a date is wanted");
	return got <= 0 || i == MAP_NONE ? NULL : &k->of[i];
}

/* "2026-06-26 thanked (Tom Blue), until 2026-07-01: note" */
static char *
event_text(struct tab *t, const struct word *w, const int at[])
{
	const char *way = tab_cell(t, at[EVENT_ROW_way]);
	const char *prospect = tab_cell(t, at[EVENT_ROW_prospect]);
	const char *value = tab_cell(t, at[EVENT_ROW_value]);
	const char *until = tab_cell(t, at[EVENT_ROW_until]);
	const char *note = tab_cell(t, at[EVENT_ROW_note]);
	char money[LABEL_LEN];
	struct mem_text x = {0};

	mem_text_printf(&x, "%s %s", tab_cell(t, at[EVENT_ROW_date]), w->name);
	if (*way != '\0' && strcmp(way, w->flags & WORD_IN ? "in" : "out") != 0)
		mem_text_printf(
		    &x, " by %s", strcmp(way, "in") == 0 ? "them" : "us");
	if (*value != '\0')
		mem_text_printf(&x, " %s", label_money(value, money));
	if (*prospect != '\0')
		mem_text_printf(&x, " (%s)", prospect);
	if (*until != '\0')
		mem_text_printf(&x, ", until %s", until);
	if (*note != '\0')
		mem_text_printf(&x, ": %s", note);
	return x.s;
}

/* The answer that an event brings, or BRIEF_ANSWERS. */
static enum brief_answer
answer_of(const struct word *w)
{
	switch (w->id) {
	case W_LEARNED: return BRIEF_LEARNED;
	case W_CONFIDENCE: return BRIEF_CONFIDENCE;
	case W_AGREED: return BRIEF_AGREED;
	default: return BRIEF_ANSWERS;
	}
}

static void
take_event(struct brief_partner *p, struct tab *t, int date, const int at[])
{
	const char *name = tab_cell(t, at[EVENT_ROW_event]);
	const char *note = tab_cell(t, at[EVENT_ROW_note]);
	const struct word *w = word_find(name);
	enum brief_answer a;

	if (w == NULL) {
		tab_complain(t, at[EVENT_ROW_event],
		    "'%.80s' is no word of ref-ledger(5)", name);
	} else if ((a = answer_of(w)) == BRIEF_ANSWERS) {
		put(&p->events, date, event_text(t, w, at));
	} else if (date >= p->answer[a].date) {
		free(p->answer[a].text);
		p->answer[a].date = date;
		p->answer[a].text = mem_dup(note, strlen(note));
	}
}

enum st
brief_events(struct brief_book *k, struct tab *t)
{
	static const int needed[] = {EVENT_ROW_date, EVENT_ROW_partner,
	    EVENT_ROW_prospect, EVENT_ROW_event, EVENT_ROW_way, EVENT_ROW_value,
	    EVENT_ROW_until, EVENT_ROW_note, -1};
	struct brief_partner *p;
	int at[EVENT_ROW_N], date;

	if (bind(t, ROWS_OF_EVENTS, needed, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		p = whose(
		    k, t, at[EVENT_ROW_partner], at[EVENT_ROW_date], &date);
		if (p != NULL)
			take_event(p, t, date, at);
	}
	return tab_status(t);
}

/* 1: it is open, 0: it has ended, -1: the row is bad, and was reported. */
static int
is_open(struct tab *t, int col)
{
	const char *status = tab_cell(t, col);
	const struct word *w = word_find(status);

	if (strcmp(status, word_of(W_NEW)->name) == 0)
		return 1;
	if (w != NULL && (w->flags & WORD_STATUS) != 0)
		return (w->flags & WORD_OPEN) != 0;
	tab_complain(t, col, "'%.80s' is not a status", status);
	return -1;
}

/* "2026-06-25 from them: Tom Blue (audit), new" */
static char *
referral_text(struct tab *t, const int at[])
{
	const char *const names[] = {tab_cell(t, at[REFERRAL_ROW_prospect]),
	    tab_cell(t, at[REFERRAL_ROW_prospect_email]),
	    tab_cell(t, at[REFERRAL_ROW_referral])};
	const char *need = tab_cell(t, at[REFERRAL_ROW_need]);
	const char *way = tab_cell(t, at[REFERRAL_ROW_direction]);

	return mem_printf("%s %s them: %s%s%s%s, %s",
	    tab_cell(t, at[REFERRAL_ROW_date]),
	    strcmp(way, "given") == 0 ? "to" : "from",
	    label_first(names, sizeof(names) / sizeof(names[0])),
	    *need ? " (" : "", need, *need ? ")" : "",
	    tab_cell(t, at[REFERRAL_ROW_status]));
}

enum st
brief_referrals(struct brief_book *k, struct tab *t)
{
	static const int needed[] = {REFERRAL_ROW_referral, REFERRAL_ROW_date,
	    REFERRAL_ROW_direction, REFERRAL_ROW_partner, REFERRAL_ROW_status,
	    REFERRAL_ROW_prospect, REFERRAL_ROW_prospect_email,
	    REFERRAL_ROW_need, -1};
	struct brief_partner *p;
	int at[REFERRAL_ROW_N], date;

	if (bind(t, ROWS_OF_REFERRALS, needed, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		p = whose(k, t, at[REFERRAL_ROW_partner], at[REFERRAL_ROW_date],
		    &date);
		if (p != NULL && is_open(t, at[REFERRAL_ROW_status]) > 0)
			put(&p->referrals, date, referral_text(t, at));
	}
	return tab_status(t);
}

static void
free_lines(struct brief_lines *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->line[i].text);
}

void
brief_book_free(struct brief_book *k)
{
	size_t i, a;

	for (i = 0; i < k->n; i++) {
		for (a = 0; a < BRIEF_ANSWERS; a++)
			free(k->of[i].answer[a].text);
		free_lines(&k->of[i].events);
		free_lines(&k->of[i].referrals);
	}
	free(k->of);
	free(k->now.cell);
	map_free(&k->id);
	mem_pool_free(&k->pool);
	*k = (struct brief_book){0};
}
