/*
 * ref-import - bring the messy world in.
 *
 * Reads an export of another system, writes rows in the columns of a table of
 * the ledger.  Memory: the whole export, because how its dates are written is
 * settled by all of them before the first row is written.
 *
 * The walk: charset.c makes the file UTF-8; export.c finds its delimiter, its
 * header and its rows; formats.c recognises by the tables of format_tables.c
 * whose it is; mapping.c finds out which columns feed which of ours, where
 * overrides.c has what -m, -s and -v say, and notation.c and dates.c how dates
 * and amounts are written; ident.c makes ids; convert.c makes a row of ours of
 * each; import.c leads all that and writes, skipped.c tells what was left out.
 * With -l, import_list.c writes the mapping instead.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/opt.h"
#include "import.h"

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
parse_charset(const char *arg)
{
	if (!charset_known(arg))
		msg_die("-c: iconv knows no charset '%s'", arg);
	return arg;
}

static enum notation
parse_dates(const char *arg)
{
	enum notation w;

	for (w = 0; w < NOTATION_DATES; w++)
		if (strcmp(notation_name(w), arg) == 0)
			return w;
	msg_die("-D: '%s' is none of iso, dmy, mdy, ymd, epoch, epoch-ms, "
		"epoch-ns, excel",
	    arg);
}

static char
parse_delimiter(const char *arg)
{
	if (strcmp(arg, "\\t") == 0 || strcmp(arg, "tab") == 0)
		return '\t';
	if (arg[0] == '\0' || arg[1] != '\0' || (arg[0] & 0x80) ||
	    strchr("\"\r\n", arg[0]) != NULL)
		msg_die("-d: '%s' is not one character, or tab", arg);
	return arg[0];
}

static const struct format *
parse_format(const char *arg)
{
	const struct format *all;
	char names[512] = "";
	size_t n, i, at = 0;

	all = format_all(&n);
	for (i = 0; i < n; i++) {
		if (strcmp(all[i].name, arg) == 0)
			return &all[i];
		at += (size_t)snprintf(names + at, sizeof(names) - at, "%s%s",
		    i ? ", " : "", all[i].name);
	}
	msg_die("-f: '%s' is none of %s", arg, names);
}

static enum schema_table
parse_kind(const char *arg)
{
	enum schema_table t;

	for (t = T_PARTNERS; t < T_POLICY; t++)
		if (*arg != '\0' &&
		    strncmp(schema_name(t), arg, strlen(arg)) == 0)
			return t;
	msg_die("-k: '%s' is none of partners, referrals, events, needs", arg);
}

int
main(int argc, char *argv[])
{
	struct import_options o = {.dates = NOTATION_NONE};
	int list = 0, tsv = 0, ch;
	struct import im;
	enum st st;

	while ((ch = opt_next(argc, argv, "+hlTVc:D:d:f:K:k:m:s:v:")) != -1)
		switch (ch) {
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'l': list = 1; break;
		case 'T': tsv = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		case 'c': o.file.charset = parse_charset(optarg); break;
		case 'D': o.dates = parse_dates(optarg); break;
		case 'd': o.file.delim = parse_delimiter(optarg); break;
		case 'f': o.format = parse_format(optarg); break;
		case 'K':
			o.file.skip =
			    (size_t)opt_number(ch, optarg, 0, SKIP_MAX);
			o.file.fixed = 1;
			break;
		case 'k': o.table = parse_kind(optarg); break;
		case 'm':
		case 's':
		case 'v': overrides_add(&o.overrides, ch, optarg); break;
		default: usage(stderr); return ST_TROUBLE;
		}
	if (argc - optind > 1) {
		usage(stderr);
		return ST_TROUBLE;
	}
	o.file.path = argv[optind];
	st = import_open(&im, &o);
	im.out = out_to(stdout, tsv);
	if (im.format != NULL && list)
		import_list(&im);
	else if (st == ST_OK)
		st = import_rows(&im);
	import_free(&im);
	overrides_free(&o.overrides);
	return out_close(st);
}
