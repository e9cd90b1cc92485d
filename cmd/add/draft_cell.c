/*
 * The cells of a draft: what came, what stands for what did not, and what
 * each cell and row shows by itself.
 */
#include <string.h>

#include "draft.h"

/* Money is stored with two places; where it means nothing, not at all. */
static void
settle_money(struct draft *d, size_t row, size_t col)
{
	const char **cell = &d->row[row].cell[col];
	int64_t money = money_parse(*cell);
	const struct word *w;
	char buf[MONEY_LEN];

	if (money == MONEY_NONE)
		return;
	if (d->desk->table == T_EVENTS) {
		w = word_find(d->row[row].cell[EVENTS_event]);
		if (w != NULL && !(w->flags & WORD_VALUE) && money == 0) {
			*cell = "";
			return;
		}
	}
	money_print(money, buf);
	if (strcmp(buf, *cell) != 0)
		*cell = mem_pool_dup(&d->desk->pool, buf);
}

/* What stands for a cell that was left empty, by its name; or NULL. */
static const char *
standard(const struct draft *d, const char *name)
{
	char today[DATE_LEN + 1];

	if (strcmp(name, "entered") == 0)
		return d->desk->stamp;
	if (d->in->file == NULL && strcmp(name, "date") == 0)
		return mem_pool_dup(
		    &d->desk->pool, date_print(d->desk->today, today));
	if (strcmp(name, "by") == 0 && d->desk->table == T_EVENTS)
		return d->desk->by;
	return NULL;
}

/* The cells of a row, as they came and with what stands for empty ones. */
void
draft_fill(struct draft *d, size_t row)
{
	const struct layout *l = &d->desk->layout;
	const char **cell, *std;
	size_t i, bytes = 0;

	cell = mem_pool_alloc(&d->desk->pool, l->width * sizeof(*cell));
	d->row[row].cell = cell;
	d->row[row].referral = LOOKUP_NONE;
	for (i = 0; i < l->width; i++) {
		cell[i] = intake_cell(d->in, row, d->from[i]);
		bytes += strlen(cell[i]);
		if (*cell[i] != '\0' && i != l->cols - 1)
			continue;
		if (i < l->cols && (std = standard(d, l->name[i])) != NULL)
			cell[i] = std;
	}
	if (bytes > TAB_ROW_MAX / 2 && d->in->row[row].fault == NULL)
		draft_refuse(d, row, -1, "the row is longer than %d bytes",
		    TAB_ROW_MAX / 2);
}

/* What each cell shows by itself. */
void
draft_check_cells(struct draft *d, size_t row)
{
	const struct layout *l = &d->desk->layout;
	const struct schema_col *col;
	char buf[SCHEMA_FAULT];
	const char *fault, *cell;
	size_t i, n;

	col = schema_cols(l->table, &n);
	for (i = 0; i < l->width; i++) {
		cell = d->row[row].cell[i];
		if (*cell != '\0' && l->at[i] < 0 && d->from[i] >= 0 &&
		    i != l->cols - 1)
			draft_refuse(d, row, (int)i,
			    "%s has no such column: add it to its header",
			    l->file);
		if (i >= n || (i == 0 && *cell == '\0' && d->made))
			continue;
		/* in an update an empty cell keeps, and partners may be
		 * named by more than an id */
		if (strcmp(col[i].name, "partner") == 0 && i != 0)
			continue;
		if ((fault = schema_fault(&col[i], cell, buf)) != NULL)
			draft_refuse(d, row, (int)i, "%s", fault);
		if (col[i].type == S_MONEY)
			settle_money(d, row, i);
	}
}

/* What the row shows by itself; in an update it is asked of the result. */
void
draft_check_row(struct draft *d, size_t row)
{
	char buf[SCHEMA_FAULT];
	const char *fault;
	int col;

	if (d->desk->update)
		return;
	fault = schema_row_fault(d->desk->table, d->row[row].cell, &col, buf);
	if (fault != NULL)
		draft_refuse(d, row, col, "%s", fault);
}
