/*
 * The words of a phrase that one column alone does not give.
 */
#include "wording_part.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

#define F(name) facts_n(p->facts, FACT_##name)
#define P(rule) policy_n(p->policy, P_##rule)

static void
put_date(struct mem_text *t, int date)
{
	char buf[DATE_LEN + 1];

	phrase_put(t, date_print(date, buf));
}

static void
put_number(struct mem_text *t, int n)
{
	char buf[16];

	snprintf(buf, sizeof(buf), "%d", n);
	phrase_put(t, buf);
}

static void
who(struct mem_text *t, const struct phrase *p)
{
	phrase_put(t, facts_who(p->facts));
}

static void
share_m(struct mem_text *t, const struct phrase *p)
{
	put_number(t, p->sign->m);
}

static void
share_n(struct mem_text *t, const struct phrase *p)
{
	put_number(t, p->sign->n);
}

static void
our_last(struct mem_text *t, const struct phrase *p)
{
	phrase_write(t,
	    F(last_out) == DATE_NONE ? "no contact from us on record"
				     : "our last contact was on {last_out}",
	    p);
}

static void
pace(struct mem_text *t, const struct phrase *p)
{
	if (F(med_first) >= 0)
		phrase_write(t, "; in the median after {med_first:day}", p);
}

static void
silence(struct mem_text *t, const struct phrase *p)
{
	int last = signs_contact(p->facts);

	if (last == DATE_NONE)
		phrase_write(t, "no contact on record in {days:day}", p);
	else
		mem_text_printf(
		    t, "%d days since the last contact", F(asof) - last);
	phrase_write(t, ", {cadence} agreed", p);
}

static void
balance(struct mem_text *t, const struct phrase *p)
{
	phrase_write(t,
	    "{received} received; back {given:referral}, {deposits:deposit}, "
	    "{rewards:reward}",
	    p);
	if (F(asks) > 0)
		phrase_write(t, "; asked {asks:time}", p);
}

static void
brief(struct mem_text *t, const struct phrase *p)
{
	if (F(briefed) == DATE_NONE)
		phrase_write(t, "no brief on record in {days:day}", p);
	else {
		mem_text_printf(
		    t, "last brief %d days ago", F(asof) - F(briefed));
		phrase_write(t, ", to be refreshed after {brief_days}", p);
	}
}

static void
intro(struct mem_text *t, const struct phrase *p)
{
	int lost = p->sign->n > 0;

	if (lost)
		phrase_write(t, "{m} of {n} ended as unreachable", p);
	if (signs_weak_level(p->facts, p->policy))
		phrase_write(t,
		    lost ? "; median level {med_level} of {levels}"
			 : "median level {med_level} of {levels} known, weak "
			   "up to {weak_level}",
		    p);
}

static void
held(struct mem_text *t, const struct phrase *p)
{
	if (F(on_hold) > 0)
		phrase_write(t,
		    "; take {on_hold:referral} on hold up again on the day "
		    "(ref-status -o {partner})",
		    p);
}

/* "none received in 365 days; before, 6 in 540 days, one every 90" */
static void
faded(struct mem_text *t, const struct phrase *p)
{
	int before = F(days) - P(WINDOW_DAYS);

	phrase_write(t, "none received in {window_days:day}", p);
	mem_text_printf(t, "; before, %d in %d days, one every %d", F(received),
	    before, (int)lround((double)before / F(received)));
}

static void
after_last(struct mem_text *t, const struct phrase *p)
{
	if (F(last_received) != DATE_NONE)
		phrase_write(t, " after {last_received}", p);
}

static void
trial_end(struct mem_text *t, const struct phrase *p)
{
	put_date(t, F(asof) + P(JUDGE_DAYS));
}

static void
firm_is(struct mem_text *t, const struct phrase *p)
{
	int mature = F(firm_stage) == SIGNS_MATURE;

	if (mature)
		phrase_put(t, "the firm is mature");
	if (F(seeking) == SIGNS_NO)
		phrase_put(t,
		    mature ? " and seeks no new clients"
			   : "the firm seeks no new clients");
}

static void
of_category(struct mem_text *t, const struct phrase *p)
{
	if (*facts_s(p->facts, FACT_category) != '\0')
		phrase_write(t, "of the category {category}", p);
	else
		phrase_put(t, "of the same kind");
}

static void
refers_none(struct mem_text *t, const struct phrase *p)
{
	phrase_write(t,
	    F(refers) == SIGNS_NO
		? "known to refer nobody; none received in {days:day}"
		: "none received in {days:day}, although briefed, in touch, "
		  "asked what they need, and given to: {given:referral}, "
		  "{deposits:deposit}, {rewards:reward}",
	    p);
}

static void
judge_on(struct mem_text *t, const struct phrase *p)
{
	put_date(t, F(asof) - F(days) + P(JUDGE_DAYS));
}

/* The steps of a beginning that are still to be taken. */
static void
first_steps(struct mem_text *t, const struct phrase *p)
{
	static const struct {
		enum fact done;
		const char *word, *what;
	} steps[] = {
	    {FACT_learned, "learned", "learn whom they want"},
	    {FACT_briefed, "briefed", "brief them"},
	    {FACT_confidence, "confidence", "ask what would make it safe"},
	    {FACT_agreed, "agreed", "agree on rules and goals"},
	    {FACT_interviewed, "interviewed", "interview them"},
	};
	const size_t all = sizeof(steps) / sizeof(steps[0]);
	size_t i, n = 0;

	for (i = 0; i < all; i++)
		if (facts_n(p->facts, steps[i].done) == DATE_NONE)
			mem_text_printf(
			    t, "%s%s", n++ > 0 ? ", " : "", steps[i].what);
	if (n == 0)
		phrase_put(t, "keep in touch, and give first");
	else
		phrase_put(t, ", and give first");
	phrase_write(t, ": ref-add event {partner} ", p);
	for (i = n = 0; i < all; i++)
		if (facts_n(p->facts, steps[i].done) == DATE_NONE)
			mem_text_printf(
			    t, "%s%s", n++ > 0 ? "," : "", steps[i].word);
	phrase_put(t, n == 0 ? "introduction 'to whom'" : " 'what was said'");
}

static void
next_contact(struct mem_text *t, const struct phrase *p)
{
	int last = signs_contact(p->facts), every = F(cadence);

	if (last == DATE_NONE || every == 0 || every == POLICY_NEVER)
		return;
	phrase_put(t, ": by the cadence the next contact is due on ");
	put_date(t, last + every);
}

/* What others need to refer us, and an example of the command for each. */
static const enum policy_rule texts[] = {
    P_MY_PITCH, P_MY_IDEAL, P_MY_TRIGGER, P_MY_STORY};

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void
put_texts(struct mem_text *t, const struct phrase *p, int command)
{
	const struct policy_info *r;
	size_t i, n = 0;

	for (i = 0; i < TEXTS; i++) {
		if (*policy_text(p->policy, texts[i]) != '\0')
			continue;
		r = policy_info(texts[i]);
		if (command)
			mem_text_printf(t, "%s %s='%s'",
			    n ? "" : "ref-add policy", r->name, r->meaning);
		else
			mem_text_printf(
			    t, "%s%s (%s)", n ? ", " : "", r->name, r->meaning);
		n++;
	}
}

static void
unwritten(struct mem_text *t, const struct phrase *p)
{
	put_texts(t, p, 0);
}

static void
write_it(struct mem_text *t, const struct phrase *p)
{
	put_texts(t, p, 1);
}

/* The words that are made of several facts. */
static const struct {
	const char *name;
	phrase_word *write;
} made[] = {
    {"after_last", after_last},
    {"balance", balance},
    {"brief", brief},
    {"faded", faded},
    {"find_out", phrase_find_out},
    {"firm_is", firm_is},
    {"first_steps", first_steps},
    {"held", held},
    {"intro", intro},
    {"judge_on", judge_on},
    {"m", share_m},
    {"n", share_n},
    {"next_contact", next_contact},
    {"of_category", of_category},
    {"our_last", our_last},
    {"pace", pace},
    {"question", phrase_question},
    {"refers_none", refers_none},
    {"silence", silence},
    {"trial_end", trial_end},
    {"unknown", phrase_unknown},
    {"unwritten", unwritten},
    {"who", who},
    {"write_it", write_it},
};

phrase_word *
phrase_made(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		if (made[i].name[0] == name[0] &&
		    strncmp(made[i].name, name, len) == 0 &&
		    made[i].name[len] == '\0')
			return made[i].write;
	return NULL;
}
