/*
 * ref-diagnose - why a partnership yields nothing.
 *
 * A differential diagnosis: reads every partner row, tries each cause of the
 * table in rules.c on each of them, and prints what holds, the principal
 * cause first.  All rows are held in memory, because what no partner's row
 * shows at all is not kept in this ledger, and must accuse nobody.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "date.h"
#include "facts.h"
#include "fold.h"
#include "ledger.h"
#include "msg.h"
#include "opt.h"
#include "out.h"
#include "phrase.h"
#include "policy.h"
#include "rows.h"
#include "tab.h"
#include "verdict.h"
#include "who.h"

struct opts {
	int all, tsv;
	const char *dir, *who;
};

struct run {
	struct opts o;
	struct policy policy;
	int has_ledger;
	struct facts_all all;
	struct out out;
	verdict_records kept, silent;
};

/* A row that is one phrase a column. */
struct words {
	const char *evidence, *now, *remedy, *ask;
};

static void
usage(FILE *fp)
{
	fputs("usage: ref-diagnose [-ahTV] [-C DIR] [-w WHO] [FILE ...]\n",
	    fp);
}

/* The items of `ignore` must be causes; others would silently do nothing. */
static enum st
check_ignore(const struct policy *p)
{
	const char *s = policy_text(p, P_IGNORE);
	enum st st = ST_OK;
	size_t n, len;
	char *item;

	for (; *s != '\0'; s += n + (s[n] == ';')) {
		s += strspn(s, " ");
		n = len = strcspn(s, ";");
		while (len > 0 && s[len - 1] == ' ')
			len--;
		item = mem_dup(s, len);
		if (len > 0 && !rules_has_cause(item)) {
			msg("policy: ignore: '%s' is no cause of "
			    "ref-diagnose(1)",
			    item);
			st = ST_TROUBLE;
		}
		free(item);
	}
	return st;
}

static void
put_phrase(struct run *r, const char *format, const struct phrase *p)
{
	char *s = phrase_make(format, p);

	out_cell(&r->out, s);
	free(s);
}

static void
put_finding(struct run *r, const char *verdict, const struct rule *rule,
    const struct words *w, const struct phrase *p)
{
	char *now = phrase_make(w->now, p), *rest = phrase_make(w->remedy, p);
	char *remedy = mem_printf("%s%s", now, rest);

	out_cell(&r->out, verdict);
	out_cell(&r->out, rule->cause);
	out_cell(&r->out, rule->side);
	out_int(&r->out, p->sign->weight);
	if (p->sign->n > 0) {
		out_int(&r->out, p->sign->m);
		out_int(&r->out, p->sign->n);
	} else {
		out_cell(&r->out, "");
		out_cell(&r->out, "");
	}
	put_phrase(r, w->evidence, p);
	out_cell(&r->out, remedy);
	put_phrase(r, w->ask, p);
	out_date(&r->out, facts_n(p->facts, FACT_asof));
	out_end(&r->out);
	free(now);
	free(rest);
	free(remedy);
}

static void
put_partner(struct run *r, const struct facts *f)
{
	const char *name = facts_s(f, FACT_name);

	out_cell(&r->out, facts_s(f, FACT_partner));
	out_cell(&r->out, *name != '\0' ? name : facts_s(f, FACT_firm));
}

/* The one row of a partner of whom there is nothing to diagnose. */
static void
put_idle(struct run *r, const struct facts *f)
{
	static const struct rule candidate = {.cause = "candidate", .side = "-"},
				 ended = {.cause = "ended", .side = "-"};
	static const struct words of_candidate = {
	    "no contact and no referral yet", "",
	    "Begin, or take {who} off the list: ref-add event {partner} "
	    "coffee,learned 'whom they want'",
	    "Whom do you like to work for, and who else serves them?"},
				  of_ended = {"the partnership is over", "",
				      "Nothing. Should it revive: ref-add "
				      "event {partner} agreed 'the rules'",
				      "Shall we try once more, and what "
				      "would have to be otherwise?"};
	const int is_ended = facts_n(f, FACT_stage) == STAGE_ENDED;
	const struct rule *rule = is_ended ? &ended : &candidate;
	struct sign none = {0};
	struct phrase p = {f, &r->policy, &none};

	put_partner(r, f);
	put_finding(
	    r, rule->cause, rule, is_ended ? &of_ended : &of_candidate, &p);
}

static void
diagnose(struct run *r, const struct facts *f)
{
	struct phrase p = {.facts = f, .policy = &r->policy};
	const struct rule *rule;
	struct verdict v;
	struct words w;
	size_t i;

	verdict_on(&v, f, &r->policy, r->kept, &r->silent);
	for (i = 0; i < v.n; i++) {
		rule = rules_of(v.finding[i].cause);
		p.sign = &v.finding[i].sign;
		w = (struct words){rule->evidence, "", rule->remedy, rule->ask};
		if (rule->late != FACT_partner && facts_n(f, rule->late) > 0)
			w.now = rule->now;
		put_partner(r, f);
		put_finding(r, v.name, rule, &w, &p);
	}
}

static int
is_idle(const struct facts *f)
{
	return facts_n(f, FACT_stage) == STAGE_ENDED ||
	    facts_n(f, FACT_stage) == STAGE_CANDIDATE;
}

/* What a finding about all partners together says and asks for. */
static void
words_for_us(struct words *w, const struct rule *rule)
{
	static const struct {
		enum rules_cause cause;
		const char *remedy, *ask;
	} ours[] = {
	    {CAUSE_WRONG_MESSAGE,
		"Sharpen whom we help, the words to listen for and the story "
		"until one person comes to mind, then brief every partner "
		"again: ref-add policy my_ideal='...' my_trigger='...' "
		"my_story='...'",
		"What had I said that made you think of the people you sent "
		"me?"},
	    {CAUSE_WEAK_INTRODUCTION,
		"Write the e-mail that introduces us to both, give it to every "
		"partner, and ask each time for a call or that e-mail instead "
		"of a name",
		"Would you write one e-mail to the two of us?"},
	    {CAUSE_NO_NEED,
		"Say which need we answer today and by which words it is "
		"known, or offer what is needed now: ref-add policy "
		"my_trigger='...'",
		"Whom have you heard this month say that it cannot wait?"},
	};
	size_t i;

	*w = (struct words){rule->evidence, "", rule->remedy, rule->ask};
	for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (rules_of(ours[i].cause) == rule) {
			w->remedy = ours[i].remedy;
			w->ask = ours[i].ask;
		}
}

static void
diagnose_us(struct run *r)
{
	struct facts sum;
	struct phrase p = {.facts = &sum, .policy = &r->policy};
	const struct rule *rule;
	struct verdict v;
	struct words w;
	int asof = DATE_NONE;
	size_t i;

	verdict_on_us(&v, &sum, &r->all, &r->policy, r->has_ledger);
	for (i = 0; i < r->all.n; i++)
		if (facts_n(&r->all.row[i], FACT_asof) > asof)
			asof = facts_n(&r->all.row[i], FACT_asof);
	sum.v[FACT_asof].n = asof != DATE_NONE ? asof : date_today();
	for (i = 0; i < v.n; i++) {
		rule = rules_of(v.finding[i].cause);
		words_for_us(&w, rule);
		p.sign = &v.finding[i].sign;
		out_cell(&r->out, "");
		out_cell(&r->out, "");
		put_finding(r, v.name, rule, &w, &p);
	}
}

static void
name_row(void *ctx, size_t i, struct who_named *x)
{
	const struct run *r = ctx;
	const struct facts *f = &r->all.row[i];

	x->as = i;
	x->id = facts_s(f, FACT_partner);
	x->email = facts_s(f, FACT_email);
	x->name = facts_s(f, FACT_name);
	x->firm = facts_s(f, FACT_firm);
}

/* Of the one partner of -w. */
static enum st
print_one(struct run *r)
{
	size_t i = who_one(r->o.who, r->all.n, name_row, r);
	const struct facts *f;

	if (i == (size_t)-1)
		return ST_TROUBLE;
	f = &r->all.row[i];
	if (!is_idle(f))
		diagnose(r, f);
	else if (r->o.all)
		put_idle(r, f);
	else
		msg("%s is %s: -a shows it", facts_s(f, FACT_partner),
		    fold_stage_name((enum stage)facts_n(f, FACT_stage)));
	return ST_OK;
}

static void
print_all(struct run *r)
{
	size_t i;

	for (i = 0; i < r->all.n; i++)
		if (!is_idle(&r->all.row[i]))
			diagnose(r, &r->all.row[i]);
		else if (r->o.all)
			put_idle(r, &r->all.row[i]);
	diagnose_us(r);
}

/* Says what is not on record here, where that acquitted somebody. */
static void
say_silent(verdict_records silent)
{
	char *s = mem_dup("", 0), *more;
	int i;

	for (i = 0; i < RECS; i++) {
		if (!(silent >> i & 1))
			continue;
		more = mem_printf("%s%s%s", s, *s != '\0' ? ", " : "",
		    rules_record_name((enum rules_record)i));
		free(s);
		s = more;
	}
	if (*s != '\0')
		msg("no partner's row shows %s: not kept here, so that their "
		    "absence accuses nobody",
		    s);
	free(s);
}

static enum st
take(struct tab *t, void *ctx)
{
	return facts_read(&((struct run *)ctx)->all, t);
}

static enum st
run(struct run *r, char *files[])
{
	const char *const *names;
	char *dir = ledger_find(r->o.dir);
	enum st st;
	size_t n;

	r->has_ledger = dir != NULL;
	free(dir);
	st = ledger_policy(&r->policy, r->o.dir);
	st = msg_worst(st, check_ignore(&r->policy));
	st = msg_worst(st, tab_each(files, take, r));
	r->out = out_to(stdout, r->o.tsv);
	names = rows_names(ROWS_OF_FINDINGS, &n);
	out_row(&r->out, names, n);
	r->kept = verdict_kept(&r->all);
	if (r->o.who != NULL)
		st = msg_worst(st, print_one(r));
	else
		print_all(r);
	say_silent(r->silent);
	facts_free(&r->all);
	policy_free(&r->policy);
	return st;
}

int
main(int argc, char *argv[])
{
	struct run r = {0};
	int ch;

	while ((ch = opt_next(argc, argv, "+aC:hTVw:")) != -1)
		switch (ch) {
		case 'a': r.o.all = 1; break;
		case 'C': r.o.dir = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'T': r.o.tsv = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		case 'w': r.o.who = optarg; break;
		default: usage(stderr); return ST_TROUBLE;
		}
	return out_close(run(&r, argv + optind));
}
