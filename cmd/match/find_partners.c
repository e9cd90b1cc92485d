#include "find_partners.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "ledger/schema.h"
#include "match.h"

/* What tells that two rows are one person: names folded, or an e-mail. */
static char *
key(const char *a, const char *b)
{
	char *joined = mem_printf("%s\x1f%s", a, b), *folded;

	folded = text_fold(joined);
	free(joined);
	return folded;
}

/* Notes a key of a partner row; or looks whether one was noted. */
static size_t
know(struct seek *s, const char *a, const char *b, size_t who)
{
	char *k;
	size_t known;

	if (*a == '\0' && *b == '\0')
		return MAP_NONE;
	k = key(a, b);
	if (who != MAP_NONE)
		known = map_put_copy(&s->ids, &s->pool, k, who);
	else
		known = map_get(&s->ids, k);
	free(k);
	return known;
}

void
seek_begin(struct seek *s, const struct contacts *all, struct tags *tags)
{
	const struct contact *c;
	size_t i;

	*s = (struct seek){.all = all, .tags = tags};
	for (i = 0; i < all->n; i++) {
		c = &all->of[i];
		if (c->stage == STAGES)
			continue;
		know(s, "id", c->id, i);
		know(s, c->email, "", i);
		know(s, c->name, c->firm, i);
	}
}

/* Whether it is a row of an import for somebody who has a partner row. */
static int
is_known(struct seek *s, const struct contact *c)
{
	return c->stage == STAGES &&
	    ((*c->id && know(s, "id", c->id, MAP_NONE) != MAP_NONE) ||
		know(s, c->email, "", MAP_NONE) != MAP_NONE ||
		know(s, c->name, c->firm, MAP_NONE) != MAP_NONE);
}

static void
add(struct seek *s, const struct seek_for *f)
{
	s->target =
	    mem_grow(s->target, &s->targets_cap, s->targets + 1, sizeof(*f));
	s->target[s->targets++] = *f;
}

static size_t
tag_of(struct seek *s, const char *tag)
{
	return tags_take(s->tags, tag, strlen(tag));
}

static const char *
words_of(struct seek *s, const char *tag)
{
	char *normal = tags_normal(tag, strlen(tag));
	const char *words = mem_pool_dup(&s->pool, normal);

	free(normal);
	return words;
}

/* Counts the partners that we work with, for each target. */
static void
count_partners(struct seek *s)
{
	const struct contact *c;
	struct seek_for *f;
	size_t i, k, tag;

	for (i = 0; i < s->all->n; i++) {
		c = &s->all->of[i];
		if (!contact_works(c))
			continue;
		tag = tags_find(s->tags, c->category, strlen(c->category));
		for (k = 0; k < s->targets; k++) {
			f = &s->target[k];
			if (f->kind ? strcmp(f->wants, c->kind) != 0
				    : f->tag != tag)
				continue;
			f->only = f->have++ == 0 ? contact_who(c) : NULL;
		}
	}
}

/* Those with too few partners, those with nobody first. */
static void
keep_gaps(struct seek *s)
{
	struct seek_for *all = s->target;
	size_t n = s->targets, i, have;

	s->target = NULL;
	s->targets = s->targets_cap = 0;
	for (have = 0; have < SEEK_FEW; have++)
		for (i = 0; i < n; i++)
			if (all[i].have == have)
				add(s, &all[i]);
	free(all);
}

static int
is_target(const struct seek *s, size_t tag)
{
	size_t i;

	for (i = 0; i < s->targets; i++)
		if (s->target[i].tag == tag)
			return 1;
	return 0;
}

void
seek_gaps(struct seek *s, const struct policy *p)
{
	const char *list = policy_text(p, P_CATEGORIES), *item;
	const struct schema_col *cols;
	struct seek_for f = {.need = "", .client = "", .tag = TAGS_NONE};
	char *copy;
	size_t n;

	while ((item = text_item(&list, &n)) != NULL) {
		copy = mem_dup(item, n);
		f.wants = mem_pool_dup(&s->pool, copy);
		f.words = words_of(s, copy);
		f.tag = tag_of(s, copy);
		if (f.tag != TAGS_NONE && !is_target(s, f.tag))
			add(s, &f);
		free(copy);
	}
	f.kind = 1;
	f.words = NULL;
	f.tag = TAGS_NONE;
	cols = schema_cols(T_PARTNERS, &n);
	list = cols[PARTNERS_kind].detail;
	for (; *list != '\0'; list += n + (list[n] == ',')) {
		n = strcspn(list, ",");
		copy = mem_dup(list, n);
		f.wants = mem_pool_dup(&s->pool, copy);
		add(s, &f);
		free(copy);
	}
	count_partners(s);
	keep_gaps(s);
}

int
seek_replacement(struct seek *s, const char *id)
{
	size_t i = know(s, "id", id, MAP_NONE);
	struct seek_for f = {.tag = TAGS_NONE};
	const struct contact *c;

	s->replace = 1;
	if (i == MAP_NONE)
		return -1;
	c = &s->all->of[i];
	f.need = c->id;
	f.client = contact_who(c);
	f.wants = c->category;
	f.tag = tag_of(s, c->category);
	if (f.tag == TAGS_NONE)
		return -2;
	add(s, &f);
	return 0;
}

/* A contact, read once for all targets. */
struct person {
	const struct contact *c;
	size_t category;
	char *firm;
};

static int
offers(const struct seek *s, const char *list, size_t tag)
{
	const char *item;
	size_t n;

	while ((item = text_item(&list, &n)) != NULL)
		if (tags_find(s->tags, item, n) == tag)
			return 1;
	return 0;
}

static unsigned
fit(const struct seek *s, const struct seek_for *f, const struct person *x)
{
	if (f->kind)
		return strcmp(f->wants, x->c->kind) == 0;
	if (x->category == f->tag)
		return 3;
	if (s->replace)
		return 0;
	if (offers(s, x->c->offers, f->tag))
		return 2;
	return *x->firm != '\0' && text_has_words(x->firm, f->words);
}

static void
try_all(struct seek *s, const struct person *x, size_t who)
{
	struct seek_hit h = {0, who, 0};

	for (h.what = 0; h.what < s->targets; h.what++) {
		h.score = fit(s, &s->target[h.what], x);
		if (h.score == 0)
			continue;
		s->hit = mem_grow(s->hit, &s->hits_cap, s->hits + 1, sizeof(h));
		s->hit[s->hits++] = h;
	}
}

/* The order of hits needs the contacts: qsort has no context. */
static const struct contacts *sorted;

static int
promise(const struct contact *c)
{
	return 9 * c->growing + 3 * c->seeking + c->refers;
}

static int
compare(const void *a, const void *b)
{
	const struct seek_hit *h = a, *k = b;
	const struct contact *x = &sorted->of[h->who], *y = &sorted->of[k->who];
	const int late =
	    (x->complaint != DATE_NONE) - (y->complaint != DATE_NONE);

	if (h->what != k->what)
		return h->what < k->what ? -1 : 1;
	if (late != 0)
		return late;
	if (h->score != k->score)
		return h->score > k->score ? -1 : 1;
	if (promise(x) != promise(y))
		return promise(x) > promise(y) ? -1 : 1;
	return h->who < k->who ? -1 : h->who > k->who;
}

void
seek_find(struct seek *s)
{
	struct person x;
	size_t i;

	for (i = 0; i < s->all->n; i++) {
		x.c = &s->all->of[i];
		if (x.c->stage != STAGES && x.c->stage != STAGE_CANDIDATE)
			continue;
		if (is_known(s, x.c))
			continue;
		x.category = *x.c->category
		    ? tags_find(s->tags, x.c->category, strlen(x.c->category))
		    : TAGS_NONE;
		x.firm = tags_normal(x.c->firm, strlen(x.c->firm));
		try_all(s, &x, i);
		free(x.firm);
	}
	sorted = s->all;
	if (s->hits > 0)
		qsort(s->hit, s->hits, sizeof(*s->hit), compare);
}

void
seek_end(struct seek *s)
{
	map_free(&s->ids);
	free(s->target);
	free(s->hit);
	mem_pool_free(&s->pool);
}
