/*
 * The lists of a need's tags are gone through once, marks count what each
 * partner meets of it, and of those met the best are kept in order, the worst
 * giving way.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "match_part.h"

enum { WORDS_MAX = 32, GRAM_MAX = 6 }; /* of a client's name, of a tag */

struct match_mark {
	size_t need, want; /* the stamps it was last counted for */
	unsigned score;
	uint32_t rank; /* of the contact, where the score decides nothing */
	uint32_t late; /* an unanswered complaint */
};

void
match_add(struct match_list *l, size_t x)
{
	l->at = mem_grow(l->at, &l->cap, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = x;
}

int
match_has(const struct match_list *l, size_t x)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->at[i] == x)
			return 1;
	return 0;
}

/* Numbers the tags of a list. */
static void
take(struct tags *tags, const char *list)
{
	const char *tag;
	size_t len;

	while ((tag = text_item(&list, &len)) != NULL)
		tags_take(tags, tag, len);
}

/* Adds a contact to the lists of the tags. */
static void
file(const struct tags *tags, struct match_list *lists, const char *list,
    size_t who)
{
	const char *tag;
	size_t len, i;

	while ((tag = text_item(&list, &len)) != NULL)
		if ((i = tags_find(tags, tag, len)) != TAGS_NONE)
			match_add(&lists[i], who);
}

/* Whether anybody is to be introduced to them at all. */
static int
is_open(const struct contact *c)
{
	return c->stage != STAGE_ENDED;
}

/* The contacts that are ranked: qsort has no context. */
static const struct contacts *ranked;

/* Whom we owe most, who was given to longest ago, who stands first. */
static int
by_debt(const void *a, const void *b)
{
	const uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct contact *x = &ranked->of[i], *y = &ranked->of[k];

	if (contact_balance(x) != contact_balance(y))
		return contact_balance(x) > contact_balance(y) ? -1 : 1;
	if (x->last_given != y->last_given) /* never: the least */
		return x->last_given < y->last_given ? -1 : 1;
	return i < k ? -1 : i > k;
}

/* Ranks the contacts once, so that a need compares only numbers. */
static void
rank(struct match *m)
{
	uint32_t *order = mem_alloc(m->all->n + 1, sizeof(*order)), i;

	if (m->all->n >= UINT32_MAX)
		msg_die("too many partners");
	for (i = 0; i < m->all->n; i++)
		order[i] = i;
	ranked = m->all;
	qsort(order, m->all->n, sizeof(*order), by_debt);
	for (i = 0; i < m->all->n; i++) {
		m->mark[order[i]].rank = i;
		m->mark[i].late = m->all->of[i].complaint != DATE_NONE;
	}
	free(order);
}

struct match *
match_new(const struct contacts *all, struct tags *tags)
{
	struct match *m = mem_alloc(1, sizeof(*m));
	const struct contact *c;
	size_t i;

	for (i = 0; i < all->n; i++) {
		take(tags, all->of[i].offers);
		take(tags, all->of[i].category);
		take(tags, all->of[i].ideal);
	}
	m->all = all;
	m->tags = tags;
	m->lists = tags->n;
	m->offer = mem_alloc(tags->n + 1, sizeof(*m->offer));
	m->ideal = mem_alloc(tags->n + 1, sizeof(*m->ideal));
	m->mark = mem_alloc(all->n + 1, sizeof(*m->mark));
	for (i = 0; i < all->n; i++) {
		c = &all->of[i];
		if (!is_open(c))
			continue;
		file(tags, m->offer, c->offers, i);
		file(tags, m->offer, c->category, i);
		file(tags, m->ideal, c->ideal, i);
	}
	rank(m);
	return m;
}

void
match_free(struct match *m)
{
	size_t i;

	for (i = 0; i < m->lists; i++) {
		free(m->offer[i].at);
		free(m->ideal[i].at);
	}
	free(m->offer);
	free(m->ideal);
	free(m->mark);
	free(m->client);
	free(m->touched.at);
	free(m->want.at);
	free(m->text.at);
	free(m->gram.at);
	free(m->offers.at);
	free(m->category.at);
	free(m->ideals.at);
	free(m);
}

static void
take_wants(struct match *m, const char *wants)
{
	const char *list = wants, *tag;
	size_t len, i;

	m->want.n = m->text.n = 0;
	while ((tag = text_item(&list, &len)) != NULL) {
		i = tags_find(m->tags, tag, len);
		if (i == TAGS_NONE || match_has(&m->want, i))
			continue;
		match_add(&m->want, i);
		match_add(&m->text, (size_t)(tag - wants));
		match_add(&m->text, len);
	}
}

/* The tags that words of the client's name are, and runs of words. */
static void
take_grams(struct match *m, const char *client)
{
	char *s = tags_normal(client, strlen(client)), *end, kept;
	size_t at[WORDS_MAX + 1], n = 0, from, to, i;

	m->gram.n = 0;
	for (i = 0; s[i] != '\0' && n < WORDS_MAX; i += s[i] == ' ') {
		at[n++] = i;
		i += strcspn(s + i, " ");
	}
	at[n] = i + (s[i] == '\0');
	for (from = 0; from < n; from++)
		for (to = from + 1; to <= n && to <= from + GRAM_MAX; to++) {
			end = s + at[to] - 1;
			kept = *end;
			*end = '\0';
			i = tags_find_normal(m->tags, s + at[from]);
			*end = kept;
			if (i != TAGS_NONE && !match_has(&m->gram, i))
				match_add(&m->gram, i);
		}
	free(s);
}

/* Counts what each of a list meets, once for this stamp. */
static void
count(struct match *m, const struct match_list *l, size_t need, unsigned points)
{
	struct match_mark *mark;
	size_t i;

	for (i = 0; i < l->n; i++) {
		mark = &m->mark[l->at[i]];
		if (mark->want == m->stamp)
			continue;
		mark->want = m->stamp;
		if (mark->need != need) {
			mark->need = need;
			mark->score = 0;
			match_add(&m->touched, l->at[i]);
		}
		mark->score += points;
	}
}

/* Whether a name is that of the client. */
static int
is_name(const struct match *m, const char *name)
{
	char *folded = text_fold(name);
	const int is = *folded != '\0' && strcmp(folded, m->client) == 0;

	free(folded);
	return is;
}

/* Whether it is the client who would be introduced to themselves. */
static int
is_client(const struct match *m, const struct contact *c)
{
	const char *email = m->need->email;

	if (*email != '\0' && text_casecmp(email, c->email) == 0)
		return 1;
	return is_name(m, c->name) || is_name(m, c->firm);
}

/* Puts a hit into its place among the best, if it has one there. */
static size_t
keep(const struct match *m, struct match_hit hit, struct match_hit best[],
    size_t n, size_t max)
{
	size_t i;

	if (n == max && hit.key > best[n - 1].key)
		return n;
	if (is_client(m, &m->all->of[hit.who]))
		return n;
	n += n < max;
	for (i = n - 1; i > 0 && hit.key < best[i - 1].key; i--)
		best[i] = best[i - 1];
	best[i] = hit;
	return n;
}

/* Complaints last, then the score, the higher the better, then the rank. */
static struct match_hit
hit_of(const struct match *m, size_t who)
{
	const struct match_mark *x = &m->mark[who];

	return (struct match_hit){who, x->score,
	    (uint64_t)x->late << 63 | (uint64_t)(INT32_MAX - x->score) << 32 |
		x->rank};
}

size_t
match_best(struct match *m, const struct match_need *need,
    struct match_hit best[], size_t max)
{
	size_t i, n = 0, of = ++m->stamp;

	m->need = need;
	free(m->client);
	m->client = text_fold(need->client);
	m->who = SIZE_MAX;
	m->touched.n = 0;
	take_wants(m, need->wants);
	take_grams(m, need->client);
	for (i = 0; i < m->want.n; i++) {
		m->stamp++;
		count(m, &m->offer[m->want.at[i]], of, 2);
	}
	m->stamp++;
	for (i = 0; i < m->gram.n; i++)
		count(m, &m->ideal[m->gram.at[i]], of, 1);
	for (i = 0; i < m->touched.n; i++)
		n = keep(m, hit_of(m, m->touched.at[i]), best, n, max);
	return n;
}
