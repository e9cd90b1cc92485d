#ifndef AGENDA_H
#define AGENDA_H

#include "status/fold.h"

/*
 * The agenda: every duty that stands, past or to come, in the order of duty
 * rows: ours first, then by duty, the most overdue first, then in the order of
 * the files.
 */
struct agenda {
	struct agenda_item {
		enum duty duty;
		int due;
		size_t partner;
		size_t referral; /* BOOK_NONE: it is towards the partner */
	} * item;
	size_t n;
};

void agenda_make(struct agenda *a, const struct fold *f);
void agenda_free(struct agenda *a);

#endif
