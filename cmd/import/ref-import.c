/*
 * ref-import - bring the messy world in.
 *
 * Reads an export of another system, writes rows in the columns of a table of
 * the ledger.  Memory: the whole export, because how its dates are to be read
 * is settled by all of them before the first row is written.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/opt.h"
#include "charset.h"
#include "import.h"

struct opts {
	struct import_how how;
	int list, tsv;
};

enum { SKIP_MAX = 1000000 };

static void
usage(FILE *fp)
{
	fputs("usage: ref-import [-hlTV] [-c CHARSET] [-D DATES] [-d DELIM] "
	      "[-f FORMAT]\n"
	      "                  [-K LINES] [-k KIND] [-m THEIRS=ours] "
	      "[-s ours=VALUE]\n"
	      "                  [-v ours:theirs=value] [FILE]\n",
	    fp);
}

static const char *
charset(const char *arg)
{
	if (!charset_known(arg))
		msg_die("-c: iconv knows no charset '%s'", arg);
	return arg;
}

static enum foreign_order
dates(const char *arg)
{
	enum foreign_order o = foreign_order(arg);

	if (o == FOREIGN_N)
		msg_die("-D: '%s' is none of iso, dmy, mdy, ymd, epoch, "
			"epoch-ms, epoch-ns, excel",
		    arg);
	return o;
}

static char
delimiter(const char *arg)
{
	if (strcmp(arg, "\\t") == 0 || strcmp(arg, "tab") == 0)
		return '\t';
	if (arg[0] == '\0' || arg[1] != '\0' || (arg[0] & 0x80) ||
	    strchr("\"\r\n", arg[0]) != NULL)
		msg_die("-d: '%s' is not one character, or tab", arg);
	return arg[0];
}

static const struct alias_format *
format(const char *arg)
{
	const struct alias_format *f = alias_format(arg), *all;
	char names[512] = "";
	size_t n, i, at = 0;

	if (f != NULL)
		return f;
	all = alias_formats(&n);
	for (i = 0; i < n; i++)
		at += (size_t)snprintf(names + at, sizeof(names) - at, "%s%s",
		    i ? ", " : "", all[i].name);
	msg_die("-f: '%s' is none of %s", arg, names);
}

static enum schema_table
kind(const char *arg)
{
	enum schema_table t;

	for (t = T_PARTNERS; t < T_POLICY; t++)
		if (*arg != '\0' &&
		    strncmp(schema_name(t), arg, strlen(arg)) == 0)
			return t;
	msg_die("-k: '%s' is none of partners, referrals, events, needs", arg);
}

static enum st
run(const struct opts *o)
{
	struct import im;
	int ready;
	enum st st = import_open(&im, &o->how, &ready);

	im.out = out_to(stdout, o->tsv);
	if (ready && o->list)
		import_list(&im);
	else if (st == ST_OK)
		st = import_rows(&im);
	import_free(&im);
	return st;
}

int
main(int argc, char *argv[])
{
	struct opts o = {.how.order = FOREIGN_N};
	struct import_how *h = &o.how;
	enum st st;
	int ch;

	while ((ch = opt_next(argc, argv, "+hlTVc:D:d:f:K:k:m:s:v:")) != -1)
		switch (ch) {
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'l': o.list = 1; break;
		case 'T': o.tsv = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		case 'c': h->charset = charset(optarg); break;
		case 'D': h->order = dates(optarg); break;
		case 'd': h->delim = delimiter(optarg); break;
		case 'f': h->format = format(optarg); break;
		case 'K':
			h->skip = (size_t)opt_number(ch, optarg, 0, SKIP_MAX);
			h->fixed = 1;
			break;
		case 'k': h->table = kind(optarg); break;
		case 'm': wish_m(&h->wish, optarg); break;
		case 's': wish_s(&h->wish, optarg); break;
		case 'v': wish_v(&h->wish, optarg); break;
		default: usage(stderr); return ST_TROUBLE;
		}
	if (argc - optind > 1) {
		usage(stderr);
		return ST_TROUBLE;
	}
	h->path = argv[optind];
	st = run(&o);
	wish_free(&h->wish);
	return out_close(st);
}
