/*
 * Replace: a new file of a table is written beside the old one, made durable,
 * and renamed over it; whoever has the old one open keeps it.
 *
 * One table is replaced by a rename, and its old file stays as FILE~.  Several
 * are replaced as one: when all new files are durable, names and all, a record
 * of them is written, and that is the commit.  From there on there is no way
 * back: recover_finish puts them into their places and removes what else holds
 * copies, now or, if this process dies, when the next writer comes.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/io.h"
#include "ledger/lock.h"
#include "ledger/recover.h"
#include "ledger/sidefile.h"
#include "ledger/store.h"
#include "ledger/undo_log.h"

/* A new file of a table. */
struct replace {
	struct store *s;
	enum schema_table t;
	const char *path;
	char *tmp;
	int made; /* the temporary is there */
};

enum { NEW_FILE = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC };

static enum st
not_replaced(const char *path, const char *what)
{
	msg_errno("%s%s: nothing was stored", path, what);
	return ST_TROUBLE;
}

static void
replace_begin(struct replace *r, struct store *s, enum schema_table t)
{
	*r = (struct replace){.s = s, .t = t, .path = s->view.file[t].path};
	r->tmp = sidefile_path(s->view.dir, t, SIDEFILE_TMP);
}

/* Removes a temporary that is still there. */
static void
replace_end(struct replace *r)
{
	if (r->made)
		unlink(r->tmp);
	free(r->tmp);
}

/* A link would be replaced, and not what it points at. */
static enum st
refuse_link(const struct replace *r)
{
	struct stat sb;

	if (lstat(r->path, &sb) != 0 || !S_ISLNK(sb.st_mode))
		return ST_OK;
	msg("%s: a symbolic link is not replaced: nothing was stored", r->path);
	return ST_TROUBLE;
}

/*
 * Gives a new file the owner, the group and the mode of the table: the group
 * for colleagues, the owner when root does it.  Where a group cannot be given
 * (it is not ours, not known in this name space, not kept by the disk), it and
 * all others may do what both could before.
 */
static int
own_as(int fd, const struct stat *was)
{
	mode_t mode = was->st_mode & 07777, both;
	struct stat sb;

	if (fchown(fd, was->st_uid, was->st_gid) != 0 &&
	    fchown(fd, (uid_t)-1, was->st_gid) != 0) {
		if (fstat(fd, &sb) != 0)
			return -1;
		both = mode >> 3 & mode & 07;
		if (sb.st_gid != was->st_gid)
			mode = (mode & 0700) | both << 3 | both;
	}
	return fchmod(fd, mode);
}

/* Writes the temporary, and makes its bytes durable. */
static enum st
write_new(struct replace *r, const char *text, size_t len)
{
	enum st st = ST_OK;
	int fd;

	if (refuse_link(r) != ST_OK)
		return ST_TROUBLE;
	if ((fd = open(r->tmp, NEW_FILE, 0600)) < 0)
		return not_replaced(r->tmp, "");
	r->made = 1;
	if (own_as(fd, &r->s->was[r->t]) != 0 ||
	    disk_write(fd, text, len, NULL) != 0 || fsync(fd) != 0)
		st = not_replaced(r->tmp, "");
	if (close(fd) != 0 && st == ST_OK)
		st = not_replaced(r->tmp, "");
	return st;
}

/* Whether the table is still the file that was read, and as it was. */
static int
is_unchanged(const struct replace *r)
{
	struct stat now;

	return lstat(r->path, &now) == 0 && store_same(&r->s->was[r->t], &now);
}

/* Copies the old file, where there are no links. */
static int
copy_old(const struct replace *r, const char *old)
{
	const struct stat *was = &r->s->was[r->t];
	int fd = open(old, NEW_FILE, 0600), bad;

	if (fd < 0)
		return -1;
	bad = disk_copy(r->s->view.file[r->t].fd, 0, was->st_size, fd) != 0 ||
	    own_as(fd, was) != 0 || fsync(fd) != 0;
	return close(fd) != 0 || bad ? -1 : 0;
}

/* The old file stays as FILE~. */
static enum st
keep_old(const struct replace *r)
{
	char *old = sidefile_path(r->s->view.dir, r->t, SIDEFILE_OLD);
	enum st st = ST_OK;

	if ((unlink(old) != 0 && errno != ENOENT) ||
	    (link(r->path, old) != 0 &&
		((errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS &&
		     errno != EMLINK) ||
		    copy_old(r, old) != 0)))
		st = not_replaced(old, "");
	free(old);
	return st;
}

/* Another program wrote the table: it stays, and so does what was to be, as
 * FILE.new. */
static enum st
keep_both(struct replace *r)
{
	char *kept = sidefile_path(r->s->view.dir, r->t, SIDEFILE_NEW);

	if (rename(r->tmp, kept) != 0)
		not_replaced(kept, "");
	else {
		r->made = 0;
		msg("%s: changed by another program meanwhile: left as it is, "
		    "and the update kept in %s",
		    r->path, kept);
	}
	free(kept);
	return ST_TROUBLE;
}

/* Puts the new file into the place of the old one. */
static enum st
swap_files(struct replace *r)
{
	if (!is_unchanged(r))
		return keep_both(r);
	if (keep_old(r) != ST_OK)
		return ST_TROUBLE;
	if (!is_unchanged(r)) /* to copy it may have taken long */
		return keep_both(r);
	if (sidefile_put(r->s->view.dir, r->t, r->s->was[r->t].st_size,
		"rename: nothing was stored") != ST_OK)
		return ST_TROUBLE;
	r->made = 0;
	if (disk_sync_dir(r->s->view.dir) != 0) {
		msg_errno("%s: fsync of the directory", r->path);
		msg("not known to be stored");
		return ST_TROUBLE;
	}
	if (stat(r->path, &r->s->was[r->t]) != 0) {
		msg_errno("%s", r->path);
		return ST_TROUBLE;
	}
	return ST_OK;
}

enum st
store_replace(
    struct store *s, enum schema_table t, const char *text, size_t len)
{
	struct replace r;
	sigset_t old;
	enum st st;

	replace_begin(&r, s, t);
	io_block_signals(&old);
	st = write_new(&r, text, len);
	if (st == ST_OK)
		st = swap_files(&r);
	replace_end(&r);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return st;
}

/* Writes the new files, and makes their names durable; another program that
 * wrote a table has the last word. */
static enum st
write_all(struct replace r[T_N], const struct store_text text[T_N])
{
	const char *dir = r[0].s->view.dir;
	enum schema_table t;

	for (t = 0; t < T_N; t++)
		if (text[t].s != NULL &&
		    write_new(&r[t], text[t].s, text[t].len) != ST_OK)
			return ST_TROUBLE;
	if (disk_sync_dir(dir) != 0)
		return not_replaced(dir, ": fsync of the directory");
	for (t = 0; t < T_N; t++)
		if (r[t].made && !is_unchanged(&r[t])) {
			msg("%s: changed by another program meanwhile: nothing "
			    "was stored, try again",
			    r[t].path);
			return ST_TROUBLE;
		}
	return ST_OK;
}

/*
 * Writes the record: the commit.  The temporaries are then no more ours to
 * remove; neither where the record cannot be emptied after an error: the next
 * writer decides by what of it is on the disk.
 */
static enum st
commit_all(struct replace r[T_N], struct undo_log *u)
{
	struct store *s = r[0].s;
	enum schema_table t;
	int written;

	for (t = 0; t < T_N; t++)
		if (r[t].made)
			u->table[u->n++] =
			    (struct undo_log_table){t, s->was[t].st_ino,
				s->was[t].st_size, s->was[t].st_size, 1};
	if ((written = undo_log_write(s->lock, u) == 0) == 0) {
		msg_errno("%s/%s", s->view.dir, LOCK_FILE);
		if (undo_log_clear(s->lock) == 0) {
			msg("nothing was stored");
			return ST_TROUBLE;
		}
		msg("not known to be stored: the next ref-add finishes it, or "
		    "drops it");
	}
	for (t = 0; t < T_N; t++)
		r[t].made = 0;
	return written ? ST_OK : ST_TROUBLE;
}

/* Goes on after the commit. */
static enum st
finish_all(const struct store *s, const struct undo_log *u)
{
	if (recover_finish(u, s->view.dir) == ST_OK) {
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
	io_block_signals(&old);
	st = write_all(r, text);
	if (st == ST_OK)
		st = commit_all(r, &u);
	if (st == ST_OK)
		st = finish_all(s, &u);
	for (t = 0; t < T_N; t++)
		replace_end(&r[t]);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return st;
}
