#ifndef OUT_H
#define OUT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/msg.h"

/*
 * Tables out: CSV, where a cell is quoted only when it has to be, or TSV,
 * where tab, LF, CR and backslash are written \t \n \r \\.  A TSV needs two
 * columns: with one, no tab in its header says that it is TSV.
 */
struct out {
	FILE *fp;
	int tsv;
	int crlf;     /* rows end in CR LF */
	size_t cells; /* of this row so far */
	int bare;     /* the row is one empty cell so far */
};

/* A writer on fp, which stays the caller's. */
struct out out_to(FILE *fp, int tsv);

/* The next cell of the row: UTF-8, without a CR that has no LF behind it. */
void out_cell(struct out *o, const char *s);
void out_int(struct out *o, long long n);
void out_date(struct out *o, int date);	      /* empty for DATE_NONE */
void out_money(struct out *o, int64_t money); /* empty for MONEY_NONE */

/* Ends the row. */
void out_end(struct out *o);

/* A row of n cells, the header for instance. */
void out_row(struct out *o, const char *const cells[], size_t n);

/*
 * Flushes and checks standard output, as the last act of a program: st, or
 * ST_TROUBLE after a message if a byte was lost.
 */
int out_close(enum st st);

#endif
