#include "batch_part.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "draft_text.h"

/*
 * What becomes of a draft with refused rows: with -r they are put aside, and
 * *go is 1; otherwise nothing is stored.
 */
static enum st
deal_with_refused(struct batch *b, struct draft *d, enum st st, int *go)
{
	*go = st == ST_OK;
	if (st == ST_OK)
		return ST_OK;
	if (b->refused != NULL) {
		*go = batch_put_refused(b, d) == ST_OK;
		return ST_TROUBLE;
	}
	draft_complain(d);
	if (st == ST_NO)
		msg("%s: -f stores duplicates, but never an id twice",
		    b->how->each ? "not stored" : "nothing was stored");
	else if (d->in->file != NULL && !b->how->each)
		msg("nothing was stored: fix the rows, or put them aside with "
		    "-r FILE");
	return st;
}

/* Stores the rows of a draft. */
static enum st
store(struct batch *b, struct draft *d)
{
	char *header, *text;
	enum st st = ST_TROUBLE;
	size_t len = 0;

	if (draft_changes_file(d)) {
		text = draft_whole(d, &len);
		if (text != NULL)
			st = store_replace(&b->store, b->desk.table, text, len);
		free(text);
		return st;
	}
	if (draft_count(d, DRAFT_NEW) == 0)
		return ST_OK;
	header = draft_header(d);
	text = draft_new_rows(d, &len);
	st = store_append(&b->store, b->desk.table, header, text, len);
	free(header);
	free(text);
	return st;
}

/* After the commit: ids on standard output, remarks on standard error. */
static enum st
tell(struct batch *b, const struct draft *d)
{
	const char *id;
	size_t i;

	for (i = 0; i < d->remarks; i++)
		if (d->row[d->remark[i].row].state == DRAFT_NEW)
			msg("%s", d->remark[i].text);
	for (i = 0; b->how->ids && i < d->in->rows; i++)
		if (!batch_is_refused(d, i) && (id = draft_id(d, i)) != NULL)
			printf("%s\n", id);
	if (b->how->ids && fflush(stdout) != 0) {
		msg_errno("the rows are stored, but their ids cannot be "
			  "printed: standard output");
		clearerr(stdout); /* it has been said */
		return ST_TROUBLE;
	}
	return ST_OK;
}

static void
count(struct batch *b, const struct draft *d)
{
	b->stored += draft_count(d, DRAFT_NEW);
	b->updated += draft_count(d, DRAFT_UPDATED);
	b->known += draft_count(d, DRAFT_KNOWN);
	b->kept += d->consent_kept;
}

/* Checks the rows, and stores them if they are good. */
static enum st
record(struct batch *b, struct intake *in)
{
	struct draft d;
	enum st st, did = ST_OK;
	int go = 0;

	st = draft_begin(&d, &b->desk, in);
	if (st == ST_OK)
		st = batch_begin(b, in);
	if (st == ST_OK) {
		draft_rows(&d);
		if (b->desk.table == T_EVENTS)
			st = desk_journal(&b->desk);
	}
	if (st == ST_OK) {
		st = draft_settle(&d);
		st = deal_with_refused(b, &d, st, &go);
	}
	if (go) {
		if (b->how->dry) {
			draft_print(&d, stdout, !b->header);
			b->header = 1;
		} else
			did = store(b, &d);
		if (did == ST_OK) {
			count(b, &d);
			did = b->how->dry ? ST_OK : tell(b, &d);
		}
		b->loaded = did == ST_OK && !draft_changes_file(&d);
		b->failed = did != ST_OK;
	}
	/* a partner that was refused at last is known no more */
	if (st != ST_OK && b->desk.table == T_PARTNERS && !b->how->dry)
		b->loaded = 0;
	draft_free(&d);
	return msg_worst(st, did);
}

/* Whether nobody has written since the last batch. */
static int
unchanged(const struct batch *b)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (!store_same(&b->store, &b->last, t))
			return 0;
	return 1;
}

/* Takes the lock and the view, and loads what the rows depend on. */
static enum st
take_ledger(struct batch *b)
{
	const struct ledger *view = &b->store.view;
	enum st st;

	if (b->how->dry && b->loaded)
		return ST_OK;
	if (b->how->dry) {
		view = &b->view;
		b->viewed = 1;
		st = ledger_view(&b->view, b->how->dir, 0);
	} else
		st = store_open(&b->store, b->how->dir, b->how->wait);
	if (st != ST_OK)
		return st;
	b->open = 1;
	if (b->loaded && unchanged(b) && !b->desk.update)
		return ST_OK;
	desk_unload(&b->desk);
	b->loaded = 1;
	b->desk.journal.all = b->how->each;
	return desk_load(&b->desk, view, b->how->own);
}

/* The row of a referral whose partner WHO names: from= and to=. */
static enum st
referral_fields(struct batch *b, const struct batch_input *x)
{
	struct field *f = x->from;
	int given = strcmp(f->name, "to") == 0, referral;
	size_t p = lookup_who(&b->desk.known, f->value, 0, &referral);
	struct field *all = mem_alloc(x->fields + 1, sizeof(*all));
	enum st st = ST_TROUBLE;
	size_t i;

	for (i = 0; i < x->fields; i++)
		all[i] = x->field[i];
	all[f - x->field] =
	    (struct field){"direction", given ? "given" : "received"};
	if (p != LOOKUP_NONE) {
		all[x->fields] = (struct field){"partner",
		    lookup_cell(
			&b->desk.known, T_PARTNERS, p, PARTNERS_partner)};
		st = intake_fields(x->in, all, x->fields + 1);
	}
	free(all);
	return st;
}

/* Makes the rows of a deed, and records them. */
static enum st
record_deed(struct batch *b, const struct batch_input *x)
{
	struct intake rows = {0};
	enum st st;

	if (x->who != NULL)
		st = deed_of_who(x->deed, &b->desk, x->who, &rows);
	else
		st = deed_of_rows(x->deed, &b->desk, x->in, &rows);
	if (st == ST_OK)
		st = record(b, &rows);
	intake_free(&rows);
	return st;
}

enum st
batch_run(struct batch *b, const struct batch_input *x)
{
	enum st st;

	b->open = b->failed = 0;
	st = take_ledger(b);
	if (st != ST_OK)
		b->failed = 1;
	if (st == ST_OK && x->from != NULL)
		st = referral_fields(b, x);
	if (st == ST_OK)
		st = x->deed != NULL ? record_deed(b, x) : record(b, x->in);
	if (b->open && !b->how->dry) {
		b->last = b->store;
		store_close(&b->store);
	}
	return st;
}

enum st
batch_end(struct batch *b)
{
	const char *would = b->how->dry ? "would be " : "";
	enum st st = ST_OK;

	if (b->file && b->desk.update)
		msg("%s: %zu %sstored, %zu %supdated, %zu unchanged",
		    schema_name(b->desk.table), b->stored, would, b->updated,
		    would, b->known);
	else if (b->file && (b->desk.keep || b->how->dry))
		msg("%s: %zu %sstored, %zu known already",
		    schema_name(b->desk.table), b->stored, would, b->known);
	if (b->kept > 0)
		msg("partners whose consent stays no: %zu; an operand "
		    "consent=... lifts it",
		    b->kept);
	if (b->out > 0)
		msg("%s: %zu row%s refused", b->how->refuse, b->out,
		    b->out == 1 ? "" : "s");
	errno = EIO;
	if (b->refused != NULL && fclose(b->refused) != 0) {
		msg_errno("%s", b->how->refuse);
		st = ST_TROUBLE;
	}
	desk_unload(&b->desk);
	if (b->viewed)
		ledger_close(&b->view);
	mem_pool_free(&b->desk.pool);
	return st;
}
