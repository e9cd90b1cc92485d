#ifndef REWRITE_H
#define REWRITE_H

#include "ledger/ledger.h"
#include "ledger/sheet.h"
#include "table/out.h"

/*
 * A table written anew, some of whose rows have changed in memory: these as
 * they are now, all else as its bytes stand in the file.
 */

/*
 * Writes the header and the first n rows of a sheet that was loaded from a
 * view; changed[i] is not 0 for the rows to write anew.  ST_TROUBLE after a
 * message if the file cannot be read again.
 */
enum st rewrite_rows(const struct sheet *s, const struct ledger *view,
    const unsigned char *changed, size_t n, struct out *o);

/* Writes one row, as the file has its columns. */
void rewrite_row(const struct sheet *s, size_t row, struct out *o);

#endif
