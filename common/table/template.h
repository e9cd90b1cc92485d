#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <stddef.h>
#include <stdio.h>

#include "base/msg.h"

/*
 * Templates: plain text in UTF-8, in which {{name}} stands for a value.  What
 * a value has in it is never expanded again.
 *
 * Of a letter, lines `Name: text` up to the first empty line are headers,
 * among them Subject; the rest is the body, in which one line that begins with
 * `*` is repeated for each referral.
 *
 * A page is body alone.  A line with the name of a list is repeated for each
 * of it; one whose values are all empty, and a heading (##) with nothing under
 * it, is left out; one that begins with four blanks, as a command does, is not
 * broken.
 */
enum template_for { TEMPLATE_LETTER, TEMPLATE_PAGE };

struct template_line {
	char *name; /* of a header, else NULL */
	char *text;
	size_t number; /* in the file, from 1 */
	int each;      /* repeated for each referral */
};

struct template
{
	const char *file; /* what messages call it */
	enum template_for what;
	struct template_line *line;
	size_t n, cap;
};

/* A name: unknown, the user's own words (a rule of policy), data of rows, or
 * what this letter or page must not show. */
enum { TEMPLATE_UNKNOWN, TEMPLATE_OURS, TEMPLATE_DATA, TEMPLATE_PRIVATE };

/* Where the values come from. */
struct template_from {
	/* What there is of that name. */
	int (*kind)(void *ctx, const char *name);
	/* Its value for a referral, or an item of its list (from 0; "" behind
	 * its end), a line of plain text which lasts until the letter or page
	 * is done. */
	const char *(*value)(void *ctx, const char *name, size_t item);
	/* How many items a list of that name has, TEMPLATE_NO_LIST if it is
	 * none; of a page only. */
	size_t (*items)(void *ctx, const char *name);
	void *ctx;
};

#define TEMPLATE_NO_LIST ((size_t)-1)

/* Takes a template from memory, or from a file; ST_TROUBLE after messages. */
enum st template_take(struct template *t, enum template_for what,
    const char *file, const char *text);
enum st template_read(
    struct template *t, enum template_for what, const char *path);

/*
 * Says each name that there is not, with its line, or that is not to be shown,
 * and each header with an address that data would get into: ST_TROUBLE.
 */
enum st template_check(
    const struct template *t, const struct template_from *from);

/* Prints the body of a letter for n referrals as text, or a page. */
void template_body(FILE *fp, const struct template *t,
    const struct template_from *from, size_t n);
void template_page(
    FILE *fp, const struct template *t, const struct template_from *from);

void template_free(struct template *t);

#endif
