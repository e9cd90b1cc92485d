#ifndef MAIL_LETTER_PART_H
#define MAIL_LETTER_PART_H

#include "ledger/words.h"
#include "letter_fields.h"

/* What the parts of tidings share; i is a referral of the letter. */

const char *tidings_cell(const struct tidings *t, size_t i, int col);
enum word_id tidings_status(const struct tidings *t, size_t i);
int tidings_open(const struct tidings *t, size_t i);
/* Whether the partnership has ended. */
int tidings_ended(const struct tidings *t, size_t i);

/* Keeps what was made, and frees it, until the letter is done. */
const char *tidings_kept(struct tidings *t, char *made);

/* "EUR 1,200.00" */
const char *tidings_amount(struct tidings *t, const char *s);

/* "Tom Blue (audit)" */
const char *tidings_who(struct tidings *t, size_t i);

/* Sentences, "" where there is nothing to say. */
const char *tidings_did(struct tidings *t, size_t i);
const char *tidings_stands(struct tidings *t, size_t i);
const char *tidings_next(struct tidings *t, size_t i);

#endif
