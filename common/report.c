#include "report.h"

#include <stdio.h>
#include <string.h>

#include "date.h"

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

char *
report_when(const struct report_asof *a, char buf[32])
{
	snprintf(buf, 32, *a->latest ? ", as of %s" : "%s", a->latest);
	return buf;
}
