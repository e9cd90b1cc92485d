#ifndef SHOW_H
#define SHOW_H

#include "status/agenda.h"
#include "status/fold.h"
#include "table/out.h"

/*
 * The cells of a row, as rows.h names its columns, all but the last, asof.
 * The row is the caller's to end.
 */
void show_referral(struct out *o, const struct fold *f, size_t referral);
void show_partner(struct out *o, const struct fold *f, size_t partner);
void show_duty(
    struct out *o, const struct fold *f, const struct agenda_item *item);
void show_event(struct out *o, const struct fold *f, size_t event);
void show_need(struct out *o, const struct fold *f, size_t need);

#endif
