/*
 * A listing is a table of columns; each says what it puts into its cell.
 */
#include "listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "date.h"
#include "grid.h"
#include "mem.h"
#include "label.h"
#include "words.h"

struct column {
	struct page_col col;
	void (*put)(const struct report_row *row, struct page *p, int arg);
	int arg; /* a column of the rows */
};

static void
put_cell(const struct report_row *row, struct page *p, int col)
{
	page_cell(p, report_cell(row, col));
}

/* An id as it is typed; programs have the whole. */
static void
put_id(const struct report_row *row, struct page *p, int col)
{
	const char *id = report_cell(row, col);

	page_both(p, label_id(id), id);
}

/* The prospect by name, else by e-mail. */
static void
put_prospect(const struct report_row *row, struct page *p, int col)
{
	(void)col;
	page_both(p,
	    report_who(row, REFERRAL_ROW_prospect, REFERRAL_ROW_prospect_email,
		REFERRAL_ROW_prospect_phone),
	    report_cell(row, REFERRAL_ROW_prospect));
}

/* Whom a referral came from, or went to. */
static void
put_giver(const struct report_row *row, struct page *p, int col)
{
	const char *who = report_who(
	    row, REFERRAL_ROW_name, REFERRAL_ROW_firm, REFERRAL_ROW_partner);
	int given = strcmp(report_cell(row, REFERRAL_ROW_direction), "given");
	char *s = mem_printf("%s%s", given == 0 ? "to " : "", who);

	(void)col;
	page_both(p, s, who);
	free(s);
}

/* A duty and its days: "thank 3 late", "thank today", "thank in 2". */
static void
put_duty(struct page *p, const char *duty, size_t n, int due, int asof)
{
	char days[LABEL_LEN], *s;

	if (asof == DATE_NONE || due == DATE_NONE)
		date_print(due, days);
	else
		label_days(asof - due, days);
	s = mem_printf("%.*s%s%s", (int)n, duty, n && *days ? " " : "", days);
	page_cell(p, s);
	free(s);
}

/*
 * The duty that is due first of a cell `thank:2026-06-03;inform:...`: its
 * name, of *n bytes, and *due.  NULL if there is none; *n is not 0 if the
 * cell is none of these.
 */
static const char *
first_duty(const char *s, size_t *n, int *due)
{
	char date[DATE_LEN + 1];
	const char *first = NULL;
	size_t name, len;
	int d;

	*n = 0;
	for (; *s != '\0'; s += len + (s[len] == ';')) {
		len = strcspn(s, ";");
		name = strcspn(s, ":");
		if (name == 0 || len != name + 1 + DATE_LEN) {
			*n = 1;
			return NULL;
		}
		memcpy(date, s + name + 1, DATE_LEN);
		date[DATE_LEN] = '\0';
		if ((d = date_parse(date)) == DATE_NONE) {
			*n = 1;
			return NULL;
		}
		if (first != NULL && d >= *due)
			continue;
		first = s;
		*n = name;
		*due = d;
	}
	return first;
}

static void
put_next(const struct report_row *row, struct page *p, int col)
{
	const char *asof = report_cell(row, REFERRAL_ROW_asof), *duty;
	size_t n;
	int due = DATE_NONE;

	duty = first_duty(report_cell(row, col), &n, &due);
	put_duty(p, duty ? duty : "", duty ? n : 0, due, date_parse(asof));
}

static int
check_referral(const struct report_row *row)
{
	const char *s = report_cell(row, REFERRAL_ROW_duties);
	size_t n;
	int due;

	if (first_duty(s, &n, &due) != NULL || n == 0)
		return 0;
	tab_complain(row->t, row->at[REFERRAL_ROW_duties],
	    "'%s' is not DUTY:YYYY-MM-DD, several separated by ;", s);
	return -1;
}

static const struct column referral[] = {
    {{"referral", "id", 0}, put_id, REFERRAL_ROW_referral},
    {{"date", "date", 0}, put_cell, REFERRAL_ROW_date},
    {{"direction", NULL, PAGE_NOT_TEXT}, put_cell, REFERRAL_ROW_direction},
    {{"prospect", "prospect", GRID_WRAP}, put_prospect, 0},
    {{"partner", NULL, PAGE_NOT_TEXT}, put_cell, REFERRAL_ROW_partner},
    {{"name", "from", GRID_WRAP}, put_giver, 0},
    {{"status", "status", 0}, put_cell, REFERRAL_ROW_status},
    {{"idle", "idle", GRID_RIGHT}, put_cell, REFERRAL_ROW_idle},
    {{"next_duty", "next duty", GRID_WRAP}, put_next, REFERRAL_ROW_duties},
    {{"duties", NULL, PAGE_NOT_TEXT}, put_cell, REFERRAL_ROW_duties},
};

static void
put_partner(const struct report_row *row, struct page *p, int col)
{
	(void)col;
	page_cell(p,
	    report_who(
		row, PARTNER_ROW_name, PARTNER_ROW_firm, PARTNER_ROW_partner));
}

static void
put_last(const struct report_row *row, struct page *p, int col)
{
	const char *out = report_cell(row, PARTNER_ROW_last_out);
	const char *in = report_cell(row, PARTNER_ROW_last_in);

	(void)col;
	page_cell(p, strcmp(out, in) > 0 ? out : in);
}

/*
 * When to get in touch with a partner, as far as their row tells: the last
 * contact (else since) and the cadence; DATE_NONE if never.
 */
static int
touch_due(const struct report_row *row)
{
	const char *stage = report_cell(row, PARTNER_ROW_stage);
	const char *out = report_cell(row, PARTNER_ROW_last_out);
	const char *in = report_cell(row, PARTNER_ROW_last_in);
	const char *last = strcmp(out, in) > 0 ? out : in;
	int from =
	    date_parse(*last ? last : report_cell(row, PARTNER_ROW_since));
	char *end;
	long days;

	days = strtol(report_cell(row, PARTNER_ROW_cadence), &end, 10);
	if (strcmp(stage, "candidate") == 0 || strcmp(stage, "ended") == 0 ||
	    from == DATE_NONE || *end != '\0' || days <= 0 || days > 1000000)
		return DATE_NONE;
	return from + (int)days;
}

/* The duties on referrals that are late, and their number; else the touch. */
static void
put_partner_next(const struct report_row *row, struct page *p, int col)
{
	static const struct {
		const char *duty;
		int col;
	} late[] = {{"contact", PARTNER_ROW_late_contact},
	    {"thank", PARTNER_ROW_late_thank},
	    {"follow", PARTNER_ROW_late_follow},
	    {"inform", PARTNER_ROW_late_inform}, {"pay", PARTNER_ROW_late_pay},
	    {"ask", PARTNER_ROW_late_ask}, {"close", PARTNER_ROW_late_close}};
	char *all = mem_dup("", 0), *more;
	const char *n;
	size_t i;
	int due;

	(void)col;
	for (i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
		n = report_cell(row, late[i].col);
		if (*n == '\0' || strcmp(n, "0") == 0)
			continue;
		more = mem_printf(
		    "%s%s%s %s", all, *all ? ", " : "", late[i].duty, n);
		free(all);
		all = more;
	}
	if (*all != '\0')
		page_cell(p, all);
	else if ((due = touch_due(row)) != DATE_NONE)
		put_duty(p, "touch", strlen("touch"), due,
		    date_parse(report_cell(row, PARTNER_ROW_asof)));
	else
		page_cell(p, "");
	free(all);
}

static const struct column partner[] = {
    {{"partner", NULL, PAGE_NOT_TEXT}, put_cell, PARTNER_ROW_partner},
    {{"name", "name", GRID_WRAP}, put_partner, 0},
    {{"stage", "stage", 0}, put_cell, PARTNER_ROW_stage},
    {{"received", "received", GRID_RIGHT}, put_cell, PARTNER_ROW_received},
    {{"given", "given", GRID_RIGHT}, put_cell, PARTNER_ROW_given},
    {{"last_contact", "last contact", 0}, put_last, 0},
    {{"next_duty", "next duty", GRID_WRAP}, put_partner_next, 0},
};

/* How to reach whom a duty is towards: by phone, else by mail. */
static void
put_reach(const struct report_row *row, struct page *p, int col)
{
	(void)col;
	page_cell(p, report_who(row, DUTY_ROW_phone, DUTY_ROW_email, -1));
}

/* What to type: the referral's id, else the partner's. */
static void
put_duty_id(const struct report_row *row, struct page *p, int col)
{
	const char *id =
	    report_who(row, DUTY_ROW_referral, DUTY_ROW_partner, -1);

	(void)col;
	page_cell(p, label_id(id));
}

static void
put_late(const struct report_row *row, struct page *p, int col)
{
	const char *s = report_cell(row, col);
	char buf[LABEL_LEN];

	page_both(p, *s ? label_days(strtol(s, NULL, 10), buf) : "", s);
}

static int
check_duty(const struct report_row *row)
{
	int64_t n;

	return cell_int(row->t, row->at[DUTY_ROW_late], &n) < 0 ? -1 : 0;
}

static void
put_duty_who(const struct report_row *row, struct page *p, int col)
{
	(void)col;
	page_both(p, report_who(row, DUTY_ROW_name, DUTY_ROW_partner, -1),
	    report_cell(row, DUTY_ROW_name));
}

static const struct column duty[] = {
    {{"due", "due", 0}, put_cell, DUTY_ROW_due},
    {{"late", "days", GRID_RIGHT}, put_late, DUTY_ROW_late},
    {{"side", NULL, PAGE_NOT_TEXT}, put_cell, DUTY_ROW_side},
    {{"duty", "duty", 0}, put_cell, DUTY_ROW_duty},
    {{"partner", NULL, PAGE_NOT_TEXT}, put_cell, DUTY_ROW_partner},
    {{"name", "partner", GRID_WRAP}, put_duty_who, 0},
    {{"owner", NULL, PAGE_NOT_TEXT}, put_cell, DUTY_ROW_owner},
    {{"referral", NULL, PAGE_NOT_TEXT}, put_cell, DUTY_ROW_referral},
    {{"prospect", "prospect", GRID_WRAP}, put_cell, DUTY_ROW_prospect},
    {{"id", "id", 0}, put_duty_id, 0},
    {{"phone", NULL, PAGE_NOT_TEXT}, put_cell, DUTY_ROW_phone},
    {{"email", NULL, PAGE_NOT_TEXT}, put_cell, DUTY_ROW_email},
    {{NULL, "reach", PAGE_NOT_ROWS | GRID_UNDER}, put_reach, 0},
    {{"detail", "detail", GRID_UNDER | GRID_WRAP}, put_cell, DUTY_ROW_detail},
};

/* "Tom Blue (Priya Nair)", "Priya Nair" */
static void
put_event_who(const struct report_row *row, struct page *p, int col)
{
	const char *who =
	    report_who(row, EVENT_ROW_name, EVENT_ROW_partner, -1);
	const char *prospect =
	    report_who(row, EVENT_ROW_prospect, EVENT_ROW_referral, -1);
	char *s = *prospect ? mem_printf("%s (%s)", prospect, who)
			    : mem_dup(who, strlen(who));

	(void)col;
	page_cell(p, s);
	free(s);
}

/*
 * The word, the way if it is not the word's own, the value, the note, and when
 * it is taken up again.
 */
static void
put_what(const struct report_row *row, struct page *p, int col)
{
	const char *word = report_cell(row, EVENT_ROW_event);
	const char *way = report_cell(row, EVENT_ROW_way);
	const char *value = report_cell(row, EVENT_ROW_value);
	const char *until = report_cell(row, EVENT_ROW_until);
	const char *note = report_cell(row, EVENT_ROW_note);
	const struct word *w = word_find(word);
	int own = w == NULL || *way == '\0' ||
	    strcmp(way, w->flags & WORD_IN ? "in" : "out") == 0;
	char money[LABEL_LEN];
	char *s = mem_printf("%s%s%s%s%s%s%s%s%s%s", word, own ? "" : " (",
	    own ? "" : way, own ? "" : ")", *value ? " " : "",
	    label_money(value, money), *until ? ", until " : "", until,
	    *note ? ": " : "", note);

	(void)col;
	page_cell(p, s);
	free(s);
}

static const struct column event[] = {
    {{"date", "date", 0}, put_cell, EVENT_ROW_date},
    {{"partner", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_partner},
    {{"name", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_name},
    {{"referral", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_referral},
    {{"prospect", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_prospect},
    {{NULL, "who", PAGE_NOT_ROWS | GRID_WRAP}, put_event_who, 0},
    {{"event", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_event},
    {{"way", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_way},
    {{"value", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_value},
    {{"until", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_until},
    {{"note", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_note},
    {{NULL, "what", PAGE_NOT_ROWS | GRID_UNDER | GRID_WRAP}, put_what, 0},
    {{"by", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_by},
    {{"entered", NULL, PAGE_NOT_TEXT}, put_cell, EVENT_ROW_entered},
};

static const struct column need[] = {
    {{"client", "client", GRID_WRAP}, put_cell, NEED_ROW_client},
    {{"wants", "wants", GRID_WRAP}, put_cell, NEED_ROW_wants},
    {{"date", "since", 0}, put_cell, NEED_ROW_date},
    {{"until", "until", 0}, put_cell, NEED_ROW_until},
    {{"phone", "phone", GRID_UNDER}, put_cell, NEED_ROW_phone},
    {{"email", "email", GRID_UNDER}, put_cell, NEED_ROW_email},
    {{"need", "id", 0}, put_cell, NEED_ROW_need},
    {{"note", "note", GRID_UNDER | GRID_WRAP}, put_cell, NEED_ROW_note},
};

static void
put_finding_who(const struct report_row *row, struct page *p, int col)
{
	const char *who =
	    report_who(row, FINDING_ROW_name, FINDING_ROW_partner, -1);

	(void)col;
	page_both(p, *who ? who : "(ourselves)", who);
}

static const struct column finding[] = {
    {{"partner", NULL, PAGE_NOT_TEXT}, put_cell, FINDING_ROW_partner},
    {{"name", "partner", GRID_WRAP}, put_finding_who, 0},
    {{"verdict", "verdict", 0}, put_cell, FINDING_ROW_verdict},
    {{"cause", "cause", 0}, put_cell, FINDING_ROW_cause},
    {{"side", "side", 0}, put_cell, FINDING_ROW_side},
    {{"weight", "weight", GRID_RIGHT}, put_cell, FINDING_ROW_weight},
    {{"m", NULL, PAGE_NOT_TEXT}, put_cell, FINDING_ROW_m},
    {{"n", NULL, PAGE_NOT_TEXT}, put_cell, FINDING_ROW_n},
    {{"evidence", "evidence", GRID_UNDER | GRID_WRAP}, put_cell,
	FINDING_ROW_evidence},
    {{"remedy", NULL, PAGE_NOT_TEXT}, put_cell, FINDING_ROW_remedy},
    {{"ask", NULL, PAGE_NOT_TEXT}, put_cell, FINDING_ROW_ask},
};

#define COLUMNS(c) c, sizeof(c) / sizeof((c)[0])

static const struct {
	const char *section;
	const char *title; /* NULL: none */
	const struct column *col;
	size_t cols;
	int (*check)(const struct report_row *row); /* 0, or -1 and said */
} listings[ROWS_KINDS] = {
    [ROWS_OF_REFERRALS] = {"referrals", NULL, COLUMNS(referral),
	check_referral},
    [ROWS_OF_PARTNERS] = {"partners", NULL, COLUMNS(partner), NULL},
    [ROWS_OF_DUTIES] = {"duties", NULL, COLUMNS(duty), check_duty},
    [ROWS_OF_EVENTS] = {"events", "Diary", COLUMNS(event), NULL},
    [ROWS_OF_NEEDS] = {"needs", "Needs", COLUMNS(need), NULL},
    [ROWS_OF_FINDINGS] = {"findings", NULL, COLUMNS(finding), NULL},
};

struct listing {
	const struct report *r;
	enum rows_kind kind;
	struct page_table table;
	int begun;
};

void *
listing_begin(const struct report *r, enum rows_kind kind)
{
	struct listing *l = mem_alloc(1, sizeof(*l));
	size_t n = listings[kind].cols, i;
	struct page_col *col = mem_alloc(n, sizeof(*col));

	for (i = 0; i < n; i++)
		col[i] = listings[kind].col[i].col;
	l->r = r;
	l->kind = kind;
	l->table = (struct page_table){listings[kind].section, col, n, 0, 0, 0};
	page_declare(r->page, &l->table);
	return l;
}

/* The heading, when the first row has come. */
static void
begin(struct listing *l, const struct report_row *row)
{
	const char *title = listings[l->kind].title;
	struct report_asof asof = {""};
	char when[32];
	size_t cols;

	l->begun = 1;
	rows_names(l->kind, &cols);
	report_asof(&asof, report_cell(row, (int)cols - 1));
	if (title != NULL && !l->r->list) {
		page_heading(
		    l->r->page, "%s%s", title, report_when(&asof, when));
		page_gap(l->r->page);
		l->table.indent = 2;
	} else
		page_section(l->r->page);
	page_begin(l->r->page, &l->table);
}

void
listing_row(void *state, const struct report_row *row)
{
	struct listing *l = state;
	const struct column *c = listings[l->kind].col;
	size_t i, cols;

	if (listings[l->kind].check != NULL &&
	    listings[l->kind].check(row) != 0)
		return;
	if (!l->begun)
		begin(l, row);
	rows_names(l->kind, &cols);
	page_asof(l->r->page, report_cell(row, (int)cols - 1));
	for (i = 0; i < l->table.cols; i++)
		c[i].put(row, l->r->page, c[i].arg);
	page_end_row(l->r->page);
}

void
listing_end(void *state)
{
	struct listing *l = state;

	if (l->begun)
		page_end(l->r->page);
	free((void *)l->table.col);
	free(l);
}
