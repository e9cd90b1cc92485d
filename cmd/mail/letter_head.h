#ifndef MAIL_LETTER_HEAD_H
#define MAIL_LETTER_HEAD_H

#include "letter.h"
#include "mail.h"

/*
 * A letter: to whom it goes, if it may, and of what.
 */
struct letter {
	const struct letter_row **row; /* room for all rows that there are */
	size_t n;
	struct mail_who to;
	char *id; /* Message-ID */
};

/* Takes the rows of a partner; 0 if none of them is due. */
int letter_gather(struct letter *l, const struct letters *all, size_t partner);

/* Why the partner is not written to, or NULL; their address, or "". */
const char *letter_fault(const struct letter *l, const char **address);

/* Says that; the duty stays. */
void letter_report_fault(
    const struct letter *l, const char *address, const char *why);

/* The partner's name in messages. */
const char *letter_partner(const struct letter *l);

/*
 * The Message-ID: the same for the same program, partner, day and first
 * referral, so that what is sent again can be recognised.  The caller frees.
 */
char *letter_id(
    const struct letter *l, const char *program, int today, const char *from);

#endif
