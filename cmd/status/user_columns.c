#include "user_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Adds a column, or ends the program. */
static void
add(struct user_columns *own, const struct book *b, enum rows_kind kind,
    const char *name)
{
	const int theirs = kind == ROWS_OF_PARTNERS;
	struct user_columns_col *c = &own->col[own->n];
	const char *const *names;
	size_t n, i;

	names = rows_names(kind, &n);
	for (i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			msg_die("-c: '%s' is there already: %s have it", name,
			    rows_title(kind));
	for (i = 0; i < own->n; i++)
		if (strcmp(own->col[i].name, name) == 0)
			msg_die("-c: '%s' is named twice", name);
	c->name = name;
	c->partner = sheet_find(&b->sheet[T_PARTNERS], name);
	c->referral = theirs ? -1 : sheet_find(&b->sheet[T_REFERRALS], name);
	if (c->partner < 0 && c->referral < 0)
		msg_die("-c: '%s' is no column of partners.csv%s", name,
		    theirs ? "" : " or referrals.csv");
	own->n++;
}

void
user_columns_find(struct user_columns *own, const struct book *b,
    enum rows_kind kind, const struct opt_names *names)
{
	size_t i;

	*own = (struct user_columns){0};
	own->col = mem_alloc(names->n, sizeof(*own->col));
	for (i = 0; i < names->n; i++)
		add(own, b, kind, names->name[i]);
}

void
user_columns_free(struct user_columns *own)
{
	free(own->col);
	*own = (struct user_columns){0};
}

void
user_columns_put(const struct user_columns *own, struct out *o,
    const struct book *b, size_t partner, size_t referral)
{
	const struct user_columns_col *c;
	size_t i;

	for (i = 0; i < own->n; i++) {
		c = &own->col[i];
		if (c->referral >= 0 && referral != BOOK_NONE)
			out_cell(o,
			    sheet_own(&b->sheet[T_REFERRALS],
				b->referral[referral].row, c->referral));
		else
			out_cell(o,
			    sheet_own(&b->sheet[T_PARTNERS],
				b->partner[partner].row, c->partner));
	}
}
