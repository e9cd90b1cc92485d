#ifndef SIDEFILE_H
#define SIDEFILE_H

#include "base/msg.h"
#include "ledger/ledger.h"

/*
 * The side files that the programs leave beside a table: the one before the
 * last replacement (FILE~), one that was not made (FILE.new), one under way
 * (FILE.tmp), and what was cut off (TABLE.torn).
 */
enum sidefile {
	SIDEFILE_OLD,
	SIDEFILE_NEW,
	SIDEFILE_TMP,
	SIDEFILE_TORN,
	SIDEFILE_N
};

/* The path of one, beside the table in dir; the caller frees. */
char *sidefile_path(const char *dir, enum schema_table t, enum sidefile s);

/*
 * Removes one, if there is a regular file of that name; why is said of it.
 * ST_TROUBLE after a message if it cannot be removed.
 */
enum st sidefile_remove(
    const char *dir, enum schema_table t, enum sidefile s, const char *why);

/*
 * FILE.tmp takes the place of its table, which was size bytes long: what
 * another program has appended to it meanwhile is appended to the new file,
 * and said.  ST_TROUBLE after a message, `PATH: failed', if it cannot be
 * renamed.
 */
enum st sidefile_put(
    const char *dir, enum schema_table t, off_t size, const char *failed);

/* Says of each of them, in all tables, that it would go. */
void sidefile_tell(const char *dir);

/*
 * Says of each other file in dir whose name has a table's in it, as those of
 * editors, synchronizers and merges have, that it may hold a copy.  ST_TROUBLE
 * after a message if dir cannot be read.
 */
enum st sidefile_tell_others(const char *dir);

#endif
