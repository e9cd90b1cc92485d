#ifndef TEMPLATE_PART_H
#define TEMPLATE_PART_H

#include "table/template.h"

enum { TEMPLATE_NAME = 64 };

/*
 * What of s comes next: a {{name}}, which *is_name says, or text up to one;
 * returns its length.  A {{ that nothing closes on the line, or with a name
 * that is too long, is a name of "".
 */
size_t template_part(const char *s, char name[TEMPLATE_NAME], int *is_name);

/*
 * The text with its values for an item; the caller frees.  An empty value
 * takes the blank before it along; at the beginning of a line, the one behind
 * it.  Also how many names it has, and how many of them have a value.
 */
struct template_filled {
	int names, values;
};
char *template_expand(const char *s, const struct template_from *from,
    size_t item, struct template_filled *filled);

/* Whether a line had values to say, and nothing came of them. */
int template_is_silent(const char *text, const struct template_filled *filled);

/* Prints a line, broken at blanks where it is long, never inside of a word, nor
 * before a mark of Markdown. */
void template_wrap(FILE *fp, const char *s);

/* Whether the header of that name has addresses in it. */
int template_addresses(const char *name);

#endif
