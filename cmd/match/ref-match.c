/*
 * ref-match - who to introduce to whom: give first.
 *
 * Reads need rows and partner rows, and prints for each need the partners that
 * fit, as match rows; or who could become a partner.  Every input is opened
 * before any is read, so that they can come in any order.  Memory: what is
 * asked of every partner, and lists of those of each tag; of needs, one.
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
#include "match_rows.h"
#include "table/cell.h"
#include "table/out.h"
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
	struct seek seek;
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
fits(const struct input *in, void *ctx)
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

/* What the search cannot do without. */
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

/* Partners first, so that who of an import is one is known. */
static enum st
read_contacts(struct run *r)
{
	enum st st = ST_OK;
	struct input *in;
	int foreign;
	size_t i;

	for (foreign = 0; foreign < 2; foreign++)
		for (i = 0; i < r->inputs.n; i++) {
			in = &r->inputs.of[i];
			if (in->t == NULL ||
			    in->kind !=
				(foreign ? ROWS_KINDS : ROWS_OF_PARTNERS))
				continue;
			st = msg_worst(
			    st, contacts_read(&r->all, in->t, foreign));
			st = msg_worst(st, tab_status(in->t));
		}
	return st;
}

static void
put_matches(struct run *r, struct match *m, const struct match_need *need,
    struct match_hit *best)
{
	size_t i, n = match_best(m, need, best, r->o.best);

	for (i = 0; i < n; i++)
		match_rows_match(
		    &r->out, m, &r->all.of[best[i].who], need, &best[i]);
}

/* The day of what has none: the latest of the partners', else today. */
static int
day_of(const struct run *r)
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
match_input(
    struct run *r, struct match *m, struct tab *t, struct match_hit *best)
{
	static const char *const names[] = {
	    "need", "client", "wants", "email", "asof"};
	const int day = day_of(r);
	struct match_need need;
	int at[5];

	if (tab_bind(t, names, 5, 3, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		need =
		    (struct match_need){tab_cell(t, at[0]), tab_cell(t, at[1]),
			tab_cell(t, at[3]), tab_cell(t, at[2]), day};
		if (cell_date(t, at[4], &need.asof) >= 0)
			put_matches(r, m, &need, best);
	}
	return tab_status(t);
}

static enum st
match_needs(struct run *r)
{
	struct match *m = match_new(&r->all, &r->tags);
	struct match_hit *best = mem_alloc(r->o.best, sizeof(*best));
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < r->inputs.n; i++)
		if (r->inputs.of[i].t != NULL &&
		    r->inputs.of[i].kind == ROWS_OF_NEEDS)
			st = msg_worst(
			    st, match_input(r, m, r->inputs.of[i].t, best));
	free(best);
	match_free(m);
	return st;
}

static void
put_all_found(struct run *r)
{
	const struct seek_hit *h;
	const int asof = day_of(r);
	size_t i, n = 0;

	seek_find(&r->seek);
	h = r->seek.hit;
	for (i = 0; i < r->seek.hits; i++) {
		n = i > 0 && h[i].what == h[i - 1].what ? n + 1 : 0;
		if (n < r->o.best)
			match_rows_found(&r->out, &r->seek, &h[i], asof);
	}
}

/* Seeks replacements for the partners of an input whose verdict is leave. */
static enum st
read_leaves(struct run *r, struct tab *t, struct map *seen)
{
	static const char *const names[] = {"partner", "verdict"};
	const char *id;
	int at[2];

	if (tab_bind(t, names, 2, 2, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		id = tab_cell(t, at[0]);
		if (*id == '\0' || /* of ourselves */
		    strcmp(tab_cell(t, at[1]), "leave") != 0 ||
		    map_get(seen, id) != MAP_NONE)
			continue;
		map_put(seen, mem_pool_dup(&r->seek.pool, id), 0);
		switch (seek_replacement(&r->seek, id)) {
		case -1:
			tab_complain(t, at[0], "'%s': no such partner row", id);
			break;
		case -2:
			msg("%s has no category: nobody to look for", id);
			break;
		default: break;
		}
	}
	return tab_status(t);
}

static enum st
search(struct run *r)
{
	struct policy policy;
	struct map seen = {0};
	enum st st = ST_OK;
	size_t i;

	seek_begin(&r->seek, &r->all, &r->tags);
	if (r->o.search == FOR_PARTNERS) {
		st = ledger_policy(&policy, r->o.dir);
		seek_gaps(&r->seek, &policy);
		policy_free(&policy);
	}
	for (i = 0; i < r->inputs.n; i++)
		if (r->inputs.of[i].t != NULL &&
		    r->inputs.of[i].kind == ROWS_OF_FINDINGS)
			st = msg_worst(
			    st, read_leaves(r, r->inputs.of[i].t, &seen));
	put_all_found(r);
	map_free(&seen);
	seek_end(&r->seek);
	return st;
}

static enum st
run(struct run *r, char *files[])
{
	char *dir = ledger_find(r->o.dir);
	enum st st = tags_synonyms(&r->tags, dir);
	enum st opened = inputs_open(&r->inputs, files, fits, r);

	free(dir);
	st = msg_worst(st, opened);
	if (opened == ST_OK)
		st = msg_worst(st, check_inputs(r));
	r->out = out_to(stdout, r->o.tsv);
	match_rows_header(&r->out);
	st = msg_worst(st, read_contacts(r));
	st = msg_worst(
	    st, r->o.search == FOR_NEEDS ? match_needs(r) : search(r));
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
