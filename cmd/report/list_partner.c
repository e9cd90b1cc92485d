#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "list_part.h"
#include "page/grid.h"
#include "status/duty.h"
#include "status/stage.h"

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
	enum stage stage = stage_find(report_cell(row, PARTNER_ROW_stage));
	const char *out = report_cell(row, PARTNER_ROW_last_out);
	const char *in = report_cell(row, PARTNER_ROW_last_in);
	const char *last = strcmp(out, in) > 0 ? out : in;
	int from =
	    date_parse(*last ? last : report_cell(row, PARTNER_ROW_since));
	char *end;
	long days;

	days = strtol(report_cell(row, PARTNER_ROW_cadence), &end, 10);
	if (stage == STAGE_CANDIDATE || stage == STAGE_ENDED ||
	    from == DATE_NONE || *end != '\0' || days <= 0 || days > 1000000)
		return DATE_NONE;
	return from + (int)days;
}

/* The duties on referrals that are late, and their number; else the touch. */
static void
put_partner_next(const struct report_row *row, struct page *p, int col)
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
	char *all = mem_dup("", 0), *more;
	const char *n;
	size_t i;
	int due;

	(void)col;
	for (i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
		n = report_cell(row, late[i].col);
		if (*n == '\0' || strcmp(n, "0") == 0)
			continue;
		more = mem_printf("%s%s%s %s", all, *all ? ", " : "",
		    duty_name(late[i].duty), n);
		free(all);
		all = more;
	}
	if (*all != '\0')
		page_cell(p, all);
	else if ((due = touch_due(row)) != DATE_NONE)
		listing_duty(p, duty_name(DUTY_TOUCH),
		    strlen(duty_name(DUTY_TOUCH)), due,
		    date_parse(report_cell(row, PARTNER_ROW_asof)));
	else
		page_cell(p, "");
	free(all);
}

static const struct listing_col partner[] = {
    {{"partner", NULL, PAGE_ONLY_ROWS}, listing_put, PARTNER_ROW_partner},
    {{"name", "name", GRID_WRAP}, put_partner, 0},
    {{"stage", "stage", 0}, listing_put, PARTNER_ROW_stage},
    {{"received", "received", GRID_RIGHT}, listing_put, PARTNER_ROW_received},
    {{"given", "given", GRID_RIGHT}, listing_put, PARTNER_ROW_given},
    {{"last_contact", "last contact", 0}, put_last, 0},
    {{"next_duty", "next duty", GRID_WRAP}, put_partner_next, 0},
};

static const struct listing_must must[] = {
    {MUST_INT, PARTNER_ROW_received},
    {MUST_INT, PARTNER_ROW_given},
    {MUST_DATE, PARTNER_ROW_last_in},
    {MUST_DATE, PARTNER_ROW_last_out},
    {MUST_END, 0},
};

const struct listing_of *
listing_partners(void)
{
	static const struct listing_of of = {"partners", NULL, partner,
	    sizeof(partner) / sizeof(partner[0]), must, NULL};

	return &of;
}
