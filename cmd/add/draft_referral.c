/*
 * Referrals: by whom, of whom, whether they are there already, and who has
 * referred that prospect before.
 */
#include <stdlib.h>
#include <string.h>

#include "draft.h"

static const char **
cells(const struct draft *d, size_t row)
{
	return d->row[row].cell;
}

static int
is_received(const char *const c[])
{
	return *c[REFERRALS_direction] == 'r';
}

/* All that a referral without an id says of whom and when. */
static char *
same_key(struct desk *k, const char *const c[])
{
	size_t p = lookup_id(&k->known, T_PARTNERS, c[REFERRALS_partner]);

	return mem_printf("%s %c %zu %s\x1f%s\x1f%s", c[REFERRALS_date],
	    *c[REFERRALS_direction],
	    p != LOOKUP_NONE ? lookup_root(&k->known, p) : p,
	    c[REFERRALS_prospect], c[REFERRALS_email], c[REFERRALS_phone]);
}

static void
put_same(struct desk *k, size_t referral)
{
	const char *c[REFERRALS_N];
	char *key;
	int i;

	for (i = 0; i < REFERRALS_N; i++)
		c[i] = lookup_cell(&k->known, T_REFERRALS, referral, i);
	key = same_key(k, c);
	map_put_copy(&k->same, &k->pool, key, referral);
	free(key);
}

/* The referral that says the same, when rows have no ids to be known by. */
static size_t
find_same(struct desk *k, const char *const c[])
{
	size_t i;
	char *key;

	for (i = 0; !k->has_same && i < k->known.sheet[T_REFERRALS].rows; i++)
		put_same(k, i);
	k->has_same = 1;
	key = same_key(k, c);
	i = map_get(&k->same, key);
	free(key);
	return i;
}

/* A partner that refers itself, or is referred to itself; a fault, and 1. */
static int
is_self(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	const char **c = cells(d, row);
	size_t p = lookup_id(&k->known, T_PARTNERS, c[REFERRALS_partner]);

	if (k->force ||
	    !lookup_is_self(
		&k->known, p, c[REFERRALS_prospect], c[REFERRALS_email]))
		return 0;
	draft_refuse(d, row, REFERRALS_partner,
	    "the prospect is the partner itself (-f stores it all the same)");
	return 1;
}

/* A received referral of the same prospect from the same partner; and 1. */
static int
is_double(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	const char **c = cells(d, row);
	char *place;
	size_t twin;

	if (k->force || !is_received(c) ||
	    (twin = twin_of(&k->twin, c)) == LOOKUP_NONE)
		return 0;
	place = lookup_place(&k->known, T_REFERRALS, twin, d->in->file);
	draft_double(d, row,
	    *c[REFERRALS_prospect] ? REFERRALS_prospect : REFERRALS_email,
	    "'%s' referred the same prospect within %d days: '%s', %s",
	    c[REFERRALS_partner], TWIN_DAYS,
	    lookup_cell(&k->known, T_REFERRALS, twin, REFERRALS_referral),
	    place);
	free(place);
	return 1;
}

/* Says who has the credit for a prospect that was referred before. */
static void
tell_credit(struct draft *d, size_t row)
{
	struct lookup *k = &d->desk->known;
	size_t first = twin_credit(&d->desk->twin, cells(d, row));

	if (first == LOOKUP_NONE)
		return;
	draft_remark(d, row,
	    "%s: '%s' referred this prospect before, on %s (%s), and has the "
	    "credit",
	    cells(d, row)[REFERRALS_referral],
	    lookup_cell(
		k, T_PARTNERS, lookup_giver(k, first), PARTNERS_partner),
	    lookup_cell(k, T_REFERRALS, first, REFERRALS_date),
	    lookup_cell(k, T_REFERRALS, first, REFERRALS_referral));
}

/* What is looked for among the referrals that there are: for a few rows it is
 * not worth while to know them all. */
void
draft_referral_begin(struct draft *d)
{
	const struct intake *in = d->in;
	struct desk *k = d->desk;
	size_t row, p;

	if (k->twin.made)
		return;
	for (row = 0; row < in->rows; row++) {
		p = lookup_partner(&k->known,
		    intake_cell(in, row, d->from[REFERRALS_partner]));
		if (p != LOOKUP_NONE && p != LOOKUP_SEVERAL)
			p = lookup_root(&k->known, p);
		twin_ask(&k->twin, p,
		    intake_cell(in, row, d->from[REFERRALS_email]),
		    intake_cell(in, row, d->from[REFERRALS_phone]));
	}
	twin_make(&k->twin, &k->known, &k->journal, k->journal.all);
}

void
draft_referral(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	const char **c = cells(d, row);
	size_t same;

	if (!draft_partner_cell(d, row, REFERRALS_partner) ||
	    draft_future(d, row, REFERRALS_date))
		return;
	if (draft_id_known(d, row) || is_self(d, row))
		return;
	if (k->keep && *c[REFERRALS_referral] == '\0' &&
	    (same = find_same(k, c)) != MAP_NONE) {
		d->row[row].state = DRAFT_KNOWN;
		d->row[row].number = same;
		return;
	}
	if (is_double(d, row))
		return;
	if (*c[REFERRALS_referral] == '\0')
		draft_date_id(d, row, 'r', REFERRALS_date);
	if (is_received(c))
		tell_credit(d, row);
	draft_accept(d, row);
	if (is_received(c))
		twin_add(&k->twin, d->row[row].number);
	if (k->has_same)
		put_same(k, d->row[row].number);
}
