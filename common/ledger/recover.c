/*
 * A record in the lock file means that a writer died.  One of an append: its
 * rows are cut off, and kept beside the table.  One of an erasure: the new
 * files were durable before it, so the erasure is finished.
 */
#include "ledger/recover.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "ledger/lock.h"
#include "ledger/sidefile.h"

/* A table, open, that is longer than it should be. */
struct tail {
	int fd;
	const char *path, *dir;
	enum schema_table table;
	off_t from, size; /* where it begins, where the file ends */
	mode_t mode;	  /* of the file that keeps it */
};

/* Appends the tail to the file path, in all durability. */
static int
keep_tail(const struct tail *x, const char *path)
{
	const int how = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
	int out = open(path, how | O_CREAT | O_EXCL, 0600);
	int r = 0, err;

	if (out >= 0)
		r = fchmod(out, x->mode) != 0 ? -1 : disk_sync_dir(x->dir);
	else if (errno == EEXIST)
		out = open(path, how);
	if (out < 0)
		return -1;
	if (r == 0)
		r = disk_copy(x->fd, x->from, x->size, out);
	if (r == 0)
		r = fsync(out);
	err = errno;
	close(out);
	errno = err;
	return r;
}

/* Says that another program has written the table meanwhile. */
static enum st
complain_changed(const char *path)
{
	msg("%s: changed by another program meanwhile: left as it is", path);
	return ST_TROUBLE;
}

/* Cuts a table back to what it was; what is cut is kept first, which may take
 * long.  did is what was done thereby. */
static enum st
cut_tail(const struct tail *x, const char *did)
{
	char *torn = sidefile_path(x->dir, x->table, SIDEFILE_TORN);
	enum st st = ST_TROUBLE;
	struct stat sb;

	if (keep_tail(x, torn) != 0)
		msg_errno("%s", torn);
	else if (fstat(x->fd, &sb) != 0)
		msg_errno("%s", x->path);
	else if (sb.st_size != x->size)
		st = complain_changed(x->path);
	else if (disk_cut(x->fd, x->from) != 0 || fsync(x->fd) != 0)
		msg_errno("%s", x->path);
	else {
		msg("%s: %s: %jd bytes cut, kept in %s", x->path, did,
		    (intmax_t)(x->size - x->from), torn);
		st = ST_OK;
	}
	free(torn);
	return st;
}

/* Undoes what the record says of one table. */
static enum st
undo_table(const struct undo_log_table *u, const char *dir, mode_t mode)
{
	char *path = ledger_path(dir, schema_file(u->table));
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
	enum st st = ST_OK;
	struct stat sb;

	if ((fd < 0 && errno != ENOENT) || (fd >= 0 && fstat(fd, &sb) != 0)) {
		msg_errno("%s", path);
		st = ST_TROUBLE;
	} else if (fd < 0 || sb.st_ino != u->inode || sb.st_size <= u->size)
		; /* another file by now, or the rows never came */
	else if (sb.st_size > u->newsize) {
		msg("%s: a broken-off writing of rows, bytes %jd to %jd, "
		    "cannot be undone, as there are rows behind it: fix the "
		    "file, then empty %s/%s",
		    path, (intmax_t)u->size, (intmax_t)u->newsize, dir,
		    LOCK_FILE);
		st = ST_TROUBLE;
	} else
		st = cut_tail(&(struct tail){fd, path, dir, u->table, u->size,
				  sb.st_size, mode},
		    "undid the writing of rows that was broken off");
	if (fd >= 0)
		close(fd);
	free(path);
	return st;
}

/* Puts the new file of a table into its place, unless it is there. */
static enum st
put_in_place(const struct undo_log_table *u, const char *dir)
{
	char *path = ledger_path(dir, schema_file(u->table));
	char *tmp = sidefile_path(dir, u->table, SIDEFILE_TMP);
	struct stat new, sb = {0};
	const int there = lstat(tmp, &new) == 0;
	enum st st = ST_TROUBLE;
	int pending;

	if ((!there && errno != ENOENT) ||
	    (lstat(path, &sb) != 0 && errno != ENOENT))
		msg_errno("%s", path);
	else if ((pending = undo_log_is_pending(u, &sb)) != there)
		msg("%s: an erasure that was broken off cannot be finished: "
		    "%s; fix the file, then empty %s/%s",
		    path,
		    pending ? "the file .tmp beside it is gone"
			    : "another program wrote it since; the erased "
			      "table is in the file .tmp beside it",
		    dir, LOCK_FILE);
	else
		st = pending ? sidefile_put(dir, u->table, u->size, "rename")
			     : ST_OK;
	free(tmp);
	free(path);
	return st;
}

enum st
recover_finish(const struct undo_log *u, const char *dir)
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

/* Follows a record that is valid. */
static enum st
follow_record(const struct undo_log *u, const char *dir, mode_t mode)
{
	enum st st = ST_OK;
	size_t i;

	if (u->n > 0 && u->table[0].erase) {
		st = recover_finish(u, dir);
		if (st == ST_OK)
			msg("%s: finished an erasure that was broken off", dir);
		return st;
	}
	for (i = 0; i < u->n; i++)
		st = msg_worst(st, undo_table(&u->table[i], dir, mode));
	return st;
}

enum st
recover_undo(int lock, const char *dir, mode_t mode)
{
	enum st st = ST_OK;
	enum schema_table t;
	struct undo_log u;

	if (undo_log_read(lock, &u) != 0) {
		msg_errno("%s/%s", dir, LOCK_FILE);
		return ST_TROUBLE;
	}
	if (u.state == UNDO_LOG_BAD) {
		msg("%s/%s: '%s' is no line of an undo record: fix what it "
		    "is about, then empty it",
		    dir, LOCK_FILE, u.bad);
		return ST_TROUBLE;
	}
	if (u.state == UNDO_LOG_VALID)
		st = follow_record(&u, dir, mode);
	if (st != ST_OK)
		return st;
	if (u.state != UNDO_LOG_NONE && undo_log_clear(lock) != 0) {
		msg_errno("%s/%s", dir, LOCK_FILE);
		return ST_TROUBLE;
	}
	for (t = 0; t < T_N; t++)
		st = msg_worst(st,
		    sidefile_remove(dir, t, SIDEFILE_TMP,
			"left by an update that was broken off"));
	return st;
}

enum st
recover_cut(const struct ledger *l, enum schema_table t, off_t from, off_t size,
    mode_t mode)
{
	struct tail x = {-1, l->file[t].path, l->dir, t, from, size, mode};
	enum st st = ST_TROUBLE;
	struct stat sb;

	x.fd = open(x.path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
	if (x.fd < 0 || fstat(x.fd, &sb) != 0)
		msg_errno("%s", x.path);
	else if (sb.st_size != size)
		st = complain_changed(x.path);
	else
		st = cut_tail(&x, "the last row is torn");
	if (x.fd >= 0)
		close(x.fd);
	return st;
}
