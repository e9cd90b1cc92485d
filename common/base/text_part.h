#ifndef TEXT_PART_H
#define TEXT_PART_H

#include <stddef.h>
#include <stdint.h>

/* What text_slug.c has of text.c. */
#define TEXT_BAD UINT32_MAX /* a byte that begins no character */

/* The character at s (no longer than the string) and its length; or TEXT_BAD,
 * 1. */
uint32_t text_decode(const char *s, size_t *len);

/* Whether the character is part of a word; marks belong to their letter. */
int text_in_word(uint32_t c);

#endif
