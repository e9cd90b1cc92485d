#ifndef ADD_DRAFT_TEXT_H
#define ADD_DRAFT_TEXT_H

#include <stdio.h>

#include "draft.h"

/* What a draft becomes: bytes for the store.  The caller frees. */

/* The header of its table, with the newline. */
char *draft_header(const struct draft *d);

/* Its new rows. */
char *draft_new_rows(const struct draft *d, size_t *len);

/*
 * The whole table as it is to be, rows that were not updated as they stand in
 * the file; or NULL after a message.
 */
char *draft_whole(const struct draft *d, size_t *len);

/* Whether rows of the file were updated. */
int draft_changes_file(const struct draft *d);

/* Prints header and rows, the updated ones too. */
void draft_print(const struct draft *d, FILE *fp, int header);

/* The id of a row's partner, referral or need; NULL where there is none. */
const char *draft_id(const struct draft *d, size_t row);

#endif
