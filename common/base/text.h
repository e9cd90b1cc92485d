#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>

/*
 * Text is UTF-8.  Widths are columns of a terminal, by wcwidth(3) under an
 * explicit C.UTF-8, whatever the environment says.
 */

/* Length of the valid UTF-8 sequence at s (of n bytes), or 0. */
size_t text_utf8(const char *s, size_t n);

/*
 * Writes s with its control characters (C0, DEL, C1, and the bidirectional
 * and zero-width ones) and its bytes that are not UTF-8 made visible: \n, \t,
 * \r, \\ is left alone, \x1b, \u202e.  At most size - 1 bytes and a NUL, cut
 * between characters; returns the bytes written.
 */
size_t text_visible(char *buf, size_t size, const char *s);

/* The columns that s takes when it is printed as text_visible writes it. */
size_t text_width(const char *s);

/*
 * The bytes at the beginning of s that fit into cols columns, cut between
 * characters; s is what text_visible wrote.
 */
size_t text_fit(const char *s, size_t cols);

/*
 * A key for comparing names: lower case (ASCII, Latin, Greek, Cyrillic: by
 * towlower under C.UTF-8), blanks at the ends dropped, runs of blanks one.
 * The caller frees.
 */
char *text_fold(const char *s);

/* Whether the folded key `words` stands in the folded key s as whole words. */
int text_has_words(const char *s, const char *words);

/*
 * The slug of a name: ASCII letters lowered, Latin accents folded, digits
 * kept, every other run one '-', none at the ends; at most 64 bytes.  Empty
 * if nothing is left.  The caller frees.
 */
char *text_slug(const char *s);

/* strcmp and strncmp with ASCII letters caseless, whatever the locale. */
int text_casecmp(const char *a, const char *b);
int text_ncasecmp(const char *a, const char *b, size_t n);

/*
 * The next item of the list at *s, by semicolons, of *len bytes without the
 * blanks around it, or NULL; *s is then behind it.  Empty ones are skipped.
 */
const char *text_item(const char **s, size_t *len);

/* Writes the digits of n so that they stop before end; where they begin. */
char *text_digits_before(char *end, unsigned long long n);

#endif
