#ifndef MATCH_MATCH_ROWS_H
#define MATCH_MATCH_ROWS_H

#include "find_partners.h"
#include "match.h"
#include "table/out.h"

/* Match rows, as ref-rows(5) has them. */
void match_rows_header(struct out *o);

/* A partner for a need, found by m in the search before. */
void match_rows_match(struct out *o, struct match *m, const struct contact *c,
    const struct match_need *need, const struct match_hit *h);

/* Somebody to make a partner. */
void match_rows_found(
    struct out *o, const struct seek *s, const struct seek_hit *h, int asof);

#endif
