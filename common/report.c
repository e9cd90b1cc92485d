#include "report.h"

#include <string.h>

#include "date.h"

/* How rows of each kind stand on the calendar; findings and matches do not. */
static const struct {
	int date;
	int chooses; /* it is when they came to be: a period has some of them */
} dates[ROWS_KINDS] = {
    [ROWS_OF_REFERRALS] = {REFERRAL_ROW_date, 1},
    [ROWS_OF_PARTNERS] = {PARTNER_ROW_since, 0},
    [ROWS_OF_DUTIES] = {DUTY_ROW_due, 0},
    [ROWS_OF_EVENTS] = {EVENT_ROW_date, 1},
    [ROWS_OF_MATCHES] = {-1, 0},
    [ROWS_OF_NEEDS] = {NEED_ROW_date, 1},
    [ROWS_OF_FINDINGS] = {-1, 0},
};

int
report_date(enum rows_kind kind)
{
	return dates[kind].date;
}

int
report_chooses(enum rows_kind kind)
{
	return dates[kind].chooses;
}

const char *
report_cell(const struct report_row *row, int col)
{
	return tab_cell(row->t, row->at[col]);
}

const char *
report_who(const struct report_row *row, int name, int firm, int id)
{
	const int cols[] = {name, firm, id};
	const char *s = "";
	size_t i;

	for (i = 0; i < sizeof(cols) / sizeof(cols[0]) && *s == '\0'; i++)
		s = cols[i] >= 0 ? report_cell(row, cols[i]) : "";
	return s;
}

void
report_asof(struct report_asof *a, const char *asof)
{
	if (date_parse(asof) != DATE_NONE && strcmp(asof, a->latest) > 0)
		memcpy(a->latest, asof, DATE_LEN + 1);
}
