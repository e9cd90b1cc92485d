#ifndef ADD_LAYOUT_H
#define ADD_LAYOUT_H

#include "base/opt.h"
#include "ledger/schema.h"
#include "table/out.h"
#include "table/tab.h"

/*
 * How rows of a table are laid out: a row in memory has the columns of the
 * schema, then the user's own; in the file they stand in the order of its
 * header.
 */
struct layout {
	enum schema_table table;
	size_t cols;	   /* of the schema */
	size_t width;	   /* with the user's own */
	const char **name; /* of each */
	size_t file_width; /* columns of the file */
	size_t *from;	   /* which of ours each of them is */
	int *at;	   /* the reverse; -1: the file has no such column */
	const char *file;  /* what messages call it */
};

/*
 * The layout of the file whose header t has read, or of a new one (t is NULL)
 * with the user's columns before `entered`.  ST_TROUBLE
 * after a message if one of them is missing from the header that there is.
 */
enum st layout_make(struct layout *l, enum schema_table table,
    const struct tab *t, const char *file, const struct opt_names *user);

/* The column of that name, or -1. */
int layout_find(const struct layout *l, const char *name);

/* Writes a row as the file has its columns; the header is the row l->name. */
void layout_row(
    const struct layout *l, struct out *o, const char *const cells[]);

void layout_free(struct layout *l);

#endif
