#include "person.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/prospect.h"
#include "ledger/who.h"

/* What of a table says who somebody is. */
static const struct {
	enum schema_table t;
	int id, name, email, phone;
} says[] = {
    {T_PARTNERS, PARTNERS_partner, PARTNERS_name, PARTNERS_email, -1},
    {T_REFERRALS, REFERRALS_referral, REFERRALS_prospect, REFERRALS_email,
	REFERRALS_phone},
    {T_NEEDS, NEEDS_need, NEEDS_client, NEEDS_email, NEEDS_phone},
};

enum { TABLES = sizeof(says) / sizeof(says[0]) };

static size_t
find(struct people *p, size_t n)
{
	while (p->up[n] != n)
		n = p->up[n] = p->up[p->up[n]];
	return n;
}

static void
join(struct people *p, size_t a, size_t b)
{
	a = find(p, a);
	b = find(p, b);
	if (a < b)
		p->up[b] = a;
	else
		p->up[a] = b;
}

/* Joins a number to the first with this key, and frees the key. */
static void
join_key(struct people *p, struct map *m, char *key, size_t n)
{
	join(p, n, map_put_copy(m, &p->pool, key, n));
	free(key);
}

/* Takes the ids of a table. */
static enum st
take_ids(struct people *p, enum schema_table t)
{
	const struct sheet *s = &p->sheet[t];
	enum st st = ST_OK;
	size_t row;

	for (row = 0; row < s->rows; row++)
		if (map_put(&p->id[t], sheet_cell(s, row, 0), row) != row) {
			sheet_complain(s, row, 0, "'%s' is there already",
			    sheet_cell(s, row, 0));
			st = ST_TROUBLE;
		}
	return st;
}

/* Joins the rows of a table by e-mail and phone, to those before it, too. */
static void
join_rows(struct people *p, size_t i, struct map *m)
{
	const struct sheet *s = &p->sheet[says[i].t];
	char digits[PROSPECT_DIGITS + 1] = "", *email, *name;
	const char *cell;
	size_t row, n;

	for (row = 0; row < s->rows; row++) {
		n = p->first[says[i].t] + row;
		cell = sheet_cell(s, row, says[i].email);
		if (*cell != '\0') {
			email = mem_dup(cell, strlen(cell));
			prospect_email(cell, email, strlen(cell) + 1);
			join_key(p, m, email, n);
		}
		if (says[i].phone >= 0)
			prospect_phone(
			    sheet_cell(s, row, says[i].phone), digits);
		if (*digits == '\0')
			continue;
		name = text_fold(sheet_cell(s, row, says[i].name));
		join_key(p, m, mem_printf("%s %s", digits, name), n);
		free(name);
	}
}

/* Joins rows by the ids that they have of each other. */
static void
join_ids(struct people *p)
{
	const struct sheet *s = &p->sheet[T_PARTNERS];
	size_t row, other;

	for (row = 0; row < s->rows; row++) {
		other = people_of_id(
		    p, T_PARTNERS, sheet_cell(s, row, PARTNERS_same_as));
		if (other != PEOPLE_NONE)
			join(p, row, other);
	}
	s = &p->sheet[T_REFERRALS];
	for (row = 0; row < s->rows; row++) {
		other = people_of_id(
		    p, T_NEEDS, sheet_cell(s, row, REFERRALS_need));
		if (other != PEOPLE_NONE &&
		    *sheet_cell(s, row, REFERRALS_direction) == 'g')
			join(p, p->first[T_REFERRALS] + row, other);
	}
}

enum st
people_load(struct people *p, const struct ledger *view)
{
	struct map keys = {0};
	enum schema_table t;
	enum st st = ST_OK, had;
	size_t i;

	*p = (struct people){.view = view};
	for (t = 0; t < T_N; t++) {
		had = sheet_load(&p->sheet[t], t, ledger_tab(view, t));
		if (had == ST_OK && t != T_EVENTS && t != T_POLICY)
			had = take_ids(p, t);
		st = msg_worst(st, had);
	}
	for (i = 0; i < TABLES; i++) {
		p->first[says[i].t] = p->n;
		p->n += p->sheet[says[i].t].rows;
	}
	p->up = mem_alloc(p->n, sizeof(*p->up));
	for (i = 0; i < p->n; i++)
		p->up[i] = i;
	for (i = 0; i < TABLES; i++)
		join_rows(p, i, &keys);
	join_ids(p);
	map_free(&keys);
	return st;
}

size_t
people_of(struct people *p, enum schema_table t, size_t row)
{
	return find(p, p->first[t] + row);
}

size_t
people_of_id(struct people *p, enum schema_table t, const char *id)
{
	size_t row = *id != '\0' ? map_get(&p->id[t], id) : MAP_NONE;

	return row != MAP_NONE ? people_of(p, t, row) : PEOPLE_NONE;
}

/* Which of `says` a number is of, and its row. */
static size_t
place(const struct people *p, size_t n, size_t *row)
{
	size_t i = TABLES - 1;

	while (n < p->first[says[i].t])
		i--;
	*row = n - p->first[says[i].t];
	return i;
}

enum schema_table
people_row(const struct people *p, size_t n, size_t *row)
{
	return says[place(p, n, row)].t;
}

/* A candidate for WHO; several rows of one person are one. */
static void
describe(void *ctx, size_t n, struct who_named *x)
{
	struct people *p = ctx;
	size_t row, i = place(p, n, &row);
	const struct sheet *s = &p->sheet[says[i].t];

	x->as = find(p, n);
	x->id = sheet_cell(s, row, says[i].id);
	x->email = sheet_cell(s, row, says[i].email);
	x->referral = says[i].t != T_PARTNERS;
	if (x->referral)
		x->prospect = sheet_cell(s, row, says[i].name);
	else {
		x->name = sheet_cell(s, row, says[i].name);
		x->firm = sheet_cell(s, row, PARTNERS_firm);
	}
}

size_t
people_who(struct people *p, const char *who)
{
	return who_one(who, "partner, referral or need", p->n, describe, p);
}

void
people_free(struct people *p)
{
	enum schema_table t;

	for (t = 0; t < T_N; t++) {
		sheet_free(&p->sheet[t]);
		map_free(&p->id[t]);
	}
	free(p->up);
	mem_pool_free(&p->pool);
}
