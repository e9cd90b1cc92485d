#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>
#include <stdio.h>

/* Text broken into lines.  Text is visible (text_visible) and has no LF. */

/*
 * The bytes of s to print on a line of so many columns: all, or up to a
 * blank, or, in a word that is longer than the line, what fits, but at least
 * one character.  *next is where the next line begins; NULL: none.
 */
size_t wrap_break(const char *s, size_t cols, const char **next);

/*
 * Prints s on lines of `width` columns, the first indented by `first`, the
 * others by `rest`.
 */
void wrap_print(
    FILE *fp, size_t width, size_t first, size_t rest, const char *s);

/* The width of the longest word of s. */
size_t wrap_longest(const char *s);

#endif
