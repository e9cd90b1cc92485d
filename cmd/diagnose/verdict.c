#include "verdict.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/median.h"

enum { HEAVY = 2 }; /* the weight from which a finding makes a verdict */

verdict_records
verdict_kept(const struct facts_all *all)
{
	verdict_records kept = 1 << REC_NONE;
	int r;
	size_t i;

	for (i = 0; i < all->n; i++)
		for (r = 0; r < RECS; r++)
			if (rules_shows(&all->row[i], (enum rules_record)r))
				kept |= 1U << r;
	return kept;
}

static void
add(struct verdict *v, enum rules_cause cause, struct sign sign)
{
	v->finding[v->n].cause = cause;
	v->finding[v->n++].sign = sign;
}

/*
 * Everything that holds, in the table's order.  A cause that is ignored is
 * not sought, as if it were not in the table; but of weight 0 (healthy and
 * the like) only the row is left out, not the judgement.
 */
static void
seek(struct verdict *v, struct signs_case *c, verdict_records kept,
    verdict_records *silent)
{
	const struct rule *r;
	struct sign s;
	int i, ignored;

	for (i = 0; i < CAUSES; i++) {
		r = rules_of((enum rules_cause)i);
		ignored = policy_lists(c->policy, P_IGNORE, r->cause);
		s = (struct sign){.weight = r->weight};
		if (r->test == NULL || rules_is_off(r, c->policy) ||
		    (ignored && r->weight > 0) || !r->test(c, &s))
			continue;
		if (!(kept >> r->record & 1)) {
			*silent |= 1U << r->record;
			continue;
		}
		c->any = 1;
		c->heavy |= s.weight >= HEAVY;
		add(v, (enum rules_cause)i, s);
	}
}

static int
has(const struct verdict *v, enum rules_cause cause)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->finding[i].cause == cause)
			return 1;
	return 0;
}

static int
is_of(const struct verdict_finding *f, const char *side)
{
	return strcmp(rules_of(f->cause)->side, side) == 0;
}

/* Whether a finding that makes a verdict is of that side. */
static int
heavy(const struct verdict *v, const char *side)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->finding[i].sign.weight >= HEAVY &&
		    is_of(&v->finding[i], side))
			return 1;
	return 0;
}

/* What they are says so at once; what they do, only where we did our part. */
static int
to_leave(const struct verdict *v, const struct facts *f)
{
	return has(v, CAUSE_WRONG_FIRM) ||
	    (has(v, CAUSE_WRONG_PROFESSIONAL) &&
		facts_n(f, FACT_refers) == SIGNS_NO) ||
	    (heavy(v, "theirs") && !heavy(v, "ours"));
}

static const char *
name_of(const struct verdict *v, const struct facts *f)
{
	if (to_leave(v, f))
		return "leave";
	if (has(v, CAUSE_TOO_EARLY) && !has(v, CAUSE_BURNT))
		return "too-early";
	if (heavy(v, "ours"))
		return "repair";
	if (heavy(v, "message") || heavy(v, "market"))
		return "adjust";
	if (has(v, CAUSE_HEALTHY))
		return "healthy";
	return has(v, CAUSE_INSUFFICIENT) ? "unknown" : "watch";
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
			return is_of(f, sides[i].side) ||
			    is_of(f, sides[i].other);
	return strcmp(v->name, "watch") == 0 || rules_of(f->cause)->weight == 0;
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
	return (int)x->cause - (int)y->cause;
}

/* Puts the findings in order: the principal cause, then all others. */
static void
order(struct verdict *v)
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
		if (!policy_lists(
			p, P_IGNORE, rules_of(v->finding[i].cause)->cause))
			v->finding[n++] = v->finding[i];
	v->n = n;
}

void
verdict_on(struct verdict *v, const struct facts *f, const struct policy *p,
    verdict_records kept, verdict_records *silent)
{
	struct signs_case c = {.facts = f, .policy = p};

	v->n = 0;
	seek(v, &c, kept, silent);
	v->name = name_of(v, f);
	order(v);
	drop_ignored(v, p);
}

/*
 * The median of all levels, as far as the partners' medians tell: a row says
 * how many there are, half of them on each side of their median, and is taken
 * as if they stood next to it.  Doubled; -1 of none.
 */
static int
median_level(const struct facts_all *all)
{
	struct median m = {0};
	struct median_figure f;
	int median, height, some;
	size_t i;

	for (i = 0; i < all->n; i++) {
		some = facts_n(&all->row[i], FACT_levels);
		height = facts_n(&all->row[i], FACT_med_level);
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

/* The sum of a count over all partners, in *sum, and the largest of them. */
static int
sum_up(struct facts *sum, const struct facts_all *all, enum fact fact)
{
	int n, most = 0;
	size_t i;

	sum->v[fact].n = 0;
	for (i = 0; i < all->n; i++) {
		n = facts_n(&all->row[i], fact);
		if (n > most)
			most = n;
		if (sum->v[fact].n <= INT_MAX - n)
			sum->v[fact].n += n;
	}
	return most;
}

/* Seeks a cause over all partners together. */
static void
seek_in_sum(
    struct verdict *v, const struct signs_case *c, enum rules_cause cause)
{
	const struct rule *r = rules_of(cause);
	struct sign s = {.weight = r->weight};

	if (!policy_lists(c->policy, P_IGNORE, r->cause) && r->test(c, &s))
		add(v, cause, s);
}

static void
add_no_message(struct verdict *v, const struct policy *p)
{
	const struct rule *r = rules_of(CAUSE_NO_MESSAGE);

	if (policy_lists(p, P_IGNORE, r->cause) ||
	    (*policy_text(p, P_MY_PITCH) != '\0' &&
		*policy_text(p, P_MY_IDEAL) != '\0' &&
		*policy_text(p, P_MY_TRIGGER) != '\0' &&
		*policy_text(p, P_MY_STORY) != '\0'))
		return;
	add(v, CAUSE_NO_MESSAGE, (struct sign){.weight = r->weight});
}

void
verdict_on_us(struct verdict *v, struct facts *sum, const struct facts_all *all,
    const struct policy *p, int texts)
{
	struct signs_case c = {.facts = sum, .policy = p};
	int closed, held, levels, few = policy_n(p, P_FEW);
	size_t i;

	*sum = (struct facts){0};
	v->n = 0;
	closed = sum_up(sum, all, FACT_closed);
	levels = sum_up(sum, all, FACT_levels);
	for (i = 0, held = 0; i < all->n; i++)
		held |= facts_n(&all->row[i], FACT_closed) +
			facts_n(&all->row[i], FACT_on_hold) >=
		    few;
	sum_up(sum, all, FACT_not_a_fit);
	sum_up(sum, all, FACT_unreachable);
	sum_up(sum, all, FACT_no_need);
	sum_up(sum, all, FACT_on_hold);
	sum->v[FACT_med_level].n = median_level(all);
	if (texts)
		add_no_message(v, p);
	if (closed < few)
		seek_in_sum(v, &c, CAUSE_WRONG_MESSAGE);
	if (closed < few && levels < few)
		seek_in_sum(v, &c, CAUSE_WEAK_INTRODUCTION);
	if (!held)
		seek_in_sum(v, &c, CAUSE_NO_NEED);
	v->name = has(v, CAUSE_NO_MESSAGE) ? "repair" : "adjust";
	order(v);
}
