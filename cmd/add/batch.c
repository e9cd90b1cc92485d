/*
 * The walk of one batch, from its rows to the disk, is batch_run at the end of
 * this file: the steps that ref-add.c names, each above the one that takes it.
 * The two of the batch itself are here, the file for refused rows (-r) and the
 * bytes for the store.
 */
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether a file is there, and is the one at path. */
static int
is_same_file(const struct stat *file, const char *path)
{
	struct stat other;

	return stat(path, &other) == 0 && file->st_dev == other.st_dev &&
	    file->st_ino == other.st_ino;
}

/* The rows that would be lost if the file for refused ones were emptied: those
 * of the input, or of a table; or NULL. */
static const char *
lost_rows(const struct options *o, const struct stat *file)
{
	enum schema_table t;
	char *path;
	int same;

	if (!S_ISREG(file->st_mode))
		return NULL;
	if (o->file != NULL && is_same_file(file, o->file))
		return "the input";
	for (t = 0; t < T_N; t++) {
		path = ledger_path(o->dir, schema_file(t));
		same = is_same_file(file, path);
		free(path);
		if (same)
			return "a table of the ledger";
	}
	return NULL;
}

/* Opens the file for refused rows, and empties it when it is seen to be one. */
static FILE *
open_refused(const struct options *o)
{
	const char *path = o->refused_file, *what;
	struct stat file;
	FILE *fp = NULL;
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0 || fstat(fd, &file) != 0)
		msg_errno("%s", path);
	else if ((what = lost_rows(o, &file)) != NULL)
		msg("%s: is %s: -r needs a file of its own", path, what);
	else if ((S_ISREG(file.st_mode) && ftruncate(fd, 0) != 0) ||
	    (fp = fdopen(fd, "w")) == NULL)
		msg_errno("%s", path);
	if (fp == NULL && fd >= 0)
		close(fd);
	return fp;
}

enum st
batch_begin(struct batch *b, const struct input *in)
{
	struct out o;
	size_t i;

	if (b->session.o->refused_file == NULL || b->refused != NULL)
		return ST_OK;
	if ((b->refused = open_refused(b->session.o)) == NULL)
		return ST_TROUBLE;
	o = out_to(b->refused, 0);
	for (i = 0; i < input_width(in); i++)
		out_cell(&o, in->name[i]);
	out_cell(&o, "fault");
	out_end(&o);
	return ST_OK;
}

/* Writes the refused rows, before the others are stored. */
static enum st
put_refused_aside(struct batch *b, const struct draft *d)
{
	struct out o = out_to(b->refused, 0);
	size_t row, i;
	char *fault;

	for (row = 0; row < d->in->rows; row++) {
		if (!draft_is_refused(&d->row[row]))
			continue;
		fault = draft_fault_text(&d->row[row]);
		for (i = 0; i < input_width(d->in); i++)
			out_cell(&o, input_cell(d->in, row, (int)i));
		out_cell(&o, fault);
		out_end(&o);
		free(fault);
		b->refused_rows++;
	}
	errno = EIO;
	if (fflush(b->refused) == 0 && !ferror(b->refused))
		return ST_OK;
	msg_errno("%s: nothing was stored", b->session.o->refused_file);
	return ST_TROUBLE;
}

/* Deals with rows that were refused, for which *st stands: 1 if the others are
 * to be stored all the same. */
static int
deal_with_refused(struct batch *b, const struct draft *d, enum st *st)
{
	const int one_by_one = b->session.o->one_by_one;

	if (*st == ST_OK)
		return 1;
	if (b->refused != NULL) {
		*st = ST_TROUBLE;
		return put_refused_aside(b, d) == ST_OK;
	}
	draft_complain(d);
	if (*st == ST_NO)
		msg("%s: -f stores duplicates, but never an id twice",
		    one_by_one ? "not stored" : "nothing was stored");
	else if (d->in->file != NULL && !one_by_one)
		msg("nothing was stored: fix the rows, or put them aside with "
		    "-r FILE");
	return 0;
}

/* Stores the rows of a draft; dry, prints them. */
static enum st
store_rows(struct batch *b, const struct draft *d)
{
	struct session *s = &b->session;
	const int whole = d->updates_file;
	size_t len, header = 0;
	struct out o;
	enum st st = ST_OK;
	char *text;

	if (s->o->dry_run) {
		o = out_to(stdout, 0);
		if (!b->header)
			layout_row(&s->layout, &o, s->layout.name);
		b->header = 1;
		draft_print_changes(d, &o);
		return ST_OK;
	}
	if (!whole && draft_count(d, DRAFT_NEW) == 0)
		return ST_OK;
	o = out_to(mem_stream(&text, &len), 0);
	if (whole)
		st = draft_print_table(d, &o);
	else {
		layout_row(&s->layout, &o, s->layout.name);
		header = (size_t)ftell(o.fp);
		draft_print_new(d, &o);
	}
	mem_stream_end(o.fp, &text);
	if (st == ST_OK)
		st = whole
		    ? store_replace(&s->store, s->o->table, text, len)
		    : store_append(&s->store, s->o->table, text, header, len);
	free(text);
	return st;
}

/* After the commit: ids on standard output, remarks on standard error. */
static enum st
print_ids(const struct options *o, const struct draft *d)
{
	const struct draft_row *r, *end = d->row + d->in->rows;
	const char *id;

	for (r = d->row; r < end; r++)
		if (r->remark != NULL && r->state == DRAFT_NEW)
			msg("%s", r->remark);
	for (r = d->row; o->print_ids && r < end; r++)
		if (!draft_is_refused(r) && (id = draft_id(d, r)) != NULL)
			printf("%s\n", id);
	if (!o->print_ids || fflush(stdout) == 0)
		return ST_OK;
	msg_errno("the rows are stored, but their ids cannot be printed: "
		  "standard output");
	clearerr(stdout); /* it has been said */
	return ST_TROUBLE;
}

/* Stores the good rows of a draft, and says so. */
static enum st
store_and_tell(struct batch *b, const struct draft *d)
{
	const struct options *o = b->session.o;
	enum st st = store_rows(b, d);

	if (st == ST_OK) {
		b->stored += draft_count(d, DRAFT_NEW);
		b->updated += draft_count(d, DRAFT_UPDATED);
		b->known += draft_count(d, DRAFT_KNOWN);
		b->consents_kept += d->consents_kept;
		st = o->dry_run ? ST_OK : print_ids(o, d);
	}
	b->failed = st != ST_OK;
	b->session.loaded = st == ST_OK && !d->updates_file;
	return st;
}

/* Checks rows, and stores them if they are good; with -r, those that are. */
static enum st
record_rows(struct batch *b, struct input *in)
{
	struct session *s = &b->session;
	struct draft d;
	enum st st = draft_begin(&d, s, in), did = ST_OK;

	if (st == ST_OK)
		st = batch_begin(b, in);
	if (st == ST_OK) {
		session_stamp(s);
		draft_check(&d);
		st = history_read(&s->history);
	}
	if (st == ST_OK) {
		if (s->o->table == T_EVENTS) /* what was read may be later */
			session_stamp(s);
		st = draft_settle(&d);
		if (deal_with_refused(b, &d, &st))
			did = store_and_tell(b, &d);
	}
	/* a partner that was refused at last is known no more */
	if (st != ST_OK && s->o->table == T_PARTNERS && !s->o->dry_run)
		s->loaded = 0;
	draft_free(&d);
	return msg_worst(st, did);
}

/* Puts whom WHO names, a partner or for events a referral, into the one row of
 * the input. */
static enum st
resolve_who(const struct request *q, struct lookup *k)
{
	int referral;
	size_t n = lookup_who(k, q->who, q->command != NULL, &referral);
	enum schema_table t = referral ? T_REFERRALS : T_PARTNERS;

	if (n == LOOKUP_NONE)
		return ST_TROUBLE;
	input_set(q->in, 0,
	    input_find(q->in, referral ? "referral" : "partner"),
	    lookup_cell(k, t, n, 0));
	return ST_OK;
}

enum st
batch_run(struct batch *b, const struct request *q)
{
	struct session *s = &b->session;
	struct input made = {0}, *in = q->in;
	enum st st = session_open(s);

	b->failed = st != ST_OK;
	if (st == ST_OK && q->who != NULL)
		st = resolve_who(q, &s->known);
	if (st == ST_OK && q->command != NULL) {
		st = event_command_rows(q->command, s, q->in, &made);
		in = &made;
	}
	if (st == ST_OK)
		st = record_rows(b, in);
	session_close(s);
	input_free(&made);
	return st;
}

/* Closes the file for refused rows, and says how many there are. */
static enum st
close_refused(struct batch *b)
{
	const char *path = b->session.o->refused_file;

	if (b->refused_rows > 0)
		msg("%s: %zu row%s refused", path, b->refused_rows,
		    b->refused_rows == 1 ? "" : "s");
	errno = EIO;
	if (b->refused == NULL || fclose(b->refused) == 0)
		return ST_OK;
	msg_errno("%s", path);
	return ST_TROUBLE;
}

enum st
batch_end(struct batch *b)
{
	const struct options *o = b->session.o;
	const char *table = schema_name(o->table);
	const char *would = o->dry_run ? "would be " : "";
	enum st st;

	if (o->file != NULL && o->update_known)
		msg("%s: %zu %sstored, %zu %supdated, %zu unchanged", table,
		    b->stored, would, b->updated, would, b->known);
	else if (o->file != NULL && (o->leave_known || o->dry_run))
		msg("%s: %zu %sstored, %zu known already", table, b->stored,
		    would, b->known);
	if (b->consents_kept > 0)
		msg("partners whose consent stays no: %zu; an operand "
		    "consent=... lifts it",
		    b->consents_kept);
	st = close_refused(b);
	session_free(&b->session);
	return st;
}
