/* What of a row is added to a figure. */
#include <string.h>

#include "aggregate.h"
#include "table/cell.h"

int64_t
tally_one(const struct tally_row *r, const struct tally_figure *f)
{
	(void)r;
	(void)f;
	return 1;
}

/* What `of` returns for what cell.h says of its cell. */
static int64_t
found(const struct tally_row *r, const struct tally_figure *f, int how,
    int64_t value)
{
	if (how > 0 && value == TALLY_BAD) {
		tab_complain(r->t, r->at[f->arg], "more than can be counted");
		how = -1;
	}
	return how > 0 ? value : how == 0 ? TALLY_NONE : TALLY_BAD;
}

int64_t
tally_int(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t n = 0;
	int how = cell_int(r->t, r->at[f->arg], &n);

	return found(r, f, how, n);
}

int64_t
tally_money(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t m = 0;
	int how = cell_money(r->t, r->at[f->arg], &m);

	return found(r, f, how, m);
}

int64_t
tally_date(const struct tally_row *r, const struct tally_figure *f)
{
	int d = 0;
	int how = cell_date(r->t, r->at[f->arg], &d);

	return found(r, f, how, d);
}

int64_t
tally_is(const struct tally_row *r, const struct tally_figure *f)
{
	return strcmp(tab_cell(r->t, r->at[f->arg]), f->is) == 0;
}

int64_t
tally_above(const struct tally_row *r, const struct tally_figure *f)
{
	int64_t n = tally_int(r, f);

	return n == TALLY_NONE || n == TALLY_BAD ? n : n > 0;
}

int64_t
tally_status(const struct tally_row *r, const struct tally_figure *f)
{
	return (int)r->status->id == f->arg;
}

int64_t
tally_flag(const struct tally_row *r, const struct tally_figure *f)
{
	return (r->status->flags & (unsigned)f->arg) != 0;
}

int64_t
tally_first(const struct tally_row *r, const struct tally_figure *f)
{
	(void)f;
	return r->first;
}
