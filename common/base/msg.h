#ifndef MSG_H
#define MSG_H

#include <stddef.h>

/* The exit statuses, the same everywhere; never extended. */
enum st {
	ST_OK = 0,	/* done */
	ST_NO = 1,	/* the answer is "no", or "something is due" */
	ST_TROUBLE = 2, /* usage, bad data, I/O, memory */
};

/* The worse of two statuses. */
enum st msg_worst(enum st a, enum st b);

/*
 * One line on standard error: "program: ...".  Control characters, which may
 * come from data or from a file name, are shown as \n, \t, \x1b and so on;
 * bytes that are not UTF-8 too.
 */
void msg(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same, with the reason that errno gives behind it: "...: no such file". */
void msg_errno(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same as msg, and exit with status 2. */
_Noreturn void msg_die(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));

/*
 * A fault in a file: "program: file:line: column: ...".  A line of 0, and a
 * file or column of NULL, are left out.
 */
void msg_at(const char *file, size_t line, const char *column, const char *fmt,
    ...) __attribute__((format(printf, 4, 5)));

#endif
