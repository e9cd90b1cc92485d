/*
 * What the sheet for a meeting says of a partner: for ourselves alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "brief_part.h"
#include "table/label.h"

/* Adds a part, what is between two before it, unless it is empty. */
static void
add(struct mem_text *t, const char *between, const char *label, const char *s)
{
	if (*s != '\0')
		mem_text_printf(
		    t, "%s%s%s", t->len > 0 ? between : "", label, s);
}

static const char *
shown(struct brief *b, struct mem_text *t)
{
	return t->s != NULL ? brief_kept(b, t->s) : "";
}

static void
add_cell(struct brief *b, struct mem_text *t, int col)
{
	add(t, ", ", "", brief_data(b, brief_cell(b, col)));
}

/* "colleague, lawyer, looked after by maya" */
const char *
brief_about(struct brief *b, size_t item)
{
	struct mem_text t = {0};

	(void)item;
	add_cell(b, &t, PARTNER_ROW_kind);
	add_cell(b, &t, PARTNER_ROW_category);
	add(&t, ", ", "looked after by ",
	    brief_data(b, brief_cell(b, PARTNER_ROW_owner)));
	return shown(b, &t);
}

const char *
brief_reach(struct brief *b, size_t item)
{
	struct mem_text t = {0};

	(void)item;
	add_cell(b, &t, PARTNER_ROW_email);
	add_cell(b, &t, PARTNER_ROW_phone);
	return shown(b, &t);
}

/* "active since 2025-03-10; received 5, won 1, given 1" */
const char *
brief_history(struct brief *b, size_t item)
{
	const char *stage = brief_cell(b, PARTNER_ROW_stage);
	struct mem_text t = {0};

	(void)item;
	if (strcmp(stage, "candidate") == 0)
		return "a candidate: no contact, and no referral either way, "
		       "on "
		       "record";
	add(&t, "", "", brief_data(b, stage));
	add(&t, " ", "since ", brief_cell(b, PARTNER_ROW_since));
	add(&t, "; ", "received ", brief_cell(b, PARTNER_ROW_received));
	add(&t, ", ", "of them won ", brief_cell(b, PARTNER_ROW_won));
	add(&t, "; ", "given ", brief_cell(b, PARTNER_ROW_given));
	return shown(b, &t);
}

/* "last contact: from us 2026-06-26, from them 2026-06-25" */
const char *
brief_contacts(struct brief *b, size_t item)
{
	struct mem_text t = {0};

	(void)item;
	add(&t, "", "last contact from us ",
	    brief_cell(b, PARTNER_ROW_last_out));
	add(&t, ", ", t.len > 0 ? "from them " : "last contact from them ",
	    brief_cell(b, PARTNER_ROW_last_in));
	return shown(b, &t);
}

/* A complaint is answered by a contact from us on a later day. */
const char *
brief_complaint(struct brief *b, size_t item)
{
	const char *day = brief_cell(b, PARTNER_ROW_last_complaint);
	const int answered =
	    date_parse(day) < date_parse(brief_cell(b, PARTNER_ROW_last_out));

	(void)item;
	return *day == '\0'
	    ? ""
	    : brief_kept(b,
		  mem_printf("a complaint of %s%s", day,
		      answered ? "" : ", unanswered: begin with it"));
}

/* "owed to them, and late: thanks for 1 referral, a report on 3 referrals" */
const char *
brief_owed(struct brief *b, size_t item)
{
	static const struct {
		int col;
		const char *what;
	} late[] = {{PARTNER_ROW_late_thank, "thanks for"},
	    {PARTNER_ROW_late_inform, "a report on"},
	    {PARTNER_ROW_late_pay, "a reward for"}};
	struct mem_text t = {0};
	char count[LABEL_LEN];
	size_t i, n;

	(void)item;
	for (i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
		n = strtoul(brief_cell(b, late[i].col), NULL, 10);
		if (n > 0)
			mem_text_printf(&t, "%s%s %s",
			    t.len > 0 ? ", " : "owed to them, and late: ",
			    late[i].what,
			    label_count(n, "referral", "referrals", count));
	}
	return shown(b, &t);
}

/* The note of the partner, which ref-status prints with -c note. */
const char *
brief_note(struct brief *b, size_t item)
{
	size_t i;

	(void)item;
	for (i = 0; b->who != NULL && i < b->head->n; i++)
		if (strcmp(b->head->name[i], "note") == 0)
			return brief_data(b, b->who->cell[i]);
	return "";
}

size_t
brief_events_n(struct brief *b)
{
	return b->who != NULL ? b->who->events.n : 0;
}

const char *
brief_event(struct brief *b, size_t item)
{
	return brief_data(b, b->who->events.line[item].text);
}

size_t
brief_referrals_n(struct brief *b)
{
	return b->who != NULL ? b->who->referrals.n : 0;
}

const char *
brief_referral(struct brief *b, size_t item)
{
	return brief_data(b, b->who->referrals.line[item].text);
}

/* How many open referrals there are beside those on the page. */
const char *
brief_more(struct brief *b, size_t item)
{
	const size_t more = b->who != NULL ? b->who->referrals.more : 0;

	(void)item;
	return more == 0
	    ? ""
	    : brief_kept(b, mem_printf("and %zu more, of earlier days", more));
}
