#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "list_part.h"
#include "page/grid.h"
#include "table/label.h"

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
	listing_duty(p, duty ? duty : "", duty ? n : 0, due, date_parse(asof));
}

static int
check_referral(const struct report_row *row)
{
	const char *s = report_cell(row, REFERRAL_ROW_duties);
	size_t n;
	int due;

	if (*report_cell(row, REFERRAL_ROW_status) != '\0' &&
	    report_status(row) == NULL)
		return -1;
	if (*report_cell(row, REFERRAL_ROW_direction) != '\0' &&
	    report_received(row) < 0)
		return -1;
	if (first_duty(s, &n, &due) != NULL || n == 0)
		return 0;
	tab_complain(row->t, row->at[REFERRAL_ROW_duties],
	    "'%s' is not DUTY:YYYY-MM-DD, several separated by ;", s);
	return -1;
}

static const struct listing_col referral[] = {
    {{"referral", "id", 0}, put_id, REFERRAL_ROW_referral},
    {{"date", "date", 0}, listing_put, REFERRAL_ROW_date},
    {{"direction", NULL, PAGE_ONLY_ROWS}, listing_put, REFERRAL_ROW_direction},
    {{"prospect", "prospect", GRID_WRAP}, put_prospect, 0},
    {{"partner", NULL, PAGE_ONLY_ROWS}, listing_put, REFERRAL_ROW_partner},
    {{"name", "from", GRID_WRAP}, put_giver, 0},
    {{"status", "status", 0}, listing_put, REFERRAL_ROW_status},
    {{"idle", "idle", GRID_RIGHT}, listing_put, REFERRAL_ROW_idle},
    {{"next_duty", "next duty", 0}, put_next, REFERRAL_ROW_duties},
    {{"duties", NULL, PAGE_ONLY_ROWS}, listing_put, REFERRAL_ROW_duties},
};

static const struct listing_must must[] = {
    {MUST_DATE, REFERRAL_ROW_date},
    {MUST_INT, REFERRAL_ROW_idle},
    {MUST_END, 0},
};

const struct listing_of *
listing_referrals(void)
{
	static const struct listing_of of = {"referrals", NULL, referral,
	    sizeof(referral) / sizeof(referral[0]), must, check_referral};

	return &of;
}
