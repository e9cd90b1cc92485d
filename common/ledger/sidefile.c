/*
 * The names of side files are made here alone, so that whoever writes, removes
 * or looks for copies means the same files.
 */
#include "ledger/sidefile.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/mem.h"

char *
sidefile_path(const char *dir, enum schema_table t, enum sidefile s)
{
	static const char *const ends[SIDEFILE_N] = {
	    "~", ".new", ".tmp", ".torn"};
	char *name = mem_printf("%s%s",
	    s == SIDEFILE_TORN ? schema_name(t) : schema_file(t), ends[s]);
	char *path = ledger_path(dir, name);

	free(name);
	return path;
}

/* Whether it is there, and a file. */
static int
is_file(const char *path)
{
	struct stat sb;

	return lstat(path, &sb) == 0 && S_ISREG(sb.st_mode);
}

enum st
sidefile_remove(
    const char *dir, enum schema_table t, enum sidefile s, const char *why)
{
	char *path = sidefile_path(dir, t, s);
	enum st st = ST_OK;

	if (is_file(path)) {
		if (unlink(path) == 0)
			msg("%s: removed, %s", path, why);
		else {
			msg_errno("%s: cannot be removed", path);
			st = ST_TROUBLE;
		}
	}
	free(path);
	return st;
}

/* Appends what stands behind size bytes of the file that was to the table. */
static enum st
take_over(int old, const char *path, off_t size)
{
	struct stat sb;
	int fd, bad;

	if (fstat(old, &sb) != 0 || sb.st_size <= size)
		return ST_OK;
	fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	bad = fd < 0 || disk_copy(old, size, sb.st_size, fd) != 0 ||
	    fsync(fd) != 0;
	if (bad)
		msg_errno("%s: what another program appended meanwhile could "
			  "not be taken over",
		    path);
	else
		msg("%s: %jd bytes that another program appended meanwhile "
		    "were taken over",
		    path, (intmax_t)(sb.st_size - size));
	if (fd >= 0)
		close(fd);
	return bad ? ST_TROUBLE : ST_OK;
}

enum st
sidefile_put(
    const char *dir, enum schema_table t, off_t size, const char *failed)
{
	char *path = ledger_path(dir, schema_file(t));
	char *tmp = sidefile_path(dir, t, SIDEFILE_TMP);
	int old = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	enum st st = ST_OK;

	if (rename(tmp, path) != 0) {
		msg_errno("%s: %s", path, failed);
		st = ST_TROUBLE;
	} else if (old >= 0)
		st = take_over(old, path, size);
	if (old >= 0)
		close(old);
	free(tmp);
	free(path);
	return st;
}

void
sidefile_tell(const char *dir)
{
	enum schema_table t;
	enum sidefile s;
	char *path;

	for (t = 0; t < T_N; t++)
		for (s = 0; s < SIDEFILE_N; s++) {
			path = sidefile_path(dir, t, s);
			if (is_file(path))
				msg("%s: would be removed", path);
			free(path);
		}
}

/* Whether a name has a table's in it. */
static int
has_table(const char *name)
{
	enum schema_table t;

	for (t = 0; t < T_N && strstr(name, schema_name(t)) == NULL; t++)
		;
	return t < T_N;
}

/* Whether a path is the one that was made, which is freed. */
static int
is_same(const char *path, char *made)
{
	const int same = strcmp(path, made) == 0;

	free(made);
	return same;
}

/* Whether the path is that of a table, or of a side file. */
static int
is_ours(const char *dir, const char *path)
{
	enum schema_table t;
	enum sidefile s;

	for (t = 0; t < T_N; t++) {
		if (is_same(path, ledger_path(dir, schema_file(t))))
			return 1;
		for (s = 0; s < SIDEFILE_N; s++)
			if (is_same(path, sidefile_path(dir, t, s)))
				return is_file(path);
	}
	return 0;
}

enum st
sidefile_tell_others(const char *dir)
{
	const struct dirent *e;
	DIR *d = opendir(dir);
	char *path;

	if (d == NULL) {
		msg_errno("%s", dir);
		return ST_TROUBLE;
	}
	while ((e = readdir(d)) != NULL) {
		path = ledger_path(dir, e->d_name);
		if (has_table(e->d_name) && !is_ours(dir, path))
			msg("%s: may hold a copy: look, and remove it", path);
		free(path);
	}
	closedir(d);
	return ST_OK;
}
