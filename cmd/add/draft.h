#ifndef ADD_DRAFT_H
#define ADD_DRAFT_H

#include "base/date.h"
#include "base/money.h"
#include "input.h"
#include "session.h"

/*
 * A draft: a batch of rows on their way from an intake into a table.  Its
 * making checks every row against what may stand in the tables
 * (ref-ledger(5)) and against what is known; nothing is written by it.
 *
 *	draft_begin    binds the columns
 *	draft_rows     fills in and checks each row by itself
 *	draft_settle   decides what depends on the other rows
 */
enum draft_state {
	DRAFT_NEW,     /* to be stored */
	DRAFT_UPDATED, /* it changed a row that there is */
	DRAFT_KNOWN,   /* left out: known already, or nothing to change */
	DRAFT_DOUBLE,  /* a duplicate */
	DRAFT_REFUSED  /* bad */
};

struct draft {
	struct desk *desk;
	struct intake *in;
	int *from; /* the intake's column of each column of the layout, or -1 */
	struct draft_row {
		const char **cell; /* as in the layout */
		enum draft_state state;
		size_t number;	 /* in known: of the row, or the updated one */
		size_t referral; /* an event's, or LOOKUP_NONE */
	} * row;
	int made;	     /* an id that is missing is made */
	struct map reserved; /* ids that the batch gives itself */
	struct draft_fault {
		size_t row, seq;
		const char *column, *text;
	} * fault;
	size_t faults, faults_cap;
	struct draft_remark {
		size_t row;
		const char *text;
	} * remark; /* what is said when the row has been stored */
	size_t remarks, remarks_cap;
	size_t base;   /* the number of the first row that the batch adds */
	size_t *maker; /* of those numbers: the row */
	unsigned char *changed; /* of each partner of the file: updated */
	size_t consent_kept;	/* updates that would have lifted a "no" */
};

/* ST_TROUBLE after a message if the columns of the intake cannot do. */
enum st draft_begin(struct draft *d, struct desk *k, struct intake *in);
void draft_rows(struct draft *d);
enum st draft_settle(struct draft *d);
size_t draft_count(const struct draft *d, enum draft_state state);
void draft_free(struct draft *d);

/* Says the faults, in the order of the rows. */
void draft_complain(struct draft *d);

/*
 * The faults of one row as a text, which the caller frees.  Rows are asked in
 * order, after draft_sort_faults; *next begins as 0.
 */
void draft_sort_faults(struct draft *d);
char *draft_next_fault(struct draft *d, size_t row, size_t *next);

/* For the modules of the tables (draft_partner.c and so on) only: */

/* A fault of a row, of a column of the layout (-1: none): it is refused. */
void draft_refuse(struct draft *d, size_t row, int col, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* The same of a duplicate. */
void draft_double(struct draft *d, size_t row, int col, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void draft_remark(struct draft *d, size_t row, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The cells of a row; what they, and the row, show by themselves. */
void draft_fill(struct draft *d, size_t row);
void draft_check_cells(struct draft *d, size_t row);
void draft_check_row(struct draft *d, size_t row);
/* Whether an id is taken, in the ledger or in the batch. */
int draft_taken(const struct draft *d, const char *id);
/* Gives a row an id that was made: "r260602-" and so on. */
void draft_date_id(struct draft *d, size_t row, char prefix, int col);
/* Whether the row has an id that is there already; deals with it. */
int draft_id_known(struct draft *d, size_t row);
/* The row is good: makes it known. */
void draft_accept(struct draft *d, size_t row);
/* Resolves a cell that names a partner; 0 after a fault. */
int draft_partner_cell(struct draft *d, size_t row, int col);
/* A date of a row that is after today: a fault, and 1. */
int draft_future(struct draft *d, size_t row, int col);

void draft_partner(struct draft *d, size_t row);
void draft_partner_settle(struct draft *d);
void draft_referral(struct draft *d, size_t row);
void draft_referral_begin(struct draft *d);
void draft_event(struct draft *d, size_t row);
void draft_event_settle(struct draft *d);
void draft_order(struct draft *d);
/* An event as the journal has it; one that is accepted goes there. */
struct journal_event draft_journal(const struct draft *d, size_t row);
void draft_accept_event(struct draft *d, size_t row);
void draft_need(struct draft *d, size_t row);
void draft_policy(struct draft *d, size_t row);

#endif
