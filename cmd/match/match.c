/*
 * The lists of a need's tags are gone through once, marks count what each
 * partner meets of it, and of those met the best are kept in order, the worst
 * giving way.
 */
#include "match.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

enum { WORDS_MAX = 32, GRAM_MAX = 6 }; /* of a client's name, of a tag */

struct match_list {
	size_t *at, n, cap;
};

struct match_mark {
	size_t need, want; /* the stamps it was last counted for */
	unsigned score;
	uint32_t rank; /* of the contact, where the score decides nothing */
	uint32_t late; /* an unanswered complaint */
};

struct match {
	const struct contacts *all;
	struct tags *tags;
	/* of each tag, in each column: the contacts who have it, in order */
	struct match_list (*index)[MATCH_BY];
	size_t tags_indexed;
	struct match_mark *mark; /* of each contact */
	struct match_list touched;
	size_t stamp; /* of a need, of each of its wants */

	/* the need asked for last */
	const struct match_need *need;
	char *client; /* the client's name, folded */
	struct match_want {
		size_t tag; /* each once */
		const char *s;
		size_t len;
	} * want;
	size_t wants, wants_cap;
	struct match_list gram; /* tags that the client's words are */

	struct match_tag *met; /* of the partner asked about last */
	size_t mets, mets_cap;
};

static void
list_add(struct match_list *l, size_t x)
{
	l->at = mem_grow(l->at, &l->cap, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = x;
}

static int
list_has(const struct match_list *l, size_t x)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->at[i] == x)
			return 1;
	return 0;
}

static int
by_number(const void *a, const void *b)
{
	const size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return x < y ? -1 : x > y;
}

/* The tags of a contact in a column. */
static const char *
column_tags(const struct contact *c, enum match_by by)
{
	const char *const columns[] = {c->offers, c->category, c->ideal};

	return columns[by];
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
rank_contacts(struct match *m)
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

/* Numbers the tags of a list. */
static void
take_tags(struct tags *tags, const char *list)
{
	const char *tag;
	size_t len;

	while ((tag = text_item(&list, &len)) != NULL)
		tags_take(tags, tag, len);
}

/* Adds a contact to the lists of the tags in a column. */
static void
index_contact(struct match *m, enum match_by by, size_t who)
{
	const char *list = column_tags(&m->all->of[who], by), *tag;
	size_t len, i;

	while ((tag = text_item(&list, &len)) != NULL)
		if ((i = tags_find(m->tags, tag, len)) != TAGS_NONE)
			list_add(&m->index[i][by], who);
}

struct match *
match_new(const struct contacts *all, struct tags *tags)
{
	struct match *m = mem_alloc(1, sizeof(*m));
	enum match_by by;
	size_t i;

	m->all = all;
	m->tags = tags;
	for (i = 0; i < all->n; i++)
		for (by = 0; by < MATCH_BY; by++)
			take_tags(tags, column_tags(&all->of[i], by));
	m->tags_indexed = tags->n;
	m->index = mem_alloc(tags->n, sizeof(*m->index));
	for (i = 0; i < all->n; i++)
		for (by = 0; by < MATCH_BY; by++)
			if (all->of[i].stage != STAGE_ENDED)
				index_contact(m, by, i);
	m->mark = mem_alloc(all->n + 1, sizeof(*m->mark));
	rank_contacts(m);
	return m;
}

void
match_free(struct match *m)
{
	enum match_by by;
	size_t i;

	for (i = 0; i < m->tags_indexed; i++)
		for (by = 0; by < MATCH_BY; by++)
			free(m->index[i][by].at);
	free(m->index);
	free(m->mark);
	free(m->touched.at);
	free(m->client);
	free(m->want);
	free(m->gram.at);
	free(m->met);
	free(m);
}

static void
take_wants(struct match *m, const char *wants)
{
	struct match_want w;
	size_t i;

	m->wants = 0;
	while ((w.s = text_item(&wants, &w.len)) != NULL) {
		w.tag = tags_find(m->tags, w.s, w.len);
		for (i = 0; i < m->wants && m->want[i].tag != w.tag; i++)
			;
		if (w.tag == TAGS_NONE || i < m->wants)
			continue;
		m->want =
		    mem_grow(m->want, &m->wants_cap, m->wants + 1, sizeof(w));
		m->want[m->wants++] = w;
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
			if (i != TAGS_NONE && !list_has(&m->gram, i))
				list_add(&m->gram, i);
		}
	free(s);
}

/* Counts what each who has a tag in a column meets, once for this stamp. */
static void
count_list(
    struct match *m, enum match_by by, size_t tag, size_t need, unsigned points)
{
	const struct match_list *l = &m->index[tag][by];
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
			list_add(&m->touched, l->at[i]);
		}
		mark->score += points;
	}
}

/* Whether a name is that of the client. */
static int
is_client_name(const struct match *m, const char *name)
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
	return is_client_name(m, c->name) || is_client_name(m, c->firm);
}

/* Puts a hit into its place among the best, if it has one there. */
static size_t
keep_best(const struct match *m, struct match_hit hit, struct match_hit best[],
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
	m->touched.n = 0;
	take_wants(m, need->wants);
	take_grams(m, need->client);
	for (i = 0; i < m->wants; i++) {
		m->stamp++;
		count_list(m, MATCH_OFFERS, m->want[i].tag, of, 2);
		count_list(m, MATCH_CATEGORY, m->want[i].tag, of, 2);
	}
	m->stamp++;
	for (i = 0; i < m->gram.n; i++)
		count_list(m, MATCH_IDEAL, m->gram.at[i], of, 1);
	for (i = 0; i < m->touched.n; i++)
		n = keep_best(m, hit_of(m, m->touched.at[i]), best, n, max);
	return n;
}

static int
has_tag(const struct match *m, size_t who, enum match_by by, size_t tag)
{
	const struct match_list *l = &m->index[tag][by];

	return l->n > 0 &&
	    bsearch(&who, l->at, l->n, sizeof(who), by_number) != NULL;
}

static void
add_met(struct match *m, enum match_by by, const char *s, size_t len)
{
	m->met = mem_grow(m->met, &m->mets_cap, m->mets + 1, sizeof(*m->met));
	m->met[m->mets++] = (struct match_tag){by, s, len};
}

/* Adds the wants that a column has; those that the partner offers are not its
 * category's. */
static void
add_wants_met(struct match *m, size_t who, enum match_by by)
{
	const struct match_want *w;

	for (w = m->want; w < m->want + m->wants; w++)
		if (has_tag(m, who, by, w->tag) &&
		    (by == MATCH_OFFERS ||
			!has_tag(m, who, MATCH_OFFERS, w->tag)))
			add_met(m, by, w->s, w->len);
}

const struct match_tag *
match_tags(struct match *m, size_t who, size_t *n)
{
	const char *list = m->all->of[who].ideal, *s;
	size_t len;

	m->mets = 0;
	add_wants_met(m, who, MATCH_OFFERS);
	add_wants_met(m, who, MATCH_CATEGORY);
	while ((s = text_item(&list, &len)) != NULL)
		if (list_has(&m->gram, tags_find(m->tags, s, len)))
			add_met(m, MATCH_IDEAL, s, len);
	*n = m->mets;
	return m->met;
}
