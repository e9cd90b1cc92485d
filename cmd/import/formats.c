/*
 * How names and values of other systems are compared with those of the
 * tables: without regard to case, blanks, '-' and '_', so that one line of a
 * table stands for all ways to write it.
 */
#include "formats.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ledger/words.h"

/* Foreign statuses whose meaning is certain; our own words are, too. */
static const struct {
	const char *theirs, *ours;
} statuses[] = {
    {"Closed Won", "won"},
    {"Closed Lost", "lost"},
    {"Working - Contacted", "contacted"},
    {"Attempted to contact", "attempted"},
    {"Appointment Scheduled", "meeting"},
    {"Presentation Scheduled", "meeting"},
    {"Meeting Scheduled", "meeting"},
    {"Proposal sent", "proposal"},
    {"Proposal made", "proposal"},
    {"Contract Sent", "proposal"},
    {"New", ""},
    {"Open", ""},
    {"Open - Not Contacted", ""},
    {"Not contacted", ""},
};

/* The next letter of a name that counts, in lower case; NUL at its end. */
static char
next_letter(const char **s)
{
	char c;

	*s += strspn(*s, " -_\n");
	c = **s;
	*s += c != '\0';
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

int
format_same(const char *a, const char *b)
{
	char c;

	while ((c = next_letter(&a)) == next_letter(&b))
		if (c == '\0')
			return 1;
	return 0;
}

/* The columns of a format among which one has the name, or NULL. */
static const struct format_column *
find_column(const struct format *f, const char *name)
{
	const struct format_column *c;
	size_t i;

	for (c = f->column; c < f->column + f->n; c++)
		for (i = 0; c->theirs[i] != NULL; i++)
			if (format_same(c->theirs[i], name))
				return c;
	return NULL;
}

const struct format *
format_recognise(const char *const names[], size_t n)
{
	size_t formats, i, k, most = 0, known, keys;
	const struct format *f = format_all(&formats), *best;
	const struct format_column *c;

	best = &f[formats - 1];
	for (k = 0; k < formats; k++) {
		for (known = keys = i = 0; i < n; i++)
			if ((c = find_column(&f[k], names[i])) != NULL) {
				known++;
				keys += c->key != 0;
			}
		if (keys > 0 && known > most) {
			most = known;
			best = &f[k];
		}
	}
	return best;
}

int
format_knows(const char *name)
{
	const struct format *f;
	size_t n, i;

	f = format_all(&n);
	for (i = 0; i < n; i++)
		if (find_column(&f[i], name) != NULL)
			return 1;
	return 0;
}

/* The event word that a status means, "" for none yet; NULL: not known. */
static const char *
status_word(const char *theirs)
{
	size_t i;

	for (i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
		if (format_same(statuses[i].theirs, theirs))
			return statuses[i].ours;
	for (i = 0; i < W_N; i++)
		if (format_same(word_of((enum word_id)i)->name, theirs))
			return word_of((enum word_id)i)->name;
	return NULL;
}

const char *
format_value(
    const struct schema_col *c, const char *theirs, struct mem_pool *pool)
{
	char word[32];
	const char *p;
	size_t i, n;

	if (c->type == S_WORD)
		return status_word(theirs);
	for (i = 0; (p = schema_choice(c, i, &n)) != NULL; i++) {
		snprintf(word, sizeof(word), "%.*s", (int)n, p);
		if (format_same(word, theirs))
			return mem_pool_dup(pool, word);
	}
	return NULL;
}

int
format_is_one_of(const char *s, const char *const list[])
{
	while (*list != NULL && text_casecmp(s, *list) != 0)
		list++;
	return *list != NULL;
}

int
format_says_no(const char *s)
{
	static const char *const no[] = {"", "no", "n", "false", "0", NULL};

	return format_is_one_of(s, no);
}
