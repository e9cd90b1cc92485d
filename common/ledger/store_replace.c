/*
 * Replace: the new file is written beside the old one, made durable, and
 * renamed over it; whoever has the old one open keeps it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/mem.h"
#include "ledger/sidefile.h"
#include "ledger/store_part.h"

static enum st
failed(const char *path, const char *what)
{
	msg_errno("%s%s%s: nothing was stored", path, *what ? ": " : "", what);
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

/* Writes the text to the descriptor of the temporary, in all durability. */
static int
fill(const struct replace *r, int fd, const char *text, size_t len)
{
	if (own_as(fd, &r->s->was[r->t]) != 0)
		return -1;
	return disk_write(fd, text, len) != 0 || fsync(fd) != 0 ? -1 : 0;
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

void
replace_begin(struct replace *r, struct store *s, enum schema_table t)
{
	*r = (struct replace){.s = s, .t = t, .path = s->view.file[t].path};
	r->tmp = sidefile_path(s->view.dir, t, SIDEFILE_TMP);
	r->old = sidefile_path(s->view.dir, t, SIDEFILE_OLD);
	r->kept = sidefile_path(s->view.dir, t, SIDEFILE_NEW);
}

enum st
replace_write(struct replace *r, const char *text, size_t len)
{
	const int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	enum st st = ST_OK;
	int fd;

	if (refuse_link(r) != ST_OK)
		return ST_TROUBLE;
	if ((fd = open(r->tmp, how, 0600)) < 0)
		return failed(r->tmp, "");
	r->made = 1;
	if (fill(r, fd, text, len) != 0)
		st = failed(r->tmp, "");
	if (close(fd) != 0 && st == ST_OK)
		st = failed(r->tmp, "");
	return st;
}

int
replace_unchanged(const struct replace *r)
{
	struct store now = {0};

	return lstat(r->path, &now.was[r->t]) == 0 &&
	    store_same(r->s, &now, r->t);
}

void
replace_end(struct replace *r)
{
	if (r->made)
		unlink(r->tmp);
	free(r->tmp);
	free(r->old);
	free(r->kept);
}

/* Copies the old file to FILE~, where there are no links. */
static int
copy_old(const struct replace *r)
{
	const int how = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	size_t n = (size_t)r->s->was[r->t].st_size;
	int fd = open(r->old, how, 0600), bad;
	char *text;

	if (fd < 0)
		return -1;
	text = mem_alloc(n, 1);
	bad = disk_read(r->s->view.file[r->t].fd, text, n, 0) != 0 ||
	    disk_write(fd, text, n) != 0 || own_as(fd, &r->s->was[r->t]) != 0 ||
	    fsync(fd) != 0;
	free(text);
	return close(fd) != 0 || bad ? -1 : 0;
}

/* The old file stays as FILE~. */
static enum st
keep_old(const struct replace *r)
{
	if (unlink(r->old) != 0 && errno != ENOENT)
		return failed(r->old, "");
	if (link(r->path, r->old) == 0)
		return ST_OK;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS &&
	    errno != EMLINK)
		return failed(r->old, "");
	return copy_old(r) == 0 ? ST_OK : failed(r->old, "");
}

/* Another program wrote the table: it stays, and so does what was to be. */
static enum st
keep_both(struct replace *r)
{
	if (rename(r->tmp, r->kept) != 0)
		return failed(r->kept, "");
	r->made = 0;
	msg("%s: changed by another program meanwhile: left as it is, and the "
	    "update kept in %s",
	    r->path, r->kept);
	return ST_TROUBLE;
}

static enum st
swap(struct replace *r)
{
	enum st st;

	if (!replace_unchanged(r))
		return keep_both(r);
	if ((st = keep_old(r)) != ST_OK)
		return st;
	if (!replace_unchanged(r)) /* to copy it may have taken long */
		return keep_both(r);
	st = sidefile_put(r->s->view.dir, r->t, r->s->was[r->t].st_size,
	    "rename: nothing was stored");
	if (st != ST_OK)
		return st;
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
	store_hold(&old);
	st = replace_write(&r, text, len);
	if (st == ST_OK)
		st = swap(&r);
	replace_end(&r);
	sigprocmask(SIG_SETMASK, &old, NULL);
	return st;
}
