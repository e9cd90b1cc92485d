/*
 * What matched, and why it is a good idea, in words.
 */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "match_part.h"

/* The numbers of the tags of a list. */
static void
number(const struct match *m, struct match_list *l, const char *list)
{
	const char *s;
	size_t len;

	l->n = 0;
	while ((s = text_item(&list, &len)) != NULL)
		match_add(l, tags_find(m->tags, s, len));
}

/* Looks at a partner, once for all that is said of them. */
static const struct contact *
look(struct match *m, size_t who)
{
	const struct contact *c = &m->all->of[who];

	if (m->who != who) {
		m->who = who;
		number(m, &m->offers, c->offers);
		number(m, &m->category, c->category);
		number(m, &m->ideals, c->ideal);
	}
	return c;
}

/* The words before an item of a list: once, and then what is between them. */
static void
put(FILE *fp, int *n, const char *first, const char *between, const char *s,
    size_t len)
{
	fprintf(fp, "%s%.*s", (*n)++ > 0 ? between : first, (int)len, s);
}

/* Each want that a column meets; those that offers meet are not its
 * category's. */
static void
put_wants(FILE *fp, const struct match *m, int category, int *n,
    const char *first, const char *between)
{
	size_t i;
	int offered;

	for (i = 0; i < m->want.n; i++) {
		offered = match_has(&m->offers, m->want.at[i]);
		if (category
			? !offered && match_has(&m->category, m->want.at[i])
			: offered)
			put(fp, n, first, between,
			    m->need->wants + m->text.at[2 * i],
			    m->text.at[2 * i + 1]);
	}
}

static void
put_ideals(FILE *fp, const struct match *m, const struct contact *c, int *n,
    const char *first, const char *between)
{
	const char *list = c->ideal, *s;
	size_t len, i;

	for (i = 0; (s = text_item(&list, &len)) != NULL; i++)
		if (match_has(&m->gram, m->ideals.at[i]))
			put(fp, n, first, between, s, len);
}

void
match_tags(FILE *fp, struct match *m, size_t who)
{
	const struct contact *c = look(m, who);
	int n = 0;

	put_wants(fp, m, 0, &n, "", ";");
	put_wants(fp, m, 1, &n, "", ";");
	put_ideals(fp, m, c, &n, "", ";");
}

void
match_balance(FILE *fp, const struct contact *c)
{
	const int owed = contact_balance(c);
	char day[DATE_LEN + 1];

	if (c->received == 0 && c->given == 0) {
		fputs("nothing received or given yet", fp);
		return;
	}
	if (owed > 0)
		fprintf(fp, "we owe them %d: ", owed);
	else if (owed < 0)
		fprintf(fp, "they owe us %d: ", -owed);
	else
		fputs("even: ", fp);
	fprintf(fp, "%d received, %d given", c->received, c->given);
	if (c->last_given != DATE_NONE)
		fprintf(fp, ", last on %s", date_print(c->last_given, day));
}

void
match_complaint(FILE *fp, const struct contact *c)
{
	char day[DATE_LEN + 1];

	if (c->complaint != DATE_NONE)
		fprintf(fp, "unanswered complaint of %s: answer that first; ",
		    date_print(c->complaint, day));
}

void
match_why(FILE *fp, struct match *m, size_t who)
{
	const struct contact *c = look(m, who);
	int n = 0, any;

	match_complaint(fp, c);
	put_wants(fp, m, 0, &n, "offers ", ", ");
	any = n;
	n = 0;
	put_wants(fp, m, 1, &n, any ? "; of the category " : "of the category ",
	    ", ");
	any += n;
	n = 0;
	put_ideals(fp, m, c, &n,
	    any ? "; looks for such clients: " : "looks for such clients: ",
	    ", ");
	fputs("; ", fp);
	match_balance(fp, c);
}
