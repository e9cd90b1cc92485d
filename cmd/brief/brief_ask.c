/*
 * What is asked, as two tables: in a meeting for what the ledger wants to know
 * of a partner, in an interview for what an audience does.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "brief_part.h"

/* Where what is known of a topic stands. */
enum form {
	TAGS,	/* in a cell, as tags */
	CELL,	/* in a cell */
	GOAL,	/* in a cell, a number a month */
	DAY,	/* nowhere but that it was done, on a day */
	ANSWER, /* in the note of an event, of the day in the cell */
	NOTHING /* nowhere: it is always asked */
};

/*
 * The topics of a meeting, in the order in which they come up: their business
 * first; last, always, what else they need to feel confident.  What is known
 * already is asked in another way, or not again (NULL).
 */
static const struct topic {
	const char *label, *missing; /* when it is known, and when it is not */
	enum form form;
	int col;
	enum brief_answer answer;
	const char *ask, *again;
} topics[] = {
    {"they offer", "what they offer", TAGS, PARTNER_ROW_offers, 0,
	"What do people come to you for, and what would you like to do more "
	"of?",
	"Of all that you do, what would you like to do more of?"},
    {NULL, NULL, NOTHING, 0, 0,
	"How did your best client of the last year find you?", NULL},
    {"a good referral for them", "who is a good referral for them", TAGS,
	PARTNER_ROW_ideal, 0,
	"Which of your clients would you like ten more of, and how would I "
	"know one when I meet them?",
	"The people whom you want to meet: what would I hear them say, just "
	"before they call you?"},
    {"in their words", NULL, ANSWER, PARTNER_ROW_learned, BRIEF_LEARNED, NULL,
	NULL},
    {"seeking new clients", "whether they seek new clients", CELL,
	PARTNER_ROW_seeking, 0, "Do you have room for new clients just now?",
	NULL},
    {"the firm", "whether the firm grows", CELL, PARTNER_ROW_firm_stage, 0,
	"Where would you like your firm to be in three years: larger, or as it "
	"is?",
	NULL},
    {"referring people at all", "whether they refer people at all", CELL,
	PARTNER_ROW_refers, 0,
	"When did you last send somebody to a colleague, and how did it go?",
	NULL},
    {"agreed", "what is agreed", ANSWER, PARTNER_ROW_agreed, BRIEF_AGREED,
	"When you send us somebody, what do you want to hear from us, how "
	"soon, and by a call or by mail?",
	"Does what we agreed still suit you?"},
    {"goal", "a goal", GOAL, PARTNER_ROW_goal, 0,
	"What would make this worth your while in half a year? How many "
	"referrals a month, each way?",
	NULL},
    {"briefed", NULL, DAY, PARTNER_ROW_briefed, 0, NULL, NULL},
    {"interviewed", NULL, DAY, PARTNER_ROW_interviewed, 0, NULL, NULL},
    {"to feel confident they need", "what they need to feel confident", ANSWER,
	PARTNER_ROW_confidence, BRIEF_CONFIDENCE,
	"What else would you need to feel confident in sending us somebody?",
	"You told us what you need to feel confident. Did we keep to it, and "
	"what else would you need?"},
};

enum { TOPICS = sizeof(topics) / sizeof(topics[0]) };

static int
is_known(const struct brief *b, const struct topic *t)
{
	return t->form != NOTHING && *brief_cell(b, t->col) != '\0';
}

static const char *
question_of(const struct brief *b, const struct topic *t)
{
	return is_known(b, t) ? t->again : t->ask;
}

/* The words of an answer, if the input has them. */
static const char *
answer(struct brief *b, const struct topic *t)
{
	const struct brief_line *a = &b->who->answer[t->answer];
	const char *day = brief_cell(b, t->col);

	if (a->date == DATE_NONE || a->text == NULL)
		return brief_kept(b,
		    mem_printf("on %s; the words: ref-status -j %s", day,
			brief_cell(b, PARTNER_ROW_partner)));
	return brief_kept(b,
	    mem_printf("%s (%s)",
		*a->text != '\0' ? brief_data(b, a->text) : "no words noted",
		day));
}

static const char *
known(struct brief *b, const struct topic *t)
{
	switch (t->form) {
	case TAGS: return brief_tags(b, t->col);
	case GOAL: return brief_goal(b, 0);
	case ANSWER: return answer(b, t);
	case CELL:
	case DAY:
	case NOTHING: break;
	}
	return brief_data(b, brief_cell(b, t->col));
}

size_t
brief_known_n(struct brief *b)
{
	size_t i, n = 0;

	for (i = 0; i < TOPICS; i++)
		n += is_known(b, &topics[i]) != 0;
	return n;
}

const char *
brief_known(struct brief *b, size_t item)
{
	size_t i, n = 0;

	for (i = 0; i < TOPICS - 1; i++) /* there are more than item */
		if (is_known(b, &topics[i]) && n++ == item)
			break;
	return brief_kept(
	    b, mem_printf("%s: %s", topics[i].label, known(b, &topics[i])));
}

const char *
brief_unknown(struct brief *b, size_t item)
{
	struct mem_text t = {0};
	size_t i;

	(void)item;
	for (i = 0; i < TOPICS; i++)
		if (topics[i].missing != NULL && !is_known(b, &topics[i]))
			mem_text_printf(&t, "%s%s", t.len > 0 ? "; " : "",
			    topics[i].missing);
	return t.s != NULL ? brief_kept(b, t.s) : "";
}

size_t
brief_question_n(struct brief *b)
{
	size_t i, n = 0;

	for (i = 0; i < TOPICS; i++)
		n += question_of(b, &topics[i]) != NULL;
	return n;
}

const char *
brief_question(struct brief *b, size_t item)
{
	size_t i, n = 0;

	for (i = 0; i < TOPICS - 1; i++)
		if (question_of(b, &topics[i]) != NULL && n++ == item)
			break;
	return question_of(b, &topics[i]);
}

/* Of the first offers, a question each: what stands behind "NAME: ". */
static const char *const of_offer[] = {
    "what are the first signs that somebody needs help?",
    "what do most people get wrong, and what does it cost them?",
    "when can one manage alone, and when is it time to call you?"};

enum { OFFERS = sizeof(of_offer) / sizeof(of_offer[0]) };

/* The others; of the first two, the one or the other comes. */
enum { ASK_OFFERS, ASK_IDEAL, ASK_ALWAYS };

static const char *const general[] = {
    [ASK_OFFERS] = "What do people come to you for, and what do they wish "
		   "that they had asked sooner?",
    [ASK_IDEAL] = "Whom do you help best, and how would they recognise "
		  "themselves?",
    [ASK_ALWAYS] = "Tell us about one of your clients: how it was before you "
		   "came, and how it was after.",
    "What can everybody do tomorrow, without spending anything?",
    "How do people reach you, and what happens when they first call?"};

enum { GENERAL = sizeof(general) / sizeof(general[0]) };

static size_t
offers_n(struct brief *b)
{
	const char *list = brief_cell(b, PARTNER_ROW_offers);
	size_t n = 0, len;

	while (n < OFFERS && text_item(&list, &len) != NULL)
		n++;
	return n;
}

size_t
brief_ask_n(struct brief *b)
{
	const size_t n = offers_n(b);

	return n > 0 ? n + GENERAL - 1 : GENERAL;
}

static const char *
ask_offer(struct brief *b, size_t item)
{
	const char *list = brief_cell(b, PARTNER_ROW_offers), *tag = "";
	size_t len = 0, i;
	char *copy;

	for (i = 0; i <= item; i++)
		tag = text_item(&list, &len);
	copy = mem_dup(tag, len);
	tag = brief_data(b, copy);
	free(copy);
	return brief_kept(b, mem_printf("%s: %s", tag, of_offer[item]));
}

const char *
brief_ask(struct brief *b, size_t item)
{
	const size_t n = offers_n(b);
	const char *ideal = brief_tags(b, PARTNER_ROW_ideal);

	if (item < n)
		return ask_offer(b, item);
	item = n > 0 ? item - n + ASK_IDEAL : item;
	if (item != ASK_IDEAL || *ideal == '\0')
		return general[item];
	return brief_kept(b,
	    mem_printf("You look for %s. How would they recognise themselves, "
		       "and what do they say just before they call you?",
		ideal));
}
