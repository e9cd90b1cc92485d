#ifndef MAIL_MAIL_H
#define MAIL_MAIL_H

#include <stddef.h>
#include <stdio.h>

#include "table/template.h"

/*
 * Messages of mail: RFC 5322, lines end in LF, as mailers want them on their
 * standard input.  Names and subjects outside ASCII are encoded (RFC 2047),
 * the body is UTF-8 in quoted-printable (RFC 2045).  Nothing in a text can
 * end a header or begin another.
 */

/* An address, and the name of who has it, which may be "". */
struct mail_who {
	char *name, *address;
};

/*
 * Why nothing can be sent to an address, or NULL: it has to be one, in ASCII,
 * local@domain without quotes or comments, of no more than RFC 5321 allows.
 */
const char *mail_fault(const char *address);

/*
 * Takes apart "Name <a@b>", "<a@b>" or "a@b"; the caller frees by
 * mail_who_free.  NULL, or what is wrong with the address.
 */
const char *mail_who_parse(struct mail_who *w, const char *s);
void mail_who_free(struct mail_who *w);

/*
 * Appends a text as a letter may show it, on a line: control characters and
 * ends of lines are blanks, what would turn the direction of the text is left
 * out.
 */
void mail_plain(struct mem_text *to, const char *s);

/*
 * A header: its text is made plain, encoded where it has to be, and folded.
 * mail_address takes a fault-free address, with the name of who has it.
 */
void mail_header(FILE *fp, const char *name, const char *text);
void mail_address(FILE *fp, const char *name, const struct mail_who *who);

/* The headers of a text in UTF-8, the empty line, and the text. */
void mail_body(FILE *fp, const char *text);

/* The Date of the header: now, or noon of REF_TODAY. */
enum { MAIL_DATE = 64 };
char *mail_date(char buf[MAIL_DATE]);

/* Writes a message to an mbox.  None of its lines needs the `>` of an mboxrd:
 * mail_body has encoded those. */
void mail_mbox(FILE *fp, const char *from, const char *message);

/* Prints the headers that the template of a letter has; ctx is for it. */
void mail_template_headers(FILE *fp, struct template *t, void *ctx);

#endif
