#include "list_part.h"
#include "page/grid.h"

static void
put_match_who(const struct report_row *row, struct page *p, int col)
{
	(void)col;
	page_both(p, report_who(row, MATCH_ROW_name, MATCH_ROW_partner, -1),
	    report_cell(row, MATCH_ROW_name));
}

static const struct listing_col match[] = {
    {{"need", NULL, PAGE_ONLY_ROWS}, listing_put, MATCH_ROW_need},
    {{"client", "client", GRID_WRAP}, listing_put, MATCH_ROW_client},
    {{"wants", "wants", GRID_WRAP}, listing_put, MATCH_ROW_wants},
    {{"partner", NULL, PAGE_ONLY_ROWS}, listing_put, MATCH_ROW_partner},
    {{"name", "who", GRID_WRAP}, put_match_who, 0},
    {{"tags", NULL, PAGE_ONLY_ROWS}, listing_put, MATCH_ROW_tags},
    {{"score", "score", GRID_RIGHT}, listing_put, MATCH_ROW_score},
    {{"balance", "balance", GRID_RIGHT}, listing_put, MATCH_ROW_balance},
    {{"why", "why", GRID_UNDER | GRID_WRAP}, listing_put, MATCH_ROW_why},
};

static const struct listing_must must[] = {
    {MUST_INT, MATCH_ROW_score},
    {MUST_INT, MATCH_ROW_balance},
    {MUST_END, 0},
};

const struct listing_of *
listing_matches(void)
{
	static const struct listing_of of = {"matches", "Matches", match,
	    sizeof(match) / sizeof(match[0]), must, NULL};

	return &of;
}
