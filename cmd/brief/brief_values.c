/*
 * Words and sentences that the partner may read.  Of the rows they are made
 * of what the partner told us, and of what we did together.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "brief_part.h"
#include "table/label.h"

enum { ESCAPE = 12 /* bytes that a character is at most, made visible */ };

const char *
brief_cell(const struct brief *b, int col)
{
	const int at = b->head != NULL ? b->head->at[col] : -1;

	return at < 0 || b->who == NULL ? "" : b->who->cell[at];
}

const char *
brief_kept(struct brief *b, char *made)
{
	const char *s = mem_pool_dup(&b->pool, made);

	free(made);
	return s;
}

const char *
brief_plain(struct brief *b, const char *s)
{
	const size_t size = strlen(s) * ESCAPE + 1;
	char *line = mem_pool_dup(&b->pool, s), *shown, *p;

	for (p = line; (p = strpbrk(p, "\t\n\r")) != NULL;)
		*p = ' ';
	shown = mem_alloc(size, 1);
	text_visible(shown, size, line + strspn(line, " "));
	return brief_kept(b, shown);
}

/* Whether Markdown takes the character at s for more than itself. */
static int
is_mark(const char *s)
{
	if (*s == '\\')
		return s[1] != '\0' && strchr("\\`*<[", s[1]) != NULL;
	return strchr("`*<[", *s) != NULL;
}

const char *
brief_data(struct brief *b, const char *s)
{
	char *marked = mem_alloc(2 * strlen(s) + 1, 1), *to = marked;
	const char *shown;

	for (; *s != '\0'; s++) {
		if (is_mark(s))
			*to++ = '\\';
		*to++ = *s;
	}
	shown = brief_plain(b, marked);
	free(marked);
	return shown;
}

const char *
brief_tags(struct brief *b, int col)
{
	const char *list = brief_cell(b, col), *tag, *next, *shown = "";
	struct mem_text t = {0};
	size_t n, next_n;

	for (tag = text_item(&list, &n); tag != NULL; tag = next, n = next_n) {
		next = text_item(&list, &next_n);
		mem_text_printf(&t, "%s%.*s",
		    t.len == 0	       ? ""
			: next != NULL ? ", "
				       : " and ",
		    (int)n, tag);
	}
	if (t.s != NULL)
		shown = brief_data(b, t.s);
	free(t.s);
	return shown;
}

const char *
brief_who(struct brief *b)
{
	const char *const names[] = {
	    brief_cell(b, PARTNER_ROW_name), brief_cell(b, PARTNER_ROW_firm)};

	return brief_data(b, label_first(names, 2));
}

const char *
brief_day(struct brief *b, int col)
{
	char buf[DATE_WORDS];

	return mem_pool_dup(
	    &b->pool, date_words(date_parse(brief_cell(b, col)), buf));
}

/* Two texts, or the one that there is. */
static const char *
joined(struct brief *b, const char *x, const char *between, const char *y)
{
	return brief_kept(b,
	    mem_printf(
		"%s%s%s", x, *x != '\0' && *y != '\0' ? between : "", y));
}

static const char *
text(struct brief *b, enum policy_rule rule)
{
	return brief_plain(b, policy_text(b->policy, rule));
}

/* Our firm, else our name. */
const char *
brief_us(struct brief *b, size_t item)
{
	const char *const names[] = {text(b, P_MY_FIRM), text(b, P_MY_NAME)};

	(void)item;
	return label_first(names, 2);
}

const char *
brief_contact_line(struct brief *b, size_t item)
{
	const char *who =
	    joined(b, text(b, P_MY_NAME), ", ", text(b, P_MY_FIRM));
	const char *where =
	    joined(b, text(b, P_MY_EMAIL), ", ", text(b, P_MY_URL));

	(void)item;
	return joined(b, who, ", ", where);
}

/* "Priya Nair, Nair Commercial Law" */
const char *
brief_name_firm(struct brief *b, size_t item)
{
	const char *name = brief_cell(b, PARTNER_ROW_name);
	const char *firm = brief_cell(b, PARTNER_ROW_firm);

	(void)item;
	return joined(b, brief_data(b, name), ", ",
	    strcmp(name, firm) != 0 ? brief_data(b, firm) : "");
}

const char *
brief_for_partner(struct brief *b, size_t item)
{
	const char *who = brief_name_firm(b, item);

	return *who == '\0' ? "" : brief_kept(b, mem_printf("For %s.", who));
}

/* The day that the rows are of, else today. */
const char *
brief_today(struct brief *b, size_t item)
{
	int asof = date_parse(brief_cell(b, PARTNER_ROW_asof));
	char buf[DATE_WORDS];

	(void)item;
	return mem_pool_dup(
	    &b->pool, date_words(asof != DATE_NONE ? asof : b->today, buf));
}

/* "within 3 days", and what is said for none and for one; "" for never. */
static const char *
days(struct brief *b, enum policy_rule rule, const char *none, const char *one,
    const char *many)
{
	const int n = policy_n(b->policy, rule);

	if (n == POLICY_NEVER)
		return "";
	return n == 0 ? none
	    : n == 1  ? one
		      : brief_kept(b, mem_printf("%s %d days", many, n));
}

static const char *
within(struct brief *b, enum policy_rule rule)
{
	return days(b, rule, "on the same day", "within a day", "within");
}

const char *
brief_contact_within(struct brief *b, size_t item)
{
	(void)item;
	return within(b, P_CONTACT_DAYS);
}

const char *
brief_thank_within(struct brief *b, size_t item)
{
	(void)item;
	return within(b, P_THANK_DAYS);
}

const char *
brief_inform_within(struct brief *b, size_t item)
{
	(void)item;
	return within(b, P_INFORM_DAYS);
}

const char *
brief_inform_each(struct brief *b, size_t item)
{
	(void)item;
	return days(b, P_INFORM_EVERY, "every day", "every day", "every");
}

const char *
brief_interview_within(struct brief *b, size_t item)
{
	(void)item;
	return within(b, P_INTERVIEW_DAYS);
}

const char *
brief_offers(struct brief *b, size_t item)
{
	(void)item;
	return brief_tags(b, PARTNER_ROW_offers);
}

const char *
brief_ideal(struct brief *b, size_t item)
{
	(void)item;
	return brief_tags(b, PARTNER_ROW_ideal);
}

/* Whom they want, or the question for it. */
const char *
brief_your_turn(struct brief *b, size_t item)
{
	const char *ideal = brief_tags(b, PARTNER_ROW_ideal);

	(void)item;
	if (*ideal == '\0')
		return "Who is a good referral for you, and what would we hear "
		       "them say? Tell us, and we will listen for it.";
	return brief_kept(b,
	    mem_printf("As we understand it you would like to meet: %s. "
		       "Is that still right, and what would we hear them say?",
		ideal));
}

const char *
brief_goal(struct brief *b, size_t item)
{
	const char *goal = brief_data(b, brief_cell(b, PARTNER_ROW_goal));

	(void)item;
	if (*goal == '\0')
		return "";
	return brief_kept(b,
	    mem_printf("%s referral%s a month", goal,
		strcmp(goal, "1") == 0 ? "" : "s"));
}

/* Who writes the letter of introduction: a name to fill in if it is nobody. */
const char *
brief_signed(struct brief *b, size_t item)
{
	const char *who = brief_who(b);

	(void)item;
	return *who != '\0' ? who : "[your name]";
}

const char *
brief_interviews(struct brief *b, size_t item)
{
	const char *we = brief_day(b, PARTNER_ROW_interviewed);
	const char *they = brief_day(b, PARTNER_ROW_interview_us);

	(void)item;
	we = *we == '\0'
	    ? ""
	    : brief_kept(b, mem_printf("We last interviewed you on %s.", we));
	they = *they == '\0'
	    ? ""
	    : brief_kept(b, mem_printf("You last interviewed us on %s.", they));
	return joined(b, we, " ", they);
}
