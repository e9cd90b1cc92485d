/*
 * The values of a page.  A name that neither this table nor sentences.txt has,
 * a column of the rows or a rule of policy, is for ourselves: to hand something
 * over, it has to be put here.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "brief.h"
#include "ledger/rows.h"

enum { ESCAPE = 12 /* bytes that a character is at most, made visible */ };

/* The lines of sentences.txt. */
const char *const *brief_sentences_txt(void);

/* A cell of the partner's row as it is: "" without a partner, or a column. */
static const char *
partner_cell(const struct brief *b, const char *name)
{
	const char *s =
	    b->who != NULL ? row_cell(b->head, b->who->cell, name) : NULL;

	return s != NULL ? s : "";
}

/* The cell that a name of the table is made of, which it is called after. */
static const char *
own_cell(const struct template_at *at)
{
	return partner_cell(at->ctx, at->name + (*at->name == '.'));
}

/* Whether Markdown takes the character at s for more than itself. */
static int
is_mark(const char *s)
{
	if (*s == '\\')
		return s[1] != '\0' && strchr("\\`*<[", s[1]) != NULL;
	return strchr("`*<[", *s) != NULL;
}

/*
 * Appends n bytes of a text as a page may show it, on one line: what nobody
 * would see made visible; of data, what Markdown would take for more than text
 * has a backslash before it.
 */
static void
put_shown(struct mem_text *to, const char *s, int is_data)
{
	char *line = mem_alloc(2 * strlen(s) + 1, 1), *p = line, *shown;
	size_t size;

	for (; *s != '\0'; s++) {
		if (is_data && is_mark(s))
			*p++ = '\\';
		*p++ = strchr("\t\n\r", *s) ? ' ' : *s;
	}
	size = strlen(line) * ESCAPE + 1;
	shown = mem_alloc(size, 1);
	mem_text_add(
	    to, shown, text_visible(shown, size, line + strspn(line, " ")));
	free(shown);
	free(line);
}

static void
put_data(struct mem_text *to, const char *s)
{
	put_shown(to, s, 1);
}

/* The tags of a cell: "shops, bakers and farms". */
static void
put_tags(struct mem_text *to, const struct template_at *at)
{
	const char *list = own_cell(at), *tag, *next;
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
	put_data(to, t.s != NULL ? t.s : "");
	free(t.s);
}

/* One of the tags that the partner offers, from 0. */
static void
put_offer(struct mem_text *to, const struct template_at *at)
{
	const char *list = partner_cell(at->ctx, "offers"), *tag = "";
	size_t n = 0;
	int i;
	char *copy;

	for (i = 0; i <= at->arg && tag != NULL; i++)
		tag = text_item(&list, &n);
	copy = mem_dup(tag != NULL ? tag : "", n);
	put_data(to, copy);
	free(copy);
}

/* The firm, where it is not called like the person. */
static void
put_other_firm(struct mem_text *to, const struct template_at *at)
{
	const char *firm = partner_cell(at->ctx, "firm");

	if (strcmp(firm, partner_cell(at->ctx, "name")) != 0)
		put_data(to, firm);
}

static void
put_day(struct mem_text *to, int date)
{
	char buf[DATE_WORDS];

	mem_text_printf(to, "%s", date_words(date, buf));
}

/* The date of a cell, "3 June 2026". */
static void
put_cell_day(struct mem_text *to, const struct template_at *at)
{
	put_day(to, date_parse(own_cell(at)));
}

/* The day that the rows are of, else today. */
static void
put_today(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;
	const int asof = date_parse(partner_cell(b, "asof"));

	put_day(to, asof != DATE_NONE ? asof : b->today);
}

/* "within 3 days", and what is said for none and for one; "" for never. */
static void
put_days(struct mem_text *to, const struct template_at *at, const char *none,
    const char *one, const char *many)
{
	const struct brief *b = at->ctx;
	const int n = policy_n(b->policy, (enum policy_rule)at->arg);

	if (n > 1 && n != POLICY_NEVER)
		mem_text_printf(to, "%s %d days", many, n);
	else if (n != POLICY_NEVER)
		mem_text_printf(to, "%s", n == 0 ? none : one);
}

static void
put_within(struct mem_text *to, const struct template_at *at)
{
	put_days(to, at, "on the same day", "within a day", "within");
}

static void
put_every(struct mem_text *to, const struct template_at *at)
{
	put_days(to, at, "every day", "every day", "every");
}

/* "yes" if we were in contact on a day after the complaint. */
static void
put_answered(struct mem_text *to, const struct template_at *at)
{
	const int day = date_parse(partner_cell(at->ctx, "last_complaint"));

	if (day != DATE_NONE &&
	    day < date_parse(partner_cell(at->ctx, "last_out")))
		mem_text_printf(to, "yes");
}

static void
put_count(struct mem_text *to, size_t n)
{
	if (n > 0)
		mem_text_printf(to, "%zu", n);
}

static void
put_cell_count(struct mem_text *to, const struct template_at *at)
{
	put_count(to, strtoul(own_cell(at), NULL, 10));
}

/* The words of an answer, if the input has them. */
static void
put_answer(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;
	const struct brief_line *a = b->who ? &b->who->answer[at->arg] : NULL;
	const size_t before = to->len;

	if (a == NULL || a->date == DATE_NONE)
		return;
	put_data(to, a->text);
	if (to->len == before)
		mem_text_printf(to, "no words noted");
}

static void
put_lines(struct mem_text *to, const struct brief_lines *lines)
{
	size_t i;

	for (i = 0; i < lines->n; i++) {
		put_data(to, lines->line[i].text);
		mem_text_add(to, "\n", 1);
	}
}

static void
put_events(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;

	if (b->who != NULL)
		put_lines(to, &b->who->events);
}

static void
put_referrals(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;

	if (b->who != NULL)
		put_lines(to, &b->who->referrals);
}

/* How many open referrals there are beside those on the page. */
static void
put_more(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;

	put_count(to, b->who != NULL ? b->who->referrals.more : 0);
}

static const struct template_name names[] = {
    {.name = "my_name", TEMPLATE_OURS},
    {.name = "my_email", TEMPLATE_OURS},
    {.name = "my_firm", TEMPLATE_OURS},
    {.name = "my_pitch", TEMPLATE_OURS},
    {.name = "my_ideal", TEMPLATE_OURS},
    {.name = "my_trigger", TEMPLATE_OURS},
    {.name = "my_story", TEMPLATE_OURS},
    {.name = "my_url", TEMPLATE_OURS},
    {.name = "currency", TEMPLATE_OURS},
    {"contact_within", TEMPLATE_OURS, put_within, P_CONTACT_DAYS, 0},
    {"thank_within", TEMPLATE_OURS, put_within, P_THANK_DAYS, 0},
    {"inform_within", TEMPLATE_OURS, put_within, P_INFORM_DAYS, 0},
    {"inform_each", TEMPLATE_OURS, put_every, P_INFORM_EVERY, 0},
    {"interview_within", TEMPLATE_OURS, put_within, P_INTERVIEW_DAYS, 0},
    /* what they told us of themselves */
    {.name = "name", TEMPLATE_DATA},
    {.name = "firm", TEMPLATE_DATA},
    {".other_firm", TEMPLATE_DATA, put_other_firm, 0, 0},
    {.name = "greeting", TEMPLATE_DATA},
    {.name = "email", TEMPLATE_DATA},
    {.name = "phone", TEMPLATE_DATA},
    {"offers", TEMPLATE_DATA, put_tags, 0, 0},
    {".offer_1", TEMPLATE_DATA, put_offer, 0, 0},
    {".offer_2", TEMPLATE_DATA, put_offer, 1, 0},
    {".offer_3", TEMPLATE_DATA, put_offer, 2, 0},
    {"ideal", TEMPLATE_DATA, put_tags, 0, 0},
    /* what we did together, and agreed on */
    {.name = "goal", TEMPLATE_DATA},
    {.name = "interviewed", TEMPLATE_DATA},
    {.name = "interview_us", TEMPLATE_DATA},
    {".interviewed", TEMPLATE_DATA, put_cell_day, 0, 0},
    {".interview_us", TEMPLATE_DATA, put_cell_day, 0, 0},
    {.name = "asof", TEMPLATE_DATA},
    {"today", TEMPLATE_DATA, put_today, 0, 0},
    /* for ourselves */
    {.name = "note", TEMPLATE_PRIVATE},
    {.name = "reach", TEMPLATE_PRIVATE},
    {".answered", TEMPLATE_PRIVATE, put_answered, 0, 0},
    {".late_thank", TEMPLATE_PRIVATE, put_cell_count, 0, 0},
    {".late_inform", TEMPLATE_PRIVATE, put_cell_count, 0, 0},
    {".late_pay", TEMPLATE_PRIVATE, put_cell_count, 0, 0},
    {".learned_words", TEMPLATE_PRIVATE, put_answer, BRIEF_LEARNED, 0},
    {".agreed_words", TEMPLATE_PRIVATE, put_answer, BRIEF_AGREED, 0},
    {".confidence_words", TEMPLATE_PRIVATE, put_answer, BRIEF_CONFIDENCE, 0},
    {"event", TEMPLATE_PRIVATE, put_events, 0, 1},
    {"referral", TEMPLATE_PRIVATE, put_referrals, 0, 1},
    {".more", TEMPLATE_PRIVATE, put_more, 0, 0},
};

/* Whether it is a column of partner rows, of these or of any. */
static int
is_column(const struct brief *b, const char *name)
{
	const char *const *column;
	size_t n, i;

	column = rows_names(ROWS_OF_PARTNERS, &n);
	for (i = 0; i < n; i++)
		if (strcmp(column[i], name) == 0)
			return 1;
	for (i = 0; b->head != NULL && i < b->head->n; i++)
		if (strcmp(b->head->name[i], name) == 0)
			return 1;
	return 0;
}

static enum template_kind
other_kind(void *ctx, const char *name)
{
	return is_column(ctx, name) || policy_rule(name) != P_N
	    ? TEMPLATE_PRIVATE
	    : TEMPLATE_UNKNOWN;
}

/* A column that the rows have, else a rule. */
static void
put_other(struct mem_text *to, const struct template_at *at, const char *name)
{
	const struct brief *b = at->ctx;
	const enum policy_rule rule = policy_rule(name);
	const char *cell =
	    b->who != NULL ? row_cell(b->head, b->who->cell, name) : NULL;

	if (cell != NULL)
		put_data(to, cell);
	else if (rule != P_N)
		put_shown(to, policy_text(b->policy, rule), 0);
}

struct template_from
brief_values(struct brief *b)
{
	return (struct template_from){.name = names,
	    .n = sizeof(names) / sizeof(names[0]),
	    .sentences = brief_sentences_txt(),
	    .kind = other_kind,
	    .others = put_other,
	    .ctx = b,
	    .for_us = b->page == BRIEF_MEETING};
}
