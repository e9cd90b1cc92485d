/*
 * A file of any charset becomes UTF-8, whole.  A byte order mark says what it
 * is, else the user does; else it is UTF-8, of which export.c finds the bytes
 * that are not.
 */
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "export.h"

enum { BLOCK = 1 << 16, LINE_LIMIT = 16 << 20 /* any charset's 4 MiB */ };

/* A mark of 32 bits before that of 16 with which it begins. */
static const struct bom {
	const char *bytes;
	size_t n;
	const char *charset;
} boms[] = {
    {"\xef\xbb\xbf", 3, "UTF-8"},
    {"\xff\xfe\0\0", 4, "UTF-32LE"},
    {"\0\0\xfe\xff", 4, "UTF-32BE"},
    {"\xff\xfe", 2, "UTF-16LE"},
    {"\xfe\xff", 2, "UTF-16BE"},
};

/* Reads all, but no line without an end. */
static enum st
read_all(struct charset_text *t, int fd, const char *name)
{
	size_t cap = 0, line = 0, i;
	const char *block;
	ssize_t got;

	do {
		t->s = mem_grow(t->s, &cap, t->n + BLOCK + 1, 1);
		block = t->s + t->n;
		got = read(fd, t->s + t->n, BLOCK);
		if (got <= 0)
			continue;
		for (i = (size_t)got; i > 0; i--)
			if (block[i - 1] == '\n' || block[i - 1] == '\r')
				break;
		line = (i > 0 ? 0 : line) + (size_t)got - i;
		t->n += (size_t)got;
		if (line > LINE_LIMIT) {
			msg("%s: a line of more than %d MiB", name,
			    LINE_LIMIT >> 20);
			return ST_TROUBLE;
		}
	} while (got > 0 || (got < 0 && errno == EINTR));
	t->s[t->n] = '\0';
	if (got == 0)
		return ST_OK;
	msg_errno("%s", name);
	return ST_TROUBLE;
}

static enum st
read_path(struct charset_text *t, const char *path, const char *name)
{
	enum st st;
	int fd;

	if (path == NULL || strcmp(path, "-") == 0)
		return read_all(t, STDIN_FILENO, name);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
		msg_errno("%s", name);
		return ST_TROUBLE;
	}
	st = read_all(t, fd, name);
	close(fd);
	return st;
}

/* Takes the mark off the text, which says what its charset is. */
static void
take_bom(struct charset_text *t)
{
	const struct bom *b;

	for (b = boms; b < boms + sizeof(boms) / sizeof(*boms); b++)
		if (t->n >= b->n && memcmp(t->s, b->bytes, b->n) == 0) {
			t->n -= b->n;
			memmove(t->s, t->s + b->n, t->n + 1);
			t->charset = b->charset;
			t->bom = 1;
			return;
		}
}

/* The charset that NUL bytes among the first letters suggest, or NULL. */
static const char *
suggest_wide(const struct charset_text *t)
{
	const char *s = t->s;

	if (t->n > 3 && memcmp(s, "\0\0\0", 3) == 0)
		return "UTF-32BE";
	if (t->n > 1 && s[0] == '\0')
		return "UTF-16BE";
	if (t->n > 3 && memcmp(s + 1, "\0\0\0", 3) == 0)
		return "UTF-32LE";
	return t->n > 1 && s[1] == '\0' ? "UTF-16LE" : NULL;
}

/* Says what iconv stopped at, with errno as it left it, behind out. */
static void
complain(const struct charset_text *t, const char *name, const char *out,
    size_t n, unsigned char byte)
{
	size_t line = 1;

	while (n-- > 0)
		line += out[n] == '\n';
	if (errno == EINVAL)
		msg_at(name, line, NULL, "ends within a character of %s",
		    t->charset);
	else
		msg_at(name, line, NULL, "byte 0x%02x is not %s", byte,
		    t->charset);
}

/* Turns the text to UTF-8 by cd; then has it write what it held back. */
static enum st
convert_text(struct charset_text *t, iconv_t cd, const char *name)
{
	char *in = t->s, *out = NULL, *to;
	size_t left = t->n, cap = 0, n = 0, room, done;
	int flush = 0;

	for (;;) {
		out = mem_grow(out, &cap, n + left + BLOCK, 1);
		to = out + n;
		room = cap - n - 1;
		done = iconv(cd, flush ? NULL : &in, &left, &to, &room);
		n = (size_t)(to - out);
		if (done == (size_t)-1 && errno != E2BIG)
			break;
		if (done != (size_t)-1 && flush++)
			break;
	}
	if (left > 0)
		complain(t, name, out, n, (unsigned char)*in);
	free(t->s);
	t->s = out;
	t->n = n;
	out[n] = '\0';
	return left > 0 ? ST_TROUBLE : ST_OK;
}

enum st
charset_read(struct charset_text *t, const char *path, const char *name,
    const char *charset)
{
	const char *guess;
	enum st st;
	iconv_t cd;

	*t = (struct charset_text){.charset = charset ? charset : "UTF-8"};
	if (read_path(t, path, name) != ST_OK)
		return ST_TROUBLE;
	take_bom(t);
	guess = charset == NULL && !t->bom ? suggest_wide(t) : NULL;
	if (guess != NULL) {
		msg_at(name, 1, NULL, "a NUL byte: it may be -c %s", guess);
		return ST_TROUBLE;
	}
	if (strcmp(t->charset, "UTF-8") == 0)
		return ST_OK;
	if ((cd = iconv_open("UTF-8", t->charset)) == (iconv_t)-1) {
		msg_errno("%s: %s", name, t->charset);
		return ST_TROUBLE;
	}
	st = convert_text(t, cd, name);
	iconv_close(cd);
	return st;
}

int
charset_known(const char *charset)
{
	iconv_t cd = iconv_open("UTF-8", charset);

	if (cd == (iconv_t)-1)
		return 0;
	iconv_close(cd);
	return 1;
}

size_t
charset_fault(const struct charset_text *t, size_t from)
{
	size_t n;

	while ((n = text_utf8(t->s + from, t->n - from)) > 0)
		from += n;
	return from;
}
