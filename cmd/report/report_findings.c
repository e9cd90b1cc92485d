/*
 * Memory: the findings of every partner, which are no more than there are
 * causes; equal texts are kept once.
 */
#include "report_findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "findings_part.h"
#include "table/cell.h"

/* The verdicts in the order in which they matter, and what each says. */
static const struct {
	const char *verdict, *meaning;
} verdicts[] = {
    {"repair", "our own failings: mend them"},
    {"adjust", "the message or the market: change what we offer"},
    {"leave", "cannot work: look for another"},
    {"watch", "nothing grave: see to the small things"},
    {"unknown", "the records do not decide: find out"},
    {"too-early", "give it time"},
    {"healthy", "keep on"},
    {"candidate", "not begun"},
    {"ended", "over"},
};

enum { VERDICTS = sizeof(verdicts) / sizeof(verdicts[0]) };

size_t
casebook_rank(const char *verdict)
{
	size_t i;

	for (i = 0; i < VERDICTS; i++)
		if (strcmp(verdicts[i].verdict, verdict) == 0)
			break;
	return i;
}

const char *
casebook_meaning(const char *verdict)
{
	size_t rank = casebook_rank(verdict);

	return rank < VERDICTS ? verdicts[rank].meaning : "";
}

void *
casebook_begin(const struct report *r, enum rows_kind kind)
{
	struct casebook *b = mem_alloc(1, sizeof(*b));

	(void)kind;
	b->r = r;
	casebook_declare(r->page);
	return b;
}

/* A copy of a cell that lives as long as the book, the same for all equal. */
static const char *
keep(struct casebook *b, const struct report_row *row, int col)
{
	/* the map's number of a text is its address */
	const char *s = report_cell(row, col);
	size_t at = map_get(&b->texts, s);
	char *copy;

	if (at != MAP_NONE)
		return (const char *)at;
	copy = mem_pool_dup(&b->pool, s);
	map_put(&b->texts, copy, (size_t)copy);
	return copy;
}

/* The partner of a row, whose verdict its first row says. */
static struct patient *
patient_of(struct casebook *b, const struct report_row *row)
{
	const char *id = keep(b, row, FINDING_ROW_partner);
	size_t at = map_put(&b->ids, id, b->patients);
	struct patient *x;

	if (at < b->patients)
		return &b->patient[at];
	b->patient = mem_grow(b->patient, &b->cap, b->patients + 1, sizeof(*x));
	x = &b->patient[b->patients];
	*x = (struct patient){.partner = id, .place = b->patients++};
	x->name = keep(b, row, FINDING_ROW_name);
	x->verdict = keep(b, row, FINDING_ROW_verdict);
	x->rank = casebook_rank(x->verdict);
	map_set(b->r->verdicts, id, (size_t)x->verdict);
	return x;
}

void
casebook_row(void *state, const struct report_row *row)
{
	struct casebook *b = state;
	struct finding *f;
	struct patient *x;
	int64_t heft = 0;

	if (cell_int(row->t, row->at[FINDING_ROW_weight], &heft) < 0)
		return;
	report_asof(&b->asof, report_cell(row, FINDING_ROW_asof));
	x = patient_of(b, row);
	f = mem_pool_alloc(&b->pool, sizeof(*f));
	*f = (struct finding){NULL, keep(b, row, FINDING_ROW_cause),
	    keep(b, row, FINDING_ROW_side), keep(b, row, FINDING_ROW_weight),
	    keep(b, row, FINDING_ROW_m), keep(b, row, FINDING_ROW_n),
	    keep(b, row, FINDING_ROW_evidence),
	    keep(b, row, FINDING_ROW_remedy), keep(b, row, FINDING_ROW_ask),
	    heft};
	*(x->first ? &x->last->next : &x->first) = f;
	x->last = f;
	x->heft += heft;
}

/* Ourselves first, then what matters most. */
static int
by_matter(const void *a, const void *b)
{
	const struct patient *x = a, *y = b;

	if ((*x->partner == '\0') != (*y->partner == '\0'))
		return *x->partner == '\0' ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->heft != y->heft)
		return x->heft > y->heft ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

void
casebook_end(void *state)
{
	struct casebook *b = state;

	if (b->patients > 0)
		qsort(b->patient, b->patients, sizeof(*b->patient), by_matter);
	casebook_print(b);
	free(b->patient);
	map_free(&b->ids);
	map_free(&b->texts);
	mem_pool_free(&b->pool);
	free(b);
}
