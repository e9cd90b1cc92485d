/*
 * Needs and policy: rows that depend on no other table.
 */
#include <string.h>

#include "draft.h"
#include "ledger/policy.h"

void
draft_need(struct draft *d, size_t row)
{
	if (draft_future(d, row, NEEDS_date) || draft_id_known(d, row))
		return;
	if (*d->row[row].cell[NEEDS_need] == '\0')
		draft_date_id(d, row, 'n', NEEDS_date);
	draft_accept(d, row);
}

/* The value that a rule has in policy.csv, or NULL. */
static const char *
in_force(struct desk *k, const char *rule)
{
	const struct lookup *n = &k->known;
	size_t i;

	for (i = 0; !k->has_rule && i < n->sheet[T_POLICY].rows; i++)
		map_set(&k->rule, lookup_cell(n, T_POLICY, i, POLICY_rule), i);
	k->has_rule = 1;
	i = map_get(&k->rule, rule);
	return i == MAP_NONE ? NULL : lookup_cell(n, T_POLICY, i, POLICY_value);
}

void
draft_policy(struct draft *d, size_t row)
{
	const char **c = d->row[row].cell, *right, *now;
	enum policy_rule r = policy_rule(c[POLICY_rule]);

	if (r == P_N) {
		draft_refuse(d, row, POLICY_rule,
		    "'%.80s' is no rule of ref-ledger(5)", c[POLICY_rule]);
		return;
	}
	if ((right = policy_fault(r, c[POLICY_value])) != NULL) {
		draft_refuse(d, row, POLICY_value, "%s: '%.80s' is not %s",
		    c[POLICY_rule], c[POLICY_value], right);
		return;
	}
	now = in_force(d->desk, c[POLICY_rule]);
	if (d->desk->keep && now != NULL && strcmp(now, c[POLICY_value]) == 0) {
		d->row[row].state = DRAFT_KNOWN;
		return;
	}
	draft_accept(d, row);
	map_set(&d->desk->rule, c[POLICY_rule], d->row[row].number);
}
