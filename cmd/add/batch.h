#ifndef ADD_BATCH_H
#define ADD_BATCH_H

#include <stdio.h>

#include "draft.h"
#include "event_command.h"

/*
 * A batch: rows that are stored whole or not at all, in one holding of the
 * lock; and a run of them, as one ref-add stores them.
 */
struct batch {
	struct session session;
	int failed; /* what failed was not the rows: no more of them */
	FILE *refused;
	size_t refused_rows;
	int header; /* -n: the header has been printed */
	size_t stored, updated, known, consents_kept;
};

/* A batch to be stored. */
struct request {
	struct input *in;
	const char *who; /* whom the one row of `in` is about; NULL: it says */
	const struct event_command *command; /* NULL: `in` has the rows */
};

/* Opens the file for refused rows, unless that was done, and writes its
 * header. */
enum st batch_begin(struct batch *b, const struct input *in);

/* Stores one batch. */
enum st batch_run(struct batch *b, const struct request *q);

/* The last word: how many rows were stored, where that is asked for. */
enum st batch_end(struct batch *b);

#endif
