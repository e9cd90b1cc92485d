/* The rows of an import, and the account of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import.h"

/* Leaves a row out that lacks something. */
static int
leave(struct import *im, size_t row, const char *why, const char *hint)
{
	account_add(&im->log.out, export_row(&im->e, row)->line, why, hint);
	return 0;
}

/* What gives all events what the words of some need, or NULL. */
static const char *
constant(int col)
{
	return col == EVENTS_value ? "-s events.value=0"
	    : col == EVENTS_until  ? "-s events.until=DATE"
	    : col == EVENTS_note   ? "-s events.note=WHY"
				   : NULL;
}

/* Whether a row has what its table requires; else it is left out. */
static int
is_whole(struct import *im, size_t row, const char *const cell[])
{
	char buf[SCHEMA_FAULT];
	const struct schema_col *c;
	size_t n, i;
	int col;
	const char *fault;

	c = schema_cols(im->how->table, &n);
	for (i = n; i-- > 0;) /* a partner before the direction */
		if (c[i].required && *cell[i] == '\0') {
			snprintf(buf, sizeof(buf), "no %s", c[i].name);
			return leave(im, row, buf, NULL);
		}
	fault = schema_row_fault(im->how->table, cell, &col, buf);
	if (fault == NULL)
		return 1;
	return leave(im, row, fault,
	    im->how->table == T_EVENTS && col >= 0 && *cell[col] == '\0'
		? constant(col)
		: NULL);
}

static void
write_header(struct import *im)
{
	const struct schema_col *c;
	size_t n, i;

	c = schema_cols(im->how->table, &n);
	for (i = 0; i < n; i++)
		if (c[i].type != S_STAMP)
			out_cell(&im->out, c[i].name);
	for (i = 0; i < im->behinds; i++)
		out_cell(&im->out, im->name[i]);
	out_end(&im->out);
}

/* Writes a row; of a row of the export, or (MAP_NONE) of none. */
static void
write_row(struct import *im, size_t row, const char *const cell[])
{
	const struct schema_col *c;
	size_t n, i;

	c = schema_cols(im->how->table, &n);
	for (i = 0; i < n; i++)
		if (c[i].type != S_STAMP)
			out_cell(&im->out, cell[i]);
	for (i = 0; i < im->behinds; i++)
		out_cell(&im->out,
		    row == MAP_NONE ? ""
				    : export_cell(&im->e, row, im->behind[i]));
	out_end(&im->out);
	im->written++;
}

/* Writes a partner, once; the row of whom it names, or of itself. */
static void
write_partner(struct import *im, size_t row, const char *const cell[])
{
	if (!is_whole(im, row, cell))
		return;
	if (map_get(&im->seen, cell[PARTNERS_partner]) != MAP_NONE) {
		leave(im, row, "a partner that came before", NULL);
		return;
	}
	map_put(&im->seen, cell[PARTNERS_partner], row);
	write_row(im, row, cell);
}

static void
partner(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX];

	if (convert_row(&im->main, row, CONVERT_SELF, cell, &im->log) !=
	    CONVERT_OK)
		return;
	if (*cell[PARTNERS_partner] == '\0' && im->person[row] != MAP_NONE)
		cell[PARTNERS_partner] =
		    ident_contact(&im->ident, im->person[row]);
	else if (*cell[PARTNERS_partner] == '\0') {
		/* what is amiss is the name, of which the id is made */
		cell[PARTNERS_partner] = "x";
	}
	write_partner(im, row, cell);
}

/* Who referred the row, where the rows are not themselves partners. */
static void
referrer(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX];

	if (convert_row(&im->main, row, CONVERT_REFERRER, cell, &im->log) ==
	    CONVERT_OK)
		write_partner(im, row, cell);
}

/* The same where they are: a partner more, if no row is theirs. */
static void
referrer_too(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX];
	struct convert_log quiet = {.quiet = 1};

	if (convert_row(&im->main, row, CONVERT_REFERRER, cell, &quiet) !=
		CONVERT_OK ||
	    *cell[PARTNERS_name] == '\0' ||
	    ident_known(&im->ident, cell[PARTNERS_name]) ||
	    map_get(&im->seen, cell[PARTNERS_partner]) != MAP_NONE)
		return;
	map_put(&im->seen, cell[PARTNERS_partner], row);
	write_row(im, MAP_NONE, cell);
	im->extra++;
}

static void
each_row(struct import *im, void (*row)(struct import *im, size_t row))
{
	size_t i;

	for (i = 0; i < im->e.rows; i++)
		if (export_row(&im->e, i)->filled > 0)
			row(im, i);
}

static void
partners(struct import *im)
{
	if (feeds_contacts(&im->main) || !feeds_referrer(&im->main)) {
		each_row(im, partner);
		if (feeds_referrer(&im->main))
			each_row(im, referrer_too);
	} else
		each_row(im, referrer);
}

/* The id of the referral that a row is about; "" if it lacks what it is made
 * of, which is said in *lacks. */
static const char *
referral_id(struct import *im, size_t row, const char **lacks)
{
	const char *cell[SCHEMA_COLS_MAX], *prospect;
	struct convert_log quiet = {.quiet = 1};

	*lacks = NULL;
	if (im->base.e == NULL ||
	    convert_row(&im->base, row, CONVERT_SELF, cell, &quiet) !=
		CONVERT_OK)
		return "";
	prospect = *cell[REFERRALS_prospect] ? cell[REFERRALS_prospect]
					     : cell[REFERRALS_email];
	*lacks = *cell[REFERRALS_partner] == '\0' ? "no partner"
	    : *prospect == '\0'			  ? "no prospect"
	    : *cell[REFERRALS_date] == '\0'	  ? "no date of the referral"
						  : NULL;
	if (*lacks != NULL)
		return "";
	return ident_referral(&im->ident, cell[REFERRALS_partner], prospect,
	    cell[REFERRALS_date]);
}

static void
referral(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX], *lacks;
	const char *id = referral_id(im, row, &lacks);

	if (convert_row(&im->main, row, CONVERT_SELF, cell, &im->log) !=
	    CONVERT_OK)
		return;
	if (*cell[REFERRALS_referral] == '\0')
		cell[REFERRALS_referral] = lacks != NULL ? "x" : id;
	if (is_whole(im, row, cell))
		write_row(im, row, cell);
}

static void
event(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX], *lacks;
	const char *id = referral_id(im, row, &lacks);

	if (convert_row(&im->main, row, CONVERT_SELF, cell, &im->log) !=
	    CONVERT_OK)
		return;
	if (*cell[EVENTS_referral] == '\0') {
		if (lacks != NULL) {
			leave(im, row, lacks, NULL);
			return;
		}
		cell[EVENTS_referral] = id;
	}
	if (is_whole(im, row, cell))
		write_row(im, row, cell);
}

static void
need(struct import *im, size_t row)
{
	const char *cell[SCHEMA_COLS_MAX];

	if (convert_row(&im->main, row, CONVERT_SELF, cell, &im->log) !=
	    CONVERT_OK)
		return;
	if (*cell[NEEDS_need] == '\0')
		cell[NEEDS_need] = ident_need(&im->ident, cell[NEEDS_client],
		    cell[NEEDS_wants], cell[NEEDS_date]);
	if (is_whole(im, row, cell))
		write_row(im, row, cell);
}

/* Counts the rows, and the lines between them, that have nothing. */
static size_t
count_empty(struct import *im)
{
	const struct export_row *r;
	size_t i, k, lines = 0;

	for (i = 0; i < im->e.rows; i++) {
		r = export_row(&im->e, i);
		for (k = r->blank; k > 0; k--, lines++)
			account_add(&im->log.out, r->line - k, "empty", NULL);
		if (r->filled == 0)
			account_add(&im->log.out, r->line, "empty", NULL);
	}
	return lines;
}

/* What stands before the header and behind the data is no row. */
static void
tell_frame(const struct import *im)
{
	const struct export *e = &im->e;
	size_t line = e->row[e->head].line, i;
	const char *s;

	if (line > 1)
		msg("%s: before the header on line %zu: %zu line%s skipped",
		    e->name, line, line - 1, line > 2 ? "s" : "");
	for (i = e->end; i < e->all && e->row[i].filled == 0; i++)
		;
	if (i == e->all)
		return;
	s = e->cell[e->row[i].first];
	export_trim(&s);
	msg("%s: behind the data: skipped from line %zu on: '%.60s'", e->name,
	    e->row[i].line, s);
}

void
import_tell(const struct import *im, const char *what)
{
	const char *delim = im->e.delim == '\t' ? "tab" : NULL;

	msg("%s: %s, %s, delimiter %s%.*s%s%s", im->e.name, im->format->title,
	    im->e.text.charset, delim ? "" : "'", delim ? 3 : 1,
	    delim ? delim : &im->e.delim, delim ? "" : "'", what);
	tell_frame(im);
}

static void
tell(const struct import *im, size_t read)
{
	char extra[64] = "", *what;

	if (im->extra > 0)
		snprintf(extra, sizeof(extra),
		    " and %zu named only as a referrer", im->extra);
	what = mem_printf(": %zu row%s read, %zu written%s, %zu left out", read,
	    read == 1 ? "" : "s", im->written - im->extra, extra,
	    read - (im->written - im->extra));
	import_tell(im, what);
	free(what);
	account_tell(&im->log.out, im->e.name, "left out: ");
	account_tell(&im->log.unknown, im->e.name, "left out: ");
	account_tell(&im->log.noted, im->e.name, "");
}

enum st
import_rows(struct import *im)
{
	static void (*const each[])(struct import *, size_t) = {
	    [T_REFERRALS] = referral, [T_EVENTS] = event, [T_NEEDS] = need};
	enum schema_table t = im->how->table;
	size_t lines = count_empty(im);

	write_header(im);
	if (t == T_PARTNERS)
		partners(im);
	else
		each_row(im, each[t]);
	tell(im, im->e.rows + lines + im->e.bad);
	return im->e.bad > 0 || im->log.bad > 0 || im->log.unknown.total > 0
	    ? ST_TROUBLE
	    : ST_OK;
}
