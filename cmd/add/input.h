#ifndef ADD_INPUT_H
#define ADD_INPUT_H

#include <stddef.h>

#include "base/mem.h"
#include "ledger/schema.h"
#include "table/tab.h"

/*
 * Rows as they came, from FIELD=VALUE operands or from a file: a table of
 * named columns, in which nothing is checked yet.
 */
struct input {
	const char *file; /* what messages call it; NULL: operands */
	const char **name;
	size_t width, names_cap;
	const char **cell; /* rows x width; of a broken row, its text first */
	struct input_row {
		size_t line;	   /* 0: an operand */
		const char *fault; /* of the dialect, or NULL */
	} * row;
	size_t rows, cells_cap, rows_cap;
	struct tab *tab; /* owns the cells of a file */
	struct mem_pool pool;
};

/* The operands FIELD=VALUE of a command line. */
struct operands {
	struct field {
		const char *name, *value;
	} * field;
	size_t fields;
	struct mem_pool pool;
};

/* Ends the program, status 2, if a file of the ledger could not hold s. */
void operand_check(const char *s);

/*
 * Takes those of the n operands that are FIELD=VALUE of a table, dates +N and
 * -N turned into days from today; the others move to the front, and how many
 * is returned.
 */
int operand_take(
    struct operands *o, enum schema_table t, int today, char *arg[], int n);

/* The field of that name, or NULL. */
const struct field *operand_find(const struct operands *o, const char *name);

void operand_free(struct operands *o);

/* One row made of fields, whose columns stand behind those that there are.
 * ST_TROUBLE after a message if one is doubled. */
enum st input_fields(struct input *in, const struct field *field, size_t n);

/*
 * Makes the rows that RULE=VALUE ... stand for, all with the same note=; or
 * the one of rule=RULE value=VALUE.  ST_TROUBLE after a message.
 */
enum st input_policy(struct input *in, const struct operands *o);

/* Opens a file ("-": standard input) and reads its header. */
enum st input_open(struct input *in, const char *path);

/* Reads the next row, a broken one too; 0 at the end. */
int input_next(struct input *in);

/* How many columns there are, without the `fault` that -r put behind those of
 * a file. */
size_t input_width(const struct input *in);

/* The column of that name, or -1. */
int input_find(const struct input *in, const char *name);

/* A cell; "" for a column of -1. */
const char *input_cell(const struct input *in, size_t row, int col);

/* Adds a column, or a row of empty cells whose line this is: its place. Columns
 * come before rows. */
size_t input_column(struct input *in, const char *name);
size_t input_row(struct input *in, size_t line);
void input_set(struct input *in, size_t row, int col, const char *value);

void input_free(struct input *in);

#endif
