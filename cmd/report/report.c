#include "report.h"

#include <string.h>

#include "base/date.h"
#include "figures.h"
#include "table/label.h"
#include "table/row.h"

const char *
report_cell(const struct line *x, int col)
{
	return x->t ? tab_cell(x->t, x->at[col]) : "";
}

const struct word *
report_status(const struct line *x)
{
	const char *s = report_cell(x, REFERRAL_ROW_status);
	const struct word *w = word_of(W_NEW);

	if (strcmp(s, w->name) == 0)
		return w;
	w = word_find(s);
	if (w == NULL || !(w->flags & WORD_STATUS) || w->id == W_REOPENED) {
		tab_complain(x->t, x->at[REFERRAL_ROW_status],
		    "'%s' is not the status of a referral", s);
		return NULL;
	}
	return w;
}

int
report_received(const struct line *x)
{
	const char *s = report_cell(x, REFERRAL_ROW_direction);

	if (strcmp(s, "received") == 0)
		return 1;
	if (strcmp(s, "given") == 0)
		return 0;
	tab_complain(x->t, x->at[REFERRAL_ROW_direction],
	    "'%s' is neither received nor given", s);
	return -1;
}

enum duty
report_duty(const struct line *x)
{
	const char *side = report_cell(x, DUTY_ROW_side);
	const char *duty = report_cell(x, DUTY_ROW_duty);
	enum duty d = duty_find(duty);

	if (d == DUTIES)
		tab_complain(
		    x->t, x->at[DUTY_ROW_duty], "'%s' is no duty", duty);
	else if (strcmp(duty_side(d), side) != 0) {
		tab_complain(x->t, x->at[DUTY_ROW_side],
		    "'%s', but %s is a duty of %s", side, duty, duty_side(d));
		return DUTIES;
	}
	return d;
}

struct value
report_duty_id(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(
	    label_id(report_either(x, DUTY_ROW_referral, DUTY_ROW_partner)));
}

struct value
report_duty_reach(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(report_either(x, DUTY_ROW_phone, DUTY_ROW_email));
}

const char *
report_either(const struct line *x, int col, int other)
{
	const char *s = report_cell(x, col);

	return *s ? s : report_cell(x, other);
}

const char *
report_who(const struct line *x)
{
	const struct figures *f = figures_of(x->kind);
	const char *s = f->name >= 0 ? report_cell(x, f->name) : "";

	if (*s == '\0' && f->firm >= 0)
		s = report_cell(x, f->firm);
	return *s == '\0' && f->partner >= 0 ? report_cell(x, f->partner) : s;
}

struct value
report_last_contact(const struct line *x, const struct page_col *c)
{
	int out = DATE_NONE, in = DATE_NONE; /* the least */

	(void)c;
	if (x->t != NULL &&
	    cell_date(x->t, x->at[PARTNER_ROW_last_out], &out) >= 0)
		cell_date(x->t, x->at[PARTNER_ROW_last_in], &in);
	return value_of(VALUE_DATE, in > out ? in : out, 0);
}
