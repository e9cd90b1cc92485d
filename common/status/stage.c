/*
 * The table is made of the list in stage.h.
 */
#include "status/stage.h"

#include <string.h>

#define X(id, name) name,
static const char *const names[STAGES] = {STAGES_ALL(X)};
#undef X

const char *
stage_name(enum stage s)
{
	return names[s];
}

enum stage
stage_find(const char *name)
{
	enum stage s;

	for (s = 0; s < STAGES; s++)
		if (strcmp(names[s], name) == 0)
			break;
	return s;
}
