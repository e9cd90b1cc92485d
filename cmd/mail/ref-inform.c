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

static const char template[] =
    "Subject: How things stand with {{all_prospects}}\n"
    "\n"
    "Dear {{dear}},\n"
    "\n"
    "You should not have to ask what became of {{your_referrals}}. This is "
    "how things stand:\n"
    "\n"
    "* - {{who}}: {{it_stands}} {{next_step}} {{reward_said}}\n"
    "\n"
    "{{closing}}\n"
    "\n"
    "Thank you for your trust.\n"
    "{{my_name}}\n"
    "{{my_firm}}\n";

static void
usage(FILE *fp)
{
	fputs("usage: ref-inform [-ahlnpsTV] [-C DIR] [-F TEMPLATE] [-f FROM] "
	      "[-N MAX]\n"
	      "                  [-x COMMAND] [FILE ...]\n",
	    fp);
}

/*
 * News that are not due yet are told along with those that are; that there are
 * none is told when it is time to.  Of a partnership that has ended only news
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
	    strcmp(letter_cell(r, REFERRAL_ROW_stage), "ended") == 0)
		return LETTER_NOT;
	return LETTER_DUE;
}

static void
events(const struct letter_row *r, enum word_id word[2])
{
	(void)r;
	word[0] = W_INFORMED;
	word[1] = W_N;
}

int
main(int argc, char *argv[])
{
	static const struct post_kind kind = {
	    "ref-inform", template, use, events};
	struct post_how how = {0};
	int ch;

	while ((ch = opt_next(argc, argv, "+aC:F:f:hlN:npsTVx:")) != -1)
		switch (ch) {
		case 'a':
		case 's': how.given[ch] = 1; break;
		case 'h': usage(stdout); return out_close(ST_OK);
		case 'V': opt_version(); return out_close(ST_OK);
		default:
			if (post_option(&how, ch, optarg))
				break;
			usage(stderr);
			return ST_TROUBLE;
		}
	if (post_contradict()) {
		usage(stderr);
		return ST_TROUBLE;
	}
	return out_close(post_run(&kind, &how, argv + optind));
}
