/*
 * ref-add - record partners, referrals, events, needs and policy.
 *
 * Rows take one way, from the command line or a file down to the disk:
 *
 *	input          operands or a file become rows, as they came
 *	session        the lock; what a writer that died left is undone; the
 *	               ledger is loaded as far as the rows depend on it
 *	event_command  `event WHO WORD' becomes rows of events
 *	draft          each row is completed, checked, given an id
 *	history        the journal is read, as far as these rows asked for it
 *	draft          what depends on the journal is decided
 *	batch          refused rows are put aside (-r), or said
 *	store          the others are appended, or their table is replaced
 *	batch          their ids are printed
 *
 * batch.c walks that way, once for each batch.  Rows are checked against four
 *views of the ledger: ledger/lookup (partners, referrals and needs by id,
 *e-mail and name), history (the journal), duplicate (referrals of one
 *prospect), layout (the columns of the file).
 *
 * A file is read before the lock is taken, so that a pipe which begins with
 * ref-status can end here.
 *
 * Memory: the ledger as far as the rows depend on it, and the batch.
 */
#include <getopt.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/opt.h"
#include "batch.h"
#include "ledger/lock.h"
#include "ledger/words.h"
#include "table/out.h"

/* The command line, and the run that it asks for. */
struct command {
	struct options o;
	struct operands op;
	struct batch b;
	int verbose;
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
static const struct field *
find_from(const struct operands *op)
{
	const struct field *from = operand_find(op, "from");
	const struct field *to = operand_find(op, "to");
	int partner = operand_find(op, "partner") != NULL;
	int direction = operand_find(op, "direction") != NULL;

	if (from != NULL && to != NULL)
		msg_die("from and to: one of them, a referral has one partner");
	from = from != NULL ? from : to;
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
add_fields(struct command *c)
{
	const enum schema_table table = c->o.table;
	const struct operands *op = &c->op;
	struct input in = {0};
	struct request q = {.in = &in};
	const struct field *from = NULL;
	enum st st;
	int at;

	if (table == T_REFERRALS && (from = find_from(op)) != NULL)
		input_column(&in, "partner");
	st = table == T_POLICY ? input_policy(&in, op)
			       : input_fields(&in, op->field, op->fields);
	if (st == ST_OK && from != NULL) {
		q.who = from->value;
		at = input_find(&in, from->name);
		in.name[at] = "direction";
		input_set(&in, 0, at,
		    strcmp(from->name, "to") == 0 ? "given" : "received");
	}
	if (st == ST_OK)
		st = batch_run(&c->b, &q);
	input_free(&in);
	return st;
}

/* Rows that filters made are not to be stored as they are. */
static enum st
check_columns(const struct input *in, const struct event_command *event)
{
	if (event == NULL && input_find(in, "asof") >= 0) {
		msg("%s: rows of ref-status are not stored: `ref-add event "
		    "WORD -' records an event for each",
		    in->file);
		return ST_TROUBLE;
	}
	if (event != NULL && input_find(in, "referral") < 0 &&
	    input_find(in, "partner") < 0) {
		msg("%s: neither referral nor partner is a column", in->file);
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* -e: each row as it comes is a batch of its own. */
static enum st
add_one_by_one(struct batch *b, const struct request *q)
{
	enum st st = ST_OK;

	while (!b->failed && input_next(q->in)) {
		st = msg_worst(st, batch_run(b, q));
		q->in->rows = 0;
	}
	return tab_failed(q->in->tab) ? ST_TROUBLE : st;
}

/* All rows are one batch. */
static enum st
add_together(struct batch *b, const struct request *q)
{
	while (input_next(q->in))
		;
	if (tab_failed(q->in->tab)) {
		msg("nothing was stored");
		return ST_TROUBLE;
	}
	return q->in->rows > 0 ? batch_run(b, q) : ST_OK;
}

static enum st
add_file(struct command *c, const char *path, const struct event_command *event)
{
	struct input in;
	struct request q = {.in = &in, .command = event};
	enum st st = input_open(&in, path);

	c->o.file = strcmp(path, "-") == 0 ? "/dev/stdin" : path;
	if (st == ST_OK)
		st = check_columns(&in, event);
	if (st == ST_OK && event == NULL)
		st = batch_begin(&c->b, &in);
	if (st == ST_OK)
		st = c->o.one_by_one ? add_one_by_one(&c->b, &q)
				     : add_together(&c->b, &q);
	input_free(&in);
	return st;
}

/* The events of one whom WHO names. */
static enum st
add_events_of(
    struct command *c, const char *who, const struct event_command *event)
{
	struct input in = {0};
	struct request q = {.in = &in, .who = who, .command = event};
	enum st st;

	input_column(&in, "referral");
	input_column(&in, "partner");
	input_row(&in, 0);
	st = batch_run(&c->b, &q);
	input_free(&in);
	return st;
}

/* event WHO WORD[,WORD...] [TEXT], or WORD[,WORD...] [TEXT] -. */
static enum st
add_events(struct command *c, char *arg[], int n)
{
	struct event_command event = {.op = &c->op};
	int rows = strcmp(arg[n - 1], "-") == 0;
	char **word = rows ? arg : arg + 1;

	n -= 1;
	if (n > 2)
		msg_die("'%s': one text at most: quote it", word[2]);
	if (event_command_words(&event, word[0]) != ST_OK)
		return ST_TROUBLE;
	event.note = n == 2 ? word[1] : NULL;
	if (event.note != NULL)
		operand_check(event.note);
	if (event.note != NULL && word_find(event.note) != NULL)
		msg_die("'%s' is a word: commas stand between words, and a "
			"note that is one is note=%s",
		    event.note, event.note);
	return rows ? add_file(c, "-", &event)
		    : add_events_of(c, arg[0], &event);
}

/* Chooses the form of the command; n operands are not FIELD=VALUE. */
static enum st
add(struct command *c, char *arg[], int n)
{
	int file = n == 1 && c->op.fields == 0;

	if (!file && c->o.refused_file != NULL &&
	    (n == 0 || strcmp(arg[n - 1], "-") != 0))
		msg_die("-r is for the rows of a file");
	if (file) {
		c->o.print_ids = c->verbose;
		return add_file(c, arg[0], NULL);
	}
	if (n > 1 && c->o.table == T_EVENTS)
		return add_events(c, arg, n);
	if (n > 0)
		msg_die(
		    "'%s': neither FIELD=VALUE nor the only operand", arg[0]);
	if (c->op.fields == 0)
		misused();
	return add_fields(c);
}

/* The recorder: REF_BY, else the login name, else the name of the user, or as
 * ls -l has it the number of one without. */
static const char *
recorder(void)
{
	static char number[24];
	const struct passwd *pw;
	const char *by = getenv("REF_BY");

	if (by == NULL || *by == '\0')
		by = getenv("LOGNAME");
	if (by == NULL || *by == '\0') {
		snprintf(
		    number, sizeof(number), "%lu", (unsigned long)getuid());
		pw = getpwuid(getuid());
		by = pw != NULL ? pw->pw_name : number;
	}
	operand_check(by);
	return by;
}

/* The table, and options that do not go together. */
static void
check_options(struct options *o, const char *table)
{
	o->table = schema_table(table);
	if (strcmp(table, "p") == 0)
		msg_die("'p' could be partners or policy");
	if (o->table == T_N)
		msg_die("'%s' is none of the tables partners, referrals, "
			"events, needs, policy",
		    table);
	if (o->update_known && o->table != T_PARTNERS)
		msg_die("-u is for partners: what happened stays as it is");
	if (o->update_known && o->leave_known)
		msg_die("-k leaves out what -u would update: one of them");
}

static enum st
run(struct command *c, const char *dir, char *arg[], int n)
{
	struct options *o = &c->o;
	enum st st;

	if (n < 2)
		misused();
	check_options(o, arg[0]);
	n = operand_take(&c->op, o->table, o->today, arg + 1, n - 1);
	o->dir = ledger_name(dir);
	o->by = recorder();
	c->b.session.o = o;
	st = add(c, arg + 1, n);
	st = msg_worst(st, batch_end(&c->b));
	free(o->dir);
	opt_names_free(&o->user_columns);
	operand_free(&c->op);
	return st;
}

int
main(int argc, char *argv[])
{
	struct command c = {.o = {.wait = LOCK_WAIT, .print_ids = 1}};
	struct options *o = &c.o;
	const char *dir = NULL;
	enum st st;
	int ch;

	io_open_std();
	o->today = DATE_NONE;
	while ((ch = opt_next(argc, argv, "+C:c:efhknr:t:uVvw:")) != -1)
		switch (ch) {
		case 'C': dir = optarg; break;
		case 'c': opt_names(&o->user_columns, ch, optarg); break;
		case 'e': o->one_by_one = 1; break;
		case 'f': o->store_duplicates = 1; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'k': o->leave_known = 1; break;
		case 'n': o->dry_run = 1; break;
		case 'r': o->refused_file = optarg; break;
		case 't': o->today = opt_date(ch, optarg); break;
		case 'u': o->update_known = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		case 'v': c.verbose = 1; break;
		case 'w':
			o->wait = (int)opt_number(ch, optarg, 0, 86400);
			break;
		default: misused();
		}
	if (o->today == DATE_NONE)
		o->today = date_today();
	st = run(&c, dir, argv + optind, argc - optind);
	return out_close(st);
}
