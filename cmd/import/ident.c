#include "ident.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/newid.h"
#include "base/text.h"

enum { LONG = 10 };

struct ident_one {
	const char *own, *slug, *rest;
	size_t next; /* the next contact with this slug, or MAP_NONE */
	size_t last; /* of the first: the last of them */
	int differ;  /* of the first: they are not all the same person */
};

/* n letters of a hash of s. */
static void
hash(char *buf, size_t n, const char *s)
{
	static const char letters[] = NEWID_LETTERS;
	uint64_t h = map_hash(s, strlen(s));
	size_t i;

	h ^= h >> 32; /* the upper half is the better one */
	for (i = 0; i < n; i++, h /= sizeof(letters) - 1)
		buf[i] = letters[h % (sizeof(letters) - 1)];
	buf[n] = '\0';
}

/* The slug of a name; of one without a letter that it can show, p-xxxxx.  The
 * caller frees. */
static char *
slug_of(const char *name)
{
	char *slug = text_slug(name), *fold, made[NEWID_END + 3] = "p-";

	if (*slug != '\0')
		return slug;
	free(slug);
	fold = text_fold(name);
	hash(made + 2, NEWID_END, fold);
	free(fold);
	return mem_dup(made, strlen(made));
}

size_t
ident_add(struct ident *x, const char *own, const char *name, const char *rest)
{
	struct ident_one *one, *first;
	char *slug = slug_of(name);
	size_t i = x->n++, at;

	x->one = mem_grow(x->one, &x->cap, x->n, sizeof(*x->one));
	one = &x->one[i];
	*one = (struct ident_one){
	    .own = mem_pool_dup(&x->pool, own),
	    .slug = mem_pool_dup(&x->pool, slug),
	    .rest = mem_pool_dup(&x->pool, rest),
	    .next = MAP_NONE,
	    .last = i,
	};
	free(slug);
	if ((at = map_put(&x->slug, one->slug, i)) == i)
		return i;
	first = &x->one[at];
	x->one[first->last].next = i;
	first->last = i;
	first->differ |=
	    strcmp(first->rest, rest) != 0 || strcmp(first->own, own) != 0;
	return i;
}

const char *
ident_contact(struct ident *x, size_t i)
{
	const struct ident_one *one = &x->one[i];
	char id[NEWID_MAX + 1], end[NEWID_END + 1];

	if (*one->own != '\0')
		return one->own;
	if (!x->one[map_get(&x->slug, one->slug)].differ)
		return one->slug;
	hash(end, NEWID_END, one->rest);
	snprintf(id, sizeof(id), "%.*s-%s", NEWID_MAX - NEWID_END - 1,
	    one->slug, end);
	return mem_pool_dup(&x->pool, id);
}

const char *
ident_name(struct ident *x, const char *name)
{
	char *slug = slug_of(name);
	size_t i = map_get(&x->slug, slug);
	const char *id = i == MAP_NONE ? mem_pool_dup(&x->pool, slug)
	    : x->one[i].differ	       ? NULL
				       : ident_contact(x, i);

	free(slug);
	return id;
}

int
ident_known(struct ident *x, const char *name)
{
	char *slug = slug_of(name);
	size_t i = map_get(&x->slug, slug);

	free(slug);
	return i != MAP_NONE;
}

/* `letter` and a hash of three texts and of how many were equal before. */
static const char *
of_three(
    struct ident *x, char letter, const char *a, const char *b, const char *c)
{
	char *fa = text_fold(a), *fb = text_fold(b), id[LONG + 2];
	char *key = mem_printf("%c\n%s\n%s\n%s", letter, fa, fb, c), *all;
	size_t i = map_get(&x->equal, key);

	if (i == MAP_NONE) {
		x->times = mem_grow(
		    x->times, &x->times_cap, x->times_n + 1, sizeof(*x->times));
		x->times[x->times_n] = 0;
		i = map_put(
		    &x->equal, mem_pool_dup(&x->pool, key), x->times_n++);
	}
	all = mem_printf("%s\n%zu", key, x->times[i]++);
	id[0] = letter;
	hash(id + 1, LONG, all);
	free(all);
	free(key);
	free(fa);
	free(fb);
	return mem_pool_dup(&x->pool, id);
}

const char *
ident_referral(struct ident *x, const char *partner, const char *prospect,
    const char *date)
{
	return of_three(x, 'i', partner, prospect, date);
}

const char *
ident_need(
    struct ident *x, const char *client, const char *wants, const char *date)
{
	return of_three(x, 'n', client, wants, date);
}

void
ident_free(struct ident *x)
{
	free(x->one);
	free(x->times);
	map_free(&x->slug);
	map_free(&x->equal);
	mem_pool_free(&x->pool);
	*x = (struct ident){0};
}
