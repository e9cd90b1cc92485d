#include "contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum { COUNT_MAX = 99999999 };

/* The columns; the first NEEDED of partner rows must be there. */
enum {
	AT_PARTNER,
	AT_STAGE,
	AT_CATEGORY,
	AT_OFFERS,
	AT_IDEAL,
	AT_RECEIVED,
	AT_GIVEN,
	AT_LAST_GIVEN,
	AT_LAST_OUT,
	AT_COMPLAINT,
	NEEDED,
	AT_NAME = NEEDED,
	AT_FIRM,
	AT_EMAIL,
	AT_KIND,
	AT_FIRM_STAGE,
	AT_SEEKING,
	AT_REFERS,
	AT_SAME_AS,
	AT_ASOF,
	AT_N
};

static const char *const names[AT_N] = {
    [AT_PARTNER] = "partner",
    [AT_STAGE] = "stage",
    [AT_CATEGORY] = "category",
    [AT_OFFERS] = "offers",
    [AT_IDEAL] = "ideal",
    [AT_RECEIVED] = "received",
    [AT_GIVEN] = "given",
    [AT_LAST_GIVEN] = "last_given",
    [AT_LAST_OUT] = "last_out",
    [AT_COMPLAINT] = "last_complaint",
    [AT_NAME] = "name",
    [AT_FIRM] = "firm",
    [AT_EMAIL] = "email",
    [AT_KIND] = "kind",
    [AT_FIRM_STAGE] = "firm_stage",
    [AT_SEEKING] = "seeking",
    [AT_REFERS] = "refers",
    [AT_SAME_AS] = "same_as",
    [AT_ASOF] = "asof",
};

/* A row that is being read. */
struct reader {
	struct contacts *all;
	struct tab *t;
	const int *at;
	int good;
};

static const char *
text(struct reader *r, int col)
{
	const char *s = tab_cell(r->t, r->at[col]);

	return *s == '\0' ? "" : mem_pool_dup(&r->all->pool, s);
}

static int
count(struct reader *r, int col)
{
	const char *s = tab_cell(r->t, r->at[col]);
	long n = strtol(s, NULL, 10);

	if (strspn(s, "0123456789") == strlen(s) && n <= COUNT_MAX)
		return (int)n;
	tab_complain(r->t, r->at[col], "'%s' is not a whole number", s);
	r->good = 0;
	return 0;
}

static int
date(struct reader *r, int col)
{
	const char *s = tab_cell(r->t, r->at[col]);
	int d = date_parse(s);

	if (d == DATE_NONE && *s != '\0') {
		tab_complain(
		    r->t, r->at[col], "'%s' is not a date, YYYY-MM-DD", s);
		r->good = 0;
	}
	return d;
}

static int
stage(struct reader *r)
{
	const char *s = tab_cell(r->t, r->at[AT_STAGE]);
	enum stage found = stage_find(s);

	if (found == STAGES) {
		tab_complain(r->t, r->at[AT_STAGE], "'%s' is not a stage", s);
		r->good = 0;
	}
	return (int)found;
}

/* 1 and -1 for two words, 0 for nothing. */
static signed char
choice(struct reader *r, int col, const char *yes, const char *no)
{
	const char *s = tab_cell(r->t, r->at[col]);

	if (strcmp(s, yes) == 0)
		return 1;
	if (strcmp(s, no) == 0)
		return -1;
	if (*s != '\0') {
		tab_complain(
		    r->t, r->at[col], "'%s' is neither %s nor %s", s, yes, no);
		r->good = 0;
	}
	return 0;
}

/* What only partner rows have. */
static void
read_history(struct reader *r, struct contact *c)
{
	int out = date(r, AT_LAST_OUT);

	c->stage = stage(r);
	c->received = count(r, AT_RECEIVED);
	c->given = count(r, AT_GIVEN);
	c->last_given = date(r, AT_LAST_GIVEN);
	c->complaint = date(r, AT_COMPLAINT);
	if (out != DATE_NONE && out > c->complaint)
		c->complaint = DATE_NONE; /* we were in touch on a later day */
	if (*tab_cell(r->t, r->at[AT_PARTNER]) == '\0') {
		tab_complain(r->t, r->at[AT_PARTNER], "empty: an id is wanted");
		r->good = 0;
	}
}

static void
read_row(struct reader *r, int foreign)
{
	struct contact c = {
	    .stage = STAGES, .last_given = DATE_NONE, .complaint = DATE_NONE};

	if (*tab_cell(r->t, r->at[AT_SAME_AS]) != '\0')
		return;
	r->good = 1;
	if (!foreign)
		read_history(r, &c);
	c.growing = choice(r, AT_FIRM_STAGE, "growing", "mature");
	c.seeking = choice(r, AT_SEEKING, "yes", "no");
	c.refers = choice(r, AT_REFERS, "yes", "no");
	c.asof = date(r, AT_ASOF);
	if (!r->good)
		return;
	c.id = text(r, AT_PARTNER);
	c.name = text(r, AT_NAME);
	c.firm = text(r, AT_FIRM);
	c.email = text(r, AT_EMAIL);
	c.kind = text(r, AT_KIND);
	c.category = text(r, AT_CATEGORY);
	c.offers = text(r, AT_OFFERS);
	c.ideal = text(r, AT_IDEAL);
	r->all->of = mem_grow(
	    r->all->of, &r->all->cap, r->all->n + 1, sizeof(*r->all->of));
	r->all->of[r->all->n++] = c;
}

enum st
contacts_read(struct contacts *all, struct tab *t, int foreign)
{
	int at[AT_N];
	struct reader r = {all, t, at, 1};

	if (tab_bind(t, names, AT_N, foreign ? 0 : NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t))
		read_row(&r, foreign);
	return ST_OK;
}

void
contacts_free(struct contacts *all)
{
	free(all->of);
	mem_pool_free(&all->pool);
}

const char *
contact_who(const struct contact *c)
{
	if (*c->name != '\0')
		return c->name;
	return *c->firm != '\0' ? c->firm : c->id;
}

int
contact_works(const struct contact *c)
{
	return c->stage != STAGES && c->stage != STAGE_CANDIDATE &&
	    c->stage != STAGE_ENDED;
}

int
contact_balance(const struct contact *c)
{
	return c->received - c->given;
}
