#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ledger/words.h"
#include "list_part.h"
#include "page/grid.h"
#include "table/label.h"

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

static const struct listing_col event[] = {
    {{"date", "date", 0}, listing_put, EVENT_ROW_date},
    {{"partner", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_partner},
    {{"name", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_name},
    {{"referral", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_referral},
    {{"prospect", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_prospect},
    {{NULL, "who", PAGE_ONLY_PEOPLE | GRID_WRAP}, put_event_who, 0},
    {{"event", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_event},
    {{"way", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_way},
    {{"value", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_value},
    {{"until", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_until},
    {{"note", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_note},
    {{NULL, "what", PAGE_ONLY_PEOPLE | GRID_UNDER | GRID_WRAP}, put_what, 0},
    {{"by", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_by},
    {{"entered", NULL, PAGE_ONLY_ROWS}, listing_put, EVENT_ROW_entered},
};

static const struct listing_must must[] = {
    {MUST_DATE, EVENT_ROW_date},
    {MUST_DATE, EVENT_ROW_until},
    {MUST_MONEY, EVENT_ROW_value},
    {MUST_END, 0},
};

const struct listing_of *
listing_events(void)
{
	static const struct listing_of of = {"events", "Diary", event,
	    sizeof(event) / sizeof(event[0]), must, NULL};

	return &of;
}
