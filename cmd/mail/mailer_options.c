#include <stddef.h>
#include <string.h>

#include "base/msg.h"
#include "base/opt.h"
#include "mailer.h"

enum { MAX_MAX = 99999999 };

/* Pairs that exclude each other; an option that needs one of others. */
static const char contrary[][3] = {"ln", "lp", "lx", "np", "nx", "px", "Fp"};
static const char wanting[][5] = {"Nx", "Tlnx"};

int
post_contradict(const struct post_how *how)
{
	const char *o;
	size_t i;

	for (i = 0; i < sizeof(contrary) / sizeof(contrary[0]); i++) {
		o = contrary[i];
		if (how->given[(int)o[0]] && how->given[(int)o[1]]) {
			msg("-%c and -%c exclude each other", o[0], o[1]);
			return 1;
		}
	}
	for (i = 0; i < sizeof(wanting) / sizeof(wanting[0]); i++) {
		if (!how->given[(int)wanting[i][0]])
			continue;
		for (o = wanting[i] + 1; *o != '\0'; o++)
			if (how->given[(int)*o])
				break;
		if (*o == '\0') {
			msg("-%c goes with -%s only", wanting[i][0],
			    i == 0 ? "x" : "l, -n and -x");
			return 1;
		}
	}
	return 0;
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
