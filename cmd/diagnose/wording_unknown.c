/*
 * What a judgement would need where the facts decide nothing: what is not on
 * record, how to find out, and by which question.
 */
#include "wording_part.h"

#include "base/date.h"

#define F(name) facts_n(p->facts, FACT_##name)

static const struct {
	enum fact fact;
	int of_silent; /* only of one who never referred */
	const char *name, *find_out, *question;
} unknowns[] = {
    {FACT_refers, 1, "whether they refer anybody (refers)",
	"Ask {who}, and keep it: ref-add -u partner partner={partner} "
	"refers=yes (or no)",
	"When did you last send somebody to another firm, and to whom?"},
    {FACT_confidence, 1, "what they need to feel confident (confidence)",
	"Ask {who}, and keep it: ref-add event {partner} confidence 'the "
	"answer'",
	"What else would you need to know or see before you would feel safe "
	"to send me somebody?"},
    {FACT_briefed, 0, "a brief (briefed)",
	"Brief {who}, and note it: ref-add event {partner} briefed 'what they "
	"took away'",
	"When you think of my clients, who comes to your mind?"},
    {FACT_seeking, 0, "whether the firm seeks new clients (seeking)",
	"Ask {who}, and keep it: ref-add -u partner partner={partner} "
	"seeking=yes (or no)",
	"Are you looking for new clients yourself this year?"},
    {FACT_firm_stage, 0, "whether the firm grows (firm_stage)",
	"Ask {who}, and keep it: ref-add -u partner partner={partner} "
	"firm_stage=growing (or mature)",
	"Is your firm still growing, or as large as it is to be?"},
    {FACT_agreed, 0, "rules and goals (agreed)",
	"Agree on them with {who}: ref-add event {partner} agreed 'the rules'",
	"What should each of us send the other in a month?"},
    {FACT_interviewed, 0, "an interview (interviewed)",
	"Interview {who}: ref-add event {partner} interviewed 'where it "
	"appears'",
	"May I interview you for my clients?"},
};

enum { UNKNOWNS = sizeof(unknowns) / sizeof(unknowns[0]) };

static int
is_unknown(const struct phrase *p, size_t i)
{
	int n = facts_n(p->facts, unknowns[i].fact);

	return !(unknowns[i].of_silent && F(received) > 0) &&
	    (n == DATE_NONE || n == SIGNS_UNKNOWN);
}

static size_t
first_unknown(const struct phrase *p)
{
	size_t i;

	for (i = 0; i < UNKNOWNS; i++)
		if (is_unknown(p, i))
			break;
	return i;
}

void
phrase_unknown(struct mem_text *t, const struct phrase *p)
{
	size_t i, n = 0;

	phrase_write(t,
	    F(received) == 0 ? "none received in {days:day}"
			     : "{received} received, none in {window_days:day}",
	    p);
	for (i = 0; i < UNKNOWNS; i++)
		if (is_unknown(p, i))
			mem_text_printf(t, "%s%s",
			    n++ ? ", " : "; not on record: ", unknowns[i].name);
	if (n == 0)
		phrase_put(t, "; nothing is missing from the record but time");
}

void
phrase_find_out(struct mem_text *t, const struct phrase *p)
{
	size_t i = first_unknown(p);

	phrase_write(t,
	    i < UNKNOWNS ? unknowns[i].find_out
			 : "Ask {who} outright, and note what they say: "
			   "ref-add event {partner} note 'what they said'",
	    p);
}

void
phrase_question(struct mem_text *t, const struct phrase *p)
{
	size_t i = first_unknown(p);

	phrase_write(t,
	    i < UNKNOWNS ? unknowns[i].question
			 : "What keeps you from sending me somebody?",
	    p);
}
