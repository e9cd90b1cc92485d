#ifndef MEM_H
#define MEM_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Memory that is there or the program is not: every function checks the
 * product of its sizes and, out of memory, says so and exits with status 2.
 */

/* n zeroed objects of size bytes; the caller frees. */
void *mem_alloc(size_t n, size_t size);

/*
 * Room for at least need objects of size bytes in an array that has room for
 * *cap: returns p or a larger copy of it, and sets *cap.  Grows by half.
 */
void *mem_grow(void *p, size_t *cap, size_t need, size_t size);

/* A copy of the len bytes at s with a NUL behind them; the caller frees. */
char *mem_dup(const char *s, size_t len);

/* A formatted string; the caller frees. */
char *mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* A text that grows, with a NUL behind it.  {0} is an empty one: s is NULL. */
struct mem_text {
	char *s; /* the caller frees */
	size_t len, cap;
};

void mem_text_add(struct mem_text *t, const char *s, size_t n);
void mem_text_put(struct mem_text *t, const char *s);
void mem_text_printf(struct mem_text *t, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void mem_text_vprintf(struct mem_text *t, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

/* A pool: many small strings with one life.  {0} is an empty one. */
struct mem_pool {
	struct mem_chunk *chunk;
};

/* n bytes, aligned for any object, zeroed; they live until mem_pool_free. */
void *mem_pool_alloc(struct mem_pool *pool, size_t n);
/* A copy of the string s, of the n bytes at s, a formatted string, in the
 * pool. */
char *mem_pool_dup(struct mem_pool *pool, const char *s);
char *mem_pool_ndup(struct mem_pool *pool, const char *s, size_t n);
char *mem_pool_printf(struct mem_pool *pool, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *mem_pool_vprintf(struct mem_pool *pool, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
void mem_pool_free(struct mem_pool *pool);

/* A stream into memory, *buf, which the caller frees when it has been ended. */
FILE *mem_stream(char **buf, size_t *len);
void mem_stream_end(FILE *fp, char **buf);

#endif
