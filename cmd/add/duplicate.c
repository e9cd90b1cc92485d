#include "duplicate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/prospect.h"

enum { WIDTH = TWIN_DAYS + 1, ASK = 128 };

/* What names a prospect: at most an e-mail, a phone, a name. */
struct keys {
	char *key[3];
	size_t n;
};

/* The keys by which a prospect is the same, whoever refers them. */
static void
prospect_keys(struct keys *k, const char *const cells[])
{
	const char *email = cells[REFERRALS_email];
	char phone[PROSPECT_DIGITS + 1], *key;
	size_t n = strlen(email) + 1;

	k->n = 0;
	if (*email != '\0') {
		k->key[k->n++] = key = mem_alloc(n + 1, 1);
		key[0] = 'e';
		prospect_email(email, key + 1, n);
	}
	prospect_phone(cells[REFERRALS_phone], phone);
	if (*phone != '\0')
		k->key[k->n++] = mem_printf("p%s", phone);
}

/* The key by the name; of those without an e-mail there is a second kind. */
static void
name_key(struct keys *k, const char *const cells[], char kind)
{
	char *name;

	if (*cells[REFERRALS_prospect] == '\0')
		return;
	name = text_fold(cells[REFERRALS_prospect]);
	k->key[k->n++] = mem_printf("%c%s", kind, name);
	free(name);
}

static void
drop(struct keys *k)
{
	while (k->n > 0)
		free(k->key[--k->n]);
}

static void
cells_of(const struct lookup *k, size_t referral, const char *cells[])
{
	int i;

	for (i = 0; i < REFERRALS_N; i++)
		cells[i] = lookup_cell(k, T_REFERRALS, referral, i);
}

static int
date_of_referral(const struct lookup *k, size_t referral)
{
	return date_parse(
	    lookup_cell(k, T_REFERRALS, referral, REFERRALS_date));
}

/* The bucket of a day; days before 1970 are negative. */
static long
bucket_of(int date)
{
	return date >= 0 ? date / WIDTH : -((-date + WIDTH - 1) / WIDTH);
}

static size_t
giver(struct lookup *k, const char *const cells[])
{
	size_t p = lookup_id(k, T_PARTNERS, cells[REFERRALS_partner]);

	return p != LOOKUP_NONE ? lookup_root(k, p) : LOOKUP_NONE;
}

/* The key of a bucket: two numbers and a text, t->key, until the next. */
static const char *
near_key(struct twin *t, size_t root, long bucket, const char *key)
{
	size_t len = strlen(key) + 1, n = len + 48;
	char *s;

	t->text = mem_grow(t->text, &t->text_cap, n, 1);
	s = memcpy(t->text + n - len, key, len);
	*--s = ' ';
	s = text_digits_before(s, (unsigned long long)bucket);
	*--s = ' ';
	t->key = text_digits_before(s, root);
	return t->key;
}

static struct twin_near *
near(struct twin *t, size_t root, long bucket, const char *key)
{
	size_t i = map_get(&t->near, near_key(t, root, bucket, key));

	return i == MAP_NONE ? NULL : &t->bucket[i];
}

static void
put_near(struct twin *t, size_t root, size_t referral, const char *key)
{
	int date = date_of_referral(t->known, referral);
	struct twin_near *x = near(t, root, bucket_of(date), key);

	if (x == NULL) {
		/* the key is that just looked for */
		map_put(&t->near, mem_pool_dup(&t->pool, t->key), t->buckets);
		t->bucket = mem_grow(t->bucket, &t->buckets_cap, t->buckets + 1,
		    sizeof(*t->bucket));
		t->bucket[t->buckets++] =
		    (struct twin_near){referral, referral};
		return;
	}
	if (date < date_of_referral(t->known, x->first))
		x->first = referral;
	if (date > date_of_referral(t->known, x->last))
		x->last = referral;
}

/* Whether a comes before b: by date, then in the order of recording. */
static int
before(const struct lookup *k, size_t a, size_t b)
{
	int x = date_of_referral(k, a), y = date_of_referral(k, b);

	return x != y ? x < y : a < b;
}

static void
put_who(struct twin *t, size_t root, size_t referral, const char *key)
{
	size_t i = map_get(&t->who, key);
	struct twin_who *x;

	if (i == MAP_NONE) {
		map_put(&t->who, mem_pool_dup(&t->pool, key), t->prospects);
		t->prospect = mem_grow(t->prospect, &t->prospects_cap,
		    t->prospects + 1, sizeof(*t->prospect));
		t->prospect[t->prospects++] =
		    (struct twin_who){referral, LOOKUP_NONE};
		return;
	}
	x = &t->prospect[i];
	if (before(t->known, referral, x->first)) {
		if (lookup_giver(t->known, x->first) != root)
			x->other = x->first;
		x->first = referral;
	} else if (lookup_giver(t->known, x->first) != root &&
	    (x->other == LOOKUP_NONE || before(t->known, referral, x->other)))
		x->other = referral;
}

void
twin_add(struct twin *t, size_t referral)
{
	const char *cells[REFERRALS_N];
	size_t i, root;
	struct keys k;

	cells_of(t->known, referral, cells);
	root = giver(t->known, cells);
	prospect_keys(&k, cells);
	for (i = 0; i < k.n; i++) {
		put_who(t, root, referral, k.key[i]);
		put_near(t, root, referral, k.key[i]);
	}
	drop(&k);
	name_key(&k, cells, 'n');
	if (*cells[REFERRALS_email] == '\0')
		name_key(&k, cells, 'm');
	for (i = 0; i < k.n; i++)
		put_near(t, root, referral, k.key[i]);
	drop(&k);
}

/* The e-mail and the phone of a row as keys to ask for; "" for none.  What is
 * cut of an e-mail may make it equal to others: more is taken than need be. */
static void
ask_keys(const char *const c[], char email[ASK], char phone[ASK])
{
	email[0] = *c[REFERRALS_email] != '\0' ? 'e' : '\0';
	prospect_email(c[REFERRALS_email], email + 1, ASK - 1);
	prospect_phone(c[REFERRALS_phone], phone + 1);
	phone[0] = phone[1] != '\0' ? 'p' : '\0';
}

static void
ask_text(struct twin *t, const char *key)
{
	if (*key != '\0' && map_get(&t->asked, key) == MAP_NONE)
		map_put(&t->asked, mem_pool_dup(&t->pool, key), 1);
}

void
twin_ask(struct twin *t, size_t root, const char *email, const char *phone)
{
	const char *c[REFERRALS_N] = {0};
	char a[ASK], b[ASK], r[ASK];

	c[REFERRALS_email] = email;
	c[REFERRALS_phone] = phone;
	ask_keys(c, a, b);
	snprintf(r, sizeof(r), "r%zu", root);
	ask_text(t, a);
	ask_text(t, b);
	ask_text(t, r);
}

/* Whether a row could be the twin of one that was asked for. */
static int
is_asked(const struct twin *t, const char *const c[])
{
	char a[ASK], b[ASK], r[ASK];

	ask_keys(c, a, b);
	if (map_get(&t->asked, a) != MAP_NONE ||
	    map_get(&t->asked, b) != MAP_NONE)
		return 1;
	snprintf(r, sizeof(r), "r%zu", giver(t->known, c));
	return map_get(&t->asked, r) != MAP_NONE;
}

void
twin_make(struct twin *t, struct lookup *k, const struct journal *j, int all)
{
	const char *c[REFERRALS_N];
	size_t i;

	t->known = k;
	t->made = 1;
	for (i = 0; i < k->old[T_REFERRALS]; i++) {
		cells_of(k, i, c);
		if (*c[REFERRALS_direction] == 'r' && (all || is_asked(t, c)) &&
		    !journal_void(j, c[REFERRALS_referral]))
			twin_add(t, i);
	}
}

/* A referral with this key and partner within TWIN_DAYS, or NONE. */
static size_t
look_near(struct twin *t, size_t root, int date, const char *key)
{
	long b = bucket_of(date);
	struct twin_near *x;

	if ((x = near(t, root, b, key)) != NULL)
		return x->first;
	if ((x = near(t, root, b - 1, key)) != NULL &&
	    date - date_of_referral(t->known, x->last) <= TWIN_DAYS)
		return x->last;
	if ((x = near(t, root, b + 1, key)) != NULL &&
	    date_of_referral(t->known, x->first) - date <= TWIN_DAYS)
		return x->first;
	return LOOKUP_NONE;
}

size_t
twin_of(struct twin *t, const char *const cells[])
{
	int has_email = *cells[REFERRALS_email] != '\0';
	int date = date_parse(cells[REFERRALS_date]);
	size_t root = giver(t->known, cells), found = LOOKUP_NONE, i;
	struct keys k;

	prospect_keys(&k, cells);
	name_key(&k, cells, has_email ? 'm' : 'n');
	for (i = 0; i < k.n && found == LOOKUP_NONE; i++)
		found = look_near(t, root, date, k.key[i]);
	drop(&k);
	return found;
}

size_t
twin_credit(struct twin *t, const char *const cells[])
{
	int date = date_parse(cells[REFERRALS_date]);
	size_t root = giver(t->known, cells), found = LOOKUP_NONE, r, i, at;
	struct keys k;

	prospect_keys(&k, cells);
	for (i = 0; i < k.n; i++) {
		if ((at = map_get(&t->who, k.key[i])) == MAP_NONE)
			continue;
		r = t->prospect[at].first;
		if (lookup_giver(t->known, r) == root)
			r = t->prospect[at].other;
		if (r != LOOKUP_NONE && date_of_referral(t->known, r) <= date &&
		    (found == LOOKUP_NONE || before(t->known, r, found)))
			found = r;
	}
	drop(&k);
	return found;
}

void
twin_free(struct twin *t)
{
	map_free(&t->near);
	map_free(&t->who);
	free(t->bucket);
	free(t->prospect);
	free(t->text);
	map_free(&t->asked);
	mem_pool_free(&t->pool);
}
