/*
 * Erase: several tables are replaced as one.  Their new files are written
 * beside them and made durable, names and all; then a record of them is, and
 * that is the commit.  From there on there is no way back: redo.c puts the new
 * files into their places and removes what else holds copies, now or, if this
 * process dies, when the next writer comes.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "ledger/lock.h"
#include "ledger/redo.h"
#include "ledger/store_part.h"
#include "ledger/undo_log.h"

/* Writes the new files, and makes their names durable. */
static enum st
write_all(struct replace r[T_N], const struct store_text text[T_N])
{
	const char *dir = r[0].s->view.dir;
	enum st st = ST_OK;
	enum schema_table t;

	for (t = 0; t < T_N && st == ST_OK; t++)
		if (text[t].s != NULL)
			st = replace_write(&r[t], text[t].s, text[t].len);
	if (st == ST_OK && disk_sync_dir(dir) != 0) {
		msg_errno(
		    "%s: fsync of the directory: nothing was stored", dir);
		st = ST_TROUBLE;
	}
	return st;
}

/* Another program that wrote a table has the last word. */
static enum st
check_all(const struct replace r[T_N])
{
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (r[t].made && !replace_unchanged(&r[t])) {
			msg("%s: changed by another program meanwhile: nothing "
			    "was stored, try again",
			    r[t].path);
			return ST_TROUBLE;
		}
	return ST_OK;
}

/*
 * Writes the record: the commit.  If that failed, and it cannot be emptied
 * either, the next writer decides by what of it is on the disk: the new files
 * stay for that.
 */
static enum st
commit(struct replace r[T_N], struct undo_log *u)
{
	struct store *s = r[0].s;
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (r[t].made)
			u->table[u->n++] =
			    (struct undo_log_table){t, s->was[t].st_ino,
				s->was[t].st_size, s->was[t].st_size, 1};
	if (undo_log_write(s->lock, u) == 0)
		return ST_OK;
	msg_errno("%s/%s", s->view.dir, LOCK_FILE);
	if (undo_log_clear(s->lock) == 0) {
		msg("nothing was stored");
		return ST_TROUBLE;
	}
	for (t = 0; t < T_N; t++)
		r[t].made = 0;
	msg("not known to be stored: the next ref-add finishes it, or drops "
	    "it");
	return ST_TROUBLE;
}

/* What comes after the commit. */
static enum st
finish(struct replace r[T_N], const struct undo_log *u)
{
	struct store *s = r[0].s;
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		r[t].made = 0; /* not this function's to remove any more */
	if (redo_finish(u, s->view.dir) == ST_OK) {
		if (undo_log_clear(s->lock) == 0)
			return ST_OK;
		msg_errno("%s/%s", s->view.dir, LOCK_FILE);
	}
	msg("the erasure has begun: the next ref-add finishes it");
	return ST_TROUBLE;
}

enum st
store_erase(struct store *s, const struct store_text text[T_N])
{
	struct replace r[T_N];
	struct undo_log u = {0};
	sigset_t old;
	enum schema_table t;
	enum st st;

	for (t = 0; t < T_N; t++)
		replace_begin(&r[t], s, t);
	store_hold(&old);
	st = write_all(r, text);
	if (st == ST_OK)
		st = check_all(r);
	if (st == ST_OK)
		st = commit(r, &u);
	if (st == ST_OK)
		st = finish(r, &u);
	for (t = 0; t < T_N; t++)
		replace_end(&r[t]);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return st;
}
