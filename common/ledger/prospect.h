#ifndef PROSPECT_H
#define PROSPECT_H

#include <stddef.h>

/*
 * By what a prospect is known again, whoever refers them: the e-mail, ASCII
 * letters caseless, or the last nine digits of a phone; one who was erased, by
 * the id that stands for the name (newid_is_erased).  A key is "" where there
 * is none.
 */
enum { PROSPECT_DIGITS = 9 };

/* The digits; a number of fewer has no key. */
void prospect_phone(const char *phone, char key[PROSPECT_DIGITS + 1]);

/* The e-mail in lower case, cut so that it fits into size bytes, NUL and all.
 */
void prospect_email(const char *email, char key[], size_t size);

#endif
