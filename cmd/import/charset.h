#ifndef IMPORT_CHARSET_H
#define IMPORT_CHARSET_H

#include <stddef.h>

#include "base/msg.h"

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
 * cannot be read, is empty, or has bytes that are not of that charset.  The
 * text is the caller's, who frees it with charset_free.
 */
enum st charset_read(struct charset_text *t, const char *path, const char *name,
    const char *charset);
void charset_free(struct charset_text *t);

/* Whether iconv(3) knows a charset of that name. */
int charset_known(const char *charset);

/* The offset of the first byte from `from` on that is not UTF-8, or t->n. */
size_t charset_fault(const struct charset_text *t, size_t from);

#endif
