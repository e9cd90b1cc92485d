#ifndef PHRASE_PART_H
#define PHRASE_PART_H

#include <stdio.h>

#include "phrase.h"

/* What the files of phrase.h share: words that are made of several facts. */
typedef void phrase_word(FILE *fp, const struct phrase *p);

/* Writes the phrase of a format. */
void phrase_write(FILE *fp, const char *format, const struct phrase *p);

/* The word of that name, or NULL. */
phrase_word *phrase_made(const char *name, size_t len);

/* What is not on record, how to find out, and the question that asks. */
phrase_word phrase_unknown, phrase_find_out, phrase_question;

#endif
