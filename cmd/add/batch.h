#ifndef ADD_BATCH_H
#define ADD_BATCH_H

#include <stdio.h>

#include "draft.h"
#include "event_command.h"
#include "ledger/store.h"

/*
 * A batch: rows that are stored whole or not at all, in one holding of the
 * lock; and a run of them, which is what one ref-add does.
 */
struct batch_how {
	char *dir;		/* the ledger */
	int wait;		/* seconds for the lock */
	int dry;		/* -n: nothing is written */
	int ids;		/* ids are printed */
	int each;		/* -e: there are more batches to come */
	const char *refuse;	/* -r: the file for refused rows, or NULL */
	const char *input;	/* the file of the rows, or NULL */
	const char *const *own; /* -c: NULL-terminated */
};

struct batch {
	const struct batch_how *how;
	struct desk desk;
	struct store store, last; /* last: as the last batch left it */
	struct ledger view;	  /* of -n */
	int loaded;		  /* the desk knows the ledger of last */
	int open;		  /* the lock is held, or the view taken */
	int viewed;		  /* -n: the view is there */
	int failed; /* what failed was not the rows: no more of them */
	FILE *refused;
	int file;   /* the rows come from a file: they are counted */
	int header; /* -n: the header has been printed */
	size_t stored, updated, known, kept, out;
};

/* What one batch is made of: its rows, or what they will be made of. */
struct batch_input {
	struct intake *in;
	const struct deed *deed; /* NULL: in has the rows themselves */
	const char *who;	 /* of the deed; NULL: the rows of in */
	struct field *from;	 /* a field from= or to=, or NULL: in is made
				  * of the n fields, when WHO is known */
	struct field *field;
	size_t fields;
};

/* Opens the file for refused rows, and writes its header. */
enum st batch_begin(struct batch *b, const struct intake *in);

/* Stores one batch. */
enum st batch_run(struct batch *b, const struct batch_input *x);

/* The last word: how many rows were stored, where that is asked for. */
enum st batch_end(struct batch *b);

#endif
