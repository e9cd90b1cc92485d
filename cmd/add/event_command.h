#ifndef ADD_EVENT_COMMAND_H
#define ADD_EVENT_COMMAND_H

#include "input.h"
#include "session.h"

/*
 * A deed: what `ref-add event WHO WORD[,WORD...] [TEXT] [FIELD=VALUE ...]`
 * says, and its like for every row of an input.  It becomes rows of events.
 */
enum { DEED_WORDS = 16 };

struct deed {
	const struct word *word[DEED_WORDS];
	size_t words;
	const char *text; /* the note, or NULL */
	const struct field *field;
	size_t fields;
};

/* Takes the words of a list, which may be shortened; ST_TROUBLE after a
 * message. */
enum st deed_words(struct deed *d, const char *list);

/*
 * Makes the rows of events, in `out`: those of the one that WHO names, or of
 * every row of `in`, whose referral, else partner it concerns.  A status word
 * of a partner goes to their only open referral, `thanked` and `informed` to
 * each of theirs with that duty.  The desk has loaded what events need; its
 * journal is read by this.  ST_TROUBLE after a message.
 */
enum st deed_of_who(
    const struct deed *d, struct desk *k, const char *who, struct intake *out);
enum st deed_of_rows(const struct deed *d, struct desk *k,
    const struct intake *in, struct intake *out);

#endif
