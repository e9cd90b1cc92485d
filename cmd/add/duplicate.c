/*
 * All is done by maps, a few look-ups for a referral: those of a giver and a
 * prospect are kept by buckets of days no wider than DUPLICATE_DAYS, so that
 * two of a bucket are duplicates, and of its neighbours the nearest decides.
 */
#include "duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/prospect.h"

enum { WIDTH = DUPLICATE_DAYS + 1 };

/* The keys of a prospect; the strong ones come first, and hold whoever
 * refers them. */
struct keys {
	char *key[4];
	size_t strong, n;
};

/*
 * By e-mail, by phone, and by the name as each of kinds: 'n' of all rows, 'm'
 * of those without an e-mail.
 */
static void
make_keys(struct keys *k, const char *const cells[], const char *kinds)
{
	const char *email = cells[REFERRALS_email];
	char phone[PROSPECT_DIGITS + 1], *name;
	size_t n = strlen(email) + 1;

	k->n = 0;
	if (*email != '\0') {
		k->key[k->n++] = name = mem_alloc(n + 1, 1);
		name[0] = 'e';
		prospect_email(email, name + 1, n);
	}
	prospect_phone(cells[REFERRALS_phone], phone);
	if (*phone != '\0')
		k->key[k->n++] = mem_printf("p%s", phone);
	k->strong = k->n;
	if (*kinds == '\0' || *cells[REFERRALS_prospect] == '\0')
		return;
	name = text_fold(cells[REFERRALS_prospect]);
	for (; *kinds != '\0'; kinds++)
		k->key[k->n++] = mem_printf("%c%s", *kinds, name);
	free(name);
}

static void
free_keys(struct keys *k)
{
	while (k->n > 0)
		free(k->key[--k->n]);
}

static int
referral_date(const struct lookup *k, size_t referral)
{
	return date_parse(
	    lookup_cell(k, T_REFERRALS, referral, REFERRALS_date));
}

/* Whether a comes before b: by date, then in the order of recording. */
static int
is_before(const struct lookup *k, size_t a, size_t b)
{
	int x = referral_date(k, a), y = referral_date(k, b);

	return x != y ? x < y : a < b;
}

/* The giver of a row with these cells. */
static size_t
giver_root(const struct lookup *k, const char *const cells[])
{
	return lookup_root(
	    k, lookup_id(k, T_PARTNERS, cells[REFERRALS_partner]));
}

/* The bucket of a day; days before 1970 are negative. */
static long
day_bucket(int date)
{
	return date >= 0 ? date / WIDTH : -((-date + WIDTH - 1) / WIDTH);
}

/* The key of a bucket, two numbers and a text, valid until the next.  It is
 * made without printf, which would be most of the work. */
static const char *
near_key(struct duplicates *d, size_t root, long bucket, const char *key)
{
	size_t len = strlen(key) + 1, n = len + 48;
	char *s;

	d->text = mem_grow(d->text, &d->text_cap, n, 1);
	s = memcpy(d->text + n - len, key, len);
	*--s = ' ';
	s = text_digits_before(s, (unsigned long long)bucket);
	*--s = ' ';
	return text_digits_before(s, root);
}

/* The pair of a key; where there is none, it is made of two, and NULL. */
static struct duplicate_pair *
take_pair(struct duplicates *d, struct map *m, const char *key, size_t first,
    size_t other)
{
	size_t i = map_put_copy(m, &d->pool, key, d->pairs);

	if (i < d->pairs)
		return &d->pair[i];
	d->pair =
	    mem_grow(d->pair, &d->pairs_cap, d->pairs + 1, sizeof(*d->pair));
	d->pair[d->pairs++] = (struct duplicate_pair){first, other};
	return NULL;
}

static void
add_near(struct duplicates *d, size_t root, size_t referral, const char *key)
{
	int date = referral_date(d->known, referral);
	struct duplicate_pair *x = take_pair(d, &d->near,
	    near_key(d, root, day_bucket(date), key), referral, referral);

	if (x != NULL && date < referral_date(d->known, x->first))
		x->first = referral;
	if (x != NULL && date > referral_date(d->known, x->other))
		x->other = referral;
}

static void
add_credit(struct duplicates *d, size_t root, size_t referral, const char *key)
{
	struct duplicate_pair *x =
	    take_pair(d, &d->credit, key, referral, LOOKUP_NONE);
	int same;

	if (x == NULL)
		return;
	same = lookup_giver(d->known, x->first) == root;
	if (is_before(d->known, referral, x->first)) {
		if (!same)
			x->other = x->first;
		x->first = referral;
	} else if (!same &&
	    (x->other == LOOKUP_NONE ||
		is_before(d->known, referral, x->other)))
		x->other = referral;
}

void
duplicate_add(struct duplicates *d, size_t referral)
{
	const char *cells[REFERRALS_N];
	size_t i, root;
	struct keys k;

	lookup_cells(d->known, T_REFERRALS, referral, cells);
	root = giver_root(d->known, cells);
	make_keys(&k, cells, *cells[REFERRALS_email] != '\0' ? "n" : "nm");
	for (i = 0; i < k.n; i++) {
		if (i < k.strong)
			add_credit(d, root, referral, k.key[i]);
		add_near(d, root, referral, k.key[i]);
	}
	free_keys(&k);
}

/* A duplicate of a row shares one of these: its prospect's keys, its giver. */
static void
asked_keys(struct keys *k, const char *const cells[], size_t root)
{
	make_keys(k, cells, "");
	k->key[k->n++] = mem_printf("r%zu", root);
}

void
duplicate_ask(struct duplicates *d, const char *const cells[], size_t root)
{
	struct keys k;
	size_t i;

	asked_keys(&k, cells, root);
	for (i = 0; i < k.n; i++)
		map_put_copy(&d->asked, &d->pool, k.key[i], 1);
	free_keys(&k);
}

static int
is_asked(
    const struct duplicates *d, const struct lookup *k, const char *const c[])
{
	struct keys keys;
	int asked = 0;
	size_t i;

	asked_keys(&keys, c, giver_root(k, c));
	for (i = 0; i < keys.n; i++)
		asked |= map_get(&d->asked, keys.key[i]) != MAP_NONE;
	free_keys(&keys);
	return asked;
}

void
duplicate_load(
    struct duplicates *d, struct lookup *k, const struct history *h, int all)
{
	const char *c[REFERRALS_N];
	size_t i;

	d->known = k;
	d->loaded = 1;
	for (i = 0; i < k->old[T_REFERRALS]; i++) {
		lookup_cells(k, T_REFERRALS, i, c);
		if (*c[REFERRALS_direction] == 'r' &&
		    (all || is_asked(d, k, c)) && !history_is_void(h, i))
			duplicate_add(d, i);
	}
}

/* A referral with this key and giver within DUPLICATE_DAYS, or NONE. */
static size_t
find_near(struct duplicates *d, size_t root, int date, const char *key)
{
	static const int beside[] = {0, -1, 1};
	const struct duplicate_pair *x;
	size_t i, at, referral;
	int apart;

	for (i = 0; i < 3; i++) {
		at = map_get(&d->near,
		    near_key(d, root, day_bucket(date) + beside[i], key));
		if (at == MAP_NONE)
			continue;
		x = &d->pair[at];
		referral = beside[i] < 0 ? x->other : x->first;
		apart = beside[i] * (referral_date(d->known, referral) - date);
		if (apart <= DUPLICATE_DAYS)
			return referral;
	}
	return LOOKUP_NONE;
}

size_t
duplicate_find(struct duplicates *d, const char *const cells[])
{
	int date = date_parse(cells[REFERRALS_date]);
	size_t root = giver_root(d->known, cells), found = LOOKUP_NONE, i;
	struct keys k;

	make_keys(&k, cells, *cells[REFERRALS_email] != '\0' ? "m" : "n");
	for (i = 0; i < k.n && found == LOOKUP_NONE; i++)
		found = find_near(d, root, date, k.key[i]);
	free_keys(&k);
	return found;
}

size_t
duplicate_credit(struct duplicates *d, const char *const cells[])
{
	int date = date_parse(cells[REFERRALS_date]);
	size_t root = giver_root(d->known, cells), found = LOOKUP_NONE, r, i,
	       at;
	struct keys k;

	make_keys(&k, cells, "");
	for (i = 0; i < k.n; i++) {
		if ((at = map_get(&d->credit, k.key[i])) == MAP_NONE)
			continue;
		r = d->pair[at].first;
		if (lookup_giver(d->known, r) == root)
			r = d->pair[at].other;
		if (r != LOOKUP_NONE && referral_date(d->known, r) <= date &&
		    (found == LOOKUP_NONE || is_before(d->known, r, found)))
			found = r;
	}
	free_keys(&k);
	return found;
}

void
duplicate_free(struct duplicates *d)
{
	map_free(&d->near);
	map_free(&d->credit);
	map_free(&d->asked);
	free(d->pair);
	free(d->text);
	mem_pool_free(&d->pool);
	*d = (struct duplicates){0};
}
