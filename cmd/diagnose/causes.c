/*
 * The causes why a partnership yields nothing.  A cause is a line of one table,
 * with the test of it on the figures of a partner; a new one is a line more,
 * its words in sentences.txt, and its lines in the page.
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
},
{"unthanked", "ours", 3,
    .holds = is_on(p, P_THANK_DAYS) &&
        odds_often(p, r->missed_thank, r->judged),
    .record = REC_THANKS,
    .m = r->missed_thank, .n = r->judged,
},
{"not-informed", "ours", 3,
    .holds = is_on(p, P_INFORM_DAYS) &&
        odds_often(p, r->missed_inform, r->judged),
    .record = REC_REPORTS,
    .m = r->missed_inform, .n = r->judged,
},
{"unpaid", "ours", 3, .holds = is_on(p, P_PAY_DAYS) && r->late_pay >= 1},
{"slow", "ours", 2,
    .holds = is_on(p, P_CONTACT_DAYS) &&
        odds_often(p, r->missed_contact, r->judged),
    .record = REC_FIRST,
    .m = r->missed_contact, .n = r->judged,
},
{"out-of-touch", "ours", gap > 3LL * r->cadence ? 3 : 2,
    .holds = out_of_touch,
    .record = REC_TOUCHES,
},
{"taking", "ours", 2,
    .holds = (r->received - gave > policy_n(p, P_TAKING_GAP) &&
        !odds_share(p, P_OFTEN_SHARE, gave, r->received)) ||
        (r->asks >= 1 && gave == 0),
    .record = REC_GIVING,
},
{"untrained", "ours", 2,
    .holds = judged && quiet && !briefed && is_on(p, P_BRIEF_DAYS),
    .record = REC_BRIEFS,
},
{"risk", "ours", 1,
    .holds = judged && silent && r->confidence == DATE_NONE,
    .record = REC_CONFIDENCE,
},
{"unlearned", "ours", 1,
    .holds = !r->ideal && r->learned == DATE_NONE,
    .record = REC_LEARNED,
},
{"no-agreement", "ours", 1,
    .holds = judged && r->agreed == DATE_NONE,
    .record = REC_AGREED,
},
{"no-leverage", "ours", 1,
    .holds = judged && r->interviewed == DATE_NONE &&
        r->interview_us == DATE_NONE,
    .record = REC_INTERVIEWS,
},
{"wrong-message", "message", 3,
    .holds = odds_most(p, r->not_a_fit, r->closed),
    .m = r->not_a_fit, .n = r->closed,
},
{"weak-introduction", "message", 2,
    .holds = lost || odds_weak_level(p, r),
    .m = lost ? r->unreachable : 0, .n = lost ? r->closed : 0,
},
{"no-need", "market", 2,
    .holds = odds_most(p, needless, ends),
    .m = needless, .n = ends,
},
{"fading", "-", 1, .holds = odds_stopped(p, r)},
{"one-sided", "theirs", 2,
    .holds = r->given >= policy_n(p, P_GIVING_MIN) && silent &&
        r->days >= 2LL * judge && our_part_done,
},
{"wrong-firm", "theirs", 3,
    .holds = quiet && (r->firm_stage == PARTNER_MATURE ||
        r->seeking == PARTNER_NO),
},
{"wrong-professional", "theirs", 3,
    .holds = silent && (r->refers == PARTNER_NO ||
        (r->days >= policy_n(p, P_LEAVE_DAYS) && gave >= 1 && our_part_done)),
},
{"too-early", "-", 0, .holds = silent && !judged && is_on(p, P_JUDGE_DAYS)},
{"healthy", "-", 0,
    .holds = r->received_recent >= 1,
    .unless = CAUSE_HEAVY,
},
{"insufficient", "-", 0,
    .holds = 1,
    .unless = CAUSE_ANY,
},
{"no-message", "ours", 2,
    .holds = *policy_text(p, P_MY_PITCH) == '\0' ||
        *policy_text(p, P_MY_IDEAL) == '\0' ||
        *policy_text(p, P_MY_TRIGGER) == '\0' ||
        *policy_text(p, P_MY_STORY) == '\0',
    .of_us = 1,
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
	static const struct cause candidate = {
	    .name = "candidate", .side = "-"};
	static const struct cause ended = {.name = "ended", .side = "-"};

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
