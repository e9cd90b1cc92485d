#ifndef ADD_SESSION_H
#define ADD_SESSION_H

#include "base/newid.h"
#include "duplicate.h"
#include "history.h"
#include "layout.h"
#include "ledger/lookup.h"

/*
 * The desk at which rows are drafted: how the user wants it done, and what
 * batch after batch is checked against.
 */
struct desk {
	enum schema_table table;
	int force, keep, update; /* -f, -k, -u */
	int today;
	const char *by;
	const char *stamp; /* of this batch: its time of recording */
	struct lookup known;
	struct journal journal;
	struct twin twin;
	struct layout layout;
	struct newid newid;
	struct map same; /* referrals by all they say: see draft_referral.c */
	struct map pointed; /* partners to which a same_as points */
	struct map suffix;  /* of each slug the last that was given */
	struct map rule;    /* the row of policy.csv that holds */
	int has_same, has_pointed, has_rule;
	struct mem_pool pool; /* the cells of the drafts */
};

/*
 * Loads what rows of k->table depend on, and the layout of its file, which the
 * user's columns own (NULL-terminated) belong to.  ST_TROUBLE after messages.
 * The view must outlive the desk's knowledge.
 */
enum st desk_load(
    struct desk *k, const struct ledger *view, const char *const own[]);

/* Reads the journal, unless that was done: for events, after they were asked
 * for. */
enum st desk_journal(struct desk *k);

/*
 * Sets k->stamp to the time now; but where the table has rows that were
 * entered later (a clock was set back), to the last of these: the order of
 * recording holds.
 */
void desk_stamp(struct desk *k);

/* Forgets what was loaded. */
void desk_unload(struct desk *k);

#endif
