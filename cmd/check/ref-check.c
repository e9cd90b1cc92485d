/*
 * ref-check - what is wrong in the files of a ledger.
 *
 * Reads the ledger whole, each table once, and prints each problem as a row;
 * with -r it repairs first, under the lock, what is safe.  check.c reads the
 * tables, check_cell.c, check_alike.c and check_files.c look at what their
 * names say, problem.c keeps what they find, repair.c repairs.  Memory: the
 * ledger's files, and some numbers for each of their rows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/io.h"
#include "base/opt.h"
#include "check.h"
#include "ledger/lock.h"
#include "ledger/policy.h"
#include "ledger/store.h"
#include "repair.h"
#include "table/out.h"

struct opts {
	const char *dir;
	int policy, repair, tsv;
	int today;
};

static void
usage(FILE *fp)
{
	fputs("usage: ref-check [-hprTV] [-C DIR] [-t DATE]\n", fp);
}

/* -p: the rules of the policy. */
static enum st
print_policy(const struct opts *o)
{
	static const char *const names[] = {
	    "rule", "value", "default", "meaning"};
	const struct policy_info *info;
	struct out out = out_to(stdout, o->tsv);
	struct ledger l;
	struct policy p;
	enum policy_rule r;
	enum st st = ledger_open(&l, o->dir);

	if (st == ST_OK) {
		st = ledger_rules(&l, &p);
		out_row(&out, names, sizeof(names) / sizeof(names[0]));
		for (r = 0; r < P_N; r++) {
			info = policy_info(r);
			out_cell(&out, info->name);
			out_cell(&out, policy_text(&p, r));
			out_cell(&out, info->standard);
			out_cell(&out, info->meaning);
			out_end(&out);
		}
		policy_free(&p);
	}
	ledger_close(&l);
	return st;
}

/* -r: what is safe to repair is repaired. */
static enum st
repair_ledger(const struct opts *o)
{
	char *dir = ledger_find(o->dir);
	struct check c = {0};
	struct store s;
	enum st st;

	if (dir == NULL)
		return ST_OK; /* ledger_open will say so */
	st = store_open(&s, dir, LOCK_WAIT);
	if (st == ST_OK) {
		st = check_make(&c, &s.view, o->today);
		if (st == ST_OK)
			st = repair_make(&s, &c);
		check_free(&c);
		store_close(&s);
	}
	free(dir);
	return st;
}

static enum st
run(const struct opts *o)
{
	struct out out = out_to(stdout, o->tsv);
	struct check c = {0};
	struct ledger l;
	enum st st = ST_OK, repaired = ST_OK;

	if (o->policy)
		return print_policy(o);
	if (o->repair)
		repaired = repair_ledger(o);
	st = ledger_open(&l, o->dir);
	if (st == ST_OK) {
		st = check_make(&c, &l, o->today);
		st = msg_worst(st, check_files(&c));
		problem_print(&c.problems, &out);
		if (c.problems.n > 0)
			st = msg_worst(st, ST_NO);
		check_free(&c);
	}
	ledger_close(&l);
	return msg_worst(st, repaired);
}

static _Noreturn void
misused(void)
{
	usage(stderr);
	exit(ST_TROUBLE);
}

int
main(int argc, char *argv[])
{
	static const struct opt_rule policy_alone = {
	    .letter = 'p', .others = "rt"};
	struct opts o = {.today = DATE_NONE};
	int ch;

	io_open_std();
	while ((ch = opt_next(argc, argv, "+C:hprTt:V")) != -1)
		switch (ch) {
		case 'C': o.dir = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'p': o.policy = 1; break;
		case 'r': o.repair = 1; break;
		case 'T': o.tsv = 1; break;
		case 't': o.today = opt_date(ch, optarg); break;
		case 'V': opt_version(); return out_close(ST_OK);
		default: misused();
		}
	if (argv[optind] != NULL) {
		msg("'%s': no operands", argv[optind]);
		misused();
	}
	if (opt_conflict(&policy_alone, 1))
		misused();
	if (o.today == DATE_NONE)
		o.today = date_today();
	return out_close(run(&o));
}
