/*
 * The lock, and what comes before anything is written under it.
 */
#include "ledger/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/disk.h"
#include "ledger/lock.h"
#include "ledger/recover.h"

/* Makes the name of dir durable; not where its directory cannot be read. */
static int
sync_name(const char *dir)
{
	char *above = ledger_path(dir, "..");
	int r = disk_sync_dir(above);

	free(above);
	return r != 0 && errno == EACCES ? 0 : r;
}

/* Makes the directory of the ledger, for its owner alone, if there is none. */
static enum st
make_dir(const char *dir)
{
	if (mkdir(dir, 0700) == 0) {
		if (chmod(dir, 0700) == 0 && sync_name(dir) == 0)
			return ST_OK;
	} else if (errno == EEXIST)
		return ST_OK;
	msg_errno("%s", dir);
	return ST_TROUBLE;
}

/* Opens .lock, makes it if it is missing; -1 and errno. */
static int
open_lock(struct store *s, const char *path)
{
	const int how = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
	int fd = open(path, how);

	if (fd >= 0 || errno != ENOENT)
		return fd;
	fd = open(path, how | O_CREAT | O_EXCL, 0600);
	if (fd < 0)
		return errno == EEXIST ? open(path, how) : -1;
	s->fresh = 1;
	if (fchmod(fd, s->mode) == 0)
		return fd;
	close(fd);
	return -1;
}

/* Whether fd is still the file of that name, and one that can be a lock. */
static int
is_lock(int fd, const char *path)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 && S_ISREG(a.st_mode) &&
	    lstat(path, &b) == 0 && a.st_dev == b.st_dev &&
	    a.st_ino == b.st_ino;
}

/* Opens the lock and takes it: 1; 0 if the file is no lock, or was removed
 * while we waited; -1 after a message. */
static int
try_lock(struct store *s, const char *path, int seconds)
{
	if ((s->lock = open_lock(s, path)) < 0) {
		msg_errno("%s", path);
		return -1;
	}
	if (lock_take(s->lock, LOCK_EX, seconds) == 0) {
		if (is_lock(s->lock, path))
			return 1;
		close(s->lock);
		return 0;
	}
	if (errno == EWOULDBLOCK)
		msg("%s: held by another program for %d s: try again; ref-add "
		    "-w and ref-erase -w wait longer",
		    path, seconds);
	else
		msg_errno("%s: cannot be locked, and without the lock nothing "
			  "is written",
		    path);
	close(s->lock);
	return -1;
}

/* Takes the lock of the directory. */
static enum st
take_lock(struct store *s, const char *dir, int seconds)
{
	char *path = ledger_path(dir, LOCK_FILE);
	enum { TRIES = 16 };
	int i, got = 0;

	for (i = 0; i < TRIES && got == 0; i++)
		got = try_lock(s, path, seconds);
	if (got == 0)
		msg("%s: not a regular file", path);
	free(path);
	return got > 0 ? ST_OK : ST_TROUBLE;
}

/* Notes each table as it is now. */
static enum st
note_tables(struct store *s)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (s->view.file[t].fd >= 0 &&
		    fstat(s->view.file[t].fd, &s->was[t]) != 0) {
			msg_errno("%s", s->view.file[t].path);
			return ST_TROUBLE;
		}
	return ST_OK;
}

enum st
store_open(struct store *s, const char *dir, int seconds)
{
	struct stat sb;
	enum st st;

	*s = (struct store){.lock = -1, .mode = 0600};
	if (make_dir(dir) != ST_OK)
		return ST_TROUBLE;
	if (stat(dir, &sb) == 0 && (sb.st_mode & S_ISGID))
		s->mode = 0660;
	if (take_lock(s, dir, seconds) != ST_OK)
		return ST_TROUBLE;
	if (recover_undo(s->lock, dir, s->mode) != ST_OK) {
		close(s->lock);
		return ST_TROUBLE;
	}
	st = ledger_view(&s->view, dir, 1);
	st = msg_worst(st, note_tables(s));
	if (st != ST_OK)
		store_close(s);
	return st;
}

enum st
store_view(struct store *s, const char *dir)
{
	enum st st;

	*s = (struct store){.lock = -1};
	st = ledger_view(&s->view, dir, 0);
	if (st != ST_OK)
		ledger_close(&s->view);
	return st;
}

void
store_close(struct store *s)
{
	ledger_close(&s->view);
	if (s->lock >= 0)
		close(s->lock);
	s->lock = -1;
}

int
store_same(const struct stat *x, const struct stat *y)
{
	return x->st_dev == y->st_dev && x->st_ino == y->st_ino &&
	    x->st_size == y->st_size &&
	    x->st_mtim.tv_sec == y->st_mtim.tv_sec &&
	    x->st_mtim.tv_nsec == y->st_mtim.tv_nsec;
}
