/*
 * ref-match - who to introduce to whom: give first.
 *
 * Reads need rows and partner rows, and prints for each need the partners that
 * fit, as match rows; or who could become a partner.  contact.c reads people,
 * match.c finds partners for a need, find_partners.c people to make partners,
 * and reason.c says why.  Every input is opened before any is read, so that
 * they can come in any order.  Memory: what is asked of every partner, and
 * lists of those of each tag; of needs, one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/opt.h"
#include "contact.h"
#include "find_partners.h"
#include "ledger/inputs.h"
#include "ledger/ledger.h"
#include "ledger/policy.h"
#include "ledger/rows.h"
#include "ledger/tags.h"
#include "match.h"
#include "reason.h"
#include "table/out.h"
#include "table/row.h"
#include "table/tab.h"

enum search { FOR_NEEDS, FOR_PARTNERS, FOR_REPLACEMENTS, SEARCHES };

static const struct {
	const char *name;
	enum rows_kind kind; /* beside partner rows; ROWS_KINDS: contacts */
	const char *wanted, *missing;
} searches[SEARCHES] = {
    {"needs", ROWS_OF_NEEDS, "need rows and partner rows are wanted",
	"no need rows: those of ref-status -n are wanted too"},
    {"partners", ROWS_KINDS,
	"partner rows, or contacts with a name or a firm, are wanted", NULL},
    {"replace", ROWS_OF_FINDINGS,
	"finding rows and partner rows are wanted, or contacts",
	"no finding rows: those of ref-diagnose are wanted too"},
};

enum { BEST = 10, BEST_MAX = 1000 };

struct opts {
	int tsv;
	const char *dir;
	enum search search;
	size_t best;
};

struct run {
	struct opts o;
	struct inputs inputs;
	struct contacts all;
	struct tags tags;
	struct match *match;	/* for needs */
	struct match_hit *best; /* of one */
	struct find find;	/* for partners */
	struct map left;	/* those to replace */
	struct out out;
};

static void
usage(FILE *fp)
{
	fputs("usage: ref-match [-hTV] [-C DIR] [-k KIND] [-n NUMBER] "
	      "[FILE ...]\n",
	    fp);
}

static enum search
search_of(const char *name)
{
	enum search s;

	for (s = 0; s < SEARCHES; s++)
		if (strcmp(searches[s].name, name) == 0)
			return s;
	msg_die("-k: '%s' is none of needs, partners, replace", name);
}

/* Whether an input is one of those that the search wants. */
static enum st
fits_search(const struct input *in, void *ctx)
{
	const enum search s = ((const struct run *)ctx)->o.search;

	if (in->kind == ROWS_OF_PARTNERS ||
	    (in->kind == searches[s].kind && in->kind != ROWS_KINDS))
		return ST_OK;
	if (s != FOR_NEEDS && in->kind == ROWS_KINDS &&
	    (tab_find(in->t, "name") >= 0 || tab_find(in->t, "firm") >= 0))
		return ST_OK;
	msg_at(tab_file(in->t), 1, NULL, "%s: %s",
	    in->kind != ROWS_KINDS ? rows_title(in->kind) : "other rows",
	    searches[s].wanted);
	return ST_TROUBLE;
}

/* Whether the inputs are there that the search cannot do without. */
static enum st
check_inputs(const struct run *r)
{
	const enum search s = r->o.search;

	if (s != FOR_PARTNERS && !inputs_have(&r->inputs, ROWS_OF_PARTNERS)) {
		msg("no partner rows: those of ref-status -p are wanted too");
		return ST_TROUBLE;
	}
	if (searches[s].missing != NULL &&
	    !inputs_have(&r->inputs, searches[s].kind)) {
		msg("%s", searches[s].missing);
		return ST_TROUBLE;
	}
	return ST_OK;
}

static enum st
read_partners(struct tab *t, void *ctx)
{
	return contacts_read(&((struct run *)ctx)->all, t, 0);
}

static enum st
read_imported(struct tab *t, void *ctx)
{
	return contacts_read(&((struct run *)ctx)->all, t, 1);
}

/* A match row: contact c for a need, or to make a partner. */
static void
put_row(struct run *r, const struct match_need *need, const struct contact *c,
    const char *tags, unsigned score, const char *why)
{
	out_cell(&r->out, need->id);
	out_cell(&r->out, need->client);
	out_cell(&r->out, need->wants);
	out_cell(&r->out, c->id);
	out_cell(&r->out, *c->name != '\0' ? c->name : c->firm);
	out_cell(&r->out, tags);
	out_int(&r->out, score);
	out_int(&r->out, contact_balance(c));
	out_cell(&r->out, why);
	out_date(&r->out, need->asof);
	out_end(&r->out);
}

static void
put_matches(struct run *r, const struct match_need *need)
{
	struct mem_text tags = {0}, why = {0};
	const struct match_tag *met;
	const struct contact *c;
	size_t i, mets, n = match_best(r->match, need, r->best, r->o.best);

	for (i = 0; i < n; i++) {
		c = &r->all.of[r->best[i].who];
		met = match_tags(r->match, r->best[i].who, &mets);
		tags.len = why.len = 0;
		reason_tags(&tags, met, mets);
		reason_match(&why, c, met, mets);
		put_row(r, need, c, tags.s, r->best[i].score, why.s);
	}
	free(tags.s);
	free(why.s);
}

/* The day of what has none: the latest of the partners', else today. */
static int
latest_day(const struct run *r)
{
	int asof = DATE_NONE;
	size_t i;

	for (i = 0; i < r->all.n; i++)
		if (r->all.of[i].asof > asof)
			asof = r->all.of[i].asof;
	return asof != DATE_NONE ? asof : date_today();
}

/* Matches the needs of an input as they come. */
static enum st
match_input(struct tab *t, void *ctx)
{
	static const struct row_col columns[] = {
	    {"need", ROW_TEXT, offsetof(struct match_need, id)},
	    {"client", ROW_TEXT, offsetof(struct match_need, client)},
	    {"wants", ROW_TEXT, offsetof(struct match_need, wants)},
	    {"email", ROW_TEXT, offsetof(struct match_need, email)},
	    {"asof", ROW_DATE, offsetof(struct match_need, asof)},
	};
	enum { COLUMNS = sizeof(columns) / sizeof(columns[0]), NEEDED = 3 };
	struct run *r = ctx;
	const int day = latest_day(r);
	struct match_need need;
	int at[COLUMNS];

	if (row_bind(t, columns, COLUMNS, NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		need.asof = day;
		if (row_read(t, columns, COLUMNS, at, &need) == 0)
			put_matches(r, &need);
	}
	return ST_OK;
}

static enum st
match_needs(struct run *r)
{
	enum st st;

	r->match = match_new(&r->all, &r->tags);
	r->best = mem_alloc(r->o.best, sizeof(*r->best));
	st = inputs_each(&r->inputs, ROWS_OF_NEEDS, match_input, r);
	free(r->best);
	match_free(r->match);
	return st;
}

static void
put_found(struct run *r)
{
	const struct find_target *x;
	struct mem_text why = {0};
	struct match_need need = {.asof = latest_day(r)};
	const struct find_hit *h;
	size_t i, n = 0;

	find_hits(&r->find);
	for (i = 0; i < r->find.hits; i++) {
		h = &r->find.hit[i];
		n = i > 0 && h->what == h[-1].what ? n + 1 : 0;
		if (n >= r->o.best)
			continue;
		x = &r->find.target[h->what];
		need.id = x->need;
		need.client = x->client;
		need.wants = x->wants;
		why.len = 0;
		reason_partner(&why, &r->find, h);
		put_row(
		    r, &need, &r->all.of[h->who], x->wants, h->score, why.s);
	}
	free(why.s);
}

/* Looks for replacements of the partners of an input whose verdict is leave. */
static enum st
read_leaves(struct tab *t, void *ctx)
{
	struct finding {
		const char *partner, *verdict;
	} x;
	static const struct row_col columns[] = {
	    {"partner", ROW_TEXT, offsetof(struct finding, partner)},
	    {"verdict", ROW_TEXT, offsetof(struct finding, verdict)},
	};
	struct run *r = ctx;
	const struct contact *c;
	int at[2];

	if (row_bind(t, columns, 2, 2, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		row_read(t, columns, 2, at, &x);
		if (*x.partner == '\0' || /* of ourselves */
		    strcmp(x.verdict, "leave") != 0 ||
		    map_get(&r->left, x.partner) != MAP_NONE)
			continue;
		map_put_copy(&r->left, &r->find.pool, x.partner, 0);
		c = find_partner(&r->find, x.partner);
		if (c == NULL)
			tab_complain(
			    t, at[0], "'%s': no such partner row", x.partner);
		else if (!find_replacement(&r->find, c))
			msg("%s has no category: nobody to look for",
			    x.partner);
	}
	return ST_OK;
}

static enum st
search_partners(struct run *r)
{
	struct policy policy;
	enum st st = ST_OK;

	find_begin(&r->find, &r->all, &r->tags);
	if (r->o.search == FOR_PARTNERS) {
		st = ledger_policy(&policy, r->o.dir);
		find_gaps(&r->find, &policy);
		policy_free(&policy);
	}
	st = msg_worst(
	    st, inputs_each(&r->inputs, ROWS_OF_FINDINGS, read_leaves, r));
	put_found(r);
	map_free(&r->left);
	find_end(&r->find);
	return st;
}

static enum st
run(struct run *r, char *files[])
{
	char *dir = ledger_find(r->o.dir);
	enum st st = tags_synonyms(&r->tags, dir);
	enum st opened = inputs_open(&r->inputs, files, fits_search, r);
	const char *const *names;
	size_t n;

	free(dir);
	st = msg_worst(st, opened);
	if (opened == ST_OK)
		st = msg_worst(st, check_inputs(r));
	r->out = out_to(stdout, r->o.tsv);
	names = rows_names(ROWS_OF_MATCHES, &n);
	out_row(&r->out, names, n);
	/* partners first, so that who of an import is one is known */
	st = msg_worst(
	    st, inputs_each(&r->inputs, ROWS_OF_PARTNERS, read_partners, r));
	st = msg_worst(
	    st, inputs_each(&r->inputs, ROWS_KINDS, read_imported, r));
	st = msg_worst(
	    st, r->o.search == FOR_NEEDS ? match_needs(r) : search_partners(r));
	inputs_close(&r->inputs);
	contacts_free(&r->all);
	tags_free(&r->tags);
	return st;
}

int
main(int argc, char *argv[])
{
	struct run r = {.o = {.best = BEST}};
	int ch;

	while ((ch = opt_next(argc, argv, "+C:hk:n:TV")) != -1)
		switch (ch) {
		case 'C': r.o.dir = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'k': r.o.search = search_of(optarg); break;
		case 'n':
			r.o.best = (size_t)opt_number('n', optarg, 1, BEST_MAX);
			break;
		case 'T': r.o.tsv = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		default: usage(stderr); return ST_TROUBLE;
		}
	return out_close(run(&r, argv + optind));
}
