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

#include "base/date.h"
#include "base/msg.h"
#include "base/opt.h"
#include "base/text.h"
#include "ledger/ledger.h"
#include "ledger/policy.h"
#include "ledger/rows.h"
#include "ledger/who.h"
#include "partner_row.h"
#include "status/stage.h"
#include "table/out.h"
#include "table/tab.h"
#include "verdict.h"
#include "wording.h"

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

static void
usage(FILE *fp)
{
	fputs("usage: ref-diagnose [-ahTV] [-C DIR] [-w WHO] [FILE ...]\n", fp);
}

/* The items of `ignore` must be causes; others would silently do nothing. */
static enum st
check_ignore(const struct policy *p)
{
	const char *s = policy_text(p, P_IGNORE), *one;
	enum st st = ST_OK;
	char *item;
	size_t n;

	while ((one = text_item(&s, &n)) != NULL) {
		item = mem_dup(one, n);
		if (!rules_has_cause(item)) {
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
put_count(struct run *r, int n, int there)
{
	if (there)
		out_int(&r->out, n);
	else
		out_cell(&r->out, "");
}

/* What to do today, if there is such a thing, and what to do. */
static void
put_remedy(struct run *r, const char *now, const char *remedy)
{
	char *s = mem_printf("%s%s", now != NULL ? now : "", remedy);

	out_cell(&r->out, s);
	free(s);
}

static const char *
name_or_firm(const struct facts *f)
{
	const char *name = facts_s(f, FACT_name);

	return *name != '\0' ? name : facts_s(f, FACT_firm);
}

/* A finding, of the partner of p or, if us, of ourselves. */
static void
put_finding(struct run *r, const char *verdict, enum rules_cause cause,
    const struct phrase *p, int us)
{
	const struct rule *rule = rules_of(cause);
	const struct facts *f = p->facts;
	const struct sign *s = p->sign;
	char *now = NULL, *remedy;

	if (!us && rule->late != 0 && facts_n(f, rule->late) > 0)
		now = phrase_make(rule->now, p);
	remedy = phrase_make(
	    us && rule->our_remedy ? rule->our_remedy : rule->remedy, p);
	out_cell(&r->out, us ? "" : facts_s(f, FACT_partner));
	out_cell(&r->out, us ? "" : name_or_firm(f));
	out_cell(&r->out, verdict);
	out_cell(&r->out, rule->cause);
	out_cell(&r->out, rule->side);
	out_int(&r->out, s->weight);
	put_count(r, s->m, s->n > 0);
	put_count(r, s->n, s->n > 0);
	put_phrase(r, rule->evidence, p);
	put_remedy(r, now, remedy);
	put_phrase(r, rule->ask, p);
	out_date(&r->out, facts_n(f, FACT_asof));
	out_end(&r->out);
	free(now);
	free(remedy);
}

/* The one row of a partner of whom there is nothing to diagnose. */
static void
put_idle(struct run *r, const struct facts *f)
{
	const int ended = facts_n(f, FACT_stage) == STAGE_ENDED;
	const enum rules_cause cause = ended ? RULE_ENDED : RULE_CANDIDATE;
	const struct sign none = {0};
	const struct phrase p = {f, &r->policy, &none};

	put_finding(r, rules_of(cause)->cause, cause, &p, 0);
}

static void
diagnose(struct run *r, const struct facts *f)
{
	struct phrase p = {.facts = f, .policy = &r->policy};
	struct verdict v;
	size_t i;

	verdict_on(&v, f, &r->policy, r->kept, &r->silent);
	for (i = 0; i < v.n; i++) {
		p.sign = &v.finding[i].sign;
		put_finding(r, v.name, v.finding[i].cause, &p, 0);
	}
}

static int
is_idle(const struct facts *f)
{
	return facts_n(f, FACT_stage) == STAGE_ENDED ||
	    facts_n(f, FACT_stage) == STAGE_CANDIDATE;
}

static void
diagnose_us(struct run *r)
{
	struct facts sum;
	struct phrase p = {.facts = &sum, .policy = &r->policy};
	struct verdict v;
	int asof = DATE_NONE;
	size_t i;

	verdict_on_us(&v, &sum, &r->all, &r->policy, r->has_ledger);
	for (i = 0; i < r->all.n; i++)
		if (facts_n(&r->all.row[i], FACT_asof) > asof)
			asof = facts_n(&r->all.row[i], FACT_asof);
	sum.v[FACT_asof].n = asof != DATE_NONE ? asof : date_today();
	for (i = 0; i < v.n; i++) {
		p.sign = &v.finding[i].sign;
		put_finding(r, v.name, v.finding[i].cause, &p, 1);
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
	size_t i = who_one(r->o.who, "partner", r->all.n, name_row, r);
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
		    stage_name((enum stage)facts_n(f, FACT_stage)));
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
	enum rows_kind kind = rows_recognise(t);
	const char *what = kind != ROWS_KINDS ? rows_title(kind) : "other rows";

	if (kind == ROWS_OF_PARTNERS ||
	    (kind == ROWS_KINDS && tab_find(t, "partner") >= 0))
		return facts_read(&((struct run *)ctx)->all, t);
	msg_at(tab_file(t), 1, NULL,
	    "%s: partner rows are wanted, as ref-status -p writes them", what);
	return ST_TROUBLE;
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
