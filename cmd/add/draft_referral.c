/*
 * Referrals: by whom, of whom, whether they are there already, and who has
 * referred that prospect before.
 */
#include <stdlib.h>

#include "draft.h"

static int
is_received(const struct draft_row *r)
{
	return *r->cell[REFERRALS_direction] == 'r';
}

/* All that a referral without an id says of whom and when. */
static char *
same_key(const struct lookup *k, const char *const c[])
{
	size_t p = lookup_id(k, T_PARTNERS, c[REFERRALS_partner]);

	return mem_printf("%s %c %zu %s\x1f%s\x1f%s", c[REFERRALS_date],
	    *c[REFERRALS_direction], lookup_root(k, p), c[REFERRALS_prospect],
	    c[REFERRALS_email], c[REFERRALS_phone]);
}

static void
note_same(struct session *s, size_t referral)
{
	const char *cell[REFERRALS_N];
	char *key;

	lookup_cells(&s->known, T_REFERRALS, referral, cell);
	key = same_key(&s->known, cell);
	map_put_copy(&s->same, &s->pool, key, referral);
	free(key);
}

/* The referral that says the same, when rows have no ids to be known by.  All
 * are noted when first one is looked for. */
static size_t
find_same(struct session *s, const char *const c[])
{
	size_t n = s->same.n == 0 ? s->known.sheet[T_REFERRALS].rows : 0, i;
	char *key;

	for (i = 0; i < n; i++)
		note_same(s, i);
	key = same_key(&s->known, c);
	i = map_get(&s->same, key);
	free(key);
	return i;
}

/* A partner that refers itself, or is referred to itself; a fault, and 1. */
static int
is_self(struct draft *d, struct draft_row *r)
{
	const struct lookup *k = &d->s->known;
	size_t p = lookup_id(k, T_PARTNERS, r->cell[REFERRALS_partner]);

	if (d->s->o->store_duplicates ||
	    !lookup_is_self(
		k, p, r->cell[REFERRALS_prospect], r->cell[REFERRALS_email]))
		return 0;
	draft_refuse(d, r, REFERRALS_partner,
	    "the prospect is the partner itself (-f stores it all the same)");
	return 1;
}

/* A received referral of the same prospect from the same partner; and 1. */
static int
is_duplicate(struct draft *d, struct draft_row *r)
{
	const struct lookup *k = &d->s->known;
	size_t twin;

	if (d->s->o->store_duplicates || !is_received(r) ||
	    (twin = duplicate_find(&d->s->duplicates, r->cell)) == LOOKUP_NONE)
		return 0;
	draft_refuse(d, r,
	    *r->cell[REFERRALS_prospect] ? REFERRALS_prospect : REFERRALS_email,
	    "'%s' referred the same prospect within %d days: '%s', %s",
	    r->cell[REFERRALS_partner], DUPLICATE_DAYS,
	    lookup_cell(k, T_REFERRALS, twin, REFERRALS_referral),
	    draft_place(d, twin));
	r->state = DRAFT_DUPLICATE;
	return 1;
}

/* Says who has the credit for a prospect that was referred before. */
static void
remark_credit(struct draft *d, struct draft_row *r)
{
	const struct lookup *k = &d->s->known;
	size_t first = duplicate_credit(&d->s->duplicates, r->cell);

	if (first == LOOKUP_NONE)
		return;
	r->remark = mem_pool_printf(&d->s->pool,
	    "%s: '%s' referred this prospect before, on %s (%s), and has the "
	    "credit",
	    r->cell[REFERRALS_referral],
	    lookup_cell(
		k, T_PARTNERS, lookup_giver(k, first), PARTNERS_partner),
	    lookup_cell(k, T_REFERRALS, first, REFERRALS_date),
	    lookup_cell(k, T_REFERRALS, first, REFERRALS_referral));
}

/* Loads what is looked for among the referrals that there are: for a few rows
 * it is not worth while to know them all. */
void
draft_referral_begin(struct draft *d)
{
	struct session *s = d->s;
	const char *cell[REFERRALS_N];
	size_t row, p;
	int i;

	if (s->duplicates.loaded)
		return;
	for (row = 0; row < d->in->rows; row++) {
		for (i = 0; i < REFERRALS_N; i++)
			cell[i] = input_cell(d->in, row, d->from[i]);
		p = lookup_partner(&s->known, cell[REFERRALS_partner]);
		duplicate_ask(&s->duplicates, cell, lookup_root(&s->known, p));
	}
	duplicate_load(
	    &s->duplicates, &s->known, &s->history, s->o->one_by_one);
}

void
draft_referral(struct draft *d, struct draft_row *r)
{
	struct session *s = d->s;
	size_t same;

	if (!draft_resolve_partner(d, r, REFERRALS_partner) ||
	    draft_is_future(d, r, REFERRALS_date) || draft_has_known_id(d, r) ||
	    is_self(d, r))
		return;
	if (s->o->leave_known && *r->cell[REFERRALS_referral] == '\0' &&
	    (same = find_same(s, r->cell)) != MAP_NONE) {
		draft_leave_out(r, same);
		return;
	}
	if (is_duplicate(d, r))
		return;
	draft_make_id(d, r, 'r', REFERRALS_date);
	if (is_received(r))
		remark_credit(d, r);
	draft_accept(d, r);
	if (is_received(r))
		duplicate_add(&s->duplicates, r->number);
	if (s->same.n > 0)
		note_same(s, r->number);
}
