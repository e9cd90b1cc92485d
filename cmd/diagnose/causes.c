#include "causes.h"

#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

/* clang-format off */
static const struct rule rules[RULES] = {
[CAUSE_BURNT] = {"burnt", "ours", 3, signs_burnt, REC_NONE, {P_N},
    .evidence = "complaint on {last_complaint}; {our_last}",
    .remedy =
        "Call {who} today, hear the complaint out, put it right, and say what "
        "you put right: ref-add event {partner} call 'what was put right'",
    .ask =
        "What went wrong from where you stand, and what can I do today to "
        "mend it?",
},
[CAUSE_UNTHANKED] = {"unthanked", "ours", 3, signs_unthanked, REC_THANKS,
    {P_THANK_DAYS, P_N},
    .evidence = "{m} of {n} not thanked within {thank_days:day}",
    .late = FACT_late_thank,
    .now =
        "Thank {who} today for {late_thank:referral}: ref-add event {partner} "
        "thanked. ",
    .remedy =
        "Thank for every one within {thank_days:day}, also where no business "
        "came of it; what is owed, each morning: ref-status -d | ref-report",
    .ask =
        "Thank you for the people you sent me. I should have said so at once.",
},
[CAUSE_NOT_INFORMED] = {"not-informed", "ours", 3,
    signs_not_informed, REC_REPORTS, {P_INFORM_DAYS, P_N},
    .evidence = "{m} of {n} had news not reported within {inform_days:day}",
    .late = FACT_late_inform,
    .now =
        "Tell {who} today what became of {late_inform:referral}: ref-status "
        "{partner} shows it, ref-add event {partner} informed notes it. ",
    .remedy =
        "Report each change within {inform_days:day}, good or bad; what is "
        "owed, each morning: ref-status -d | ref-report",
    .ask =
        "Here is what became of the people you sent me. Would you rather hear "
        "such news by a call or by a line of mail?",
},
[CAUSE_UNPAID] = {"unpaid", "ours", 3, signs_unpaid, REC_NONE,
    {P_PAY_DAYS, P_N},
    .evidence = "reward for {late_pay:referral} not paid within {pay_days:day}",
    .remedy =
        "Pay {who} today and say so: ref-status -d {partner} names the "
        "referral, ref-add event REFERRAL reward-paid value=AMOUNT notes it, "
        "and then ref-add event REFERRAL informed",
    .ask =
        "I owe you a reward and it is late. It goes out today: is your "
        "account still the same?",
},
[CAUSE_SLOW] = {"slow", "ours", 2, signs_slow, REC_FIRST, {P_CONTACT_DAYS, P_N},
    .evidence = "{m} of {n} not called within {contact_days:day}{pace}",
    .late = FACT_late_contact,
    .now =
        "Call {late_contact:prospect} today: ref-status -d {partner} has the "
        "numbers, ref-add event REFERRAL attempted (or contacted) notes it. ",
    .remedy =
        "Call whomever {who} sends within {contact_days:day}, and say to "
        "{who} that you have",
    .ask = "Has anyone you sent me told you that I took too long to call?",
},
[CAUSE_OUT_OF_TOUCH] = {"out-of-touch", "ours", 2,
    signs_out_of_touch, REC_TOUCHES, {P_N},
    .evidence = "{silence}",
    .remedy =
        "Call {who} this week, with something of use to them and nothing to "
        "ask for: ref-add event {partner} call 'what was said' "
        "until=+{cadence}",
    .ask =
        "What are you working on just now, and who would be good for you to "
        "meet?",
},
[CAUSE_TAKING] = {"taking", "ours", 2, signs_taking, REC_GIVING, {P_N},
    .evidence = "{balance}",
    .remedy =
        "Give {who} something before you ask again: somebody who needs them "
        "(ref-match), ref-add referral to={partner} prospect=NAME need=NEED; "
        "or an article or an introduction: ref-add event "
        "{partner} introduction 'to whom'",
    .ask = "Whom would you most like to meet this quarter?",
},
[CAUSE_UNTRAINED] = {"untrained", "ours", 2, signs_untrained, REC_BRIEFS,
    {P_JUDGE_DAYS, P_BRIEF_DAYS, P_WINDOW_DAYS, P_N},
    .evidence = "{brief}; nothing received in {window_days:day}",
    .remedy =
        "Sit down with {who} and our page, ref-status -p {partner} | ref-brief "
        "-: whom we help, the words to listen for, one story, how to hand "
        "over; then interview them for our audience and let them interview "
        "us: ref-add event {partner} briefed,interviewed 'what they took away'",
    .ask =
        "When you think of my clients, who comes to your mind, and what would "
        "you say to them?",
},
[CAUSE_RISK] = {"risk", "ours", 1, signs_risk, REC_CONFIDENCE,
    {P_JUDGE_DAYS, P_N},
    .evidence =
        "nothing received in {days:day}, and never asked what would make it "
        "safe",
    .remedy =
        "Ask {who} what else they would need to feel confident, and keep the "
        "answer: ref-add event {partner} confidence 'the answer'",
    .ask =
        "What else would you need to know or see before you would feel safe "
        "to send me somebody?",
},
[CAUSE_UNLEARNED] = {"unlearned", "ours", 1, signs_unlearned, REC_LEARNED,
    {P_N},
    .evidence = "who is a good referral for them is not on record",
    .remedy =
        "Ask {who} whom they want, and keep it: ref-add event {partner} "
        "learned 'the answer', and as tags: ref-add -u partner "
        "partner={partner} ideal='TAG;TAG'",
    .ask =
        "Which of your clients would you like ten more of, and how would I "
        "know one when I meet them?",
},
[CAUSE_NO_AGREEMENT] = {"no-agreement", "ours", 1,
    signs_no_agreement, REC_AGREED, {P_JUDGE_DAYS, P_N},
    .evidence = "{days:day} together, and no rules or goals agreed",
    .remedy =
        "Agree with {who} on how you hand people over, how many a month each "
        "way, and when you look at the numbers: ref-add event {partner} "
        "agreed 'the rules', ref-add -u partner partner={partner} goal=NUMBER",
    .ask =
        "What should each of us send the other in a month, and how shall we "
        "see whether it works?",
},
[CAUSE_NO_LEVERAGE] = {"no-leverage", "ours", 1,
    signs_no_leverage, REC_INTERVIEWS, {P_JUDGE_DAYS, P_N},
    .evidence = "{days:day} together, and no interview either way",
    .remedy =
        "Interview {who} for our own audience, then turn the tables; the page "
        "for both of you: ref-status -p {partner} | ref-brief -i. Note it: "
        "ref-add event {partner} interviewed 'where it appears'",
    .ask =
        "May I interview you for my clients? Twenty minutes, and you choose "
        "the subject.",
},
[CAUSE_WRONG_MESSAGE] = {"wrong-message", "message", 3,
    signs_wrong_message, REC_NONE, {P_N},
    .evidence = "{m} of {n} ended as not-a-fit",
    .remedy =
        "Go through those {m} with {who} (ref-status {partner}), sharpen whom "
        "we help, the words to listen for and the story until a client comes "
        "to their mind, and brief them again: ref-add event {partner} briefed "
        "'what changed'",
    .ask = "What had I said that made you think of the people you sent me?",
    .our_remedy =
        "Sharpen whom we help, the words to listen for and the story until "
        "one person comes to mind, then brief every partner again: ref-add "
        "policy my_ideal='...' my_trigger='...' my_story='...'",
},
[CAUSE_WEAK_INTRODUCTION] = {"weak-introduction", "message", 2,
    signs_weak_introduction, REC_NONE, {P_N},
    .evidence = "{intro}",
    .remedy =
        "Show {who} how to hand over: the prospect hears our name first, then "
        "a call or one e-mail to both. Write that e-mail for them, and note "
        "it: ref-add event {partner} briefed 'how to hand over'",
    .ask =
        "Would you write one e-mail to the two of us, or shall we call them "
        "together?",
    .our_remedy =
        "Write the e-mail that introduces us to both, give it to every "
        "partner, and ask each time for a call or that e-mail instead of a "
        "name",
},
[CAUSE_NO_NEED] = {"no-need", "market", 2, signs_no_need, REC_NONE, {P_N},
    .evidence =
        "{m} of {n} had no need now ({no_need} no-need, {on_hold} on hold)",
    .remedy =
        "Ask {who} for people who need it now, and say by which words they are "
        "known{held}; ask too whether we offer them the wrong thing: ref-add "
        "event {partner} briefed 'the need to listen for'",
    .ask = "Whom have you heard this month say that it cannot wait?",
    .our_remedy =
        "Say which need we answer today and by which words it is known, or "
        "offer what is needed now: ref-add policy my_trigger='...'",
},
[CAUSE_FADING] = {"fading", "-", 1, signs_fading, REC_NONE,
    {P_WINDOW_DAYS, P_N},
    .evidence = "{faded}",
    .remedy =
        "A symptom: something changed{after_last}. Look there with the other "
        "causes in hand (ref-status -j {partner} is the diary), and ask {who}",
    .ask = "You used to send me people. What has changed since?",
},
[CAUSE_ONE_SIDED] = {"one-sided", "theirs", 2, signs_one_sided, REC_NONE,
    {P_JUDGE_DAYS, P_N},
    .evidence = "{given} given, none received in {days:day}",
    .remedy =
        "Propose the interview to {who} once more: ref-add event {partner} "
        "interviewed 'where it appears'. If nothing has come by {trial_end}, "
        "give to others",
    .ask =
        "I enjoy sending you people. What would have to be true for you to "
        "send me one?",
},
[CAUSE_WRONG_FIRM] = {"wrong-firm", "theirs", 3, signs_wrong_firm, REC_NONE,
    {P_WINDOW_DAYS, P_N},
    .evidence = "{firm_is}; nothing received in {window_days:day}",
    .remedy =
        "Look for a growing firm {of_category}, and let this one rest: "
        "ref-add -u partner partner={partner} cadence=never",
    .ask = "Are you looking for new clients yourself this year?",
},
[CAUSE_WRONG_PROFESSIONAL] = {"wrong-professional", "theirs", 3,
    signs_wrong_professional, REC_NONE, {P_N},
    .evidence = "{refers_none}",
    .remedy =
        "Take {who} off the list and find another {of_category}: ref-add "
        "event {partner} ended 'refers nobody'",
    .ask = "Is sending people to others something you do at all?",
},
[CAUSE_TOO_EARLY] = {"too-early", "-", 0, signs_too_early, REC_NONE,
    {P_JUDGE_DAYS, P_N},
    .evidence = "{days:day} of {judge_days}, and silence proves nothing yet",
    .remedy =
        "Nothing yet. What belongs into the time until {judge_on}: "
        "{first_steps}",
    .ask =
        "Who was your best client of the last year, and how did they find you?",
},
[CAUSE_HEALTHY] = {"healthy", "-", 0, signs_healthy, REC_NONE, {P_N},
    .evidence = "{received_recent} received in {window_days:day}",
    .remedy =
        "Keep on{next_contact}; what is owed to {who}: ref-status -d {partner}",
    .ask = "What could I do that would make it easier still?",
},
[CAUSE_INSUFFICIENT] = {"insufficient", "-", 0, signs_insufficient, REC_NONE,
    {P_N},
    .evidence = "{unknown}",
    .remedy = "{find_out}",
    .ask = "{question}",
},
[CAUSE_NO_MESSAGE] = {"no-message", "ours", 2, NULL, REC_NONE, {P_N},
    .evidence = "not written: {unwritten}",
    .remedy = "Write it, in words that bring one person to mind: {write_it}",
    .ask =
        "Which client would I like ten more of, and what had they said on the "
        "day they came?",
},

[RULE_CANDIDATE] = {"candidate", "-", 0, NULL, REC_NONE, {P_N},
    .evidence = "no contact and no referral yet",
    .remedy =
        "Begin, or take {who} off the list: ref-add event {partner} "
        "coffee,learned 'whom they want'",
    .ask = "Whom do you like to work for, and who else serves them?",
},
[RULE_ENDED] = {"ended", "-", 0, NULL, REC_NONE, {P_N},
    .evidence = "the partnership is over",
    .remedy =
        "Nothing. Should it revive: ref-add event {partner} agreed 'the "
        "rules'",
    .ask = "Shall we try once more, and what would have to change?",
},
};
/* clang-format on */

static const char *const records[RECS] = {"", "thanks", "reports to givers",
    "first contacts with prospects", "touches", "giving", "briefs",
    "confidence", "what they look for", "agreements", "interviews"};

const struct rule *
rules_of(enum rules_cause c)
{
	return &rules[c];
}

int
rules_has_cause(const char *name)
{
	int c;

	for (c = 0; c < CAUSES; c++)
		if (text_casecmp(rules[c].cause, name) == 0)
			return 1;
	return 0;
}

static int
is_date(const struct facts *f, enum fact i)
{
	return facts_n(f, i) != DATE_NONE;
}

int
rules_shows(const struct facts *f, enum rules_record r)
{
	switch (r) {
	case REC_THANKS: return facts_n(f, FACT_thanks) > 0;
	case REC_REPORTS: return facts_n(f, FACT_reports) > 0;
	case REC_FIRST: return facts_n(f, FACT_med_first) >= 0;
	case REC_TOUCHES: return facts_n(f, FACT_touches) > 0;
	case REC_GIVING: return signs_given(f) > 0;
	case REC_BRIEFS: return is_date(f, FACT_briefed);
	case REC_CONFIDENCE: return is_date(f, FACT_confidence);
	case REC_LEARNED:
		return is_date(f, FACT_learned) || facts_n(f, FACT_ideal);
	case REC_AGREED: return is_date(f, FACT_agreed);
	case REC_INTERVIEWS:
		return is_date(f, FACT_interviewed) ||
		    is_date(f, FACT_interview_us);
	default: return 1;
	}
}

const char *
rules_record_name(enum rules_record r)
{
	return records[r];
}

int
rules_is_off(const struct rule *r, const struct policy *p)
{
	int i;

	for (i = 0; r->rests[i] != P_N; i++)
		if (policy_n(p, r->rests[i]) == POLICY_NEVER)
			return 1;
	return 0;
}
