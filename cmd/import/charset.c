#include "charset.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

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

/* Two letters of a text without a mark that is not in bytes. */
static const struct bom wide[] = {
    {"\0\0\0", 3, "UTF-32BE"},
    {"\0", 1, "UTF-16BE"},
};

/* How much of the n bytes at s is behind the last end of a line; n: all. */
static size_t
unended(const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && s[i - 1] != '\n' && s[i - 1] != '\r')
		i--;
	return n - i;
}

/* Reads all, but no line without an end. */
static enum st
slurp(struct charset_text *t, int fd, const char *name)
{
	size_t cap = 0, line = 0, rest;
	ssize_t got;

	do {
		t->s = mem_grow(t->s, &cap, t->n + BLOCK + 1, 1);
		got = read(fd, t->s + t->n, BLOCK);
		if (got <= 0)
			continue;
		rest = unended(t->s + t->n, (size_t)got);
		line = rest == (size_t)got ? line + rest : rest;
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
slurp_path(struct charset_text *t, const char *path, const char *name)
{
	enum st st;
	int fd;

	if (path == NULL || strcmp(path, "-") == 0)
		return slurp(t, STDIN_FILENO, name);
	if ((fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
		msg_errno("%s", name);
		return ST_TROUBLE;
	}
	st = slurp(t, fd, name);
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
looks_wide(const struct charset_text *t)
{
	const struct bom *b;

	for (b = wide; b < wide + sizeof(wide) / sizeof(*wide); b++)
		if (t->n > b->n && memcmp(t->s, b->bytes, b->n) == 0)
			return b->charset;
	if (t->n > 3 && memcmp(t->s + 1, "\0\0\0", 3) == 0)
		return "UTF-32LE";
	return t->n > 1 && t->s[1] == '\0' ? "UTF-16LE" : NULL;
}

/* The number of the line on which out, made so far, ends. */
static size_t
line_of(const char *out, size_t n)
{
	size_t i, line = 1;

	for (i = 0; i < n; i++)
		line += out[i] == '\n';
	return line;
}

/* Says what iconv stopped at, with errno as it left it. */
static void
complain(const struct charset_text *t, const char *name, size_t line,
    unsigned char byte)
{
	if (errno == EINVAL)
		msg_at(name, line, NULL, "ends within a character of %s",
		    t->charset);
	else
		msg_at(name, line, NULL, "byte 0x%02x is not %s", byte,
		    t->charset);
}

/* Turns the text to UTF-8 by cd; then has it write what it held back. */
static enum st
convert(struct charset_text *t, iconv_t cd, const char *name)
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
		complain(t, name, line_of(out, n), (unsigned char)*in);
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
	if (slurp_path(t, path, name) != ST_OK)
		return ST_TROUBLE;
	take_bom(t);
	if (t->n == 0) {
		msg("%s: is empty: not even a header", name);
		return ST_TROUBLE;
	}
	guess = charset == NULL && !t->bom ? looks_wide(t) : NULL;
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
	st = convert(t, cd, name);
	iconv_close(cd);
	return st;
}

void
charset_free(struct charset_text *t)
{
	free(t->s);
	*t = (struct charset_text){0};
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
	size_t i = from, n;

	while (i < t->n) {
		if ((unsigned char)t->s[i] < 0x80)
			n = 1;
		else if ((n = text_utf8(t->s + i, t->n - i)) == 0)
			return i;
		i += n;
	}
	return t->n;
}
