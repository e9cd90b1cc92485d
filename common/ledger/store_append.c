/*
 * Append: the undo record, then the rows, then the record is emptied: that is
 * the commit.  Each step is durable before the next begins, so that a writer
 * that dies between any two of them leaves either no rows or a record by
 * which the next one takes them back.  Another program that heeds no lock may
 * write at any moment: what is not known to be ours is never cut off.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/io.h"
#include "ledger/lock.h"
#include "ledger/store.h"
#include "ledger/undo_log.h"

/* One append: the table, and what is known of it. */
struct append {
	struct store *s;
	enum schema_table t;
	const char *path;
	int fd;
	int fresh;	     /* the table is new */
	struct stat sb;	     /* as it was opened */
	off_t size, newsize; /* before, and after the rows */
	off_t written;	     /* how much of the rows is in it */
};

/* Another program wrote before the first of our rows: the table stays. */
static enum st
changed(const struct append *a)
{
	msg("%s: changed by another program meanwhile: nothing was stored, "
	    "try again",
	    a->path);
	return ST_TROUBLE;
}

/* Another program wrote among our rows: which are whose cannot be told. */
static enum st
mixed(struct append *a)
{
	msg("%s: another program wrote to it at the same time, so nothing is "
	    "cut off: look at its last lines, mend them, and store what is "
	    "missing",
	    a->path);
	if (fdatasync(a->fd) != 0)
		msg_errno("%s: fdatasync", a->path);
	if (undo_log_clear(a->s->lock) != 0)
		msg_errno("%s/%s", a->s->view.dir, LOCK_FILE);
	return ST_TROUBLE;
}

/* A step that failed before the commit, and is undone. */
static enum st
nothing_stored(struct append *a, const char *step)
{
	struct stat sb;

	msg_errno("%s: %s", a->path, step);
	if (fstat(a->fd, &sb) == 0 && sb.st_size > a->size + a->written)
		return mixed(a);
	if (disk_cut(a->fd, a->size) == 0 && fdatasync(a->fd) == 0 &&
	    undo_log_clear(a->s->lock) == 0)
		msg("nothing was stored");
	else
		msg_errno("%s: nothing was stored, and the next ref-add will "
			  "undo the beginning",
		    a->path);
	return ST_TROUBLE;
}

/*
 * A step that failed when the rows were written: what is on the disk is not
 * known, and asking again would not tell.  The record stays, so that readers
 * keep to the old rows, and the next writer goes back to them.
 */
static enum st
not_known(struct append *a, const char *step)
{
	msg_errno("%s: %s", a->path, step);
	msg("not known to be stored: the next ref-add takes the rows back, if "
	    "they are there");
	return ST_TROUBLE;
}

/* Opens the table, which is made if there is none; -1 and errno. */
static int
open_or_make(struct append *a)
{
	const int how = O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK;
	int fd = -1;

	if (a->fresh) {
		fd = open(a->path, how | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
		if (fd >= 0 && fchmod(fd, a->s->mode) != 0) {
			close(fd);
			return -1;
		}
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return open(a->path, how);
}

/* Opens the table, which must be the file that was read, and as it was; its
 * last character, too: a last row that no newline ends gets one. */
static enum st
open_table(struct append *a, char *last)
{
	const struct stat *was = &a->s->was[a->t];

	if ((a->fd = open_or_make(a)) < 0 || fstat(a->fd, &a->sb) != 0) {
		msg_errno("%s", a->path);
		return ST_TROUBLE;
	}
	if (!S_ISREG(a->sb.st_mode)) {
		msg("%s: not a regular file", a->path);
		return ST_TROUBLE;
	}
	a->size = a->sb.st_size;
	if (a->fresh
		? a->size != 0
		: (a->sb.st_ino != was->st_ino || a->sb.st_dev != was->st_dev ||
		      a->size != was->st_size))
		return changed(a);
	if (a->size > 0 && disk_read(a->fd, last, 1, a->size - 1) != 0) {
		msg_errno("%s", a->path);
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* Writes the undo record.  A lock that is new must be durable itself. */
static enum st
write_record(struct append *a)
{
	struct undo_log u = {.n = 1};

	u.table[0] =
	    (struct undo_log_table){a->t, a->sb.st_ino, a->size, a->newsize, 0};
	if (undo_log_write(a->s->lock, &u) != 0)
		return nothing_stored(a, LOCK_FILE);
	if (a->s->fresh && disk_sync_dir(a->s->view.dir) != 0)
		return nothing_stored(a, "fsync of the directory");
	a->s->fresh = 0;
	return ST_OK;
}

/* Whether the table is still the file that is open, and as it was: to make the
 * record durable may have taken long. */
static int
is_as_it_was(const struct append *a)
{
	struct stat now;

	return stat(a->path, &now) == 0 && a->sb.st_ino == now.st_ino &&
	    a->sb.st_dev == now.st_dev && now.st_size == a->size;
}

static enum st
write_rows(struct append *a, int newline, const char *text, size_t len)
{
	struct stat sb;

	if (!is_as_it_was(a)) {
		if (undo_log_clear(a->s->lock) != 0)
			return nothing_stored(a, LOCK_FILE);
		return changed(a);
	}
	if ((newline && disk_write(a->fd, "\n", 1, &a->written) != 0) ||
	    disk_write(a->fd, text, len, &a->written) != 0)
		return nothing_stored(a, "write");
	if (fstat(a->fd, &sb) != 0)
		return nothing_stored(a, "fstat");
	if (sb.st_size > a->newsize)
		return mixed(a);
	errno = EIO;
	return sb.st_size == a->newsize
	    ? ST_OK
	    : nothing_stored(a, "its size is not what was written");
}

static enum st
commit(struct append *a)
{
	if (fdatasync(a->fd) != 0)
		return not_known(a, "fdatasync");
	if (a->fresh && disk_sync_dir(a->s->view.dir) != 0)
		return not_known(a, "fsync of the directory");
	if (fstat(a->fd, &a->s->was[a->t]) != 0)
		return not_known(a, "fstat");
	if (undo_log_clear(a->s->lock) != 0)
		return not_known(a, LOCK_FILE);
	return ST_OK;
}

enum st
store_append(struct store *s, enum schema_table t, const char *text,
    size_t header, size_t len)
{
	struct append a = {.s = s,
	    .t = t,
	    .path = s->view.file[t].path,
	    .fresh = s->view.file[t].fd < 0};
	const size_t skip = a.fresh ? 0 : header;
	char last = '\n';
	sigset_t old;
	enum st st;

	io_block_signals(&old);
	st = open_table(&a, &last);
	a.newsize = a.size + (last != '\n') + (off_t)(len - skip);
	if (st == ST_OK)
		st = write_record(&a);
	if (st == ST_OK)
		st = write_rows(&a, last != '\n', text + skip, len - skip);
	if (st == ST_OK)
		st = commit(&a);
	if (a.fd >= 0)
		close(a.fd);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return st;
}
