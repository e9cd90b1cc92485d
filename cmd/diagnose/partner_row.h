#ifndef DIAGNOSE_PARTNER_ROW_H
#define DIAGNOSE_PARTNER_ROW_H

#include <stddef.h>

#include "base/mem.h"
#include "table/tab.h"

/*
 * A partner row, as far as a diagnosis stands on it: read, checked, in memory.
 * Two lists name the columns that are numbers, and the type of each.
 *
 *	STAGE	a stage of stage.h
 *	CHOICE	a column of partners.csv: 0 empty, else the place of its word
 *	GIVEN	whether there is anything in it
 *	COUNT	from 0, which an empty cell is too
 *	SINCE	days; negative where the beginning is still to come
 *	DATE	DATE_NONE if it is empty; ASOF is one that must be there
 *	DAYS	POLICY_NEVER for never, 0 if it is empty
 *	MEDIAN	doubled, -1 if it is empty
 */
/* clang-format off */
/* Without one of these columns a cause would judge what it does not know. */
#define PARTNER_NEEDED(X)                                                      \
	X(stage, STAGE) X(days, SINCE) X(ideal, GIVEN) X(firm_stage, CHOICE)   \
	X(seeking, CHOICE) X(refers, CHOICE) X(cadence, DAYS)                  \
	X(received, COUNT) X(received_recent, COUNT) X(on_hold, COUNT)         \
	X(closed, COUNT) X(not_a_fit, COUNT) X(no_need, COUNT)                 \
	X(unreachable, COUNT) X(med_level, MEDIAN) X(levels, COUNT)            \
	X(med_first, MEDIAN) X(given, COUNT) X(touches, COUNT)                 \
	X(deposits, COUNT) X(rewards, COUNT) X(asks, COUNT) X(thanks, COUNT)   \
	X(reports, COUNT) X(last_out, DATE) X(last_in, DATE) X(briefed, DATE)  \
	X(learned, DATE) X(confidence, DATE) X(agreed, DATE)                   \
	X(interviewed, DATE) X(interview_us, DATE) X(last_complaint, DATE)     \
	X(judged, COUNT) X(missed_thank, COUNT) X(missed_contact, COUNT)       \
	X(missed_inform, COUNT) X(late_pay, COUNT) X(asof, ASOF)

/* These only make the words more to the point, and so do the texts. */
#define PARTNER_WANTED(X)                                                      \
	X(last_received, DATE) X(late_contact, COUNT) X(late_thank, COUNT)     \
	X(late_inform, COUNT)
/* clang-format on */

struct partner_row {
	const char *partner, *name, *firm, *category, *email;
#define X(name, type) int name;
	PARTNER_NEEDED(X) PARTNER_WANTED(X)
#undef X
};

/* The words of a CHOICE, by their order in schema.h. */
enum { PARTNER_UNKNOWN, PARTNER_NO = 2, PARTNER_MATURE = 2 };

/* All rows of all inputs, in their order.  {0} is none. */
struct partner_rows {
	struct partner_row *row;
	size_t n, cap;
	struct mem_pool pool;
};

/*
 * Adds the rows of an input whose header has been read.  A missing column is
 * reported: ST_TROUBLE, and no row is taken.  Bad rows are reported and left
 * out, which marks the status of t.
 */
enum st partner_rows_read(struct partner_rows *all, struct tab *t);
void partner_rows_free(struct partner_rows *all);

/* The name of the person, else of the firm, else the id. */
const char *partner_row_who(const struct partner_row *r);

/* The last contact either way, or DATE_NONE. */
int partner_row_contact(const struct partner_row *r);

/* How much went back to them: referrals, deposits and rewards. */
int partner_row_gave(const struct partner_row *r);

/* The number of a column, or -1; appends one as the row has it. */
int partner_row_column(const char *name);
void partner_row_put(
    struct mem_text *to, const struct partner_row *r, int column);

#endif
