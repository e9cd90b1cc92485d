/*
 * Duty rows as an agenda: ours and theirs apart, by duty, the most overdue
 * first.  Without rows there is no text at all, so that cron sends no mail.
 *
 * For people every duty has a section, all of one table, with a limit.  So
 * this file checks the cells of a row itself, before a section drops the line
 * unasked.  For programs it prints the rows as they come.
 */
#include <stdlib.h>

#include "base/date.h"
#include "section.h"
#include "table/label.h"
#include "table/row.h"

/* The wording of each duty: its title, and how it names the two people. */
static const struct wording {
	const char *title;
	int prospect;	      /* the prospect comes first, else the partner */
	const char *relation; /* of the other to the first */
} wordings[DUTIES] = {
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

/* The person whom a duty names first (arg: 0), or second, with the relation. */
static struct value
duty_who(const struct line *x, const struct page_col *c)
{
	const struct wording *d =
	    &wordings[duty_find(report_cell(x, DUTY_ROW_duty))];
	const char *who = d->prospect != c->arg
	    ? report_either(x, DUTY_ROW_prospect, DUTY_ROW_referral)
	    : report_who(x);

	if (c->arg == 0)
		return value_text(who);
	return *who && *d->relation
	    ? section_printf(x, "%s %s", d->relation, who)
	    : value_text("");
}

static struct value
days_late(const struct line *x, const struct page_col *c)
{
	char late[LABEL_LEN];

	(void)c;
	return section_printf(x, "%s", label_late((long)x->n[LINE_M], late));
}

static struct value
duty_detail(const struct line *x, const struct page_col *c)
{
	const char *reach = report_duty_reach(x, c).people;
	const char *detail = report_cell(x, DUTY_ROW_detail);

	return section_printf(
	    x, "%s%s%s", reach, *reach && *detail ? ", " : "", detail);
}

static const struct page_col cols[] = {
    {"due", NULL, 0, section_text, DUTY_ROW_due},
    {"side", NULL, 0, section_text, DUTY_ROW_side},
    {"duty", NULL, 0, section_text, DUTY_ROW_duty},
    {"partner", NULL, 0, section_text, DUTY_ROW_partner},
    {"name", NULL, 0, section_text, DUTY_ROW_name},
    {"owner", NULL, 0, section_text, DUTY_ROW_owner},
    {"referral", NULL, 0, section_text, DUTY_ROW_referral},
    {"prospect", NULL, 0, section_text, DUTY_ROW_prospect},
    {"phone", NULL, 0, section_text, DUTY_ROW_phone},
    {"email", NULL, 0, section_text, DUTY_ROW_email},
    {"detail", NULL, 0, section_text, DUTY_ROW_detail},
    {NULL, "who", PAGE_WRAP, duty_who, 0},
    {NULL, "about", PAGE_WRAP, duty_who, 1},
    {"late", NULL, 0, section_number, LINE_M},
    {NULL, "due", PAGE_RIGHT, days_late, 0},
    {"id", "id", 0, report_duty_id, 0},
    {NULL, "detail", PAGE_UNDER | PAGE_WRAP, duty_detail, 0},
};

static const char *const order[] = {"late", NULL};

static const struct page_table table = {
    "duties", PAGE_COLS(cols), NULL, 4, 0, 1};

struct agenda {
	const struct report *r;
	struct section *of[DUTIES];
	size_t late[DUTIES];
	size_t rows; /* for programs */
	int asof;    /* the latest */
};

static void *
duties_begin(const struct report *r, enum rows_kind kind)
{
	struct agenda *a = mem_alloc(1, sizeof(*a));
	enum duty d;

	(void)kind;
	a->r = r;
	a->asof = DATE_NONE;
	for (d = 0; d < DUTIES; d++) {
		a->of[d] = section_new(r, &table, order);
		a->of[d]->limit = r->all ? 0 : REPORT_LINES;
	}
	return a;
}

static void
duties_row(void *state, struct line *x)
{
	struct agenda *a = state;
	enum duty d = report_duty(x);
	int due;

	x->n[LINE_M] = 0;
	if (d == DUTIES ||
	    cell_int(x->t, x->at[DUTY_ROW_late], &x->n[LINE_M]) < 0 ||
	    cell_date(x->t, x->at[DUTY_ROW_due], &due) < 0)
		return;
	if (page_for_people(a->r->page)) {
		section_hold(a->of[d], x);
		a->late[d] += x->n[LINE_M] > 0;
		a->asof = x->asof > a->asof ? x->asof : a->asof;
		return;
	}
	if (a->rows++ == 0)
		page_begin(a->r->page, &table);
	page_asof(a->r->page, x->asof);
	section_put(a->of[d], x);
}

/* "Thank (3)" over the lines of a duty. */
static void
print_duty(struct section *s, enum duty d)
{
	section_order(s);
	page_say(
	    s->r->page, PAGE_GROUP, "%s (%zu)", wordings[d].title, s->count);
	section_lines(s, s->lines);
	if (s->count > s->lines)
		page_say(
		    s->r->page, PAGE_LINE, "and %zu more", s->count - s->lines);
}

/* The duties of a side. */
static void
print_side(struct agenda *a, int ours, const char *title)
{
	size_t count = 0, late = 0;
	enum duty d;
	char duties[LABEL_LEN];

	for (d = 0; d < DUTIES; d++)
		if (duty_is_ours(d) == ours) {
			count += a->of[d]->count;
			late += a->late[d];
		}
	if (count == 0)
		return;
	page_say(a->r->page, PAGE_HEADING, "%s: %s, %zu late", title,
	    label_count(count, "duty", "duties", duties), late);
	page_begin(a->r->page, &table);
	for (d = 0; d < DUTIES; d++)
		if (duty_is_ours(d) == ours && a->of[d]->count > 0)
			print_duty(a->of[d], d);
	page_end(a->r->page);
}

static void
duties_end(void *state)
{
	struct agenda *a = state;
	enum duty d;

	if (page_for_people(a->r->page)) {
		page_asof(a->r->page, a->asof);
		print_side(a, 1, "Ours");
		print_side(a, 0, "Theirs");
	} else if (a->rows > 0)
		page_end(a->r->page);
	for (d = 0; d < DUTIES; d++)
		section_free(a->of[d]);
	free(a);
}

const struct view *
duties_view(void)
{
	static const struct view view = {
	    duties_begin, duties_row, duties_end, 0};

	return &view;
}
