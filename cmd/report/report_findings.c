/*
 * Finding rows: the verdicts and the principal causes with their numbers of
 * partners, what concerns ourselves, and a block for each of the partners that
 * matter most: verdict, causes, evidence, what to do.  For programs everything.
 *
 * A partner with whom we can mend most matters most: by the verdict (repair,
 * adjust, leave, watch, ...), then by the weights of their findings together,
 * then by the order of the rows.  So every finding is held until the end.
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

/* Those of the rows, at their places: FINDING_ROW_cause and so on.  People see
 * them in blocks. */
static const struct page_col finding_cols[] = {
#define X(c) {#c, NULL, PAGE_ASKED, section_text, FINDING_ROW_##c},
    ROWS_FINDING(X)
#undef X
};

static const struct page_table verdict_table = {
    "verdicts", PAGE_COLS(verdict_cols), "Verdicts", 2, 0, 0};
static const struct page_table cause_table = {
    "causes", PAGE_COLS(cause_cols), "Principal causes", 2, 0, 0};
static const struct page_table finding_table = {
    "findings", finding_cols, FINDING_ROW_asof, NULL, 2, 0, 0};

/* Whom findings are about: a partner, or (the partner is empty) ourselves. */
struct subject {
	const struct value *v; /* of their first finding */
	size_t rank;	       /* of the verdict */
	int64_t weight;	       /* of all findings */
};

struct findings {
	const struct report *r;
	struct section *s;
	struct subject *subject;
	size_t subjects, cap;
	struct map places; /* of the subjects, by partner */
};

static void *
findings_begin(const struct report *r, enum rows_kind kind)
{
	struct findings *b = mem_alloc(1, sizeof(*b));

	(void)kind;
	b->r = r;
	page_declare(r->page, &verdict_table);
	page_declare(r->page, &cause_table);
	b->s = section_new(r, &finding_table, NULL);
	return b;
}

/* The text of a held finding: its section asks all columns, as they stand. */
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

/* The subject of a finding, whose verdict their first row says. */
static struct subject *
subject_of(struct findings *b, const struct section_line *l)
{
	const char *verdict = text_of(l->v, FINDING_ROW_verdict);
	size_t at = map_put(&b->places, partner_of(l), b->subjects);
	struct subject *x;

	if (at < b->subjects)
		return &b->subject[at];
	b->subject = mem_grow(b->subject, &b->cap, b->subjects + 1, sizeof(*x));
	x = &b->subject[b->subjects++];
	*x = (struct subject){.v = l->v};
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
	int64_t weight = 0;

	if (cell_int(row->t, row->at[FINDING_ROW_weight], &weight) >= 0)
		subject_of(b, section_hold(b->s, row))->weight += weight;
}

/* Puts the findings in order, ourselves first, then the partners that matter
 * most; each bears the name and verdict of its subject. */
static void
order_findings(struct findings *b)
{
	struct section_line *l;
	const struct subject *x;
	size_t i;

	for (i = 0; i < b->s->lines; i++) {
		l = b->s->line[i];
		x = subject_of(b, l);
		l->key[0] = *partner_of(l) == '\0';
		l->key[1] = -(int64_t)x->rank;
		l->key[2] = x->weight;
		l->key[3] = -(int64_t)(x - b->subject);
		l->v[FINDING_ROW_name] = x->v[FINDING_ROW_name];
		l->v[FINDING_ROW_verdict] = x->v[FINDING_ROW_verdict];
	}
	section_order(b->s);
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

/* The block of a subject with n findings: of light causes beside heavy ones the
 * evidence. */
static void
print_subject(struct page *p, struct section_line *const line[], size_t n)
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

/* The number of findings of the subject whose first is line i. */
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
print_subjects(const struct findings *b)
{
	const struct section *s = b->s;
	size_t i, n, shown = 0, left = 0;

	for (i = 0; i < s->lines; i += n) {
		n = findings_of(s, i);
		if (!b->r->all && shown == REPORT_LINES) {
			left++;
			continue;
		}
		print_subject(b->r->page, &s->line[i], n);
		shown += *partner_of(s->line[i]) != '\0';
	}
	if (left > 0)
		page_say(b->r->page, PAGE_BLOCK, "and %zu more", left);
}

/* The partners by what their first finding has in a column, and what that
 * means: in the order of the table, those of most partners first. */
static void
print_counts(const struct findings *b, const struct page_table *table,
    const char *const order[], int col)
{
	struct section *s = section_new(b->r, table, order);
	struct tally *t = tally_new(figures_count(), 1);
	struct line x = {.tally = t, .asof = DATE_NONE};
	const struct section_line *l;
	size_t i;

	for (i = 0; i < b->s->lines; i += findings_of(b->s, i)) {
		l = b->s->line[i];
		if (*partner_of(l) != '\0')
			tally_add(t, NULL, text_of(l->v, col),
			    col == FINDING_ROW_verdict
				? verdicts[-l->key[1]].meaning
				: text_of(l->v, FINDING_ROW_side));
	}
	for (i = 0; i < t->groups; i++) {
		x.group = &t->group[i];
		section_hold(s, &x);
	}
	section_order(s);
	page_begin(b->r->page, table);
	section_lines(s, s->lines);
	page_end(b->r->page);
	tally_free(t);
	section_free(s);
}

static void
print_findings(const struct findings *b)
{
	struct page *p = b->r->page;
	size_t n = b->subjects - (map_get(&b->places, "") != MAP_NONE);
	char partners[LABEL_LEN];

	page_asof(p, b->s->asof);
	if (n > 0) {
		page_say(p, PAGE_HEADING, "Diagnosis of %s",
		    label_count(n, "partner", "partners", partners));
		print_counts(b, &verdict_table, NULL, FINDING_ROW_verdict);
		print_counts(b, &cause_table, cause_order, FINDING_ROW_cause);
	} else
		page_say(
		    p, PAGE_HEADING, b->subjects ? "Diagnosis" : "No findings");
	if (page_for_people(p))
		print_subjects(b);
	else if (b->subjects > 0) {
		page_begin(p, &finding_table);
		section_lines(b->s, b->s->lines);
		page_end(p);
	}
}

static void
findings_end(void *state)
{
	struct findings *b = state;

	order_findings(b);
	print_findings(b);
	section_free(b->s);
	free(b->subject);
	map_free(&b->places);
	free(b);
}

const struct view *
findings_view(void)
{
	static const struct view view = {
	    findings_begin, findings_row, findings_end, 0};

	return &view;
}
