/*
 * Partners: new ones, those that are known, and updates of these.
 *
 * An update changes the row in memory at once, so that a second row of the
 * batch about the same partner finds it; the caller writes the table anew
 * from there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "draft.h"

static const char **
cells(const struct draft *d, size_t row)
{
	return d->row[row].cell;
}

static const char *
id_of(const struct draft *d, size_t partner)
{
	return lookup_cell(
	    &d->desk->known, T_PARTNERS, partner, PARTNERS_partner);
}

/* A slug that no other partner has, or five letters at random. */
static void
make_id(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	const char **c = cells(d, row);
	char id[NEWID_MAX + 1], *slug;
	size_t n;

	slug =
	    text_slug(*c[PARTNERS_name] ? c[PARTNERS_name] : c[PARTNERS_firm]);
	n = map_get(&k->suffix, slug);
	n = n == MAP_NONE ? 0 : n;
	do
		if (*slug == '\0')
			newid_plain(&k->newid, id);
		else
			newid_slug(id, slug, ++n);
	while (draft_taken(d, id));
	if (n > 1)
		map_set(&k->suffix, mem_pool_dup(&k->pool, slug), n);
	free(slug);
	c[PARTNERS_partner] = mem_pool_dup(&k->pool, id);
}

/* Whether some partner's same_as is this id. */
static int
is_pointed(struct draft *d, const char *id)
{
	struct desk *k = d->desk;
	const char *same;
	size_t i;

	for (i = 0; !k->has_pointed && i < k->known.sheet[T_PARTNERS].rows;
	     i++) {
		same = lookup_cell(&k->known, T_PARTNERS, i, PARTNERS_same_as);
		if (*same != '\0')
			map_put(&k->pointed, same, i);
	}
	k->has_pointed = 1;
	return map_get(&k->pointed, id) != MAP_NONE;
}

/* same_as must name another partner that has none itself; 0 after a fault. */
static int
check_same_as(struct draft *d, size_t row, const char *id)
{
	struct desk *k = d->desk;
	const char *same = cells(d, row)[PARTNERS_same_as];
	size_t p = lookup_id(&k->known, T_PARTNERS, same);

	if (strcmp(same, id) == 0)
		draft_refuse(d, row, PARTNERS_same_as, "is the row itself");
	else if (p == LOOKUP_NONE)
		draft_refuse(d, row, PARTNERS_same_as,
		    "'%s' is the id of no partner", same);
	else if (*lookup_cell(&k->known, T_PARTNERS, p, PARTNERS_same_as))
		draft_refuse(d, row, PARTNERS_same_as,
		    "'%s' is a duplicate itself: name the one that is kept",
		    same);
	else if (is_pointed(d, id))
		draft_refuse(d, row, PARTNERS_same_as,
		    "others are the same as '%s': change them first", id);
	else
		return 1;
	return 0;
}

static void
tell_double(struct draft *d, size_t row, size_t twin, const char *by)
{
	char *place =
	    lookup_place(&d->desk->known, T_PARTNERS, twin, d->in->file);
	int col = strcmp(by, "e-mail") == 0 ? PARTNERS_email
	    : *cells(d, row)[PARTNERS_name] ? PARTNERS_name
					    : PARTNERS_firm;

	draft_double(
	    d, row, col, "the same %s as %s, %s", by, id_of(d, twin), place);
	free(place);
}

static void
accept(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	const char **c = cells(d, row);

	if (*c[PARTNERS_partner] == '\0')
		make_id(d, row);
	draft_accept(d, row);
	if (k->has_pointed && *c[PARTNERS_same_as] != '\0')
		map_put(&k->pointed, c[PARTNERS_same_as], 0);
}

/* Whether an update was told what a column should be. */
static int
is_given(const struct draft *d, size_t row, size_t col)
{
	return d->from[col] >= 0 &&
	    (d->in->file == NULL || *cells(d, row)[col] != '\0');
}

/* A cell of a partner that is known, by its column in the layout. */
static const char *
present(const struct draft *d, size_t partner, size_t col)
{
	const struct desk *k = d->desk;

	if (partner >= d->base)
		return d->row[d->maker[partner - d->base]].cell[col];
	if (col < k->layout.cols)
		return lookup_cell(&k->known, T_PARTNERS, partner, (int)col);
	return sheet_own(
	    &k->known.sheet[T_PARTNERS], partner, k->layout.at[col]);
}

/* The row as the update leaves it; how many cells it changes. */
static size_t
merge(struct draft *d, size_t row, size_t partner)
{
	const struct layout *l = &d->desk->layout;
	const char **c = cells(d, row), *was;
	size_t i, n = 0;

	for (i = 0; i < l->width; i++) {
		was = present(d, partner, i);
		if (i == PARTNERS_partner || i == PARTNERS_entered ||
		    !is_given(d, row, i) || strcmp(was, c[i]) == 0) {
			c[i] = was;
			continue;
		}
		if (i == PARTNERS_consent && strcmp(was, "no") == 0 &&
		    d->in->file != NULL) {
			c[i] = was;
			d->consent_kept++;
			continue;
		}
		n++;
	}
	return n;
}

/* What the row must be when the update has been made; 0 after a fault. */
static int
check_merged(struct draft *d, size_t row, size_t partner)
{
	const char **c = cells(d, row), *by, *fault;
	char buf[SCHEMA_FAULT];
	size_t twin;
	int col;

	fault = schema_row_fault(T_PARTNERS, c, &col, buf);
	if (fault != NULL) {
		draft_refuse(d, row, col, "%s", fault);
		return 0;
	}
	if (*c[PARTNERS_same_as] != '\0' &&
	    strcmp(c[PARTNERS_same_as],
		present(d, partner, PARTNERS_same_as)) != 0 &&
	    !check_same_as(d, row, id_of(d, partner)))
		return 0;
	twin = lookup_twin(&d->desk->known, c, 0, &by);
	if (twin == LOOKUP_NONE || d->desk->force ||
	    lookup_root(&d->desk->known, twin) ==
		lookup_root(&d->desk->known, partner) ||
	    strcmp(id_of(d, twin), c[PARTNERS_same_as]) == 0)
		return 1;
	tell_double(d, row, twin, by);
	return 0;
}

/* Puts the merged cells into the row that is known. */
static void
put_merged(struct draft *d, size_t row, size_t partner)
{
	struct desk *k = d->desk;
	struct sheet *s = &k->known.sheet[T_PARTNERS];
	const char **c = cells(d, row);
	size_t i;

	c[PARTNERS_entered] = k->stamp;
	lookup_forget(&k->known, partner);
	for (i = 0; i < k->layout.file_width && s->tab != NULL; i++)
		s->cell[partner * s->width + i] = c[k->layout.from[i]];
	for (i = 0; i < k->layout.cols && s->tab == NULL; i++)
		s->cell[partner * s->width + i] = c[i];
	if (k->has_pointed && *c[PARTNERS_same_as] != '\0')
		map_put(&k->pointed, c[PARTNERS_same_as], partner);
	lookup_again(&k->known, partner);
	if (partner < k->known.old[T_PARTNERS])
		d->changed[partner] = 1;
}

static void
update(struct draft *d, size_t row, size_t partner)
{
	if (!is_given(d, row, PARTNERS_same_as))
		partner = lookup_root(&d->desk->known, partner);
	d->row[row].number = partner;
	d->row[row].state = DRAFT_KNOWN;
	if (merge(d, row, partner) == 0 || !check_merged(d, row, partner))
		return;
	put_merged(d, row, partner);
	d->row[row].state = DRAFT_UPDATED;
	if (partner >= d->base)
		d->row[d->maker[partner - d->base]].cell = cells(d, row);
}

/* A partner that the row is about, and by what; LOOKUP_NONE: a new one. */
static size_t
find(struct draft *d, size_t row, const char **by)
{
	struct desk *k = d->desk;
	const char **c = cells(d, row);
	size_t p = LOOKUP_NONE;

	*by = NULL;
	if (*c[PARTNERS_partner] != '\0')
		p = lookup_id(&k->known, T_PARTNERS, c[PARTNERS_partner]);
	if (p == LOOKUP_NONE)
		p = lookup_twin(&k->known, c, k->keep || k->update, by);
	return p;
}

/* Who updates by an id that nobody has did not mean a new one. */
static void
refuse_new(struct draft *d, size_t row, int col, const char *fault)
{
	const char *id = cells(d, row)[PARTNERS_partner];

	if (d->desk->update && *id != '\0' && col < 0)
		draft_refuse(d, row, PARTNERS_partner,
		    "'%.64s' is the id of no partner, and a new one needs a "
		    "name or a firm",
		    id);
	else
		draft_refuse(d, row, col, "%s", fault);
}

void
draft_partner(struct draft *d, size_t row)
{
	struct desk *k = d->desk;
	char buf[SCHEMA_FAULT];
	const char *by, *fault;
	size_t p;
	int col;

	if (!k->update && draft_id_known(d, row))
		return;
	p = find(d, row, &by);
	if (p != LOOKUP_NONE && k->update) {
		update(d, row, p);
		return;
	}
	fault = schema_row_fault(T_PARTNERS, cells(d, row), &col, buf);
	if (fault != NULL) {
		refuse_new(d, row, col, fault);
		return;
	}
	if (p != LOOKUP_NONE && k->keep) {
		d->row[row].state = DRAFT_KNOWN;
		d->row[row].number = p;
		return;
	}
	if (p != LOOKUP_NONE && !k->force &&
	    strcmp(id_of(d, p), cells(d, row)[PARTNERS_same_as]) != 0) {
		tell_double(d, row, p, by);
		return;
	}
	accept(d, row);
}

/* Refuses the rows about a new partner whose own row is refused. */
static void
refuse_followers(struct draft *d)
{
	size_t row, number;
	char *place;

	for (row = 0; row < d->in->rows; row++) {
		number = d->row[row].number;
		if ((d->row[row].state != DRAFT_KNOWN &&
			d->row[row].state != DRAFT_UPDATED) ||
		    number < d->base ||
		    d->row[d->maker[number - d->base]].state != DRAFT_REFUSED)
			continue;
		place = lookup_place(
		    &d->desk->known, T_PARTNERS, number, d->in->file);
		draft_refuse(d, row, -1,
		    "the first row of this partner, %s, is refused", place);
		free(place);
	}
}

void
draft_partner_settle(struct draft *d)
{
	size_t row;

	for (row = 0; row < d->in->rows; row++)
		if (d->row[row].state == DRAFT_NEW &&
		    *cells(d, row)[PARTNERS_same_as] != '\0')
			check_same_as(d, row, cells(d, row)[PARTNERS_partner]);
	refuse_followers(d);
}
