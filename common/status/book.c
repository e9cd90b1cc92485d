#include "status/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/order.h"

/* An id that is there but dated after the day that is looked at. */
#define UNSEEN (SIZE_MAX - 1)

/* Whether a row dated so is seen on the day; DATE_NONE: all are. */
static int
seen(int date, int asof)
{
	return asof == DATE_NONE || date <= asof;
}

/* The number of an id, which may be missing or not seen: see the caller. */
static size_t
lookup(const struct map *m, const char *id)
{
	return *id != '\0' ? map_get(m, id) : MAP_NONE;
}

/* Takes the id of a row; ST_TROUBLE after a message if it is doubled. */
static enum st
take_id(struct map *m, const struct sheet *s, size_t row, size_t number)
{
	const char *id = sheet_cell(s, row, 0);

	if (map_get(m, id) != MAP_NONE) {
		sheet_complain(s, row, 0, "'%s' is there already", id);
		return ST_TROUBLE;
	}
	map_put(m, id, number);
	return ST_OK;
}

static int
cadence(const char *s)
{
	if (strcmp(s, "never") == 0)
		return POLICY_NEVER;
	return *s != '\0' ? (int)strtol(s, NULL, 10) : 0;
}

static enum st
load_partners(struct book *b)
{
	const struct sheet *s = &b->sheet[T_PARTNERS];
	enum st st = ST_OK;
	struct book_partner *p;
	size_t row;

	b->partner = mem_alloc(s->rows, sizeof(*b->partner));
	for (row = 0; row < s->rows; row++) {
		if (take_id(&b->partner_id, s, row, b->partners) != ST_OK) {
			st = ST_TROUBLE;
			continue;
		}
		p = &b->partner[b->partners];
		p->row = row;
		p->root = b->partners++;
		p->since = date_parse(sheet_cell(s, row, PARTNERS_since));
		p->entered =
		    date_parse_stamp(sheet_cell(s, row, PARTNERS_entered));
		p->cadence = cadence(sheet_cell(s, row, PARTNERS_cadence));
		p->refuses =
		    strcmp(sheet_cell(s, row, PARTNERS_consent), "no") == 0;
	}
	return st;
}

/* Follows same_as, one step: it must name a partner that has none itself. */
static enum st
resolve_roots(struct book *b)
{
	const struct sheet *s = &b->sheet[T_PARTNERS];
	enum st st = ST_OK;
	const char *same;
	size_t i, root;

	for (i = 0; i < b->partners; i++) {
		same = book_p(b, i, PARTNERS_same_as);
		if (*same == '\0')
			continue;
		root = map_get(&b->partner_id, same);
		if (root != MAP_NONE && root != i &&
		    *book_p(b, root, PARTNERS_same_as) == '\0') {
			b->partner[i].root = root;
			b->partner[root].refuses |= b->partner[i].refuses;
			continue;
		}
		sheet_complain(s, b->partner[i].row, PARTNERS_same_as,
		    "'%s' is not the id of a partner without same_as", same);
		st = ST_TROUBLE;
	}
	return st;
}

/*
 * Whether ids of a table are of no use, as it could not be read: that is said
 * once, not for each row of t that has one.
 */
static int
lacks(const struct book *b, enum schema_table t, enum schema_table needed)
{
	if (!b->sheet[needed].unread || b->sheet[t].rows == 0)
		return 0;
	msg("%s: left out what needs %s, which could not be read",
	    sheet_file(&b->sheet[t]), sheet_file(&b->sheet[needed]));
	return 1;
}

static enum st
load_referrals(struct book *b, int asof)
{
	const struct sheet *s = &b->sheet[T_REFERRALS];
	struct book_referral *r;
	enum st st = ST_OK;
	const char *id, *level;
	size_t row, partner, number;
	int date;

	b->referral = mem_alloc(s->rows, sizeof(*b->referral));
	if (lacks(b, T_REFERRALS, T_PARTNERS))
		return ST_TROUBLE;
	for (row = 0; row < s->rows; row++) {
		date = date_parse(sheet_cell(s, row, REFERRALS_date));
		number = seen(date, asof) ? b->referrals : UNSEEN;
		id = sheet_cell(s, row, REFERRALS_partner);
		if ((partner = lookup(&b->partner_id, id)) == MAP_NONE) {
			sheet_complain(s, row, REFERRALS_partner,
			    "'%s' is the id of no partner", id);
			st = ST_TROUBLE;
			continue;
		}
		if (take_id(&b->referral_id, s, row, number) != ST_OK) {
			st = ST_TROUBLE;
			continue;
		}
		if (number == UNSEEN)
			continue;
		level = sheet_cell(s, row, REFERRALS_level);
		r = &b->referral[b->referrals++];
		r->row = row;
		r->partner = b->partner[partner].root;
		r->date = date;
		r->given = *sheet_cell(s, row, REFERRALS_direction) == 'g';
		r->level = *level != '\0' ? *level - '0' : -1;
		r->value = money_parse(sheet_cell(s, row, REFERRALS_value));
	}
	return st;
}

/*
 * Whom an event concerns: 1, 0 if that is not seen, -1 after a message if
 * there is no such partner or referral.
 */
static int
resolve_event(const struct book *b, size_t row, struct book_event *e)
{
	const struct sheet *s = &b->sheet[T_EVENTS];
	const char *r = sheet_cell(s, row, EVENTS_referral);
	const char *p = sheet_cell(s, row, EVENTS_partner);

	e->referral = lookup(&b->referral_id, r);
	if (e->referral == UNSEEN)
		return 0;
	if (e->referral != MAP_NONE) {
		e->partner = b->referral[e->referral].partner;
		return 1;
	}
	e->partner = lookup(&b->partner_id, p);
	if (*r == '\0' && e->partner != MAP_NONE) {
		e->partner = b->partner[e->partner].root;
		return 1;
	}
	if (*r != '\0' && b->sheet[T_REFERRALS].unread)
		return 0;
	if (*r != '\0')
		sheet_complain(s, row, EVENTS_referral,
		    "'%s' is the id of no referral", r);
	else if (*p != '\0')
		sheet_complain(
		    s, row, EVENTS_partner, "'%s' is the id of no partner", p);
	else
		sheet_complain(s, row, -1,
		    "neither partner nor referral: one is required");
	return -1;
}

/* Puts the events, which are in the order of the file, in theirs. */
static void
sort_events(struct book *b)
{
	struct book_event *sorted = mem_alloc(b->events, sizeof(*sorted));
	struct order *o = mem_alloc(b->events, sizeof(*o));
	size_t i;

	for (i = 0; i < b->events; i++)
		o[i] = (struct order){
		    b->event[i].date, book_e(b, i, EVENTS_entered), i};
	order_sort(o, b->events);
	for (i = 0; i < b->events; i++)
		sorted[i] = b->event[o[i].place];
	free(o);
	free(b->event);
	b->event = sorted;
}

static enum st
load_events(struct book *b, int asof)
{
	const struct sheet *s = &b->sheet[T_EVENTS];
	struct book_event *e;
	enum st st = ST_OK;
	const struct word *w;
	const char *way;
	size_t row;
	int there;

	b->event = mem_alloc(s->rows, sizeof(*b->event));
	if (lacks(b, T_EVENTS, T_PARTNERS))
		return ST_TROUBLE;
	lacks(b, T_EVENTS, T_REFERRALS);
	for (row = 0; row < s->rows; row++) {
		e = &b->event[b->events];
		w = word_find(sheet_cell(s, row, EVENTS_event));
		e->date = date_parse(sheet_cell(s, row, EVENTS_date));
		/* a void holds at every date */
		if (!seen(e->date, asof) && w->id != W_VOID)
			continue;
		if ((there = resolve_event(b, row, e)) <= 0) {
			st = there < 0 ? ST_TROUBLE : st;
			continue;
		}
		way = sheet_cell(s, row, EVENTS_way);
		e->row = row;
		e->word = w->id;
		e->until = date_parse(sheet_cell(s, row, EVENTS_until));
		e->in = *way != '\0' ? *way == 'i' : (w->flags & WORD_IN) != 0;
		e->value = w->flags & WORD_VALUE
		    ? money_parse(sheet_cell(s, row, EVENTS_value))
		    : MONEY_NONE;
		b->events++;
	}
	sort_events(b);
	return st;
}

static enum st
load_needs(struct book *b, int asof)
{
	const struct sheet *s = &b->sheet[T_NEEDS];
	enum st st = ST_OK;
	struct book_need *n;
	size_t row;
	int date;

	b->need = mem_alloc(s->rows, sizeof(*b->need));
	for (row = 0; row < s->rows; row++) {
		date = date_parse(sheet_cell(s, row, NEEDS_date));
		if (take_id(&b->need_id, s, row,
			seen(date, asof) ? b->needs : UNSEEN) != ST_OK) {
			st = ST_TROUBLE;
			continue;
		}
		if (!seen(date, asof))
			continue;
		n = &b->need[b->needs++];
		n->row = row;
		n->date = date;
		n->until = date_parse(sheet_cell(s, row, NEEDS_until));
	}
	return st;
}

enum st
book_load(struct book *b, const struct ledger *l, int asof)
{
	enum st st;
	enum schema_table t;

	*b = (struct book){0};
	st = ledger_rules(l, &b->policy);
	for (t = 0; t < T_POLICY; t++)
		st = msg_worst(
		    st, sheet_load(&b->sheet[t], t, ledger_tab(l, t)));
	st = msg_worst(st, load_partners(b));
	st = msg_worst(st, resolve_roots(b));
	st = msg_worst(st, load_referrals(b, asof));
	st = msg_worst(st, load_events(b, asof));
	return msg_worst(st, load_needs(b, asof));
}

void
book_free(struct book *b)
{
	enum schema_table t;

	for (t = 0; t < T_POLICY; t++)
		sheet_free(&b->sheet[t]);
	policy_free(&b->policy);
	free(b->partner);
	free(b->referral);
	free(b->event);
	free(b->need);
	map_free(&b->partner_id);
	map_free(&b->referral_id);
	map_free(&b->need_id);
}

const char *
book_p(const struct book *b, size_t partner, int col)
{
	return sheet_cell(&b->sheet[T_PARTNERS], b->partner[partner].row, col);
}

const char *
book_r(const struct book *b, size_t referral, int col)
{
	return sheet_cell(
	    &b->sheet[T_REFERRALS], b->referral[referral].row, col);
}

const char *
book_e(const struct book *b, size_t event, int col)
{
	return sheet_cell(&b->sheet[T_EVENTS], b->event[event].row, col);
}

const char *
book_n(const struct book *b, size_t need, int col)
{
	return sheet_cell(&b->sheet[T_NEEDS], b->need[need].row, col);
}

const char *
book_name(const struct book *b, size_t partner)
{
	const char *name = book_p(b, partner, PARTNERS_name);

	return *name != '\0' ? name : book_p(b, partner, PARTNERS_firm);
}
