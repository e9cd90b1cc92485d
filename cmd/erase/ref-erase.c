/*
 * ref-erase - erase persons who ask for it.
 *
 * Beside ref-add the one program that changes what was stored.  Under the same
 * lock it loads the whole ledger (person: which rows are about one person),
 * empties the cells of those persons (erase_cells), and stores all tables that
 * have changed as one (ledger/store_replace).  Then it looks for names that
 * stand elsewhere still, which somebody must fix by hand (erase).
 *
 * Memory: the ledger.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/io.h"
#include "base/opt.h"
#include "erase.h"
#include "ledger/lock.h"
#include "table/out.h"

static void
usage(FILE *fp)
{
	fputs("usage: ref-erase [-hnV] [-C DIR] [-w SECONDS] WHO ...\n", fp);
}

int
main(int argc, char *argv[])
{
	struct erase_options o = {.wait = LOCK_WAIT};
	const char *dir = NULL;
	enum st st;
	int ch;

	io_open_std();
	while ((ch = opt_next(argc, argv, "+C:hnVw:")) != -1)
		switch (ch) {
		case 'C': dir = optarg; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'n': o.dry_run = 1; break;
		case 'V': opt_version(); return out_close(ST_OK);
		case 'w': o.wait = (int)opt_number(ch, optarg, 0, 86400); break;
		default: usage(stderr); return ST_TROUBLE;
		}
	if (optind == argc) {
		usage(stderr);
		return ST_TROUBLE;
	}
	o.dir = ledger_name(dir);
	st = erase_run(&o, argv + optind, (size_t)(argc - optind));
	free(o.dir);
	return out_close(st);
}
