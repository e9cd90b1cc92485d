/*
 * For people the counts and the blocks that matter; for programs everything.
 */
#include <stdlib.h>

#include "findings_part.h"
#include "page/grid.h"
#include "table/label.h"

/* A finding is heavy, and its remedy comes first, from this weight on. */
enum { HEAVY = 2 };

/* A name and how many partners have it. */
struct count {
	const char *name, *side;
	size_t n, place;
};

static const struct page_col verdict_cols[] = {
    {"verdict", "verdict", 0},
    {"partners", "partners", GRID_RIGHT},
    {NULL, "what it says", PAGE_ONLY_PEOPLE | GRID_WRAP},
};

static const struct page_col cause_cols[] = {
    {"cause", "principal cause", 0},
    {"partners", "partners", GRID_RIGHT},
    {"side", "side", 0},
};

static const struct page_col finding_cols[] = {
    {"partner", NULL, PAGE_ONLY_ROWS},
    {"name", NULL, PAGE_ONLY_ROWS},
    {"verdict", NULL, PAGE_ONLY_ROWS},
    {"cause", NULL, PAGE_ONLY_ROWS},
    {"side", NULL, PAGE_ONLY_ROWS},
    {"weight", NULL, PAGE_ONLY_ROWS},
    {"m", NULL, PAGE_ONLY_ROWS},
    {"n", NULL, PAGE_ONLY_ROWS},
    {"evidence", NULL, PAGE_ONLY_ROWS},
    {"remedy", NULL, PAGE_ONLY_ROWS},
    {"ask", NULL, PAGE_ONLY_ROWS},
};

#define TABLE(section, c, caption)                                       \
	{                                                                \
		section, c, sizeof(c) / sizeof((c)[0]), 2, 0, 0, caption \
	}

static const struct page_table verdict_table =
    TABLE("verdicts", verdict_cols, "Verdicts");
static const struct page_table cause_table =
    TABLE("causes", cause_cols, "Principal causes");
static const struct page_table finding_table =
    TABLE("findings", finding_cols, NULL);

void
casebook_declare(struct page *p)
{
	page_declare(p, &verdict_table);
	page_declare(p, &cause_table);
	page_declare(p, &finding_table);
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
	size_t n, i;
	struct count *c = count(b, 0, &n);

	page_begin(p, &verdict_table);
	for (i = 0; i < n; i++) {
		page_cell(p, c[i].name);
		page_int(p, (int64_t)c[i].n);
		page_cell(p, casebook_meaning(c[i].name));
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
	page_term(p, f->cause, "%s", f->evidence);
	if (*f->remedy != '\0')
		page_item(p, "%s", f->remedy);
	if (*f->ask != '\0')
		page_item(p, "say: \"%s\"", f->ask);
}

/* The block of a partner: of light causes beside heavy ones the evidence. */
static void
print_patient(struct page *p, const struct patient *x)
{
	const char *const names[] = {x->name, x->partner, "Ourselves"};
	const struct finding *f;
	char *also = NULL, *more;

	page_block(p, "%s%s%s", label_first(names, 3), *x->partner ? ": " : "",
	    *x->partner ? x->verdict : "");
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
		page_term(p, "also", "%s", also);
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
		page_block(p, "and %zu more", left);
}

void
casebook_print(struct casebook *b)
{
	struct page *p = b->r->page;
	char partners[LABEL_LEN];
	size_t n;

	n = b->patients - (map_get(&b->ids, "") != MAP_NONE);
	page_asof(p, b->asof.latest);
	if (n > 0)
		page_heading(p, "Diagnosis of %s",
		    label_count(n, "partner", "partners", partners));
	else if (b->patients == 0)
		page_heading(p, "No findings");
	else
		page_heading(p, "Diagnosis");
	if (n > 0) {
		print_verdicts(b);
		print_causes(b);
	}
	if (page_for_people(p))
		print_patients(b);
	else if (b->patients > 0)
		print_rows(b);
}
