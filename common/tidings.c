#include "tidings.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "label.h"
#include "mail.h"
#include "money.h"
#include "words.h"

enum { FRESH = 7 /* days for which a referral has only just come */ };

/* What the giver did, by level: around whom they sent. */
static const struct {
	const char *before, *after;
} deeds[] = {
    {"You gave us the name of", ""},
    {"You gave us the name of", ", and told them that you had"},
    {"You told", " about us, and gave them something to read"},
    {"You spoke up for us with", ""},
    {"You arranged for us to talk with", ""},
    {"You introduced", " to us in person"},
    {"You referred", " to us"},
};

enum { DEED_UNKNOWN = sizeof(deeds) / sizeof(deeds[0]) - 1 };

/* Where a referral stands, and what comes next. */
static const struct {
	const char *stands, *next;
} statuses[W_N + 1] = {
    [W_NEW] = {"we have yet to get in touch with them",
	"That is next on our list."},
    [W_ACCEPTED] = {"we have taken it up", "Next we get in touch with them."},
    [W_ATTEMPTED] = {"we have tried to reach them", "We keep trying."},
    [W_CONTACTED] = {"we are in touch with them",
	"Next we find out together what would help."},
    [W_MEETING] = {"we have met", "If we can help, a proposal comes next."},
    [W_PROPOSAL] = {"they have our proposal",
	"The decision is now theirs, and we stay at hand."},
    [W_ON_HOLD] = {"it rests for now", ""},
    [W_WON] = {"they have become our client", ""},
    [W_LOST] = {"they have decided not to go ahead with us", ""},
    [W_DECLINED] = {"it was not something that we could take on", ""},
    [W_NOT_A_FIT] = {"what they need is not what we do best, so we left it "
		     "there",
	""},
    [W_NO_NEED] = {"they have no need at present",
	"Should that change, they know where to find us."},
    [W_UNREACHABLE] = {"we tried, and could not reach them",
	"If you know of a better way, a word from you would help."},
    [W_REROUTED] = {"we have passed them on to somebody who can help them "
		    "better",
	""},
    [W_WITHDRAWN] = {"we have left it, as you asked", ""},
    [W_EXPIRED] = {"nothing has come of it, and we have closed it for now", ""},
};

static const char *
cell(const struct tidings *t, size_t i, int col)
{
	return letter_cell(t->row[i], col);
}

/* Keeps what was made until the letter is done. */
static const char *
kept(struct tidings *t, char *made)
{
	const char *s = mem_pool_dup(&t->pool, made);

	free(made);
	return s;
}

/* A cell as a letter may show it. */
static const char *
plain(struct tidings *t, const char *s)
{
	return kept(t, mail_plain(s));
}

static enum word_id
status(const struct tidings *t, size_t i)
{
	const struct word *w = word_find(cell(t, i, REFERRAL_ROW_status));

	return w != NULL ? w->id : W_NEW;
}

static int
is_open(const struct tidings *t, size_t i)
{
	return (word_of(status(t, i))->flags & WORD_OPEN) != 0;
}

/* "3 June 2026", "" for what is no date */
static const char *
day(struct tidings *t, const char *s)
{
	static const char *const months[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};
	int date = date_parse(s), y, m, d;

	if (date == DATE_NONE)
		return "";
	date_civil(date, &y, &m, &d);
	return kept(t, mem_printf("%d %s %d", d, months[m - 1], y));
}

/* "EUR 1,200.00" */
static const char *
amount(struct tidings *t, const char *s)
{
	const char *currency = plain(t, policy_text(t->policy, P_CURRENCY));
	char buf[LABEL_LEN];

	return kept(t,
	    mem_printf(
		"%s%s%s", currency, *currency ? " " : "", label_money(s, buf)));
}

const char *
tidings_partner(const struct letter_row *r)
{
	const char *const names[] = {letter_cell(r, REFERRAL_ROW_name),
	    letter_cell(r, REFERRAL_ROW_firm),
	    letter_cell(r, REFERRAL_ROW_partner)};

	return label_first(names, sizeof(names) / sizeof(names[0]));
}

static const char *
dear(struct tidings *t, size_t i)
{
	const char *greeting = cell(t, i, REFERRAL_ROW_greeting);

	return plain(t, *greeting ? greeting : tidings_partner(t->row[i]));
}

static const char *
prospect(struct tidings *t, size_t i)
{
	const char *const names[] = {cell(t, i, REFERRAL_ROW_prospect),
	    cell(t, i, REFERRAL_ROW_prospect_email),
	    cell(t, i, REFERRAL_ROW_referral)};

	return plain(t, label_first(names, sizeof(names) / sizeof(names[0])));
}

/* " (accounts, payroll)", or nothing */
static const char *
need(struct tidings *t, size_t i)
{
	const char *s = plain(t, cell(t, i, REFERRAL_ROW_need)), *p;
	char *made;
	size_t to;

	if (*s == '\0')
		return "";
	made = mem_alloc(2 * strlen(s) + 4, 1);
	made[0] = ' ';
	made[1] = '(';
	for (to = 2, p = s; *p != '\0'; p++)
		if (*p != ';')
			made[to++] = *p;
		else if (p[1 + strspn(p + 1, " ;")] != '\0') {
			made[to++] = ',';
			made[to++] = ' ';
			p += strspn(p + 1, " ;");
		}
	made[to] = ')';
	return kept(t, made);
}

static const char *
who(struct tidings *t, size_t i)
{
	return kept(t, mem_printf("%s%s", prospect(t, i), need(t, i)));
}

/* "Tom Blue", "Tom Blue and Ann Grey", "Tom Blue, Ann Grey and 3 others" */
static const char *
all_prospects(struct tidings *t, size_t i)
{
	(void)i;
	if (t->n == 1)
		return prospect(t, 0);
	if (t->n == 2)
		return kept(
		    t, mem_printf("%s and %s", prospect(t, 0), prospect(t, 1)));
	return kept(t,
	    mem_printf("%s, %s and %zu other%s", prospect(t, 0), prospect(t, 1),
		t->n - 2, t->n == 3 ? "" : "s"));
}

static const char *
your_referrals(struct tidings *t, size_t i)
{
	(void)i;
	return t->n == 1 ? "your referral" : "your referrals";
}

static const char *
you_did(struct tidings *t, size_t i)
{
	const char *level = cell(t, i, REFERRAL_ROW_level);
	const int known = *level >= '0' && *level <= '5' && level[1] == '\0';
	const int deed = known ? *level - '0' : DEED_UNKNOWN;

	return kept(t,
	    mem_printf(
		"%s %s%s.", deeds[deed].before, who(t, i), deeds[deed].after));
}

/* What stands before a status that is no news to them. */
static const char *
lead(const struct tidings *t, size_t i)
{
	if (strcmp(cell(t, i, REFERRAL_ROW_told),
		cell(t, i, REFERRAL_ROW_status)) != 0)
		return "";
	if (letter_duty(t->row[i], "inform") == DATE_NONE &&
	    letter_duty(t->row[i], "thank") == DATE_NONE)
		return "nothing new since our last report: ";
	return "as you know, ";
}

static const char *
it_stands(struct tidings *t, size_t i)
{
	const enum word_id s = status(t, i);
	const char *since = day(t, cell(t, i, REFERRAL_ROW_status_date));
	const char *value = cell(t, i, REFERRAL_ROW_value), *what;
	char *made;
	int new =
	    letter_asof(t->row[i]) - date_parse(cell(t, i, REFERRAL_ROW_date));

	if (s == W_NEW && *cell(t, i, REFERRAL_ROW_dup_of) != '\0')
		return "";
	what = statuses[s].stands;
	if (s == W_NEW && new <= FRESH)
		what = "it has only just reached us";
	made = mem_printf("%s%s%s%s%s%s%s.", lead(t, i), what,
	    s == W_NEW || *since == '\0' ? ""
		: is_open(t, i)		 ? " (since "
					 : " (",
	    s == W_NEW ? "" : since, s == W_NEW || *since == '\0' ? "" : ")",
	    s == W_WON && t->show && *value != '\0' ? ", worth " : "",
	    s == W_WON && t->show && *value != '\0' ? amount(t, value) : "");
	if (made[0] >= 'a' && made[0] <= 'z')
		made[0] = (char)(made[0] - 'a' + 'A');
	return kept(t, made);
}

static const char *
next_step(struct tidings *t, size_t i)
{
	const enum word_id s = status(t, i);
	const char *until = day(t, cell(t, i, REFERRAL_ROW_until));
	const char *next = statuses[s].next;

	if (*cell(t, i, REFERRAL_ROW_dup_of) != '\0')
		return kept(t,
		    mem_printf("They were known to us already, by another way; "
			       "your word for us counts all the same.%s%s",
			s == W_NEW ? "" : " ", s == W_NEW ? "" : next));
	if (s != W_ON_HOLD)
		return next;
	if (*until == '\0')
		return "";
	return kept(t, mem_printf("We take it up again on %s.", until));
}

/* The money of a cell; none, or what is no money, is 0. */
static int64_t
money(const struct tidings *t, size_t i, int col)
{
	int64_t m = money_parse(cell(t, i, col));

	return m == MONEY_NONE ? 0 : m;
}

static const char *
reward_said(struct tidings *t, size_t i)
{
	const int64_t owed = money(t, i, REFERRAL_ROW_reward_owed);
	const int64_t paid = money(t, i, REFERRAL_ROW_reward_paid);
	char buf[MONEY_LEN];
	const char *of, *sum;

	if (owed <= 0 && paid <= 0)
		return "";
	if (owed <= paid)
		sum = money_print(paid, buf);
	else
		sum = money_print(paid > 0 ? owed - paid : owed, buf);
	of = t->show ? kept(t, mem_printf(" of %s", amount(t, sum))) : "";
	if (owed <= paid)
		return kept(
		    t, mem_printf("Your reward%s for it has been paid.", of));
	if (paid > 0)
		return kept(t,
		    mem_printf("A part of your reward for it has been paid; "
			       "the rest%s is still due to you.",
			of));
	return kept(t, mem_printf("A reward%s is due to you for it.", of));
}

/* What the letter can promise. */
static const char *
closing(struct tidings *t, size_t i)
{
	const int ended = strcmp(cell(t, i, REFERRAL_ROW_stage), "ended") == 0;
	int open = 0;

	for (i = 0; i < t->n; i++)
		open |= is_open(t, i);
	return kept(t,
	    mem_printf("%s%s%s",
		open ? "You will hear from us how it goes on." : "",
		open && !ended ? " And if" : ended ? "" : "If",
		ended ? ""
		      : " there is something that we can do for you, or "
			"somebody whom you would like to meet, just reply to "
			"this message."));
}

static const struct {
	const char *name;
	const char *(*make)(struct tidings *t, size_t i);
} made[] = {
    {"dear", dear},
    {"your_referrals", your_referrals},
    {"all_prospects", all_prospects},
    {"who", who},
    {"you_did", you_did},
    {"it_stands", it_stands},
    {"next_step", next_step},
    {"reward_said", reward_said},
    {"closing", closing},
};

enum { MADE = sizeof(made) / sizeof(made[0]) };

int
tidings_kind(void *ctx, const char *name)
{
	const struct tidings *t = ctx;
	size_t i;

	for (i = 0; i < MADE; i++)
		if (strcmp(made[i].name, name) == 0)
			return TEMPLATE_DATA;
	for (i = 0; i < t->head->n; i++)
		if (strcmp(t->head->name[i], name) == 0)
			return TEMPLATE_DATA;
	return policy_rule(name) != P_N ? TEMPLATE_OURS : TEMPLATE_UNKNOWN;
}

const char *
tidings_value(void *ctx, const char *name, size_t referral)
{
	struct tidings *t = ctx;
	const char *s;
	size_t i;

	for (i = 0; i < MADE; i++)
		if (strcmp(made[i].name, name) == 0)
			return made[i].make(t, referral);
	s = letter_find(t->row[referral], name);
	if (s == NULL && policy_rule(name) != P_N)
		s = policy_text(t->policy, policy_rule(name));
	return s != NULL ? plain(t, s) : "";
}
