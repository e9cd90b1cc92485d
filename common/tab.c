/*
 * A row is found by its line end and split where it lies: one pass over its
 * bytes looks each up in a table of classes, puts a NUL over each delimiter,
 * and meets on its way all that the dialect refuses.  Only a row of CSV with a
 * quote in it goes to libcsv, alone and line by line, until libcsv says that
 * it is complete; its cells are then written over the row.
 *
 * Faults leave the bytes of the row as they were (the delimiters are put
 * back), because reading resumes on the next line.
 *
 * What libcsv 3.0.3 does by default is why it is used as it is here: it drops
 * blanks around fields, swallows the rest of the file after a stray quote,
 * passes NULs, and its only sign of an error is a short count.
 */
#include "tab.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "block.h"
#include "map.h"
#include "mem.h"
#include "text.h"

/* What a byte is to the pass over a row. */
enum class {
	PLAIN, DELIM, LF, CR, QUOTE, ESCAPE, HIGH, NUL
};

/* A row on its way through libcsv. */
struct quoted {
	struct csv_parser parser;
	int made;	/* the parser is */
	int done;	/* the row is complete */
	char *buf;	/* its cells, each with a NUL behind it */
	size_t used, cap;
	size_t cells;
	size_t line;	/* that is being fed */
	size_t since;	/* where the open field began */
	size_t big;	/* the first cell over TAB_FIELD_MAX, from 1 */
};

struct tab {
	struct tab_how how;
	struct block block;
	char *file;
	int begun;	/* the beginning was looked at; the dialect is known */
	int tsv;
	char delim;
	unsigned char class[256];
	size_t line;	/* where this row begins */
	size_t next;	/* where the next one does */
	int skip;	/* the row was too long: pass over its rest */
	int unended;
	const char **cell;
	size_t cells, cap;
	char **name;	/* of the columns, when the header has been read */
	size_t width;
	struct quoted q;
	enum st status;
	struct tab_fault fault;
	char column[32]; /* of the fault, where it has no name */
};

static struct tab *
make(const char *name, const struct tab_how *how)
{
	struct tab *t = mem_alloc(1, sizeof(*t));

	if (how != NULL)
		t->how = *how;
	t->file = mem_dup(name, strlen(name));
	t->next = 1;
	t->block.fd = -1;
	t->block.whole = t->how.whole;
	t->block.left = t->how.limit > 0 ? t->how.limit : -1;
	return t;
}

struct tab *
tab_source(ssize_t (*fill)(void *ctx, char *buf, size_t n), void *ctx,
    const char *name, const struct tab_how *how)
{
	struct tab *t = make(name, how);

	t->block.fill = fill;
	t->block.ctx = ctx;
	block_open(&t->block, 0);
	return t;
}

struct tab *
tab_fd(int fd, const char *name, const struct tab_how *how)
{
	struct tab *t = make(name, how);
	struct stat st;
	off_t size = 0;

	t->block.fd = fd;
	if (t->how.whole && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		size = st.st_size;
		if (t->how.limit > 0 && t->how.limit < size)
			size = t->how.limit;
		size++; /* so that the end is seen without a new block */
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
	while ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)) == -1)
		if (errno != EINTR) {
			msg_errno("%s", path);
			return NULL;
		}
	return tab_fd(fd, path, how);
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
	if (t->q.made)
		csv_free(&t->q.parser);
	free(t->q.buf);
	free(t->file);
	free(t);
}

/* The row, where it stands in the block now. */
static char *
row(const struct tab *t)
{
	return t->block.buf + t->block.beg;
}

/*
 * A fault of this row, in its cell of this number (from 0; SIZE_MAX: none).
 * Returns -1, and the row is passed over.
 */
static int __attribute__((format(printf, 3, 4)))
fault(struct tab *t, size_t cell, const char *fmt, ...)
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

/* A byte that may not stand in any row, at p. */
static int
bad_byte(struct tab *t, size_t cell, const char *p)
{
	switch (t->class[(unsigned char)*p]) {
	case NUL:
		return fault(t, cell,
		    "a NUL byte: ref-import -c reads UTF-16 and others");
	case CR:
		return fault(t, cell,
		    "a CR that ends no line: lines end in LF or CR LF");
	default:
		return fault(t, cell,
		    "byte 0x%02x is not UTF-8: ref-import -c reads other "
		    "character sets",
		    (unsigned char)*p);
	}
}

/* Puts back the delimiters that the NULs of the first n cells replaced. */
static void
put_back(struct tab *t, size_t n)
{
	while (n-- > 1)
		row(t)[t->cell[n] - 1 - row(t)] = t->delim;
}

static int
never(unsigned char c)
{
	(void)c;
	return 0;
}

/* libcsv has a field: it joins the others. */
static void
on_field(void *s, size_t len, void *ctx)
{
	struct quoted *q = ctx;

	q->buf = mem_grow(q->buf, &q->cap, q->used + len + 1, 1);
	memcpy(q->buf + q->used, s, len);
	q->buf[q->used + len] = '\0';
	q->used += len + 1;
	q->cells++;
	q->since = q->line;
	if (len > TAB_FIELD_MAX && q->big == 0)
		q->big = q->cells;
}

static void
on_row(int c, void *ctx)
{
	struct quoted *q = ctx;

	(void)c;
	q->done = 1;
}

/* Makes libcsv ready for a row; after an error it has to be made anew. */
static void
quoted_begin(struct tab *t)
{
	struct quoted *q = &t->q;

	if (!q->made) {
		csv_init(&q->parser, CSV_STRICT | CSV_STRICT_FINI);
		csv_set_delim(&q->parser, (unsigned char)t->delim);
		csv_set_space_func(&q->parser, never);
		csv_set_blk_size(&q->parser, 65536);
		q->made = 1;
	}
	q->done = 0;
	q->used = q->cells = q->big = 0;
	q->line = q->since = t->line;
}

/* A fault of quoting, which is told at the line where the field began. */
static int __attribute__((format(printf, 2, 3)))
bad_quote(struct tab *t, const char *fmt, ...)
{
	char text[sizeof(t->fault.text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	fault(t, t->q.cells, "%s", text);
	t->fault.line = t->q.since;
	return -1;
}

/* Feeds n bytes of the row: 0, or -1 where libcsv refuses one of them. */
static int
feed(struct tab *t, size_t from, size_t n)
{
	struct quoted *q = &t->q;
	const char *s = row(t) + from;
	size_t got;

	got = csv_parse(&q->parser, s, n, on_field, on_row, q);
	if (got == n)
		return 0;
	if (csv_error(&q->parser) != CSV_EPARSE)
		msg_die("%s", csv_strerror(csv_error(&q->parser)));
	if (s[got] == '"')
		return bad_quote(t,
		    "a quote inside an unquoted field: quote the field and "
		    "double the quote");
	if (q->line > q->since)
		return bad_quote(t,
		    "text after the quote that closes it on line %zu: is the "
		    "quote here left open?",
		    q->line);
	return bad_quote(t,
	    "text after the closing quote: a quote inside a field is doubled");
}

/* The first byte of a line that no row may have, or its length. */
static size_t
first_bad(const struct tab *t, const char *s, size_t n, int ended)
{
	size_t i = 0, len;

	while (i < n)
		switch (t->class[(unsigned char)s[i]]) {
		case NUL:
			return i;
		case CR:
			if (i + 1 < n || !ended)
				return i;
			i++;
			break;
		case HIGH:
			len = text_utf8(s + i, n - i);
			if (len == 0)
				return i;
			i += len;
			break;
		default:
			i++;
		}
	return n;
}

/* The length of a line without the CR before its LF. */
static size_t
without_cr(const char *s, size_t n, int ended)
{
	return n > 0 && ended && s[n - 1] == '\r' ? n - 1 : n;
}

static int
too_long(struct tab *t)
{
	return fault(t, SIZE_MAX, "a row of more than %d MiB%s",
	    TAB_ROW_MAX >> 20, t->tsv ? "" : ": is a quote left open?");
}

/* The cells that libcsv found, written over the row. */
static void
quoted_cells(struct tab *t)
{
	char *p = row(t);
	size_t i;

	memcpy(p, t->q.buf, t->q.used);
	t->cell = mem_grow(t->cell, &t->cap, t->q.cells, sizeof(*t->cell));
	for (i = 0; i < t->q.cells; i++) {
		t->cell[i] = p;
		p += strlen(p) + 1;
	}
	t->cells = t->q.cells;
}

/* Feeds the lines of a row, the first of n bytes, until it is complete. */
static int
quoted_feed(struct tab *t, size_t n, int ended, size_t *size)
{
	struct quoted *q = &t->q;
	size_t from = 0, ok;

	for (;; q->line++) {
		ok = first_bad(t, row(t) + from, n, ended);
		if (feed(t, from, ok < n ? ok : n + (size_t)ended) == -1)
			return -1;
		if (ok < n)
			return bad_byte(t, q->cells, row(t) + from + ok);
		if (!ended && csv_fini(&q->parser, on_field, on_row, q) != 0)
			return bad_quote(t, "a quote that is never closed");
		from += n + (size_t)ended;
		if (q->done)
			break;
		n = block_line(&t->block, from, TAB_ROW_MAX + 1, &ended);
		if (n == BLOCK_LONG ||
		    from + without_cr(row(t) + from, n, ended) > TAB_ROW_MAX)
			return too_long(t);
	}
	t->unended = !ended;
	*size = from;
	return 0;
}

static int
width_fault(struct tab *t)
{
	return fault(t, SIZE_MAX, "%zu field%s where the header has %zu",
	    t->cells, t->cells == 1 ? "" : "s", t->width);
}

/* The input ended; early, if there was an error, which is told once. */
static int
end(struct tab *t)
{
	t->cells = 0;
	t->block.beg = t->block.end;
	if (t->block.error != 0) {
		errno = t->block.error;
		msg_errno("%s", t->file);
		t->block.error = 0;
		t->status = ST_TROUBLE;
	}
	return 0;
}

/* A row with a quote, through libcsv: its bytes in the file in *size. */
static int
quoted_row(struct tab *t, size_t n, int ended, size_t *size)
{
	int r;

	quoted_begin(t);
	r = quoted_feed(t, n, ended, size);
	if (t->block.error != 0)
		return end(t);
	t->cells = t->q.cells;
	if (r == 0 && t->q.big > 0)
		r = fault(t, t->q.big - 1, "a field of more than %d MiB",
		    TAB_FIELD_MAX >> 20);
	if (r == 0 && t->width > 0 && t->cells != t->width)
		r = width_fault(t);
	if (r == 0) {
		quoted_cells(t);
		return 1;
	}
	csv_free(&t->q.parser);
	t->q.made = 0;
	return -1;
}

/* Whether a field of this row is too long. */
static int
big_field(struct tab *t, const char *end)
{
	size_t i;
	const char *stop;

	for (i = 0; i < t->cells; i++) {
		stop = i + 1 < t->cells ? t->cell[i + 1] - 1 : end;
		if (stop - t->cell[i] > TAB_FIELD_MAX)
			return fault(t, i, "a field of more than %d MiB",
			    TAB_FIELD_MAX >> 20);
	}
	return 0;
}

/* Whether the escape at p is one of TSV; lone \r could not be written. */
static int
bad_escape(struct tab *t, const char *p)
{
	if (p[1] == '\n' || p[1] == '\t' || p[1] == '\r' || p[1] == '\0')
		return fault(t, t->cells - 1,
		    "a backslash alone: it is written \\\\");
	if (strchr("tnr\\", p[1]) == NULL)
		return fault(t, t->cells - 1,
		    "a backslash that is none of \\t \\n \\r \\\\: it is "
		    "written \\\\");
	if (p[1] == 'r' && strncmp(p + 2, "\\n", 2) != 0)
		return fault(t, t->cells - 1,
		    "a CR that ends no line: \\r stands before \\n only");
	return 0;
}

static void
unescape(char *s)
{
	static const char from[] = "tnr\\", to[] = "\t\n\r\\";
	char *w = strchr(s, '\\');

	if (w == NULL)
		return;
	for (s = w; *s != '\0'; s++)
		*w++ = *s == '\\' ? to[strchr(from, *++s) - from] : *s;
	*w = '\0';
}

/*
 * Splits the line of n bytes where it lies.  1; 0: it has a quote, which is
 * libcsv's; -1: a fault.
 */
static int
split(struct tab *t, size_t n, int ended)
{
	const unsigned char *class = t->class;
	char *p = row(t), *end = p + n;
	size_t len;
	int escapes = 0;

	*end = '\n'; /* also where the input ends without it */
	t->cells = 0;
	t->cell[t->cells++] = p;
	for (;;) {
		while (class[(unsigned char)*p] == PLAIN)
			p++;
		switch (class[(unsigned char)*p]) {
		case DELIM:
			if (t->cells == t->cap)
				t->cell = mem_grow(t->cell, &t->cap,
				    t->cap + 1, sizeof(*t->cell));
			*p++ = '\0';
			t->cell[t->cells++] = p;
			continue;
		case QUOTE:
			return 0;
		case ESCAPE:
			if (bad_escape(t, p))
				return -1;
			escapes = 1;
			p += 2;
			continue;
		case HIGH:
			len = text_utf8(p, (size_t)(end - p));
			if (len == 0)
				return bad_byte(t, t->cells - 1, p);
			p += len;
			continue;
		case CR:
			if (p + 1 != end || !ended)
				return bad_byte(t, t->cells - 1, p);
			break;
		case NUL:
			return bad_byte(t, t->cells - 1, p);
		}
		break;
	}
	if (n > TAB_FIELD_MAX && big_field(t, p))
		return -1;
	if (t->width > 0 && t->cells != t->width)
		return width_fault(t);
	*p = '\0';
	for (len = 0; escapes && len < t->cells; len++)
		unescape((char *)t->cell[len]);
	return 1;
}

/* One of the lines that git leaves where two versions differ. */
static int
is_marker(const char *s, size_t n)
{
	return n >= 7 && strchr("<=>|", s[0]) != NULL &&
	    memcmp(s, s + 1, 6) == 0 && (n == 7 || s[7] == ' ');
}

static const char marker[] =
    "a merge conflict marker: settle the conflict, remove its lines";

/* What there is to a bad row: its first line, behind which reading resumes. */
static int
bad_row(struct tab *t, size_t n, int ended)
{
	struct tab_fault *f = &t->fault;

	f->raw = row(t);
	f->raw_len = without_cr(f->raw, n, ended);
	if (t->width > 1 && is_marker(f->raw, f->raw_len)) {
		f->column = NULL;
		snprintf(f->text, sizeof(f->text), "%s", marker);
	}
	t->block.beg += n + (size_t)ended;
	t->next = t->line + 1;
	t->cells = 0;
	return -1;
}

/* A line that is too long to be a row; its rest is passed over next time. */
static int
long_line(struct tab *t)
{
	too_long(t);
	t->fault.raw = row(t);
	t->fault.raw_len = t->block.end - t->block.beg;
	t->skip = 1;
	t->cells = 0;
	t->next = t->line + 1;
	return -1;
}

/* A byte order mark that is not at the beginning, as `cat a b` leaves it. */
static int
is_bom(const struct tab *t)
{
	const char *s = row(t);

	return !t->tsv && memcmp(s, "\xef\xbb\xbf", 3) == 0;
}

/* The row that begins with this line, n bytes without its LF. */
static int
take(struct tab *t, size_t n, int ended)
{
	size_t size = n + (size_t)ended, first = t->line;
	int r = 0;

	t->unended = !ended;
	if (n >= 3 && is_bom(t)) {
		fault(t, 0, "a byte order mark in the middle: are these two "
		    "files in one?");
		return bad_row(t, n, ended);
	}
	t->q.line = first;
	if (!t->how.libcsv || t->tsv) {
		r = split(t, n, ended);
		if (r <= 0)
			put_back(t, t->cells);
	}
	if (r == 0 && (r = quoted_row(t, n, ended, &size)) == 0)
		return 0;
	if (r == -1)
		return bad_row(t, n, ended);
	t->block.beg += size;
	t->next = t->q.line + 1;
	return r;
}

/* What a byte order mark at the beginning says. */
static const struct mark {
	const char bytes[5];
	size_t n;
	const char *is; /* NULL: UTF-8, and it is skipped */
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
	const size_t n = sizeof(marks) / sizeof(marks[0]);
	size_t i, have;

	for (i = 0; i < n;) {
		have = b->end - b->beg;
		if (have >= marks[i].n) {
			if (memcmp(row(t), marks[i].bytes, marks[i].n) == 0)
				return &marks[i];
		} else if (memcmp(row(t), marks[i].bytes, have) == 0 &&
		    block_more(b))
			continue;
		i++;
	}
	return NULL;
}

/* The beginning: 0, or -1 where no row can be read from this input. */
static int
begin(struct tab *t)
{
	const struct mark *m = mark_of(t);

	t->begun = 1;
	if (m == NULL)
		return 0;
	if (m->is == NULL) {
		t->block.beg += m->n;
		return 0;
	}
	t->line = 1;
	fault(t, SIZE_MAX, "%s, not UTF-8: ref-import reads it", m->is);
	t->fault.raw = row(t);
	t->fault.raw_len = 0;
	t->block.beg = t->block.end;
	t->block.eof = 1;
	return -1;
}

/* The dialect, which the first line decides. */
static void
settle(struct tab *t, size_t n)
{
	size_t i;

	t->delim = t->how.delim != '\0' ? t->how.delim : ',';
	if (!t->how.foreign)
		t->tsv = t->how.delim == '\t' || (t->how.delim == '\0' &&
		    memchr(row(t), '\t', n) != NULL);
	if (t->tsv)
		t->delim = '\t';
	for (i = 128; i < 256; i++)
		t->class[i] = HIGH;
	t->class['\0'] = NUL;
	t->class['\n'] = LF;
	t->class['\r'] = CR;
	t->class[t->tsv ? '\\' : '"'] = t->tsv ? ESCAPE : QUOTE;
	t->class[(unsigned char)t->delim] = DELIM;
	t->cell = mem_grow(t->cell, &t->cap, 64, sizeof(*t->cell));
}

int
tab_read(struct tab *t)
{
	size_t n;
	int ended;

	if (!t->begun && begin(t) == -1)
		return -1;
	if (t->skip && !block_skip(&t->block))
		return end(t);
	t->skip = 0;
	for (;; t->next++, t->block.beg += n + 1) {
		t->line = t->next;
		n = block_line(&t->block, 0, TAB_ROW_MAX + 1, &ended);
		if (n == BLOCK_LONG)
			return long_line(t);
		if (!ended && (n == 0 || t->block.error != 0))
			return end(t);
		if (without_cr(row(t), n, ended) > 0)
			break;
	}
	if (t->cap == 0)
		settle(t, n);
	if (without_cr(row(t), n, ended) > TAB_ROW_MAX) {
		too_long(t);
		return bad_row(t, n, ended);
	}
	return take(t, n, ended);
}

int
tab_next(struct tab *t)
{
	const struct tab_fault *f = &t->fault;
	int r;

	while ((r = tab_read(t)) == -1)
		msg_at(t->file, f->line, f->column, "%s", f->text);
	return r;
}

/* The names are there, each once; as many as the row has cells. */
static enum st
check_names(struct tab *t)
{
	struct map seen = {0};
	size_t i, first;

	for (i = 0; i < t->width; i++) {
		if (t->name[i][0] == '\0') {
			fault(t, SIZE_MAX, "column %zu has no name", i + 1);
			msg_at(t->file, t->line, NULL, "%s", t->fault.text);
			continue;
		}
		first = map_put(&seen, t->name[i], i);
		if (first != i)
			tab_complain(t, (int)i,
			    "columns %zu and %zu have the same name",
			    first + 1, i + 1);
	}
	map_free(&seen);
	if (t->width == 1 && strpbrk(t->name[0], ";|") != NULL)
		tab_complain(t, -1,
		    "no comma, but '%c': ref-import reads other delimiters",
		    *strpbrk(t->name[0], ";|"));
	return t->status;
}

enum st
tab_header(struct tab *t)
{
	size_t i;
	int r = tab_next(t);

	if (t->status != ST_OK)
		return t->status;
	if (r == 0) {
		msg("%s: empty: no header line", t->file);
		return t->status = ST_TROUBLE;
	}
	if (is_marker(t->cell[0], strlen(t->cell[0]))) {
		tab_complain(t, -1, "%s", marker);
		return t->status;
	}
	t->name = mem_alloc(t->cells, sizeof(*t->name));
	for (i = 0; i < t->cells; i++)
		t->name[i] = mem_dup(t->cell[i], strlen(t->cell[i]));
	t->width = t->cells;
	return check_names(t);
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

enum st
tab_bind(struct tab *t, const char *const names[], size_t n, size_t required,
    int at[])
{
	size_t i;

	for (i = 0; i < n; i++) {
		at[i] = tab_find(t, names[i]);
		if (at[i] == -1 && i < required)
			tab_complain(t, -1, "%s: no such column", names[i]);
	}
	return t->status;
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
tab_is_tsv(const struct tab *t)
{
	return t->tsv;
}

int
tab_unended(const struct tab *t)
{
	return t->unended;
}

enum st
tab_status(const struct tab *t)
{
	return t->status;
}

const struct tab_fault *
tab_fault(const struct tab *t)
{
	return &t->fault;
}

void
tab_complain(struct tab *t, int col, const char *fmt, ...)
{
	char text[sizeof(t->fault.text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	msg_at(t->file, t->line, col < 0 ? NULL : t->name[col], "%s", text);
	t->status = ST_TROUBLE;
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
