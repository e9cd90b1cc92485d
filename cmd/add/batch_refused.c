/* -r: the file that refused rows are put into, with their faults. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch_part.h"
#include "table/out.h"

/* The columns of refused rows: the input's, without an older `fault`. */
static size_t
refused_width(const struct intake *in)
{
	size_t n = in->width;

	return n > 0 && strcmp(in->name[n - 1], "fault") == 0 ? n - 1 : n;
}

/* Whether a file is there, and is the one at path. */
static int
is_same(const struct stat *file, const char *path)
{
	struct stat other;

	return stat(path, &other) == 0 && file->st_dev == other.st_dev &&
	    file->st_ino == other.st_ino;
}

/* What the file for refused rows would take the rows of, if it were emptied:
 * the input, or a table; or NULL. */
static const char *
what_it_is(const struct batch *b, const struct stat *file)
{
	enum schema_table t;
	char *path;
	int same;

	if (!S_ISREG(file->st_mode))
		return NULL;
	if (b->how->input != NULL && is_same(file, b->how->input))
		return "the input";
	for (t = 0; t < T_N; t++) {
		path = ledger_path(b->how->dir, schema_file(t));
		same = is_same(file, path);
		free(path);
		if (same)
			return "a table of the ledger";
	}
	return NULL;
}

/* Opens the file for refused rows, and empties it when it is seen to be one. */
static FILE *
open_refused(const struct batch *b)
{
	const char *path = b->how->refuse, *what;
	struct stat file;
	FILE *fp = NULL;
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0 || fstat(fd, &file) != 0)
		msg_errno("%s", path);
	else if ((what = what_it_is(b, &file)) != NULL)
		msg("%s: is %s: -r needs a file of its own", path, what);
	else if ((S_ISREG(file.st_mode) && ftruncate(fd, 0) != 0) ||
	    (fp = fdopen(fd, "w")) == NULL)
		msg_errno("%s", path);
	if (fp == NULL && fd >= 0)
		close(fd);
	return fp;
}

enum st
batch_begin(struct batch *b, const struct intake *in)
{
	struct out o;
	size_t i;

	if (b->how->refuse == NULL || b->refused != NULL)
		return ST_OK;
	if ((b->refused = open_refused(b)) == NULL)
		return ST_TROUBLE;
	o = out_to(b->refused, 0);
	for (i = 0; i < refused_width(in); i++)
		out_cell(&o, in->name[i]);
	out_cell(&o, "fault");
	out_end(&o);
	return ST_OK;
}

int
batch_is_refused(const struct draft *d, size_t row)
{
	return d->row[row].state == DRAFT_REFUSED ||
	    d->row[row].state == DRAFT_DOUBLE;
}

enum st
batch_put_refused(struct batch *b, struct draft *d)
{
	struct out o = out_to(b->refused, 0);
	size_t row, i, next = 0;
	char *fault;

	draft_sort_faults(d);
	for (row = 0; row < d->in->rows; row++) {
		if (!batch_is_refused(d, row))
			continue;
		fault = draft_next_fault(d, row, &next);
		for (i = 0; i < refused_width(d->in); i++)
			out_cell(&o, intake_cell(d->in, row, (int)i));
		out_cell(&o, fault);
		out_end(&o);
		free(fault);
		b->out++;
	}
	errno = EIO;
	if (fflush(b->refused) != 0 || ferror(b->refused)) {
		msg_errno("%s: nothing was stored", b->how->refuse);
		return ST_TROUBLE;
	}
	return ST_OK;
}
