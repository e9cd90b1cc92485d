/*
 * The rows that pages are made of.  Only the last few events and referrals are
 * kept for each partner, so that a diary of any length can be read.
 */
#include "brief_input.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/words.h"
#include "table/label.h"

#define COLUMN(type, column, row, member)                         \
	{                                                         \
#column, ROW_##type, offsetof(struct row, member) \
	}
#define TEXT(column) COLUMN(TEXT, column, brief_partner, column)
#define DAY(column, member) COLUMN(DATE, column, brief_partner, member)
#define COUNT(column, member) COLUMN(INT, column, brief_partner, member)

static const struct row_col partner_columns[] = {TEXT(partner), TEXT(name),
    TEXT(firm), DAY(since, day), DAY(last_out, last_out), DAY(last_in, day),
    DAY(briefed, day), DAY(learned, day), DAY(confidence, day),
    DAY(agreed, day), DAY(interviewed, interviewed),
    DAY(interview_us, interview_us), DAY(last_complaint, last_complaint),
    DAY(asof, asof), COUNT(received, count), COUNT(won, count),
    COUNT(given, count), COUNT(late_thank, late_thank),
    COUNT(late_inform, late_inform), COUNT(late_pay, late_pay), TEXT(offers),
    TEXT(ideal)};

enum { PARTNER_COLUMNS = sizeof(partner_columns) / sizeof(partner_columns[0]) };

struct brief_partner
brief_anybody(void)
{
	struct brief_partner p = {.name = "",
	    .firm = "",
	    .offers = "",
	    .ideal = "",
	    .interviewed = DATE_NONE,
	    .interview_us = DATE_NONE,
	    .last_out = DATE_NONE,
	    .last_complaint = DATE_NONE,
	    .asof = DATE_NONE};
	size_t i;

	for (i = 0; i < BRIEF_ANSWERS; i++)
		p.answer[i].date = DATE_NONE;
	return p;
}

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

/* Reads the row that t is at, if it is one to make a page of; else it was
 * reported. */
static int
read_partner(struct tab *t, const int at[], struct brief_partner *p)
{
	const char *id = tab_cell(t, at[0]);

	if (!schema_is_id(id)) {
		tab_complain(t, at[0], "'%.80s' is not an id", id);
		return 0;
	}
	if (row_read(t, partner_columns, PARTNER_COLUMNS, at, p) < 0)
		return 0;
	if (*p->name != '\0' || *p->firm != '\0')
		return 1;
	tab_complain(t, at[1], "empty, and so is firm: one of them is wanted");
	return 0;
}

static void
keep_partner(
    struct brief_book *k, struct tab *t, const int at[], struct brief_partner p)
{
	p.cell =
	    row_keep(t, partner_columns, PARTNER_COLUMNS, at, &p, &k->pool);
	if (map_put(&k->id, p.partner, k->n) != k->n) {
		tab_complain(t, at[0], "'%s' is there twice", p.partner);
		return;
	}
	k->of = mem_grow(k->of, &k->cap, k->n + 1, sizeof(p));
	k->of[k->n++] = p;
}

enum st
brief_take_partners(struct brief_book *k, struct tab *t,
    const struct row_head *h,
    void (*page)(void *ctx, const struct brief_partner *p), void *ctx)
{
	struct brief_partner p;
	int at[PARTNER_COLUMNS];

	row_bind(t, partner_columns, PARTNER_COLUMNS, 0, at);
	while (tab_next(t)) {
		p = brief_anybody();
		p.head = h;
		p.cell = tab_array(t);
		if (!read_partner(t, at, &p))
			continue;
		if (page != NULL)
			page(ctx, &p);
		else
			keep_partner(k, t, at, p);
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

#define LINE(type, column) COLUMN(type, column, line_row, column)

enum { LINE_COLUMNS = 8 };

static const struct row_col event_columns[LINE_COLUMNS] = {LINE(DATE, date),
    LINE(TEXT, partner), LINE(TEXT, prospect), LINE(TEXT, event),
    LINE(TEXT, way), LINE(TEXT, value), LINE(TEXT, until), LINE(TEXT, note)};

static const struct row_col referral_columns[LINE_COLUMNS] = {
    LINE(TEXT, referral), LINE(DATE, date), LINE(TEXT, direction),
    LINE(TEXT, partner), LINE(TEXT, status), LINE(TEXT, prospect),
    LINE(TEXT, prospect_email), LINE(TEXT, need)};

enum st
brief_take_lines(struct brief_book *k, struct tab *t)
{
	const int is_events = rows_recognise(t) == ROWS_OF_EVENTS;
	const struct row_col *columns =
	    is_events ? event_columns : referral_columns;
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
		else if (i != MAP_NONE && is_events)
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
