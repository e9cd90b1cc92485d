#ifndef MAIL_LETTER_HEAD_H
#define MAIL_LETTER_HEAD_H

#include "letter.h"
#include "mail.h"

/*
 * An envelope: to whom a letter goes, if it may, and what it is about.
 */
struct envelope {
	const struct letter_row **row; /* room for all rows that there are */
	size_t n;
	struct mail_who to;
	char *id; /* Message-ID */
};

/* Takes the rows of a partner; 0 if none of them is due. */
int envelope_gather(
    struct envelope *e, const struct letters *all, size_t partner);

/* Why the partner is not written to, or NULL; their address, or "". */
const char *envelope_fault(const struct envelope *e, const char **address);

/* Says that; the duty stays. */
void envelope_say(
    const struct envelope *e, const char *address, const char *why);

/*
 * The Message-ID: the same for the same program, partner, day and first
 * referral, so that what is sent again can be recognised.  The caller frees.
 */
char *envelope_id(
    const struct envelope *e, const char *program, int today, const char *from);

#endif
