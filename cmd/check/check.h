#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "ledger/lookup.h"
#include "problem.h"

/*
 * A check of the whole ledger: what is wrong in it becomes problems.  Rows
 * that can be read at all are kept, bad cells and all, so that one slip is
 * told once and not again by everything that refers to the row.
 *
 *	check.c         reads the tables: the dialect, each cell, each row, and
 *	                what rows say of each other
 *	check_cell.c    a cell
 *	check_alike.c   partners who seem to be there twice
 *	check_files.c   the files of the directory
 */
struct check {
	const struct ledger *view;
	int today;
	struct lookup known;
	struct problems problems;
	struct tab *tab[T_N]; /* own the cells; NULL: no such file */
	size_t torn[T_N];     /* the line where a torn tail begins, or 0 */
	int doubled;	      /* a partner has two rows */
};

/* A row of a table, from 0. */
struct check_row {
	struct check *c;
	enum schema_table t;
	size_t row;
};

/* Checks what the view shows; check_files the directory itself.  ST_TROUBLE
 * after a message if it cannot be read. */
enum st check_make(struct check *c, const struct ledger *view, int today);
enum st check_files(struct check *c);
void check_free(struct check *c);

/* For the modules of the check only: */

/* Adds a problem of a cell, by the schema's column (-1: of the row). */
void check_fault(const struct check_row *at, int col, enum problem_rule r,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The fault of a cell that cannot stand in its column: its rule, what is
 * wrong in buf; PROBLEM_N if there is none. */
enum problem_rule check_cell(
    const struct schema_col *col, const char *cell, char buf[SCHEMA_FAULT]);

void check_alike(struct check *c);

#endif
