/*
 * Targets are collected, a category, a kind or a partner to replace each, and
 * every contact who is no partner yet is held against all of them, once.
 */
#include "find_partners.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "ledger/schema.h"

enum { ENOUGH = 2 }; /* partners of a category */

/*
 * Notes what tells that two rows are one person (names folded, or an e-mail)
 * for a partner row; or, with MAP_NONE, looks whose it is.
 */
static size_t
know_key(struct find *f, const char *a, const char *b, size_t who)
{
	char *joined, *key;
	size_t known;

	if (*a == '\0' && *b == '\0')
		return MAP_NONE;
	joined = mem_printf("%s\x1f%s", a, b);
	key = text_fold(joined);
	if (who != MAP_NONE)
		known = map_put_copy(&f->ids, &f->pool, key, who);
	else
		known = map_get(&f->ids, key);
	free(joined);
	free(key);
	return known;
}

/* The same of all that a contact is known by; looks for the first. */
static size_t
know_contact(struct find *f, const struct contact *c, size_t who)
{
	const size_t id =
	    *c->id != '\0' ? know_key(f, "id", c->id, who) : MAP_NONE;
	const size_t email = know_key(f, c->email, "", who);
	const size_t name = know_key(f, c->name, c->firm, who);

	if (id != MAP_NONE)
		return id;
	return email != MAP_NONE ? email : name;
}

void
find_begin(struct find *f, const struct contacts *all, struct tags *tags)
{
	size_t i;

	*f = (struct find){.all = all, .tags = tags};
	for (i = 0; i < all->n; i++)
		if (all->of[i].stage != STAGES)
			know_contact(f, &all->of[i], i);
}

static void
add_target(struct find *f, struct find_target x)
{
	x.need = x.need != NULL ? x.need : "";
	x.client = x.client != NULL ? x.client : "";
	f->target =
	    mem_grow(f->target, &f->targets_cap, f->targets + 1, sizeof(x));
	f->target[f->targets++] = x;
}

/* Counts the partners that we work with, for each target. */
static void
count_partners(struct find *f)
{
	const struct contact *c;
	struct find_target *x;
	size_t i, k, tag;

	for (i = 0; i < f->all->n; i++) {
		c = &f->all->of[i];
		if (!contact_works(c))
			continue;
		tag = tags_find(f->tags, c->category, strlen(c->category));
		for (k = 0; k < f->targets; k++) {
			x = &f->target[k];
			if (x->kind ? strcmp(x->wants, c->kind) != 0
				    : x->tag != tag)
				continue;
			x->only = x->have++ == 0 ? contact_who(c) : NULL;
		}
	}
}

static void
add_category(struct find *f, const char *s, size_t n)
{
	const size_t tag = tags_take(f->tags, s, n);
	char *normal;
	size_t i;

	for (i = 0; i < f->targets; i++)
		if (f->target[i].tag == tag)
			return;
	if (tag == TAGS_NONE)
		return;
	normal = tags_normal(s, n);
	add_target(f,
	    (struct find_target){.wants = mem_pool_ndup(&f->pool, s, n),
		.tag = tag,
		.words = mem_pool_dup(&f->pool, normal)});
	free(normal);
}

void
find_gaps(struct find *f, const struct policy *p)
{
	const char *list = policy_text(p, P_CATEGORIES), *item;
	const struct schema_col *kind;
	size_t n, i;

	while ((item = text_item(&list, &n)) != NULL)
		add_category(f, item, n);
	kind = &schema_cols(T_PARTNERS, &n)[PARTNERS_kind];
	for (i = 0; (item = schema_choice(kind, i, &n)) != NULL; i++)
		add_target(f,
		    (struct find_target){
			.wants = mem_pool_ndup(&f->pool, item, n),
			.kind = 1,
			.tag = TAGS_NONE});
	count_partners(f);
}

const struct contact *
find_partner(struct find *f, const char *id)
{
	const size_t i = know_key(f, "id", id, MAP_NONE);

	return i != MAP_NONE ? &f->all->of[i] : NULL;
}

int
find_replacement(struct find *f, const struct contact *c)
{
	const size_t tag = tags_take(f->tags, c->category, strlen(c->category));

	if (tag != TAGS_NONE)
		add_target(f,
		    (struct find_target){.need = c->id,
			.client = contact_who(c),
			.wants = c->category,
			.tag = tag});
	return tag != TAGS_NONE;
}

static int
offers_tag(const struct find *f, const char *list, size_t tag)
{
	const char *item;
	size_t n;

	while ((item = text_item(&list, &n)) != NULL)
		if (tags_find(f->tags, item, n) == tag)
			return 1;
	return 0;
}

/* The score of a contact, whose category and normal form of the firm these
 * are, for a target. */
static unsigned
fit_target(const struct find *f, const struct find_target *x,
    const struct contact *c, size_t category, const char *firm)
{
	if (x->kind)
		return strcmp(x->wants, c->kind) == 0;
	if (category == x->tag)
		return 3;
	if (x->words == NULL)
		return 0;
	if (offers_tag(f, c->offers, x->tag))
		return 2;
	return *firm != '\0' && text_has_words(firm, x->words);
}

/* How much they promise, as far as it is known. */
static int
promise(const struct contact *c)
{
	return 9 * c->growing + 3 * c->seeking + c->refers;
}

static void
try_targets(struct find *f, size_t who)
{
	const struct contact *c = &f->all->of[who];
	const size_t category =
	    tags_find(f->tags, c->category, strlen(c->category));
	char *firm = tags_normal(c->firm, strlen(c->firm));
	struct find_hit h = {.who = who};
	const struct find_target *x;

	for (h.what = 0; h.what < f->targets; h.what++) {
		x = &f->target[h.what];
		if (x->have >= ENOUGH)
			continue;
		h.score = fit_target(f, x, c, category, firm);
		if (h.score == 0)
			continue;
		h.have = x->have;
		h.place = (c->complaint != DATE_NONE) * 1000 -
		    (int)h.score * 100 - promise(c);
		f->hit = mem_grow(f->hit, &f->hits_cap, f->hits + 1, sizeof(h));
		f->hit[f->hits++] = h;
	}
	free(firm);
}

/* Targets of whom there is nobody first; by target, by place, by the order of
 * the rows. */
static int
by_place(const void *a, const void *b)
{
	const struct find_hit *x = a, *y = b;

	if (x->have != y->have)
		return x->have < y->have ? -1 : 1;
	if (x->what != y->what)
		return x->what < y->what ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->who < y->who ? -1 : x->who > y->who;
}

void
find_hits(struct find *f)
{
	const struct contact *c;
	size_t i;

	for (i = 0; i < f->all->n; i++) {
		c = &f->all->of[i];
		if (c->stage == STAGE_CANDIDATE ||
		    (c->stage == STAGES &&
			know_contact(f, c, MAP_NONE) == MAP_NONE))
			try_targets(f, i);
	}
	if (f->hits > 0)
		qsort(f->hit, f->hits, sizeof(*f->hit), by_place);
}

void
find_end(struct find *f)
{
	map_free(&f->ids);
	free(f->target);
	free(f->hit);
	mem_pool_free(&f->pool);
}
