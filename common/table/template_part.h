#ifndef TEMPLATE_PART_H
#define TEMPLATE_PART_H

#include "table/template.h"

/* A text that has been read is a list of parts. */
struct template_part {
	struct template_part *next;
	const char *s; /* n bytes: a literal, or a {{name}} as it is written */
	size_t n;
	int is_name, is_item; /* is_item: one item of a list */
	size_t word;	      /* the number of the name among the words */
	char mark;	      /* of a condition, ? or !; else NUL */
	const char *behind;   /* the = of a condition, or the : of a name */
};

/* One of the sentences that say a name. */
struct template_sentence {
	struct template_sentence *next;
	struct template_part *part;
	int is_condition; /* it has one */
};

/* `NAME:`, `NAME all:`, ... */
enum template_mode {
	TEMPLATE_FIRST,
	TEMPLATE_CAPITAL,
	TEMPLATE_ALL,
	TEMPLATE_LIST,
	TEMPLATE_MODES
};

/* A name, as it was found: of the table, of sentences, or another. */
struct template_word {
	const char *name;
	const struct template_name *entry; /* NULL: it is not in the table */
	const char *const *head;	   /* NULL: there are no sentences */
	enum template_mode mode;
	struct template_sentence *sentence;
	int number;
	size_t place;
	size_t items, end; /* of a list, in the items of the template */
};

#endif
