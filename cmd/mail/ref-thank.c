/*
 * ref-thank - thank the giver of every referral, once, promptly.
 *
 * Reads referral rows and writes one letter to each partner who has not been
 * thanked for some.  Memory: the rows with that duty.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/opt.h"
#include "mailer.h"
#include "table/out.h"

/* The lines of thank.txt. */
const char *const *mail_thank_txt(void);

static const char usage[] =
    "usage: ref-thank [-hlnpTV] [-C DIR] [-F TEMPLATE] [-f FROM] [-N MAX]\n"
    "                 [-x COMMAND] [FILE ...]\n";

/* Thanks are never too early: the day by which they are due does not count. */
static enum letter_use
use(const struct letter_row *r, int all)
{
	(void)all;
	return letter_duty(r, "thank") != DATE_NONE ? LETTER_DUE : LETTER_NOT;
}

int
main(int argc, char *argv[])
{
	static const struct mailer_kind kind = {.name = "ref-thank",
	    .usage = usage,
	    .template = mail_thank_txt,
	    .use = use,
	    .thanks = 1};
	struct mailer_options o = {0};
	int ch;

	while ((ch = opt_next(argc, argv, "+C:F:f:hlN:npTVx:")) != -1)
		mailer_option(&kind, &o, ch, optarg);
	return out_close(mailer_run(&kind, &o, argv + optind));
}
