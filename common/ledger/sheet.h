#ifndef SHEET_H
#define SHEET_H

#include <stddef.h>

#include "base/map.h"
#include "base/msg.h"
#include "ledger/schema.h"
#include "table/tab.h"

/*
 * A table of the ledger in memory.  The cells are slices of the file as it
 * was read; nothing is copied.
 */
struct sheet {
	enum schema_table table;
	struct tab *tab;    /* owns the cells; NULL: there is no such file */
	const char **cell;  /* rows x width, row after row */
	size_t *line;	    /* of each row, in the file */
	size_t rows, width; /* width: of the file */
	size_t line_cap, cell_cap;
	int unread; /* its header was refused: no row of it is known */
	int at[SCHEMA_COLS_MAX]; /* the file's column of each of ours, or -1 */
};

/*
 * Finds the columns of a table's schema in its header, -1 where the file lacks
 * one.  A required one that is missing is a fault: ST_TROUBLE.
 */
enum st sheet_bind(
    struct tab *t, enum schema_table table, int at[SCHEMA_COLS_MAX]);

/*
 * Loads the table that t (or NULL) reads, its header not yet read; t becomes
 * the sheet's.  Rows that break the dialect or the schema are reported and
 * left out: ST_TROUBLE.  A last row that no newline ends is taken with a
 * warning if it is whole (sheet_whole).
 */
enum st sheet_load(struct sheet *s, enum schema_table table, struct tab *t);

/*
 * Whether the row that was read is whole, which is asked of one that no
 * newline ends: by its cell `entered` (-1: there is none).  A torn one is
 * reported; a whole one that nothing ends is told of.
 */
int sheet_whole(struct tab *t, int entered);

/* Adds a row made of the schema's cells, which must outlive the sheet. */
void sheet_add(struct sheet *s, const char *const cells[], size_t line);

/* A cell by the schema's column (PARTNERS_name), "" if the file lacks it. */
const char *sheet_cell(const struct sheet *s, size_t row, int col);

/*
 * Gives the id of a row, its first cell, a number: 1, or 0 after a message if
 * a row before has this id.  The other does it for all rows, with their
 * own numbers: ST_TROUBLE if an id is there twice.
 */
int sheet_take_id(
    const struct sheet *s, size_t row, struct map *ids, size_t number);
enum st sheet_take_ids(const struct sheet *s, struct map *ids);

/* A cell by the file's own column (the user's columns), and its place. */
int sheet_find(const struct sheet *s, const char *name);
const char *sheet_own(const struct sheet *s, size_t row, int own);

/* The name that messages have for the file, the line of a row in it. */
const char *sheet_file(const struct sheet *s);
size_t sheet_line(const struct sheet *s, size_t row);

/* Reports a fault of a row, of a schema's column (-1: none). */
void sheet_complain(const struct sheet *s, size_t row, int col, const char *fmt,
    ...) __attribute__((format(printf, 4, 5)));

void sheet_free(struct sheet *s);

#endif
