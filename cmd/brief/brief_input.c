/*
 * The rows that pages are made of.  Only the last few events and referrals are
 * kept for each partner, so that a diary of any length can be read.
 */
#include "brief_input.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/schema.h"
#include "ledger/words.h"
#include "table/label.h"

/* The cells that a partner's row must have, and those that must be days or
 * counts; pages take their values by name. */
struct partner_row {
	const char *partner, *name, *firm;
	int day;
	int64_t count;
};

#define TEXT(row, column)                                       \
	{                                                       \
#column, ROW_TEXT, offsetof(struct row, column) \
	}
#define DAY(column)                                                  \
	{                                                            \
#column, ROW_DATE, offsetof(struct partner_row, day) \
	}
#define COUNT(column)                                                 \
	{                                                             \
#column, ROW_INT, offsetof(struct partner_row, count) \
	}

static const struct row_col partner_columns[] = {TEXT(partner_row, partner),
    TEXT(partner_row, name), TEXT(partner_row, firm), DAY(since), DAY(last_out),
    DAY(last_in), DAY(briefed), DAY(learned), DAY(confidence), DAY(agreed),
    DAY(interviewed), DAY(interview_us), DAY(last_complaint), DAY(asof),
    COUNT(received), COUNT(won), COUNT(given), COUNT(late_thank),
    COUNT(late_inform), COUNT(late_pay)};

enum { PARTNER_COLUMNS = sizeof(partner_columns) / sizeof(partner_columns[0]) };

const struct row_head *
brief_head(struct brief_book *k, struct tab *t, const char *const needed[])
{
	struct row_head *h = mem_pool_alloc(&k->pool, sizeof(*h));
	int at[PARTNER_ROW_N];
	size_t n = 0;

	while (needed[n] != NULL)
		n++;
	if (tab_bind(t, needed, n, n, at) != ST_OK)
		return NULL;
	*h = row_head(t, &k->pool);
	return h;
}

/* Whether the row that t is at is one to make a page of; else it was
 * reported. */
static int
is_good_partner(struct tab *t, const int at[])
{
	struct partner_row r;

	if (!schema_is_id(tab_cell(t, at[0]))) {
		tab_complain(
		    t, at[0], "'%.80s' is not an id", tab_cell(t, at[0]));
		return 0;
	}
	if (row_read(t, partner_columns, PARTNER_COLUMNS, at, &r) < 0)
		return 0;
	if (*r.name != '\0' || *r.firm != '\0')
		return 1;
	tab_complain(t, at[1], "empty, and so is firm: one of them is wanted");
	return 0;
}

static void
keep_partner(struct brief_book *k, struct tab *t, const struct brief_partner *p)
{
	const char *id = row_cell(p->head, p->cell, "partner");

	if (map_put(&k->id, id, k->n) != k->n) {
		tab_complain(
		    t, tab_find(t, "partner"), "'%s' is there twice", id);
		return;
	}
	k->of = mem_grow(k->of, &k->cap, k->n + 1, sizeof(*p));
	k->of[k->n++] = *p;
}

enum st
brief_take_partners(struct brief_book *k, struct tab *t,
    const struct row_head *h,
    void (*page)(void *ctx, const struct brief_partner *p), void *ctx)
{
	struct mem_pool one = {0}; /* of a page */
	struct brief_partner p = {.head = h};
	int at[PARTNER_COLUMNS];
	size_t i;

	for (i = 0; i < BRIEF_ANSWERS; i++)
		p.answer[i].date = DATE_NONE;
	row_bind(t, partner_columns, PARTNER_COLUMNS, 0, at);
	while (tab_next(t)) {
		if (!is_good_partner(t, at))
			continue;
		p.cell =
		    row_keep(t, NULL, 0, NULL, NULL, page ? &one : &k->pool);
		if (page != NULL)
			page(ctx, &p);
		else
			keep_partner(k, t, &p);
		mem_pool_free(&one);
	}
	return tab_status(t);
}

/* Puts a line, whose text it owns then, into its place by date; those of a
 * day stay in the order in which they came. */
static void
put_line(struct brief_lines *l, int date, char *text)
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

/* An event row, or a referral row. */
struct line_row {
	int date;
	const char *partner, *prospect, *event, *way, *value, *until, *note;
	const char *referral, *direction, *status, *prospect_email, *need;
};

/* "2026-06-26 thanked (Tom Blue), until 2026-07-01: note" */
static char *
event_text(const struct line_row *r, const struct word *w)
{
	char money[LABEL_LEN], day[DATE_LEN + 1];
	struct mem_text x = {0};

	mem_text_printf(&x, "%s %s", date_print(r->date, day), w->name);
	if (*r->way != '\0' &&
	    strcmp(r->way, w->flags & WORD_IN ? "in" : "out") != 0)
		mem_text_printf(
		    &x, " by %s", strcmp(r->way, "in") == 0 ? "them" : "us");
	if (*r->value != '\0')
		mem_text_printf(&x, " %s", label_money(r->value, money));
	if (*r->prospect != '\0')
		mem_text_printf(&x, " (%s)", r->prospect);
	if (*r->until != '\0')
		mem_text_printf(&x, ", until %s", r->until);
	if (*r->note != '\0')
		mem_text_printf(&x, ": %s", r->note);
	return x.s;
}

/* The answer that an event brings, or BRIEF_ANSWERS. */
static enum brief_answer
event_answer(const struct word *w)
{
	switch (w->id) {
	case W_LEARNED: return BRIEF_LEARNED;
	case W_CONFIDENCE: return BRIEF_CONFIDENCE;
	case W_AGREED: return BRIEF_AGREED;
	default: return BRIEF_ANSWERS;
	}
}

static void
take_event(struct brief_partner *p, struct tab *t, const struct line_row *r)
{
	const struct word *w = word_find(r->event);
	struct brief_line *a;

	if (w == NULL) {
		tab_complain(t, tab_find(t, "event"),
		    "'%.80s' is no word of ref-ledger(5)", r->event);
	} else if (event_answer(w) == BRIEF_ANSWERS) {
		put_line(&p->events, r->date, event_text(r, w));
	} else if (r->date >= (a = &p->answer[event_answer(w)])->date) {
		free(a->text);
		a->date = r->date;
		a->text = mem_dup(r->note, strlen(r->note));
	}
}

/* Takes "2026-06-25 from them: Tom Blue (audit), new", if it is open. */
static void
take_referral(struct brief_partner *p, struct tab *t, const struct line_row *r)
{
	const char *const names[] = {
	    r->prospect, r->prospect_email, r->referral};
	const struct word *w = word_find_status(r->status);
	char day[DATE_LEN + 1];

	if (w == NULL)
		tab_complain(t, tab_find(t, "status"),
		    "'%.80s' is not a status", r->status);
	else if (w->flags & WORD_OPEN)
		put_line(&p->referrals, r->date,
		    mem_printf("%s %s them: %s%s%s%s, %s",
			date_print(r->date, day),
			strcmp(r->direction, "given") == 0 ? "to" : "from",
			label_first(names, sizeof(names) / sizeof(names[0])),
			*r->need ? " (" : "", r->need, *r->need ? ")" : "",
			r->status));
}

enum { LINE_COLUMNS = 8 };

static const struct row_col event_columns[LINE_COLUMNS] = {
    {"date", ROW_DATE, offsetof(struct line_row, date)},
    TEXT(line_row, partner), TEXT(line_row, prospect), TEXT(line_row, event),
    TEXT(line_row, way), TEXT(line_row, value), TEXT(line_row, until),
    TEXT(line_row, note)};

static const struct row_col referral_columns[LINE_COLUMNS] = {
    TEXT(line_row, referral),
    {"date", ROW_DATE, offsetof(struct line_row, date)},
    TEXT(line_row, direction), TEXT(line_row, partner), TEXT(line_row, status),
    TEXT(line_row, prospect), TEXT(line_row, prospect_email),
    TEXT(line_row, need)};

enum st
brief_take_lines(struct brief_book *k, struct tab *t, enum rows_kind kind)
{
	const struct row_col *columns =
	    kind == ROWS_OF_EVENTS ? event_columns : referral_columns;
	struct line_row r;
	int at[LINE_COLUMNS];
	size_t i;

	if (row_bind(t, columns, LINE_COLUMNS, LINE_COLUMNS, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		r.date = DATE_NONE;
		if (row_read(t, columns, LINE_COLUMNS, at, &r) < 0)
			continue;
		i = map_get(&k->id, r.partner);
		if (r.date == DATE_NONE)
			tab_complain(
			    t, tab_find(t, "date"), "empty: a date is wanted");
		else if (i != MAP_NONE && kind == ROWS_OF_EVENTS)
			take_event(&k->of[i], t, &r);
		else if (i != MAP_NONE)
			take_referral(&k->of[i], t, &r);
	}
	return tab_status(t);
}

static void
free_lines(struct brief_line *line, size_t n)
{
	while (n-- > 0)
		free(line[n].text);
}

void
brief_book_free(struct brief_book *k)
{
	size_t i;

	for (i = 0; i < k->n; i++) {
		free_lines(k->of[i].answer, BRIEF_ANSWERS);
		free_lines(k->of[i].events.line, k->of[i].events.n);
		free_lines(k->of[i].referrals.line, k->of[i].referrals.n);
	}
	free(k->of);
	map_free(&k->id);
	mem_pool_free(&k->pool);
	*k = (struct brief_book){0};
}
