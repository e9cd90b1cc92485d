#ifndef ADD_INPUT_H
#define ADD_INPUT_H

#include <stddef.h>

#include "base/mem.h"
#include "table/tab.h"

/*
 * What is to be recorded, as it came: a table of named columns, from
 * FIELD=VALUE operands or from a file; nothing in it is checked yet.
 */
struct intake {
	const char *file; /* what messages call it; NULL: operands */
	const char **name;
	size_t width, names_cap;
	const char **cell; /* rows x width; of a broken row, its text first */
	struct intake_row {
		size_t line;	   /* 0: an operand */
		const char *fault; /* of the dialect, or NULL */
	} * row;
	size_t rows, cells_cap, rows_cap;
	struct tab *tab; /* owns the cells of a file */
	struct mem_pool pool;
};

/* A field and its value: an operand FIELD=VALUE. */
struct field {
	const char *name, *value;
};

/* Splits FIELD=VALUE; 0 if s is none.  f->name lives in the pool. */
int intake_field(struct mem_pool *pool, char *s, struct field *f);

/* One row made of fields.  ST_TROUBLE after a message if one is doubled. */
enum st intake_fields(struct intake *in, const struct field *field, size_t n);

/* Opens a file ("-": standard input) and reads its header. */
enum st intake_open(struct intake *in, const char *path);

/* Reads the next row, a broken one too; 0 at the end. */
int intake_next(struct intake *in);

/* The column of that name, or -1. */
int intake_find(const struct intake *in, const char *name);

/* A cell; "" for a column of -1. */
const char *intake_cell(const struct intake *in, size_t row, int col);

/* Adds a column, or a row of empty cells whose line this is: its place. Columns
 * come before rows. */
size_t intake_column(struct intake *in, const char *name);
size_t intake_row(struct intake *in, size_t line);
void intake_set(struct intake *in, size_t row, size_t col, const char *value);

/* Forgets the rows, but not what their cells point at. */
void intake_clear(struct intake *in);

void intake_free(struct intake *in);

#endif
