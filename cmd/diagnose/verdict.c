/*
 * Findings are collected in the order of their weight.  The sides of the heavy
 * ones make the verdict, and the first that is of its side is the principal
 * cause.
 */
#include "verdict.h"

#include <limits.h>
#include <string.h>

#include "base/date.h"
#include "base/median.h"

enum { HEAVY = 2 }; /* the weight from which a finding makes a verdict */

/* The heavier first, then the larger share. */
static int
outweighs(const struct cause *x, const struct cause *y)
{
	if (x->weight != y->weight)
		return x->weight > y->weight;
	return (long long)x->m * (y->n > 0 ? y->n : 1) >
	    (long long)y->m * (x->n > 0 ? x->n : 1);
}

/* Adds a finding in its place, behind those that weigh as much. */
static void
add_finding(struct verdict *v, const struct cause *x)
{
	size_t i;

	for (i = v->n++; i > 0 && outweighs(x, &v->finding[i - 1]); i--)
		v->finding[i] = v->finding[i - 1];
	v->finding[i] = *x;
}

/*
 * Adds every cause that holds.  One that is ignored is as if it were not in
 * the table; but of weight 0 (healthy and the like) only the row is left out,
 * not the judgement.
 */
static void
find_causes(struct verdict *v, const struct partner_row *r,
    const struct policy *p, unsigned kept, unsigned *silent)
{
	struct cause all[CAUSES_MAX];
	size_t n = causes_of(all, r, p), i;
	int heavy = 0;
	const struct cause *x;

	for (i = 0; i < n; i++) {
		x = &all[i];
		if (!x->holds || x->of_us ||
		    (x->unless == CAUSE_ANY && v->n > 0) ||
		    (x->unless == CAUSE_HEAVY && heavy) ||
		    (x->weight > 0 && policy_lists(p, P_IGNORE, x->name)))
			continue;
		if (!(kept >> x->record & 1)) {
			*silent |= 1U << x->record;
			continue;
		}
		heavy |= x->weight >= HEAVY;
		add_finding(v, x);
	}
}

static int
has_cause(const struct verdict *v, const char *name)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (strcmp(v->finding[i].name, name) == 0)
			return 1;
	return 0;
}

static int
is_of_side(const struct cause *x, const char *side)
{
	return strcmp(x->side, side) == 0;
}

/* Whether a finding that makes a verdict is of that side. */
static int
has_heavy(const struct verdict *v, const char *side)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->finding[i].weight >= HEAVY &&
		    is_of_side(&v->finding[i], side))
			return 1;
	return 0;
}

/* Their nature says so at once; their behaviour only where we did our part. */
static int
is_to_leave(const struct verdict *v, const struct partner_row *r)
{
	return has_cause(v, "wrong-firm") ||
	    (has_cause(v, "wrong-professional") && r->refers == PARTNER_NO) ||
	    (has_heavy(v, "theirs") && !has_heavy(v, "ours"));
}

static const char *
verdict_name(const struct verdict *v, const struct partner_row *r)
{
	if (is_to_leave(v, r))
		return "leave";
	if (has_cause(v, "too-early") && !has_cause(v, "burnt"))
		return "too-early";
	if (has_heavy(v, "ours"))
		return "repair";
	if (has_heavy(v, "message") || has_heavy(v, "market"))
		return "adjust";
	if (has_cause(v, "healthy"))
		return "healthy";
	return has_cause(v, "insufficient") ? "unknown" : "watch";
}

/* Whether a finding is of the verdict: the principal cause is one of these. */
static int
carries(const struct verdict *v, const struct cause *x)
{
	static const struct {
		const char *verdict, *side, *other;
	} sides[] = {
	    {"leave", "theirs", "theirs"},
	    {"repair", "ours", "ours"},
	    {"adjust", "message", "market"},
	};
	size_t i;

	for (i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
		if (strcmp(v->name, sides[i].verdict) == 0)
			return is_of_side(x, sides[i].side) ||
			    is_of_side(x, sides[i].other);
	return strcmp(v->name, "watch") == 0 || x->weight == 0;
}

/* Puts the principal cause before all others. */
static void
put_principal_first(struct verdict *v)
{
	struct cause first;
	size_t i;

	for (i = 0; i < v->n && !carries(v, &v->finding[i]); i++)
		;
	if (i == v->n)
		return;
	first = v->finding[i];
	memmove(&v->finding[1], &v->finding[0], i * sizeof(first));
	v->finding[0] = first;
}

/* Leaves out the rows of weight 0 that are ignored. */
static void
drop_ignored(struct verdict *v, const struct policy *p)
{
	size_t i, n = 0;

	for (i = 0; i < v->n; i++)
		if (!policy_lists(p, P_IGNORE, v->finding[i].name))
			v->finding[n++] = v->finding[i];
	v->n = n;
}

void
verdict_on(struct verdict *v, const struct partner_row *r,
    const struct policy *p, unsigned kept, unsigned *silent)
{
	v->n = 0;
	find_causes(v, r, p, kept, silent);
	v->name = verdict_name(v, r);
	put_principal_first(v);
	drop_ignored(v, p);
}

/*
 * The median of all levels, as far as the partners' medians tell: a row says
 * how many there are, half of them on each side of their median, and is taken
 * as if they stood next to it.  Doubled; -1 of none.
 */
static int
median_level(const struct partner_rows *all)
{
	struct median m = {0};
	struct median_figure f;
	int median, height, some;
	size_t i;

	for (i = 0; i < all->n; i++) {
		some = all->row[i].levels;
		height = all->row[i].med_level;
		if (some == 0)
			continue;
		median_add_n(&m, height / 2, (size_t)(some / 2));
		median_add_n(&m, (height + 1) / 2, (size_t)(some - some / 2));
	}
	f = median_of(&m);
	median = m.count > 0 ? (int)f.whole * 2 + f.half : -1;
	median_free(&m);
	return median;
}

static int
greater(int a, int b)
{
	return a > b ? a : b;
}

static void
add_count(int *sum, int n)
{
	if (*sum <= INT_MAX - n)
		*sum += n;
}

/* All partners as one row, the counts that are asked of it; the largest of
 * theirs in *most. */
static void
sum_up(struct partner_row *sum, struct partner_row *most,
    const struct partner_rows *all)
{
	const struct partner_row *r;
	size_t i;

	*sum = (struct partner_row){"", "", "", "", "", .asof = DATE_NONE};
	*most = *sum;
	for (i = 0; i < all->n; i++) {
		r = &all->row[i];
		add_count(&sum->closed, r->closed);
		add_count(&sum->levels, r->levels);
		add_count(&sum->not_a_fit, r->not_a_fit);
		add_count(&sum->unreachable, r->unreachable);
		add_count(&sum->no_need, r->no_need);
		add_count(&sum->on_hold, r->on_hold);
		sum->asof = greater(sum->asof, r->asof);
		most->closed = greater(most->closed, r->closed);
		most->levels = greater(most->levels, r->levels);
		most->on_hold = greater(most->on_hold, r->closed + r->on_hold);
	}
	sum->med_level = median_level(all);
	if (sum->asof == DATE_NONE)
		sum->asof = date_today();
}

/* Whether a cause is asked of all partners together: where no single one has
 * enough to show it. */
static int
is_of_us(const struct cause *x, const struct partner_row *most, int few)
{
	if (strcmp(x->name, "wrong-message") == 0)
		return most->closed < few;
	if (strcmp(x->name, "weak-introduction") == 0)
		return most->closed < few && most->levels < few;
	if (strcmp(x->name, "no-need") == 0)
		return most->on_hold < few;
	return x->of_us;
}

void
verdict_on_us(struct verdict *v, struct partner_row *sum,
    const struct partner_rows *all, const struct policy *p, int texts)
{
	struct cause cause[CAUSES_MAX];
	struct partner_row most;
	const struct cause *x;
	size_t n;

	sum_up(sum, &most, all);
	v->n = 0;
	n = causes_of(cause, sum, p);
	for (x = cause; x < cause + n; x++)
		if (x->holds && (texts || !x->of_us) &&
		    is_of_us(x, &most, policy_n(p, P_FEW)) &&
		    !policy_lists(p, P_IGNORE, x->name))
			add_finding(v, x);
	v->name = has_cause(v, "no-message") ? "repair" : "adjust";
	put_principal_first(v);
}
