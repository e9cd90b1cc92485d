#ifndef LEDGER_H
#define LEDGER_H

#include <stddef.h>
#include <sys/types.h>

#include "base/msg.h"
#include "ledger/policy.h"
#include "ledger/schema.h"
#include "table/tab.h"

/*
 * The ledger: a directory of CSV files, one a table, a lock beside them.
 * Reading takes a consistent view and blocks nobody; ref-add, ref-erase and the
 * repairs of ref-check write, by the functions of store.h.  From a view come
 * tables (tab.h), tables in memory (sheet.h), and rows by id (lookup.h,
 * book.h).
 */
struct ledger {
	char *dir;
	struct {
		int fd;	    /* -1: there is no such file */
		off_t size; /* of the view */
		char *path; /* what messages call it: DIR/partners.csv */
	} file[T_N];
};

/*
 * The directory that -C (or NULL), REF_LEDGER or the current directory name:
 * one that holds a table.  NULL without a message if none is named and the
 * current directory is none.  A named one that is no ledger ends the program
 * with status 2, `no ledger in DIR: set REF_LEDGER or -C`.
 */
char *ledger_find(const char *dir);

/*
 * The same for a writer: the directory that -C or REF_LEDGER names, which need
 * not be there yet, or the current one if it holds a table; none ends the
 * program with status 2.
 */
char *ledger_name(const char *dir);

/* DIR/name, and name alone in the current directory.  The caller frees. */
char *ledger_path(const char *dir, const char *name);

/*
 * Takes the view of dir as ledger_open does; `locked`: the lock is the
 * caller's, and there is nothing to undo.
 */
enum st ledger_view(struct ledger *l, const char *dir, int locked);

/*
 * Opens the ledger for reading, as ledger_find finds it; none at all ends the
 * program too.  Takes the view: every table and its size, under a shared
 * lock.  ST_TROUBLE after a message if a table cannot be read.
 */
enum st ledger_open(struct ledger *l, const char *dir);
void ledger_close(struct ledger *l);

/* A table as far as the view goes, its cells valid until tab_close; NULL if
 * there is no such file.  Each call reads it anew. */
struct tab *ledger_tab(const struct ledger *l, enum schema_table t);

/* The same, with whom faults are told (tab.h); the rest of how is ours. */
struct tab *ledger_tab_told(
    const struct ledger *l, enum schema_table t, struct tab_how how);

/*
 * The policy of the view: the defaults, and over them policy.csv.  ST_TROUBLE
 * after messages if something of it is bad; the rest holds.
 */
enum st ledger_rules(const struct ledger *l, struct policy *p);

/*
 * The policy in force for a filter: of the ledger that -C, REF_LEDGER or the
 * current directory names; the defaults where none is named.  ST_TROUBLE after
 * the messages of policy_read.
 */
enum st ledger_policy(struct policy *p, const char *dir);

#endif
