#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <stddef.h>
#include <stdio.h>

#include "msg.h"

/*
 * Templates of letters: plain text in UTF-8.  Lines `Name: text` up to the
 * first empty line are headers, among them Subject; the rest is the body, in
 * which one line that begins with `*` is repeated for each referral.  {{name}}
 * stands for a value.  What a value has in it is never expanded again.
 */
struct template_line {
	char *name; /* of a header, else NULL */
	char *text;
	size_t number; /* in the file, from 1 */
	int each;      /* repeated for each referral */
};

struct template
{
	const char *file; /* what messages call it */
	struct template_line *line;
	size_t n, cap;
};

/* A name: unknown, the user's own words (a rule of policy), data of rows. */
enum { TEMPLATE_UNKNOWN, TEMPLATE_OURS, TEMPLATE_DATA };

/* Where the values come from. */
struct template_from {
	/* What there is of that name. */
	int (*kind)(void *ctx, const char *name);
	/* Its value for a referral (from 0), a line of plain text which lasts
	 * until the letter is done. */
	const char *(*value)(void *ctx, const char *name, size_t referral);
	void *ctx;
};

/* Takes a template from memory, or from a file; ST_TROUBLE after messages. */
enum st template_take(struct template *t, const char *file, const char *text);
enum st template_read(struct template *t, const char *path);

/*
 * Says each name that there is not, with its line, and each header with an
 * address that data would get into: ST_TROUBLE.
 */
enum st template_check(
    const struct template *t, const struct template_from *from);

/* Prints the headers, or the body for n referrals as text. */
void template_headers(
    FILE *fp, const struct template *t, const struct template_from *from);
void template_body(FILE *fp, const struct template *t,
    const struct template_from *from, size_t n);

void template_free(struct template *t);

#endif
