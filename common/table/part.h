#ifndef PART_H
#define PART_H

#include <stddef.h>

#include "table/block.h"
#include "table/tab.h"

/*
 * The parts of the reader share this, and nobody else: tab.c takes lines from a
 * block, knows columns and tells of faults, tab_split.c splits a row where it
 * lies, tab_quoted.c has libcsv split one with quotes.
 */
struct tab {
	struct tab_how how;
	struct block block;
	char *file;
	int begun; /* the beginning has been looked at */
	int tsv;
	char delim;  /* NUL until the first line has been seen */
	size_t line; /* where this row begins; the next one */
	size_t next;
	size_t size; /* bytes of this row in the file */
	int skip;    /* the row was too long: its rest is to come */
	int unended;
	int row_bad;	   /* the program found a fault in it */
	const char **cell; /* of this row */
	size_t cells, cap;
	char **name; /* of the columns, once there is a header */
	size_t width;
	struct tab_quoted *quoted; /* NULL until a row needs it */
	enum st status;
	int failed; /* the input ended early */
	struct tab_fault fault;
	char column[32]; /* of the fault, where it has no name */
};

/* This row, where it stands in the block now: block_line may move it. */
char *tab_row(const struct tab *t);

/*
 * A fault of this row, in its cell of this number (from 0; SIZE_MAX: none).
 * Returns -1.
 */
int tab_wrong(struct tab *t, size_t cell, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Faults that several parts find. */
int tab_wrong_byte(struct tab *t, size_t cell, char c);
int tab_wrong_field(struct tab *t, size_t cell); /* over TAB_FIELD_MAX */
int tab_wrong_size(struct tab *t, size_t cell);	 /* over TAB_ROW_MAX */
int tab_wrong_width(struct tab *t);

/* The length of a line without the CR before its LF, if it has one. */
size_t tab_chomp(const char *s, size_t n, int ended);

/*
 * The first of n bytes that may stand in no row (NUL, CR, not UTF-8), or n.
 * Up to BLOCK_SPARE bytes behind them are looked at.
 */
size_t tab_bad(const char *s, size_t n);

/*
 * Splits the row, a line of n bytes without its end: 1.  0: it has a quote,
 * and is as it was.  -1: a fault, and it is as it was.
 */
int tab_split(struct tab *t, size_t n);

/*
 * The same for a row with quotes, whose first line has n bytes without its LF.
 * Sets t->size and t->next.  0: the input could not be read on.
 */
int tab_unquote(struct tab *t, size_t n, int ended);
void tab_quoted_free(struct tab_quoted *q);

#endif
