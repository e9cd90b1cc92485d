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
#include "lock.h"
#include "undo.h"

/* What a name may have behind that of a table, or somewhere behind it. */
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

struct beside {
	struct check *c;
	struct stat dir;
	int quiet; /* nobody is writing */
};

/* The table whose name a file's begins with, or T_N. */
static enum schema_table
table_of(const char *name)
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
copy(struct beside *b, const char *path, const char *rest)
{
	struct problems *p = &b->c->problems;
	size_t i;

	for (i = 0; i < sizeof(copies) / sizeof(copies[0]); i++)
		if (has_mark(rest, copies[i].mark, copies[i].ends))
			break;
	if (i == sizeof(copies) / sizeof(copies[0]) ||
	    (i == 0 && !b->quiet)) /* it may be under way */
		return;
	problem_add(p, T_N, path, 0, NULL, PROBLEM_COPY, "%s", copies[i].what);
	if (copies[i].fix != NULL)
		problem_fix(p, "%s", copies[i].fix);
}

/* What bits of a mode let others in, that are not meant to. */
static mode_t
too_wide(const struct beside *b, mode_t mode)
{
	mode_t extra = mode & 077;

	if (b->dir.st_mode & S_ISGID)
		extra &= ~(mode_t)060;
	/* the directory keeps them out */
	if (!(b->dir.st_mode & S_IXGRP))
		extra &= ~(mode_t)070;
	if (!(b->dir.st_mode & S_IXOTH))
		extra &= ~(mode_t)07;
	return extra;
}

static void
mode(struct beside *b, enum schema_table t, const char *path, mode_t had)
{
	const char *right = b->dir.st_mode & S_ISGID ? "660" : "600";

	if (too_wide(b, had) == 0)
		return;
	problem_add(&b->c->problems, t, path, 0, NULL, PROBLEM_MODE,
	    "mode %03o lets others in: it is about people",
	    (unsigned)had & 0777);
	problem_fix(&b->c->problems, "chmod %s %s", right, path);
}

/* The directory itself: who may write it can put other files there. */
static void
dir_mode(struct beside *b)
{
	const int shared = (b->dir.st_mode & S_ISGID) != 0;
	const char *dir = b->c->view->dir;

	if ((b->dir.st_mode & (shared ? 02u : 022u)) == 0)
		return;
	problem_add(&b->c->problems, T_N, dir, 0, NULL, PROBLEM_MODE,
	    "mode %03o lets others replace the files",
	    (unsigned)b->dir.st_mode & 0777);
	problem_fix(
	    &b->c->problems, "chmod %s %s", shared ? "o-w" : "go-w", dir);
}

/* An entry of the directory. */
static void
entry(struct beside *b, const char *name)
{
	const enum schema_table t = table_of(name);
	struct stat sb;
	char *path;
	int table;

	if (t == T_N)
		return;
	path = ledger_path(b->c->view->dir, name);
	table = strcmp(name, schema_file(t)) == 0;
	if (stat(path, &sb) == 0 && S_ISREG(sb.st_mode)) {
		if (!table)
			copy(b, path, name + strlen(schema_name(t)));
		mode(b, table ? t : T_N, path, sb.st_mode);
	}
	free(path);
}

/*
 * The undo record.  One that the next ref-add follows is no problem: readers
 * see the tables without what it undoes.
 */
static void
record(struct beside *b, int fd, const char *path)
{
	const struct ledger *l = b->c->view;
	struct undo u;
	struct stat sb;
	size_t i;

	if (undo_read(fd, &u) != 0 || u.state == UNDO_NONE)
		return;
	if (u.state == UNDO_BAD)
		problem_add(&b->c->problems, T_N, path, 0, NULL, PROBLEM_UNDO,
		    "'%s' is no line of an undo record", u.bad);
	for (i = 0; u.state == UNDO_VALID && i < u.n; i++)
		if (l->file[u.table[i].table].fd >= 0 &&
		    fstat(l->file[u.table[i].table].fd, &sb) == 0 &&
		    sb.st_ino == u.table[i].inode &&
		    sb.st_size > u.table[i].newsize)
			problem_add(&b->c->problems, u.table[i].table,
			    l->file[u.table[i].table].path, 0, NULL,
			    PROBLEM_UNDO,
			    "a broken-off writing of rows, bytes %jd to %jd, "
			    "cannot be undone: there are rows behind it",
			    (intmax_t)u.table[i].size,
			    (intmax_t)u.table[i].newsize);
}

/* Whether nobody writes now; then, what .lock holds. */
static void
look_at_lock(struct beside *b)
{
	char *path = ledger_path(b->c->view->dir, LOCK_FILE);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	b->quiet = fd < 0 || flock(fd, LOCK_SH | LOCK_NB) == 0;
	if (fd >= 0 && b->quiet)
		record(b, fd, path);
	if (fd >= 0)
		close(fd);
	free(path);
}

enum st
check_beside(struct check *c)
{
	struct beside b = {.c = c};
	const struct dirent *e;
	DIR *d = opendir(c->view->dir);

	if (d == NULL || fstat(dirfd(d), &b.dir) != 0) {
		msg_errno("%s", c->view->dir);
		if (d != NULL)
			closedir(d);
		return ST_TROUBLE;
	}
	look_at_lock(&b);
	dir_mode(&b);
	while ((e = readdir(d)) != NULL)
		entry(&b, e->d_name);
	closedir(d);
	return ST_OK;
}
