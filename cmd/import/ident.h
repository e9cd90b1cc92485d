#ifndef IMPORT_IDENT_H
#define IMPORT_IDENT_H

#include <stddef.h>

#include "base/map.h"
#include "base/mem.h"

/*
 * Ids for what an export gives none to.  They are made of what the rows say
 * and of nothing else, so that each run, whatever it is to write, makes the
 * same ones.  {0} knows nobody yet.
 */
struct ident {
	struct ident_one *one; /* the contacts, by number */
	size_t n, cap;
	struct map slug;  /* the first contact with a slug */
	struct map equal; /* referrals, by what they are made of */
	size_t *times, times_n, times_cap;
	struct mem_pool pool;
};

/*
 * A contact: the id that the export has for it ("" for none), what it is
 * named after, and whatever else tells it from others of that name.  Returns
 * its number.
 */
size_t ident_add(
    struct ident *x, const char *own, const char *name, const char *rest);

/*
 * The id of a contact, all having been added: its own, else the slug of its
 * name; where several that differ have that slug, each has five characters
 * of a hash of the rest behind it.
 */
const char *ident_contact(struct ident *x, size_t i);

/*
 * The id for a name: that of the contact of this name, else its slug.  NULL
 * if it is the name of several contacts.
 */
const char *ident_name(struct ident *x, const char *name);

/* Whether it is the name of a contact. */
int ident_known(struct ident *x, const char *name);

/*
 * The id of a referral: `i` and ten characters of a hash of its partner,
 * prospect and date, and of how many equal ones came before it.
 */
const char *ident_referral(struct ident *x, const char *partner,
    const char *prospect, const char *date);

/* `n` and the same for a need. */
const char *ident_need(
    struct ident *x, const char *client, const char *wants, const char *date);

void ident_free(struct ident *x);

#endif
