/*
 * ref-add - record partners, referrals, events, needs and policy.
 *
 * The one program that adds to the ledger.  Its operands or a file become an
 * intake, a table of what is to be recorded (input.c); under the lock the
 * intake becomes a draft, every row of which is checked (draft.c); what is good
 * is stored whole or not at all (batch.c, ledger/store.c).  Input is read
 * before the lock is taken, so that a pipe which begins with ref-status can end
 * here.
 *
 * Memory: the ledger as far as the rows depend on it, and the batch.
 */
#include <getopt.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/opt.h"
#include "batch.h"
#include "ledger/lock.h"
#include "ledger/words.h"
#include "operand.h"
#include "table/out.h"

struct opts {
	struct batch_how how;
	const char *dir;
	struct opt_names own; /* of -c */
	int force, keep, update, verbose;
	struct operands op;
};

static void
usage(FILE *fp)
{
	fputs("usage: ref-add [-efhknuVv] [-C DIR] [-c COL,...] [-r FILE] "
	      "[-t DATE]\n"
	      "               [-w SECONDS] TABLE FILE | FIELD=VALUE ...\n"
	      "       ref-add [OPTION ...] referral from=WHO | to=WHO "
	      "FIELD=VALUE ...\n"
	      "       ref-add [OPTION ...] event WHO WORD[,WORD ...] [TEXT] "
	      "[FIELD=VALUE ...]\n"
	      "       ref-add [OPTION ...] event WORD[,WORD ...] [TEXT] "
	      "[FIELD=VALUE ...] -\n"
	      "       ref-add [OPTION ...] policy RULE=VALUE ...\n",
	    fp);
}

static _Noreturn void
misused(void)
{
	usage(stderr);
	exit(ST_TROUBLE);
}

/* from= or to= of a referral, which says the partner and the direction. */
static struct field *
find_from(const struct operands *op)
{
	struct field *from = operand_find(op, "from");
	struct field *to = operand_find(op, "to");
	int partner = operand_find(op, "partner") != NULL;
	int direction = operand_find(op, "direction") != NULL;
	size_t i;

	if (from != NULL && to != NULL)
		msg_die("from and to: one of them, a referral has one partner");
	from = from != NULL ? from : to;
	for (i = 0; from != NULL && i < op->fields; i++)
		if (&op->field[i] != from &&
		    strcmp(op->field[i].name, from->name) == 0)
			msg_die("%s: given twice", from->name);
	if (from == NULL && !partner && !direction)
		msg_die("who referred whom: from=WHO (received) or to=WHO "
			"(given)");
	if (from != NULL && (partner || direction))
		msg_die("%s: %s= says it already",
		    partner ? "partner" : "direction", from->name);
	return from;
}

/* One row of fields. */
static enum st
add_fields(struct opts *o, struct batch *b)
{
	struct intake in = {0};
	struct batch_input x = {.in = &in};
	enum st st = ST_OK;

	if (o->op.table == T_REFERRALS) {
		x.from = find_from(&o->op);
		x.field = o->op.field;
		x.fields = o->op.fields;
	}
	if (o->op.table == T_POLICY)
		st = operand_policy(&o->op, &in);
	else if (x.from == NULL)
		st = intake_fields(&in, o->op.field, o->op.fields);
	if (st == ST_OK)
		st = batch_run(b, &x);
	intake_free(&in);
	return st;
}

/* Rows that filters made are not to be stored as they are. */
static enum st
check_columns(const struct intake *in, const struct deed *d)
{
	if (d == NULL && intake_find(in, "asof") >= 0) {
		msg("%s: rows of ref-status are not stored: `ref-add event "
		    "WORD -' records an event for each",
		    in->file);
		return ST_TROUBLE;
	}
	if (d != NULL && intake_find(in, "referral") < 0 &&
	    intake_find(in, "partner") < 0) {
		msg("%s: neither referral nor partner is a column", in->file);
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* -e: each row as it comes is a batch of its own. */
static enum st
add_each(struct batch *b, struct batch_input *x)
{
	enum st st = ST_OK;

	while (!b->failed && intake_next(x->in)) {
		st = msg_worst(st, batch_run(b, x));
		intake_clear(x->in);
	}
	return tab_failed(x->in->tab) ? ST_TROUBLE : st;
}

/* All rows are one batch. */
static enum st
add_all(struct batch *b, struct batch_input *x)
{
	while (intake_next(x->in))
		;
	if (tab_failed(x->in->tab)) {
		msg("nothing was stored");
		return ST_TROUBLE;
	}
	return x->in->rows > 0 ? batch_run(b, x) : ST_OK;
}

static enum st
add_file(struct batch *b, const char *path, const struct deed *d)
{
	struct intake in;
	struct batch_input x = {.in = &in, .deed = d};
	enum st st = intake_open(&in, path);

	if (st == ST_OK)
		st = check_columns(&in, d);
	if (st == ST_OK && d == NULL)
		st = batch_begin(b, &in);
	if (st == ST_OK)
		st = b->how->each ? add_each(b, &x) : add_all(b, &x);
	b->file = 1;
	intake_free(&in);
	return st;
}

/* event WHO WORD[,WORD...] [TEXT], or WORD[,WORD...] [TEXT] -. */
static enum st
add_deed(struct opts *o, struct batch *b, char *arg[], int n)
{
	struct deed d = {.field = o->op.field, .fields = o->op.fields};
	int rows = strcmp(arg[n - 1], "-") == 0;
	struct batch_input x = {.deed = &d, .who = arg[0]};
	char **word = rows ? arg : arg + 1;

	n -= 1;
	if (n > 2)
		msg_die("'%s': one text at most: quote it", word[2]);
	if (deed_words(&d, word[0]) != ST_OK)
		return ST_TROUBLE;
	d.text = n == 2 ? word[1] : NULL;
	if (d.text != NULL)
		operand_check(d.text);
	if (d.text != NULL && word_find(d.text) != NULL)
		msg_die("'%s' is a word: commas stand between words, and a "
			"note that is one is note=%s",
		    d.text, d.text);
	return rows ? add_file(b, "-", &d) : batch_run(b, &x);
}

/* Which of the forms the operands are, n of them not FIELD=VALUE. */
static enum st
add(struct opts *o, struct batch *b, char *arg[], int n)
{
	int file = n == 1 && o->op.fields == 0;

	if (!file && o->how.refuse != NULL &&
	    (n == 0 || strcmp(arg[n - 1], "-") != 0))
		msg_die("-r is for the rows of a file");
	b->how = &o->how;
	if (n > 0 && strcmp(arg[n - 1], "-") == 0)
		o->how.input = "/dev/stdin";
	else if (file)
		o->how.input = arg[0];
	if (file) {
		o->how.ids = o->verbose;
		return add_file(b, arg[0], NULL);
	}
	if (n > 1 && o->op.table == T_EVENTS)
		return add_deed(o, b, arg, n);
	if (n > 0)
		msg_die(
		    "'%s': neither FIELD=VALUE nor the only operand", arg[0]);
	if (o->op.fields == 0)
		misused();
	return add_fields(o, b);
}

/* The name of the user, or as ls -l has it the number of one without. */
static const char *
user_name(void)
{
	static char number[24];
	const struct passwd *pw = getpwuid(getuid());

	if (pw != NULL)
		return pw->pw_name;
	snprintf(number, sizeof(number), "%lu", (unsigned long)getuid());
	return number;
}

/* Who records: REF_BY, else the login name. */
static const char *
recorder(void)
{
	const char *by = getenv("REF_BY");

	if (by == NULL || *by == '\0')
		by = getenv("LOGNAME");
	if (by == NULL || *by == '\0')
		by = user_name();
	operand_check(by);
	return by;
}

static enum st
run(struct opts *o, char *arg[], int n)
{
	static const char *const none[] = {NULL};
	struct batch b = {0};
	enum st st;

	if (n < 2)
		misused();
	o->op.table = schema_table(arg[0]);
	if (strcmp(arg[0], "p") == 0)
		msg_die("'p' could be partners or policy");
	if (o->op.table == T_N)
		msg_die("'%s' is none of the tables partners, referrals, "
			"events, needs, policy",
		    arg[0]);
	if (o->update && o->op.table != T_PARTNERS)
		msg_die("-u is for partners: what happened stays as it is");
	if (o->update && o->keep)
		msg_die("-k leaves out what -u would update: one of them");
	o->how.own = o->own.n > 0 ? o->own.name : none;
	n = operand_take(&o->op, arg + 1, n - 1);
	o->how.dir = ledger_name(o->dir);
	b.desk = (struct desk){.table = o->op.table,
	    .force = o->force,
	    .keep = o->keep,
	    .update = o->update,
	    .today = o->op.today,
	    .by = recorder()};
	st = add(o, &b, arg + 1, n);
	st = msg_worst(st, batch_end(&b));
	free(o->how.dir);
	opt_names_free(&o->own);
	operand_free(&o->op);
	return st;
}

int
main(int argc, char *argv[])
{
	struct opts o = {
	    .how = {.wait = LOCK_WAIT, .ids = 1}, .op.today = DATE_NONE};
	enum st st;
	int ch;

	store_guard();
	while ((ch = opt_next(argc, argv, "+C:c:efhknr:t:uVvw:")) != -1)
		switch (ch) {
		case 'C': o.dir = optarg; break;
		case 'c': opt_names(&o.own, ch, optarg); break;
		case 'e': o.how.each = 1; break;
		case 'f': o.force = 1; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'k': o.keep = 1; break;
		case 'n': o.how.dry = 1; break;
		case 'r': o.how.refuse = optarg; break;
		case 't': o.op.today = opt_date(ch, optarg); break;
		case 'u': o.update = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		case 'v': o.verbose = 1; break;
		case 'w':
			o.how.wait = (int)opt_number(ch, optarg, 0, 86400);
			break;
		default: misused();
		}
	if (o.op.today == DATE_NONE)
		o.op.today = date_today();
	st = run(&o, argv + optind, argc - optind);
	return out_close(st);
}
