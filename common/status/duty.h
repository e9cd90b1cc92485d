#ifndef DUTY_H
#define DUTY_H

/*
 * The duties by name, in the order in which rows have them: what is owed, and
 * by whom.  When each is due is fold_duty.c's.
 */
#define DUTIES_ALL(X)            \
	X(CONTACT, "contact", 1) \
	X(THANK, "thank", 1)     \
	X(FOLLOW, "follow", 1)   \
	X(INFORM, "inform", 1)   \
	X(UPDATE, "update", 1)   \
	X(PAY, "pay", 1)         \
	X(ASK, "ask", 0)         \
	X(TOUCH, "touch", 1)     \
	X(CLOSE, "close", 1)

#define X(id, name, ours) DUTY_##id,
enum duty { DUTIES_ALL(X) DUTIES };
#undef X

/* "thank"; the duty of that name, or DUTIES. */
const char *duty_name(enum duty d);
enum duty duty_find(const char *name);

/* Whether a duty is ours; else theirs: "ours" or "theirs". */
int duty_is_ours(enum duty d);
const char *duty_side(enum duty d);

#endif
