/*
 * The file is read again, and walked by lines beside the rows: a row that has
 * not changed keeps its bytes, quotes and all.
 */
#include "ledger/rewrite.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/mem.h"

/* Where the next line begins, or the end. */
static const char *
next_line(const char *p, const char *stop)
{
	const char *nl = memchr(p, '\n', (size_t)(stop - p));

	return nl != NULL ? nl + 1 : stop;
}

void
rewrite_row(const struct sheet *s, size_t row, struct out *o)
{
	size_t i;

	for (i = 0; i < s->width; i++)
		out_cell(o, sheet_own(s, row, (int)i));
	out_end(o);
}

/* The rows, anew or as they stand in the text of the file. */
static void
put_all_rows(const struct sheet *s, const char *text, size_t len,
    const unsigned char *changed, size_t n, struct out *o)
{
	const char *p = text, *stop = text + len, *from;
	size_t row, line = 1, last;

	for (row = 0; row < n; row++) {
		/* the header, before the first row */
		for (from = p; line < sheet_line(s, row); line++)
			p = next_line(p, stop);
		if (row == 0)
			fwrite(from, 1, (size_t)(p - from), o->fp);
		last = row + 1 < n ? sheet_line(s, row + 1) : SIZE_MAX;
		for (from = p; line < last && p < stop; line++)
			p = next_line(p, stop);
		if (changed[row])
			rewrite_row(s, row, o);
		else
			fwrite(from, 1, (size_t)(p - from), o->fp);
		if (!changed[row] && p[-1] != '\n')
			putc('\n', o->fp);
	}
}

enum st
rewrite_rows(const struct sheet *s, const struct ledger *view,
    const unsigned char *changed, size_t n, struct out *o)
{
	const int fd = view->file[s->table].fd;
	size_t len = (size_t)view->file[s->table].size;
	char *text = mem_alloc(len, 1);
	enum st st = ST_OK;

	if (disk_read(fd, text, len, 0) == 0)
		put_all_rows(s, text, len, changed, n, o);
	else {
		msg_errno("%s", view->file[s->table].path);
		st = ST_TROUBLE;
	}
	free(text);
	return st;
}
