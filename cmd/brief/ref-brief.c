/*
 * ref-brief - the page that makes us easy to refer, and two about a partner.
 *
 * Reads partner rows and prints a page for each; for a meeting also event and
 * referral rows, in any order.  brief_input.c takes the rows, brief.c has the
 * pages, brief_values.c and sentences.txt what their names stand for.  Memory:
 * one row; where there are events or referrals, the partners, and of each the
 * last few of these.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/opt.h"
#include "brief.h"
#include "ledger/inputs.h"
#include "ledger/ledger.h"
#include "table/out.h"

struct opts {
	const char *dir, *template;
	enum brief_page page;
	int print;
};

struct run {
	struct brief b;
	struct inputs inputs;
	struct brief_book book;
	size_t pages;
	int keep;    /* there are rows beside those of the partners */
	int refused; /* the template cannot be filled */
};

static void
usage(FILE *fp)
{
	fputs("usage: ref-brief [-himpuV] [-C DIR] [-F TEMPLATE] "
	      "[FILE ...]\n",
	    fp);
}

/* Whether an input is of use to the page. */
static enum st
fits(const struct input *in, void *ctx)
{
	const struct run *r = ctx;

	if (in->kind == ROWS_OF_PARTNERS)
		return ST_OK;
	if (r->b.page == BRIEF_MEETING &&
	    (in->kind == ROWS_OF_EVENTS || in->kind == ROWS_OF_REFERRALS))
		return ST_OK;
	msg_at(tab_file(in->t), 1, NULL, "%s: %s",
	    in->kind != ROWS_KINDS ? rows_title(in->kind) : "other rows",
	    r->b.page == BRIEF_MEETING
		? "partner rows, event rows and referral rows are wanted"
		: "partner rows alone are wanted, as this page is handed over");
	return ST_TROUBLE;
}

/* Prints a page; a form feed is between two. */
static void
put_page(void *ctx, const struct brief_partner *who)
{
	struct run *r = ctx;

	if (r->pages++ > 0)
		fputs("\f\n", stdout);
	brief_print(stdout, &r->b, who);
}

/* Whether the template can be filled; else nothing is read any more. */
static int
is_refused(struct run *r, const struct row_head *h)
{
	r->refused = brief_check(&r->b, h) != ST_OK;
	return r->refused;
}

/* Reads partner rows: prints their pages at once, or keeps them. */
static enum st
read_partners(struct tab *t, void *ctx)
{
	struct run *r = ctx;
	const struct row_head *h;

	if (r->refused)
		return ST_TROUBLE;
	h = brief_head(&r->book, t, brief_needed(r->b.page));
	if (h == NULL || is_refused(r, h))
		return ST_TROUBLE;
	return brief_take_partners(
	    &r->book, t, h, r->keep ? NULL : put_page, r);
}

static enum st
read_lines(struct tab *t, void *ctx)
{
	struct run *r = ctx;

	return r->refused ? ST_TROUBLE : brief_take_lines(&r->book, t);
}

/* The pages of the partners in the inputs. */
static enum st
pages(struct run *r, char *files[])
{
	enum st st = inputs_open(&r->inputs, files, fits, r);
	size_t i;

	r->keep = inputs_have(&r->inputs, ROWS_OF_EVENTS) ||
	    inputs_have(&r->inputs, ROWS_OF_REFERRALS);
	if (r->keep && !inputs_have(&r->inputs, ROWS_OF_PARTNERS)) {
		msg("no partner rows: those of ref-status -p are wanted too");
		st = ST_TROUBLE;
	}
	st = msg_worst(
	    st, inputs_each(&r->inputs, ROWS_OF_PARTNERS, read_partners, r));
	st = msg_worst(
	    st, inputs_each(&r->inputs, ROWS_OF_EVENTS, read_lines, r));
	st = msg_worst(
	    st, inputs_each(&r->inputs, ROWS_OF_REFERRALS, read_lines, r));
	for (i = 0; i < r->book.n; i++)
		put_page(r, &r->book.of[i]);
	inputs_close(&r->inputs);
	return st;
}

/* The policy, of which alone a brief for anybody is made: then there has to be
 * a ledger. */
static enum st
read_policy(struct policy *p, const char *dir, int alone)
{
	struct ledger l = {0};
	enum st st;

	if (!alone)
		return ledger_policy(p, dir);
	st = ledger_open(&l, dir);
	st = msg_worst(st, ledger_rules(&l, p));
	ledger_close(&l);
	return st;
}

static enum st
run(const struct opts *o, char *files[])
{
	const int alone = o->page == BRIEF_US && *files == NULL;
	const struct brief_partner anybody = brief_anybody();
	struct policy policy;
	struct run r = {.b = {.page = o->page, .policy = &policy}};
	enum st st = read_policy(&policy, o->dir, alone), taken;

	r.b.today = date_today();
	taken = brief_open(&r.b, o->template);
	st = msg_worst(st, taken);
	if (taken != ST_OK)
		;
	else if (!alone)
		st = msg_worst(st, pages(&r, files));
	else if (is_refused(&r, NULL))
		st = ST_TROUBLE;
	else
		put_page(&r, &anybody);
	brief_book_free(&r.book);
	brief_close(&r.b);
	policy_free(&policy);
	return st;
}

static const struct opt_rule contrary[] = {
    {.letter = 'm', .others = "i"}, /* one page */
    {.letter = 'i', .others = "u"},
    {.letter = 'u', .others = "m"},
    {.letter = 'F', .others = "p"},
};

int
main(int argc, char *argv[])
{
	struct opts o = {.page = BRIEF_US};
	int ch;

	while ((ch = opt_next(argc, argv, "+C:F:himpuV")) != -1)
		switch (ch) {
		case 'C': o.dir = optarg; break;
		case 'F': o.template = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'i': o.page = BRIEF_INTERVIEW; break;
		case 'm': o.page = BRIEF_MEETING; break;
		case 'u': o.page = BRIEF_US; break;
		case 'p': o.print = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		default: usage(stderr); return ST_TROUBLE;
		}
	if (opt_conflict(contrary, sizeof(contrary) / sizeof(contrary[0]))) {
		usage(stderr);
		return ST_TROUBLE;
	}
	if (o.print) {
		template_show(stdout, brief_template(o.page));
		return out_close(ST_OK);
	}
	return out_close(run(&o, argv + optind));
}
