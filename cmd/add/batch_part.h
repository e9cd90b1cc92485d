#ifndef ADD_BATCH_PART_H
#define ADD_BATCH_PART_H

/* The inside of a batch: batch.c, and batch_refused.c (what -r asks for). */
#include "batch.h"

/* Whether a row of a draft was refused, as bad or as a duplicate. */
int batch_is_refused(const struct draft *d, size_t row);

/* Writes the refused rows, before the others are stored. */
enum st batch_put_refused(struct batch *b, struct draft *d);

#endif
