#ifndef STORE_H
#define STORE_H

#include <sys/stat.h>

#include "ledger/ledger.h"

/*
 * The store: the ledger as ref-add writes it, by the protocols Append and
 * Replace (ref-ledger(5), "Safety"): under the lock, whole or not at all,
 * durable before it is said to be.
 *
 * A writer takes the lock (lock.h), looks in it for the record of one that died
 * (undo_log.h), and undoes or finishes that (recover.h).  Then it may append
 * (store_append.c) or replace (store_replace.c, with the files of sidefile.h).
 * A change of more than one step is recorded before the first touches a table,
 * and the record is emptied when all is durable.  A reader (ledger.h) sees by
 * the record which rows do not count yet, and which files are to be.
 */
struct store {
	struct ledger view;   /* what there is, now that nobody else writes */
	struct stat was[T_N]; /* each table at that time; st_nlink 0: none */
	int lock;	      /* LEDGER/.lock, locked */
	int fresh;	      /* this process made it */
	mode_t mode;	      /* of new files */
};

/*
 * Makes the directory if there is none, takes the lock, waiting at most so
 * many seconds, undoes what a writer that died has left, and takes the view.
 * ST_TROUBLE after a message; then nothing is held.
 */
enum st store_open(struct store *s, const char *dir, int seconds);

/* Takes the view alone, as a reader does: nothing can be written. */
enum st store_view(struct store *s, const char *dir);

void store_close(struct store *s);

/* Whether a table, by two of its `was`, is as it was: same file, size, time. */
int store_same(const struct stat *x, const struct stat *y);

/*
 * Appends text, len bytes of whole rows, to a table; the first `header` bytes
 * are its header, and are written only if the table is not there yet.  ST_OK:
 * the rows are stored.  ST_TROUBLE after a message that says whether nothing
 * was stored or that is not known.  Afterwards the view is still the one from
 * before, and `was` is the table as it is now.
 */
enum st store_append(struct store *s, enum schema_table t, const char *text,
    size_t header, size_t len);

/*
 * Replaces a table by text; the old file stays as FILE~.  If another program
 * changed the table since store_open, it is left alone and text kept beside
 * it as FILE.new.  Returns as store_append does.
 */
enum st store_replace(
    struct store *s, enum schema_table t, const char *text, size_t len);

/*
 * Replaces all tables that have a text as one, and leaves no copy of what
 * they were: no FILE~, and no other side file.  ST_TROUBLE after a message;
 * if that says that it has begun, the next store_open finishes it.
 */
struct store_text {
	char *s; /* NULL: the table stays */
	size_t len;
};
enum st store_erase(struct store *s, const struct store_text text[T_N]);

#endif
