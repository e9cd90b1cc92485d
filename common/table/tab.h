#ifndef TAB_H
#define TAB_H

#include <stddef.h>
#include <sys/types.h>

#include "base/msg.h"

/*
 * Tables in: CSV (RFC 4180) and TSV, row by row.
 *
 * A cell is a NUL-terminated slice of the block that was read, valid until
 * the next row is asked for (with `whole`: until tab_close).  A row that
 * breaks the dialect is reported as "file:line: column: fault" and left out;
 * reading resumes on the line after the one where it began.  Blank lines are
 * counted and skipped, a byte order mark at the beginning is skipped.  No more
 * is read than the next row needs.
 */
struct tab;

/* How a table is to be read; {0} is a table with a header, CSV or TSV. */
struct tab_how {
	char delim;  /* of CSV: ',' if 0; '\t' asks for TSV.  With 0, a
		      * header line that has a tab makes it TSV. */
	int foreign; /* rows of any width and no header: for ref-import; a
		      * delimiter of '\t' is then CSV with quotes */
	int whole;   /* cells stay valid until tab_close */
	int libcsv;  /* every row of CSV goes through libcsv: for tests */
	off_t limit; /* if not 0: as if the input ended after these bytes */
	int shared;  /* others read by this descriptor: from byte 0 on, its
		      * offset left alone (a regular file's) */
	/* who is told of the faults of header and rows; NULL: standard error */
	void (*told)(
	    void *ctx, size_t line, const char *column, const char *text);
	void *ctx;
};

enum {
	TAB_FIELD_MAX = 1 << 20, /* bytes of a field */
	TAB_ROW_MAX = 4 << 20	 /* bytes of a row, in the file */
};

/*
 * Opens path ("-" or NULL: standard input), a descriptor (which it then
 * owns), or a source: fill reads up to n bytes like read(2).  tab_open
 * returns NULL after a message; name is what messages call the input.
 */
struct tab *tab_open(const char *path, const struct tab_how *how);
struct tab *tab_fd(int fd, const char *name, const struct tab_how *how);
struct tab *tab_source(ssize_t (*fill)(void *ctx, char *buf, size_t n),
    void *ctx, const char *name, const struct tab_how *how);
void tab_close(struct tab *t);

/*
 * Reads the header line.  ST_TROUBLE after a message when the input is empty
 * or the header is bad (an empty or doubled name, or the dialect).
 */
enum st tab_header(struct tab *t);

/* The header: its width, the name of a column, the place of a name or -1. */
size_t tab_width(const struct tab *t);
const char *tab_name(const struct tab *t, size_t col);
int tab_find(const struct tab *t, const char *name);

/* The same for a name that must be there: else a fault of the header. */
int tab_require(struct tab *t, const char *name);

/*
 * The place of each of the n names in at[] (-1: not there), all at once.
 * Each of the first `required` that is missing is reported: ST_TROUBLE.
 */
enum st tab_bind(struct tab *t, const char *const names[], size_t n,
    size_t required, int at[]);

/* The next good row: 1, or 0 at the end.  Bad ones are reported, counted. */
int tab_next(struct tab *t);

/* The same, but a bad row is not reported: -1, see tab_fault. */
int tab_read(struct tab *t);

/* The cell of a column of this row; "" for a col of -1. */
const char *tab_cell(const struct tab *t, int col);

/* The number of cells in this row (foreign: any), and all of them. */
size_t tab_cells(const struct tab *t);
const char *const *tab_array(const struct tab *t);

/* The line where this row begins, 1 for the first; the name of the input. */
size_t tab_line(const struct tab *t);
const char *tab_file(const struct tab *t);

/* Whether this row is the last and no newline ends it. */
int tab_unended(const struct tab *t);

/* The faults of the rows so far: ST_OK, or ST_TROUBLE if there was one. */
enum st tab_status(const struct tab *t);

/* Whether the input could not be read to its end; that was said then. */
int tab_failed(const struct tab *t);

/*
 * The fault of the row for which tab_read returned -1: its message,
 * the column where (NULL: none), and its text as it stands in the file, as
 * far as it was read, without the end of line (NUL bytes may be among it).
 */
struct tab_fault {
	size_t line; /* of quoting: where the field began */
	const char *column;
	char text[256];
	const char *raw;
	size_t raw_len;
};
const struct tab_fault *tab_fault(const struct tab *t);

/* Whether text is what is said of a merge conflict marker. */
int tab_says_marker(const char *text);

/*
 * A fault that the program finds in this row, of column col (-1: none): says
 * so as tab_next would, and marks the row and the status.
 */
void tab_complain(struct tab *t, int col, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether the program has found a fault in this row. */
int tab_row_bad(const struct tab *t);

/*
 * Calls each with every input named in files (NULL-terminated; none: standard
 * input), its header read, until done; returns the worst of what it returned
 * and of the faults of its rows.  An input that cannot be opened or that has
 * no header is reported, and the others are read all the same.
 */
enum st tab_each(
    char *files[], enum st (*each)(struct tab *t, void *ctx), void *ctx);

#endif
