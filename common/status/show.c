/*
 * Duty, event and need rows are written cell by cell; referral and partner
 * rows, which are wide, from the tables of show_wide.c.
 */
#include "status/show.h"

#include <stdlib.h>

#include "base/mem.h"

/* The name of a partner in rows that have no firm. */
static void
put_name(struct out *o, const struct fold *f, size_t partner)
{
	out_cell(o, book_name(f->book, partner));
}

static void
put_partner(struct out *o, const struct fold *f, size_t partner, int col)
{
	out_cell(o, book_p(f->book, partner, col));
}

/* A cell of a referral, empty where there is none. */
static void
put_referral(struct out *o, const struct fold *f, size_t referral, int col)
{
	out_cell(
	    o, referral != BOOK_NONE ? book_r(f->book, referral, col) : "");
}

/* A cell of events, of one that says when to take things up again. */
static const char *
next_step(const struct fold *f, size_t event)
{
	if (event == BOOK_NONE || f->book->event[event].until == DATE_NONE)
		return "";
	return book_e(f->book, event, EVENTS_note);
}

/* The next step, else what they need and how far it is: "audit (meeting)". */
static void
put_detail(struct out *o, const struct fold *f, const struct agenda_item *a)
{
	const struct fold_referral *r;
	const char *note, *need;
	char *s;

	if (a->referral == BOOK_NONE) {
		out_cell(o, next_step(f, f->partner[a->partner].last_touch));
		return;
	}
	r = &f->referral[a->referral];
	note = next_step(f, r->last_step);
	if (*note != '\0') {
		out_cell(o, note);
		return;
	}
	need = book_r(f->book, a->referral, REFERRALS_need);
	s = mem_printf("%s%s(%s)", need, *need != '\0' ? " " : "",
	    word_of(r->status)->name);
	out_cell(o, s);
	free(s);
}

void
show_duty(struct out *o, const struct fold *f, const struct agenda_item *a)
{
	out_date(o, a->due);
	out_int(o, f->asof - a->due);
	out_cell(o, duty_side(a->duty));
	out_cell(o, duty_name(a->duty));
	put_partner(o, f, a->partner, PARTNERS_partner);
	put_name(o, f, a->partner);
	put_partner(o, f, a->partner, PARTNERS_owner);
	put_referral(o, f, a->referral, REFERRALS_referral);
	put_referral(o, f, a->referral, REFERRALS_prospect);
	if (a->duty == DUTY_CONTACT || a->duty == DUTY_FOLLOW) {
		put_referral(o, f, a->referral, REFERRALS_phone);
		put_referral(o, f, a->referral, REFERRALS_email);
	} else {
		put_partner(o, f, a->partner, PARTNERS_phone);
		put_partner(o, f, a->partner, PARTNERS_email);
	}
	put_detail(o, f, a);
}

void
show_event(struct out *o, const struct fold *f, size_t i)
{
	const struct book *b = f->book;
	const struct book_event *e = &b->event[i];

	out_date(o, e->date);
	put_partner(o, f, e->partner, PARTNERS_partner);
	put_name(o, f, e->partner);
	put_referral(o, f, e->referral, REFERRALS_referral);
	put_referral(o, f, e->referral, REFERRALS_prospect);
	out_cell(o, word_of(e->word)->name);
	out_cell(o, e->in ? "in" : "out");
	out_money(o, e->value);
	out_date(o, e->until);
	out_cell(o, book_e(b, i, EVENTS_note));
	out_cell(o, book_e(b, i, EVENTS_by));
	out_cell(o, book_e(b, i, EVENTS_entered));
}

void
show_need(struct out *o, const struct fold *f, size_t i)
{
	const struct book *b = f->book;

	out_cell(o, book_n(b, i, NEEDS_need));
	out_date(o, b->need[i].date);
	out_cell(o, book_n(b, i, NEEDS_client));
	out_cell(o, book_n(b, i, NEEDS_email));
	out_cell(o, book_n(b, i, NEEDS_phone));
	out_cell(o, book_n(b, i, NEEDS_wants));
	out_date(o, b->need[i].until);
	out_cell(o, book_n(b, i, NEEDS_note));
}
