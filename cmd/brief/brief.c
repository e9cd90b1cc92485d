/*
 * What a page may show is one table.  A name that is not in it, a column of
 * the rows or a rule of policy, is for ourselves: to hand something over, it
 * has to be put here.
 */
#include "brief_part.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/rows.h"

enum whose { FOR_ALL, FOR_US };

#define RULE(name, rule)                            \
	{                                           \
		name, FOR_ALL, -1, rule, NULL, NULL \
	}
#define CELL(name)                                                  \
	{                                                           \
#name, FOR_ALL, PARTNER_ROW_##name, P_N, NULL, NULL \
	}
#define MADE(name, whose, make)                  \
	{                                        \
		name, whose, -1, P_N, make, NULL \
	}
#define LIST(name, whose, make, items)            \
	{                                         \
		name, whose, -1, P_N, make, items \
	}

static const struct shown {
	const char *name;
	enum whose whose;
	int col; /* of partner rows, or -1 */
	enum policy_rule
	    rule; /* or, for words made of it, the text they want */
	brief_make *make;
	size_t (*items)(struct brief *b);
} table[] = {
    RULE("my_name", P_MY_NAME),
    RULE("my_email", P_MY_EMAIL),
    RULE("my_firm", P_MY_FIRM),
    RULE("my_pitch", P_MY_PITCH),
    RULE("my_ideal", P_MY_IDEAL),
    RULE("my_trigger", P_MY_TRIGGER),
    RULE("my_story", P_MY_STORY),
    RULE("my_url", P_MY_URL),
    RULE("currency", P_CURRENCY),
    /* what they told us of themselves */
    CELL(name),
    CELL(firm),
    CELL(greeting),
    CELL(email),
    CELL(phone),
    MADE("offers", FOR_ALL, brief_offers),
    MADE("ideal", FOR_ALL, brief_ideal),
    /* what we did together, and agreed on */
    CELL(goal),
    CELL(interviewed),
    CELL(interview_us),
    CELL(asof),
    {"us", FOR_ALL, -1, P_MY_NAME, brief_us, NULL},
    {"contact_line", FOR_ALL, -1, P_MY_NAME, brief_contact_line, NULL},
    MADE("who", FOR_ALL, brief_name_firm),
    MADE("for_partner", FOR_ALL, brief_for_partner),
    MADE("today", FOR_ALL, brief_today),
    MADE("contact_within", FOR_ALL, brief_contact_within),
    MADE("thank_within", FOR_ALL, brief_thank_within),
    MADE("inform_within", FOR_ALL, brief_inform_within),
    MADE("inform_each", FOR_ALL, brief_inform_each),
    MADE("interview_within", FOR_ALL, brief_interview_within),
    MADE("your_turn", FOR_ALL, brief_your_turn),
    MADE("goal_said", FOR_ALL, brief_goal),
    MADE("signed", FOR_ALL, brief_signed),
    MADE("interviews", FOR_ALL, brief_interviews),
    LIST("ask", FOR_ALL, brief_ask, brief_ask_n),
    MADE("about", FOR_US, brief_about),
    MADE("reach", FOR_US, brief_reach),
    MADE("history", FOR_US, brief_history),
    MADE("contacts", FOR_US, brief_contacts),
    MADE("complaint", FOR_US, brief_complaint),
    MADE("owed", FOR_US, brief_owed),
    MADE("note", FOR_US, brief_note),
    MADE("unknown", FOR_US, brief_unknown),
    MADE("more", FOR_US, brief_more),
    LIST("known", FOR_US, brief_known, brief_known_n),
    LIST("question", FOR_US, brief_question, brief_question_n),
    LIST("event", FOR_US, brief_event, brief_events_n),
    LIST("referral", FOR_US, brief_referral, brief_referrals_n),
};

/* Why a page is worth little without a text of policy. */
static const struct {
	enum policy_rule rule;
	const char *why;
} texts[] = {
    {P_MY_NAME, "the partner has to say whom to call"},
    {P_MY_EMAIL, "it is where an introduction goes"},
    {P_MY_PITCH, "what we do and for whom is what they pass on"},
    {P_MY_IDEAL, "nobody thinks of a client who is not described"},
    {P_MY_TRIGGER, "the words to listen for bring us to mind at the moment"},
    {P_MY_STORY, "one client, before and after, is what people retell"},
};

static const struct shown *
find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

/* Whether the page may show it; x is NULL for what the table has not. */
static int
may_show(const struct brief *b, const struct shown *x)
{
	return b->page == BRIEF_MEETING || (x != NULL && x->whose == FOR_ALL);
}

/* The place of a column by name in the partner's row, or -1. */
static int
place(const struct brief *b, const char *name)
{
	size_t i;

	for (i = 0; b->head != NULL && i < b->head->n; i++)
		if (strcmp(b->head->name[i], name) == 0)
			return (int)i;
	return -1;
}

/* Whether it is a column of partner rows, of these or of any. */
static int
is_column(const struct brief *b, const char *name)
{
	const char *const *names;
	size_t n, i;

	names = rows_names(ROWS_OF_PARTNERS, &n);
	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return place(b, name) >= 0;
}

static int
kind(void *ctx, const char *name)
{
	struct brief *b = ctx;
	const struct shown *x = find(name);
	const enum policy_rule rule = x ? x->rule : policy_rule(name);

	if (x == NULL && rule == P_N && !is_column(b, name))
		return TEMPLATE_UNKNOWN;
	if (!may_show(b, x))
		return TEMPLATE_PRIVATE;
	if (rule != P_N)
		b->wanted[rule] = 1;
	return rule != P_N ? TEMPLATE_OURS : TEMPLATE_DATA;
}

static const char *
value(void *ctx, const char *name, size_t item)
{
	struct brief *b = ctx;
	const struct shown *x = find(name);
	const enum policy_rule rule = x ? x->rule : policy_rule(name);
	int at;

	if (!may_show(b, x) ||
	    (x != NULL && x->items != NULL && item >= x->items(b)))
		return "";
	if (x != NULL && x->make != NULL)
		return x->make(b, item);
	if (x != NULL && x->col >= 0)
		return brief_data(b, brief_cell(b, x->col));
	if ((at = place(b, name)) >= 0 && b->who != NULL)
		return brief_data(b, b->who->cell[at]);
	return rule != P_N ? brief_plain(b, policy_text(b->policy, rule)) : "";
}

static size_t
items(void *ctx, const char *name)
{
	const struct shown *x = find(name);

	return x != NULL && x->items != NULL ? x->items(ctx) : TEMPLATE_NO_LIST;
}

static struct template_from
from(struct brief *b)
{
	return (struct template_from){
	    .kind = kind, .value = value, .items = items, .ctx = b};
}

enum st
brief_check(struct brief *b, const struct template *t)
{
	const struct template_from f = from(b);

	return template_check(t, &f);
}

enum st
brief_check_texts(const struct brief *b)
{
	enum st st = ST_OK;
	const char *name;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (!b->wanted[texts[i].rule] ||
		    *policy_text(b->policy, texts[i].rule) != '\0')
			continue;
		name = policy_info(texts[i].rule)->name;
		msg("no %s: %s: ref-add policy %s='TEXT'", name, texts[i].why,
		    name);
		st = ST_TROUBLE;
	}
	return st;
}

void
brief_print(FILE *fp, struct brief *b, const struct template *t,
    const struct brief_partner *who)
{
	const struct template_from f = from(b);

	b->who = who;
	b->head = who != NULL ? who->head : NULL;
	template_page(fp, t, &f);
	mem_pool_free(&b->pool);
}
