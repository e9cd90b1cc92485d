/*
 * What a word of a partner says of their referrals: a status is that of the
 * only one which awaits one; thanks and reports go to each that waits.
 */
#include <stdlib.h>
#include <string.h>

#include "event_part.h"

enum { LISTED = 5 };

static const char *
referral_cell(const struct deed_making *m, size_t r, int col)
{
	return lookup_cell(&m->k->known, T_REFERRALS, r, col);
}

/* Puts the referrals of each partner together. */
static void
make_chains(struct deed_making *m)
{
	const struct lookup *k = &m->k->known;
	size_t partners = k->sheet[T_PARTNERS].rows;
	size_t r = k->sheet[T_REFERRALS].rows, i, p;

	if (m->first != NULL)
		return;
	m->first = mem_alloc(partners, sizeof(*m->first));
	m->next = mem_alloc(r, sizeof(*m->next));
	for (i = 0; i < partners; i++)
		m->first[i] = LOOKUP_NONE;
	while (r-- > 0) {
		if ((p = lookup_giver(k, r)) == LOOKUP_NONE)
			continue;
		m->next[r] = m->first[p];
		m->first[p] = r;
	}
}

/* Whether a word of a partner goes to referrals of theirs. */
static int
is_status(const struct word *w)
{
	return (w->flags & WORD_STATUS) != 0;
}

static int
is_duty(const struct word *w)
{
	return w->id == W_THANKED || w->id == W_INFORMED;
}

/* The root of the partner that a target names, if it names no referral. */
static size_t
partner_of(struct deed_making *m, const struct deed_target *t)
{
	size_t p;

	if (*t->referral != '\0' || *t->partner == '\0')
		return LOOKUP_NONE;
	p = lookup_partner(&m->k->known, t->partner);
	return p == LOOKUP_NONE || p == LOOKUP_SEVERAL
	    ? LOOKUP_NONE
	    : lookup_root(&m->k->known, p);
}

void
deed_ask(struct deed_making *m, const struct deed_target *t)
{
	const struct deed *d = m->d;
	size_t i, r, p = LOOKUP_NONE;
	int status = 0;

	for (i = 0; i < d->words; i++)
		status |= is_status(d->word[i]);
	if (*t->referral != '\0') {
		r = lookup_id(&m->k->known, T_REFERRALS, t->referral);
		if (r != LOOKUP_NONE)
			journal_ask(&m->k->journal, r);
		return;
	}
	if (status)
		p = partner_of(m, t);
	if (p == LOOKUP_NONE)
		return;
	make_chains(m);
	for (r = m->first[p]; r != LOOKUP_NONE; r = m->next[r])
		journal_ask(&m->k->journal, r);
}

/* Whether the word could be the next of a referral: an open one; an ended one
 * that is not void for reopened. */
static int
awaits(struct deed_making *m, size_t r, const struct word *w)
{
	enum word_id status = journal_status(&m->k->journal, r);
	int open = (word_of(status)->flags & WORD_OPEN) != 0;

	if (date_parse(referral_cell(m, r, REFERRALS_date)) > m->k->today)
		return 0;
	return w->id == W_REOPENED ? !open && status != W_VOID : open;
}

/* Who a referral is about: the prospect's name or e-mail. */
static const char *
prospect(const struct deed_making *m, size_t r)
{
	const char *name = referral_cell(m, r, REFERRALS_prospect);

	return *name != '\0' ? name : referral_cell(m, r, REFERRALS_email);
}

/* "r1 (Tom Blue, contacted), r2 (...)": those among which to choose. */
static char *
list_awaiting(struct deed_making *m, size_t p, const struct word *w)
{
	char *list = mem_dup("", 0), *longer;
	size_t r, n = 0;

	for (r = m->first[p]; r != LOOKUP_NONE; r = m->next[r]) {
		if (!awaits(m, r, w))
			continue;
		if (++n > LISTED)
			break;
		longer = mem_printf("%s%s%s (%s, %s)", list, n > 1 ? ", " : "",
		    referral_cell(m, r, REFERRALS_referral), prospect(m, r),
		    word_of(journal_status(&m->k->journal, r))->name);
		free(list);
		list = longer;
	}
	if (n <= LISTED)
		return list;
	longer = mem_printf("%s, ...", list);
	free(list);
	return longer;
}

/* A status word of a partner: of the only referral that awaits one. */
static void
add_status(struct deed_making *m, const struct word *w,
    const struct deed_target *t, size_t p)
{
	const char *kind = w->id == W_REOPENED ? "ended" : "open";
	size_t r, n = 0, only = LOOKUP_NONE;
	char *list;

	make_chains(m);
	for (r = m->first[p]; r != LOOKUP_NONE; r = m->next[r])
		if (awaits(m, r, w)) {
			only = r;
			n++;
		}
	if (n == 1) {
		if (m->aloud)
			msg("%s: %s (%s)", w->name,
			    referral_cell(m, only, REFERRALS_referral),
			    prospect(m, only));
		deed_add(m, w, referral_cell(m, only, REFERRALS_referral), "",
		    t->line);
		return;
	}
	if (n == 0) {
		deed_add_faulty(m, w, t,
		    mem_printf("'%s' has no %s referral", t->partner, kind));
		return;
	}
	list = list_awaiting(m, p, w);
	deed_add_faulty(m, w, t,
	    mem_printf("'%s' has %zu %s referrals: which one? %s", t->partner,
		n, kind, list));
	free(list);
}

/* Folds the ledger, to know its duties. */
static enum st
fold(struct deed_making *m)
{
	if (m->folded)
		return ST_OK;
	m->folded = 1;
	if (book_load(&m->book, m->k->known.view, m->k->today) != ST_OK) {
		msg("mend the ledger first: nothing was stored");
		return ST_TROUBLE;
	}
	fold_make(&m->fold, &m->book, m->k->today);
	return ST_OK;
}

/* Whether a referral has the duty that the word fulfils: a thanks; a report,
 * of news or because one is due. */
static int
is_owed(const struct deed_making *m, size_t r, const struct word *w)
{
	const int *due = m->fold.referral[r].due;

	if (w->id == W_THANKED)
		return due[DUTY_THANK] != DATE_NONE;
	return due[DUTY_INFORM] != DATE_NONE ||
	    (due[DUTY_UPDATE] != DATE_NONE && due[DUTY_UPDATE] <= m->k->today);
}

/* `thanked` or `informed` of a partner: a row for each referral that waits
 * for it. */
static void
add_owed(struct deed_making *m, const struct word *w,
    const struct deed_target *t, size_t p)
{
	const char *id;
	size_t r, in_book, n = 0;

	make_chains(m);
	for (r = m->first[p]; r != LOOKUP_NONE; r = m->next[r]) {
		id = referral_cell(m, r, REFERRALS_referral);
		in_book = map_get(&m->book.referral_id, id);
		/* the book has none that are dated after today */
		if (in_book >= m->book.referrals || !is_owed(m, in_book, w))
			continue;
		n++;
		if (m->aloud)
			msg("%s: %s (%s)", w->name, id, prospect(m, r));
		deed_add(m, w, id, "", t->line);
	}
	if (n == 0)
		deed_add_faulty(m, w, t,
		    mem_printf("'%s' has no referral that waits to be %s",
			t->partner, w->name));
}

int
deed_of_partner(
    struct deed_making *m, const struct word *w, const struct deed_target *t)
{
	size_t p = LOOKUP_NONE;

	if (is_status(w) || is_duty(w))
		p = partner_of(m, t);
	if (p == LOOKUP_NONE)
		return 0;
	if (is_status(w)) {
		add_status(m, w, t, p);
		return 1;
	}
	if (fold(m) != ST_OK)
		return -1;
	add_owed(m, w, t, p);
	return 1;
}

void
deed_part_free(struct deed_making *m)
{
	if (m->folded) {
		fold_free(&m->fold);
		book_free(&m->book);
	}
	free(m->first);
	free(m->next);
}
