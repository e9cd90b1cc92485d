#include "status/duty.h"

#include <string.h>

static const struct {
	const char *name;
	int ours;
} duties[DUTIES] = {
    [DUTY_CONTACT] = {"contact", 1},
    [DUTY_THANK] = {"thank", 1},
    [DUTY_FOLLOW] = {"follow", 1},
    [DUTY_INFORM] = {"inform", 1},
    [DUTY_UPDATE] = {"update", 1},
    [DUTY_PAY] = {"pay", 1},
    [DUTY_ASK] = {"ask", 0},
    [DUTY_TOUCH] = {"touch", 1},
    [DUTY_CLOSE] = {"close", 1},
};

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
