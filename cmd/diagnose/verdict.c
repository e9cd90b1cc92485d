#include "verdict.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/median.h"

static void
add_finding(struct verdict *v, const struct cause *cause, struct odds_sign sign)
{
	v->finding[v->n++] = (struct verdict_finding){cause, sign};
}

/*
 * Everything that holds, in the table's order.  A cause that is ignored is
 * not sought, as if it were not in the table; but of weight 0 (healthy and
 * the like) only the row is left out, not the judgement.
 */
static void
find_causes(
    struct verdict *v, struct odds_case *c, unsigned kept, unsigned *silent)
{
	const struct cause *x;
	size_t i;
	int ignored;

	for (i = 0; (x = cause_at(i)) != NULL; i++) {
		ignored = policy_lists(c->policy, P_IGNORE, x->name);
		c->sign = (struct odds_sign){.weight = x->weight};
		if (x->of_us || cause_is_off(x, c->policy) ||
		    (ignored && x->weight > 0) || !x->test(c))
			continue;
		if (!(kept >> x->record & 1)) {
			*silent |= 1U << x->record;
			continue;
		}
		if (c->sign.weight > c->before)
			c->before = c->sign.weight;
		add_finding(v, x, c->sign);
	}
}

static int
has_cause(const struct verdict *v, const char *name)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (strcmp(v->finding[i].cause->name, name) == 0)
			return 1;
	return 0;
}

static int
is_of_side(const struct verdict_finding *f, const char *side)
{
	return strcmp(f->cause->side, side) == 0;
}

/* Whether a finding that makes a verdict is of that side. */
static int
has_heavy(const struct verdict *v, const char *side)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->finding[i].sign.weight >= ODDS_HEAVY &&
		    is_of_side(&v->finding[i], side))
			return 1;
	return 0;
}

/* What they are says so at once; what they do, only where we did our part. */
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
carries(const struct verdict *v, const struct verdict_finding *f)
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
			return is_of_side(f, sides[i].side) ||
			    is_of_side(f, sides[i].other);
	return strcmp(v->name, "watch") == 0 || f->cause->weight == 0;
}

/* The heavier first, then the larger share, then the table's order. */
static int
by_weight(const void *a, const void *b)
{
	const struct verdict_finding *x = a, *y = b;
	long long l, r;

	if (x->sign.weight != y->sign.weight)
		return y->sign.weight - x->sign.weight;
	l = (long long)x->sign.m * (y->sign.n > 0 ? y->sign.n : 1);
	r = (long long)y->sign.m * (x->sign.n > 0 ? x->sign.n : 1);
	if (l != r)
		return l < r ? 1 : -1;
	return x->cause < y->cause ? -1 : x->cause > y->cause;
}

/* Puts the findings in order: the principal cause, then all others. */
static void
order_findings(struct verdict *v)
{
	struct verdict_finding first;
	size_t i;

	qsort(v->finding, v->n, sizeof(v->finding[0]), by_weight);
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
		if (!policy_lists(p, P_IGNORE, v->finding[i].cause->name))
			v->finding[n++] = v->finding[i];
	v->n = n;
}

void
verdict_on(struct verdict *v, const struct partner_row *r,
    const struct policy *p, unsigned kept, unsigned *silent)
{
	struct odds_case c = {.row = r, .policy = p, .before = -1};

	v->n = 0;
	find_causes(v, &c, kept, silent);
	v->name = verdict_name(v, r);
	order_findings(v);
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

/* Tries a cause on all partners together. */
static void
find_in_sum(struct verdict *v, struct odds_case c, const char *name)
{
	const struct cause *x = cause_named(name);

	c.sign = (struct odds_sign){.weight = x->weight};
	if (!policy_lists(c.policy, P_IGNORE, name) && x->test(&c))
		add_finding(v, x, c.sign);
}

void
verdict_on_us(struct verdict *v, struct partner_row *sum,
    const struct partner_rows *all, const struct policy *p, int texts)
{
	struct odds_case c = {.row = sum, .policy = p};
	const int few = policy_n(p, P_FEW);
	struct partner_row most;

	sum_up(sum, &most, all);
	v->n = 0;
	if (texts)
		find_in_sum(v, c, "no-message");
	if (most.closed < few)
		find_in_sum(v, c, "wrong-message");
	if (most.closed < few && most.levels < few)
		find_in_sum(v, c, "weak-introduction");
	if (all->n == 0 || most.on_hold < few)
		find_in_sum(v, c, "no-need");
	v->name = has_cause(v, "no-message") ? "repair" : "adjust";
	order_findings(v);
}
