/*
 * The built-in pages, and what of partner rows each rests on.
 */
#include "brief.h"

static const char us[] =
    "# A good referral for {{us}}\n"
    "\n"
    "{{for_partner}} {{today}}\n"
    "\n"
    "Thank you for keeping us in mind. All that you need is on this page.\n"
    "\n"
    "{{my_pitch}}\n"
    "\n"
    "## Who that is\n"
    "{{my_ideal}}\n"
    "\n"
    "## What you will hear when they need us\n"
    "{{my_trigger}}\n"
    "\n"
    "## A story to tell\n"
    "{{my_story}}\n"
    "\n"
    "## How to hand somebody over\n"
    "Ask them first whether we may call. Then write to both of us, them and "
    "{{my_email}}. This can go out as it is, once the brackets are filled "
    "in:\n"
    "\n"
    "  Dear [their name],\n"
    "\n"
    "  You told me about [what they need]. The person I would ask is "
    "{{my_name}}, who gets a copy of this. In their own words: "
    "\"{{my_pitch}}\"\n"
    "\n"
    "  {{my_name}}, meet [their name], who would be glad of a call: [their "
    "telephone number].\n"
    "\n"
    "  {{signed}}\n"
    "\n"
    "Better still: introduce us in person, or call us together.\n"
    "\n"
    "## What happens then\n"
    "- We call them {{contact_within}}.\n"
    "- We thank you {{thank_within}}, whatever comes of it.\n"
    "- When something changes, you hear of it {{inform_within}}, good news or "
    "bad.\n"
    "- While nothing changes, you hear that too, {{inform_each}}.\n"
    "\n"
    "## In return\n"
    "{{your_turn}}\n"
    "We have agreed on {{goal_said}}.\n"
    "\n"
    "## The test\n"
    "This page has done its work if you can end one sentence without looking: "
    "\"You need {{my_name}} when ...\" If not, tell us, and we will say it "
    "better.\n"
    "\n"
    "{{contact_line}}\n";

static const char meeting[] =
    "# Meeting {{who}}\n"
    "\n"
    "For ourselves: this page is not handed over. {{today}}\n"
    "\n"
    "- {{about}}\n"
    "- {{reach}}\n"
    "- {{history}}\n"
    "- {{contacts}}\n"
    "- {{complaint}}\n"
    "- {{owed}}\n"
    "- note: {{note}}\n"
    "\n"
    "Give first: somebody whom they should meet (ref-match), an article, a "
    "hint. And leave our brief with them (ref-brief).\n"
    "\n"
    "## What we know\n"
    "- {{known}}\n"
    "\n"
    "## What we do not know yet\n"
    "{{unknown}}\n"
    "\n"
    "## Ask, and let them talk\n"
    "- {{question}}\n"
    "\n"
    "## What happened last\n"
    "- {{event}}\n"
    "\n"
    "## Referrals still open\n"
    "- {{referral}}\n"
    "- {{more}}\n"
    "\n"
    "## Write it down the same day\n"
    "    ref-add event {{partner}} met,learned 'WHOM THEY WANT' until=+30\n"
    "    ref-add event {{partner}} agreed 'WHAT WE AGREED'\n"
    "    ref-add event {{partner}} confidence 'WHAT THEY NEED'\n"
    "    ref-add -u partner partner={{partner}} \\\n"
    "        offers='TAG;TAG' ideal='TAG;TAG' goal=NUMBER \\\n"
    "        firm_stage=GROWING_OR_MATURE seeking=YES_OR_NO refers=YES_OR_NO\n";

static const char interview[] =
    "# An interview with {{who}}, and one in return\n"
    "\n"
    "{{us}}. {{today}}\n"
    "\n"
    "You have people who listen to you, and so have we. We interview you for "
    "ours; then we turn the tables, and you interview us for yours. Nobody has "
    "to sell anything: one is the expert, and the other the host.\n"
    "{{interviews}}\n"
    "\n"
    "## Before\n"
    "- We interview you on ______________, for ________________________\n"
    "- You interview us on ______________, for ________________________\n"
    "- Strike out, change and add questions as you like, in both lists.\n"
    "- Nothing goes out before the person interviewed has seen it.\n"
    "\n"
    "## What we ask you\n"
    "- {{ask}}\n"
    "\n"
    "## What you can ask us\n"
    "- What do you do? In short: {{my_pitch}}\n"
    "- Whom do you help best? In short: {{my_ideal}}\n"
    "- What happens just before they call you? In short: {{my_trigger}}\n"
    "- Tell us about one of them. In short: {{my_story}}\n"
    "- What can everybody do tomorrow, without spending anything?\n"
    "- How do people reach you, and what happens when they first call?\n"
    "\n"
    "## After\n"
    "- We tell our clients and contacts that it is out on ______________, and "
    "you tell yours on ______________\n"
    "- We each ask everybody new how they came to us. Whoever names the "
    "interview {{interview_within}} is counted as its result.\n"
    "- You hear who came to us that way, and what becomes of them "
    "{{inform_within}}; we hope to hear the same from you.\n"
    "- We compare the numbers on ______________, and decide on the next one.\n"
    "\n"
    "{{contact_line}}\n";

const char *
brief_template(enum brief_page page)
{
	static const char *const pages[BRIEF_PAGES] = {
	    [BRIEF_US] = us,
	    [BRIEF_MEETING] = meeting,
	    [BRIEF_INTERVIEW] = interview,
	};

	return pages[page];
}

static const int needed_us[] = {PARTNER_ROW_partner, PARTNER_ROW_name,
    PARTNER_ROW_firm, PARTNER_ROW_offers, PARTNER_ROW_ideal, PARTNER_ROW_goal,
    PARTNER_ROW_asof, -1};
static const int needed_interview[] = {PARTNER_ROW_partner, PARTNER_ROW_name,
    PARTNER_ROW_firm, PARTNER_ROW_offers, PARTNER_ROW_ideal,
    PARTNER_ROW_interviewed, PARTNER_ROW_interview_us, PARTNER_ROW_asof, -1};
static const int needed_meeting[] = {PARTNER_ROW_partner, PARTNER_ROW_name,
    PARTNER_ROW_firm, PARTNER_ROW_kind, PARTNER_ROW_category, PARTNER_ROW_owner,
    PARTNER_ROW_email, PARTNER_ROW_phone, PARTNER_ROW_stage, PARTNER_ROW_since,
    PARTNER_ROW_received, PARTNER_ROW_won, PARTNER_ROW_given,
    PARTNER_ROW_last_out, PARTNER_ROW_last_in, PARTNER_ROW_offers,
    PARTNER_ROW_ideal, PARTNER_ROW_firm_stage, PARTNER_ROW_seeking,
    PARTNER_ROW_refers, PARTNER_ROW_goal, PARTNER_ROW_briefed,
    PARTNER_ROW_learned, PARTNER_ROW_confidence, PARTNER_ROW_agreed,
    PARTNER_ROW_interviewed, PARTNER_ROW_last_complaint, PARTNER_ROW_late_thank,
    PARTNER_ROW_late_inform, PARTNER_ROW_late_pay, PARTNER_ROW_asof, -1};

const int *
brief_needed(enum brief_page page)
{
	static const int *const needed[BRIEF_PAGES] = {
	    [BRIEF_US] = needed_us,
	    [BRIEF_MEETING] = needed_meeting,
	    [BRIEF_INTERVIEW] = needed_interview,
	};

	return needed[page];
}
