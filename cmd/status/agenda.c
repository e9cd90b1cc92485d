/*
 * The duties towards partners stand behind those of referrals, and one sort
 * puts all in the order of rows.
 */
#include "agenda.h"

#include <stdlib.h>

#include "base/mem.h"

static void
add_item(struct agenda *a, size_t *cap, struct agenda_item item)
{
	if (item.due == DATE_NONE)
		return;
	a->item = mem_grow(a->item, cap, a->n + 1, sizeof(*a->item));
	a->item[a->n++] = item;
}

static int
compare_places(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_row(const void *va, const void *vb)
{
	const struct agenda_item *a = va, *b = vb;
	int c;

	c = duty_is_ours(b->duty) - duty_is_ours(a->duty);
	if (c == 0)
		c = (int)a->duty - (int)b->duty;
	if (c == 0)
		c = (a->due > b->due) - (a->due < b->due);
	if (c == 0)
		c = compare_places(a->referral, b->referral);
	return c != 0 ? c : compare_places(a->partner, b->partner);
}

void
agenda_make(struct agenda *a, const struct fold *f)
{
	const struct book *b = f->book;
	size_t i, cap = 0;
	enum duty d;

	*a = (struct agenda){0};
	for (i = 0; i < b->referrals; i++)
		for (d = 0; d < DUTIES; d++)
			add_item(a, &cap,
			    (struct agenda_item){d, f->referral[i].due[d],
				b->referral[i].partner, i});
	for (i = 0; i < b->partners; i++)
		if (b->partner[i].root == i)
			add_item(a, &cap,
			    (struct agenda_item){DUTY_TOUCH,
				f->partner[i].touch_due, i, BOOK_NONE});
	if (a->n > 0)
		qsort(a->item, a->n, sizeof(*a->item), by_row);
}

void
agenda_free(struct agenda *a)
{
	free(a->item);
	*a = (struct agenda){0};
}
