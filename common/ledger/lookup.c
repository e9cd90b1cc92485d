/*
 * A row is found by its id, or, among partners, by a key of what it says of
 * itself.  WHO needs no search where it is an id; all else is looked for among
 * the partners and, behind them, the referrals.
 */
#include "ledger/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/words.h"

/* The kinds of keys under which a partner is found. */
enum { KEY_EMAIL = 'e', KEY_NAME = 'n', KEY_FIRM = 'f', KEY_BOTH = 'b' };

/* A key of kind made of one or two folded texts: k->key, until the next. */
static const char *
key_of(struct lookup *k, char kind, const char *a, const char *b)
{
	char *x = text_fold(a), *y = text_fold(b);

	k->key.len = 0;
	mem_text_printf(&k->key, "%c%s\x1f%s", kind, x, y);
	free(x);
	free(y);
	return k->key.s;
}

static int
is_empty(const char *s)
{
	return *s == '\0';
}

const char *
lookup_cell(const struct lookup *k, enum schema_table t, size_t number, int col)
{
	return sheet_cell(&k->sheet[t], number, col);
}

void
lookup_cells(const struct lookup *k, enum schema_table t, size_t number,
    const char *cells[])
{
	size_t i, n;

	schema_cols(t, &n);
	for (i = 0; i < n; i++)
		cells[i] = lookup_cell(k, t, number, (int)i);
}

static const char *
partner_cell(const struct lookup *k, size_t partner, int col)
{
	return lookup_cell(k, T_PARTNERS, partner, col);
}

const char *
lookup_place(
    struct lookup *k, enum schema_table t, size_t number, const char *batch)
{
	if (number >= k->old[t] && batch == NULL)
		return "this row";
	return mem_pool_printf(&k->pool, "%s:%zu",
	    number < k->old[t] ? k->view->file[t].path : batch,
	    sheet_line(&k->sheet[t], number));
}

size_t
lookup_id(const struct lookup *k, enum schema_table t, const char *id)
{
	return map_get(&k->id[t], id);
}

size_t
lookup_root(const struct lookup *k, size_t partner)
{
	size_t root = LOOKUP_NONE;
	const char *same;

	if (partner >= k->sheet[T_PARTNERS].rows)
		return partner;
	same = partner_cell(k, partner, PARTNERS_same_as);
	if (!is_empty(same))
		root = lookup_id(k, T_PARTNERS, same);
	return root != LOOKUP_NONE ? root : partner;
}

size_t
lookup_giver(const struct lookup *k, size_t referral)
{
	return lookup_root(k,
	    lookup_id(k, T_PARTNERS,
		lookup_cell(k, T_REFERRALS, referral, REFERRALS_partner)));
}

/* Makes one more partner known by what names it. */
static void
put_named(struct lookup *k, char kind, const char *text, size_t root)
{
	const char *key;

	if (is_empty(text))
		return;
	key = key_of(k, kind, text, "");
	if (map_put_copy(&k->named, &k->pool, key, root) != root)
		map_set(&k->named, key, LOOKUP_SEVERAL);
}

static void
add_named(struct lookup *k, size_t p)
{
	size_t root = lookup_root(k, p);

	put_named(k, KEY_EMAIL, partner_cell(k, p, PARTNERS_email), root);
	put_named(k, KEY_NAME, partner_cell(k, p, PARTNERS_name), root);
	put_named(k, KEY_FIRM, partner_cell(k, p, PARTNERS_firm), root);
}

/* Makes a partner the last holder of a key. */
static void
hold_key(struct lookup *k, const char *key, size_t p)
{
	size_t i = k->holders++, first;

	k->holder = mem_grow(
	    k->holder, &k->holders_cap, k->holders, sizeof(*k->holder));
	k->holder[i] = (struct lookup_holder){p, LOOKUP_NONE, i};
	first = map_put_copy(&k->twin, &k->pool, key, i);
	if (first == i)
		return;
	k->holder[k->holder[first].last].next = i;
	k->holder[first].last = i;
}

/* Makes a partner no holder of a key any more. */
static void
let_go(struct lookup *k, const char *key, size_t p)
{
	struct lookup_holder *h = k->holder;
	size_t first = map_get(&k->twin, key), before = LOOKUP_NONE, i, next;

	for (i = first; i != LOOKUP_NONE && h[i].partner != p; i = h[i].next)
		before = i;
	if (i == LOOKUP_NONE)
		return;
	next = h[i].next;
	if (before != LOOKUP_NONE) {
		h[before].next = next;
		if (next == LOOKUP_NONE)
			h[first].last = before;
		return;
	}
	if (next != LOOKUP_NONE)
		h[next].last = h[first].last;
	map_set(&k->twin, key, next); /* LOOKUP_NONE: nobody, as if never */
}

/* Does it with the keys by which a row about a partner is found. */
static void
with_twin_keys(struct lookup *k, size_t p,
    void (*act)(struct lookup *k, const char *key, size_t p))
{
	const char *email = partner_cell(k, p, PARTNERS_email);

	if (!is_empty(email))
		act(k, key_of(k, KEY_EMAIL, email, ""), p);
	act(k,
	    key_of(k, KEY_BOTH, partner_cell(k, p, PARTNERS_name),
		partner_cell(k, p, PARTNERS_firm)),
	    p);
}

/* Makes the maps by which partners are found, when first they are asked. */
static void
make_named(struct lookup *k)
{
	size_t p;

	for (p = 0; !k->has_named && p < k->sheet[T_PARTNERS].rows; p++)
		add_named(k, p);
	k->has_named = 1;
}

static void
make_twin(struct lookup *k)
{
	size_t p;

	for (p = 0; !k->has_twin && p < k->sheet[T_PARTNERS].rows; p++)
		with_twin_keys(k, p, hold_key);
	k->has_twin = 1;
}

enum st
lookup_load(struct lookup *k, enum schema_table t)
{
	enum st st;

	if (k->loaded & (1u << t))
		return ST_OK;
	k->loaded |= 1u << t;
	st = sheet_load(&k->sheet[t], t, ledger_tab(k->view, t));
	if (t != T_POLICY)
		st = msg_worst(st, sheet_take_ids(&k->sheet[t], &k->id[t]));
	k->old[t] = k->sheet[t].rows;
	if (st != ST_OK)
		msg("%s: mend it first: nothing was stored",
		    k->view->file[t].path);
	return st;
}

void
lookup_forget(struct lookup *k, size_t partner)
{
	if (k->has_twin)
		with_twin_keys(k, partner, let_go);
}

void
lookup_again(struct lookup *k, size_t partner)
{
	if (k->has_named)
		add_named(k, partner);
	if (k->has_twin)
		with_twin_keys(k, partner, hold_key);
}

size_t
lookup_add(struct lookup *k, enum schema_table t, const char *const cells[],
    size_t line)
{
	size_t number = k->sheet[t].rows;

	sheet_add(&k->sheet[t], cells, line);
	if (t != T_POLICY)
		map_put(&k->id[t], cells[0], number);
	if (t == T_PARTNERS)
		lookup_again(k, number);
	return number;
}

size_t
lookup_partner(struct lookup *k, const char *text)
{
	static const char kinds[] = {KEY_EMAIL, KEY_NAME, KEY_FIRM};
	size_t i, p = lookup_id(k, T_PARTNERS, text);

	if (p != LOOKUP_NONE)
		return p;
	make_named(k);
	for (i = 0; i < sizeof(kinds) && p == LOOKUP_NONE; i++)
		p = map_get(&k->named, key_of(k, kinds[i], text, ""));
	return p;
}

/* The first partner who holds a key; without a firm it is but a name, and two
 * people of it may be told apart by e-mails. */
static size_t
holder_of(const struct lookup *k, const char *key, const char *email, int apart)
{
	size_t i = map_get(&k->twin, key);

	while (i != LOOKUP_NONE && apart && !is_empty(email) &&
	    !is_empty(partner_cell(k, k->holder[i].partner, PARTNERS_email)))
		i = k->holder[i].next;
	return i != LOOKUP_NONE ? k->holder[i].partner : LOOKUP_NONE;
}

size_t
lookup_twin(
    struct lookup *k, const char *const cells[], int loosely, const char **by)
{
	const char *email = cells[PARTNERS_email], *firm = cells[PARTNERS_firm];
	size_t p = LOOKUP_NONE;

	make_twin(k);
	*by = "e-mail";
	if (!is_empty(email))
		p = holder_of(k, key_of(k, KEY_EMAIL, email, ""), email, 0);
	if (p != LOOKUP_NONE || (is_empty(firm) && !loosely))
		return p;
	*by = is_empty(firm) ? "name" : "name and firm";
	return holder_of(k, key_of(k, KEY_BOTH, cells[PARTNERS_name], firm),
	    email, is_empty(firm));
}

/* Whether a partner's row has this e-mail or this name.  A name that is but
 * the id (of a list without names) says nothing about who it is. */
static int
is_person(
    const struct lookup *k, size_t p, const char *prospect, const char *email)
{
	const char *own = partner_cell(k, p, PARTNERS_email);
	const char *name = partner_cell(k, p, PARTNERS_name);
	char *a, *b;
	int same;

	if (!is_empty(own) && !is_empty(email))
		return text_casecmp(own, email) == 0;
	if (strcmp(name, partner_cell(k, p, PARTNERS_partner)) == 0)
		return 0;
	a = text_fold(name);
	b = text_fold(prospect);
	same = !is_empty(a) && strcmp(a, b) == 0;
	free(a);
	free(b);
	return same;
}

int
lookup_is_self(const struct lookup *k, size_t partner, const char *prospect,
    const char *email)
{
	return is_person(k, partner, prospect, email) ||
	    is_person(k, lookup_root(k, partner), prospect, email);
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
			    strcmp(tab_cell(t, at[0]), word_of(W_VOID)->name) !=
				0)
				continue;
			map_put_copy(
			    &k->is_void, &k->pool, tab_cell(t, at[1]), 1);
		}
	tab_close(t);
}

/* Whether a candidate is a void referral: another may stand in its place. */
static int
is_void(void *ctx, size_t i)
{
	struct lookup *k = ctx;
	const size_t partners = k->sheet[T_PARTNERS].rows;

	if (i < partners)
		return 0;
	if (!k->has_void)
		load_void(k);
	return map_get(&k->is_void,
		   lookup_cell(k, T_REFERRALS, i - partners,
		       REFERRALS_referral)) != MAP_NONE;
}

/* Candidates for WHO: the partners, and behind them the referrals. */
static void
describe_row(void *ctx, size_t i, struct who_named *x)
{
	const struct lookup *k = ctx;
	const size_t partners = k->sheet[T_PARTNERS].rows;

	x->hides = is_void;
	if (i < partners) {
		x->as = lookup_root(k, i);
		who_row(x, &k->sheet[T_PARTNERS], i);
	} else {
		x->as = i;
		who_row(x, &k->sheet[T_REFERRALS], i - partners);
	}
}

/* An id decides before all else, and needs no search; of a duplicate partner
 * who_one says which is kept. */
static size_t
exact_id(const struct lookup *k, const char *who, int referrals, int *referral)
{
	size_t p = lookup_id(k, T_PARTNERS, who), r = LOOKUP_NONE;

	if (referrals)
		r = lookup_id(k, T_REFERRALS, who);
	*referral = r != LOOKUP_NONE;
	if (p == LOOKUP_NONE)
		return r;
	return r == LOOKUP_NONE && lookup_root(k, p) == p ? p : LOOKUP_NONE;
}

size_t
lookup_who(struct lookup *k, const char *who, int referrals, int *referral)
{
	size_t partners = k->sheet[T_PARTNERS].rows, n = partners, i;

	if ((i = exact_id(k, who, referrals, referral)) != LOOKUP_NONE)
		return i;
	n += referrals ? k->sheet[T_REFERRALS].rows : 0;
	i = who_one(who, referrals ? "partner or referral" : "partner", n,
	    describe_row, k);
	if (i == (size_t)-1)
		return LOOKUP_NONE;
	*referral = i >= partners;
	return i >= partners ? i - partners : i;
}

void
lookup_free(struct lookup *k)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++) {
		if (k->loaded & (1u << t))
			sheet_free(&k->sheet[t]);
		map_free(&k->id[t]);
	}
	map_free(&k->named);
	map_free(&k->twin);
	free(k->holder);
	free(k->key.s);
	map_free(&k->is_void);
	mem_pool_free(&k->pool);
}
