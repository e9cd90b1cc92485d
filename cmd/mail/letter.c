#include "letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/schema.h"
#include "ledger/words.h"

/* Without one of these a letter would go out that should not, or be false. */
static const int needed[] = {REFERRAL_ROW_referral, REFERRAL_ROW_date,
    REFERRAL_ROW_direction, REFERRAL_ROW_partner, REFERRAL_ROW_email,
    REFERRAL_ROW_consent, REFERRAL_ROW_stage, REFERRAL_ROW_status,
    REFERRAL_ROW_dup_of, REFERRAL_ROW_duties, REFERRAL_ROW_asof};

enum { NEEDED = sizeof(needed) / sizeof(needed[0]) };

const char *
letter_cell(const struct letter_row *r, int col)
{
	const int at = r->head->at[col];

	return at < 0 ? "" : r->cell[at];
}

const char *
letter_find(const struct letter_row *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->head->n; i++)
		if (strcmp(r->head->name[i], name) == 0)
			return r->cell[i];
	return NULL;
}

/*
 * The next of the duties at *s: its name and its date, and moves on; 0 at the
 * end, -1 if it is none.
 */
static int
next_duty(const char **s, const char **name, size_t *n, int *due)
{
	char day[DATE_LEN + 1];

	if (**s == '\0')
		return 0;
	*name = *s;
	*n = strcspn(*s, ":;");
	if ((*s)[*n] != ':' || strcspn(*s + *n + 1, ";") != DATE_LEN)
		return -1;
	memcpy(day, *s + *n + 1, DATE_LEN);
	day[DATE_LEN] = '\0';
	*s += *n + 1 + DATE_LEN;
	*s += **s == ';';
	*due = date_parse(day);
	return *due == DATE_NONE ? -1 : 1;
}

int
letter_duty(const struct letter_row *r, const char *name)
{
	const char *s = letter_cell(r, REFERRAL_ROW_duties), *duty;
	size_t n;
	int due;

	while (next_duty(&s, &duty, &n, &due) > 0)
		if (strlen(name) == n && strncmp(name, duty, n) == 0)
			return due;
	return DATE_NONE;
}

int
letter_asof(const struct letter_row *r)
{
	return date_parse(letter_cell(r, REFERRAL_ROW_asof));
}

static int
is_status(const char *s)
{
	const struct word *w = word_find(s);

	return strcmp(s, word_of(W_NEW)->name) == 0 ||
	    (w != NULL && (w->flags & WORD_STATUS) != 0);
}

/* What is wrong with a row; the column at fault in *col. */
static const char *
row_fault(const struct letters *l, const struct letter_row *r, int *col)
{
	static const struct schema_col id = {"", S_ID, 1, NULL};
	const char *s = letter_cell(r, REFERRAL_ROW_duties), *name;
	char buf[SCHEMA_FAULT];
	int due, more;
	size_t n;

	*col = REFERRAL_ROW_duties;
	while ((more = next_duty(&s, &name, &n, &due)) > 0)
		;
	if (more < 0)
		return "are not duties, like thank:2026-06-03;pay:2026-07-01";
	*col = REFERRAL_ROW_referral;
	if (schema_fault(&id, letter_cell(r, *col), buf) != NULL)
		return "is not an id";
	*col = REFERRAL_ROW_partner;
	if (schema_fault(&id, letter_cell(r, *col), buf) != NULL)
		return "is not an id";
	*col = REFERRAL_ROW_status;
	if (!is_status(letter_cell(r, *col)))
		return "is not a status";
	*col = REFERRAL_ROW_asof;
	if (letter_asof(r) == DATE_NONE)
		return "is not a date, YYYY-MM-DD";
	*col = REFERRAL_ROW_date;
	if ((due = date_parse(letter_cell(r, *col))) == DATE_NONE)
		return "is not a date, YYYY-MM-DD";
	return due > l->today ? "is after today" : NULL;
}

static const struct letter_head *
take_head(struct letters *l, struct tab *t)
{
	struct letter_head *h = mem_pool_alloc(&l->pool, sizeof(*h));
	const char *const *names;
	size_t n, i;

	h->n = tab_width(t);
	h->name = mem_pool_alloc(&l->pool, h->n * sizeof(*h->name));
	for (i = 0; i < h->n; i++)
		h->name[i] = mem_pool_dup(&l->pool, tab_name(t, i));
	names = rows_names(ROWS_OF_REFERRALS, &n);
	for (i = 0; i < n; i++)
		h->at[i] = tab_find(t, names[i]);
	l->head =
	    mem_grow(l->head, &l->heads_cap, l->heads + 1, sizeof(*l->head));
	l->head[l->heads++] = h;
	return h;
}

/* Keeps a row: its cells outlive the next one. */
static void
keep(struct letters *l, struct letter_row r, struct tab *t)
{
	const char *partner = letter_cell(&r, REFERRAL_ROW_partner);
	const char **cell;
	size_t i, before;

	cell = mem_pool_alloc(&l->pool, r.head->n * sizeof(*cell));
	for (i = 0; i < r.head->n; i++)
		cell[i] =
		    *r.cell[i] != '\0' ? mem_pool_dup(&l->pool, r.cell[i]) : "";
	r.cell = cell;
	before =
	    map_put(&l->referral, letter_cell(&r, REFERRAL_ROW_referral), l->n);
	if (before != l->n) {
		tab_complain(t, r.head->at[REFERRAL_ROW_referral],
		    "'%s' is there twice",
		    letter_cell(&r, REFERRAL_ROW_referral));
		return;
	}
	r.partner = map_get(&l->partner, partner);
	if (r.partner == MAP_NONE)
		r.partner = map_put(&l->partner,
		    letter_cell(&r, REFERRAL_ROW_partner), l->partner.n);
	l->row = mem_grow(l->row, &l->cap, l->n + 1, sizeof(r));
	l->row[l->n++] = r;
}

/* The rows that are of use.  Memory for the others: one row. */
static void
take_rows(struct letters *l, struct tab *t, const struct letter_head *h)
{
	struct letter_row r = {.head = h};
	const char **cell = mem_alloc(h->n, sizeof(*cell)), *fault;
	enum letter_use use;
	size_t i;
	int col;

	r.cell = cell;
	while (tab_next(t)) {
		for (i = 0; i < h->n; i++)
			cell[i] = tab_cell(t, (int)i);
		if ((fault = row_fault(l, &r, &col)) != NULL) {
			tab_complain(t, h->at[col], "'%.80s' %s",
			    letter_cell(&r, col), fault);
			continue;
		}
		if (strcmp(letter_cell(&r, REFERRAL_ROW_direction),
			"received") != 0 ||
		    (use = l->use(&r, l->all)) == LETTER_NOT)
			continue;
		r.due = use == LETTER_DUE;
		keep(l, r, t);
	}
	free(cell);
}

enum st
letters_read(struct letters *l, struct tab *t)
{
	const enum rows_kind kind = rows_recognise(t);
	const char *const *names;
	const char *name[NEEDED];
	int at[NEEDED];
	size_t n, i;

	if (kind != ROWS_OF_REFERRALS && kind != ROWS_KINDS) {
		msg_at(tab_file(t), 1, NULL,
		    "%s: referral rows are wanted, as ref-status writes them",
		    rows_title(kind));
		return ST_TROUBLE;
	}
	names = rows_names(ROWS_OF_REFERRALS, &n);
	for (i = 0; i < NEEDED; i++)
		name[i] = names[needed[i]];
	if (tab_bind(t, name, NEEDED, NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	take_rows(l, t, take_head(l, t));
	return ST_OK;
}

static size_t
partner_of(const void *ctx, size_t i)
{
	return ((const struct letters *)ctx)->row[i].partner;
}

void
letters_group(struct letters *l)
{
	group_make(&l->of, l->partner.n, NULL, l->n, partner_of, l);
}

void
letters_free(struct letters *l)
{
	free(l->row);
	free(l->head);
	map_free(&l->partner);
	map_free(&l->referral);
	group_free(&l->of);
	mem_pool_free(&l->pool);
}
