#ifndef IMPORT_EXPORT_PART_H
#define IMPORT_EXPORT_PART_H

#include "export.h"

/* What export.c and export_frame.c have of each other. */
struct export_source { /* what tab reads from */
	const char *s;
	size_t left;
};

/* For tab_source. */
ssize_t export_fill(void *ctx, char *buf, size_t n);

/* How many of n cells are not blank. */
size_t export_filled(const char *const cell[], size_t n);

/* The cells of a row. */
const char *const *export_cells(
    const struct export *e, const struct export_row *r);

/* The delimiter with which the text has the best header. */
char export_guess(struct export_source src, const struct export_how *how);

/* Finds the header: ST_TROUBLE after a message if no row can be it. */
enum st export_head(struct export *e, const struct export_how *how);

/* Names the columns; takes the footer off the end of the data. */
void export_name(struct export *e);
void export_end(struct export *e);

#endif
