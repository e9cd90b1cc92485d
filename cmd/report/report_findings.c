/*
 * Finding rows: the verdicts and the principal causes with their numbers of
 * partners, what concerns ourselves, and a block for each of the partners that
 * matter most: verdict, causes, evidence, what to do.  For programs everything.
 *
 * What matters most is what we can mend: the verdict (repair, adjust, leave,
 * watch, ...), then the weights of the findings together, then the order of
 * the rows.  So every finding is held until the end.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/map.h"
#include "figures.h"
#include "section.h"
#include "table/cell.h"
#include "table/label.h"

/* A finding is heavy, and its remedy comes first, from this weight on. */
enum { HEAVY = 2 };

/* The verdicts in the order in which they matter, and what each says. */
static const struct {
	const char *verdict, *meaning;
} verdicts[] = {
    {"repair", "our own failings: mend them"},
    {"adjust", "the message or the market: change what we offer"},
    {"leave", "cannot work: look for another"},
    {"watch", "nothing grave: see to the small things"},
    {"unknown", "the records do not decide: find out"},
    {"too-early", "give it time"}, {"healthy", "keep on"},
    {"candidate", "not begun"}, {"ended", "over"}, {NULL, ""}, /* any other */
};

static const struct page_col verdict_cols[] = {
    {"verdict", "verdict", 0, tally_key, 0},
    {"partners", "partners", PAGE_RIGHT, tally_named, 0},
    {NULL, "what it says", PAGE_WRAP, tally_label, 0},
};

static const struct page_col cause_cols[] = {
    {"cause", "principal cause", 0, tally_key, 0},
    {"partners", "partners", PAGE_RIGHT, tally_named, 0},
    {"side", "side", 0, tally_label, 0},
};

static const char *const cause_order[] = {"partners", NULL};

/* Those of the rows, at their places: FINDING_ROW_cause and so on. */
static const struct page_col finding_cols[] = {
#define X(c) {#c, NULL, 0, section_text, FINDING_ROW_##c},
    ROWS_FINDING(X)
#undef X
};

static const struct page_table verdict_table = {
    "verdicts", PAGE_COLS(verdict_cols), "Verdicts", 2, 0, 0};
static const struct page_table cause_table = {
    "causes", PAGE_COLS(cause_cols), "Principal causes", 2, 0, 0};
static const struct page_table finding_table = {
    "findings", finding_cols, FINDING_ROW_asof, NULL, 2, 0, 0};

struct finding {
	struct finding *next;
	const struct value *v; /* of finding_cols */
	int64_t weight;
};

struct patient {
	const char *id, *name, *verdict;
	size_t rank; /* of the verdict */
	struct finding *first, *last;
	int64_t weight; /* of all */
	size_t place;	/* among the rows */
};

struct casebook {
	const struct report *r;
	struct section *verdicts, *causes, *findings;
	struct tally *by_verdict, *by_cause;
	struct patient *patient;
	size_t patients, cap;
	struct map ids; /* of partners, to their places */
	struct mem_pool pool;
};

static void *
findings_begin(const struct report *r, enum rows_kind kind)
{
	struct casebook *b = mem_alloc(1, sizeof(*b));

	(void)kind;
	b->r = r;
	b->verdicts = section_new(r, &verdict_table, NULL);
	b->causes = section_new(r, &cause_table, cause_order);
	b->findings = section_new(r, &finding_table, NULL);
	b->by_verdict = tally_new(figures_count(), 1);
	b->by_cause = tally_new(figures_count(), 1);
	return b;
}

static const char *
text_of(const struct finding *f, int col)
{
	return f->v[col].people;
}

/* The partner of a finding, whose verdict their first row says. */
static struct patient *
patient_of(struct casebook *b, const struct finding *f)
{
	const char *id = text_of(f, FINDING_ROW_partner);
	size_t at = map_put(&b->ids, id, b->patients);
	struct patient *x;

	if (at < b->patients)
		return &b->patient[at];
	b->patient = mem_grow(b->patient, &b->cap, b->patients + 1, sizeof(*x));
	x = &b->patient[b->patients];
	*x = (struct patient){.id = id,
	    .name = text_of(f, FINDING_ROW_name),
	    .verdict = text_of(f, FINDING_ROW_verdict),
	    .place = b->patients++};
	while (verdicts[x->rank].verdict != NULL &&
	    strcmp(verdicts[x->rank].verdict, x->verdict) != 0)
		x->rank++;
	map_set(b->r->verdicts, id, (size_t)x->verdict);
	return x;
}

static void
findings_row(void *state, struct line *row)
{
	struct casebook *b = state;
	struct finding f = {0}, *kept;
	struct patient *x;

	if (cell_int(row->t, row->at[FINDING_ROW_weight], &f.weight) < 0)
		return;
	f.v = section_hold(b->findings, row, 0);
	x = patient_of(b, &f);
	kept = mem_pool_alloc(&b->pool, sizeof(*kept));
	*kept = f;
	*(x->first ? &x->last->next : &x->first) = kept;
	x->last = kept;
	x->weight += f.weight;
}

/* Ourselves first, then what matters most. */
static int
by_matter(const void *a, const void *b)
{
	const struct patient *x = a, *y = b;

	if ((*x->id == '\0') != (*y->id == '\0'))
		return *x->id == '\0' ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* The number of partners of each name, the most frequent first where the
 * section has an order. */
static void
print_counts(struct section *s, const struct tally *t)
{
	struct line x = {.tally = t, .asof = DATE_NONE};
	size_t i;

	for (i = 0; i < t->groups; i++) {
		x.group = &t->group[i];
		section_hold(s, &x, 0);
	}
	section_order(s, 0);
	page_begin(s->r->page, s->t);
	section_lines(s, s->lines);
	page_end(s->r->page);
}

/* A finding with its evidence, what to do, and what to ask. */
static void
print_finding(struct page *p, const struct finding *f)
{
	const char *remedy = text_of(f, FINDING_ROW_remedy);
	const char *ask = text_of(f, FINDING_ROW_ask);

	page_term(
	    p, text_of(f, FINDING_ROW_cause), text_of(f, FINDING_ROW_evidence));
	if (*remedy != '\0')
		page_say(p, PAGE_ITEM, "%s", remedy);
	if (*ask != '\0')
		page_say(p, PAGE_ITEM, "say: \"%s\"", ask);
}

/* The block of a partner: of light causes beside heavy ones the evidence. */
static void
print_patient(struct page *p, const struct patient *x)
{
	const char *const names[] = {x->name, x->id, "Ourselves"};
	const char *evidence;
	const struct finding *f;
	struct mem_text also = {0};

	page_say(p, PAGE_BLOCK, "%s%s%s", label_first(names, 3),
	    *x->id ? ": " : "", *x->id ? x->verdict : "");
	for (f = x->first; f != NULL; f = f->next) {
		if (f == x->first || f->weight >= HEAVY ||
		    x->first->weight < HEAVY) {
			print_finding(p, f);
			continue;
		}
		evidence = text_of(f, FINDING_ROW_evidence);
		mem_text_printf(&also, "%s%s%s%s%s", also.s ? "; " : "",
		    text_of(f, FINDING_ROW_cause), *evidence ? " (" : "",
		    evidence, *evidence ? ")" : "");
	}
	if (also.s != NULL)
		page_term(p, "also", also.s);
	free(also.s);
}

/* Ourselves, and the partners that matter most. */
static void
print_patients(const struct casebook *b)
{
	const size_t ours = b->patients > 0 && *b->patient[0].id == '\0';
	size_t i, n = b->patients;

	if (!b->r->all && n > ours + REPORT_LINES)
		n = ours + REPORT_LINES;
	for (i = 0; i < n; i++)
		print_patient(b->r->page, &b->patient[i]);
	if (n < b->patients)
		page_say(
		    b->r->page, PAGE_BLOCK, "and %zu more", b->patients - n);
}

/* Every finding, for programs, with the name and verdict that its partner's
 * first has. */
static void
print_rows(const struct casebook *b)
{
	struct value v[FINDING_ROW_asof];
	const struct finding *f;
	size_t i;

	page_begin(b->r->page, &finding_table);
	for (i = 0; i < b->patients; i++)
		for (f = b->patient[i].first; f != NULL; f = f->next) {
			memcpy(v, f->v, sizeof(v));
			v[FINDING_ROW_name] = value_text(b->patient[i].name);
			v[FINDING_ROW_verdict] =
			    value_text(b->patient[i].verdict);
			page_row(b->r->page, v);
		}
	page_end(b->r->page);
}

static void
findings_print(struct casebook *b)
{
	struct page *p = b->r->page;
	size_t n = b->patients - (map_get(&b->ids, "") != MAP_NONE), i;
	char partners_of[LABEL_LEN];
	const struct patient *x;

	page_asof(p, b->findings->asof);
	if (n > 0)
		page_say(p, PAGE_HEADING, "Diagnosis of %s",
		    label_count(n, "partner", "partners", partners_of));
	else
		page_say(
		    p, PAGE_HEADING, b->patients ? "Diagnosis" : "No findings");
	for (i = 0; i < b->patients; i++) {
		x = &b->patient[i];
		if (*x->id == '\0')
			continue;
		tally_add(
		    b->by_verdict, NULL, x->verdict, verdicts[x->rank].meaning);
		tally_add(b->by_cause, NULL,
		    text_of(x->first, FINDING_ROW_cause),
		    text_of(x->first, FINDING_ROW_side));
	}
	if (n > 0) {
		print_counts(b->verdicts, b->by_verdict);
		print_counts(b->causes, b->by_cause);
	}
	if (page_for_people(p))
		print_patients(b);
	else if (b->patients > 0)
		print_rows(b);
}

static void
findings_end(void *state)
{
	struct casebook *b = state;

	if (b->patients > 0)
		qsort(b->patient, b->patients, sizeof(*b->patient), by_matter);
	findings_print(b);
	section_free(b->verdicts);
	section_free(b->causes);
	section_free(b->findings);
	tally_free(b->by_verdict);
	tally_free(b->by_cause);
	free(b->patient);
	map_free(&b->ids);
	mem_pool_free(&b->pool);
	free(b);
}

const struct view *
findings_view(void)
{
	static const struct view view = {
	    findings_begin, findings_row, findings_end, 0};

	return &view;
}
