/*
 * The causes why a partnership yields nothing.  A cause is a line of one table,
 * with the test of it on the figures of a partner, what it means and what to
 * do; a new one is a line more, and its lines in the page.
 *
 * A partner's behaviour is blamed only where our own part was done.
 */
#include "causes.h"

#include <string.h>

#include "base/date.h"
#include "odds.h"

/* Whether days of policy are not set to never. */
static int
is_on(const struct policy *p, enum policy_rule r)
{
	return policy_n(p, r) != POLICY_NEVER;
}

/* long: it is one table. */
size_t
causes_of(struct cause to[CAUSES_MAX], const struct partner_row *r,
    const struct policy *p)
{
	const int judge = policy_n(p, P_JUDGE_DAYS);
	const int judged = r->days >= judge; /* no day is never */
	const int silent = r->received == 0;
	const int quiet = r->received_recent == 0 && is_on(p, P_WINDOW_DAYS);
	const int gave = partner_row_gave(r);
	const int needless = r->no_need + r->on_hold;
	const int ends = r->closed + r->on_hold;
	const int lost = odds_most(p, r->unreachable, r->closed);
	const int last = partner_row_contact(r);
	/* without any contact on record, as long as there is a partnership */
	const long long gap = last == DATE_NONE ? r->days : r->asof - last;
	const int out_of_touch = r->cadence != 0 &&
	    r->cadence != POLICY_NEVER && 2 * gap > 3LL * r->cadence;
	const int briefed = r->briefed != DATE_NONE &&
	    r->asof - r->briefed <= policy_n(p, P_BRIEF_DAYS);
	const int our_part_done =
	    briefed && !out_of_touch && r->confidence != DATE_NONE;
	/* clang-format off */
	const struct cause causes[] = {
{"burnt", "ours", 3,
    .holds = r->last_complaint != DATE_NONE && r->last_out <= r->last_complaint,
    .evidence = "complaint on {{last_complaint}}; {{our_last}}",
    .remedy =
        "Call {{who}} today, hear the complaint out, put it right, and say "
        "what you put right: ref-add event {{partner}} call 'what was put "
        "right'",
    .ask =
        "What went wrong from where you stand, and what can I do today to "
        "mend it?",
},
{"unthanked", "ours", 3,
    .holds = is_on(p, P_THANK_DAYS) &&
        odds_often(p, r->missed_thank, r->judged),
    .record = REC_THANKS,
    .m = r->missed_thank, .n = r->judged,
    .evidence = "{{m}} of {{n}} not thanked within {{thank_days:day}}",
    .late = r->late_thank,
    .now =
        "Thank {{who}} today for {{late_thank:referral}}: ref-add event "
        "{{partner}} thanked. ",
    .remedy =
        "Thank for every one within {{thank_days:day}}, also where no "
        "business came of it; what is owed, each morning: ref-status -d | "
        "ref-report",
    .ask =
        "Thank you for the people you sent me. I should have said so at once.",
},
{"not-informed", "ours", 3,
    .holds = is_on(p, P_INFORM_DAYS) &&
        odds_often(p, r->missed_inform, r->judged),
    .record = REC_REPORTS,
    .m = r->missed_inform, .n = r->judged,
    .evidence =
        "{{m}} of {{n}} had news not reported within {{inform_days:day}}",
    .late = r->late_inform,
    .now =
        "Tell {{who}} today what became of {{late_inform:referral}}: "
        "ref-status {{partner}} shows it, ref-add event {{partner}} informed "
        "notes it. ",
    .remedy =
        "Report each change within {{inform_days:day}}, good or bad; what is "
        "owed, each morning: ref-status -d | ref-report",
    .ask =
        "Here is what became of the people you sent me. Would you rather hear "
        "such news by a call or by a line of mail?",
},
{"unpaid", "ours", 3,
    .holds = is_on(p, P_PAY_DAYS) && r->late_pay >= 1,
    .evidence =
        "reward for {{late_pay:referral}} not paid within {{pay_days:day}}",
    .remedy =
        "Pay {{who}} today and say so: ref-status -d {{partner}} names the "
        "referral, ref-add event REFERRAL reward-paid value=AMOUNT notes it, "
        "and then ref-add event REFERRAL informed",
    .ask =
        "I owe you a reward and it is late. It goes out today: is your "
        "account still the same?",
},
{"slow", "ours", 2,
    .holds = is_on(p, P_CONTACT_DAYS) &&
        odds_often(p, r->missed_contact, r->judged),
    .record = REC_FIRST,
    .m = r->missed_contact, .n = r->judged,
    .evidence = "{{m}} of {{n}} not called within {{contact_days:day}}{{pace}}",
    .late = r->late_contact,
    .now =
        "Call {{late_contact:prospect}} today: ref-status -d {{partner}} has "
        "the numbers, ref-add event REFERRAL attempted (or contacted) notes "
        "it. ",
    .remedy =
        "Call whomever {{who}} sends within {{contact_days:day}}, and say to "
        "{{who}} that you have",
    .ask = "Has anyone you sent me told you that I took too long to call?",
},
{"out-of-touch", "ours", gap > 3LL * r->cadence ? 3 : 2,
    .holds = out_of_touch,
    .record = REC_TOUCHES,
    .evidence = "{{silence}}, {{cadence}} agreed",
    .remedy =
        "Call {{who}} this week, with something of use to them and nothing to "
        "ask for: ref-add event {{partner}} call 'what was said' "
        "until=+{{cadence}}",
    .ask =
        "What are you working on just now, and who would be good for you to "
        "meet?",
},
{"taking", "ours", 2,
    .holds = (r->received - gave > policy_n(p, P_TAKING_GAP) &&
        !odds_share(p, P_OFTEN_SHARE, gave, r->received)) ||
        (r->asks >= 1 && gave == 0),
    .record = REC_GIVING,
    .evidence =
        "{{received}} received; back {{given:referral}}, "
        "{{deposits:deposit}}, {{rewards:reward}}{{asked}}",
    .remedy =
        "Give {{who}} something before you ask again: somebody who needs them "
        "(ref-match), ref-add referral to={{partner}} prospect=NAME "
        "need=NEED; or an article or an introduction: ref-add event "
        "{{partner}} introduction 'to whom'",
    .ask = "Whom would you most like to meet this quarter?",
},
{"untrained", "ours", 2,
    .holds = judged && quiet && !briefed && is_on(p, P_BRIEF_DAYS),
    .record = REC_BRIEFS,
    .evidence = "{{brief}}; nothing received in {{window_days:day}}",
    .remedy =
        "Sit down with {{who}} and our page, ref-status -p {{partner}} | "
        "ref-brief -: whom we help, the words to listen for, one story, how "
        "to hand over; then interview them for our audience and let them "
        "interview us: ref-add event {{partner}} briefed,interviewed 'what "
        "they took away'",
    .ask =
        "When you think of my clients, who comes to your mind, and what would "
        "you say to them?",
},
{"risk", "ours", 1,
    .holds = judged && silent && r->confidence == DATE_NONE,
    .record = REC_CONFIDENCE,
    .evidence =
        "nothing received in {{days:day}}, and never asked what would make it "
        "safe",
    .remedy =
        "Ask {{who}} what else they would need to feel confident, and keep "
        "the answer: ref-add event {{partner}} confidence 'the answer'",
    .ask =
        "What else would you need to know or see before you would feel safe "
        "to send me somebody?",
},
{"unlearned", "ours", 1,
    .holds = !r->ideal && r->learned == DATE_NONE,
    .record = REC_LEARNED,
    .evidence = "who is a good referral for them is not on record",
    .remedy =
        "Ask {{who}} whom they want, and keep it: ref-add event {{partner}} "
        "learned 'the answer', and as tags: ref-add -u partner "
        "partner={{partner}} ideal='TAG;TAG'",
    .ask =
        "Which of your clients would you like ten more of, and how would I "
        "know one when I meet them?",
},
{"no-agreement", "ours", 1,
    .holds = judged && r->agreed == DATE_NONE,
    .record = REC_AGREED,
    .evidence = "{{days:day}} together, and no rules or goals agreed",
    .remedy =
        "Agree with {{who}} on how you hand people over, how many a month "
        "each way, and when you look at the numbers: ref-add event "
        "{{partner}} agreed 'the rules', ref-add -u partner "
        "partner={{partner}} goal=NUMBER",
    .ask =
        "What should each of us send the other in a month, and how shall we "
        "see whether it works?",
},
{"no-leverage", "ours", 1,
    .holds = judged && r->interviewed == DATE_NONE &&
        r->interview_us == DATE_NONE,
    .record = REC_INTERVIEWS,
    .evidence = "{{days:day}} together, and no interview either way",
    .remedy =
        "Interview {{who}} for our own audience, then turn the tables; the "
        "page for both of you: ref-status -p {{partner}} | ref-brief -i. Note "
        "it: ref-add event {{partner}} interviewed 'where it appears'",
    .ask =
        "May I interview you for my clients? Twenty minutes, and you choose "
        "the subject.",
},
{"wrong-message", "message", 3,
    .holds = odds_most(p, r->not_a_fit, r->closed),
    .m = r->not_a_fit, .n = r->closed,
    .evidence = "{{m}} of {{n}} ended as not-a-fit",
    .remedy =
        "Go through those {{m}} with {{who}} (ref-status {{partner}}), "
        "sharpen whom we help, the words to listen for and the story until a "
        "client comes to their mind, and brief them again: ref-add event "
        "{{partner}} briefed 'what changed'",
    .ask = "What had I said that made you think of the people you sent me?",
    .our_remedy =
        "Sharpen whom we help, the words to listen for and the story until "
        "one person comes to mind, then brief every partner again: ref-add "
        "policy my_ideal='...' my_trigger='...' my_story='...'",
},
{"weak-introduction", "message", 2,
    .holds = lost || odds_weak_level(p, r),
    .m = lost ? r->unreachable : 0, .n = lost ? r->closed : 0,
    .evidence = "{{lost}}{{weak}}",
    .remedy =
        "Show {{who}} how to hand over: the prospect hears our name first, "
        "then a call or one e-mail to both. Write that e-mail for them, and "
        "note it: ref-add event {{partner}} briefed 'how to hand over'",
    .ask =
        "Would you write one e-mail to the two of us, or shall we call them "
        "together?",
    .our_remedy =
        "Write the e-mail that introduces us to both, give it to every "
        "partner, and ask each time for a call or that e-mail instead of a "
        "name",
},
{"no-need", "market", 2,
    .holds = odds_most(p, needless, ends),
    .m = needless, .n = ends,
    .evidence =
        "{{m}} of {{n}} had no need now ({{no_need}} no-need, {{on_hold}} on "
        "hold)",
    .remedy =
        "Ask {{who}} for people who need it now, and say by which words they "
        "are known{{held}}; ask too whether we offer them the wrong thing: "
        "ref-add event {{partner}} briefed 'the need to listen for'",
    .ask = "Whom have you heard this month say that it cannot wait?",
    .our_remedy =
        "Say which need we answer today and by which words it is known, or "
        "offer what is needed now: ref-add policy my_trigger='...'",
},
{"fading", "-", 1,
    .holds = odds_stopped(p, r),
    .evidence =
        "none received in {{window_days:day}}; before, {{received}} in "
        "{{before}} days, one every {{every}}",
    .remedy =
        "A symptom: something changed{{after_last}}. Look there with the "
        "other causes in hand (ref-status -j {{partner}} is the diary), and "
        "ask {{who}}",
    .ask = "You used to send me people. What has changed since?",
},
{"one-sided", "theirs", 2,
    .holds = r->given >= policy_n(p, P_GIVING_MIN) && silent &&
        r->days >= 2LL * judge && our_part_done,
    .evidence = "{{given}} given, none received in {{days:day}}",
    .remedy =
        "Propose the interview to {{who}} once more: ref-add event "
        "{{partner}} interviewed 'where it appears'. If nothing has come by "
        "{{trial_end}}, give to others",
    .ask =
        "I enjoy sending you people. What would have to be true for you to "
        "send me one?",
},
{"wrong-firm", "theirs", 3,
    .holds = quiet && (r->firm_stage == PARTNER_MATURE ||
        r->seeking == PARTNER_NO),
    .evidence =
        "the firm{{mature}}{{seeks_none}}; nothing received in "
        "{{window_days:day}}",
    .remedy =
        "Look for a growing firm {{of_category}}, and let this one rest: "
        "ref-add -u partner partner={{partner}} cadence=never",
    .ask = "Are you looking for new clients yourself this year?",
},
{"wrong-professional", "theirs", 3,
    .holds = silent && (r->refers == PARTNER_NO ||
        (r->days >= policy_n(p, P_LEAVE_DAYS) && gave >= 1 && our_part_done)),
    .evidence = "{{known_silent}}",
    .remedy =
        "Take {{who}} off the list and find another {{of_category}}: ref-add "
        "event {{partner}} ended 'refers nobody'",
    .ask = "Is sending people to others something you do at all?",
},
{"too-early", "-", 0,
    .holds = silent && !judged && is_on(p, P_JUDGE_DAYS),
    .evidence =
        "{{days:day}} of {{judge_days}}, and silence proves nothing yet",
    .remedy =
        "Nothing yet. What belongs into the time until {{judge_on}}: "
        "{{first_steps}}",
    .ask =
        "Who was your best client of the last year, and how did they find you?",
},
{"healthy", "-", 0,
    .holds = r->received_recent >= 1,
    .unless = CAUSE_HEAVY,
    .evidence = "{{received_recent}} received in {{window_days:day}}",
    .remedy =
        "Keep on{{next_contact}}; what is owed to {{who}}: ref-status -d "
        "{{partner}}",
    .ask = "What could I do that would make it easier still?",
},
{"insufficient", "-", 0,
    .holds = 1,
    .unless = CAUSE_ANY,
    .evidence = "{{so_far}}{{missing}}",
    .remedy = "{{find_out}}",
    .ask = "{{question}}",
},
{"no-message", "ours", 2,
    .holds = *policy_text(p, P_MY_PITCH) == '\0' ||
        *policy_text(p, P_MY_IDEAL) == '\0' ||
        *policy_text(p, P_MY_TRIGGER) == '\0' ||
        *policy_text(p, P_MY_STORY) == '\0',
    .of_us = 1,
    .evidence = "not written: {{unwritten}}",
    .remedy = "Write it, in words that bring one person to mind: {{write_it}}",
    .ask =
        "Which client would I like ten more of, and what had they said on the "
        "day they came?",
},
	};
	/* clang-format on */

	_Static_assert(sizeof(causes) <= CAUSES_MAX * sizeof(causes[0]),
	    "more than CAUSES_MAX");
	memcpy(to, causes, sizeof(causes));
	return sizeof(causes) / sizeof(causes[0]);
}

const struct cause *
cause_idle(int has_ended)
{
	/* clang-format off */
static const struct cause candidate =
{"candidate", "-",
    .evidence = "no contact and no referral yet",
    .remedy =
        "Begin, or take {{who}} off the list: ref-add event {{partner}} "
        "coffee,learned 'whom they want'",
    .ask = "Whom do you like to work for, and who else serves them?",
};

static const struct cause ended =
{"ended", "-",
    .evidence = "the partnership is over",
    .remedy =
        "Nothing. Should it revive: ref-add event {{partner}} agreed 'the "
        "rules'",
    .ask = "Shall we try once more, and what would have to change?",
};
	/* clang-format on */

	return has_ended ? &ended : &candidate;
}

unsigned
cause_records(const struct partner_row *r)
{
	const int shown[RECS] = {
	    [REC_NONE] = 1,
	    [REC_THANKS] = r->thanks > 0,
	    [REC_REPORTS] = r->reports > 0,
	    [REC_FIRST] = r->med_first >= 0,
	    [REC_TOUCHES] = r->touches > 0,
	    [REC_GIVING] = partner_row_gave(r) > 0,
	    [REC_BRIEFS] = r->briefed != DATE_NONE,
	    [REC_CONFIDENCE] = r->confidence != DATE_NONE,
	    [REC_LEARNED] = r->learned != DATE_NONE || r->ideal,
	    [REC_AGREED] = r->agreed != DATE_NONE,
	    [REC_INTERVIEWS] =
		r->interviewed != DATE_NONE || r->interview_us != DATE_NONE,
	};
	unsigned bits = 0;
	int i;

	for (i = 0; i < RECS; i++)
		bits |= (unsigned)shown[i] << i;
	return bits;
}

const char *
cause_record_name(enum cause_record r)
{
	static const char *const names[RECS] = {"", "thanks",
	    "reports to givers", "first contacts with prospects", "touches",
	    "giving", "briefs", "confidence", "what they look for",
	    "agreements", "interviews"};

	return names[r];
}
