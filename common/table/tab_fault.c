/*
 * What can be wrong with a row, and how it is said.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "table/tab_part.h"

int
tab_wrong(struct tab *t, size_t cell, const char *fmt, ...)
{
	struct tab_fault *f = &t->fault;
	va_list ap;

	f->line = t->line;
	f->column = NULL;
	if (cell < t->width)
		f->column = t->name[cell];
	else if (cell != SIZE_MAX && t->width == 0) {
		snprintf(t->column, sizeof(t->column), "column %zu", cell + 1);
		f->column = t->column;
	}
	va_start(ap, fmt);
	vsnprintf(f->text, sizeof(f->text), fmt, ap);
	va_end(ap);
	t->status = ST_TROUBLE;
	return -1;
}

int
tab_wrong_byte(struct tab *t, size_t cell, char c)
{
	if (c == '\0')
		return tab_wrong(t, cell,
		    "a NUL byte: ref-import -c reads UTF-16 and others");
	if (c == '\r')
		return tab_wrong(t, cell,
		    "a CR that ends no line: lines end in LF or CR LF");
	return tab_wrong(t, cell,
	    "byte 0x%02x is not UTF-8: ref-import -c reads other encodings",
	    (unsigned char)c);
}

int
tab_wrong_field(struct tab *t, size_t cell)
{
	return tab_wrong(
	    t, cell, "a field of more than %d MiB", TAB_FIELD_MAX >> 20);
}

int
tab_wrong_size(struct tab *t, size_t cell)
{
	return tab_wrong(t, cell, "a row of more than %d MiB%s",
	    TAB_ROW_MAX >> 20,
	    cell == SIZE_MAX ? "" : ": is a quote left open?");
}

int
tab_wrong_width(struct tab *t)
{
	return tab_wrong(t, SIZE_MAX, "%zu field%s where the header has %zu",
	    t->cells, t->cells == 1 ? "" : "s", t->width);
}

const char tab_marker[] =
    "a merge conflict marker: settle the conflict, remove its lines";

int
tab_is_marker(const char *s, size_t n)
{
	return n >= 7 && strchr("<=>|", s[0]) != NULL &&
	    memcmp(s, s + 1, 6) == 0 && (n == 7 || s[7] == ' ');
}

int
tab_says_marker(const char *text)
{
	return strcmp(text, tab_marker) == 0;
}

void
tab_tell(const struct tab *t, size_t line, const char *column, const char *text)
{
	if (t->how.told != NULL)
		t->how.told(t->how.ctx, line, column, text);
	else
		msg_at(t->file, line, column, "%s", text);
}

const struct tab_fault *
tab_fault(const struct tab *t)
{
	return &t->fault;
}
