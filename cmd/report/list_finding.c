#include "list_part.h"
#include "page/grid.h"

static void
put_finding_who(const struct report_row *row, struct page *p, int col)
{
	const char *who =
	    report_who(row, FINDING_ROW_name, FINDING_ROW_partner, -1);

	(void)col;
	page_both(p, *who ? who : "(ourselves)", who);
}

static const struct listing_col finding[] = {
    {{"partner", NULL, PAGE_ONLY_ROWS}, listing_put, FINDING_ROW_partner},
    {{"name", "partner", GRID_WRAP}, put_finding_who, 0},
    {{"verdict", "verdict", 0}, listing_put, FINDING_ROW_verdict},
    {{"cause", "cause", 0}, listing_put, FINDING_ROW_cause},
    {{"side", "side", 0}, listing_put, FINDING_ROW_side},
    {{"weight", "weight", GRID_RIGHT}, listing_put, FINDING_ROW_weight},
    {{"m", NULL, PAGE_ONLY_ROWS}, listing_put, FINDING_ROW_m},
    {{"n", NULL, PAGE_ONLY_ROWS}, listing_put, FINDING_ROW_n},
    {{"evidence", "evidence", GRID_UNDER | GRID_WRAP}, listing_put,
	FINDING_ROW_evidence},
    {{"remedy", NULL, PAGE_ONLY_ROWS}, listing_put, FINDING_ROW_remedy},
    {{"ask", NULL, PAGE_ONLY_ROWS}, listing_put, FINDING_ROW_ask},
};

static const struct listing_must must[] = {
    {MUST_INT, FINDING_ROW_m},
    {MUST_INT, FINDING_ROW_n},
    {MUST_END, 0},
};

const struct listing_of *
listing_findings(void)
{
	static const struct listing_of of = {"findings", NULL, finding,
	    sizeof(finding) / sizeof(finding[0]), must, NULL};

	return &of;
}
