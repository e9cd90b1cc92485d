#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/map.h"
#include "base/msg.h"
#include "convert.h"
#include "dates.h"
#include "export.h"
#include "formats.h"
#include "ident.h"
#include "mapping.h"
#include "overrides.h"
#include "table/out.h"

/* An import: the rows of an export become rows of a table of the ledger. */
struct import_how {
	const char *path, *charset;
	char delim;
	size_t skip; /* lines before the header */
	int fixed;   /* it is on the next one; else it is found */
	const struct alias_format *format; /* NULL: it is recognised */
	enum schema_table table;
	enum foreign_order order; /* of dates; FOREIGN_N: none was declared */
	struct wish wish;
};

struct import {
	const struct import_how *how;
	struct export e;
	const struct alias_format *format;
	struct feeds main;   /* of the table that is written */
	struct feeds base;   /* of referrals: what their ids are made of */
	struct feeds people; /* of partners: what their ids are made of */
	struct ident ident;
	size_t *person; /* of each row, its contact or MAP_NONE */
	struct convert_log log;
	struct map seen; /* the partners written */
	size_t written;
	size_t extra;	   /* of them not rows, but named in one */
	size_t *behind;	   /* the columns that feed nothing */
	const char **name; /* what they are called behind ours */
	size_t behinds;
	struct out out;
};

/*
 * Reads the export and finds out what is what.  ST_TROUBLE after messages:
 * there is nothing to go on with, or dates can be read in several ways, or
 * what the table requires comes from nowhere.  `ready` is whether the
 * export itself could be read.  import_free is called all the same.
 */
enum st import_open(
    struct import *im, const struct import_how *how, int *ready);
void import_free(struct import *im);

/* Writes the rows to im->out, and tells on standard error what became of
 * them all. */
enum st import_rows(struct import *im);

/* Writes to im->out how each column of the export is mapped. */
void import_list(struct import *im);

/* Says on standard error what the export was taken for. */
void import_tell(const struct import *im, const char *what);

#endif
