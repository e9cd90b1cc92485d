/*
 * Of each duty the lines that will be printed are kept, and no more; rows for
 * programs are written as they come.
 */
#include "report_duties.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/grid.h"
#include "status/duty.h"
#include "table/cell.h"
#include "table/label.h"

/* What each duty is called, and how it names whom. */
static const struct manner {
	const char *title;
	int prospect;	      /* the prospect comes first, else the partner */
	const char *relation; /* of the other to the first */
} manners[DUTIES] = {
    [DUTY_CONTACT] = {"Contact", 1, "from"},
    [DUTY_THANK] = {"Thank", 0, "for"},
    [DUTY_FOLLOW] = {"Follow up", 1, "from"},
    [DUTY_INFORM] = {"Inform", 0, "about"},
    [DUTY_UPDATE] = {"Update", 0, "about"},
    [DUTY_PAY] = {"Pay", 0, "for"},
    [DUTY_TOUCH] = {"Keep in touch", 0, ""},
    [DUTY_CLOSE] = {"Close or revive", 1, "with"},
    [DUTY_ASK] = {"Ask", 1, "with"},
};

enum { WHO, OTHER, ID, DETAIL, TEXTS };

struct line {
	int64_t late;
	size_t place; /* among the rows */
	char *text[TEXTS];
};

struct docket {
	const struct report *r;
	int begun; /* the table of rows for programs */
	size_t places;
	struct {
		struct line *line;
		size_t lines, cap;
		size_t count, late; /* of all */
	} of[DUTIES];
	struct report_asof asof;
};

static const struct page_col cols[] = {
    {"due", NULL, PAGE_ONLY_ROWS},
    {"side", NULL, PAGE_ONLY_ROWS},
    {"duty", NULL, PAGE_ONLY_ROWS},
    {"partner", NULL, PAGE_ONLY_ROWS},
    {"name", NULL, PAGE_ONLY_ROWS},
    {"owner", NULL, PAGE_ONLY_ROWS},
    {"referral", NULL, PAGE_ONLY_ROWS},
    {"prospect", NULL, PAGE_ONLY_ROWS},
    {"phone", NULL, PAGE_ONLY_ROWS},
    {"email", NULL, PAGE_ONLY_ROWS},
    {"detail", NULL, PAGE_ONLY_ROWS},
    {NULL, "who", PAGE_ONLY_PEOPLE | GRID_WRAP},
    {NULL, "about", PAGE_ONLY_PEOPLE | GRID_WRAP},
    {"late", "due", GRID_RIGHT},
    {"id", "id", 0},
    {NULL, "detail", PAGE_ONLY_PEOPLE | GRID_UNDER | GRID_WRAP},
};

enum { PASSED = 11 }; /* the first columns are as in the row */

static const struct page_table table = {
    "duties", cols, sizeof(cols) / sizeof(cols[0]), 4, 0, 1, NULL};

void *
docket_begin(const struct report *r, enum rows_kind kind)
{
	struct docket *a = mem_alloc(1, sizeof(*a));

	(void)kind;
	a->r = r;
	page_declare(r->page, &table);
	return a;
}

static void
line_free(struct line *x)
{
	size_t i;

	for (i = 0; i < TEXTS; i++)
		free(x->text[i]);
}

/* What to type next: the referral's id, else the partner's. */
static const char *
type_id(const struct report_row *row)
{
	return label_id(
	    report_who(row, DUTY_ROW_referral, DUTY_ROW_partner, -1));
}

static char *
copy(const char *s)
{
	return mem_dup(s, strlen(s));
}

static void
line_fill(struct line *x, const struct manner *d, const struct report_row *row)
{
	const char *partner =
	    report_who(row, DUTY_ROW_name, DUTY_ROW_partner, -1);
	const char *prospect =
	    report_who(row, DUTY_ROW_prospect, DUTY_ROW_referral, -1);
	const char *other = d->prospect ? partner : prospect;
	const char *reach = report_who(row, DUTY_ROW_phone, DUTY_ROW_email, -1);
	const char *detail = report_cell(row, DUTY_ROW_detail);

	x->text[WHO] = copy(d->prospect ? prospect : partner);
	x->text[OTHER] = *other && *d->relation
	    ? mem_printf("%s %s", d->relation, other)
	    : copy("");
	x->text[ID] = copy(type_id(row));
	x->text[DETAIL] =
	    mem_printf("%s%s%s", reach, *reach && *detail ? ", " : "", detail);
}

/* Whether x comes before y: the most overdue first, else as they came. */
static int
compare(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->late != y->late)
		return x->late > y->late ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Keeps a line of duty d, if it is among those that will be printed. */
static void
keep(struct docket *a, enum duty d, const struct report_row *row, int64_t late)
{
	struct line x = {.late = late, .place = a->places++}, *line;
	size_t n = a->of[d].lines;

	a->of[d].count++;
	a->of[d].late += late > 0;
	if (a->r->all || n < REPORT_LINES) {
		a->of[d].line = mem_grow(a->of[d].line, &a->of[d].cap, n + 1,
		    sizeof(*a->of[d].line));
		line_fill(&x, &manners[d], row);
		a->of[d].line[a->of[d].lines++] = x;
		if (a->of[d].lines == REPORT_LINES)
			qsort(a->of[d].line, REPORT_LINES, sizeof(x), compare);
		return;
	}
	line = a->of[d].line;
	if (compare(&line[n - 1], &x) < 0)
		return;
	line_free(&line[n - 1]);
	line_fill(&x, &manners[d], row);
	for (n--; n > 0 && compare(&x, &line[n - 1]) < 0; n--)
		line[n] = line[n - 1];
	line[n] = x;
}

/* A row for programs. */
static void
pass(struct docket *a, const struct report_row *row, int64_t late)
{
	static const int from[PASSED] = {DUTY_ROW_due, DUTY_ROW_side,
	    DUTY_ROW_duty, DUTY_ROW_partner, DUTY_ROW_name, DUTY_ROW_owner,
	    DUTY_ROW_referral, DUTY_ROW_prospect, DUTY_ROW_phone,
	    DUTY_ROW_email, DUTY_ROW_detail};
	struct page *p = a->r->page;
	size_t i;

	if (!a->begun)
		page_begin(p, &table);
	a->begun = 1;
	page_asof(p, report_cell(row, DUTY_ROW_asof));
	for (i = 0; i < PASSED; i++)
		page_cell(p, report_cell(row, from[i]));
	page_cell(p, "");
	page_cell(p, "");
	page_int(p, late);
	page_cell(p, type_id(row));
	page_cell(p, "");
	page_end_row(p);
}

enum duty
docket_duty(const struct report_row *row)
{
	const char *side = report_cell(row, DUTY_ROW_side);
	const char *duty = report_cell(row, DUTY_ROW_duty);
	enum duty d = duty_find(duty);

	if (d == DUTIES)
		tab_complain(
		    row->t, row->at[DUTY_ROW_duty], "'%s' is no duty", duty);
	else if (strcmp(duty_side(d), side) != 0) {
		tab_complain(row->t, row->at[DUTY_ROW_side],
		    "'%s', but %s is a duty of %s", side, duty, duty_side(d));
		return DUTIES;
	}
	return d;
}

void
docket_row(void *state, const struct report_row *row)
{
	struct docket *a = state;
	enum duty d = docket_duty(row);
	int64_t late = 0;
	int due;

	if (d == DUTIES ||
	    cell_int(row->t, row->at[DUTY_ROW_late], &late) < 0 ||
	    cell_date(row->t, row->at[DUTY_ROW_due], &due) < 0)
		return;
	report_asof(&a->asof, report_cell(row, DUTY_ROW_asof));
	if (page_for_people(a->r->page))
		keep(a, d, row, late);
	else
		pass(a, row, late);
}

/* "Thank (3, 2 late)" over the lines of a duty. */
static void
print_duty(struct docket *a, enum duty d)
{
	struct page *p = a->r->page;
	const struct line *x;
	char late[LABEL_LEN];
	size_t i, k;

	qsort(a->of[d].line, a->of[d].lines, sizeof(*x), compare);
	page_group(p, "%s (%zu)", manners[d].title, a->of[d].count);
	for (i = 0; i < a->of[d].lines; i++) {
		x = &a->of[d].line[i];
		for (k = 0; k < PASSED; k++)
			page_cell(p, "");
		page_cell(p, x->text[WHO]);
		page_cell(p, x->text[OTHER]);
		page_cell(p, label_late((long)x->late, late));
		for (k = ID; k < TEXTS; k++)
			page_cell(p, x->text[k]);
		page_end_row(p);
	}
	if (a->of[d].count > a->of[d].lines)
		page_line(
		    p, 4, "and %zu more", a->of[d].count - a->of[d].lines);
}

/* The duties of a side. */
static void
print_side(struct docket *a, int ours, const char *title)
{
	size_t count = 0, late = 0;
	enum duty d;
	char duties_of[LABEL_LEN];

	for (d = 0; d < DUTIES; d++)
		if (duty_is_ours(d) == ours) {
			count += a->of[d].count;
			late += a->of[d].late;
		}
	if (count == 0)
		return;
	page_heading(a->r->page, "%s: %s, %zu late", title,
	    label_count(count, "duty", "duties", duties_of), late);
	page_begin(a->r->page, &table);
	for (d = 0; d < DUTIES; d++)
		if (duty_is_ours(d) == ours && a->of[d].count > 0)
			print_duty(a, d);
	page_end(a->r->page);
}

void
docket_end(void *state)
{
	struct docket *a = state;
	enum duty d;
	size_t i;

	if (a->begun)
		page_end(a->r->page);
	page_asof(a->r->page, a->asof.latest);
	print_side(a, 1, "Ours");
	print_side(a, 0, "Theirs");
	for (d = 0; d < DUTIES; d++) {
		for (i = 0; i < a->of[d].lines; i++)
			line_free(&a->of[d].line[i]);
		free(a->of[d].line);
	}
	free(a);
}
