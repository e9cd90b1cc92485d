/*
 * Partners who seem to be there twice.  Each is looked up by a few keys among
 * those before it, so that the work is linear in the rows:
 *
 *	e-mail   the same, ASCII letters caseless
 *	name     the same words in any order, without accents, marks and case,
 *	         and the same firm, or one of them has none and no e-mails tell
 *	         them apart
 *	firm     the same, where neither row has a name
 *	phone    the same last nine digits, but not two people of one firm, who
 *	         may share its number
 *	letter   names of eight letters or more that differ in one (changed,
 *	         missing, or two swapped), in the same firm
 *
 * For the last, a name is put down under what is left of it without each of
 * its letters: two that differ in one letter have one of these in common.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "check.h"
#include "ledger/prospect.h"

enum { LETTERS = 8, SLUG = 65, WORDS = SLUG / 2 + 1, KEY = 2 * SLUG + 8 };

struct alike {
	struct check *c;
	struct map map; /* the first partner with a key */
	struct mem_pool pool;
	struct alike_who {
		char name[SLUG],
		    firm[SLUG]; /* slugs; the name's words sorted */
		char phone[PROSPECT_DIGITS + 1];
		int colleagues; /* others have this firm */
	} * who;
};

static const char *
partner_cell(const struct alike *a, size_t p, int col)
{
	return lookup_cell(&a->c->known, T_PARTNERS, p, col);
}

static int
by_word(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Puts the words of a slug in order; slug is taken apart. */
static void
sort_words(char out[SLUG], char *slug)
{
	char *word[WORDS] = {NULL}, *s = slug;
	size_t n = 0, len = 0, i;

	while (n < WORDS && *s != '\0') {
		word[n++] = s;
		s += strcspn(s, "-");
		if (*s == '-')
			*s++ = '\0';
	}
	qsort(word, n, sizeof(*word), by_word);
	for (i = 0; i < n && len < SLUG; i++)
		len += (size_t)snprintf(
		    out + len, SLUG - len, "%s%s", i > 0 ? "-" : "", word[i]);
}

/* The slug of a text, of a name its words sorted.  What no slug can be made
 * of, in another script, is folded. */
static void
make_slug(char out[SLUG], const char *text, int sort)
{
	char *slug = text_slug(text);

	out[0] = '\0';
	if (*slug != '\0' && sort)
		sort_words(out, slug);
	else if (*slug != '\0')
		snprintf(out, SLUG, "%s", slug);
	else {
		free(slug);
		slug = text_fold(text);
		snprintf(out, SLUG, "%s", slug);
	}
	free(slug);
}

/* The first partner with a key of a kind, made of two texts; p is now, if
 * there was none.  LOOKUP_NONE: none, or one that is the same by same_as. */
static size_t
first_with(struct alike *a, char kind, const char *x, const char *y, size_t p)
{
	const struct lookup *k = &a->c->known;
	char key[KEY];
	size_t q;

	snprintf(key, sizeof(key), "%c%s\x1f%s", kind, x, y);
	q = map_put_copy(&a->map, &a->pool, key, p);
	return lookup_root(k, q) != lookup_root(k, p) ? q : LOOKUP_NONE;
}

/* Whether two slugs differ in one letter, digits apart. */
static int
differ_in_one_letter(const char *a, const char *b)
{
	const char *digits = "0123456789";

	while (*a != '\0' && *a == *b)
		a++, b++;
	if ((*a != '\0' && strchr(digits, *a) != NULL) ||
	    (*b != '\0' && strchr(digits, *b) != NULL))
		return 0;
	if (*a == '\0' || *b == '\0')
		return strlen(a) + strlen(b) == 1;
	return strcmp(a + 1, b + 1) == 0 || strcmp(a + 1, b) == 0 ||
	    strcmp(a, b + 1) == 0 ||
	    (a[0] == b[1] && a[1] == b[0] && strcmp(a + 2, b + 2) == 0);
}

static size_t
same_email(struct alike *a, size_t p)
{
	const char *email = partner_cell(a, p, PARTNERS_email);
	char key[KEY - 8];

	if (*email == '\0' || strlen(email) >= sizeof(key))
		return LOOKUP_NONE;
	prospect_email(email, key, sizeof(key));
	return first_with(a, 'e', key, "", p);
}

/* Whether two partners have different e-mails. */
static int
emails_differ(const struct alike *a, size_t p, size_t q)
{
	const char *x = partner_cell(a, p, PARTNERS_email);
	const char *y = partner_cell(a, q, PARTNERS_email);

	return *x != '\0' && *y != '\0' && text_casecmp(x, y) != 0;
}

static size_t
same_name(struct alike *a, size_t p)
{
	const struct alike_who *w = &a->who[p];
	size_t both, any, q;

	if (w->name[0] == '\0')
		return first_with(a, 'f', w->firm, "", p);
	both = first_with(a, 'b', w->name, w->firm, p);
	if (both != LOOKUP_NONE && w->firm[0] != '\0')
		return both;
	any = first_with(a, 'n', w->name, "", p);
	q = w->firm[0] == '\0' ? any : LOOKUP_NONE;
	if (w->firm[0] != '\0' && any != LOOKUP_NONE &&
	    a->who[any].firm[0] == '\0')
		q = any;
	return q != LOOKUP_NONE && !emails_differ(a, p, q) ? q : LOOKUP_NONE;
}

static size_t
same_phone(struct alike *a, size_t p)
{
	const struct alike_who *w = &a->who[p];
	size_t q;

	if (w->phone[0] == '\0')
		return LOOKUP_NONE;
	q = first_with(a, 'p', w->phone, "", p);
	if (q != LOOKUP_NONE && w->firm[0] != '\0' && w->name[0] != '\0' &&
	    strcmp(w->firm, a->who[q].firm) == 0 && a->who[q].name[0] != '\0')
		return LOOKUP_NONE;
	return q;
}

static size_t
near_name(struct alike *a, size_t p)
{
	const struct alike_who *w = &a->who[p];
	const size_t n = strlen(w->name);
	size_t i, q, found = LOOKUP_NONE;
	char less[SLUG];

	if (!w->colleagues || n < LETTERS)
		return LOOKUP_NONE;
	for (i = 0; i <= n; i++) {
		memcpy(less, w->name, i);
		memcpy(less + i, w->name + i + (i < n), n + 1 - i - (i < n));
		q = first_with(a, 'l', less, w->firm, p);
		if (q != LOOKUP_NONE &&
		    differ_in_one_letter(w->name, a->who[q].name))
			found = q;
	}
	return found;
}

/* By what partners are alike, the surest first. */
static const struct {
	size_t (*find)(struct alike *a, size_t p);
	int col;
	const char *by;
} ways[] = {
    {same_email, PARTNERS_email, "the same e-mail as"},
    {same_name, PARTNERS_name, "the same name as"},
    {same_phone, PARTNERS_phone, "the same phone as"},
    {near_name, PARTNERS_name, "nearly the same name as"},
};

/* Takes of each partner all that is compared. */
static void
describe_partners(struct alike *a, size_t n)
{
	struct alike_who *w;
	size_t p, q;

	for (p = 0; p < n; p++) {
		w = &a->who[p];
		make_slug(w->name, partner_cell(a, p, PARTNERS_name), 1);
		make_slug(w->firm, partner_cell(a, p, PARTNERS_firm), 0);
		prospect_phone(partner_cell(a, p, PARTNERS_phone), w->phone);
		if (w->firm[0] == '\0')
			continue;
		q = map_put(&a->map, w->firm, p);
		w->colleagues = q != p;
		a->who[q].colleagues |= q != p;
	}
	map_free(&a->map);
	a->map = (struct map){0};
}

/* Looks a partner up in every way, so that later ones find it in each; tells
 * of the first that finds somebody. */
static void
look_up_partner(struct alike *a, size_t p)
{
	const struct sheet *s = &a->c->known.sheet[T_PARTNERS];
	const char *id = partner_cell(a, p, PARTNERS_partner), *other;
	size_t i, q, told = 0;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		q = ways[i].find(a, p);
		if (q == LOOKUP_NONE || told++)
			continue;
		other = partner_cell(a, q, PARTNERS_partner);
		check_fault(&(struct check_row){a->c, T_PARTNERS, p},
		    ways[i].col == PARTNERS_name && a->who[p].name[0] == '\0'
			? PARTNERS_firm
			: ways[i].col,
		    PROBLEM_alike, "%s '%s', line %zu", ways[i].by, other,
		    sheet_line(s, q));
		problem_fix(&a->c->problems,
		    "if they are one: ref-add -u partner partner=%s "
		    "same_as=%s",
		    id, other);
	}
}

void
check_alike(struct check *c)
{
	struct alike a = {.c = c};
	size_t n = c->known.sheet[T_PARTNERS].rows, p;

	a.who = mem_alloc(n, sizeof(*a.who));
	describe_partners(&a, n);
	for (p = 0; p < n; p++)
		if (lookup_id(&c->known, T_PARTNERS,
			partner_cell(&a, p, PARTNERS_partner)) == p)
			look_up_partner(&a, p);
	free(a.who);
	map_free(&a.map);
	mem_pool_free(&a.pool);
}
