/*
 * The table is made of the list in duty.h.
 */
#include "status/duty.h"

#include <string.h>

#define X(id, name, ours) {name, ours},
static const struct {
	const char *name;
	int ours;
} duties[DUTIES] = {DUTIES_ALL(X)};
#undef X

const char *
duty_name(enum duty d)
{
	return duties[d].name;
}

enum duty
duty_find(const char *name)
{
	enum duty d;

	for (d = 0; d < DUTIES; d++)
		if (strcmp(duties[d].name, name) == 0)
			break;
	return d;
}

int
duty_is_ours(enum duty d)
{
	return duties[d].ours;
}

const char *
duty_side(enum duty d)
{
	return duties[d].ours ? "ours" : "theirs";
}
