#ifndef RECOVER_H
#define RECOVER_H

#include <sys/types.h>

#include "base/msg.h"
#include "ledger/ledger.h"
#include "ledger/undo_log.h"

/*
 * Undoes what a writer that died has left in the ledger in dir, whose lock is
 * held as the descriptor lock: rows that were not committed are cut off and
 * kept in TABLE.torn (made with mode), an erasure that has begun is finished,
 * temporaries of replacements are removed.
 * Says what it did.  ST_TROUBLE after a message if that cannot be done, or
 * must not: rows were added behind.
 */
enum st recover_undo(int lock, const char *dir, mode_t mode);

/*
 * The second half of an erasure, from its record on: each new file takes the
 * place of its table, and then the side files, which hold copies, go; durably.
 * Each step may have been done before: the writer goes through here once, and
 * so does whoever finds the record that a dead one left.  ST_TROUBLE after a
 * message if that cannot be done, or must not: another program wrote a table
 * in between.
 */
enum st recover_finish(const struct undo_log *u, const char *dir);

/*
 * Cuts off the tail of a table, which is size bytes long, from a byte on, and
 * keeps it in TABLE.torn, as above.
 */
enum st recover_cut(const struct ledger *l, enum schema_table t, off_t from,
    off_t size, mode_t mode);

#endif
