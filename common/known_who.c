/*
 * WHO among what is known: an id needs no search; all else is looked for
 * among the partners and, behind them, the referrals.
 */
#include <stdlib.h>
#include <string.h>

#include "known.h"

/* Candidates for WHO: the partners, and behind them the referrals. */
static void
describe(void *ctx, size_t i, struct who_named *x)
{
	const struct known *k = ctx;
	size_t partners = k->sheet[T_PARTNERS].rows, r = i - partners;

	x->as = i;
	if (i < partners) {
		x->as = known_root(k, i);
		x->id = known_cell(k, T_PARTNERS, i, PARTNERS_partner);
		x->email = known_cell(k, T_PARTNERS, i, PARTNERS_email);
		x->name = known_cell(k, T_PARTNERS, i, PARTNERS_name);
		x->firm = known_cell(k, T_PARTNERS, i, PARTNERS_firm);
		return;
	}
	x->referral = 1;
	x->id = known_cell(k, T_REFERRALS, r, REFERRALS_referral);
	/* of a void one another may stand in its place */
	x->hidden = map_get(&k->is_void, x->id) != MAP_NONE;
	x->email = known_cell(k, T_REFERRALS, r, REFERRALS_email);
	x->prospect = known_cell(k, T_REFERRALS, r, REFERRALS_prospect);
}

/* An id decides before all else, and needs no search; of a duplicate partner
 * who_one says which is kept. */
static size_t
exact(const struct known *k, const char *who, int referrals, int *referral)
{
	size_t p = known_id(k, T_PARTNERS, who), r = KNOWN_NONE;

	if (referrals)
		r = known_id(k, T_REFERRALS, who);
	*referral = r != KNOWN_NONE;
	if (p == KNOWN_NONE)
		return r;
	return r == KNOWN_NONE && known_root(k, p) == p ? p : KNOWN_NONE;
}

/* Which referrals are void.  Bad rows are the journal's, which reads them. */
static void
load_void(struct known *k)
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
asks_for_void(struct known *k, const char *who, size_t n)
{
	size_t *hit, hits, i, found = 0;

	hits = who_find(who, n, describe, k, &hit);
	for (i = 0; i < hits; i++)
		found += hit[i] >= k->sheet[T_PARTNERS].rows;
	free(hit);
	return found > 0;
}

size_t
known_who(struct known *k, const char *who, int referrals, int *referral)
{
	size_t partners = k->sheet[T_PARTNERS].rows, n = partners, i;

	if ((i = exact(k, who, referrals, referral)) != KNOWN_NONE)
		return i;
	n += referrals ? k->sheet[T_REFERRALS].rows : 0;
	if (referrals && !k->has_void && asks_for_void(k, who, n))
		load_void(k);
	i = who_one(
	    who, referrals ? "partner or referral" : "partner", n, describe, k);
	if (i == (size_t)-1)
		return KNOWN_NONE;
	*referral = i >= partners;
	return i >= partners ? i - partners : i;
}
