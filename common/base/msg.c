/*
 * A message is put together in one buffer, made visible, and written at once.
 */
#define _GNU_SOURCE /* program_invocation_short_name */
#include "base/msg.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* A message is written in one piece, so that those of a pipe do not mix. */
enum { LINE = 4096 };

struct line {
	char s[LINE];
	size_t n;
};

static void __attribute__((format(printf, 2, 0)))
line_vadd(struct line *l, const char *fmt, va_list ap)
{
	char raw[LINE / 2];

	vsnprintf(raw, sizeof(raw), fmt, ap);
	l->n += text_visible(l->s + l->n, sizeof(l->s) - l->n - 1, raw);
}

static void __attribute__((format(printf, 2, 3)))
line_add(struct line *l, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	line_vadd(l, fmt, ap);
	va_end(ap);
}

/*
 * Where it is (file: NULL, line: 0, column: NULL where there is none), what it
 * is, and why: NULL, or what errno said.
 */
static void __attribute__((format(printf, 5, 0)))
print_line(const char *file, size_t line, const char *column, const char *why,
    const char *fmt, va_list ap)
{
	struct line l = {.n = 0};

	line_add(&l, "%s: ", program_invocation_short_name);
	if (file != NULL)
		line_add(&l, "%s:", file);
	if (line > 0)
		line_add(&l, "%zu:", line);
	if (file != NULL)
		line_add(&l, " ");
	if (column != NULL)
		line_add(&l, "%s: ", column);
	line_vadd(&l, fmt, ap);
	if (why != NULL)
		line_add(&l, ": %s", why);
	l.s[l.n++] = '\n';
	fflush(stdout); /* what was found before comes before */
	fwrite(l.s, 1, l.n, stderr);
}

enum st
msg_worst(enum st a, enum st b)
{
	return a > b ? a : b;
}

void
msg(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_line(NULL, 0, NULL, NULL, fmt, ap);
	va_end(ap);
}

void
msg_errno(const char *fmt, ...)
{
	const char *why = strerror(errno);
	va_list ap;

	va_start(ap, fmt);
	print_line(NULL, 0, NULL, why, fmt, ap);
	va_end(ap);
}

void
msg_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_line(NULL, 0, NULL, NULL, fmt, ap);
	va_end(ap);
	exit(ST_TROUBLE);
}

void
msg_at(const char *file, size_t line, const char *column, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_line(file, line, column, NULL, fmt, ap);
	va_end(ap);
}
