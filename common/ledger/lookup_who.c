/*
 * WHO among what is known: an id needs no search; all else is looked for
 * among the partners and, behind them, the referrals.
 */
#include <stdlib.h>
#include <string.h>

#include "ledger/lookup.h"

/* Candidates for WHO: the partners, and behind them the referrals. */
static void
describe(void *ctx, size_t i, struct who_named *x)
{
	const struct lookup *k = ctx;
	size_t partners = k->sheet[T_PARTNERS].rows, r = i - partners;

	x->as = i;
	if (i < partners) {
		x->as = lookup_root(k, i);
		x->id = lookup_cell(k, T_PARTNERS, i, PARTNERS_partner);
		x->email = lookup_cell(k, T_PARTNERS, i, PARTNERS_email);
		x->name = lookup_cell(k, T_PARTNERS, i, PARTNERS_name);
		x->firm = lookup_cell(k, T_PARTNERS, i, PARTNERS_firm);
		return;
	}
	x->referral = 1;
	x->id = lookup_cell(k, T_REFERRALS, r, REFERRALS_referral);
	/* of a void one another may stand in its place */
	x->hidden = map_get(&k->is_void, x->id) != MAP_NONE;
	x->email = lookup_cell(k, T_REFERRALS, r, REFERRALS_email);
	x->prospect = lookup_cell(k, T_REFERRALS, r, REFERRALS_prospect);
}

/* An id decides before all else, and needs no search; of a duplicate partner
 * who_one says which is kept. */
static size_t
exact(const struct lookup *k, const char *who, int referrals, int *referral)
{
	size_t p = lookup_id(k, T_PARTNERS, who), r = LOOKUP_NONE;

	if (referrals)
		r = lookup_id(k, T_REFERRALS, who);
	*referral = r != LOOKUP_NONE;
	if (p == LOOKUP_NONE)
		return r;
	return r == LOOKUP_NONE && lookup_root(k, p) == p ? p : LOOKUP_NONE;
}

/* Which referrals are void.  Bad rows are the journal's, which reads them. */
static void
load_void(struct lookup *k)
{
	static const char *const names[] = {"event", "referral"};
	struct tab *t = ledger_tab(k->view, T_EVENTS);
	int at[2];

	k->has_void = 1;
	if (t != NULL && tab_header(t) == ST_OK &&
	    tab_bind(t, names, 2, 0, at) == ST_OK)
		while (tab_read(t) != 0) {
			if (tab_cells(t) == 0 ||
			    strcmp(tab_cell(t, at[0]), "void") != 0)
				continue;
			map_put_copy(
			    &k->is_void, &k->pool, tab_cell(t, at[1]), 1);
		}
	tab_close(t);
}

/* Whether WHO, of n candidates, might mean a referral that is void. */
static int
asks_for_void(struct lookup *k, const char *who, size_t n)
{
	size_t *hit, hits, i, found = 0;

	hits = who_find(who, n, describe, k, &hit);
	for (i = 0; i < hits; i++)
		found += hit[i] >= k->sheet[T_PARTNERS].rows;
	free(hit);
	return found > 0;
}

size_t
lookup_who(struct lookup *k, const char *who, int referrals, int *referral)
{
	size_t partners = k->sheet[T_PARTNERS].rows, n = partners, i;

	if ((i = exact(k, who, referrals, referral)) != LOOKUP_NONE)
		return i;
	n += referrals ? k->sheet[T_REFERRALS].rows : 0;
	if (referrals && !k->has_void && asks_for_void(k, who, n))
		load_void(k);
	i = who_one(
	    who, referrals ? "partner or referral" : "partner", n, describe, k);
	if (i == (size_t)-1)
		return LOOKUP_NONE;
	*referral = i >= partners;
	return i >= partners ? i - partners : i;
}
