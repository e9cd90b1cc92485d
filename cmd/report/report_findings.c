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
#include "table/label.h"
#include "table/row.h"

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

struct patient {
	const struct value *v; /* of their first finding */
	size_t rank;	       /* of the verdict */
	int64_t weight;	       /* of all findings */
};

struct findings {
	const struct report *r;
	struct section *verdicts, *causes, *findings;
	struct tally *by_verdict, *by_cause;
	struct patient *patient;
	size_t patients, cap;
	struct map ids; /* of partners, to their places */
};

static void *
findings_begin(const struct report *r, enum rows_kind kind)
{
	struct findings *b = mem_alloc(1, sizeof(*b));

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
text_of(const struct value v[], int col)
{
	return v[col].people;
}

static const char *
partner_of(const struct section_line *l)
{
	return text_of(l->v, FINDING_ROW_partner);
}

/* The weight of a finding, which was found to be a number, or empty. */
static long long
weight_of(const struct section_line *l)
{
	return strtoll(text_of(l->v, FINDING_ROW_weight), NULL, 10);
}

/* The patient of a finding, whose verdict their first row says. */
static struct patient *
patient_of(struct findings *b, const struct section_line *l)
{
	const char *verdict = text_of(l->v, FINDING_ROW_verdict);
	size_t at = map_put(&b->ids, partner_of(l), b->patients);
	struct patient *x;

	if (at < b->patients)
		return &b->patient[at];
	b->patient = mem_grow(b->patient, &b->cap, b->patients + 1, sizeof(*x));
	x = &b->patient[b->patients++];
	*x = (struct patient){.v = l->v};
	while (verdicts[x->rank].verdict != NULL &&
	    strcmp(verdicts[x->rank].verdict, verdict) != 0)
		x->rank++;
	map_set(b->r->verdicts, partner_of(l), (size_t)verdict);
	return x;
}

static void
findings_row(void *state, struct line *row)
{
	struct findings *b = state;
	struct section_line *l;
	int64_t weight = 0;

	if (cell_int(row->t, row->at[FINDING_ROW_weight], &weight) < 0)
		return;
	l = section_hold(b->findings, row, 0);
	patient_of(b, l)->weight += weight;
}

/* Puts the findings in order, ourselves first, then the patients that matter
 * most; each bears the name and verdict of its patient. */
static void
put_in_order(struct findings *b)
{
	struct section_line *l;
	const struct patient *x;
	size_t i;

	for (i = 0; i < b->findings->lines; i++) {
		l = b->findings->line[i];
		x = patient_of(b, l);
		l->key[0] = *partner_of(l) == '\0';
		l->key[1] = -(int64_t)x->rank;
		l->key[2] = x->weight;
		l->key[3] = -(int64_t)(x - b->patient);
		l->v[FINDING_ROW_name] = x->v[FINDING_ROW_name];
		l->v[FINDING_ROW_verdict] = x->v[FINDING_ROW_verdict];
	}
	section_order(b->findings, 0);
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
print_finding(struct page *p, const struct value v[])
{
	const char *remedy = text_of(v, FINDING_ROW_remedy);
	const char *ask = text_of(v, FINDING_ROW_ask);

	page_term(
	    p, text_of(v, FINDING_ROW_cause), text_of(v, FINDING_ROW_evidence));
	if (*remedy != '\0')
		page_say(p, PAGE_ITEM, "%s", remedy);
	if (*ask != '\0')
		page_say(p, PAGE_ITEM, "say: \"%s\"", ask);
}

/* The block of a patient, of n findings: of light causes beside heavy ones the
 * evidence. */
static void
print_patient(struct page *p, struct section_line *const line[], size_t n)
{
	const char *id = partner_of(line[0]), *evidence;
	const char *const names[] = {
	    text_of(line[0]->v, FINDING_ROW_name), id, "Ourselves"};
	struct mem_text also = {0};
	size_t i;

	page_say(p, PAGE_BLOCK, "%s%s%s", label_first(names, 3),
	    *id ? ": " : "",
	    *id ? text_of(line[0]->v, FINDING_ROW_verdict) : "");
	for (i = 0; i < n; i++) {
		if (i == 0 || weight_of(line[i]) >= HEAVY ||
		    weight_of(line[0]) < HEAVY) {
			print_finding(p, line[i]->v);
			continue;
		}
		evidence = text_of(line[i]->v, FINDING_ROW_evidence);
		mem_text_printf(&also, "%s%s%s%s%s", also.s ? "; " : "",
		    text_of(line[i]->v, FINDING_ROW_cause),
		    *evidence ? " (" : "", evidence, *evidence ? ")" : "");
	}
	if (also.s != NULL)
		page_term(p, "also", also.s);
	free(also.s);
}

/* The number of findings of the patient whose first is line i. */
static size_t
findings_of(const struct section *s, size_t i)
{
	size_t n = 1;

	while (i + n < s->lines &&
	    strcmp(partner_of(s->line[i + n]), partner_of(s->line[i])) == 0)
		n++;
	return n;
}

/* Ourselves, and the partners that matter most. */
static void
print_patients(const struct findings *b)
{
	const struct section *s = b->findings;
	size_t i, n, shown = 0, left = 0;

	for (i = 0; i < s->lines; i += n) {
		n = findings_of(s, i);
		if (!b->r->all && shown == REPORT_LINES) {
			left++;
			continue;
		}
		print_patient(b->r->page, &s->line[i], n);
		shown += *partner_of(s->line[i]) != '\0';
	}
	if (left > 0)
		page_say(b->r->page, PAGE_BLOCK, "and %zu more", left);
}

/* Counts the partners by verdict and by principal cause. */
static void
count(struct findings *b)
{
	const struct section *s = b->findings;
	const struct value *v;
	size_t i;

	for (i = 0; i < s->lines; i += findings_of(s, i)) {
		v = s->line[i]->v;
		if (*partner_of(s->line[i]) == '\0')
			continue;
		tally_add(b->by_verdict, NULL, text_of(v, FINDING_ROW_verdict),
		    verdicts[-s->line[i]->key[1]].meaning);
		tally_add(b->by_cause, NULL, text_of(v, FINDING_ROW_cause),
		    text_of(v, FINDING_ROW_side));
	}
}

static void
findings_print(struct findings *b)
{
	struct page *p = b->r->page;
	size_t n = b->patients - (map_get(&b->ids, "") != MAP_NONE);
	char partners_of[LABEL_LEN];

	page_asof(p, b->findings->asof);
	if (n > 0)
		page_say(p, PAGE_HEADING, "Diagnosis of %s",
		    label_count(n, "partner", "partners", partners_of));
	else
		page_say(
		    p, PAGE_HEADING, b->patients ? "Diagnosis" : "No findings");
	if (n > 0) {
		count(b);
		print_counts(b->verdicts, b->by_verdict);
		print_counts(b->causes, b->by_cause);
	}
	if (page_for_people(p))
		print_patients(b);
	else if (b->patients > 0) {
		page_begin(p, &finding_table);
		section_lines(b->findings, b->findings->lines);
		page_end(p);
	}
}

static void
findings_end(void *state)
{
	struct findings *b = state;

	put_in_order(b);
	findings_print(b);
	section_free(b->verdicts);
	section_free(b->causes);
	section_free(b->findings);
	tally_free(b->by_verdict);
	tally_free(b->by_cause);
	free(b->patient);
	map_free(&b->ids);
	free(b);
}

const struct view *
findings_view(void)
{
	static const struct view view = {
	    findings_begin, findings_row, findings_end, 0};

	return &view;
}
