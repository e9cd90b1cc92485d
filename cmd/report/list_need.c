#include "list_part.h"
#include "page/grid.h"

static const struct listing_col need[] = {
    {{"client", "client", GRID_WRAP}, listing_put, NEED_ROW_client},
    {{"wants", "wants", GRID_WRAP}, listing_put, NEED_ROW_wants},
    {{"date", "since", 0}, listing_put, NEED_ROW_date},
    {{"until", "until", 0}, listing_put, NEED_ROW_until},
    {{"phone", "phone", GRID_UNDER}, listing_put, NEED_ROW_phone},
    {{"email", "email", GRID_UNDER}, listing_put, NEED_ROW_email},
    {{"need", "id", 0}, listing_put, NEED_ROW_need},
    {{"note", "note", GRID_UNDER | GRID_WRAP}, listing_put, NEED_ROW_note},
};

static const struct listing_must must[] = {
    {MUST_DATE, NEED_ROW_date},
    {MUST_DATE, NEED_ROW_until},
    {MUST_END, 0},
};

const struct listing_of *
listing_needs(void)
{
	static const struct listing_of of = {
	    "needs", "Needs", need, sizeof(need) / sizeof(need[0]), must, NULL};

	return &of;
}
