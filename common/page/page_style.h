#ifndef PAGE_STYLE_H
#define PAGE_STYLE_H

#include <stdio.h>

/* Writes the style sheet of a page in HTML: on a desk, on a telephone, in the
 * dark, on paper. */
void page_style(FILE *fp);

#endif
