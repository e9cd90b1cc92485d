/*
 * Memory: the findings of every partner, which are no more than there are
 * causes; equal texts are kept once.
 */
#include "casebook.h"

#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "grid.h"
#include "map.h"
#include "mem.h"
#include "label.h"

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

/* A finding is heavy, and its remedy comes first, from this weight on. */
enum { HEAVY = 2 };

struct finding {
	struct finding *next;
	const char *cause, *side, *weight, *m, *n, *evidence, *remedy, *ask;
	int64_t heft; /* the weight as a number */
};

struct patient {
	const char *partner, *name, *verdict;
	size_t rank; /* of the verdict */
	struct finding *first, *last;
	int64_t heft;
	size_t place;
};

/* A name and how many partners have it. */
struct count {
	const char *name, *side;
	size_t n, place;
};

struct casebook {
	const struct report *r;
	struct patient *patient;
	size_t patients, cap;
	struct map ids; /* of partners, to their places */
	struct map texts;
	struct mem_pool pool;
	struct report_asof asof;
};

static const struct page_col verdict_cols[] = {
    {"verdict", "verdict", 0},
    {"partners", "partners", GRID_RIGHT},
    {NULL, "what it says", PAGE_NOT_ROWS | GRID_WRAP},
};

static const struct page_col cause_cols[] = {
    {"cause", "principal cause", 0},
    {"partners", "partners", GRID_RIGHT},
    {"side", "side", 0},
};

static const struct page_col finding_cols[] = {
    {"partner", NULL, PAGE_NOT_TEXT},
    {"name", NULL, PAGE_NOT_TEXT},
    {"verdict", NULL, PAGE_NOT_TEXT},
    {"cause", NULL, PAGE_NOT_TEXT},
    {"side", NULL, PAGE_NOT_TEXT},
    {"weight", NULL, PAGE_NOT_TEXT},
    {"m", NULL, PAGE_NOT_TEXT},
    {"n", NULL, PAGE_NOT_TEXT},
    {"evidence", NULL, PAGE_NOT_TEXT},
    {"remedy", NULL, PAGE_NOT_TEXT},
    {"ask", NULL, PAGE_NOT_TEXT},
};

#define TABLE(section, c)                                       \
	{                                                       \
		section, c, sizeof(c) / sizeof((c)[0]), 2, 0, 0 \
	}

static const struct page_table verdict_table = TABLE("verdicts", verdict_cols);
static const struct page_table cause_table = TABLE("causes", cause_cols);
static const struct page_table finding_table = TABLE("findings", finding_cols);

void *
casebook_begin(const struct report *r, enum rows_kind kind)
{
	struct casebook *b = mem_alloc(1, sizeof(*b));

	(void)kind;
	b->r = r;
	page_declare(r->page, &verdict_table);
	page_declare(r->page, &cause_table);
	page_declare(r->page, &finding_table);
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

static size_t
rank_of(const char *verdict)
{
	size_t i;

	for (i = 0; i < VERDICTS; i++)
		if (strcmp(verdicts[i].verdict, verdict) == 0)
			break;
	return i;
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
	x->rank = rank_of(x->verdict);
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

static int
by_number(const void *a, const void *b)
{
	const struct count *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Counts partners by a name; the caller frees. */
static struct count *
count(const struct casebook *b, int causes, size_t *n)
{
	struct count *c = mem_alloc(b->patients, sizeof(*c));
	const struct patient *x;
	const char *name;
	struct map at = {0};
	size_t i, k;

	*n = 0;
	for (i = 0; i < b->patients; i++) {
		x = &b->patient[i];
		if (*x->partner == '\0')
			continue;
		name = causes ? x->first->cause : x->verdict;
		k = map_put(&at, name, *n);
		if (k == *n)
			c[(*n)++] = (struct count){name, x->first->side, 0, k};
		c[k].n++;
	}
	map_free(&at);
	return c;
}

/* Verdicts come in the order of the patients, which is that of their rank. */
static void
print_verdicts(const struct casebook *b)
{
	struct page *p = b->r->page;
	size_t n, i, rank;
	struct count *c = count(b, 0, &n);

	page_begin(p, &verdict_table);
	for (i = 0; i < n; i++) {
		rank = rank_of(c[i].name);
		page_cell(p, c[i].name);
		page_int(p, (int64_t)c[i].n);
		page_cell(p, rank < VERDICTS ? verdicts[rank].meaning : "");
		page_end_row(p);
	}
	page_end(p);
	free(c);
}

static void
print_causes(const struct casebook *b)
{
	struct page *p = b->r->page;
	size_t n, i;
	struct count *c = count(b, 1, &n);

	if (n > 0)
		qsort(c, n, sizeof(*c), by_number);
	page_begin(p, &cause_table);
	for (i = 0; i < n; i++) {
		page_cell(p, c[i].name);
		page_int(p, (int64_t)c[i].n);
		page_cell(p, c[i].side);
		page_end_row(p);
	}
	page_end(p);
	free(c);
}

/* A finding with its evidence, what to do, and what to ask. */
static void
print_finding(struct page *p, const struct finding *f)
{
	page_text(
	    p, 2, 6, "%s%s%s", f->cause, *f->evidence ? ": " : "", f->evidence);
	if (*f->remedy != '\0')
		page_text(p, 4, 6, "- %s", f->remedy);
	if (*f->ask != '\0')
		page_text(p, 4, 6, "- say: \"%s\"", f->ask);
}

/* The block of a partner: of light causes beside heavy ones the evidence. */
static void
print_patient(struct page *p, const struct patient *x)
{
	const char *const names[] = {x->name, x->partner, "Ourselves"};
	const struct finding *f;
	char *also = NULL, *more;

	page_heading(p, "%s%s%s", label_first(names, 3),
	    *x->partner ? ": " : "", *x->partner ? x->verdict : "");
	for (f = x->first; f != NULL; f = f->next) {
		if (f == x->first || f->heft >= HEAVY ||
		    x->first->heft < HEAVY) {
			print_finding(p, f);
			continue;
		}
		more = mem_printf("%s%s%s%s%s%s", also ? also : "",
		    also ? "; " : "", f->cause, *f->evidence ? " (" : "",
		    f->evidence, *f->evidence ? ")" : "");
		free(also);
		also = more;
	}
	if (also != NULL)
		page_text(p, 2, 6, "also: %s", also);
	free(also);
}

/* Every finding, for programs. */
static void
print_rows(const struct casebook *b)
{
	struct page *p = b->r->page;
	const struct finding *f;
	size_t i, k;

	page_begin(p, &finding_table);
	for (i = 0; i < b->patients; i++)
		for (f = b->patient[i].first; f != NULL; f = f->next) {
			const char *const cells[] = {b->patient[i].partner,
			    b->patient[i].name, b->patient[i].verdict, f->cause,
			    f->side, f->weight, f->m, f->n, f->evidence,
			    f->remedy, f->ask};

			for (k = 0; k < finding_table.cols; k++)
				page_cell(p, cells[k]);
			page_end_row(p);
		}
	page_end(p);
}

static void
print_patients(const struct casebook *b)
{
	struct page *p = b->r->page;
	size_t i, shown = 0, left = 0;

	for (i = 0; i < b->patients; i++) {
		if (*b->patient[i].partner != '\0' && !b->r->all &&
		    shown == REPORT_LINES) {
			left++;
			continue;
		}
		print_patient(p, &b->patient[i]);
		shown += *b->patient[i].partner != '\0';
	}
	if (left > 0)
		page_heading(p, "and %zu more", left);
}

void
casebook_end(void *state)
{
	struct casebook *b = state;
	struct page *p = b->r->page;
	char when[32], partners[LABEL_LEN];
	size_t n;

	if (b->patients > 0)
		qsort(b->patient, b->patients, sizeof(*b->patient), by_matter);
	n = b->patients - (map_get(&b->ids, "") != MAP_NONE);
	if (n > 0)
		page_heading(p, "Diagnosis of %s%s",
		    label_count(n, "partner", "partners", partners),
		    report_when(&b->asof, when));
	else if (b->patients == 0)
		page_heading(p, "No findings");
	if (n > 0) {
		page_gap(p);
		page_asof(p, b->asof.latest);
		print_verdicts(b);
		page_gap(p);
		print_causes(b);
	}
	if (page_is_text(p))
		print_patients(b);
	else if (b->patients > 0)
		print_rows(b);
	free(b->patient);
	map_free(&b->ids);
	map_free(&b->texts);
	mem_pool_free(&b->pool);
	free(b);
}
