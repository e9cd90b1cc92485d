#ifndef REPORT_RANKING_PART_H
#define REPORT_RANKING_PART_H

/*
 * The inside of a league: league.c (what it keeps of the rows) and
 * league_print.c (what it says).
 */
#include "aggregate.h"
#include "base/mem.h"
#include "report_ranking.h"

/* The numbers of a line, which are figures of its row. */
enum number {
	RECEIVED,
	OPEN,
	CLOSED,
	WON,
	VALUE,
	GIVEN,
	GIVEN_WON,
	MISSED,
	LATE,
	NUMBERS
};

struct line {
	const char *partner, *name, *stage, *verdict;
	int64_t n[NUMBERS];
	int last; /* contact, either way */
	int asof;
	size_t place; /* among the rows */
};

struct league {
	const struct report *r;
	struct line *line;
	size_t lines, cap;
	struct tally *stages;  /* the partners of each */
	struct tally *figures; /* of all partners together */
	size_t place[NUMBERS]; /* of each number among them */
	struct page_table whole;
	struct report_asof asof;
	struct mem_pool pool;
};

/* Declares the tables of a league; prints it, its lines in order. */
void league_declare(struct league *l);
void league_print(struct league *l);

#endif
