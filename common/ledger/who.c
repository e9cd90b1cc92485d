/*
 * One walk over all candidates keeps the hits of the strongest way found so
 * far; a stronger one drops the others.
 */
#include "ledger/who.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/msg.h"
#include "base/newid.h"
#include "base/text.h"

/* The ways to name something, the strongest first. */
enum rank { BY_ID, BY_START, BY_END, BY_EMAIL, BY_WORDS, BY_NOTHING };

enum { LISTED = 20 };

struct search {
	const char *text;
	char *words;	/* text, folded */
	enum rank rank; /* the strongest so far */
	size_t *hit;	/* whom it stands for, each once */
	size_t n, cap;
};

static int
has_text(const char *s)
{
	return s != NULL && *s != '\0';
}

static int
starts_with(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static int
has_words(const char *s, const char *words)
{
	char *key;
	int r;

	if (!has_text(s))
		return 0;
	key = text_fold(s);
	r = text_has_words(key, words);
	free(key);
	return r;
}

void
who_row(struct who_named *x, const struct sheet *s, size_t row)
{
	x->referral = s->table == T_REFERRALS;
	x->id = sheet_cell(s, row, 0);
	if (x->referral) {
		x->email = sheet_cell(s, row, REFERRALS_email);
		x->prospect = sheet_cell(s, row, REFERRALS_prospect);
	} else {
		x->email = sheet_cell(s, row, PARTNERS_email);
		x->name = sheet_cell(s, row, PARTNERS_name);
		x->firm = sheet_cell(s, row, PARTNERS_firm);
	}
}

/* How text names x; the ranks behind s->rank are of no interest any more. */
static enum rank
rank_of(const struct search *s, const struct who_named *x)
{
	size_t n = strlen(x->id);

	if (strcmp(x->id, s->text) == 0)
		return BY_ID;
	if (s->rank >= BY_START && starts_with(x->id, s->text))
		return BY_START;
	if (s->rank >= BY_END && x->referral && n > NEWID_END &&
	    starts_with(x->id + n - NEWID_END, s->text))
		return BY_END;
	if (s->rank >= BY_EMAIL && has_text(x->email) &&
	    text_casecmp(x->email, s->text) == 0)
		return BY_EMAIL;
	if (s->rank >= BY_WORDS && *s->words != '\0' &&
	    (has_words(x->name, s->words) || has_words(x->firm, s->words) ||
		has_words(x->prospect, s->words)))
		return BY_WORDS;
	return BY_NOTHING;
}

static void
search_all(
    struct search *s, const char *text, size_t n, who_get *get, void *ctx)
{
	char *is_hit = mem_alloc(n, 1);
	struct who_named x;
	enum rank rank;
	size_t i;

	*s = (struct search){.text = text, .rank = BY_NOTHING};
	s->words = text_fold(text);
	for (i = 0; *text != '\0' && i < n; i++) {
		memset(&x, 0, sizeof(x));
		get(ctx, i, &x);
		rank = rank_of(s, &x);
		if (rank == BY_NOTHING || rank > s->rank ||
		    (rank != BY_ID && x.hides != NULL && x.hides(ctx, i)))
			continue;
		if (rank < s->rank)
			while (s->n > 0)
				is_hit[s->hit[--s->n]] = 0;
		s->rank = rank;
		if (is_hit[x.as])
			continue;
		is_hit[x.as] = 1;
		s->hit = mem_grow(s->hit, &s->cap, s->n + 1, sizeof(*s->hit));
		s->hit[s->n++] = x.as;
	}
	free(s->words);
	free(is_hit);
}

/* A line that tells x apart: "nair (Asha Nair, Nair Tax, asha@nair.example)";
 * the caller's. */
static char *
describe_named(const struct who_named *x)
{
	const char *part[] = {x->name, x->firm, x->prospect, x->email};
	struct mem_text t = {0};
	size_t i, n = 0;

	mem_text_printf(&t, "%s", x->id);
	for (i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (has_text(part[i]))
			mem_text_printf(&t, "%s%s", n++ ? ", " : " (", part[i]);
	if (n > 0)
		mem_text_printf(&t, ")");
	return t.s;
}

static void
list_hits(const struct search *s, who_get *get, void *ctx)
{
	struct who_named x;
	char *line;
	size_t i;

	msg("'%s' could be any of %zu: say which by its id", s->text, s->n);
	for (i = 0; i < s->n && i < LISTED; i++) {
		memset(&x, 0, sizeof(x));
		get(ctx, s->hit[i], &x);
		line = describe_named(&x);
		msg("  %s", line);
		free(line);
	}
	if (i < s->n)
		msg("  and %zu more", s->n - i);
}

size_t
who_one(const char *text, const char *what, size_t n, who_get *get, void *ctx)
{
	size_t as = (size_t)-1;
	struct who_named x = {0};
	struct search s;
	char *line;

	search_all(&s, text, n, get, ctx);
	if (s.n == 0)
		msg("'%s' names no %s%s", text, what,
		    *text == '-' ? ": options come first" : "");
	else if (s.n > 1)
		list_hits(&s, get, ctx);
	else {
		as = s.hit[0];
		get(ctx, as, &x);
		if (strcmp(x.id, text) != 0) {
			line = describe_named(&x);
			msg("'%s' is %s", text, line);
			free(line);
		}
	}
	free(s.hit);
	return as;
}
