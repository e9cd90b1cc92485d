#ifndef ADD_BATCH_H
#define ADD_BATCH_H

#include <stdio.h>

#include "draft.h"
#include "event_command.h"

/*
 * A batch is rows that are stored whole or not at all, in one holding of the
 * lock.  This is what one run of ref-add keeps over its batches.
 */
struct batch {
	struct session session;
	int stop;      /* the ledger or the disk failed: no further batch */
	FILE *refused; /* -r: the file */
	size_t refused_rows;
	int header; /* -n: the header has been printed */
	size_t stored, updated, known, consents_kept;
};

/* The rows of one batch. */
struct request {
	struct input *in;
	const char *who; /* whom the one row of `in` is about; NULL: it says */
	const struct event_command *command; /* NULL: `in` has the rows */
};

/* Opens the file for refused rows, unless that was done, and writes its
 * header. */
enum st batch_open_refused(struct batch *b, const struct input *in);

/* Stores the rows of one batch. */
enum st batch_run(struct batch *b, const struct request *q);

/* The last word: how many rows were stored, where that is asked for. */
enum st batch_end(struct batch *b);

#endif
