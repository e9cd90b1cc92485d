/*
 * Ids come first.  Where the export gives none, they are made of what all its
 * rows say (ident.h), whichever table is written: of partners by `people`, of
 * referrals by `base`, which see the rows as if that table were wanted.
 */
#include "import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* How many names of a row are known: of a format, ours, or of -m. */
static size_t
known(void *ctx, const char *const cell[], size_t n)
{
	const struct wish *w = ctx;
	size_t i, k, sum = 0;
	const char *s;
	char *name;
	int t, is;

	for (i = 0; i < n; i++) {
		s = cell[i];
		k = export_trim(&s);
		name = mem_dup(s, k);
		is = alias_known(name);
		for (t = 0; t < T_POLICY && !is; t++)
			is = schema_col((enum schema_table)t, name) >= 0;
		for (k = 0; k < w->maps; k++)
			is += alias_same(w->map[k].theirs, name) * 2;
		sum += (size_t)is;
		free(name);
	}
	return sum;
}

/* Makes an id for every row that is a contact. */
static void
identify(struct import *im)
{
	static const int cols[] = {PARTNERS_partner, PARTNERS_name,
	    PARTNERS_firm, PARTNERS_email, PARTNERS_phone};
	const char *cell[SCHEMA_COLS_MAX], *name;
	struct convert_log quiet = {.quiet = 1};
	struct feeds *f = &im->people;
	char *rest;
	size_t i;

	feeds_make(f, &im->e, im->format, &im->how->wish, T_PARTNERS);
	im->person = mem_alloc(im->e.rows + 1, sizeof(*im->person));
	for (i = 0; i < im->e.rows; i++)
		im->person[i] = MAP_NONE;
	if (!feeds_contacts(f) ||
	    (im->how->table != T_PARTNERS && !feeds_referrer(f)))
		return;
	feeds_keep(f, cols, sizeof(cols) / sizeof(*cols));
	for (i = 0; i < im->e.rows; i++) {
		if (convert_row(f, i, CONVERT_SELF, cell, &quiet) != CONVERT_OK)
			continue;
		name = *cell[PARTNERS_name] ? cell[PARTNERS_name]
					    : cell[PARTNERS_firm];
		if (*name == '\0')
			continue;
		rest = mem_printf("%s\n%s\n%s\n%s", name, cell[PARTNERS_firm],
		    cell[PARTNERS_email], cell[PARTNERS_phone]);
		im->person[i] =
		    ident_add(&im->ident, cell[PARTNERS_partner], name, rest);
		free(rest);
	}
}

/* Whether a column of the table is fed, and has something in every row. */
static int
is_full(const struct feeds *f, int to)
{
	const char *s;
	size_t i, row;
	int full = 0;

	for (i = 0; i < f->n; i++) {
		if (f->feed[i].to != to)
			continue;
		full = 1;
		for (row = 0; row < f->e->rows; row++) {
			s = export_cell(f->e, row, f->feed[i].col);
			if (export_row(f->e, row)->filled > 0 &&
			    export_trim(&s) == 0)
				return 0;
		}
	}
	return full;
}

/* Whether one of two columns is given. */
static int
one_of(const struct feeds *f, int a, int b)
{
	return feeds_gives(f, a) || feeds_gives(f, b);
}

/*
 * Prepares to make ids of referrals, where the export has not one for every
 * row but what they are made of.
 */
static enum st
prepare_base(struct import *im)
{
	static const int cols[] = {REFERRALS_partner, REFERRALS_prospect,
	    REFERRALS_email, REFERRALS_date};
	int id =
	    im->how->table == T_EVENTS ? EVENTS_referral : REFERRALS_referral;
	struct feeds *b = &im->base;

	if (im->how->table != T_REFERRALS && im->how->table != T_EVENTS)
		return ST_OK;
	if (is_full(&im->main, id))
		return ST_OK;
	feeds_make(b, &im->e, im->format, &im->how->wish, T_REFERRALS);
	feeds_keep(b, cols, sizeof(cols) / sizeof(*cols));
	b->ident = &im->ident;
	if (!feeds_gives(b, REFERRALS_partner) ||
	    !feeds_gives(b, REFERRALS_date) ||
	    !one_of(b, REFERRALS_prospect, REFERRALS_email)) {
		feeds_free(b);
		return ST_OK;
	}
	/* of referrals, the main feeds tell of the same columns */
	return im->how->table == T_EVENTS
	    ? feeds_settle(b, NULL, im->how->order)
	    : ST_OK;
}

/* Says that nothing gives a column its values. */
static enum st
missing(const struct import *im, const char *ours)
{
	msg("%s: nothing gives %s: -m THEIRS=%s names a column, -s %s=VALUE "
	    "a value for all; -l shows the columns",
	    im->e.name, ours, ours, ours);
	return ST_TROUBLE;
}

/* Whether all that each row of the table must have comes from somewhere:
 * the first of two columns, or the second (-1: there is none). */
static enum st
check_given(const struct import *im)
{
	static const struct {
		enum schema_table table;
		int a, b;
	} must[] = {
	    {T_PARTNERS, PARTNERS_name, PARTNERS_firm},
	    {T_REFERRALS, REFERRALS_date, -1},
	    {T_REFERRALS, REFERRALS_direction, -1},
	    {T_REFERRALS, REFERRALS_partner, -1},
	    {T_REFERRALS, REFERRALS_prospect, REFERRALS_email},
	    {T_EVENTS, EVENTS_date, -1},
	    {T_EVENTS, EVENTS_event, -1},
	    {T_EVENTS, EVENTS_partner, EVENTS_referral},
	    {T_NEEDS, NEEDS_date, -1},
	};
	enum schema_table t = im->how->table;
	enum st st = ST_OK;
	size_t i, n;

	for (i = 0; i < sizeof(must) / sizeof(*must); i++) {
		if (must[i].table != t || feeds_gives(&im->main, must[i].a) ||
		    (must[i].b >= 0 && feeds_gives(&im->main, must[i].b)))
			continue;
		st = missing(im, schema_cols(t, &n)[must[i].a].name);
	}
	return st;
}

/* One id cannot be every row's. */
static enum st
check_ids(const struct import *im)
{
	enum schema_table t = im->how->table;
	size_t n;

	if (t == T_EVENTS || wish_given(&im->how->wish, t, 0) == NULL)
		return ST_OK;
	msg("-s: %s: each row of %s has one of its own",
	    schema_cols(t, &n)[0].name, schema_name(t));
	return ST_TROUBLE;
}

/* -v says something of a column that no column feeds. */
static enum st
check_wishes(const struct import *im)
{
	const struct wish *w = &im->how->wish;
	enum st st = ST_OK;
	size_t i, k;
	int to;

	for (i = 0; i < w->values; i++) {
		to = wish_col(&w->value[i].to, im->how->table);
		for (k = 0; k < im->main.n && im->main.feed[k].to != to; k++)
			;
		if (to < 0 || k < im->main.n)
			continue;
		msg("-v: no column of %s feeds %s: -m THEIRS=%s", im->e.name,
		    w->value[i].to.name, w->value[i].to.name);
		st = ST_TROUBLE;
	}
	return st;
}

/* A name for a foreign column that none of ours has. */
static const char *
behind_name(struct import *im, struct map *taken, const char *theirs)
{
	char *s = mem_dup(theirs, strlen(theirs));
	size_t n;

	for (n = 2; map_get(taken, s) != MAP_NONE; n++) {
		free(s);
		s = mem_printf("%s-%zu", theirs, n);
	}
	theirs = mem_pool_dup(&im->e.pool, s);
	free(s);
	map_put(taken, theirs, 0);
	return theirs;
}

/* The columns that feed nothing come behind ours. */
static void
find_behind(struct import *im)
{
	const struct schema_col *c;
	struct map taken = {0};
	size_t n, i, k;

	c = schema_cols(im->how->table, &n);
	for (i = 0; i < n; i++)
		map_put(&taken, c[i].name, 0);
	im->behind = mem_alloc(im->e.width + 1, sizeof(*im->behind));
	im->name = mem_alloc(im->e.width + 1, sizeof(*im->name));
	for (i = 0; i < im->e.width; i++) {
		for (k = 0; k < im->main.n && im->main.feed[k].col != i; k++)
			;
		if (k < im->main.n)
			continue;
		im->behind[im->behinds] = i;
		im->name[im->behinds++] =
		    behind_name(im, &taken, im->e.column[i]);
	}
	map_free(&taken);
}

enum st
import_open(struct import *im, const struct import_how *how, int *ready)
{
	struct export_how eh = {how->path, how->charset, how->delim, how->skip,
	    how->fixed, known, (void *)&how->wish};
	const struct feeds *told;
	enum st st;

	*im = (struct import){.how = how};
	*ready = 0;
	if (export_read(&im->e, &eh) != ST_OK)
		return ST_TROUBLE;
	*ready = 1;
	im->format = how->format != NULL
	    ? how->format
	    : alias_recognise(im->e.column, im->e.width);
	feeds_make(&im->main, &im->e, im->format, &how->wish, how->table);
	im->main.ident = &im->ident;
	find_behind(im);
	identify(im);
	st = prepare_base(im);
	told = how->table == T_EVENTS ? &im->base : NULL;
	st = msg_worst(st, check_given(im));
	st = msg_worst(st, check_ids(im));
	st = msg_worst(st, check_wishes(im));
	st = msg_worst(st, feeds_settle(&im->main, told, how->order));
	if (st == ST_OK && how->table == T_REFERRALS && im->base.e != NULL)
		feeds_settle(&im->base, NULL, how->order);
	return st;
}

void
import_free(struct import *im)
{
	feeds_free(&im->main);
	feeds_free(&im->base);
	feeds_free(&im->people);
	ident_free(&im->ident);
	convert_log_free(&im->log);
	map_free(&im->seen);
	free(im->person);
	free(im->behind);
	free(im->name);
	export_free(&im->e);
}
