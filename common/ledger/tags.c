/*
 * Normal forms are numbered by a map; synonyms join numbers into sets, of
 * which one number stands for all.
 */
#include "ledger/tags.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "ledger/ledger.h"
#include "table/tab.h"

static int
ends_in(const char *word, size_t n, const char *end)
{
	const size_t len = strlen(end);

	return n > len && memcmp(word + n - len, end, len) == 0;
}

/*
 * The length of a word without its plural: "shops", "boxes", "agencies",
 * "buses", "heroes".  The same is done to the singular, so that "movie" and
 * "movies" are one too.
 */
static size_t
singular_length(char *word, size_t n)
{
	if (n > 3 && word[n - 1] == 's' && word[n - 2] != 's')
		n--;
	if (n > 3 && ends_in(word, n, "ie"))
		word[--n - 1] = 'y';
	else if (ends_in(word, n, "xe") || ends_in(word, n, "che") ||
	    ends_in(word, n, "she") || ends_in(word, n, "se") ||
	    ends_in(word, n, "oe"))
		n--;
	return n;
}

/*
 * A character of a tag, of *n bytes, counts as itself; a blank, as hyphens are,
 * those of typesetters too (U+2010 to U+2015); or nothing, as apostrophes are
 * (U+2018 and U+2019 too).
 */
static const char *
plain_char(const char *s, size_t *n)
{
	const unsigned char *u = (const unsigned char *)s;

	*n = 1;
	if (*s == '\'')
		return "";
	if (*s != '\0' && strchr("!\"$%()*,-./:;<=>?@[\\]^_`{|}~", *s) != NULL)
		return " ";
	if (u[0] != 0xe2 || u[1] != 0x80 || u[2] < 0x90 || u[2] > 0x99)
		return NULL;
	*n = 3;
	return u[2] <= 0x95 ? " " : u[2] >= 0x98 ? "" : NULL;
}

/* Blanks around a & say nothing: "food & drink". */
static void
close_up(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != ' ' || (s[1] != '&' && (to == s || to[-1] != '&')))
			*to++ = *s;
	*to = '\0';
}

char *
tags_normal(const char *s, size_t len)
{
	char *copy = mem_dup(s, len), *key, *w;
	const char *word, *as;
	size_t n, kept;

	for (w = copy, word = copy; *word != '\0'; word += n) {
		as = plain_char(word, &n);
		kept = as != NULL ? strlen(as) : n;
		memmove(w, as != NULL ? as : word, kept);
		w += kept;
	}
	*w = '\0';
	key = text_fold(copy);
	free(copy);
	close_up(key);
	for (w = key, word = key; *word != '\0'; word += n) {
		n = strspn(word, " ");
		memmove(w, word, n);
		w += n;
		word += n;
		n = strcspn(word, " ");
		memmove(w, word, n);
		kept = singular_length(w, n);
		w += kept;
	}
	*w = '\0';
	return key;
}

/* The number that stands for all that mean the same. */
static size_t
leader_of(const struct tags *t, size_t i)
{
	while (t->same[i] != i)
		i = t->same[i];
	return i;
}

size_t
tags_take(struct tags *t, const char *s, size_t len)
{
	char *normal = tags_normal(s, len);
	size_t i = TAGS_NONE;

	if (*normal != '\0' && (i = map_get(&t->ids, normal)) == MAP_NONE) {
		i = t->n++;
		t->same = mem_grow(t->same, &t->cap, t->n, sizeof(*t->same));
		t->same[i] = i;
		map_put(&t->ids, mem_pool_dup(&t->pool, normal), i);
	}
	free(normal);
	return i != TAGS_NONE ? leader_of(t, i) : i;
}

size_t
tags_find_normal(const struct tags *t, const char *normal)
{
	size_t i = map_get(&t->ids, normal);

	return i != MAP_NONE ? leader_of(t, i) : TAGS_NONE;
}

size_t
tags_find(const struct tags *t, const char *s, size_t len)
{
	char *normal = tags_normal(s, len);
	size_t i = tags_find_normal(t, normal);

	free(normal);
	return i;
}

/* The tag of a cell, which must be one; or TAGS_NONE after a message. */
static size_t
take_one(struct tags *t, struct tab *tab, int col)
{
	const char *cell = tab_cell(tab, col);
	size_t i = TAGS_NONE;

	if (strchr(cell, ';') != NULL)
		tab_complain(tab, col, "one tag is wanted: a row for each");
	else if ((i = tags_take(t, cell, strlen(cell))) == TAGS_NONE)
		tab_complain(tab, col, "'%s' is no tag", cell);
	return i;
}

static void
read_synonyms(struct tags *t, struct tab *tab, const int at[2])
{
	size_t a, b;

	while (tab_next(tab)) {
		a = take_one(t, tab, at[0]);
		b = take_one(t, tab, at[1]);
		if (a != TAGS_NONE && b != TAGS_NONE)
			t->same[a] = b;
	}
}

enum st
tags_synonyms(struct tags *t, const char *dir)
{
	static const char *const names[] = {"tag", "means"};
	static const struct tab_how how = {.delim = ','};
	char *path = dir != NULL ? ledger_path(dir, "synonyms.csv") : NULL;
	struct tab *tab;
	enum st st = ST_OK;
	int at[2];

	if (path != NULL && access(path, F_OK) == 0) {
		tab = tab_open(path, &how);
		if (tab == NULL || tab_header(tab) != ST_OK ||
		    tab_bind(tab, names, 2, 2, at) != ST_OK)
			st = ST_TROUBLE;
		else {
			read_synonyms(t, tab, at);
			st = tab_status(tab);
		}
		tab_close(tab);
	}
	free(path);
	return st;
}

void
tags_free(struct tags *t)
{
	map_free(&t->ids);
	free(t->same);
	mem_pool_free(&t->pool);
}
