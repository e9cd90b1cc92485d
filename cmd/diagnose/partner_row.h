#ifndef DIAGNOSE_PARTNER_ROW_H
#define DIAGNOSE_PARTNER_ROW_H

#include <stddef.h>

#include "base/mem.h"
#include "table/tab.h"

/*
 * The facts of a partner that a diagnosis stands on: the cells of a partner
 * row, read and checked, in memory.
 */
enum facts_type {
	FACTS_TEXT,
	FACTS_ID,
	FACTS_STAGE,  /* a stage of stage.h */
	FACTS_CHOICE, /* a column of partners.csv: 0 empty, else the place */
	FACTS_GIVEN,  /* whether there is anything in it */
	FACTS_COUNT,
	FACTS_SINCE, /* days; negative where the beginning is still to come */
	FACTS_DATE,  /* DATE_NONE if it is empty */
	FACTS_DAYS,  /* POLICY_NEVER for never, 0 if it is empty */
	FACTS_MEDIAN /* doubled, -1 if it is empty */
};

/* clang-format off */
/* Without one of these columns a rule would judge what it does not know. */
#define FACTS_NEEDED(X)                                                        \
	X(partner, ID) X(stage, STAGE) X(days, SINCE) X(ideal, GIVEN)          \
	X(firm_stage, CHOICE) X(seeking, CHOICE) X(refers, CHOICE)             \
	X(cadence, DAYS) X(received, COUNT) X(received_recent, COUNT)          \
	X(on_hold, COUNT) X(closed, COUNT) X(not_a_fit, COUNT)                 \
	X(no_need, COUNT) X(unreachable, COUNT) X(med_level, MEDIAN)           \
	X(levels, COUNT) X(med_first, MEDIAN) X(given, COUNT)                  \
	X(touches, COUNT) X(deposits, COUNT) X(rewards, COUNT)                 \
	X(asks, COUNT) X(thanks, COUNT) X(reports, COUNT) X(last_out, DATE)    \
	X(last_in, DATE) X(briefed, DATE) X(learned, DATE)                     \
	X(confidence, DATE) X(agreed, DATE) X(interviewed, DATE)               \
	X(interview_us, DATE) X(last_complaint, DATE) X(judged, COUNT)         \
	X(missed_thank, COUNT) X(missed_contact, COUNT)                        \
	X(missed_inform, COUNT) X(late_pay, COUNT) X(asof, DATE)

/* These only make what is said more to the point. */
#define FACTS_WANTED(X)                                                        \
	X(name, TEXT) X(firm, TEXT) X(category, TEXT) X(email, TEXT)           \
	X(last_received, DATE) X(late_contact, COUNT) X(late_thank, COUNT)     \
	X(late_inform, COUNT)
/* clang-format on */

#define X(name, type) FACT_##name,
enum fact { FACTS_NEEDED(X) FACTS_WANTED(X) FACTS_N };
#undef X

struct facts {
	union {
		int n;
		const char *s; /* of FACTS_TEXT and FACTS_ID */
	} v[FACTS_N];
};

/* All rows of all inputs, in their order.  {0} is none. */
struct facts_all {
	struct facts *row;
	size_t n, cap;
	struct mem_pool pool;
};

/*
 * Adds the rows of an input whose header has been read.  A missing column is
 * reported: ST_TROUBLE, and no row is taken.  Bad rows are reported and left
 * out, which marks the status of t.
 */
enum st facts_read(struct facts_all *all, struct tab *t);
void facts_free(struct facts_all *all);

/* The number of a fact, or the text of one. */
int facts_n(const struct facts *f, enum fact i);
const char *facts_s(const struct facts *f, enum fact i);

/* The name of the person, else of the firm, else the id. */
const char *facts_who(const struct facts *f);

/* The fact of that column, or FACTS_N. */
enum fact facts_find(const char *name, size_t len);

/* A fact as the row has it; returns buf, or the text. */
enum { FACTS_SHOWN = 32 };
const char *facts_show(
    const struct facts *f, enum fact i, char buf[FACTS_SHOWN]);

#endif
