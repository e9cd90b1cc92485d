/*
 * A block grows by doubling until a row fits into it.  The part of a row
 * that is left at its end is moved to the front before the next read(2); in a
 * `whole` input it is moved to a new block, and the old one is kept, because
 * its cells have been handed out.
 */
#include "table/block.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { FIRST = 128 * 1024, WHOLE_MAX = 16 << 20 };

struct block_old {
	struct block_old *next;
	char *buf;
};

void
block_open(struct block *b, size_t hint)
{
	b->cap = hint > 0 ? hint : FIRST;
	b->buf = mem_alloc(b->cap + BLOCK_SPARE, 1);
}

void
block_close(struct block *b)
{
	struct block_old *o, *next;

	for (o = b->old; o != NULL; o = next) {
		next = o->next;
		free(o->buf);
		free(o);
	}
	b->old = NULL;
	free(b->buf);
	b->buf = NULL;
}

/* A new block with room for twice what is left; the old one is kept. */
static void
renew_buf(struct block *b)
{
	struct block_old *o = mem_alloc(1, sizeof(*o));
	size_t n = b->end - b->beg;

	o->buf = b->buf;
	o->next = b->old;
	b->old = o;
	if (b->cap < WHOLE_MAX)
		b->cap *= 2;
	if (b->cap < 2 * n)
		b->cap = 2 * n;
	b->buf = mem_alloc(b->cap + BLOCK_SPARE, 1);
	memcpy(b->buf, o->buf + b->beg, n);
	b->beg = 0;
	b->end = n;
}

/* Room for at least one more byte behind b->end. */
static void
make_room(struct block *b)
{
	size_t cap = b->cap + BLOCK_SPARE;

	if (b->end < b->cap && (b->whole || b->beg == 0))
		return;
	if (b->whole) {
		renew_buf(b);
		return;
	}
	memmove(b->buf, b->buf + b->beg, b->end - b->beg);
	b->end -= b->beg;
	b->beg = 0;
	if (b->end == b->cap) {
		b->buf = mem_grow(b->buf, &cap, 2 * b->cap + BLOCK_SPARE, 1);
		b->cap = cap - BLOCK_SPARE;
	}
}

/* Reads up to n bytes, like read(2). */
static ssize_t
pull_bytes(struct block *b, char *buf, size_t n)
{
	ssize_t got;

	if (b->fill != NULL)
		return b->fill(b->ctx, buf, n);
	if (b->at < 0)
		return read(b->fd, buf, n);
	got = pread(b->fd, buf, n, b->at);
	if (got > 0)
		b->at += got;
	else if (got == 0 && b->left > 0) {
		errno = EIO; /* it has been cut meanwhile */
		return -1;
	}
	return got;
}

int
block_more(struct block *b)
{
	ssize_t got;
	size_t n;

	if (b->eof)
		return 0;
	make_room(b);
	n = b->cap - b->end;
	if (b->left >= 0 && (off_t)n > b->left)
		n = (size_t)b->left;
	do
		got = n == 0 ? 0 : pull_bytes(b, b->buf + b->end, n);
	while (got < 0 && errno == EINTR);
	if (got <= 0) {
		b->error = got < 0 ? errno : 0;
		b->eof = 1;
		return 0;
	}
	b->end += (size_t)got;
	if (b->left >= 0)
		b->left -= got;
	return 1;
}

size_t
block_line(struct block *b, size_t from, size_t max, int *ended)
{
	size_t seen = from;
	const char *line, *lf;

	for (;;) {
		line = b->buf + b->beg;
		lf = memchr(line + seen, '\n', b->end - b->beg - seen);
		*ended = lf != NULL;
		if (lf != NULL)
			return (size_t)(lf - line) - from;
		seen = b->end - b->beg;
		if (seen > max)
			return BLOCK_LONG;
		if (!block_more(b))
			return seen - from;
	}
}

int
block_skip(struct block *b)
{
	const char *lf;

	for (;;) {
		lf = memchr(b->buf + b->beg, '\n', b->end - b->beg);
		if (lf != NULL) {
			b->beg = (size_t)(lf + 1 - b->buf);
			return 1;
		}
		b->end = b->beg; /* nothing of it was handed out */
		if (!block_more(b))
			return 0;
	}
}
