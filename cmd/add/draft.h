#ifndef ADD_DRAFT_H
#define ADD_DRAFT_H

#include "input.h"
#include "session.h"
#include "table/out.h"

/*
 * A draft: a batch of rows on their way from the input into a table.  Every row
 * is completed, and checked against what may stand in the tables
 * (ref-ledger(5)) and against what is known; nothing is written.
 *
 *	draft_begin    binds the columns
 *	draft_check    completes and checks each row by itself
 *	draft_settle   decides what depends on the journal and on other rows
 *
 * Between the last two the journal is read: draft_check asks for what of it is
 * wanted.
 */
enum draft_state {
	DRAFT_NEW,	 /* to be stored */
	DRAFT_UPDATED,	 /* it changed a row that there is */
	DRAFT_KNOWN,	 /* left out: known already, or nothing to change */
	DRAFT_DUPLICATE, /* refused, but for -f */
	DRAFT_REFUSED	 /* bad */
};

struct draft_row {
	const char **cell; /* as in the layout */
	enum draft_state state;
	size_t number;	 /* in known: of the row, or the updated one */
	size_t referral; /* an event's, or LOOKUP_NONE */
	struct draft_fault {
		struct draft_fault *next;
		const char *column, *text; /* column: or NULL */
	} * fault;
	const char *remark; /* said once the row is stored, or NULL */
};

struct draft {
	struct session *s;
	struct input *in;
	int *from; /* the input's column of each column of the layout, or -1 */
	struct draft_row *row;
	struct map reserved; /* ids that the batch gives itself */
	size_t base; /* the number of the first row that the batch adds */
	struct draft_row **maker; /* of those numbers */
	unsigned char *updated;	  /* of each partner of the file */
	int updates_file;	  /* one of them was */
	size_t consents_kept;	  /* updates that would have lifted a "no" */
};

/* ST_TROUBLE after a message if the columns of the input cannot do. */
enum st draft_begin(struct draft *d, struct session *s, struct input *in);
void draft_check(struct draft *d);

/* ST_TROUBLE if a row is bad, else ST_NO if one is a duplicate. */
enum st draft_settle(struct draft *d);
size_t draft_count(const struct draft *d, enum draft_state state);
void draft_free(struct draft *d);

/* Whether a row was refused, as bad or as a duplicate. */
int draft_is_refused(const struct draft_row *r);

/* The faults of a row as one text, which the caller frees; or on standard
 * error, those of all rows. */
char *draft_fault_text(const struct draft_row *r);
void draft_complain(const struct draft *d);

/* The id of a row's partner, referral or need; NULL where there is none. */
const char *draft_id(const struct draft *d, const struct draft_row *r);

/* Writes the new rows; the updated ones of the file, and the new ones; or the
 * whole table as it is to be, ST_TROUBLE after a message. */
void draft_print_new(const struct draft *d, struct out *o);
void draft_print_changes(const struct draft *d, struct out *o);
enum st draft_print_table(const struct draft *d, struct out *o);

/* For the modules of the tables (draft_partner.c and so on) only: */

/* A fault of a row, of a column of the layout (-1: none): it is refused. */
void draft_refuse(struct draft *d, struct draft_row *r, int col,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Gives a row an id that was made: "r260602-" and so on. */
void draft_make_id(
    struct draft *d, struct draft_row *r, char prefix, int date_col);
/* Where a message says that the row of a number stands. */
const char *draft_place(const struct draft *d, size_t number);
/* Whether an id is taken, in the ledger or in the batch. */
int draft_is_taken(const struct draft *d, const char *id);
/* Whether the row has an id that is there already; deals with it. */
int draft_has_known_id(struct draft *d, struct draft_row *r);
/* The row is good: makes it known. */
void draft_accept(struct draft *d, struct draft_row *r);
/* The row is left out, as the one of this number is known. */
void draft_leave_out(struct draft_row *r, size_t number);
/* Resolves a cell that names a partner; 0 after a fault. */
int draft_resolve_partner(struct draft *d, struct draft_row *r, int col);
/* A date of a row that is after today: a fault, and 1. */
int draft_is_future(struct draft *d, struct draft_row *r, int col);

void draft_partner(struct draft *d, struct draft_row *r);
void draft_partner_settle(struct draft *d);
void draft_referral_begin(struct draft *d);
void draft_referral(struct draft *d, struct draft_row *r);
void draft_event(struct draft *d, struct draft_row *r);
void draft_event_settle(struct draft *d);

#endif
