#ifndef IMPORT_CONVERT_PART_H
#define IMPORT_CONVERT_PART_H

#include "convert.h"

/* What convert.c, the rows, has of convert_value.c, their values. */
struct convert_job {
	struct feeds *f;
	const struct feed *fd;
	const struct schema_col *c; /* what fd feeds */
	size_t row, line;
	struct convert_log *log;
	enum convert result;
};

/* A copy of n bytes that lives as long as the feeds. */
const char *convert_keep(struct convert_job *j, const char *s, size_t n);

/* The row is left out, for a reason that is in order; returns "". */
const char *convert_leave(
    struct convert_job *j, const char *what, const char *value);

/* The row is left out: a value that cannot stand; returns "". */
const char *convert_refuse(
    struct convert_job *j, const char *fault, const char *value);

/* What the feed makes of a value that is not empty, by its alias and the type
 * of its column; "" with another result than CONVERT_OK. */
const char *convert_by_how(struct convert_job *j, const char *s);

#endif
