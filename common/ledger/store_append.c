/*
 * Append: the undo record, then the rows, then the record is emptied: that is
 * the commit.  Each step is durable before the next begins, so that a writer
 * that dies between any two of them leaves either no rows or a record by
 * which the next one takes them back.
 *
 * A step returns NULL, or what of it failed, errno set.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
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
	int fresh; /* the table is new */
	ino_t inode;
	off_t size, newsize; /* before, and after the rows */
};

/* A step that failed before the commit, and is undone. */
static enum st
nothing_stored(struct append *a, const char *step)
{
	msg_errno("%s: %s", a->path, step);
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

/* Opens the table, which must be the file that was read, and as it was; the
 * last character of it, for a last row that no newline ends. */
static enum st
open_table(struct append *a, char *last)
{
	const struct stat *was = &a->s->was[a->t];
	struct stat sb;

	if ((a->fd = open_or_make(a)) < 0 || fstat(a->fd, &sb) != 0) {
		msg_errno("%s", a->path);
		return ST_TROUBLE;
	}
	if (!S_ISREG(sb.st_mode)) {
		msg("%s: not a regular file", a->path);
		return ST_TROUBLE;
	}
	a->size = sb.st_size;
	a->inode = sb.st_ino;
	if (a->fresh ? sb.st_size != 0
		     : (sb.st_ino != was->st_ino || sb.st_dev != was->st_dev ||
			   sb.st_size != was->st_size)) {
		msg("%s: changed by another program meanwhile: nothing was "
		    "stored, try again",
		    a->path);
		return ST_TROUBLE;
	}
	if (a->size > 0 && disk_read(a->fd, last, 1, a->size - 1) != 0) {
		msg_errno("%s", a->path);
		return ST_TROUBLE;
	}
	return ST_OK;
}

/* Writes the undo record.  A lock that is new must be durable itself. */
static const char *
write_record(struct append *a)
{
	struct undo_log u = {.n = 1};

	u.table[0] =
	    (struct undo_log_table){a->t, a->inode, a->size, a->newsize, 0};
	if (undo_log_write(a->s->lock, &u) != 0)
		return LOCK_FILE;
	if (a->s->fresh && disk_sync_dir(a->s->view.dir) != 0)
		return "fsync of the directory";
	a->s->fresh = 0;
	return NULL;
}

static const char *
write_rows(struct append *a, int newline, const char *text, size_t len)
{
	struct stat sb;

	if ((newline && disk_write(a->fd, "\n", 1) != 0) ||
	    disk_write(a->fd, text, len) != 0)
		return "write";
	if (fstat(a->fd, &sb) != 0)
		return "fstat";
	errno = EIO;
	return sb.st_size != a->newsize ? "its size is not what was written"
					: NULL;
}

static const char *
commit(struct append *a)
{
	if (fdatasync(a->fd) != 0)
		return "fdatasync";
	if (a->fresh && disk_sync_dir(a->s->view.dir) != 0)
		return "fsync of the directory";
	if (fstat(a->fd, &a->s->was[a->t]) != 0)
		return "fstat";
	return undo_log_clear(a->s->lock) != 0 ? LOCK_FILE : NULL;
}

enum st
store_append(struct store *s, enum schema_table t, const char *text,
    size_t header, size_t len)
{
	struct append a = {.s = s,
	    .t = t,
	    .path = s->view.file[t].path,
	    .fresh = s->view.file[t].fd < 0};
	const char *failed;
	char last = '\n';
	sigset_t old;
	enum st st;

	io_block_signals(&old);
	st = open_table(&a, &last);
	if (!a.fresh) {
		text += header;
		len -= header;
	}
	if (st == ST_OK) {
		a.newsize = a.size + (last != '\n') + (off_t)len;
		failed = write_record(&a);
		if (failed == NULL)
			failed = write_rows(&a, last != '\n', text, len);
		if (failed != NULL)
			st = nothing_stored(&a, failed);
		else if ((failed = commit(&a)) != NULL)
			st = not_known(&a, failed);
	}
	if (a.fd >= 0)
		close(a.fd);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return st;
}
