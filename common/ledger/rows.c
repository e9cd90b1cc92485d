/*
 * The names are made of the lists in rows.h; an input is recognised by three
 * columns that only its kind has together.
 */
#include "ledger/rows.h"

#include <string.h>

#include "table/tab.h"

#define NAME(c) #c,
#define NAMES(kind, ...) \
	static const char *const kind##_names[] = {ROWS_##kind(NAME)};
ROWS_EACH(NAMES)

#define KIND(kind, kinds, title, ...) \
	{title, kind##_names, kind##_ROW_N, {__VA_ARGS__}},
static const struct {
	const char *title;
	const char *const *names;
	size_t n;
	const char *mark[3];
} kinds[ROWS_ALL] = {ROWS_EACH(KIND)};

const char *const *
rows_names(enum rows_kind kind, size_t *n)
{
	*n = kinds[kind].n;
	return kinds[kind].names;
}

const char *
rows_title(enum rows_kind kind)
{
	return kinds[kind].title;
}

enum rows_kind
rows_recognise(const struct tab *t)
{
	const size_t marks = sizeof(kinds[0].mark) / sizeof(kinds[0].mark[0]);
	enum rows_kind k;
	size_t i;

	for (k = 0; k < ROWS_KINDS; k++) {
		for (i = 0; i < marks; i++)
			if (tab_find(t, kinds[k].mark[i]) < 0)
				break;
		if (i == marks)
			break;
	}
	return k;
}
