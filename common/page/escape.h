#ifndef ESCAPE_H
#define ESCAPE_H

#include <stdio.h>

/*
 * Escapes the characters that mean something in a form.  The text is visible
 * (text_visible): it has no control characters.
 */

/* HTML, in text and in a quoted attribute. */
void escape_html(FILE *fp, const char *s);

/* Markdown (GitHub's and CommonMark); `begins`: a paragraph or an item, where
 * some characters mean more than within a line or a cell. */
void escape_md(FILE *fp, const char *s, int begins);

/*
 * Whether a spreadsheet would take s for something that it is not: a formula,
 * or a number or date that it would write anew.  Numbers as we write them
 * (-12.50) and dates (2026-03-01) are what they are.  Source: OWASP, "CSV
 * Injection".
 */
int escape_sheet_wants(const char *s);

#endif
