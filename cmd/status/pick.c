/*
 * Operands are found among partners and, behind them, referrals; what they pick
 * out is a flag for each.
 */
#include "pick.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ledger/who.h"

/* Flags of a partner: all of it, or a referral of theirs. */
enum { WHOLE = 1, PARTLY = 2 };

struct candidates {
	const struct fold *f;
	int voids;
};

/* A void referral, unless voids count. */
static int
is_hidden(void *ctx, size_t i)
{
	const struct candidates *c = ctx;
	const size_t partners = c->f->book->partners;

	return i >= partners && !c->voids && fold_is_void(c->f, i - partners);
}

/* Partners first, then referrals. */
static void
describe_row(void *ctx, size_t i, struct who_named *x)
{
	const struct book *b = ((const struct candidates *)ctx)->f->book;

	x->hides = is_hidden;
	if (i < b->partners) {
		x->as = b->partner[i].root;
		who_row(x, &b->sheet[T_PARTNERS], b->partner[i].row);
	} else {
		x->as = i;
		who_row(x, &b->sheet[T_REFERRALS],
		    b->referral[i - b->partners].row);
	}
}

enum st
pick_make(struct pick *p, const struct fold *f, char *who[], int voids)
{
	struct candidates c = {f, voids};
	const struct book *b = f->book;
	enum st st = ST_OK;
	size_t hit;

	p->all = *who == NULL;
	p->partner = mem_alloc(b->partners, 1);
	p->referral = mem_alloc(b->referrals, 1);
	for (; *who != NULL; who++) {
		hit = who_one(*who, "partner or referral",
		    b->partners + b->referrals, describe_row, &c);
		if (hit == (size_t)-1)
			st = ST_TROUBLE;
		else if (hit < b->partners)
			p->partner[hit] |= WHOLE;
		else {
			hit -= b->partners;
			p->referral[hit] = 1;
			p->partner[b->referral[hit].partner] |= PARTLY;
		}
	}
	return st;
}

void
pick_free(struct pick *p)
{
	free(p->partner);
	free(p->referral);
	*p = (struct pick){0};
}

int
pick_partner(const struct pick *p, size_t partner)
{
	return p->all || p->partner[partner] != 0;
}

int
pick_row(const struct pick *p, size_t partner, size_t referral)
{
	return p->all || (p->partner[partner] & WHOLE) ||
	    (referral != BOOK_NONE && p->referral[referral]);
}
