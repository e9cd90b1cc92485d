/*
 * getopt_long(3) with what all programs share: --help and --version, numbers
 * and dates parsed whole, and options that contradict each other.
 */
#define _GNU_SOURCE /* program_invocation_short_name */
#include "base/opt.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/msg.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

static char given[UCHAR_MAX + 1]; /* of this command line */

int
opt_next(int argc, char *argv[], const char *letters)
{
	static const struct option names[] = {{"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'V'}, {NULL, 0, NULL, 0}};

	const int ch = getopt_long(argc, argv, letters, names, NULL);

	if (ch != -1)
		given[ch] = 1;
	return ch;
}

int
opt_given(int letter)
{
	return given[letter];
}

int
opt_conflict(const struct opt_rule rules[], size_t n)
{
	const struct opt_rule *r;
	const char *other;

	for (r = rules; r < rules + n; r++) {
		if (!opt_given(r->letter))
			continue;
		for (other = r->others; *other != '\0'; other++)
			if (opt_given(*other))
				break;
		if ((*other == '\0') != (r->only != NULL))
			continue;
		if (r->only != NULL)
			msg("-%c goes with -%s only", r->letter, r->only);
		else if (r->why != NULL)
			msg("%s", r->why);
		else
			msg("-%c and -%c exclude each other", r->letter,
			    *other);
		return 1;
	}
	return 0;
}

long
opt_number(int letter, const char *arg, long min, long max)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(arg, &end, 10);
	if (errno != 0 || end == arg || *end != '\0' || n < min || n > max)
		msg_die("-%c: '%s' is not a whole number from %ld to %ld",
		    letter, arg, min, max);
	return n;
}

int
opt_date(int letter, const char *arg)
{
	int date = date_parse_from(arg, date_today());

	if (date == DATE_NONE)
		msg_die("-%c: '%s' is not a date, YYYY-MM-DD, +N or -N", letter,
		    arg);
	return date;
}

void
opt_names(struct opt_names *l, int letter, const char *arg)
{
	char *s = mem_pool_dup(&l->pool, arg);
	size_t n;
	int more;

	do {
		n = strcspn(s, ",");
		if (n == 0)
			msg_die("-%c: a column without a name", letter);
		more = s[n] == ',';
		s[n] = '\0';
		if (strchr(s, '\t') != NULL)
			msg_die("-%c: a tab in the name of a column", letter);
		l->name =
		    mem_grow(l->name, &l->cap, l->n + 2, sizeof(*l->name));
		l->name[l->n++] = s;
		l->name[l->n] = NULL;
		s += n + 1;
	} while (more);
}

void
opt_names_free(struct opt_names *l)
{
	free(l->name);
	mem_pool_free(&l->pool);
	*l = (struct opt_names){0};
}

void
opt_version(void)
{
	printf("%s %s\n", program_invocation_short_name, VERSION);
}
