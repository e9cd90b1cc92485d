#include <stdlib.h>

#include "list_part.h"
#include "page/grid.h"
#include "report_duties.h"
#include "table/label.h"

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
	const char *duty = report_cell(row, DUTY_ROW_duty);
	const char *side = report_cell(row, DUTY_ROW_side);

	return *duty == '\0' || *side == '\0' || docket_duty(row) != DUTIES
	    ? 0
	    : -1;
}

static void
put_duty_who(const struct report_row *row, struct page *p, int col)
{
	(void)col;
	page_both(p, report_who(row, DUTY_ROW_name, DUTY_ROW_partner, -1),
	    report_cell(row, DUTY_ROW_name));
}

static const struct listing_col duty[] = {
    {{"due", "due", 0}, listing_put, DUTY_ROW_due},
    {{"late", "days", GRID_RIGHT}, put_late, DUTY_ROW_late},
    {{"side", NULL, PAGE_ONLY_ROWS}, listing_put, DUTY_ROW_side},
    {{"duty", "duty", 0}, listing_put, DUTY_ROW_duty},
    {{"partner", NULL, PAGE_ONLY_ROWS}, listing_put, DUTY_ROW_partner},
    {{"name", "partner", GRID_WRAP}, put_duty_who, 0},
    {{"owner", NULL, PAGE_ONLY_ROWS}, listing_put, DUTY_ROW_owner},
    {{"referral", NULL, PAGE_ONLY_ROWS}, listing_put, DUTY_ROW_referral},
    {{"prospect", "prospect", GRID_WRAP}, listing_put, DUTY_ROW_prospect},
    {{"id", "id", 0}, put_duty_id, 0},
    {{"phone", NULL, PAGE_ONLY_ROWS}, listing_put, DUTY_ROW_phone},
    {{"email", NULL, PAGE_ONLY_ROWS}, listing_put, DUTY_ROW_email},
    {{NULL, "reach", PAGE_ONLY_PEOPLE | GRID_UNDER}, put_reach, 0},
    {{"detail", "detail", GRID_UNDER | GRID_WRAP}, listing_put,
	DUTY_ROW_detail},
};

static const struct listing_must must[] = {
    {MUST_DATE, DUTY_ROW_due},
    {MUST_INT, DUTY_ROW_late},
    {MUST_END, 0},
};

const struct listing_of *
listing_duties(void)
{
	static const struct listing_of of = {"duties", NULL, duty,
	    sizeof(duty) / sizeof(duty[0]), must, check_duty};

	return &of;
}
