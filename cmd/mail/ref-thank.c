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

static const char template[] =
    "Subject: Thank you for {{all_prospects}}\n"
    "\n"
    "Dear {{dear}},\n"
    "\n"
    "Thank you for {{your_referrals}}. You lend us your good name each time "
    "you speak of us, and we know what that is worth. So this is for your "
    "trust, whatever comes of it:\n"
    "\n"
    "* - {{you_did}} {{it_stands}} {{next_step}} {{reward_said}}\n"
    "\n"
    "{{closing}}\n"
    "\n"
    "With thanks,\n"
    "{{my_name}}\n"
    "{{my_firm}}\n";

static void
usage(FILE *fp)
{
	fputs("usage: ref-thank [-hlnpTV] [-C DIR] [-F TEMPLATE] [-f FROM] "
	      "[-N MAX]\n"
	      "                 [-x COMMAND] [FILE ...]\n",
	    fp);
}

/* Thanks are never too early: the day by which they are due does not count. */
static enum letter_use
use(const struct letter_row *r, int all)
{
	(void)all;
	return letter_duty(r, "thank") != DATE_NONE ? LETTER_DUE : LETTER_NOT;
}

/* The letter says where each stands, which of a new one is no news. */
static void
events(const struct letter_row *r, enum word_id word[2])
{
	word[0] = W_THANKED;
	word[1] = strcmp(letter_cell(r, REFERRAL_ROW_status), "new") != 0
	    ? W_INFORMED
	    : W_N;
}

int
main(int argc, char *argv[])
{
	static const struct post_kind kind = {
	    "ref-thank", template, use, events};
	struct post_how how = {0};
	int ch;

	while ((ch = opt_next(argc, argv, "+C:F:f:hlN:npTVx:")) != -1)
		switch (ch) {
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
