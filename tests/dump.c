/*
 * dump - what the tables in the code hold, for comparing with the pages.
 *
 * Prints lines of tab-separated cells:
 *	column TABLE.csv NAME
 *	word NAME ON IS WAY NEEDS
 *	rule NAME DEFAULT
 *	row KIND NAME
 */
#include <stdio.h>

#include "ledger/policy.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/words.h"

static void
columns(void)
{
	const struct schema_col *col;
	size_t i, n, t;

	for (t = 0; t < T_N; t++) {
		col = schema_cols((enum schema_table)t, &n);
		for (i = 0; i < n; i++)
			printf("column\t%s\t%s\n",
			    schema_file((enum schema_table)t), col[i].name);
	}
}

static const char *
word_on(unsigned flags)
{
	if (flags & WORD_RECEIVED)
		return "received";
	if ((flags & WORD_REFERRAL) && (flags & WORD_PARTNER))
		return "either";
	return flags & WORD_REFERRAL ? "referral" : "partner";
}

static const char *
word_is(unsigned flags)
{
	if (flags & WORD_REACH)
		return "open, reach";
	if (flags & WORD_OPEN)
		return "open";
	if (flags & WORD_CLOSED)
		return "ended, closed";
	if (flags & WORD_ENDED)
		return "ended";
	if (flags & WORD_DEPOSIT)
		return "deposit";
	if (flags & WORD_TRAINING)
		return "training";
	if (flags & WORD_TOUCH)
		return "touch";
	return "fact";
}

static const char *
word_way(unsigned flags)
{
	if (flags & WORD_IN)
		return flags & WORD_BOTH ? "in, both" : "in";
	return flags & WORD_BOTH ? "out, both" : "out";
}

static const char *
word_needs(unsigned flags)
{
	if (flags & WORD_VALUE)
		return "value";
	if (flags & WORD_NOTE)
		return "note";
	return flags & WORD_UNTIL ? "until" : "-";
}

int
main(void)
{
	const char *const *name;
	const struct word *w;
	size_t i, n, r;

	columns();
	for (i = 0; i < W_N; i++) {
		w = word_of((enum word_id)i);
		printf("word\t%s\t%s\t%s\t%s\t%s\n", w->name, word_on(w->flags),
		    word_is(w->flags), word_way(w->flags),
		    word_needs(w->flags));
	}
	for (r = 0; r < P_N; r++)
		printf("rule\t%s\t%s\n", policy_info((enum policy_rule)r)->name,
		    policy_info((enum policy_rule)r)->standard);
	for (r = 0; r < ROWS_ALL; r++) {
		name = rows_names((enum rows_kind)r, &n);
		for (i = 0; i < n; i++)
			printf("row\t%s\t%s\n", rows_title((enum rows_kind)r),
			    name[i]);
	}
	return 0;
}
