/*
 * Every allocation passes through here, and one that fails ends the program:
 * nobody else has to ask.
 */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/msg.h"

enum { CHUNK = 64 * 1024 };

struct mem_chunk {
	struct mem_chunk *next;
	size_t used, size;
	max_align_t data[];
};

static _Noreturn void
exhausted(void)
{
	msg_die("out of memory");
}

void *
mem_alloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (p == NULL)
		exhausted();
	return p;
}

void *
mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
	size_t n = *cap;

	if (need <= n && p != NULL)
		return p;
	n += n / 2 + 16;
	if (n < need)
		n = need;
	if (n > SIZE_MAX / size)
		exhausted();
	p = realloc(p, n * size);
	if (p == NULL)
		exhausted();
	*cap = n;
	return p;
}

char *
mem_dup(const char *s, size_t len)
{
	char *p = malloc(len + 1);

	if (p == NULL)
		exhausted();
	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

void
mem_text_add(struct mem_text *t, const char *s, size_t n)
{
	t->s = mem_grow(t->s, &t->cap, t->len + n + 1, 1);
	memcpy(t->s + t->len, s, n);
	t->len += n;
	t->s[t->len] = '\0';
}

void
mem_text_put(struct mem_text *t, const char *s)
{
	mem_text_add(t, s, strlen(s));
}

void
mem_text_vprintf(struct mem_text *t, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	t->s = mem_grow(t->s, &t->cap, t->len + 1, 1);
	va_copy(again, ap);
	n = vsnprintf(t->s + t->len, t->cap - t->len, fmt, again);
	va_end(again);
	if (n < 0)
		exhausted();
	if ((size_t)n >= t->cap - t->len) { /* there was no room for it */
		t->s = mem_grow(t->s, &t->cap, t->len + (size_t)n + 1, 1);
		vsnprintf(t->s + t->len, (size_t)n + 1, fmt, ap);
	}
	t->len += (size_t)n;
}

void
mem_text_printf(struct mem_text *t, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	mem_text_vprintf(t, fmt, ap);
	va_end(ap);
}

char *
mem_printf(const char *fmt, ...)
{
	struct mem_text t = {0};
	va_list ap;

	va_start(ap, fmt);
	mem_text_vprintf(&t, fmt, ap);
	va_end(ap);
	return t.s;
}

void *
mem_pool_alloc(struct mem_pool *pool, size_t n)
{
	struct mem_chunk *c = pool->chunk;
	const size_t unit = sizeof(max_align_t);
	size_t size;
	void *p;

	if (n > SIZE_MAX / 2)
		exhausted();
	n = (n + unit - 1) / unit * unit;
	if (c == NULL || c->size - c->used < n) {
		size = n > CHUNK ? n : CHUNK;
		c = mem_alloc(1, sizeof(*c) + size);
		c->size = size;
		c->next = pool->chunk;
		pool->chunk = c;
	}
	p = (char *)c->data + c->used;
	c->used += n;
	return p;
}

char *
mem_pool_dup(struct mem_pool *pool, const char *s)
{
	return mem_pool_ndup(pool, s, strlen(s));
}

char *
mem_pool_ndup(struct mem_pool *pool, const char *s, size_t n)
{
	return memcpy(mem_pool_alloc(pool, n + 1), s, n);
}

char *
mem_pool_vprintf(struct mem_pool *pool, const char *fmt, va_list ap)
{
	struct mem_text t = {0};
	char *s;

	mem_text_vprintf(&t, fmt, ap);
	s = mem_pool_dup(pool, t.s);
	free(t.s);
	return s;
}

char *
mem_pool_printf(struct mem_pool *pool, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = mem_pool_vprintf(pool, fmt, ap);
	va_end(ap);
	return s;
}

void
mem_pool_free(struct mem_pool *pool)
{
	struct mem_chunk *c, *next;

	for (c = pool->chunk; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	pool->chunk = NULL;
}

FILE *
mem_stream(char **buf, size_t *len)
{
	FILE *fp = open_memstream(buf, len);

	if (fp == NULL)
		exhausted();
	return fp;
}

void
mem_stream_end(FILE *fp, char **buf)
{
	int lost = ferror(fp);

	/* glibc trims the buffer at the end, and does not say if it failed */
	if (fclose(fp) != 0 || lost || *buf == NULL)
		exhausted();
}
