#include "letter_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "ledger/words.h"
#include "mail.h"
#include "table/label.h"

const char *
tidings_cell(const struct tidings *t, size_t i, int col)
{
	return letter_cell(t->row[i], col);
}

const char *
tidings_kept(struct tidings *t, char *made)
{
	const char *s = mem_pool_dup(&t->pool, made);

	free(made);
	return s;
}

/* A cell as a letter may show it. */
static const char *
plain(struct tidings *t, const char *s)
{
	return tidings_kept(t, mail_plain(s));
}

enum word_id
tidings_status(const struct tidings *t, size_t i)
{
	const struct word *w =
	    word_find(tidings_cell(t, i, REFERRAL_ROW_status));

	return w != NULL ? w->id : W_NEW;
}

int
tidings_ended(const struct tidings *t, size_t i)
{
	return strcmp(tidings_cell(t, i, REFERRAL_ROW_stage), "ended") == 0;
}

int
tidings_open(const struct tidings *t, size_t i)
{
	return (word_of(tidings_status(t, i))->flags & WORD_OPEN) != 0;
}

const char *
tidings_amount(struct tidings *t, const char *s)
{
	const char *currency = plain(t, policy_text(t->policy, P_CURRENCY));
	char buf[LABEL_LEN];

	return tidings_kept(t,
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
	const char *greeting = tidings_cell(t, i, REFERRAL_ROW_greeting);

	return plain(t, *greeting ? greeting : tidings_partner(t->row[i]));
}

static const char *
prospect(struct tidings *t, size_t i)
{
	const char *const names[] = {tidings_cell(t, i, REFERRAL_ROW_prospect),
	    tidings_cell(t, i, REFERRAL_ROW_prospect_email),
	    tidings_cell(t, i, REFERRAL_ROW_referral)};

	return plain(t, label_first(names, sizeof(names) / sizeof(names[0])));
}

/* " (accounts, payroll)", or nothing */
static const char *
need(struct tidings *t, size_t i)
{
	const char *s = plain(t, tidings_cell(t, i, REFERRAL_ROW_need)), *p;
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
	return tidings_kept(t, made);
}

const char *
tidings_who(struct tidings *t, size_t i)
{
	return tidings_kept(t, mem_printf("%s%s", prospect(t, i), need(t, i)));
}

/* "Tom Blue", "Tom Blue and Ann Grey", "Tom Blue, Ann Grey and 3 others" */
static const char *
all_prospects(struct tidings *t, size_t i)
{
	(void)i;
	if (t->n == 1)
		return prospect(t, 0);
	if (t->n == 2)
		return tidings_kept(
		    t, mem_printf("%s and %s", prospect(t, 0), prospect(t, 1)));
	return tidings_kept(t,
	    mem_printf("%s, %s and %zu other%s", prospect(t, 0), prospect(t, 1),
		t->n - 2, t->n == 3 ? "" : "s"));
}

static const char *
your_referrals(struct tidings *t, size_t i)
{
	(void)i;
	return t->n == 1 ? "your referral" : "your referrals";
}

/* The money of a cell; none, or what is no money, is 0. */
static int64_t
money(const struct tidings *t, size_t i, int col)
{
	int64_t m = money_parse(tidings_cell(t, i, col));

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
	of = t->show
	    ? tidings_kept(t, mem_printf(" of %s", tidings_amount(t, sum)))
	    : "";
	if (owed <= paid)
		return tidings_kept(
		    t, mem_printf("Your reward%s for it has been paid.", of));
	if (paid > 0)
		return tidings_kept(t,
		    mem_printf("A part of your reward for it has been paid; "
			       "the rest%s is still due to you.",
			of));
	return tidings_kept(
	    t, mem_printf("A reward%s is due to you for it.", of));
}

/* What the letter can promise. */
static const char *
closing(struct tidings *t, size_t i)
{
	const int ended = tidings_ended(t, i);
	int open = 0;

	for (i = 0; i < t->n; i++)
		open |= tidings_open(t, i);
	return tidings_kept(t,
	    mem_printf("%s%s%s",
		open ? "You will hear from us how it goes on." : "",
		open && !ended ? " And if"
		    : ended    ? ""
			       : "If",
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
    {"who", tidings_who},
    {"you_did", tidings_did},
    {"it_stands", tidings_stands},
    {"next_step", tidings_next},
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
