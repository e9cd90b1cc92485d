/*
 * ref-status - what became of every referral, and who owes what to whom.
 *
 * Reads the ledger whole (book.h), sees what it means on a day (fold.h), and
 * prints one kind of rows (show.h), of those whom WHO picks (pick.h), each with
 * the user's own columns and the day behind it; duties come in an order of
 * their own (agenda.h).  Memory: the ledger's files, and some numbers for each
 * of their rows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agenda.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/opt.h"
#include "ledger/rows.h"
#include "pick.h"
#include "show.h"
#include "status/book.h"
#include "status/fold.h"
#include "table/out.h"

struct opts {
	const char *dir;
	int asof;
	struct opt_names names; /* of every -c */
	char **who;
};

/* All that a run knows. */
struct status {
	const struct opts *o;
	const struct kind {
		char letter;
		enum rows_kind rows;
		void (*print)(struct status *s);
	} * kind;
	struct book book;
	struct fold fold;
	struct agenda agenda;
	struct pick pick;
	struct user_column {
		const char *name;
		int partner, referral; /* in the files, -1: not there */
	} * own;		       /* one for each of o->names */
	struct out out;
};

static void
usage(FILE *fp)
{
	fputs("usage: ref-status [-adehjnopTV] [-C DIR] [-c COL,...] "
	      "[-t DATE] [WHO ...]\n",
	    fp);
}

/* One kind of rows; what -o and -a choose among; needs are nobody's. */
static const struct opt_rule contrary[] = {
    {.letter = 'd', .others = "jnpo"},
    {.letter = 'j', .others = "npo"},
    {.letter = 'n', .others = "po"},
    {.letter = 'o', .others = "p"},
    {.letter = 'a', .others = "npo"},
    {.letter = 'c', .others = "n"},
};

/*
 * Finds a column of the user's own, or ends the program: one that no file has,
 * that the rows have already, or that is named twice.
 */
static void
find_user_column(struct status *s, size_t at)
{
	const int theirs = s->kind->rows == ROWS_OF_PARTNERS;
	const char *name = s->o->names.name[at];
	const char *const *names;
	struct user_column *c = &s->own[at];
	size_t n, i;

	names = rows_names(s->kind->rows, &n);
	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			msg_die("-c: '%s' is there already: %s have it", name,
			    rows_title(s->kind->rows));
	for (i = 0; i < at; i++)
		if (strcmp(s->own[i].name, name) == 0)
			msg_die("-c: '%s' is named twice", name);
	c->name = name;
	c->partner = sheet_find(&s->book.sheet[T_PARTNERS], name);
	c->referral =
	    theirs ? -1 : sheet_find(&s->book.sheet[T_REFERRALS], name);
	if (c->partner < 0 && c->referral < 0)
		msg_die("-c: '%s' is no column of partners.csv%s", name,
		    theirs ? "" : " or referrals.csv");
}

/* The cell of a column that both files have is the referral's, if the row is
 * about one. */
static const char *
user_cell(const struct status *s, const struct user_column *c,
    const struct show_row *r)
{
	const struct book *b = &s->book;

	if (c->referral >= 0 && r->referral != BOOK_NONE)
		return sheet_own(&b->sheet[T_REFERRALS],
		    b->referral[r->referral].row, c->referral);
	return sheet_own(
	    &b->sheet[T_PARTNERS], b->partner[r->partner].row, c->partner);
}

static void
put_row(struct status *s, struct show_row r)
{
	size_t i;

	r.f = &s->fold;
	show_row(&s->out, s->kind->rows, &r);
	for (i = 0; i < s->o->names.n; i++)
		out_cell(&s->out, user_cell(s, &s->own[i], &r));
	out_date(&s->out, s->fold.asof);
	out_end(&s->out);
}

static void
put_header(struct status *s)
{
	const char *const *names;
	size_t n, i;

	names = rows_names(s->kind->rows, &n);
	for (i = 0; i < n - 1; i++)
		out_cell(&s->out, names[i]);
	for (i = 0; i < s->o->names.n; i++)
		out_cell(&s->out, s->own[i].name);
	out_cell(&s->out, names[n - 1]);
	out_end(&s->out);
}

/* Whether -o wants a referral: an open one, or one with a duty left. */
static int
is_unfinished(const struct fold_referral *r)
{
	enum duty d;

	for (d = 0; d < DUTIES; d++)
		if (r->due[d] != DATE_NONE)
			return 1;
	return (word_of(r->status)->flags & WORD_OPEN) != 0;
}

static void
referral_rows(struct status *s)
{
	const struct fold *f = &s->fold;
	size_t i, partner;

	for (i = 0; i < s->book.referrals; i++) {
		partner = s->book.referral[i].partner;
		if (!pick_row(&s->pick, partner, i) ||
		    (fold_is_void(f, i) && !opt_given('a')) ||
		    (opt_given('o') && !is_unfinished(&f->referral[i])))
			continue;
		put_row(
		    s, (struct show_row){.partner = partner, .referral = i});
	}
}

static void
partner_rows(struct status *s)
{
	size_t i;

	for (i = 0; i < s->book.partners; i++)
		if (s->book.partner[i].root == i && pick_partner(&s->pick, i))
			put_row(s,
			    (struct show_row){
				.partner = i, .referral = BOOK_NONE});
}

static void
duty_rows(struct status *s)
{
	const struct agenda_item *a;
	size_t i;

	for (i = 0; i < s->agenda.n; i++) {
		a = &s->agenda.item[i];
		if (!pick_row(&s->pick, a->partner, a->referral) ||
		    (a->due > s->fold.asof && !opt_given('a')))
			continue;
		put_row(s,
		    (struct show_row){.partner = a->partner,
			.referral = a->referral,
			.duty = a});
	}
}

static void
event_rows(struct status *s)
{
	const struct book_event *e;
	size_t i;

	for (i = 0; i < s->book.events; i++) {
		e = &s->book.event[i];
		if (e->date > s->fold.asof || /* a void to come */
		    !pick_row(&s->pick, e->partner, e->referral) ||
		    (e->referral != BOOK_NONE && !opt_given('a') &&
			fold_is_void(&s->fold, e->referral)))
			continue;
		put_row(s,
		    (struct show_row){.partner = e->partner,
			.referral = e->referral,
			.event = i});
	}
}

static void
need_rows(struct status *s)
{
	size_t i;

	for (i = 0; i < s->book.needs; i++)
		if (fold_need_stands(&s->fold, i))
			put_row(s,
			    (struct show_row){.partner = BOOK_NONE,
				.referral = BOOK_NONE,
				.need = i});
}

/* The option that asks for a kind of rows, and who prints them. */
static const struct kind kinds[] = {
    {'d', ROWS_OF_DUTIES, duty_rows},
    {'j', ROWS_OF_EVENTS, event_rows},
    {'n', ROWS_OF_NEEDS, need_rows},
    {'p', ROWS_OF_PARTNERS, partner_rows},
    {'\0', ROWS_OF_REFERRALS, referral_rows},
};

/* -e: whether a duty of ours is due by today. */
static int
is_due(const struct status *s)
{
	const struct agenda_item *a;
	size_t i;

	for (i = 0; i < s->agenda.n; i++) {
		a = &s->agenda.item[i];
		if (duty_is_ours(a->duty) && a->due <= s->fold.asof &&
		    pick_row(&s->pick, a->partner, a->referral))
			return 1;
	}
	return 0;
}

static enum st
print_rows(struct status *s)
{
	size_t i;

	s->kind = kinds;
	while (s->kind->letter != '\0' && !opt_given(s->kind->letter))
		s->kind++;
	s->own = mem_alloc(s->o->names.n, sizeof(*s->own));
	for (i = 0; i < s->o->names.n; i++)
		find_user_column(s, i);
	if (pick_make(&s->pick, &s->fold, s->o->who, opt_given('a')) != ST_OK)
		return ST_TROUBLE;
	if (opt_given('d') || opt_given('e'))
		agenda_make(&s->agenda, &s->fold);
	s->out = out_to(stdout, opt_given('T'));
	put_header(s);
	s->kind->print(s);
	return opt_given('e') && is_due(s) ? ST_NO : ST_OK;
}

static enum st
run_status(const struct opts *o)
{
	struct status s = {.o = o};
	struct ledger ledger;
	enum st st;

	st = ledger_open(&ledger, o->dir);
	if (st == ST_OK) {
		st = book_load(&s.book, &ledger, o->asof);
		st = msg_worst(st, fold_make(&s.fold, &s.book, o->asof));
		st = msg_worst(st, print_rows(&s));
	}
	free(s.own);
	pick_free(&s.pick);
	agenda_free(&s.agenda);
	fold_free(&s.fold);
	book_free(&s.book);
	ledger_close(&ledger);
	return st;
}

/* Reads the command line; 1 to go on, 0 if the program is to end with *st. */
static int
parse_options(struct opts *o, int argc, char *argv[], enum st *st)
{
	const size_t rules = sizeof(contrary) / sizeof(contrary[0]);
	int ch, bad = 0;

	*st = ST_OK;
	while (!bad && (ch = opt_next(argc, argv, "+aC:c:dehjnopTt:V")) != -1)
		switch (ch) {
		case 'C': o->dir = optarg; break;
		case 'c': opt_names(&o->names, ch, optarg); break;
		case 'h': usage(stdout); return 0;
		case 't': o->asof = opt_date(ch, optarg); break;
		case 'V': opt_version(); return 0;
		case '?': bad = 1; break;
		default: break; /* opt_given */
		}
	o->who = argv + optind;
	bad = bad || opt_conflict(contrary, rules);
	if (!bad && opt_given('n') && *o->who != NULL) {
		msg("-n: a need is nobody's: no WHO");
		bad = 1;
	}
	if (bad) {
		usage(stderr);
		*st = ST_TROUBLE;
		return 0;
	}
	if (!opt_given('t'))
		o->asof = date_today();
	return 1;
}

int
main(int argc, char *argv[])
{
	struct opts o = {0};
	enum st st;

	if (parse_options(&o, argc, argv, &st))
		st = run_status(&o);
	opt_names_free(&o.names);
	return out_close(st);
}
