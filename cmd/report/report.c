#include "report.h"

#include <string.h>

#include "base/date.h"

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

const struct word *
report_status(const struct report_row *row)
{
	const char *s = report_cell(row, REFERRAL_ROW_status);
	const struct word *w = word_of(W_NEW);

	if (strcmp(s, w->name) == 0)
		return w;
	w = word_find(s);
	if (w == NULL || !(w->flags & WORD_STATUS) || w->id == W_REOPENED) {
		tab_complain(row->t, row->at[REFERRAL_ROW_status],
		    "'%s' is not the status of a referral", s);
		return NULL;
	}
	return w;
}

int
report_received(const struct report_row *row)
{
	const char *s = report_cell(row, REFERRAL_ROW_direction);

	if (strcmp(s, "received") == 0)
		return 1;
	if (strcmp(s, "given") == 0)
		return 0;
	tab_complain(row->t, row->at[REFERRAL_ROW_direction],
	    "'%s' is neither received nor given", s);
	return -1;
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
