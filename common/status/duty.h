#ifndef DUTY_H
#define DUTY_H

/*
 * The duties by name, in the order in which rows have them: what is owed, and
 * by whom.  When each is due is fold_duty.c's.
 */
enum duty {
	DUTY_CONTACT,
	DUTY_THANK,
	DUTY_FOLLOW,
	DUTY_INFORM,
	DUTY_UPDATE,
	DUTY_PAY,
	DUTY_ASK,
	DUTY_TOUCH,
	DUTY_CLOSE,
	DUTIES
};

/* "thank"; the duty of that name, or DUTIES. */
const char *duty_name(enum duty d);
enum duty duty_find(const char *name);

/* Whether a duty is ours; else theirs: "ours" or "theirs". */
int duty_is_ours(enum duty d);
const char *duty_side(enum duty d);

#endif
