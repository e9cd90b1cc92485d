#ifndef IMPORT_EXPORT_H
#define IMPORT_EXPORT_H

#include <stddef.h>

#include "base/map.h"
#include "base/mem.h"
#include "table/tab.h"

/* A text from elsewhere, whole and in UTF-8. */
struct charset_text {
	char *s; /* n bytes and a NUL */
	size_t n;
	const char *charset; /* what it was */
	int bom;	     /* which a byte order mark said */
};

/*
 * Reads path ("-" or NULL: standard input; name is what messages call it) to
 * its end and makes it UTF-8: from what its byte order mark says, else from
 * charset, else (NULL) from UTF-8, unchecked.  ST_TROUBLE after a message: it
 * cannot be read, or has bytes that are not of that charset.  The text is the
 * caller's, who frees t->s, also after trouble.
 */
enum st charset_read(struct charset_text *t, const char *path, const char *name,
    const char *charset);

/* Whether iconv(3) knows a charset of that name. */
int charset_known(const char *charset);

/* The offset of the first byte from `from` on that is not UTF-8, or t->n. */
size_t charset_fault(const struct charset_text *t, size_t from);

/*
 * An export of another system, whole in memory: its header found behind what
 * stands before it, its rows, and what stands behind them.
 */
struct export_row {
	size_t line;   /* in the file */
	size_t blank;  /* lines before it with nothing on them */
	size_t first;  /* where its cells begin */
	size_t cells;  /* how many it has */
	size_t filled; /* of them not blank */
};

struct export_options {
	const char *path;    /* NULL or "-": standard input */
	const char *charset; /* NULL: UTF-8 */
	char delim;	     /* 0: the one that finds the best header */
	size_t skip;	     /* lines before the header */
	int fixed;	     /* it is on the next one; else it is found */
	const struct overrides *overrides; /* -m tells names of the header */
};

struct export
{
	const char *name; /* what messages call the file */
	struct charset_text text;
	struct tab *tab; /* owns the cells */
	char delim;
	const char **cell;
	size_t cells, cells_cap;
	struct export_row *row; /* of all the file */
	size_t all, row_cap;
	size_t head;	     /* the row that is the header */
	size_t begin, rows;  /* the rows of data; bad ones are gone */
	size_t end;	     /* where they ended; up to `all` is the footer */
	const char **column; /* its names: each once, none empty */
	size_t width;
	size_t skipped;		     /* lines that the caller wanted skipped */
	size_t bad;		     /* rows that break the dialect, left out */
	struct export_fault {	     /* they, until they are reported */
		size_t line, before; /* the row that follows */
		int column;	     /* or -1 */
		char *text;
	} * fault;
	size_t faults, fault_cap;
	struct mem_pool pool;
};

/*
 * Reads and takes apart an export.  ST_TROUBLE after messages: it cannot be
 * read, there is no header, or bytes are not of the charset; then there is
 * nothing to go on with, but export_free is called all the same.  Rows that
 * break the dialect, or have not the width of the header, are reported,
 * counted in `bad`, and left out.
 */
enum st export_read(struct export *e, const struct export_options *o);
void export_free(struct export *e);

/* A row of data, from 0, and a cell of it as it stands. */
const struct export_row *export_row(const struct export *e, size_t row);
const char *export_cell(const struct export *e, size_t row, size_t col);

/* Moves *s behind the blanks it begins with; the length without those at its
 * end (no-break blanks and zero-width marks are blanks). */
size_t export_trim(const char **s);

/* Whether s is more than blanks. */
int export_filled(const char *s);

/* A copy of s without the blanks around it; the pool's. */
char *export_trimmed(const char *s, struct mem_pool *pool);

/* The length of the first word of a list, which a NULL ends, that s begins
 * with; 0 if there is none. */
size_t export_prefix(const char *s, const char *const list[]);

/*
 * name, which must outlive e, or where a column is called that already, name
 * with a number behind it.  `taken` has of each name the last such number.
 */
const char *export_new_name(
    struct export *e, struct map *taken, const char *name);

#endif
