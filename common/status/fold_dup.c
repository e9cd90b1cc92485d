/*
 * Who has the credit: the earliest introduction of a prospect, who is known
 * by e-mail, by phone, or as one who was erased (prospect.h).
 *
 * A received referral duplicates the earliest one before it, with the same
 * key, from another partner.  So of each key only two referrals are kept: the
 * first, and the first from any other partner than that one's.
 */
#include "status/fold_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/prospect.h"

struct key {
	size_t first, other; /* places in the order, or BOOK_NONE */
};

struct keys {
	struct map map;
	struct key *key;
	size_t n, cap;
	struct mem_pool pool;
};

/* The key of an e-mail in buf, which grows. */
static const char *
email_key(const char *s, char **buf, size_t *cap)
{
	size_t n = strlen(s) + 1;

	*buf = mem_grow(*buf, cap, n, 1);
	prospect_email(s, *buf, n);
	return *buf;
}

/* What is known of a key, made if it is new. */
static struct key *
reach(struct keys *k, const char *text)
{
	size_t at = map_get(&k->map, text);

	if (at == MAP_NONE) {
		at = k->n++;
		k->key = mem_grow(k->key, &k->cap, k->n, sizeof(*k->key));
		k->key[at] = (struct key){BOOK_NONE, BOOK_NONE};
		map_put(&k->map, mem_pool_dup(&k->pool, text), at);
	}
	return &k->key[at];
}

/*
 * Looks the referral at this place of the order up under a key, and puts it
 * there: the place of the earliest from another partner, or BOOK_NONE.
 */
static size_t
look(const struct fold *f, struct keys *k, const char *text, size_t place)
{
	const struct book_referral *r = f->book->referral;
	const size_t partner = r[f->order[place]].partner;
	struct key *key;

	if (*text == '\0')
		return BOOK_NONE;
	key = reach(k, text);
	if (key->first == BOOK_NONE) {
		key->first = place;
		return BOOK_NONE;
	}
	if (r[f->order[key->first]].partner != partner) {
		if (key->other == BOOK_NONE)
			key->other = place;
		return key->first;
	}
	return key->other;
}

void
fold_dups(struct fold *f)
{
	const struct book *b = f->book;
	char phone[PROSPECT_DIGITS + 1], *buf = NULL;
	struct keys k = {0};
	size_t at, best, other, cap = 0, i, n;
	const char *key[3];

	for (at = 0; at < b->referrals; at++) {
		i = f->order[at];
		if (b->referral[i].given || fold_is_void(f, i))
			continue;
		key[0] = email_key(book_r(b, i, REFERRALS_email), &buf, &cap);
		prospect_phone(book_r(b, i, REFERRALS_phone), phone);
		key[1] = phone;
		key[2] = prospect_erased(book_r(b, i, REFERRALS_prospect));
		best = BOOK_NONE; /* the highest */
		for (n = 0; n < sizeof(key) / sizeof(key[0]); n++) {
			other = look(f, &k, key[n], at);
			best = other < best ? other : best;
		}
		if (best != BOOK_NONE)
			f->referral[i].dup_of = f->order[best];
	}
	free(buf);
	free(k.key);
	map_free(&k.map);
	mem_pool_free(&k.pool);
}
