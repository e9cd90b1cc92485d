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

enum { FRESH = 7 /* days for which a referral has only just come */ };

/* The lines of sentences.txt. */
const char *const *mail_sentences_txt(void);

static const struct letter_row *
this_row(const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;

	return f->row[at->item];
}

static const char *
row_text(const struct template_at *at, const char *column)
{
	const struct letter_row *r = this_row(at);
	const char *s = row_cell(r->head, r->cell, column);

	return s != NULL ? s : "";
}

/* The cell that a name of the table is made of, which it is called after. */
static const char *
own_cell(const struct template_at *at)
{
	return row_text(at, at->name + 1);
}

/* Appends a text as a letter may show it. */
static void
put_plain(struct mem_text *to, const char *s)
{
	char *plain = mail_plain(s);

	mem_text_add(to, plain, strlen(plain));
	free(plain);
}

static void
put_yes(struct mem_text *to, int is_so)
{
	if (is_so)
		mem_text_add(to, "yes", 3);
}

/* How many referrals there are beside those that are named. */
static void
put_count(struct mem_text *to, const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;

	mem_text_printf(to, "%zu", f->n - (size_t)at->arg);
}

/* A prospect of the letter. */
static void
put_prospect(struct mem_text *to, const struct template_at *at)
{
	struct template_at one = *at;

	one.item = (size_t)at->arg;
	template_value_of(to, &one, ".prospect");
}

/* "accounts, payroll" */
static void
put_need(struct mem_text *to, const struct template_at *at)
{
	char *plain = mail_plain(own_cell(at)), *s;

	for (s = plain; *s != '\0'; s++)
		if (*s != ';')
			mem_text_add(to, s, 1);
		else if (s += strspn(s + 1, " ;"), s[1] != '\0')
			mem_text_add(to, ", ", 2);
	free(plain);
}

/* Whether the status is no news to them. */
static void
put_told(struct mem_text *to, const struct template_at *at)
{
	put_yes(to, strcmp(own_cell(at), this_row(at)->status) == 0);
}

static void
put_duty(struct mem_text *to, const struct template_at *at)
{
	put_yes(to, letter_duty(this_row(at), at->name + 1) != DATE_NONE);
}

static void
put_fresh(struct mem_text *to, const struct template_at *at)
{
	const struct letter_row *r = this_row(at);

	put_yes(to, letter_asof(r) - date_parse(r->date) <= FRESH);
}

static int
is_open(const struct letter_row *r)
{
	return (word_find_status(r->status)->flags & WORD_OPEN) != 0;
}

static void
put_open(struct mem_text *to, const struct template_at *at)
{
	put_yes(to, is_open(this_row(at)));
}

/* Where its status says that it stands, and what it says comes next. */
static void
put_says(struct mem_text *to, const struct template_at *at)
{
	const char *s = word_find_status(this_row(at)->status)->says;

	mem_text_add(to, s, strlen(s));
}

static void
put_next(struct mem_text *to, const struct template_at *at)
{
	const char *s = word_find_status(this_row(at)->status)->next;

	mem_text_add(to, s, strlen(s));
}

static void
put_any_open(struct mem_text *to, const struct template_at *at)
{
	const struct letter_fields *f = at->ctx;
	size_t i;
	int open = 0;

	for (i = 0; i < f->n; i++)
		open |= is_open(f->row[i]);
	put_yes(to, open);
}

/* "3 June 2026", nothing for what is no date */
static void
put_day(struct mem_text *to, const struct template_at *at)
{
	char buf[DATE_WORDS];

	mem_text_printf(to, "%s", date_words(date_parse(own_cell(at)), buf));
}

/* Whether it rested until a day that has come. */
static void
put_again_now(struct mem_text *to, const struct template_at *at)
{
	const int until = date_parse(row_text(at, "until"));

	put_yes(to, until != DATE_NONE && until <= letter_asof(this_row(at)));
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
	put_plain(to, policy_text(f->policy, P_CURRENCY));
	mem_text_printf(
	    to, "%s%s", to->len > before ? " " : "", label_money(s, buf));
}

/* The value of what was won. */
static void
put_value(struct mem_text *to, const struct template_at *at)
{
	const char *value = own_cell(at);

	if (strcmp(this_row(at)->status, "won") == 0 && money_parse(value) > 0)
		put_amount(to, at, value);
}

/* The money of a cell; none, or what is no money, is 0. */
static int64_t
row_money(const struct template_at *at, const char *column)
{
	int64_t m = money_parse(row_text(at, column));

	return m == MONEY_NONE ? 0 : m;
}

/* "paid", "part" of it is, or it is "due". */
static void
put_reward(struct mem_text *to, const struct template_at *at)
{
	const int64_t owed = row_money(at, "reward_owed");
	const int64_t paid = row_money(at, "reward_paid");

	if (owed > 0 || paid > 0)
		mem_text_printf(to, "%s",
		    owed <= paid   ? "paid"
			: paid > 0 ? "part"
				   : "due");
}

/* The part of a reward that was paid, or that is still due. */
static void
put_reward_sum(struct mem_text *to, const struct template_at *at)
{
	const int64_t owed = row_money(at, "reward_owed");
	const int64_t paid = row_money(at, "reward_paid");
	char buf[MONEY_LEN];

	put_amount(to, at,
	    money_print(owed <= paid ? paid
		    : paid > 0	     ? owed - paid
				     : owed,
		buf));
}

/* Where it stands, which begins with a capital. */
static void
put_it_stands(struct mem_text *to, const struct template_at *at)
{
	const size_t before = to->len;
	char *first;

	template_value_of(to, at, ".it_stands");
	first = to->s + before;
	if (to->len > before && *first >= 'a' && *first <= 'z')
		*first = (char)(*first - 'a' + 'A');
}

static const struct template_name names[] = {
    {".count", TEMPLATE_DATA, put_count, 0, 0},
    {".others", TEMPLATE_DATA, put_count, 2, 0},
    {".prospect_1", TEMPLATE_DATA, put_prospect, 0, 0},
    {".prospect_2", TEMPLATE_DATA, put_prospect, 1, 0},
    {".need", TEMPLATE_DATA, put_need, 0, 0},
    {".told", TEMPLATE_DATA, put_told, 0, 0},
    {".inform", TEMPLATE_DATA, put_duty, 0, 0},
    {".thank", TEMPLATE_DATA, put_duty, 0, 0},
    {".fresh", TEMPLATE_DATA, put_fresh, 0, 0},
    {".open", TEMPLATE_DATA, put_open, 0, 0},
    {".status_says", TEMPLATE_DATA, put_says, 0, 0},
    {".status_next", TEMPLATE_DATA, put_next, 0, 0},
    {".any_open", TEMPLATE_DATA, put_any_open, 0, 0},
    {".status_date", TEMPLATE_DATA, put_day, 0, 0},
    {".until", TEMPLATE_DATA, put_day, 0, 0},
    {".again_now", TEMPLATE_DATA, put_again_now, 0, 0},
    {".value", TEMPLATE_DATA, put_value, 0, 0},
    {".reward", TEMPLATE_DATA, put_reward, 0, 0},
    {".reward_sum", TEMPLATE_DATA, put_reward_sum, 0, 0},
    {"it_stands", TEMPLATE_DATA, put_it_stands, 0, 0},
};

static enum template_kind
other_kind(void *ctx, const char *name)
{
	const struct letter_fields *f = ctx;
	size_t i;

	for (i = 0; i < f->head->n; i++)
		if (strcmp(f->head->name[i], name) == 0)
			return TEMPLATE_DATA;
	return policy_rule(name) != P_N ? TEMPLATE_OURS : TEMPLATE_UNKNOWN;
}

/* A column that the rows have, else a rule. */
static void
put_other(struct mem_text *to, const struct template_at *at, const char *name)
{
	const struct letter_fields *f = at->ctx;
	const struct letter_row *r = this_row(at);
	const char *s = row_cell(r->head, r->cell, name);
	const enum policy_rule rule = policy_rule(name);

	if (s == NULL && rule != P_N)
		s = policy_text(f->policy, rule);
	put_plain(to, s != NULL ? s : "");
}

struct template_from
letter_values(struct letter_fields *f)
{
	return (struct template_from){.name = names,
	    .n = sizeof(names) / sizeof(names[0]),
	    .sentences = mail_sentences_txt(),
	    .kind = other_kind,
	    .others = put_other,
	    .ctx = f,
	    .each = f->n};
}
