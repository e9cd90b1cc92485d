#ifndef ADD_EVENT_COMMAND_H
#define ADD_EVENT_COMMAND_H

#include "input.h"
#include "session.h"

/*
 * The command `ref-add event WHO WORD[,WORD...] [TEXT] [FIELD=VALUE ...]`, and
 * its like for every row of an input.
 */
enum { EVENT_COMMAND_WORDS = 16 };

struct event_command {
	const struct word *word[EVENT_COMMAND_WORDS];
	size_t words;
	unsigned flags;	  /* of all of them */
	const char *note; /* or NULL */
	const struct operands *op;
};

/* Takes the words of a list, which may be shortened, and takes the list apart;
 * ST_TROUBLE after a message. */
enum st event_command_words(struct event_command *c, char *list);

/*
 * Makes the rows of events, in `out`: of every row of `in`, those of its
 * referral, else of its partner.  A status word of a partner goes to their only
 * open referral, `thanked` and `informed` to each of theirs with that duty.
 * Reads the journal of the session.  ST_TROUBLE after a message.
 */
enum st event_command_rows(const struct event_command *c, struct session *s,
    const struct input *in, struct input *out);

#endif
