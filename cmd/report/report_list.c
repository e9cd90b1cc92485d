/*
 * Rows listed, a line each, in the order in which they come.
 *
 * A list is a table of columns for a kind of rows, so a new column is a line
 * here, and a new list a table.  Cells that must be numbers, amounts or dates
 * are checked by the value of their column (section.h); a column that is more
 * than a cell of the row has its function below.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "figures.h"
#include "section.h"
#include "status/stage.h"
#include "table/label.h"

/* A duty, of n bytes, and its days: "thank 3 late", "thank in 2". */
static struct value
duty_text(const struct line *x, const char *duty, int n, int due)
{
	char days[LABEL_LEN];

	if (x->asof == DATE_NONE || due == DATE_NONE)
		date_print(due, days);
	else
		label_days(x->asof - due, days);
	return section_printf(
	    x, "%.*s%s%s", n, duty, n && *days ? " " : "", days);
}

static struct value
referral_direction(const struct line *x, const struct page_col *c)
{
	if (*report_cell(x, c->arg) != '\0')
		report_received(x);
	return section_text(x, c);
}

static struct value
referral_status(const struct line *x, const struct page_col *c)
{
	if (*report_cell(x, c->arg) != '\0')
		report_status(x);
	return section_text(x, c);
}

/* The prospect by name, else by e-mail or phone. */
static struct value
referral_prospect(const struct line *x, const struct page_col *c)
{
	const char *name = report_cell(x, c->arg);

	return value_both(*name ? name
				: report_either(x, REFERRAL_ROW_prospect_email,
				      REFERRAL_ROW_prospect_phone),
	    name);
}

/* Whom a referral came from, or went to. */
static struct value
referral_partner(const struct line *x, const struct page_col *c)
{
	struct value v = section_who(x, c);

	if (strcmp(report_cell(x, REFERRAL_ROW_direction), "given") == 0)
		v.people = section_printf(x, "to %s", v.people).people;
	return v;
}

/* The duty that is due first of a cell `thank:2026-06-03;inform:...`. */
static struct value
referral_next(const struct line *x, const struct page_col *c)
{
	const char *cell = report_cell(x, c->arg), *s, *first = "";
	char date[DATE_LEN + 1];
	size_t name, len, n = 0;
	int d, due = DATE_NONE;

	for (s = cell; *s != '\0'; s += len + (s[len] == ';')) {
		len = strcspn(s, ";");
		name = strcspn(s, ":");
		d = DATE_NONE;
		if (name > 0 && len == name + 1 + DATE_LEN) {
			memcpy(date, s + name + 1, DATE_LEN);
			date[DATE_LEN] = '\0';
			d = date_parse(date);
		}
		if (d == DATE_NONE) {
			tab_complain(x->t, x->at[c->arg],
			    "'%s' is not DUTY:YYYY-MM-DD, several separated "
			    "by ;",
			    cell);
			return value_text("");
		}
		if (n > 0 && d >= due)
			continue;
		first = s;
		n = name;
		due = d;
	}
	return duty_text(x, first, (int)n, due);
}

static const struct page_col referral[] = {
    {"referral", "id", 0, section_id, REFERRAL_ROW_referral},
    {"date", "date", 0, section_date, REFERRAL_ROW_date},
    {"direction", NULL, PAGE_ASKED, referral_direction, REFERRAL_ROW_direction},
    {"prospect", "prospect", PAGE_WRAP, referral_prospect,
	REFERRAL_ROW_prospect},
    {"partner", NULL, 0, section_text, REFERRAL_ROW_partner},
    {"name", "from", PAGE_WRAP, referral_partner, 0},
    {"status", "status", 0, referral_status, REFERRAL_ROW_status},
    {"idle", "idle", PAGE_RIGHT, section_int, REFERRAL_ROW_idle},
    {"next_duty", "next duty", 0, referral_next, REFERRAL_ROW_duties},
    {"duties", NULL, 0, section_text, REFERRAL_ROW_duties},
};

/*
 * When to get in touch with a partner, as far as their row tells: the last
 * contact (else since) and the cadence; DATE_NONE if never.
 */
static int
touch_due(const struct line *x)
{
	enum stage stage = stage_find(report_cell(x, PARTNER_ROW_stage));
	struct value last = report_last_contact(x, NULL);
	int from = (int)last.m;
	char *end;
	long days;

	if (from == DATE_NONE)
		from = date_parse(report_cell(x, PARTNER_ROW_since));
	days = strtol(report_cell(x, PARTNER_ROW_cadence), &end, 10);
	if (stage == STAGE_CANDIDATE || stage == STAGE_ENDED ||
	    from == DATE_NONE || *end != '\0' || days <= 0 || days > 1000000)
		return DATE_NONE;
	return from + (int)days;
}

/* The duties on referrals that are late, and their number; else the touch. */
static struct value
partner_next(const struct line *x, const struct page_col *c)
{
	static const struct {
		enum duty duty;
		int col;
	} late[] = {{DUTY_CONTACT, PARTNER_ROW_late_contact},
	    {DUTY_THANK, PARTNER_ROW_late_thank},
	    {DUTY_FOLLOW, PARTNER_ROW_late_follow},
	    {DUTY_INFORM, PARTNER_ROW_late_inform},
	    {DUTY_PAY, PARTNER_ROW_late_pay}, {DUTY_ASK, PARTNER_ROW_late_ask},
	    {DUTY_CLOSE, PARTNER_ROW_late_close}};
	const char *all = "", *n, *touch = duty_name(DUTY_TOUCH);
	size_t i;
	int due;

	(void)c;
	for (i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
		n = report_cell(x, late[i].col);
		if (*n != '\0' && strcmp(n, "0") != 0)
			all = section_printf(x, "%s%s%s %s", all,
			    *all ? ", " : "", duty_name(late[i].duty), n)
				  .people;
	}
	if (*all == '\0' && (due = touch_due(x)) != DATE_NONE)
		return duty_text(x, touch, (int)strlen(touch), due);
	return value_text(all);
}

static const struct page_col partner[] = {
    {"partner", NULL, 0, section_text, PARTNER_ROW_partner},
    {"name", "name", PAGE_WRAP, section_who, 0},
    {"stage", "stage", 0, section_text, PARTNER_ROW_stage},
    {"received", "received", PAGE_RIGHT, section_int, PARTNER_ROW_received},
    {"given", "given", PAGE_RIGHT, section_int, PARTNER_ROW_given},
    {"last_contact", "last contact", 0, report_last_contact, 0},
    {"next_duty", "next duty", PAGE_WRAP, partner_next, 0},
};

static struct value
duty_late(const struct line *x, const struct page_col *c)
{
	struct value v = section_int(x, c);
	char days[LABEL_LEN];

	if (*v.people != '\0')
		v.people = section_printf(
		    x, "%s", label_days(strtol(v.people, NULL, 10), days))
			       .people;
	return v;
}

static struct value
duty_checked(const struct line *x, const struct page_col *c)
{
	if (*report_cell(x, DUTY_ROW_duty) != '\0' &&
	    *report_cell(x, DUTY_ROW_side) != '\0')
		report_duty(x);
	return section_text(x, c);
}

static const struct page_col duty[] = {
    {"due", "due", 0, section_date, DUTY_ROW_due},
    {"late", "days", PAGE_RIGHT, duty_late, DUTY_ROW_late},
    {"side", NULL, 0, section_text, DUTY_ROW_side},
    {"duty", "duty", 0, duty_checked, DUTY_ROW_duty},
    {"partner", NULL, 0, section_text, DUTY_ROW_partner},
    {"name", NULL, 0, section_text, DUTY_ROW_name},
    {NULL, "partner", PAGE_WRAP, section_who, 0},
    {"owner", NULL, 0, section_text, DUTY_ROW_owner},
    {"referral", NULL, 0, section_text, DUTY_ROW_referral},
    {"prospect", "prospect", PAGE_WRAP, section_text, DUTY_ROW_prospect},
    {"id", "id", 0, report_duty_id, 0},
    {"phone", NULL, 0, section_text, DUTY_ROW_phone},
    {"email", NULL, 0, section_text, DUTY_ROW_email},
    {NULL, "reach", PAGE_UNDER, report_duty_reach, 0},
    {"detail", "detail", PAGE_UNDER | PAGE_WRAP, section_text, DUTY_ROW_detail},
};

/* "Tom Blue (Priya Nair)", "Priya Nair" */
static struct value
event_who(const struct line *x, const struct page_col *c)
{
	const char *who = report_who(x);
	const char *prospect =
	    report_either(x, EVENT_ROW_prospect, EVENT_ROW_referral);

	(void)c;
	return *prospect ? section_printf(x, "%s (%s)", prospect, who)
			 : value_text(who);
}

/*
 * The word, the way if it is not the word's own, the value, the note, and when
 * it is taken up again.
 */
static struct value
event_what(const struct line *x, const struct page_col *c)
{
	const char *word = report_cell(x, EVENT_ROW_event);
	const char *way = report_cell(x, EVENT_ROW_way);
	const char *value = report_cell(x, EVENT_ROW_value);
	const char *until = report_cell(x, EVENT_ROW_until);
	const char *note = report_cell(x, EVENT_ROW_note);
	const struct word *w = word_find(word);
	int own = w == NULL || *way == '\0' ||
	    strcmp(way, w->flags & WORD_IN ? "in" : "out") == 0;
	char money[LABEL_LEN];

	(void)c;
	return section_printf(x, "%s%s%s%s%s%s%s%s%s%s", word, own ? "" : " (",
	    own ? "" : way, own ? "" : ")", *value ? " " : "",
	    label_money(value, money), *until ? ", until " : "", until,
	    *note ? ": " : "", note);
}

static const struct page_col event[] = {
    {"date", "date", 0, section_date, EVENT_ROW_date},
    {"partner", NULL, 0, section_text, EVENT_ROW_partner},
    {"name", NULL, 0, section_text, EVENT_ROW_name},
    {"referral", NULL, 0, section_text, EVENT_ROW_referral},
    {"prospect", NULL, 0, section_text, EVENT_ROW_prospect},
    {NULL, "who", PAGE_WRAP, event_who, 0},
    {"event", NULL, 0, section_text, EVENT_ROW_event},
    {"way", NULL, 0, section_text, EVENT_ROW_way},
    {"value", NULL, PAGE_ASKED, section_money, EVENT_ROW_value},
    {"until", NULL, PAGE_ASKED, section_date, EVENT_ROW_until},
    {"note", NULL, 0, section_text, EVENT_ROW_note},
    {NULL, "what", PAGE_UNDER | PAGE_WRAP, event_what, 0},
    {"by", NULL, 0, section_text, EVENT_ROW_by},
    {"entered", NULL, 0, section_text, EVENT_ROW_entered},
};

static const struct page_col match[] = {
    {"need", NULL, 0, section_text, MATCH_ROW_need},
    {"client", "client", PAGE_WRAP, section_text, MATCH_ROW_client},
    {"wants", "wants", PAGE_WRAP, section_text, MATCH_ROW_wants},
    {"partner", NULL, 0, section_text, MATCH_ROW_partner},
    {"name", NULL, 0, section_text, MATCH_ROW_name},
    {NULL, "who", PAGE_WRAP, section_who, 0},
    {"tags", NULL, 0, section_text, MATCH_ROW_tags},
    {"score", "score", PAGE_RIGHT, section_int, MATCH_ROW_score},
    {"balance", "balance", PAGE_RIGHT, section_int, MATCH_ROW_balance},
    {"why", "why", PAGE_UNDER | PAGE_WRAP, section_text, MATCH_ROW_why},
};

static const struct page_col need[] = {
    {"client", "client", PAGE_WRAP, section_text, NEED_ROW_client},
    {"wants", "wants", PAGE_WRAP, section_text, NEED_ROW_wants},
    {"date", "since", 0, section_date, NEED_ROW_date},
    {"until", "until", 0, section_date, NEED_ROW_until},
    {"phone", "phone", PAGE_UNDER, section_text, NEED_ROW_phone},
    {"email", "email", PAGE_UNDER, section_text, NEED_ROW_email},
    {"need", "id", 0, section_text, NEED_ROW_need},
    {"note", "note", PAGE_UNDER | PAGE_WRAP, section_text, NEED_ROW_note},
};

static struct value
finding_who(const struct line *x, const struct page_col *c)
{
	struct value v = section_who(x, c);

	if (*v.people == '\0')
		v.people = "(ourselves)";
	return v;
}

static const struct page_col finding[] = {
    {"partner", NULL, 0, section_text, FINDING_ROW_partner},
    {"name", "partner", PAGE_WRAP, finding_who, 0},
    {"verdict", "verdict", 0, section_text, FINDING_ROW_verdict},
    {"cause", "cause", 0, section_text, FINDING_ROW_cause},
    {"side", "side", 0, section_text, FINDING_ROW_side},
    {"weight", "weight", PAGE_RIGHT, section_text, FINDING_ROW_weight},
    {"m", NULL, PAGE_ASKED, section_int, FINDING_ROW_m},
    {"n", NULL, PAGE_ASKED, section_int, FINDING_ROW_n},
    {"evidence", "evidence", PAGE_UNDER | PAGE_WRAP, section_text,
	FINDING_ROW_evidence},
    {"remedy", NULL, 0, section_text, FINDING_ROW_remedy},
    {"ask", NULL, 0, section_text, FINDING_ROW_ask},
};

/* The list of each kind, and its heading where not all of the page is lists. */
static const struct {
	const struct page_col *col;
	size_t cols;
	const char *heading;
} lists[ROWS_KINDS] = {
    [ROWS_OF_REFERRALS] = {PAGE_COLS(referral), NULL},
    [ROWS_OF_PARTNERS] = {PAGE_COLS(partner), NULL},
    [ROWS_OF_DUTIES] = {PAGE_COLS(duty), NULL},
    [ROWS_OF_EVENTS] = {PAGE_COLS(event), "Diary"},
    [ROWS_OF_MATCHES] = {PAGE_COLS(match), "Matches"},
    [ROWS_OF_NEEDS] = {PAGE_COLS(need), "Needs"},
    [ROWS_OF_FINDINGS] = {PAGE_COLS(finding), NULL},
};

struct list {
	struct section *s;
	enum rows_kind kind;
	struct page_table table;
};

static void *
list_begin(const struct report *r, enum rows_kind kind)
{
	struct list *l = mem_alloc(1, sizeof(*l));

	l->kind = kind;
	l->table = (struct page_table){.section = figures_of(kind)->section,
	    .col = lists[kind].col,
	    .cols = lists[kind].cols,
	    .caption = figures_of(kind)->title};
	l->s = section_new(r, &l->table, NULL);
	return l;
}

static void
list_row(void *state, struct line *x)
{
	struct list *l = state;
	const struct report *r = l->s->r;
	const struct value *v = section_values(l->s, x);

	if (v == NULL)
		return;
	page_asof(r->page, x->asof);
	if (l->s->count == 1) {
		if (lists[l->kind].heading != NULL && !r->list) {
			page_say(r->page, PAGE_HEADING, "%s",
			    lists[l->kind].heading);
			l->table.indent = 2;
		}
		page_begin(r->page, &l->table);
	}
	page_row(r->page, v);
}

static void
list_end(void *state)
{
	struct list *l = state;
	struct page *p = l->s->r->page;

	if (l->s->count > 0)
		page_end(p);
	else if (figures_of(l->kind)->none)
		page_say(
		    p, PAGE_HEADING, "No %s", figures_of(l->kind)->section);
	section_free(l->s);
	free(l);
}

const struct view *
list_view(void)
{
	static const struct view view = {list_begin, list_row, list_end, 0};

	return &view;
}
