/*
 * The values of a letter.  sentences.txt has the words; here is what they rest
 * on, for the referral whose turn it is.
 */
#include "letter_fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "ledger/words.h"
#include "mail.h"
#include "table/label.h"

enum {
	FRESH_DAYS = 7, /* for which a referral has only just come */
	SUM = 1		/* the amount of a reward */
};

/* The lines of sentences.txt. */
const char *const *mail_sentences_txt(void);

static const struct letter_row *
this_row(const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;

	return f->row[at->item];
}

/* The cell that a name of the table is made of. */
static const char *
own_cell(const struct template_at *at)
{
	const char *member = (const char *)this_row(at) + at->arg;

	return *(const char *const *)(const void *)member;
}

/* How many referrals there are beside those that are named. */
static void
put_count(struct mem_text *to, const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;

	mem_text_printf(to, "%zu", f->n - (size_t)at->arg);
}

/* The prospect of this referral (-1), or of one of the letter. */
static void
put_prospect(struct mem_text *to, const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;
	const struct letter_row *r =
	    at->arg < 0 ? this_row(at) : f->row[at->arg];
	const size_t before = to->len;

	mail_plain(to, r->prospect);
	if (to->len == before)
		mail_plain(to, r->prospect_email);
	if (to->len == before)
		mail_plain(to, r->referral);
}

/* "accounts, payroll" */
static void
put_need(struct mem_text *to, const struct template_at *at)
{
	struct mem_text plain = {0};
	const char *s;

	mail_plain(&plain, this_row(at)->need);
	for (s = plain.s; *s != '\0'; s++)
		if (*s != ';')
			mem_text_add(to, s, 1);
		else if (s += strspn(s + 1, " ;"), s[1] != '\0')
			mem_text_put(to, ", ");
	free(plain.s);
}

static int
is_open(const struct letter_row *r)
{
	return (word_find_status(r->status)->flags & WORD_OPEN) != 0;
}

enum fact { TOLD, INFORM, THANK, FRESH, OPEN, ANY_OPEN, AGAIN_NOW };

/* "yes", if it is so. */
static void
put_fact(struct mem_text *to, const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;
	const struct letter_row *r = this_row(at);
	int is_so = 0, day;
	size_t i;

	switch ((enum fact)at->arg) {
	case TOLD: is_so = strcmp(r->told, r->status) == 0; break;
	case INFORM: is_so = letter_duty(r, "inform") != DATE_NONE; break;
	case THANK: is_so = letter_duty(r, "thank") != DATE_NONE; break;
	case FRESH: /* it has only just come */
		is_so = letter_asof(r) - date_parse(r->date) <= FRESH_DAYS;
		break;
	case OPEN: is_so = is_open(r); break;
	case ANY_OPEN:
		for (i = 0; i < f->n; i++)
			is_so |= is_open(f->row[i]);
		break;
	case AGAIN_NOW: /* it rested until a day that has come */
		day = date_parse(r->until);
		is_so = day != DATE_NONE && day <= letter_asof(r);
		break;
	}
	if (is_so)
		mem_text_put(to, "yes");
}

/* Where its status says that it stands, and what it says comes next. */
static void
put_says(struct mem_text *to, const struct template_at *at)
{
	mem_text_put(to, word_find_status(this_row(at)->status)->says);
}

static void
put_next(struct mem_text *to, const struct template_at *at)
{
	mem_text_put(to, word_find_status(this_row(at)->status)->next);
}

/* "3 June 2026", nothing for what is no date */
static void
put_day(struct mem_text *to, const struct template_at *at)
{
	char buf[DATE_WORDS];

	mem_text_put(to, date_words(date_parse(own_cell(at)), buf));
}

/* "EUR 1,200.00", if amounts are shown */
static void
put_amount(struct mem_text *to, const struct template_at *at, const char *s)
{
	const struct letter_fields *f = at->ctx;
	const size_t before = to->len;
	char buf[LABEL_LEN];

	if (!f->show_amounts)
		return;
	mail_plain(to, policy_text(f->policy, P_CURRENCY));
	mem_text_printf(
	    to, "%s%s", to->len > before ? " " : "", label_money(s, buf));
}

/* The value of what was won. */
static void
put_value(struct mem_text *to, const struct template_at *at)
{
	const struct letter_row *r = this_row(at);

	if (strcmp(r->status, "won") == 0 && money_parse(r->value) > 0)
		put_amount(to, at, r->value);
}

/* A reward is "paid", "part" of it is, or it is "due"; or (sum) the part that
 * was paid, or that is still due.  What is no money is 0. */
static void
put_reward(struct mem_text *to, const struct template_at *at)
{
	const struct letter_row *r = this_row(at);
	const int64_t owed = money_parse(r->reward_owed);
	const int64_t paid = money_parse(r->reward_paid);
	const int is_paid = owed <= paid, is_part = paid > 0;
	char buf[MONEY_LEN];

	if (at->arg == SUM)
		put_amount(to, at,
		    money_print(is_paid ? paid
			    : is_part	? owed - paid
					: owed,
			buf));
	else if (owed > 0 || paid > 0)
		mem_text_put(to, is_paid ? "paid" : is_part ? "part" : "due");
}

#define CELL(column) (int)offsetof(struct letter_row, column)

static const struct template_name names[] = {
    {".count", TEMPLATE_DATA, put_count, 0, 0},
    {".others", TEMPLATE_DATA, put_count, 2, 0},
    {".prospect", TEMPLATE_DATA, put_prospect, -1, 0},
    {".prospect_1", TEMPLATE_DATA, put_prospect, 0, 0},
    {".prospect_2", TEMPLATE_DATA, put_prospect, 1, 0},
    {".need", TEMPLATE_DATA, put_need, 0, 0},
    {".told", TEMPLATE_DATA, put_fact, TOLD, 0},
    {".inform", TEMPLATE_DATA, put_fact, INFORM, 0},
    {".thank", TEMPLATE_DATA, put_fact, THANK, 0},
    {".fresh", TEMPLATE_DATA, put_fact, FRESH, 0},
    {".open", TEMPLATE_DATA, put_fact, OPEN, 0},
    {".any_open", TEMPLATE_DATA, put_fact, ANY_OPEN, 0},
    {".again_now", TEMPLATE_DATA, put_fact, AGAIN_NOW, 0},
    {".status_says", TEMPLATE_DATA, put_says, 0, 0},
    {".status_next", TEMPLATE_DATA, put_next, 0, 0},
    {".status_date", TEMPLATE_DATA, put_day, CELL(status_date), 0},
    {".until", TEMPLATE_DATA, put_day, CELL(until), 0},
    {".value", TEMPLATE_DATA, put_value, 0, 0},
    {".reward", TEMPLATE_DATA, put_reward, 0, 0},
    {".reward_sum", TEMPLATE_DATA, put_reward, SUM, 0},
};

static enum template_kind
other_kind(void *ctx, const char *name)
{
	const struct letter_fields *f = ctx;
	size_t place = 0;

	if (row_cell(f->head, f->head->name, name, &place) != NULL)
		return TEMPLATE_DATA;
	return policy_rule(name) != P_N ? TEMPLATE_OURS : TEMPLATE_UNKNOWN;
}

static int
other_number(const char *name)
{
	return (int)policy_rule(name);
}

/* A column that the rows have, else a rule. */
static void
put_other(struct mem_text *to, const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;
	const struct letter_row *r = this_row(at);
	const char *s = row_cell(r->head, r->cell, at->name, at->place);

	if (s == NULL && at->arg != P_N)
		s = policy_text(f->policy, (enum policy_rule)at->arg);
	mail_plain(to, s != NULL ? s : "");
}

const struct template_from *
letter_values(void)
{
	static const struct template_from from = {.name = names,
	    .n = sizeof(names) / sizeof(names[0]),
	    .sentences = mail_sentences_txt,
	    .kind = other_kind,
	    .number = other_number,
	    .others = put_other};

	return &from;
}
