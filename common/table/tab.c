/*
 * A row is found by its line end and split where it lies.  Only a row with a
 * quote in it may be longer than a line.
 *
 * A fault leaves the bytes of the row as they were, because reading resumes
 * on the line after the one where the row began: a quote that is never closed
 * hides nothing.
 */
#include "table/tab.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/mem.h"
#include "table/part.h"

static struct tab *
make_tab(const char *name, const struct tab_how *how)
{
	struct tab *t = mem_alloc(1, sizeof(*t));

	if (how != NULL)
		t->how = *how;
	t->file = mem_dup(name, strlen(name));
	t->next = 1;
	t->block.fd = -1;
	t->block.at = t->how.shared ? 0 : -1;
	t->block.whole = t->how.whole;
	t->block.left = t->how.limit > 0 ? t->how.limit : -1;
	t->cell = mem_grow(NULL, &t->cap, 64, sizeof(*t->cell));
	return t;
}

struct tab *
tab_source(ssize_t (*fill)(void *ctx, char *buf, size_t n), void *ctx,
    const char *name, const struct tab_how *how)
{
	struct tab *t = make_tab(name, how);

	t->block.fill = fill;
	t->block.ctx = ctx;
	block_open(&t->block, 0);
	return t;
}

struct tab *
tab_fd(int fd, const char *name, const struct tab_how *how)
{
	struct tab *t = make_tab(name, how);
	struct stat st;
	off_t size = 0;

	t->block.fd = fd;
	if (t->how.whole && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		size = st.st_size;
		if (t->how.limit > 0 && t->how.limit < size)
			size = t->how.limit;
		size++; /* so that the end is seen without a new block */
		if (size > TAB_ROW_MAX)
			size = TAB_ROW_MAX + 1; /* it may be one endless line */
	}
	block_open(&t->block, (size_t)size);
	return t;
}

struct tab *
tab_open(const char *path, const struct tab_how *how)
{
	int fd;

	if (path == NULL || strcmp(path, "-") == 0)
		return tab_fd(STDIN_FILENO, "standard input", how);
	do
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (fd == -1 && errno == EINTR);
	if (fd != -1)
		return tab_fd(fd, path, how);
	msg_errno("%s", path);
	return NULL;
}

void
tab_close(struct tab *t)
{
	size_t i;

	if (t == NULL)
		return;
	if (t->block.fd > STDIN_FILENO)
		close(t->block.fd);
	block_close(&t->block);
	for (i = 0; i < t->width; i++)
		free(t->name[i]);
	free(t->name);
	free(t->cell);
	tab_quoted_free(t->quoted);
	free(t->file);
	free(t);
}

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

static const char marker[] =
    "a merge conflict marker: settle the conflict, remove its lines";

/* One of the lines that git leaves where versions differ. */
static int
is_marker(const char *s, size_t n)
{
	return n >= 7 && strchr("<=>|", s[0]) != NULL &&
	    memcmp(s, s + 1, 6) == 0 && (n == 7 || s[7] == ' ');
}

int
tab_says_marker(const char *text)
{
	return strcmp(text, marker) == 0;
}

/* Tells a fault, of a column or NULL, to whom it concerns. */
static void
tell_fault(
    const struct tab *t, size_t line, const char *column, const char *text)
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

char *
tab_row(const struct tab *t)
{
	return t->block.buf + t->block.beg;
}

size_t
tab_chomp(const char *s, size_t n, int ended)
{
	return n > 0 && ended && s[n - 1] == '\r' ? n - 1 : n;
}

/* A row with a fault: its first line is passed over. */
static int
refuse_row(struct tab *t, size_t n, int ended)
{
	struct tab_fault *f = &t->fault;

	f->raw = tab_row(t);
	f->raw_len = tab_chomp(f->raw, n, ended);
	if (t->width > 1 && is_marker(f->raw, f->raw_len))
		tab_wrong(t, SIZE_MAX, "%s", marker);
	t->size = n + (size_t)ended;
	t->next = t->line + 1;
	return -1;
}

/* The row that begins with this line of n bytes. */
static int
take_row(struct tab *t, size_t n, int ended)
{
	const char *s = tab_row(t);
	size_t text = tab_chomp(s, n, ended);
	int r = 0;

	t->size = n + (size_t)ended;
	t->next = t->line + 1;
	t->unended = !ended;
	if (text > TAB_ROW_MAX)
		r = tab_wrong_size(t, SIZE_MAX);
	else if (!t->tsv && text >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		r = tab_wrong(t, 0,
		    "a byte order mark in the middle: are "
		    "these two files in one?");
	else if (t->tsv || !t->how.libcsv)
		r = tab_split(t, text);
	if (r == 0)
		r = tab_unquote(t, n, ended);
	return r == -1 ? refuse_row(t, n, ended) : r;
}

/* A line that is too long for a row: its rest is passed over next time. */
static int
refuse_long(struct tab *t)
{
	tab_wrong_size(t, SIZE_MAX);
	t->fault.raw = tab_row(t);
	t->fault.raw_len = t->block.end - t->block.beg;
	t->next = t->line + 1;
	t->skip = 1;
	return -1;
}

/* Byte order marks: what follows is not UTF-8, but where `is` is NULL. */
static const struct mark {
	const char bytes[5];
	size_t n;
	const char *is;
} marks[] = {
    {"\xef\xbb\xbf", 3, NULL},
    {"\xff\xfe\0\0", 4, "UTF-32"},
    {"\0\0\xfe\xff", 4, "UTF-32"},
    {"\xff\xfe", 2, "UTF-16"},
    {"\xfe\xff", 2, "UTF-16"},
};

/* The mark that the input begins with, read as far as it takes to know. */
static const struct mark *
mark_of(struct tab *t)
{
	struct block *b = &t->block;
	const struct mark *m = marks;
	size_t have;

	while (m < marks + sizeof(marks) / sizeof(*marks)) {
		have = b->end - b->beg;
		if (have > m->n)
			have = m->n;
		if (memcmp(tab_row(t), m->bytes, have) != 0)
			m++;
		else if (have == m->n)
			return m;
		else if (!block_more(b))
			m++;
	}
	return NULL;
}

/* The beginning: 0, or -1 where nothing of the input can be read. */
static int
begin_input(struct tab *t)
{
	const struct mark *m = mark_of(t);

	t->begun = 1;
	if (m == NULL)
		return 0;
	t->block.beg += m->n;
	if (m->is == NULL)
		return 0;
	t->line = 1;
	t->fault.raw = tab_row(t);
	t->fault.raw_len = 0;
	t->block.beg = t->block.end;
	t->block.eof = 1;
	return tab_wrong(
	    t, SIZE_MAX, "%s, not UTF-8: ref-import reads it", m->is);
}

/* The dialect, which the first line of n bytes decides. */
static void
settle_dialect(struct tab *t, size_t n)
{
	t->delim = t->how.delim != '\0' ? t->how.delim : ',';
	if (t->how.foreign)
		return;
	if (t->how.delim == '\0' && memchr(tab_row(t), '\t', n) != NULL)
		t->delim = '\t';
	t->tsv = t->delim == '\t';
}

/* The end of the input; early, if there was an error, which is told once. */
static int
finish_input(struct tab *t)
{
	struct block *b = &t->block;

	t->cells = t->size = 0;
	b->beg = b->end;
	if (b->error != 0) {
		errno = b->error;
		msg_errno("%s", t->file);
		b->error = 0;
		t->failed = 1;
		t->status = ST_TROUBLE;
	}
	return 0;
}

int
tab_read(struct tab *t)
{
	size_t n;
	int ended, r;

	t->row_bad = 0;
	if (!t->begun && begin_input(t) == -1)
		return -1;
	if (t->skip && !block_skip(&t->block))
		return finish_input(t);
	for (t->skip = 0;; t->next++, t->size = n + 1) {
		t->block.beg += t->size;
		t->size = 0;
		t->line = t->next;
		n = block_line(&t->block, 0, TAB_ROW_MAX + 1, &ended);
		if (n == BLOCK_LONG)
			return refuse_long(t);
		if (!ended && (n == 0 || t->block.error != 0))
			return finish_input(t);
		if (tab_chomp(tab_row(t), n, ended) > 0)
			break;
	}
	if (t->delim == '\0')
		settle_dialect(t, n);
	r = take_row(t, n, ended);
	return r == 0 ? finish_input(t) : r;
}

int
tab_next(struct tab *t)
{
	int r;

	while ((r = tab_read(t)) == -1)
		tell_fault(t, t->fault.line, t->fault.column, t->fault.text);
	return r;
}

const char *
tab_cell(const struct tab *t, int col)
{
	return col < 0 ? "" : t->cell[col];
}

size_t
tab_cells(const struct tab *t)
{
	return t->cells;
}

const char *const *
tab_array(const struct tab *t)
{
	return t->cell;
}

size_t
tab_line(const struct tab *t)
{
	return t->line;
}

const char *
tab_file(const struct tab *t)
{
	return t->file;
}

int
tab_unended(const struct tab *t)
{
	return t->unended;
}

int
tab_failed(const struct tab *t)
{
	return t->failed;
}

enum st
tab_status(const struct tab *t)
{
	return t->status;
}

/* The names are there, each once, and none that would make a TSV of it. */
static void
check_names(struct tab *t)
{
	struct map seen = {0};
	size_t i, before;

	for (i = 0; i < t->width; i++) {
		if (t->name[i][0] == '\0') {
			tab_complain(t, -1, "column %zu has no name", i + 1);
			continue;
		}
		if (t->width > 1 && strchr(t->name[i], '\t') != NULL)
			tab_complain(
			    t, (int)i, "a tab in the name of a column");
		before = map_put(&seen, t->name[i], i);
		if (before != i)
			tab_complain(t, (int)i,
			    "columns %zu and %zu have this name", before + 1,
			    i + 1);
	}
	map_free(&seen);
}

/* The header is that of another kind of file. */
static void
check_kind(struct tab *t)
{
	const char *delim = strpbrk(t->name[0], ";|\t");

	if (is_marker(t->name[0], strlen(t->name[0])))
		tab_complain(t, -1, "%s", marker);
	else if (t->width == 1 && delim != NULL)
		tab_complain(t, -1,
		    "no comma, but '%c': ref-import reads other delimiters",
		    *delim);
}

enum st
tab_header(struct tab *t)
{
	size_t i;
	int r = tab_read(t);

	if (r == -1)
		tell_fault(t, t->fault.line, t->fault.column, t->fault.text);
	if (r == 0 && t->status == ST_OK)
		tell_fault(t, 0, NULL, "empty: there is no header line");
	if (r != 1)
		return t->status = ST_TROUBLE;
	t->name = mem_alloc(t->cells, sizeof(*t->name));
	for (i = 0; i < t->cells; i++)
		t->name[i] = mem_dup(t->cell[i], strlen(t->cell[i]));
	t->width = t->cells;
	check_names(t);
	check_kind(t);
	return t->status;
}

size_t
tab_width(const struct tab *t)
{
	return t->width;
}

const char *
tab_name(const struct tab *t, size_t col)
{
	return t->name[col];
}

int
tab_find(const struct tab *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->width; i++)
		if (strcmp(t->name[i], name) == 0)
			return (int)i;
	return -1;
}

int
tab_require(struct tab *t, const char *name)
{
	const int at = tab_find(t, name);

	if (at < 0) {
		tell_fault(
		    t, t->line, name, "the column is missing from the header");
		t->status = ST_TROUBLE;
	}
	return at;
}

enum st
tab_bind(struct tab *t, const char *const names[], size_t n, size_t required,
    int at[])
{
	size_t i;

	for (i = 0; i < n; i++)
		at[i] = i < required ? tab_require(t, names[i])
				     : tab_find(t, names[i]);
	return t->status;
}

void
tab_complain(struct tab *t, int col, const char *fmt, ...)
{
	char text[2 * sizeof(t->fault.text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	tell_fault(t, t->line, col < 0 ? NULL : t->name[col], text);
	t->status = ST_TROUBLE;
	t->row_bad = 1;
}

int
tab_row_bad(const struct tab *t)
{
	return t->row_bad;
}

enum st
tab_each(char *files[], enum st (*each)(struct tab *t, void *ctx), void *ctx)
{
	char dash[] = "-", *standard_input[] = {dash, NULL};
	enum st st = ST_OK;
	struct tab *t;

	if (files[0] == NULL)
		files = standard_input;
	for (; *files != NULL; files++) {
		t = tab_open(*files, NULL);
		if (t == NULL) {
			st = ST_TROUBLE;
			continue;
		}
		if (tab_header(t) == ST_OK)
			st = msg_worst(st, each(t, ctx));
		st = msg_worst(st, tab_status(t));
		tab_close(t);
	}
	return st;
}
