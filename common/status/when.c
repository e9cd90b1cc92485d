#include "status/when.h"

#include <stdlib.h>

#include "base/date.h"

enum { SECONDS = 39 }; /* bits for the seconds of 9999 years */

static uint64_t
two(const char *s)
{
	return (uint64_t)((s[0] - '0') * 10 + s[1] - '0');
}

struct when
when_of(int date, const char *entered, size_t place)
{
	const int first = date_of(1, 1, 1), day = date_parse_stamp(entered);
	struct when w = {(uint64_t)(date - first) << SECONDS, place};

	/* from day 1 on: nothing is less; 61 seconds, as a leap minute has */
	if (day != DATE_NONE)
		w.time +=
		    (((uint64_t)(day - first + 1) * 24 + two(entered + 11)) *
			    60 +
			two(entered + 14)) *
			61 +
		    two(entered + 17);
	return w;
}

int
when_order(const void *va, const void *vb)
{
	const struct when *a = va, *b = vb;

	if (a->time != b->time)
		return a->time < b->time ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

void
when_sort(struct when *w, size_t n)
{
	size_t i;

	for (i = 1; i < n && when_order(&w[i - 1], &w[i]) < 0; i++)
		continue;
	if (i < n)
		qsort(w, n, sizeof(*w), when_order);
}
