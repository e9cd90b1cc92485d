#ifndef UNDO_LOG_H
#define UNDO_LOG_H

#include <sys/stat.h>
#include <sys/types.h>

#include "ledger/schema.h"

/*
 * The undo record: what LEDGER/.lock holds while rows are being appended, and
 * for as long as nobody has cleared up after a writer that died.  Lines
 * `TABLE INODE SIZE NEWSIZE`, then `end`.
 *
 * An erasure, which replaces several tables, writes a redo record: lines
 * `TABLE INODE SIZE erase`, then `end`.  TABLE.csv.tmp is whole by then, and
 * takes the place of the file with that inode and size (recover.h).
 */
struct undo_log {
	enum undo_log_state {
		UNDO_LOG_NONE, /* the file is empty: nothing to undo */
		UNDO_LOG_VOID, /* no end: its writer had not touched a table */
		UNDO_LOG_VALID,
		UNDO_LOG_BAD /* it has an end, but is no such record */
	} state;
	size_t n;
	struct undo_log_table {
		enum schema_table table;
		ino_t inode;
		off_t size, newsize; /* before, and after the rows */
		int erase;	     /* its new file is to take its place */
	} table[T_N];
	char bad[64]; /* the line that is none, of UNDO_LOG_BAD */
};

/* Reads the record from the beginning of fd; -1 with errno set if it cannot. */
int undo_log_read(int fd, struct undo_log *u);

/* Writes the record into an empty fd, and makes it durable; -1 and errno. */
int undo_log_write(int fd, const struct undo_log *u);

/* Empties the record, and makes that durable; -1 and errno. */
int undo_log_clear(int fd);

/* The record's entry for a file, or NULL if it is another one. */
const struct undo_log_table *undo_log_of(
    const struct undo_log *u, enum schema_table t, ino_t inode);

/* Whether a table is still the file that its new one is to replace. */
int undo_log_is_pending(
    const struct undo_log_table *u, const struct stat *table);

#endif
