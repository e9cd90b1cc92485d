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

static const struct brief_partner *
this_partner(const struct template_at *at)
{
	const struct brief *b = at->ctx;

	return b->who;
}

/* The member that a name of the table is made of: a text, a day or a count. */
static const void *
own_member(const struct template_at *at)
{
	return (const char *)this_partner(at) + at->arg;
}

/* Whether Markdown takes the character at s for more than itself. */
static int
is_mark(const char *s)
{
	switch (*s) {
	case '`':
	case '*':
	case '<':
	case '[': return 1;
	case '\\': return s[1] != '\0' && strchr("\\`*<[", s[1]) != NULL;
	default: return 0;
	}
}

/*
 * Appends a text as a page may show it, on one line: what nobody would see made
 * visible; of data, what Markdown would take for more than text has a backslash
 * before it.
 */
static void
put_shown(struct mem_text *to, const char *s, int is_data)
{
	const size_t start = to->len;
	size_t size;
	int is_plain = 1;
	char *line;

	for (s += strspn(s, " \t\n\r"); *s != '\0'; s++) {
		if (is_data && is_mark(s))
			mem_text_put(to, "\\");
		mem_text_add(to, strchr("\t\n\r", *s) ? " " : s, 1);
		is_plain &= *s >= ' ' && *s <= '~';
	}
	if (is_plain)
		return;
	line = mem_dup(to->s + start, to->len - start);
	size = strlen(line) * ESCAPE + 1;
	to->s = mem_grow(to->s, &to->cap, start + size, 1);
	to->len = start + text_visible(to->s + start, size, line);
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
	const char *list = *(const char *const *)own_member(at), *tag, *next;
	struct mem_text t = {0};
	size_t n, next_n;

	for (tag = text_item(&list, &n); tag != NULL; tag = next, n = next_n) {
		next = text_item(&list, &next_n);
		if (t.len > 0)
			mem_text_put(&t, next != NULL ? ", " : " and ");
		mem_text_add(&t, tag, n);
	}
	if (t.len > 0)
		put_data(to, t.s);
	free(t.s);
}

/* One of the tags that the partner offers, from 0. */
static void
put_offer(struct mem_text *to, const struct template_at *at)
{
	const char *list = this_partner(at)->offers, *tag = "";
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
	const struct brief_partner *p = this_partner(at);

	if (strcmp(p->firm, p->name) != 0)
		put_data(to, p->firm);
}

/* The date of a cell, "3 June 2026"; for that of the rows today, if they have
 * none. */
static void
put_day(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;
	const int *day = own_member(at);
	char buf[DATE_WORDS];

	mem_text_put(to,
	    date_words(
		day == &b->who->asof && *day == DATE_NONE ? b->today : *day,
		buf));
}

/* Puts many, with the number of days in it, none for 0 and one for 1; nothing
 * for never. */
static void
put_days(struct mem_text *to, const struct template_at *at, const char *none,
    const char *one, const char *many)
{
	const struct brief *b = at->ctx;
	const int n = policy_n(b->policy, (enum policy_rule)at->arg);

	if (n > 1 && n != POLICY_NEVER)
		mem_text_printf(to, "%s %d days", many, n);
	else if (n != POLICY_NEVER)
		mem_text_put(to, n == 0 ? none : one);
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
	const struct brief_partner *p = this_partner(at);

	if (p->last_complaint != DATE_NONE && p->last_complaint < p->last_out)
		mem_text_put(to, "yes");
}

/* A count, but for 0. */
static void
put_count(struct mem_text *to, const struct template_at *at)
{
	const int64_t n = *(const int64_t *)own_member(at);

	if (n > 0)
		mem_text_printf(to, "%lld", (long long)n);
}

/* How many open referrals there are beside those on the page. */
static void
put_more(struct mem_text *to, const struct template_at *at)
{
	const size_t n = this_partner(at)->referrals.more;

	if (n > 0)
		mem_text_printf(to, "%zu", n);
}

/* The words of an answer, if the input has them. */
static void
put_answer(struct mem_text *to, const struct template_at *at)
{
	const struct brief_line *a = &this_partner(at)->answer[at->arg];
	const size_t before = to->len;

	if (a->date == DATE_NONE)
		return;
	put_data(to, a->text);
	if (to->len == before)
		mem_text_put(to, "no words noted");
}

static void
put_lines(struct mem_text *to, const struct template_at *at)
{
	const struct brief_lines *lines = own_member(at);
	size_t i;

	for (i = 0; i < lines->n; i++) {
		put_data(to, lines->line[i].text);
		mem_text_add(to, "", 1);
	}
}

#define OF(member) (int)offsetof(struct brief_partner, member)

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
    {"offers", TEMPLATE_DATA, put_tags, OF(offers), 0},
    {".offer_1", TEMPLATE_DATA, put_offer, 0, 0},
    {".offer_2", TEMPLATE_DATA, put_offer, 1, 0},
    {".offer_3", TEMPLATE_DATA, put_offer, 2, 0},
    {"ideal", TEMPLATE_DATA, put_tags, OF(ideal), 0},
    /* what we did together, and agreed on */
    {.name = "goal", TEMPLATE_DATA},
    {.name = "interviewed", TEMPLATE_DATA},
    {.name = "interview_us", TEMPLATE_DATA},
    {".interviewed", TEMPLATE_DATA, put_day, OF(interviewed), 0},
    {".interview_us", TEMPLATE_DATA, put_day, OF(interview_us), 0},
    {.name = "asof", TEMPLATE_DATA},
    {"today", TEMPLATE_DATA, put_day, OF(asof), 0},
    /* for ourselves */
    {.name = "note", TEMPLATE_PRIVATE},
    {.name = "reach", TEMPLATE_PRIVATE},
    {".answered", TEMPLATE_PRIVATE, put_answered, 0, 0},
    {".late_thank", TEMPLATE_PRIVATE, put_count, OF(late_thank), 0},
    {".late_inform", TEMPLATE_PRIVATE, put_count, OF(late_inform), 0},
    {".late_pay", TEMPLATE_PRIVATE, put_count, OF(late_pay), 0},
    {".learned_words", TEMPLATE_PRIVATE, put_answer, BRIEF_LEARNED, 0},
    {".agreed_words", TEMPLATE_PRIVATE, put_answer, BRIEF_AGREED, 0},
    {".confidence_words", TEMPLATE_PRIVATE, put_answer, BRIEF_CONFIDENCE, 0},
    {"event", TEMPLATE_PRIVATE, put_lines, OF(events), 1},
    {"referral", TEMPLATE_PRIVATE, put_lines, OF(referrals), 1},
    {".more", TEMPLATE_PRIVATE, put_more, 0, 0},
};

/* A column of partner rows, of these or of any, or a rule is for ourselves. */
static enum template_kind
other_kind(void *ctx, const char *name)
{
	const struct brief *b = ctx;
	struct row_head any;
	size_t place = 0;

	any.name = rows_names(ROWS_OF_PARTNERS, &any.n);
	return row_cell(&any, any.name, name, &place) != NULL ||
		(b->head && row_cell(b->head, b->head->name, name, &place)) ||
		policy_rule(name) != P_N
	    ? TEMPLATE_PRIVATE
	    : TEMPLATE_UNKNOWN;
}

static int
other_number(const char *name)
{
	return (int)policy_rule(name);
}

/* A column that the rows have, else a rule. */
static void
put_other(struct mem_text *to, const struct template_at *at)
{
	const struct brief *b = at->ctx;
	const char *cell = b->who->head == NULL
	    ? NULL
	    : row_cell(b->who->head, b->who->cell, at->name, at->place);

	if (cell != NULL)
		put_data(to, cell);
	else if (at->arg != P_N)
		put_shown(
		    to, policy_text(b->policy, (enum policy_rule)at->arg), 0);
}

const struct template_from *
brief_values(void)
{
	static const struct template_from from = {.name = names,
	    .n = sizeof(names) / sizeof(names[0]),
	    .sentences = brief_sentences_txt,
	    .kind = other_kind,
	    .number = other_number,
	    .others = put_other};

	return &from;
}
