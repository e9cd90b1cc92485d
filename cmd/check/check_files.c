/*
 * The directory: copies that synchronizers, merges, editors and writers that
 * died leave beside the tables, who may read the files, and an undo record
 * that no ref-add will follow.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "ledger/lock.h"
#include "ledger/sidefile.h"
#include "ledger/undo_log.h"

/* Marks that a name may have behind that of a table, at the end or anywhere. */
static const struct {
	const char *mark;
	int ends; /* at the end, else anywhere */
	const char *what, *fix;
} copies[] = {
    {".tmp", 1, "left by an update that was broken off",
	"ref-check -r removes it"},
    {".new", 1, "an update that was not made",
	"take from it what you want, and remove it"},
    {".torn", 1, "what was cut off a table",
	"add again what is missing, and remove it"},
    {".orig", 1, "left by a merge", NULL},
    {".rej", 1, "left by a patch", NULL},
    {"conflict", 0, "a conflicted copy", NULL},
    {"_BACKUP_", 0, "left by a merge", NULL},
    {"_BASE_", 0, "left by a merge", NULL},
    {"_LOCAL_", 0, "left by a merge", NULL},
    {"_REMOTE_", 0, "left by a merge", NULL},
    {" (", 0, "a copy", NULL},
};

struct files {
	struct check *c;
	struct stat dir;
	int quiet;   /* nobody is writing */
	int erasing; /* a writer died while it erased */
};

/* The table whose name a file's begins with, or T_N. */
static enum schema_table
table_named(const char *name)
{
	enum schema_table t;
	size_t n;

	for (t = 0; t < T_N; t++) {
		n = strlen(schema_name(t));
		if (strncmp(name, schema_name(t), n) == 0)
			break;
	}
	return t;
}

static int
has_mark(const char *rest, const char *mark, int ends)
{
	size_t n = strlen(mark), len = strlen(rest), i;

	if (ends)
		return len >= n && strcmp(rest + len - n, mark) == 0;
	for (i = 0; i + n <= len; i++)
		if (strncasecmp(rest + i, mark, n) == 0)
			return 1;
	return 0;
}

/* A file beside the tables, whose name begins as one of theirs. */
static void
check_copy(struct files *f, const char *path, const char *rest)
{
	struct problems *p = &f->c->problems;
	size_t i;

	for (i = 0; i < sizeof(copies) / sizeof(copies[0]); i++)
		if (has_mark(rest, copies[i].mark, copies[i].ends))
			break;
	if (i == sizeof(copies) / sizeof(copies[0]) ||
	    (i == 0 && (!f->quiet || f->erasing))) /* it may be under way */
		return;
	problem_add(p, T_N, path, 0, NULL, PROBLEM_copy, "%s", copies[i].what);
	if (copies[i].fix != NULL)
		problem_fix(p, "%s", copies[i].fix);
}

/* The bits of a mode that let others in who are not meant to. */
static mode_t
too_wide(const struct files *f, mode_t mode)
{
	mode_t extra = mode & 077;

	if (f->dir.st_mode & S_ISGID)
		extra &= ~(mode_t)060;
	/* the directory keeps them out */
	if (!(f->dir.st_mode & S_IXGRP))
		extra &= ~(mode_t)070;
	if (!(f->dir.st_mode & S_IXOTH))
		extra &= ~(mode_t)07;
	return extra;
}

static void
check_mode(struct files *f, enum schema_table t, const char *path, mode_t had,
    int lock)
{
	const char *right = f->dir.st_mode & S_ISGID ? "660" : "600";

	if (too_wide(f, had) == 0)
		return;
	problem_add(&f->c->problems, t, path, 0, NULL, PROBLEM_mode,
	    "mode %03o lets others in%s", (unsigned)had & 0777,
	    lock ? ", who could keep it locked" : ": it is about people");
	problem_fix(&f->c->problems, "chmod %s %s", right, path);
}

/* The directory itself: who may write it can put other files there. */
static void
check_dir(struct files *f)
{
	const int shared = (f->dir.st_mode & S_ISGID) != 0;
	const char *dir = f->c->view->dir;

	if ((f->dir.st_mode & (shared ? 02u : 022u)) == 0)
		return;
	problem_add(&f->c->problems, T_N, dir, 0, NULL, PROBLEM_mode,
	    "mode %03o lets others replace the files",
	    (unsigned)f->dir.st_mode & 0777);
	problem_fix(
	    &f->c->problems, "chmod %s %s", shared ? "o-w" : "go-w", dir);
}

/* An entry of the directory. */
static void
check_entry(struct files *f, const char *name)
{
	const enum schema_table t = table_named(name);
	struct stat sb;
	char *path;
	int table;

	if (t == T_N)
		return;
	path = ledger_path(f->c->view->dir, name);
	table = strcmp(name, schema_file(t)) == 0;
	if (stat(path, &sb) == 0 && S_ISREG(sb.st_mode)) {
		if (!table)
			check_copy(f, path, name + strlen(schema_name(t)));
		check_mode(f, table ? t : T_N, path, sb.st_mode, 0);
	}
	free(path);
}

/* A broken-off writing of rows, as the record has it, of a table as it was
 * opened: told if there are rows behind it. */
static void
check_appending(struct files *f, const struct undo_log_table *u)
{
	const struct ledger *l = f->c->view;
	struct stat sb;

	if (l->file[u->table].fd >= 0 &&
	    fstat(l->file[u->table].fd, &sb) == 0 && sb.st_ino == u->inode &&
	    sb.st_size > u->newsize)
		problem_add(&f->c->problems, u->table, NULL, 0, NULL,
		    PROBLEM_undo,
		    "a broken-off writing of rows, bytes %jd to %jd, cannot be "
		    "undone: there are rows behind it",
		    (intmax_t)u->size, (intmax_t)u->newsize);
}

/* A broken-off erasure: the table has its old rows, or was written since. */
static void
check_erasure(struct files *f, const struct undo_log_table *u)
{
	const struct ledger *l = f->c->view;
	char *tmp = sidefile_path(l->dir, u->table, SIDEFILE_TMP);
	const int there = access(tmp, F_OK) == 0;
	struct stat sb = {0};
	int pending;

	f->erasing = 1;
	pending = stat(l->file[u->table].path, &sb) == 0 &&
	    undo_log_is_pending(u, &sb);
	if (pending || there)
		problem_add(&f->c->problems, u->table, NULL, 0, NULL,
		    PROBLEM_undo,
		    pending && there ? "an erasure that was broken off"
				     : "an erasure that was broken off cannot "
				       "be finished");
	if (pending && there)
		problem_fix(&f->c->problems, "%s",
		    "ref-check -r finishes it, and so does the next ref-add");
	free(tmp);
}

/*
 * The undo record.  Of rows, one that the next ref-add follows is no problem:
 * readers see the tables without what it undoes.  Of an erasure it is one, as
 * the old files have those who are to be erased.
 */
static void
check_undo_log(struct files *f, int fd, const char *path)
{
	struct undo_log u;
	size_t i;

	if (undo_log_read(fd, &u) != 0 || u.state == UNDO_LOG_NONE)
		return;
	if (u.state == UNDO_LOG_BAD)
		problem_add(&f->c->problems, T_N, path, 0, NULL, PROBLEM_undo,
		    "'%s' is no line of an undo record", u.bad);
	for (i = 0; u.state == UNDO_LOG_VALID && i < u.n; i++)
		if (u.table[i].erase)
			check_erasure(f, &u.table[i]);
		else
			check_appending(f, &u.table[i]);
}

/* Whether nobody writes now; then, what .lock holds. */
static void
check_lock(struct files *f)
{
	char *path = ledger_path(f->c->view->dir, LOCK_FILE);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat sb;

	f->quiet = fd < 0 || lock_take(fd, LOCK_SH, 0) == 0;
	if (fd >= 0 && f->quiet)
		check_undo_log(f, fd, path);
	if (fd >= 0 && fstat(fd, &sb) == 0)
		check_mode(
		    f, T_N, path, sb.st_mode, 1); /* who reads it can lock it */
	if (fd >= 0)
		close(fd);
	free(path);
}

enum st
check_files(struct check *c)
{
	struct files f = {.c = c};
	const struct dirent *e;
	DIR *d = opendir(c->view->dir);

	if (d == NULL || fstat(dirfd(d), &f.dir) != 0) {
		msg_errno("%s", c->view->dir);
		if (d != NULL)
			closedir(d);
		return ST_TROUBLE;
	}
	check_lock(&f);
	check_dir(&f);
	while ((e = readdir(d)) != NULL)
		check_entry(&f, e->d_name);
	closedir(d);
	return ST_OK;
}
