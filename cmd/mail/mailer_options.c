#include <stddef.h>
#include <string.h>

#include "base/msg.h"
#include "base/opt.h"
#include "mailer.h"

enum { MAX_MAX = 99999999 };

int
post_contradict(void)
{
	static const struct opt_rule rules[] = {
	    {.letter = 'l', .others = "npx"},
	    {.letter = 'n', .others = "px"},
	    {.letter = 'p', .others = "x"},
	    {.letter = 'F', .others = "p"},
	    {.letter = 'N', .others = "x", .only = "x"},
	    {.letter = 'T', .others = "lnx", .only = "l, -n and -x"},
	};

	return opt_conflict(rules, sizeof(rules) / sizeof(rules[0]));
}

int
post_option(struct post_how *how, int ch, const char *arg)
{
	switch (ch) {
	case 'C': how->dir = arg; break;
	case 'F': how->template = arg; break;
	case 'f': how->from = arg; break;
	case 'N': how->max = (int)opt_number(ch, arg, 0, MAX_MAX); break;
	case 'x':
		if (arg[strspn(arg, " \t\n")] == '\0')
			msg_die("-x: no command");
		how->command = arg;
		break;
	case 'l':
	case 'n':
	case 'p':
	case 'T': break;
	default: return 0;
	}
	how->given[ch] = 1;
	return 1;
}
