/*
 * Partners: new ones, those that are known, and updates of these.
 *
 * An update changes the row in memory at once, so that a second row of the
 * batch about the same partner finds it; the table is written anew from there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "draft.h"

static const char *
partner_id(const struct draft *d, size_t partner)
{
	return lookup_cell(&d->s->known, T_PARTNERS, partner, PARTNERS_partner);
}

/* A slug that no other partner has, or five letters at random. */
static void
make_partner_id(struct draft *d, struct draft_row *r)
{
	struct session *s = d->s;
	const char *name = r->cell[PARTNERS_name];
	char id[NEWID_MAX + 1], *slug;
	size_t n;

	slug = text_slug(*name != '\0' ? name : r->cell[PARTNERS_firm]);
	n = map_get(&s->suffix, slug);
	n = n == MAP_NONE ? 0 : n;
	do
		if (*slug == '\0')
			newid_plain(&s->newid, id);
		else
			newid_slug(id, slug, ++n);
	while (draft_is_taken(d, id));
	if (n > 1)
		map_set(&s->suffix, mem_pool_dup(&s->pool, slug), n);
	free(slug);
	r->cell[PARTNERS_partner] = mem_pool_dup(&s->pool, id);
}

/* The same_as of a row that was taken points now, too. */
static void
note_pointed(struct session *s, const struct draft_row *r)
{
	if (*r->cell[PARTNERS_same_as] != '\0')
		map_put(&s->pointed, r->cell[PARTNERS_same_as], r->number);
}

/* same_as must name another partner that has none itself; 0 after a fault. */
static int
check_same_as(struct draft *d, struct draft_row *r, const char *id)
{
	const struct lookup *k = &d->s->known;
	const char *same = r->cell[PARTNERS_same_as];
	size_t p = lookup_id(k, T_PARTNERS, same);

	if (strcmp(same, id) == 0)
		draft_refuse(d, r, PARTNERS_same_as, "is the row itself");
	else if (p == LOOKUP_NONE)
		draft_refuse(d, r, PARTNERS_same_as,
		    "'%s' is the id of no partner", same);
	else if (*lookup_cell(k, T_PARTNERS, p, PARTNERS_same_as))
		draft_refuse(d, r, PARTNERS_same_as,
		    "'%s' is a duplicate itself: name the one that is kept",
		    same);
	else if (map_get(&d->s->pointed, id) != MAP_NONE)
		draft_refuse(d, r, PARTNERS_same_as,
		    "others are the same as '%s': change them first", id);
	else
		return 1;
	return 0;
}

static void
refuse_duplicate(
    struct draft *d, struct draft_row *r, size_t twin, const char *by)
{
	int col = strcmp(by, "e-mail") == 0 ? PARTNERS_email
	    : *r->cell[PARTNERS_name]	    ? PARTNERS_name
					    : PARTNERS_firm;

	draft_refuse(d, r, col, "the same %s as %s, %s", by,
	    partner_id(d, twin), draft_place(d, twin));
	r->state = DRAFT_DUPLICATE;
}

/* The row of the batch that added a partner, or NULL. */
static struct draft_row *
partner_maker(const struct draft *d, size_t partner)
{
	return partner < d->base ? NULL : d->maker[partner - d->base];
}

/* A cell of a partner that is known, by its column in the layout. */
static const char *
present_cell(const struct draft *d, size_t partner, size_t col)
{
	const struct session *s = d->s;

	if (partner_maker(d, partner) != NULL)
		return partner_maker(d, partner)->cell[col];
	if (col < s->layout.cols)
		return lookup_cell(&s->known, T_PARTNERS, partner, (int)col);
	return sheet_own(
	    &s->known.sheet[T_PARTNERS], partner, s->layout.at[col]);
}

/* Whether an update was told what a column should be. */
static int
is_given(const struct draft *d, const struct draft_row *r, size_t col)
{
	return d->from[col] >= 0 &&
	    (d->in->file == NULL || *r->cell[col] != '\0');
}

/* Makes of the row what the update leaves; how many cells it changes. */
static size_t
merge_cells(struct draft *d, struct draft_row *r, size_t partner)
{
	const char *was;
	size_t i, n = 0;

	for (i = 0; i < d->s->layout.width; i++) {
		was = present_cell(d, partner, i);
		if (i == PARTNERS_partner || i == PARTNERS_entered ||
		    !is_given(d, r, i) || strcmp(was, r->cell[i]) == 0)
			r->cell[i] = was;
		else if (i == PARTNERS_consent && strcmp(was, "no") == 0 &&
		    d->in->file != NULL) {
			r->cell[i] = was;
			d->consents_kept++;
		} else
			n++;
	}
	return n;
}

/* Checks the row as the update leaves it; 0 after a fault. */
static int
check_merged(struct draft *d, struct draft_row *r, size_t partner)
{
	struct lookup *k = &d->s->known;
	const char *same = r->cell[PARTNERS_same_as], *by, *fault;
	char buf[SCHEMA_FAULT];
	size_t twin;
	int col;

	fault = schema_row_fault(T_PARTNERS, r->cell, &col, buf);
	if (fault != NULL) {
		draft_refuse(d, r, col, "%s", fault);
		return 0;
	}
	if (*same != '\0' &&
	    strcmp(same, present_cell(d, partner, PARTNERS_same_as)) != 0 &&
	    !check_same_as(d, r, partner_id(d, partner)))
		return 0;
	twin = lookup_twin(k, r->cell, 0, &by);
	if (twin == LOOKUP_NONE || d->s->o->store_duplicates ||
	    lookup_root(k, twin) == lookup_root(k, partner) ||
	    strcmp(partner_id(d, twin), same) == 0)
		return 1;
	refuse_duplicate(d, r, twin, by);
	return 0;
}

/* Puts the merged cells into the row that is known. */
static void
store_merged(struct draft *d, struct draft_row *r, size_t partner)
{
	struct lookup *k = &d->s->known;
	const struct layout *l = &d->s->layout;
	struct sheet *s = &k->sheet[T_PARTNERS];
	const char **cell = &s->cell[partner * s->width];
	size_t i;

	r->cell[PARTNERS_entered] = d->s->stamp;
	lookup_forget(k, partner);
	for (i = 0; i < s->width; i++)
		cell[i] = r->cell[s->tab != NULL ? l->from[i] : i];
	lookup_again(k, partner);
	note_pointed(d->s, r);
	if (partner < k->old[T_PARTNERS]) {
		d->updated[partner] = 1;
		d->updates_file = 1;
	}
}

static void
update_partner(struct draft *d, struct draft_row *r, size_t partner)
{
	if (!is_given(d, r, PARTNERS_same_as))
		partner = lookup_root(&d->s->known, partner);
	draft_leave_out(r, partner);
	if (merge_cells(d, r, partner) == 0 || !check_merged(d, r, partner))
		return;
	store_merged(d, r, partner);
	r->state = DRAFT_UPDATED;
	if (partner_maker(d, partner) != NULL)
		partner_maker(d, partner)->cell = r->cell;
}

/* A partner that the row is about, and by what; LOOKUP_NONE: a new one. */
static size_t
find_partner(struct draft *d, const struct draft_row *r, const char **by)
{
	const struct options *o = d->s->o;
	size_t p = LOOKUP_NONE;

	*by = NULL;
	if (*r->cell[PARTNERS_partner] != '\0')
		p = lookup_id(
		    &d->s->known, T_PARTNERS, r->cell[PARTNERS_partner]);
	if (p == LOOKUP_NONE)
		p = lookup_twin(&d->s->known, r->cell,
		    o->leave_known || o->update_known, by);
	return p;
}

/* Checks a new partner's row by itself.  An update by an id that nobody has was
 * not meant as a new one.  0 after a fault. */
static int
check_new(struct draft *d, struct draft_row *r)
{
	const char *id = r->cell[PARTNERS_partner], *fault;
	char buf[SCHEMA_FAULT];
	int col;

	fault = schema_row_fault(T_PARTNERS, r->cell, &col, buf);
	if (fault == NULL)
		return 1;
	if (d->s->o->update_known && *id != '\0' && col < 0)
		draft_refuse(d, r, PARTNERS_partner,
		    "'%.64s' is the id of no partner, and a new one needs a "
		    "name or a firm",
		    id);
	else
		draft_refuse(d, r, col, "%s", fault);
	return 0;
}

void
draft_partner(struct draft *d, struct draft_row *r)
{
	const struct options *o = d->s->o;
	const char *by;
	size_t p;

	if (!o->update_known && draft_has_known_id(d, r))
		return;
	p = find_partner(d, r, &by);
	if (p != LOOKUP_NONE && o->update_known) {
		update_partner(d, r, p);
		return;
	}
	if (!check_new(d, r))
		return;
	if (p != LOOKUP_NONE && o->leave_known) {
		draft_leave_out(r, p);
		return;
	}
	if (p != LOOKUP_NONE && !o->store_duplicates &&
	    strcmp(partner_id(d, p), r->cell[PARTNERS_same_as]) != 0) {
		refuse_duplicate(d, r, p, by);
		return;
	}
	if (*r->cell[PARTNERS_partner] == '\0')
		make_partner_id(d, r);
	draft_accept(d, r);
	note_pointed(d->s, r);
}

/* Refuses a row about a new partner whose own row is refused. */
static void
refuse_follower(struct draft *d, struct draft_row *r)
{
	if ((r->state == DRAFT_KNOWN || r->state == DRAFT_UPDATED) &&
	    partner_maker(d, r->number) != NULL &&
	    partner_maker(d, r->number)->state == DRAFT_REFUSED)
		draft_refuse(d, r, -1,
		    "the first row of this partner, %s, is refused",
		    draft_place(d, r->number));
}

void
draft_partner_settle(struct draft *d)
{
	struct draft_row *r, *end = d->row + d->in->rows;

	for (r = d->row; r < end; r++)
		if (r->state == DRAFT_NEW && *r->cell[PARTNERS_same_as] != '\0')
			check_same_as(d, r, r->cell[PARTNERS_partner]);
	for (r = d->row; r < end; r++)
		refuse_follower(d, r);
}
