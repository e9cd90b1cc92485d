#include "status/stage.h"

#include <string.h>

static const char *const names[STAGES] = {
    [STAGE_ENDED] = "ended",
    [STAGE_CANDIDATE] = "candidate",
    [STAGE_ACTIVE] = "active",
    [STAGE_DORMANT] = "dormant",
    [STAGE_LAPSED] = "lapsed",
    [STAGE_NEW] = "new",
    [STAGE_FRUITLESS] = "fruitless",
};

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
