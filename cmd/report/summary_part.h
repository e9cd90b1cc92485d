#ifndef REPORT_SUMMARY_PART_H
#define REPORT_SUMMARY_PART_H

/*
 * The inside of a score: score.c (what rows add up to), score_by.c and
 * score_whole.c (what is printed of it).
 */
#include "aggregate.h"
#include "base/map.h"
#include "base/mem.h"
#include "figures.h"
#include "report_summary.h"

enum { RECEIVED, GIVEN, SIDES }; /* only referral rows have two */

struct score {
	const struct report *r;
	enum rows_kind kind;
	struct tally *tally[SIDES][PARTS];
	struct tally *months; /* of referral rows in all */
	struct page_table table, funnel, trend;
	struct report_asof asof;
	size_t rows;
	int by_column;		 /* rows have the column, whatever its name */
	struct days days[PARTS]; /* of the period, on the latest day */
	struct map seen;	 /* partners of finding rows */
	struct mem_pool pool;
};

/* "received", "given" */
const char *score_side(int side);

/* Whether the rows are those of a period, and of the one before it. */
int score_compares(const struct score *s);

/* Its two parts: "2026-01-01..2026-06-30", or "" without; returns buf. */
enum { SCORE_DAYS_LEN = 32 };
char *score_days(const struct score *s, int part, char buf[SCORE_DAYS_LEN]);

/* Declares the tables of a score; prints them; with -b, and in all. */
void score_by_declare(struct score *s);
void score_by_print(struct score *s);
void score_whole_declare(struct score *s);
void score_whole_print(struct score *s);

#endif
