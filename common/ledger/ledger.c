/*
 * The view.  A reader holds the lock, shared, only while it opens the tables
 * and notes their sizes; it reads them afterwards, as far as they went then.
 * Rows are only ever appended, and a table that is replaced stays as it was
 * under its descriptor, so what it reads is one state of the ledger.
 */
#include "ledger/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "ledger/lock.h"
#include "ledger/sidefile.h"
#include "ledger/undo_log.h"

char *
ledger_path(const char *dir, const char *name)
{
	return strcmp(dir, ".") == 0 ? mem_dup(name, strlen(name))
				     : mem_printf("%s/%s", dir, name);
}

/* Whether dir holds a table; a table of no bytes is none. */
static int
holds_table(const char *dir)
{
	struct stat sb;
	enum schema_table t;
	int found = 0;
	char *path;

	for (t = 0; t < T_N && !found; t++) {
		path = ledger_path(dir, schema_file(t));
		found = stat(path, &sb) == 0 &&
		    !(S_ISREG(sb.st_mode) && sb.st_size == 0);
		free(path);
	}
	return found;
}

/* The directory that -C or REF_LEDGER names, or NULL. */
static const char *
named_dir(const char *dir)
{
	if (dir == NULL)
		dir = getenv("REF_LEDGER");
	return dir != NULL && *dir != '\0' ? dir : NULL;
}

char *
ledger_find(const char *dir)
{
	struct stat sb;

	if ((dir = named_dir(dir)) == NULL)
		return holds_table(".") ? mem_dup(".", 1) : NULL;
	errno = 0;
	if ((stat(dir, &sb) != 0 ||
		(S_ISDIR(sb.st_mode) && access(dir, X_OK) != 0)) &&
	    errno != ENOENT && errno != ENOTDIR) {
		msg_errno("%s", dir);
		exit(ST_TROUBLE);
	}
	if (!holds_table(dir))
		msg_die("no ledger in %s: set REF_LEDGER or -C", dir);
	return mem_dup(dir, strlen(dir));
}

/*
 * Takes the lock for reading, and the undo record: the descriptor, or -1.
 * Without the lock (none yet, a read-only medium, an editor that keeps it for
 * hours) the ledger is read all the same.
 */
static int
view_lock(const char *dir, struct undo_log *u)
{
	char *path = ledger_path(dir, LOCK_FILE);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	*u = (struct undo_log){0};
	if (fd >= 0 && lock_take(fd, LOCK_SH, LOCK_WAIT) != 0 &&
	    errno == EWOULDBLOCK)
		msg("%s: held for %d s: reading without it", path, LOCK_WAIT);
	if (fd >= 0 && undo_log_read(fd, u) != 0)
		*u = (struct undo_log){0};
	free(path);
	return fd;
}

/*
 * Opens a table; where a writer died before its new file took its place, that
 * one.  -1 and errno.
 */
static int
open_table(const char *dir, const char *path, enum schema_table t,
    const struct undo_log *u)
{
	const int how = O_RDONLY | O_CLOEXEC | O_NONBLOCK;
	const struct undo_log_table *was;
	int fd = open(path, how), new;
	struct stat sb;
	char *tmp;

	if (u->state != UNDO_LOG_VALID || fd < 0 || fstat(fd, &sb) != 0 ||
	    (was = undo_log_of(u, t, sb.st_ino)) == NULL ||
	    !undo_log_is_pending(was, &sb))
		return fd;
	tmp = sidefile_path(dir, t, SIDEFILE_TMP);
	new = open(tmp, how | O_NOFOLLOW);
	free(tmp);
	if (new < 0)
		return fd; /* it was renamed by hand, or is gone */
	close(fd);
	return new;
}

/* Opens a table and notes its size; a file of no bytes is a missing one. */
static enum st
view_table(struct ledger *l, enum schema_table t, const struct undo_log *u)
{
	const struct undo_log_table *was;
	struct stat sb;
	int fd = open_table(l->dir, l->file[t].path, t, u);

	if (fd < 0 && errno == ENOENT)
		return ST_OK;
	if (fd < 0 || fstat(fd, &sb) != 0) {
		msg_errno("%s", l->file[t].path);
		if (fd >= 0)
			close(fd);
		return ST_TROUBLE;
	}
	if (!S_ISREG(sb.st_mode)) {
		msg("%s: not a regular file", l->file[t].path);
		close(fd);
		return ST_TROUBLE;
	}
	was = undo_log_of(u, t, sb.st_ino);
	if (was != NULL && sb.st_size > was->size && sb.st_size <= was->newsize)
		sb.st_size = was->size;
	if (sb.st_size == 0) {
		close(fd);
		return ST_OK;
	}
	l->file[t].fd = fd;
	l->file[t].size = sb.st_size;
	return ST_OK;
}

enum st
ledger_view(struct ledger *l, const char *dir, int locked)
{
	struct undo_log u = {0};
	enum st st = ST_OK;
	enum schema_table t;
	int lock = -1;

	l->dir = mem_dup(dir, strlen(dir));
	if (!locked)
		lock = view_lock(dir, &u);
	for (t = 0; t < T_N; t++) {
		l->file[t].fd = -1;
		l->file[t].size = 0;
		l->file[t].path = ledger_path(dir, schema_file(t));
		st = msg_worst(st, view_table(l, t, &u));
	}
	if (lock >= 0)
		close(lock);
	return st;
}

static _Noreturn void
none_here(void)
{
	char *here = getcwd(NULL, 0);

	msg_die(
	    "no ledger in %s: set REF_LEDGER or -C", here != NULL ? here : ".");
}

char *
ledger_name(const char *dir)
{
	if ((dir = named_dir(dir)) != NULL)
		return mem_dup(dir, strlen(dir));
	if (!holds_table("."))
		none_here();
	return mem_dup(".", 1);
}

enum st
ledger_open(struct ledger *l, const char *dir)
{
	char *found = ledger_find(dir);
	enum st st;

	if (found == NULL)
		none_here();
	st = ledger_view(l, found, 0);
	free(found);
	return st;
}

void
ledger_close(struct ledger *l)
{
	int t;

	for (t = 0; t < T_N; t++) {
		if (l->file[t].fd >= 0)
			close(l->file[t].fd);
		free(l->file[t].path);
	}
	free(l->dir);
}

struct tab *
ledger_tab(const struct ledger *l, enum schema_table t)
{
	return ledger_tab_told(l, t, (struct tab_how){0});
}

struct tab *
ledger_tab_told(const struct ledger *l, enum schema_table t, struct tab_how how)
{
	int fd;

	if (l->file[t].fd < 0)
		return NULL;
	how.delim = ',';
	how.whole = 1;
	how.shared = 1; /* with every other tab of this table */
	how.limit = l->file[t].size;
	fd = fcntl(l->file[t].fd, F_DUPFD_CLOEXEC, 3);
	if (fd < 0) {
		msg_errno("%s", l->file[t].path);
		exit(ST_TROUBLE);
	}
	return tab_fd(fd, l->file[t].path, &how);
}

enum st
ledger_rules(const struct ledger *l, struct policy *p)
{
	struct tab *t = ledger_tab(l, T_POLICY);
	enum st st = policy_read(p, t);

	tab_close(t);
	return st;
}

enum st
ledger_policy(struct policy *p, const char *dir)
{
	char *found = ledger_find(dir);
	struct ledger l;
	enum st st;

	if (found == NULL)
		return policy_read(p, NULL);
	st = ledger_view(&l, found, 0);
	st = msg_worst(st, ledger_rules(&l, p));
	ledger_close(&l);
	free(found);
	return st;
}
