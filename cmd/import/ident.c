/*
 * Ids are hashes and slugs of what the rows say.  Contacts who share
 * a slug are told apart by a hash behind it, in every run alike.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/newid.h"
#include "base/text.h"
#include "import.h"

enum { LONG = 10 };

struct ident_contact {
	const char *own, *slug, *rest;
	int differ; /* of the first with its slug: there are others */
};

/* n letters of a hash of s. */
static void
hash_text(char *buf, size_t n, const char *s)
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
 * caller frees: what is only looked up is not kept. */
static char *
name_slug(const char *name)
{
	char *slug = text_slug(name), *fold, end[NEWID_END + 1];

	if (*slug != '\0')
		return slug;
	free(slug);
	fold = text_fold(name);
	hash_text(end, NEWID_END, fold);
	free(fold);
	return mem_printf("p-%s", end);
}

size_t
ident_add(struct ident *x, const char *own, const char *name, const char *rest)
{
	struct ident_contact *new, *first;
	char *slug = name_slug(name);
	size_t i = x->n++;

	x->contact = mem_grow(x->contact, &x->cap, x->n, sizeof(*new));
	new = &x->contact[i];
	*new = (struct ident_contact){
	    .own = mem_pool_dup(&x->pool, own),
	    .slug = mem_pool_dup(&x->pool, slug),
	    .rest = mem_pool_dup(&x->pool, rest),
	};
	free(slug);
	first = &x->contact[map_put(&x->slug, new->slug, i)];
	first->differ |=
	    strcmp(first->rest, rest) != 0 || strcmp(first->own, own) != 0;
	return i;
}

const char *
ident_contact(struct ident *x, size_t i)
{
	const struct ident_contact *one = &x->contact[i];
	char end[NEWID_END + 1];

	if (*one->own != '\0')
		return one->own;
	if (!x->contact[map_get(&x->slug, one->slug)].differ)
		return one->slug;
	hash_text(end, NEWID_END, one->rest);
	return mem_pool_printf(
	    &x->pool, "%.*s-%s", NEWID_MAX - NEWID_END - 1, one->slug, end);
}

const char *
ident_name(struct ident *x, const char *name)
{
	char *slug = name_slug(name);
	size_t i = map_get(&x->slug, slug);
	const char *id = i == MAP_NONE ? mem_pool_dup(&x->pool, slug)
	    : x->contact[i].differ     ? NULL
				       : ident_contact(x, i);

	free(slug);
	return id;
}

int
ident_known(struct ident *x, const char *name)
{
	char *slug = name_slug(name);
	size_t i = map_get(&x->slug, slug);

	free(slug);
	return i != MAP_NONE;
}

const char *
ident_hashed(
    struct ident *x, char letter, const char *a, const char *b, const char *c)
{
	char *fa = text_fold(a), *fb = text_fold(b), buf[LONG + 1];
	char *key = mem_printf("%c\n%s\n%s\n%s", letter, fa, fb, c);
	size_t times = map_put_copy(&x->equal, &x->pool, key, 0);
	char *all = mem_printf("%s\n%zu", key, times);

	map_set(&x->equal, key, times + 1);
	hash_text(buf, LONG, all);
	free(all);
	free(key);
	free(fa);
	free(fb);
	return mem_pool_printf(&x->pool, "%c%s", letter, buf);
}

void
ident_free(struct ident *x)
{
	free(x->contact);
	map_free(&x->slug);
	map_free(&x->equal);
	mem_pool_free(&x->pool);
	*x = (struct ident){0};
}
