#ifndef UNDO_H
#define UNDO_H

#include <sys/types.h>

#include "schema.h"

/*
 * The undo record: what LEDGER/.lock holds while rows are being appended, and
 * for as long as nobody has cleared up after a writer that died.  Lines
 * `TABLE INODE SIZE NEWSIZE`, then `end`.
 *
 * Of an erasure, which replaces several tables, it is a redo record: lines
 * `TABLE INODE SIZE erase`, then `end`.  TABLE.csv.tmp is whole by then, and
 * takes the place of the file with that inode and size (redo.h).
 */
struct undo {
	enum undo_state {
		UNDO_NONE, /* the file is empty: nothing to undo */
		UNDO_VOID, /* no end: its writer had not touched a table */
		UNDO_VALID,
		UNDO_BAD /* it has an end, but is no such record */
	} state;
	size_t n;
	struct undo_table {
		enum schema_table table;
		ino_t inode;
		off_t size, newsize; /* before, and after the rows */
		int erase;	     /* its new file is to take its place */
	} table[T_N];
	char bad[64]; /* the line that is none, of UNDO_BAD */
};

/* Reads the record from the beginning of fd; -1 with errno set if it cannot. */
int undo_read(int fd, struct undo *u);

/* Writes the record into an empty fd, and makes it durable; -1 and errno. */
int undo_write(int fd, const struct undo *u);

/* Empties the record, and makes that durable; -1 and errno. */
int undo_clear(int fd);

/* What the record says of a file: its entry, or NULL if it is another one. */
const struct undo_table *undo_of(
    const struct undo *u, enum schema_table t, ino_t inode);

#endif
