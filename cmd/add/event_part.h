#ifndef ADD_EVENT_PART_H
#define ADD_EVENT_PART_H

#include "event_command.h"
#include "status/book.h"
#include "status/fold.h"

/* The making of the rows of a deed, which its parts share. */
struct deed_making {
	const struct deed *d;
	struct desk *k;
	struct intake *out;
	int aloud;     /* what was taken is said */
	size_t *first; /* of each partner: its first referral; */
	size_t *next;  /* of each referral: the next one of its partner */
	struct book book;
	struct fold fold;
	int folded;
	char today[DATE_LEN + 1];
};

/* Whom a row concerns: texts as they came, "" for none. */
struct deed_target {
	const char *referral, *partner;
	size_t line;
};

/* Adds a row of a word; its number.  Or one that cannot be, which the draft
 * will say why; the text is freed. */
size_t deed_add(struct deed_making *m, const struct word *w,
    const char *referral, const char *partner, size_t line);
void deed_add_faulty(struct deed_making *m, const struct word *w,
    const struct deed_target *t, char *fault);

/* Asks the journal for what the words of a target depend on. */
void deed_ask(struct deed_making *m, const struct deed_target *t);

/*
 * Adds the rows of a word of a target that is a partner's, if the word goes
 * to referrals of theirs: 1, 0 if it does not, -1 after a message.
 */
int deed_of_partner(
    struct deed_making *m, const struct word *w, const struct deed_target *t);

void deed_part_free(struct deed_making *m);

#endif
