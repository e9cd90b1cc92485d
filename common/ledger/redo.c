#include "ledger/redo.h"

#include <errno.h>
#include <stdlib.h>

#include "base/disk.h"
#include "ledger/ledger.h"
#include "ledger/lock.h"
#include "ledger/sidefile.h"

int
redo_pending(const struct undo_log_table *u, const struct stat *table)
{
	return u->erase && table->st_ino == u->inode &&
	    table->st_size == u->size;
}

/* What must not be gone on with: the user is to look. */
static enum st
refuse(const char *path, const char *what, const char *dir)
{
	msg("%s: an erasure that was broken off cannot be finished: %s; mend "
	    "the file, then empty %s/%s",
	    path, what, dir, LOCK_FILE);
	return ST_TROUBLE;
}

/* Puts the new file of a table into its place, unless it is there. */
static enum st
put_in_place(const struct undo_log_table *u, const char *dir)
{
	char *path = ledger_path(dir, schema_file(u->table));
	char *tmp = sidefile_path(dir, u->table, SIDEFILE_TMP);
	struct stat new, sb = {0};
	enum st st = ST_OK;
	int there = lstat(tmp, &new) == 0, pending;

	if ((!there && errno != ENOENT) ||
	    (lstat(path, &sb) != 0 && errno != ENOENT)) {
		msg_errno("%s", path);
		free(tmp);
		free(path);
		return ST_TROUBLE;
	}
	pending = redo_pending(u, &sb);
	if (there && !pending)
		st = refuse(path,
		    "another program wrote it since, and its new rows are in "
		    "the file .tmp beside it",
		    dir);
	else if (pending && !there)
		st = refuse(path, "the file .tmp beside it is gone", dir);
	else if (pending)
		st = sidefile_put(dir, u->table, u->size, "rename");
	free(tmp);
	free(path);
	return st;
}

enum st
redo_finish(const struct undo_log *u, const char *dir)
{
	enum schema_table t;
	enum st st = ST_OK;
	enum sidefile s;
	size_t i;

	for (i = 0; i < u->n && st == ST_OK; i++)
		st = put_in_place(&u->table[i], dir);
	for (t = 0; t < T_N && st == ST_OK; t++)
		for (s = 0; s < SIDEFILE_N && st == ST_OK; s++)
			st = sidefile_remove(
			    dir, t, s, "as it may hold what was erased");
	if (st == ST_OK && disk_sync_dir(dir) != 0) {
		msg_errno("%s: fsync of the directory", dir);
		st = ST_TROUBLE;
	}
	return st;
}
