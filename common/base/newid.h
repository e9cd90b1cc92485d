#ifndef NEWID_H
#define NEWID_H

#include <stddef.h>

/*
 * New ids.  A made one ends in five of these letters: none can be mistaken for
 * another, and without a vowel they are no word.
 */
#define NEWID_LETTERS "23456789bcdfghjkmnpqrstvwxyz"

enum { NEWID_END = 5, NEWID_MAX = 64 };

struct newid {
	unsigned char pool[256]; /* random bytes */
	size_t left;
};

/* "r260602-" and five at random: prefix, date and all. */
void newid_dated(
    struct newid *g, char id[NEWID_MAX + 1], char prefix, int date);

/* "p-" and five at random. */
void newid_plain(struct newid *g, char id[NEWID_MAX + 1]);

/* "erased-" and five at random, the id of whoever was erased; whether s is
 * such a one. */
void newid_erased(struct newid *g, char id[NEWID_MAX + 1]);
int newid_is_erased(const char *s);

/* The slug, and from n = 2 on with "-n" behind it, cut so that it fits. */
void newid_slug(char id[NEWID_MAX + 1], const char *slug, size_t n);

#endif
