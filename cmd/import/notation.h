#ifndef IMPORT_NOTATION_H
#define IMPORT_NOTATION_H

#include <stddef.h>
#include <stdint.h>

/*
 * How a column of foreign values is to be read: of several ways (orders of
 * dates, decimal marks) the one that reads every value, never cell by cell.
 * Ways that read all values alike are as good as one.
 */
enum { READING_WAYS = 8 };
#define READING_NOT INT64_MIN /* a way cannot read the value */

struct reading_value {
	const char *text; /* NULL: there was none */
	size_t line;
};

struct reading {
	size_t ways;
	unsigned left; /* the ways that have read every value so far */
	unsigned ever; /* the ways that have read a value */
	struct reading_value none; /* the first that no way reads */
	struct reading_value lost[READING_WAYS]; /* the first a way does not */
	struct {
		struct reading_value
		    value; /* the first where two ways differ */
		size_t n;  /* how many there are */
	} differ[READING_WAYS][READING_WAYS];
};

/* A reading by `ways` ways, of no value yet. */
void reading_begin(struct reading *r, size_t ways);

/* The next value, which must stay, its line, and what each way made of it. */
void reading_look(
    struct reading *r, const int64_t got[], const char *text, size_t line);

/*
 * The way to read the column (the first of those that agree), or -1: no way
 * reads every value, or several do and differ.
 */
int reading_way(const struct reading *r);

/* After a -1: the two ways that differ (a < b), or 0 if no way reads all. */
int reading_differ(const struct reading *r, size_t *a, size_t *b);

#endif
