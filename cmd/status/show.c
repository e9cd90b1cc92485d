/*
 * Rows out of the fold.  Each kind of rows is a table: of a column it says how
 * the cell is written (a function), and of what (a column of the ledger, or a
 * member of the structure that has the fact).  The order is that of rows.h by
 * construction.
 */
#include "show.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

/* The structures that have the facts of a row. */
enum whose {
	FOLD_PARTNER,
	FOLD_REFERRAL,
	BOOK_REFERRAL,
	EVENT,
	NEED,
	DUTY,
	WHOSE_N
};

/* Where the facts and the cells of a row are. */
struct subject {
	const struct show_row *r;
	const void *of[WHOSE_N];
	size_t row[T_N]; /* in the sheets; BOOK_NONE: none */
};

struct column {
	void (*put)(
	    struct out *o, const struct subject *s, const struct column *c);
	int of;	     /* whose fact it is; of a cell, the table */
	size_t what; /* the place of the fact; of a cell, the column */
};

static struct subject
subject_of(const struct show_row *r)
{
	const struct fold *f = r->f;
	const struct book *b = f->book;
	struct subject s = {.r = r,
	    .of = {[DUTY] = r->duty},
	    .row = {[T_PARTNERS] = BOOK_NONE,
		[T_REFERRALS] = BOOK_NONE,
		[T_EVENTS] = BOOK_NONE,
		[T_NEEDS] = BOOK_NONE}};

	/* a subject that the kind does not ask for may have any number */
	if (r->event < b->events) {
		s.of[EVENT] = &b->event[r->event];
		s.row[T_EVENTS] = b->event[r->event].row;
	}
	if (r->need < b->needs) {
		s.of[NEED] = &b->need[r->need];
		s.row[T_NEEDS] = b->need[r->need].row;
	}
	if (r->partner < b->partners) {
		s.of[FOLD_PARTNER] = &f->partner[r->partner];
		s.row[T_PARTNERS] = b->partner[r->partner].row;
	}
	if (r->referral < b->referrals) {
		s.of[FOLD_REFERRAL] = &f->referral[r->referral];
		s.of[BOOK_REFERRAL] = &b->referral[r->referral];
		s.row[T_REFERRALS] = b->referral[r->referral].row;
	}
	return s;
}

static const void *
fact_of(const struct subject *s, const struct column *c)
{
	return (const char *)s->of[c->of] + c->what;
}

/* A cell of the ledger, "" of a row that is not there. */
static const char *
ledger_cell(const struct subject *s, int table, int col)
{
	if (s->row[table] == BOOK_NONE)
		return "";
	return sheet_cell(&s->r->f->book->sheet[table], s->row[table], col);
}

static void
put_cell(struct out *o, const struct subject *s, const struct column *c)
{
	out_cell(o, ledger_cell(s, c->of, (int)c->what));
}

static void
put_number(struct out *o, int n)
{
	if (n == FOLD_NONE)
		out_cell(o, "");
	else
		out_int(o, n);
}

static void
put_int(struct out *o, const struct subject *s, const struct column *c)
{
	put_number(o, *(const int *)fact_of(s, c));
}

static void
put_date(struct out *o, const struct subject *s, const struct column *c)
{
	out_date(o, *(const int *)fact_of(s, c));
}

static void
put_money(struct out *o, const struct subject *s, const struct column *c)
{
	out_money(o, *(const int64_t *)fact_of(s, c));
}

static void
put_word(struct out *o, const struct subject *s, const struct column *c)
{
	out_cell(o, word_of(*(const enum word_id *)fact_of(s, c))->name);
}

/* One decimal where it is not whole. */
static void
put_median(struct out *o, const struct subject *s, const struct column *c)
{
	const fold_median twice = *(const fold_median *)fact_of(s, c);
	char buf[32];

	if (twice == FOLD_NONE || twice % 2 == 0) {
		put_number(o, twice == FOLD_NONE ? twice : twice / 2);
		return;
	}
	snprintf(buf, sizeof(buf), "%s%d.5", twice == -1 ? "-" : "", twice / 2);
	out_cell(o, buf);
}

/* A cell of the partner, else the name: in rows without a firm, and the
 * greeting. */
static void
put_person(struct out *o, const struct subject *s, const struct column *c)
{
	const char *own = ledger_cell(s, T_PARTNERS, (int)c->what);

	out_cell(
	    o, *own != '\0' ? own : book_name(s->r->f->book, s->r->partner));
}

static void
put_consent(struct out *o, const struct subject *s, const struct column *c)
{
	if (s->r->f->book->partner[s->r->partner].refuses)
		out_cell(o, "no");
	else
		put_cell(o, s, c);
}

static void
put_stage(struct out *o, const struct subject *s, const struct column *c)
{
	out_cell(o, stage_name(*(const enum stage *)fact_of(s, c)));
}

static void
put_cadence(struct out *o, const struct subject *s, const struct column *c)
{
	const int days = *(const int *)fact_of(s, c);

	if (days == POLICY_NEVER)
		out_cell(o, "never");
	else
		put_number(o, days != 0 ? days : FOLD_NONE);
}

static void
put_told(struct out *o, const struct subject *s, const struct column *c)
{
	if (s->r->f->referral[s->r->referral].has_told)
		put_word(o, s, c);
	else
		out_cell(o, "");
}

/* The note of an event, or nothing. */
static void
put_note(struct out *o, const struct subject *s, const struct column *c)
{
	const size_t i = *(const size_t *)fact_of(s, c);

	out_cell(
	    o, i != BOOK_NONE ? book_e(s->r->f->book, i, EVENTS_note) : "");
}

/* The id of another referral, or nothing. */
static void
put_referral(struct out *o, const struct subject *s, const struct column *c)
{
	const size_t i = *(const size_t *)fact_of(s, c);

	out_cell(o,
	    i != BOOK_NONE ? book_r(s->r->f->book, i, REFERRALS_referral) : "");
}

/* "thank:2026-06-03;inform:2026-06-05" */
static void
put_duties(struct out *o, const struct subject *s, const struct column *c)
{
	const int *due = fact_of(s, c);
	char buf[DUTIES * 32] = "", date[DATE_LEN + 1];
	size_t n = 0;
	enum duty d;

	for (d = 0; d < DUTIES; d++)
		if (due[d] != DATE_NONE)
			n += (size_t)snprintf(buf + n, sizeof(buf) - n,
			    "%s%s:%s", n ? ";" : "", duty_name(d),
			    date_print(due[d], date));
	out_cell(o, buf);
}

static void
put_late(struct out *o, const struct subject *s, const struct column *c)
{
	out_int(o, s->r->f->asof - *(const int *)fact_of(s, c));
}

static void
put_side(struct out *o, const struct subject *s, const struct column *c)
{
	out_cell(o, duty_side(*(const enum duty *)fact_of(s, c)));
}

static void
put_duty(struct out *o, const struct subject *s, const struct column *c)
{
	out_cell(o, duty_name(*(const enum duty *)fact_of(s, c)));
}

/* A cell of those towards whom the duty is: the prospect, else the partner. */
static void
put_whom(struct out *o, const struct subject *s, const struct column *c)
{
	const enum duty d = s->r->duty->duty;
	const int phone = c->what == PARTNERS_phone;

	if (d == DUTY_CONTACT || d == DUTY_FOLLOW)
		out_cell(o,
		    ledger_cell(s, T_REFERRALS,
			phone ? REFERRALS_phone : REFERRALS_email));
	else
		put_cell(o, s, c);
}

/* The note of an event that says when to take things up again. */
static const char *
next_step(const struct fold *f, size_t event)
{
	if (event == BOOK_NONE || f->book->event[event].until == DATE_NONE)
		return "";
	return book_e(f->book, event, EVENTS_note);
}

/* The next step, else what they need and how far it is: "audit (meeting)". */
static void
put_detail(struct out *o, const struct subject *s, const struct column *c)
{
	const struct show_row *r = s->r;
	const struct fold *f = r->f;
	const int none = r->referral == BOOK_NONE;
	const char *note, *need;
	char *made;

	(void)c;
	note = next_step(f,
	    none ? f->partner[r->partner].last_touch
		 : f->referral[r->referral].last_step);
	if (none || *note != '\0') {
		out_cell(o, note);
		return;
	}
	need = ledger_cell(s, T_REFERRALS, REFERRALS_need);
	made = mem_printf("%s%s(%s)", need, *need != '\0' ? " " : "",
	    word_of(f->referral[r->referral].status)->name);
	out_cell(o, made);
	free(made);
}

static void
put_way(struct out *o, const struct subject *s, const struct column *c)
{
	out_cell(o, *(const int *)fact_of(s, c) ? "in" : "out");
}

/* A fact of a partner, a referral, a duty, an event or a need. */
/* clang-format off */
#define P(put, c) {put, FOLD_PARTNER, offsetof(struct fold_partner, c)}
#define R(put, c) {put, FOLD_REFERRAL, offsetof(struct fold_referral, c)}
#define D(put, c) {put, DUTY, offsetof(struct agenda_item, c)}
#define E(put, c) {put, EVENT, offsetof(struct book_event, c)}
#define N(put, c) {put, NEED, offsetof(struct book_need, c)}

/* Columns by how they are written, where the ledger or the fold calls them by
 * the same name. */
#define CELL(row, table, c) \
	[row##_ROW_##c] = {put_cell, T_##table, table##_##c},
#define PARTNER(c) CELL(REFERRAL, PARTNERS, c)
#define REFERRAL(c) CELL(REFERRAL, REFERRALS, c)
#define REFERRAL_INT(c) [REFERRAL_ROW_##c] = R(put_int, c),
#define REFERRAL_DATE(c) [REFERRAL_ROW_##c] = R(put_date, c),

static const struct column referral[REFERRAL_ROW_N] = {
    PARTNER(partner) PARTNER(name) PARTNER(firm) PARTNER(kind)
    PARTNER(category) PARTNER(owner) PARTNER(email) PARTNER(phone)
    REFERRAL(referral) REFERRAL(date) REFERRAL(direction) REFERRAL(prospect)
    REFERRAL(need) REFERRAL(level) REFERRAL(source)
    FOLD_REFERRAL_INTS(REFERRAL_INT) FOLD_REFERRAL_DATES(REFERRAL_DATE)
    [REFERRAL_ROW_greeting] = {put_person, T_PARTNERS, PARTNERS_greeting},
    [REFERRAL_ROW_consent] = {put_consent, T_PARTNERS, PARTNERS_consent},
    [REFERRAL_ROW_stage] = P(put_stage, stage),
    [REFERRAL_ROW_prospect_email] = {put_cell, T_REFERRALS, REFERRALS_email},
    [REFERRAL_ROW_prospect_phone] = {put_cell, T_REFERRALS, REFERRALS_phone},
    [REFERRAL_ROW_expected] = {
	put_money, BOOK_REFERRAL, offsetof(struct book_referral, value)},
    [REFERRAL_ROW_status] = R(put_word, status),
    [REFERRAL_ROW_reason] = R(put_note, reason),
    [REFERRAL_ROW_value] = R(put_money, won),
    [REFERRAL_ROW_told] = R(put_told, told),
    [REFERRAL_ROW_reward_owed] = R(put_money, owed),
    [REFERRAL_ROW_reward_paid] = R(put_money, paid),
    [REFERRAL_ROW_dup_of] = R(put_referral, dup_of),
    [REFERRAL_ROW_duties] = R(put_duties, due),
};
#undef PARTNER
#undef REFERRAL

#define PARTNER(c) CELL(PARTNER, PARTNERS, c)
#define INT(c) [PARTNER_ROW_##c] = P(put_int, c),
#define DATE(c) [PARTNER_ROW_##c] = P(put_date, c),
#define MEDIAN(c) [PARTNER_ROW_##c] = P(put_median, c),
#define LAST(c, word) [PARTNER_ROW_##c] = P(put_date, last_word[word]),
#define LATE(c, duty) [PARTNER_ROW_late_##c] = P(put_int, late[duty]),
#define COUNT(X, id, c, ...) [PARTNER_ROW_##c] = P(put_int, status[W_##id]),

static const struct column partner[PARTNER_ROW_N] = {
    PARTNER(partner) PARTNER(name) PARTNER(firm) PARTNER(kind)
    PARTNER(category) PARTNER(owner) PARTNER(email) PARTNER(phone)
    PARTNER(offers) PARTNER(ideal) PARTNER(firm_stage) PARTNER(seeking)
    PARTNER(refers) PARTNER(goal)
    FOLD_PARTNER_INTS(INT) FOLD_PARTNER_DATES(DATE)
    FOLD_PARTNER_MEDIANS(MEDIAN) WORDS_CLOSED(COUNT, ) WORDS_LEFT(COUNT, )
    LAST(briefed, W_BRIEFED) LAST(learned, W_LEARNED)
    LAST(confidence, W_CONFIDENCE) LAST(agreed, W_AGREED)
    LAST(interviewed, W_INTERVIEWED) LAST(interview_us, W_INTERVIEW_US)
    LAST(last_complaint, W_COMPLAINT)
    LATE(contact, DUTY_CONTACT) LATE(thank, DUTY_THANK)
    LATE(follow, DUTY_FOLLOW) LATE(inform, DUTY_INFORM) LATE(pay, DUTY_PAY)
    LATE(ask, DUTY_ASK) LATE(close, DUTY_CLOSE)
    [PARTNER_ROW_greeting] = {put_person, T_PARTNERS, PARTNERS_greeting},
    [PARTNER_ROW_consent] = {put_consent, T_PARTNERS, PARTNERS_consent},
    [PARTNER_ROW_stage] = P(put_stage, stage),
    [PARTNER_ROW_cadence] = P(put_cadence, cadence),
    [PARTNER_ROW_value] = P(put_money, value),
};

static const struct column duty[DUTY_ROW_N] = {
    CELL(DUTY, PARTNERS, partner) CELL(DUTY, PARTNERS, owner)
    CELL(DUTY, REFERRALS, referral) CELL(DUTY, REFERRALS, prospect)
    [DUTY_ROW_due] = D(put_date, due),
    [DUTY_ROW_late] = D(put_late, due),
    [DUTY_ROW_side] = D(put_side, duty),
    [DUTY_ROW_duty] = D(put_duty, duty),
    [DUTY_ROW_name] = {put_person, T_PARTNERS, PARTNERS_name},
    [DUTY_ROW_phone] = {put_whom, T_PARTNERS, PARTNERS_phone},
    [DUTY_ROW_email] = {put_whom, T_PARTNERS, PARTNERS_email},
    [DUTY_ROW_detail] = D(put_detail, duty),
};

static const struct column event[EVENT_ROW_N] = {
    CELL(EVENT, PARTNERS, partner) CELL(EVENT, REFERRALS, referral)
    CELL(EVENT, REFERRALS, prospect) CELL(EVENT, EVENTS, note)
    CELL(EVENT, EVENTS, by) CELL(EVENT, EVENTS, entered)
    [EVENT_ROW_date] = E(put_date, date),
    [EVENT_ROW_name] = {put_person, T_PARTNERS, PARTNERS_name},
    [EVENT_ROW_event] = E(put_word, word),
    [EVENT_ROW_way] = E(put_way, in),
    [EVENT_ROW_value] = E(put_money, value),
    [EVENT_ROW_until] = E(put_date, until),
};

static const struct column need[NEED_ROW_N] = {
    CELL(NEED, NEEDS, need) CELL(NEED, NEEDS, client)
    CELL(NEED, NEEDS, email) CELL(NEED, NEEDS, phone)
    CELL(NEED, NEEDS, wants) CELL(NEED, NEEDS, note)
    [NEED_ROW_date] = N(put_date, date),
    [NEED_ROW_until] = N(put_date, until),
};
/* clang-format on */

static const struct column *const kinds[ROWS_ALL] = {
    [ROWS_OF_REFERRALS] = referral,
    [ROWS_OF_PARTNERS] = partner,
    [ROWS_OF_DUTIES] = duty,
    [ROWS_OF_EVENTS] = event,
    [ROWS_OF_NEEDS] = need,
};

void
show_row(struct out *o, enum rows_kind kind, const struct show_row *r)
{
	const struct subject s = subject_of(r);
	const struct column *c = kinds[kind];
	size_t n;

	rows_names(kind, &n);
	for (; n > 1; n--, c++)
		c->put(o, &s, c);
}
