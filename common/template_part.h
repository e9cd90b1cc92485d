#ifndef TEMPLATE_PART_H
#define TEMPLATE_PART_H

#include "template.h"

enum { TEMPLATE_NAME = 64 };

/*
 * What of s comes next: a {{name}}, which *is_name says, or text up to one;
 * returns its length.  A {{ that nothing closes on the line, or with a name
 * that is too long, is a name of "".
 */
size_t template_part(const char *s, char name[TEMPLATE_NAME], int *is_name);

/* Whether the header of that name has addresses in it. */
int template_addresses(const char *name);

#endif
