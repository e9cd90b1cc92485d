/*
 * Each table is walked once, in the order in which they need each other:
 * partners, referrals, events, needs.  A row with a fault is told of and left
 * out; b->st remembers it.
 */
#include "status/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/order.h"

/* An id that is there but dated after the day that is looked at. */
#define UNSEEN (SIZE_MAX - 1)

/* Whether a row dated so is seen on the day; DATE_NONE: all are. */
static int
is_seen(int date, int asof)
{
	return asof == DATE_NONE || date <= asof;
}

/* Tells what is wrong with a cell: "'nair' is there already". */
static void
cell_complain(
    struct book *b, enum schema_table t, size_t row, int col, const char *what)
{
	const struct sheet *s = &b->sheet[t];

	sheet_complain(s, row, col, "'%s' %s", sheet_cell(s, row, col), what);
	b->st = ST_TROUBLE;
}

/* Takes the id of a row: 1, or 0 if it is doubled. */
static int
take_id(struct book *b, const struct sheet *s, size_t row, struct map *m,
    size_t number)
{
	if (sheet_take_id(s, row, m, number))
		return 1;
	b->st = ST_TROUBLE;
	return 0;
}

/* The day in a cell, or DATE_NONE. */
static int
cell_day(const struct sheet *s, size_t row, int col)
{
	return date_parse(sheet_cell(s, row, col));
}

static int
parse_cadence(const char *s)
{
	if (strcmp(s, "never") == 0)
		return POLICY_NEVER;
	return *s != '\0' ? (int)strtol(s, NULL, 10) : 0;
}

static void
load_partners(struct book *b)
{
	const struct sheet *s = &b->sheet[T_PARTNERS];
	size_t row;

	b->partner = mem_alloc(s->rows, sizeof(*b->partner));
	for (row = 0; row < s->rows; row++) {
		if (!take_id(b, s, row, &b->partner_id, b->partners))
			continue;
		b->partner[b->partners] = (struct book_partner){.row = row,
		    .root = b->partners,
		    .since = cell_day(s, row, PARTNERS_since),
		    .entered =
			date_parse_stamp(sheet_cell(s, row, PARTNERS_entered)),
		    .cadence =
			parse_cadence(sheet_cell(s, row, PARTNERS_cadence)),
		    .refuses = strcmp(sheet_cell(s, row, PARTNERS_consent),
				   "no") == 0};
		b->partners++;
	}
}

/* Follows same_as, one step: it must name a partner that has none itself. */
static void
resolve_roots(struct book *b)
{
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
		} else
			cell_complain(b, T_PARTNERS, b->partner[i].row,
			    PARTNERS_same_as,
			    "is not the id of a partner without same_as");
	}
}

/*
 * Whether ids of a table are of no use, as it could not be read: that is said
 * once, not for each row of t that has one.
 */
static int
lacks_table(const struct book *b, enum schema_table t, enum schema_table needed)
{
	if (!b->sheet[needed].unread || b->sheet[t].rows == 0)
		return 0;
	msg("%s: left out what needs %s, which could not be read",
	    sheet_file(&b->sheet[t]), sheet_file(&b->sheet[needed]));
	return 1;
}

static void
load_referrals(struct book *b, int asof)
{
	const struct sheet *s = &b->sheet[T_REFERRALS];
	const char *level;
	size_t row, partner;
	int date, is_there;

	b->referral = mem_alloc(s->rows, sizeof(*b->referral));
	if (lacks_table(b, T_REFERRALS, T_PARTNERS))
		return;
	for (row = 0; row < s->rows; row++) {
		date = cell_day(s, row, REFERRALS_date);
		is_there = is_seen(date, asof);
		partner = map_get(
		    &b->partner_id, sheet_cell(s, row, REFERRALS_partner));
		if (partner == MAP_NONE) {
			cell_complain(b, T_REFERRALS, row, REFERRALS_partner,
			    "is the id of no partner");
			continue;
		}
		if (!take_id(b, s, row, &b->referral_id,
			is_there ? b->referrals : UNSEEN) ||
		    !is_there)
			continue;
		level = sheet_cell(s, row, REFERRALS_level);
		b->referral[b->referrals++] = (struct book_referral){.row = row,
		    .partner = b->partner[partner].root,
		    .date = date,
		    .given = *sheet_cell(s, row, REFERRALS_direction) == 'g',
		    .level = *level != '\0' ? *level - '0' : -1,
		    .value = money_parse(sheet_cell(s, row, REFERRALS_value))};
	}
}

/* Finds whom an event concerns: 1, or 0 if that is not seen, or, after a
 * message, if there is no such partner or referral. */
static int
resolve_event(struct book *b, size_t row, struct book_event *e)
{
	const struct sheet *s = &b->sheet[T_EVENTS];
	const char *r = sheet_cell(s, row, EVENTS_referral);
	const char *p = sheet_cell(s, row, EVENTS_partner);

	e->referral = map_get(&b->referral_id, r);
	if (e->referral == UNSEEN)
		return 0;
	if (e->referral != MAP_NONE) {
		e->partner = b->referral[e->referral].partner;
		return 1;
	}
	e->partner = map_get(&b->partner_id, p);
	if (*r == '\0' && e->partner != MAP_NONE) {
		e->partner = b->partner[e->partner].root;
		return 1;
	}
	if (*r != '\0' && b->sheet[T_REFERRALS].unread)
		return 0;
	if (*r != '\0')
		cell_complain(b, T_EVENTS, row, EVENTS_referral,
		    "is the id of no referral");
	else if (*p != '\0')
		cell_complain(b, T_EVENTS, row, EVENTS_partner,
		    "is the id of no partner");
	else {
		sheet_complain(s, row, -1,
		    "neither partner nor referral: one is required");
		b->st = ST_TROUBLE;
	}
	return 0;
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

static void
load_events(struct book *b, int asof)
{
	const struct sheet *s = &b->sheet[T_EVENTS];
	struct book_event *e;
	const struct word *w;
	const char *way;
	size_t row;

	b->event = mem_alloc(s->rows, sizeof(*b->event));
	if (lacks_table(b, T_EVENTS, T_PARTNERS))
		return;
	lacks_table(b, T_EVENTS, T_REFERRALS);
	for (row = 0; row < s->rows; row++) {
		e = &b->event[b->events];
		w = word_find(sheet_cell(s, row, EVENTS_event));
		e->date = cell_day(s, row, EVENTS_date);
		/* a void holds at every date */
		if ((!is_seen(e->date, asof) && w->id != W_VOID) ||
		    !resolve_event(b, row, e))
			continue;
		way = sheet_cell(s, row, EVENTS_way);
		e->row = row;
		e->word = w->id;
		e->until = cell_day(s, row, EVENTS_until);
		e->in = *way != '\0' ? *way == 'i' : (w->flags & WORD_IN) != 0;
		e->value = w->flags & WORD_VALUE
		    ? money_parse(sheet_cell(s, row, EVENTS_value))
		    : MONEY_NONE;
		b->events++;
	}
	sort_events(b);
}

static void
load_needs(struct book *b, int asof)
{
	const struct sheet *s = &b->sheet[T_NEEDS];
	size_t row;
	int date, is_there;

	b->need = mem_alloc(s->rows, sizeof(*b->need));
	for (row = 0; row < s->rows; row++) {
		date = cell_day(s, row, NEEDS_date);
		is_there = is_seen(date, asof);
		if (take_id(
			b, s, row, &b->need_id, is_there ? b->needs : UNSEEN) &&
		    is_there)
			b->need[b->needs++] = (struct book_need){
			    row, date, cell_day(s, row, NEEDS_until)};
	}
}

enum st
book_load(struct book *b, const struct ledger *l, int asof)
{
	enum schema_table t;

	*b = (struct book){0};
	b->st = ledger_rules(l, &b->policy);
	for (t = 0; t < T_POLICY; t++)
		b->st = msg_worst(
		    b->st, sheet_load(&b->sheet[t], t, ledger_tab(l, t)));
	load_partners(b);
	resolve_roots(b);
	load_referrals(b, asof);
	load_events(b, asof);
	load_needs(b, asof);
	return b->st;
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
book_name(const struct book *b, size_t partner)
{
	const char *name = book_p(b, partner, PARTNERS_name);

	return *name != '\0' ? name : book_p(b, partner, PARTNERS_firm);
}
