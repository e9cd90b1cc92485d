#include "phrase_part.h"

#include <math.h>
#include <string.h>

#include "date.h"

#define F(name) facts_n(p->facts, FACT_##name)
#define P(rule) policy_n(p->policy, P_##rule)

static void
write_date(FILE *fp, int date)
{
	char buf[DATE_LEN + 1];

	fputs(date_print(date, buf), fp);
}

static void
who(FILE *fp, const struct phrase *p)
{
	fputs(facts_who(p->facts), fp);
}

static void
share_m(FILE *fp, const struct phrase *p)
{
	fprintf(fp, "%d", p->sign->m);
}

static void
share_n(FILE *fp, const struct phrase *p)
{
	fprintf(fp, "%d", p->sign->n);
}

static void
our_last(FILE *fp, const struct phrase *p)
{
	phrase_write(fp,
	    F(last_out) == DATE_NONE ? "no contact from us on record"
				     : "our last contact was on {last_out}",
	    p);
}

static void
pace(FILE *fp, const struct phrase *p)
{
	if (F(med_first) >= 0)
		phrase_write(fp, "; in the median after {med_first:day}", p);
}

static void
silence(FILE *fp, const struct phrase *p)
{
	int last = signs_contact(p->facts);

	if (last == DATE_NONE)
		phrase_write(fp, "no contact on record in {days:day}", p);
	else
		fprintf(fp, "%d days since the last contact", F(asof) - last);
	phrase_write(fp, ", {cadence} agreed", p);
}

static void
balance(FILE *fp, const struct phrase *p)
{
	phrase_write(fp,
	    "{received} received; back {given:referral}, {deposits:deposit}, "
	    "{rewards:reward}",
	    p);
	if (F(asks) > 0)
		phrase_write(fp, "; asked {asks:time}", p);
}

static void
brief(FILE *fp, const struct phrase *p)
{
	if (F(briefed) == DATE_NONE)
		phrase_write(fp, "no brief on record in {days:day}", p);
	else {
		fprintf(fp, "last brief %d days ago", F(asof) - F(briefed));
		phrase_write(fp, ", to be refreshed after {brief_days}", p);
	}
}

static void
intro(FILE *fp, const struct phrase *p)
{
	int lost = p->sign->n > 0;

	if (lost)
		phrase_write(fp, "{m} of {n} ended as unreachable", p);
	if (signs_weak_level(p->facts, p->policy))
		phrase_write(fp,
		    lost ? "; median level {med_level} of {levels}"
			 : "median level {med_level} of {levels} known, weak "
			   "up to {weak_level}",
		    p);
}

/* "; 6 in the 540 days before, one every 90" */
static void
faded(FILE *fp, const struct phrase *p)
{
	int before = F(days) - P(WINDOW_DAYS);

	phrase_write(fp, "none received in {window_days:day}", p);
	fprintf(fp, "; before, %d in %d days, one every %d", F(received),
	    before, (int)lround((double)before / F(received)));
}

static void
after_last(FILE *fp, const struct phrase *p)
{
	if (F(last_received) != DATE_NONE)
		phrase_write(fp, " after {last_received}", p);
}

static void
trial_end(FILE *fp, const struct phrase *p)
{
	write_date(fp, F(asof) + P(JUDGE_DAYS));
}

static void
firm_is(FILE *fp, const struct phrase *p)
{
	int mature = F(firm_stage) == SIGNS_MATURE;

	if (mature)
		fputs("the firm is mature", fp);
	if (F(seeking) == SIGNS_NO)
		fputs(mature ? " and seeks no new clients"
			     : "the firm seeks no new clients",
		    fp);
}

static void
of_category(FILE *fp, const struct phrase *p)
{
	if (*facts_s(p->facts, FACT_category) != '\0')
		phrase_write(fp, "of the category {category}", p);
	else
		fputs("of the same kind", fp);
}

static void
refers_none(FILE *fp, const struct phrase *p)
{
	phrase_write(fp,
	    F(refers) == SIGNS_NO
		? "known to refer nobody; none received in {days:day}"
		: "none received in {days:day}, although briefed, in touch, "
		  "asked what they need, and given to: {given:referral}, "
		  "{deposits:deposit}, {rewards:reward}",
	    p);
}

static void
judge_on(FILE *fp, const struct phrase *p)
{
	write_date(fp, F(asof) - F(days) + P(JUDGE_DAYS));
}

/* The steps of a beginning that are still to be taken. */
static void
first_steps(FILE *fp, const struct phrase *p)
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
			fprintf(fp, "%s%s", n++ > 0 ? ", " : "", steps[i].what);
	if (n == 0)
		fputs("keep in touch, and give first", fp);
	else
		fputs(", and give first", fp);
	phrase_write(fp, ": ref-add event {partner} ", p);
	for (i = n = 0; i < all; i++)
		if (facts_n(p->facts, steps[i].done) == DATE_NONE)
			fprintf(fp, "%s%s", n++ > 0 ? "," : "", steps[i].word);
	fputs(n == 0 ? "introduction 'to whom'" : " 'what was said'", fp);
}

static void
next_contact(FILE *fp, const struct phrase *p)
{
	int last = signs_contact(p->facts), every = F(cadence);

	if (last == DATE_NONE || every == 0 || every == POLICY_NEVER)
		return;
	fputs(": the next contact is due on ", fp);
	write_date(fp, last + every);
}

/* What others need to refer us, and an example of the command for each. */
static const enum policy_rule texts[] = {
    P_MY_PITCH, P_MY_IDEAL, P_MY_TRIGGER, P_MY_STORY};

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void
write_texts(FILE *fp, const struct phrase *p, int command)
{
	const struct policy_info *r;
	size_t i, n = 0;

	for (i = 0; i < TEXTS; i++) {
		if (*policy_text(p->policy, texts[i]) != '\0')
			continue;
		r = policy_info(texts[i]);
		if (command)
			fprintf(fp, "%s %s='%s'", n ? "" : "ref-add policy",
			    r->name, r->meaning);
		else
			fprintf(fp, "%s%s (%s)", n ? ", " : "", r->name,
			    r->meaning);
		n++;
	}
}

static void
unwritten(FILE *fp, const struct phrase *p)
{
	write_texts(fp, p, 0);
}

static void
write_it(FILE *fp, const struct phrase *p)
{
	write_texts(fp, p, 1);
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
		if (strncmp(made[i].name, name, len) == 0 &&
		    made[i].name[len] == '\0')
			return made[i].write;
	return NULL;
}
