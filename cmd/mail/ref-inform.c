/*
 * ref-inform - tell each giver what became of their referrals.
 *
 * Reads referral rows and writes one letter to each partner who is owed a
 * report.  Memory: the rows of which there is something to tell.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/opt.h"
#include "mailer.h"
#include "table/out.h"

/* The lines of inform.txt. */
const char *const *mail_inform_txt(void);

static const char usage[] =
    "usage: ref-inform [-ahlnpsTV] [-C DIR] [-F TEMPLATE] [-f FROM] [-N MAX]\n"
    "                  [-x COMMAND] [FILE ...]\n";

/*
 * News that are not due yet are told along with those that are; that there are
 * none is told when it is time to.  After a partnership has ended, only news
 * are of interest.
 */
static enum letter_use
use(const struct letter_row *r, int all)
{
	const int inform = letter_duty(r, "inform");
	const int update = letter_duty(r, "update");
	const int asof = letter_asof(r);

	if (inform != DATE_NONE)
		return all || inform <= asof ? LETTER_DUE : LETTER_ALONG;
	if (update == DATE_NONE || update > asof ||
	    strcmp(r->stage, "ended") == 0)
		return LETTER_NOT;
	return LETTER_DUE;
}

int
main(int argc, char *argv[])
{
	static const struct mailer_kind kind = {.name = "ref-inform",
	    .usage = usage,
	    .template = mail_inform_txt,
	    .use = use,
	    .thanks = 0};
	struct mailer_options o = {0};
	int ch;

	while ((ch = opt_next(argc, argv, "+aC:F:f:hlN:npsTVx:")) != -1)
		mailer_option(&kind, &o, ch, optarg);
	return out_close(mailer_run(&kind, &o, argv + optind));
}
