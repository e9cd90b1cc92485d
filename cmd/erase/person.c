/*
 * Rows are joined into persons by a union-find over their numbers.
 */
#include "person.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/prospect.h"
#include "ledger/who.h"

const struct person_cols *
person_cols(enum schema_table t)
{
	static const struct person_cols cols[T_N] = {
	    [T_PARTNERS] = {PARTNERS_name, PARTNERS_email, -1},
	    [T_REFERRALS] = {REFERRALS_prospect, REFERRALS_email,
		REFERRALS_phone},
	    [T_NEEDS] = {NEEDS_client, NEEDS_email, NEEDS_phone},
	};

	return cols[t].name > 0 ? &cols[t] : NULL;
}

static size_t
person_root(struct persons *p, size_t n)
{
	while (p->up[n] != n)
		n = p->up[n] = p->up[p->up[n]];
	return n;
}

static void
join_numbers(struct persons *p, size_t a, size_t b)
{
	a = person_root(p, a);
	b = person_root(p, b);
	if (a < b)
		p->up[b] = a;
	else
		p->up[a] = b;
}

/* Joins a number to the first with this key, and frees the key. */
static void
join_key(struct persons *p, struct map *m, char *key, size_t n)
{
	join_numbers(p, n, map_put_copy(m, &p->pool, key, n));
	free(key);
}

/* Joins the rows of a table by e-mail and phone, to those before it, too. */
static void
join_rows(struct persons *p, enum schema_table t, struct map *m)
{
	const struct sheet *s = &p->sheet[t];
	const struct person_cols *col = person_cols(t);
	char digits[PROSPECT_DIGITS + 1] = "", *email, *name;
	const char *cell;
	size_t row, n;

	for (row = 0; row < s->rows; row++) {
		n = p->first[t] + row;
		cell = sheet_cell(s, row, col->email);
		if (*cell != '\0') {
			email = mem_dup(cell, strlen(cell));
			prospect_email(cell, email, strlen(cell) + 1);
			join_key(p, m, email, n);
		}
		if (col->phone >= 0)
			prospect_phone(sheet_cell(s, row, col->phone), digits);
		if (*digits == '\0')
			continue;
		name = text_fold(sheet_cell(s, row, col->name));
		join_key(p, m, mem_printf("%s %s", digits, name), n);
		free(name);
	}
}

/* Joins rows by the ids that they have of each other. */
static void
join_ids(struct persons *p)
{
	const struct sheet *s = &p->sheet[T_PARTNERS];
	size_t row, other;

	for (row = 0; row < s->rows; row++) {
		other = person_of_id(
		    p, T_PARTNERS, sheet_cell(s, row, PARTNERS_same_as));
		if (other != PERSON_NONE)
			join_numbers(p, row, other);
	}
	s = &p->sheet[T_REFERRALS];
	for (row = 0; row < s->rows; row++) {
		other = person_of_id(
		    p, T_NEEDS, sheet_cell(s, row, REFERRALS_need));
		if (other != PERSON_NONE &&
		    *sheet_cell(s, row, REFERRALS_direction) == 'g')
			join_numbers(p, p->first[T_REFERRALS] + row, other);
	}
}

enum st
person_load(struct persons *p, const struct ledger *view)
{
	struct map keys = {0};
	enum schema_table t;
	enum st st = ST_OK, had;
	size_t i;

	*p = (struct persons){0};
	for (t = 0; t < T_N; t++) {
		had = sheet_load(&p->sheet[t], t, ledger_tab(view, t));
		p->first[t] = p->n;
		if (person_cols(t) != NULL) {
			if (had == ST_OK)
				had = sheet_take_ids(&p->sheet[t], &p->id[t]);
			p->n += p->sheet[t].rows;
		}
		st = msg_worst(st, had);
	}
	p->up = mem_alloc(p->n, sizeof(*p->up));
	for (i = 0; i < p->n; i++)
		p->up[i] = i;
	for (t = 0; t < T_N; t++)
		if (person_cols(t) != NULL)
			join_rows(p, t, &keys);
	join_ids(p);
	map_free(&keys);
	return st;
}

size_t
person_of(struct persons *p, enum schema_table t, size_t row)
{
	return person_root(p, p->first[t] + row);
}

size_t
person_of_id(struct persons *p, enum schema_table t, const char *id)
{
	size_t row = *id != '\0' ? map_get(&p->id[t], id) : MAP_NONE;

	return row != MAP_NONE ? person_of(p, t, row) : PERSON_NONE;
}

enum schema_table
person_row(const struct persons *p, size_t n, size_t *row)
{
	enum schema_table t = T_N - 1;

	while (n < p->first[t])
		t--;
	*row = n - p->first[t];
	return t;
}

/* A candidate for WHO; several rows of one person are one. */
static void
describe_candidate(void *ctx, size_t n, struct who_named *x)
{
	struct persons *p = ctx;
	size_t row;
	const enum schema_table t = person_row(p, n, &row);
	const struct person_cols *col = person_cols(t);
	const struct sheet *s = &p->sheet[t];

	x->as = person_root(p, n);
	x->id = sheet_cell(s, row, 0);
	x->email = sheet_cell(s, row, col->email);
	x->referral = t != T_PARTNERS;
	if (x->referral)
		x->prospect = sheet_cell(s, row, col->name);
	else {
		x->name = sheet_cell(s, row, col->name);
		x->firm = sheet_cell(s, row, PARTNERS_firm);
	}
}

size_t
person_who(struct persons *p, const char *who)
{
	return who_one(
	    who, "partner, referral or need", p->n, describe_candidate, p);
}

void
person_free(struct persons *p)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++) {
		sheet_free(&p->sheet[t]);
		map_free(&p->id[t]);
	}
	free(p->up);
	mem_pool_free(&p->pool);
}
