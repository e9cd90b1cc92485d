/*
 * The record is text, which people can read when they must fix a ledger.  A
 * record without its last line is that of a writer which died before it touched
 * a table: it says nothing.
 */
#include "ledger/undo_log.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/disk.h"

#define ERASE "erase"

enum { RECORD = 1024 }; /* bytes of the longest record: T_N lines of 96 */

/* A whole number and the character behind it, or -1; moves *s past both. */
static intmax_t
parse_number(char **s, char behind)
{
	char *end;
	intmax_t n;

	errno = 0;
	n = strtoimax(*s, &end, 10);
	if (errno != 0 || n < 0 || **s < '0' || **s > '9' || *end != behind)
		return -1;
	*s = end + 1;
	return n;
}

/* Takes one line, whose end is a NUL now; 0, or -1 if it is none of ours. */
static int
take_table_line(struct undo_log *u, char *line)
{
	struct undo_log_table *t = &u->table[u->n];
	char *s = strchr(line, ' ');
	intmax_t inode = -1, size = -1, newsize = -1;
	int erase = 0;
	size_t i;

	if (s == NULL || u->n == T_N)
		return -1;
	*s++ = '\0';
	for (i = 0; i < T_N; i++)
		if (strcmp(line, schema_name((enum schema_table)i)) == 0)
			break;
	if ((inode = parse_number(&s, ' ')) >= 0 &&
	    (size = parse_number(&s, ' ')) >= 0)
		erase = strcmp(s, ERASE) == 0;
	newsize = size < 0 || erase ? size : parse_number(&s, '\0');
	if (size < 0 || newsize < size || i == T_N) {
		line[strlen(line)] = ' ';
		return -1;
	}
	*t = (struct undo_log_table){(enum schema_table)i, (ino_t)inode,
	    (off_t)size, (off_t)newsize, erase};
	u->n++;
	return 0;
}

int
undo_log_read(int fd, struct undo_log *u)
{
	char buf[RECORD + 1], *line, *end;
	struct stat sb;
	size_t n;

	*u = (struct undo_log){0};
	if (fstat(fd, &sb) != 0)
		return -1;
	n = sb.st_size < RECORD ? (size_t)sb.st_size : RECORD;
	if (n == 0 || disk_read(fd, buf, n, 0) != 0)
		return n == 0 ? 0 : -1;
	buf[n] = '\0';
	u->state = UNDO_LOG_VOID;
	if (n == RECORD) {
		u->state = UNDO_LOG_BAD;
		snprintf(u->bad, sizeof(u->bad), "%.60s", buf);
	}
	for (line = buf; u->state == UNDO_LOG_VOID; line = end + 1) {
		if ((end = strchr(line, '\n')) == NULL)
			return 0;
		*end = '\0';
		if (strcmp(line, "end") == 0)
			break;
		if (u->bad[0] == '\0' && take_table_line(u, line) != 0)
			snprintf(u->bad, sizeof(u->bad), "%.60s", line);
	}
	u->state = u->bad[0] == '\0' ? UNDO_LOG_VALID : UNDO_LOG_BAD;
	return 0;
}

/* Writes the line of a table; how many bytes. */
static size_t
put_table_line(const struct undo_log_table *t, char *buf, size_t size)
{
	char after[24] = ERASE;

	if (!t->erase)
		snprintf(after, sizeof(after), "%jd", (intmax_t)t->newsize);
	return (size_t)snprintf(buf, size, "%s %jd %jd %s\n",
	    schema_name(t->table), (intmax_t)t->inode, (intmax_t)t->size,
	    after);
}

int
undo_log_write(int fd, const struct undo_log *u)
{
	char buf[RECORD];
	size_t i, n = 0, done;
	ssize_t r;

	for (i = 0; i < u->n; i++)
		n += put_table_line(&u->table[i], buf + n, sizeof(buf) - n);
	n += (size_t)snprintf(buf + n, sizeof(buf) - n, "end\n");
	for (done = 0; done < n; done += (size_t)r) {
		do
			r = pwrite(fd, buf + done, n - done, (off_t)done);
		while (r < 0 && errno == EINTR);
		if (r == 0)
			errno = EIO; /* or this would be tried for ever */
		if (r <= 0)
			return -1;
	}
	return fdatasync(fd);
}

int
undo_log_clear(int fd)
{
	return disk_cut(fd, 0) != 0 ? -1 : fdatasync(fd);
}

const struct undo_log_table *
undo_log_of(const struct undo_log *u, enum schema_table t, ino_t inode)
{
	size_t i;

	for (i = 0; u->state == UNDO_LOG_VALID && i < u->n; i++)
		if (u->table[i].table == t && u->table[i].inode == inode)
			return &u->table[i];
	return NULL;
}

int
undo_log_is_pending(const struct undo_log_table *u, const struct stat *table)
{
	return u->erase && table->st_ino == u->inode &&
	    table->st_size == u->size;
}
