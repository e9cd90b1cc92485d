#ifndef MATCH_REASON_H
#define MATCH_REASON_H

#include "base/mem.h"
#include "find_partners.h"
#include "match.h"

/* The match, and why it is a good idea, in words: each appends to a text. */

/* The n tags in which a partner meets a need, as a list. */
void reason_tags(struct mem_text *to, const struct match_tag tag[], size_t n);

/* Why to introduce the client of the need to this partner. */
void reason_match(struct mem_text *to, const struct contact *c,
    const struct match_tag tag[], size_t n);

/* Why this one could become a partner. */
void reason_partner(
    struct mem_text *to, const struct find *f, const struct find_hit *h);

#endif
