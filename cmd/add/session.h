#ifndef ADD_SESSION_H
#define ADD_SESSION_H

#include "base/newid.h"
#include "duplicate.h"
#include "history.h"
#include "layout.h"
#include "ledger/lookup.h"
#include "ledger/store.h"

/* The command line, but for the operands. */
struct options {
	char *dir;		       /* the ledger */
	enum schema_table table;       /* to which rows are added */
	int wait;		       /* -w: seconds for the lock */
	int today;		       /* -t */
	const char *by;		       /* who records */
	struct opt_names user_columns; /* -c */
	const char *file;	       /* the rows come from it, or NULL */
	const char *refused_file;      /* -r: refused rows go there, or NULL */
	int one_by_one;		       /* -e: each row is a batch of its own */
	int store_duplicates;	       /* -f */
	int leave_known;	       /* -k: a row that is there is left out */
	int update_known; /* -u: a partner that is there is updated */
	int dry_run;	  /* -n: nothing is written */
	int print_ids;
};

/*
 * The ledger as rows are added to it, batch after batch: locked while one is
 * stored, and loaded as far as rows of the table depend on it.
 */
struct session {
	const struct options *o;
	struct store store, last; /* last: as the last batch left it */
	int open;		  /* the store is */
	int loaded;		  /* what is below is what `last` has */
	const char *stamp;	  /* of this batch: its time of recording */
	struct lookup known;
	struct history history;
	struct duplicates duplicates;
	struct layout layout;
	struct newid newid;
	struct map same;      /* referrals by all they say */
	struct map pointed;   /* partners to which a same_as points */
	struct map suffix;    /* of each slug the last that was given */
	struct map rule;      /* the row of policy.csv that holds */
	struct mem_pool pool; /* the cells of the drafts */
};

/*
 * Takes the lock (dry: the view alone), and loads what the rows depend on,
 * unless that was done and nobody has written since.  The journal is read
 * later, by history_read.  ST_TROUBLE after messages; session_close lets go of
 * the lock in any case.
 */
enum st session_open(struct session *s);
void session_close(struct session *s);

/*
 * Sets s->stamp to the time now; but where the table has rows that were
 * entered later (a clock was set back), to the last of these: the order of
 * recording holds.
 */
void session_stamp(struct session *s);

void session_free(struct session *s);

#endif
