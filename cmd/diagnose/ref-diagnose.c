/*
 * ref-diagnose - why a partnership yields nothing.
 *
 * A differential diagnosis.  partner_row.c reads every partner row; verdict.c
 * takes what holds of the table in causes.c for each of them, whose tests
 * odds.c measures for, the principal cause first; wording.c and
 * sentences.txt make the words.
 * All rows are held in memory, because what no partner's row shows at all is
 * not kept in this ledger, and must accuse nobody.
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
	struct partner_rows all;
	struct wording wording;
	struct out out;
	unsigned kept, silent; /* kinds of record, as bits: cause_records */
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
	const struct partner_row nobody = {.category = ""};
	const char *s = policy_text(p, P_IGNORE), *one;
	struct cause cause[CAUSES_MAX];
	const size_t n = causes_of(cause, &nobody, p);
	enum st st = ST_OK;
	size_t len, i;

	while ((one = text_item(&s, &len)) != NULL) {
		for (i = 0; i < n; i++)
			if (text_ncasecmp(cause[i].name, one, len) == 0 &&
			    cause[i].name[len] == '\0')
				break;
		if (i < n)
			continue;
		msg("policy: ignore: '%.*s' is no cause of ref-diagnose(1)",
		    (int)len, one);
		st = ST_TROUBLE;
	}
	return st;
}

/* A number of a share; empty where there is none. */
static void
put_number(struct run *r, int n, int there)
{
	if (there)
		out_int(&r->out, n);
	else
		out_cell(&r->out, "");
}

/* A row: a cause of the partner of row x, whose id is "" if it is ourselves. */
static void
put_finding(struct run *r, const char *verdict, const struct cause *c,
    const struct partner_row *x)
{
	const char *words[WORDING_CELLS];
	size_t i;

	out_cell(&r->out, x->partner);
	out_cell(&r->out, *x->name != '\0' ? x->name : x->firm);
	out_cell(&r->out, verdict);
	out_cell(&r->out, c->name);
	out_cell(&r->out, c->side);
	out_int(&r->out, c->weight);
	put_number(r, c->m, c->n > 0);
	put_number(r, c->n, c->n > 0);
	wording_make(&r->wording, x, c, words);
	for (i = 0; i < WORDING_CELLS; i++)
		out_cell(&r->out, words[i]);
	out_date(&r->out, x->asof);
	out_end(&r->out);
}

static void
put_verdict(struct run *r, const struct verdict *v, const struct partner_row *x)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		put_finding(r, v->name, &v->finding[i], x);
}

static int
is_idle(const struct partner_row *x)
{
	return x->stage == STAGE_ENDED || x->stage == STAGE_CANDIDATE;
}

/* With -a, one of whom there is nothing to diagnose has a row that says so. */
static void
diagnose_partner(struct run *r, const struct partner_row *x)
{
	const struct cause *idle = cause_idle(x->stage == STAGE_ENDED);
	struct verdict v;

	if (!is_idle(x)) {
		verdict_on(&v, x, &r->policy, r->kept, &r->silent);
		put_verdict(r, &v, x);
	} else if (r->o.all)
		put_finding(r, idle->name, idle, x);
}

static void
diagnose_us(struct run *r)
{
	struct partner_row sum;
	struct verdict v;

	verdict_on_us(&v, &sum, &r->all, &r->policy, r->has_ledger);
	put_verdict(r, &v, &sum);
}

static void
name_partner(void *ctx, size_t i, struct who_named *to)
{
	const struct partner_row *x = &((const struct run *)ctx)->all.row[i];

	*to = (struct who_named){.as = i,
	    .id = x->partner,
	    .email = x->email,
	    .name = x->name,
	    .firm = x->firm};
}

/* -w: one partner. */
static enum st
diagnose_one(struct run *r)
{
	size_t i = who_one(r->o.who, "partner", r->all.n, name_partner, r);
	const struct partner_row *x;

	if (i == (size_t)-1)
		return ST_TROUBLE;
	x = &r->all.row[i];
	diagnose_partner(r, x);
	if (is_idle(x) && !r->o.all)
		msg("%s is %s: -a shows it", x->partner,
		    stage_name((enum stage)x->stage));
	return ST_OK;
}

static void
diagnose_all(struct run *r)
{
	size_t i;

	for (i = 0; i < r->all.n; i++)
		diagnose_partner(r, &r->all.row[i]);
	diagnose_us(r);
}

/* Says what is not on record here, where that acquitted somebody. */
static void
say_silent(unsigned silent)
{
	struct mem_text names = {0};
	int i;

	for (i = 0; i < RECS; i++)
		if (silent >> i & 1)
			mem_text_printf(&names, "%s%s",
			    names.len > 0 ? ", " : "",
			    cause_record_name((enum cause_record)i));
	if (names.len > 0)
		msg("no partner's row shows %s: not kept here, so that their "
		    "absence accuses nobody",
		    names.s);
	free(names.s);
}

static enum st
read_input(struct tab *t, void *ctx)
{
	enum rows_kind kind = rows_recognise(t);
	const char *what = kind != ROWS_KINDS ? rows_title(kind) : "other rows";

	if (kind == ROWS_OF_PARTNERS ||
	    (kind == ROWS_KINDS && tab_find(t, "partner") >= 0))
		return partner_rows_read(&((struct run *)ctx)->all, t);
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
	size_t n, i;

	r->has_ledger = dir != NULL;
	free(dir);
	st = ledger_policy(&r->policy, r->o.dir);
	st = msg_worst(st, check_ignore(&r->policy));
	st = msg_worst(st, tab_each(files, read_input, r));
	wording_open(&r->wording, &r->policy);
	r->out = out_to(stdout, r->o.tsv);
	names = rows_names(ROWS_OF_FINDINGS, &n);
	out_row(&r->out, names, n);
	r->kept = 1 << REC_NONE;
	for (i = 0; i < r->all.n; i++)
		r->kept |= cause_records(&r->all.row[i]);
	if (r->o.who != NULL)
		st = msg_worst(st, diagnose_one(r));
	else
		diagnose_all(r);
	say_silent(r->silent);
	wording_close(&r->wording);
	partner_rows_free(&r->all);
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
