#ifndef DIAGNOSE_WORDING_PART_H
#define DIAGNOSE_WORDING_PART_H

#include <stddef.h>

#include "base/mem.h"
#include "wording.h"

/* What the files of phrase.h share: the words that are made of several
 * facts. */
void phrase_put(struct mem_text *t, const char *s);

/* Puts the phrase of a format of phrase.h. */
void phrase_write(
    struct mem_text *t, const char *format, const struct phrase *p);

typedef void phrase_word(struct mem_text *t, const struct phrase *p);

/* The word of that name, or NULL. */
phrase_word *phrase_made(const char *name, size_t len);

/* What is not on record, how to find out, and the question that asks. */
phrase_word phrase_unknown, phrase_find_out, phrase_question;

#endif
