#ifndef PROSPECT_H
#define PROSPECT_H

#include <stddef.h>

/*
 * By what a prospect is known again, whoever refers them: the e-mail, ASCII
 * letters caseless, or the last nine digits of a phone; of one who was erased,
 * the id that stands for the name.  A key is "" where there is none.
 */
enum { PROSPECT_DIGITS = 9 };

/* The digits; a number of fewer has no key. */
void prospect_phone(const char *phone, char key[PROSPECT_DIGITS + 1]);

/* The e-mail in lower case, cut so that it fits into size bytes, NUL and all.
 */
void prospect_email(const char *email, char key[], size_t size);

/* The name, if it is the id of one who was erased. */
const char *prospect_erased(const char *name);

#endif
