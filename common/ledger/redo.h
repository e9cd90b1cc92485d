#ifndef REDO_H
#define REDO_H

#include <sys/stat.h>

#include "base/msg.h"
#include "ledger/undo_log.h"

/*
 * The second half of an erasure, from its record on: each new file takes the
 * place of its table, and then the side files, which hold copies, go.  Each
 * step may have been done before: the writer goes through here once, and so
 * does whoever finds the record that a dead one left.
 */

/*
 * Does what of it is left, and makes it durable; the lock is held.
 * ST_TROUBLE after a message if that cannot be done, or must not: another
 * program wrote a table in between.
 */
enum st redo_finish(const struct undo_log *u, const char *dir);

/* Whether the table is still the file that its new one is to replace. */
int redo_pending(const struct undo_log_table *u, const struct stat *table);

#endif
