#ifndef WHEN_H
#define WHEN_H

#include <stddef.h>
#include <stdint.h>

/*
 * The order of things that happened: by date, then by when they were entered
 * (nothing before any time), then by their place in the file.
 */
struct when {
	uint64_t time; /* date and entered, in one number */
	size_t place;
};

/* entered is empty or a time, YYYY-MM-DDTHH:MM:SSZ. */
struct when when_of(int date, const char *entered, size_t place);

/* The order, for qsort(3), of structs whose first member is a when. */
int when_order(const void *a, const void *b);

/* Sorts; of what is in order already, that is seen at once. */
void when_sort(struct when *w, size_t n);

#endif
