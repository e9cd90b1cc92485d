/*
 * An unanswered complaint comes first in every reason, then what fits, then
 * how it stands between us, or what is known of them.
 */
#include "reason.h"

#include "base/date.h"

void
reason_tags(struct mem_text *to, const struct match_tag tag[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		mem_text_printf(
		    to, "%s%.*s", i > 0 ? ";" : "", (int)tag[i].len, tag[i].s);
}

/* "unanswered complaint of 2026-05-28: answer that first; ", if there is. */
static void
put_complaint(struct mem_text *to, const struct contact *c)
{
	char day[DATE_LEN + 1];

	if (c->complaint != DATE_NONE)
		mem_text_printf(to,
		    "unanswered complaint of %s: answer that first; ",
		    date_print(c->complaint, day));
}

/* "we owe them 2: 3 received, 1 given, on 2026-02-01", and the like. */
static void
put_balance(struct mem_text *to, const struct contact *c)
{
	const int owed = contact_balance(c);
	char day[DATE_LEN + 1];

	if (c->received == 0 && c->given == 0) {
		mem_text_printf(to, "nothing received or given yet");
		return;
	}
	if (owed > 0)
		mem_text_printf(to, "we owe them %d: ", owed);
	else if (owed < 0)
		mem_text_printf(to, "they owe us %d: ", -owed);
	else
		mem_text_printf(to, "even: ");
	mem_text_printf(to, "%d received, %d given", c->received, c->given);
	if (c->last_given != DATE_NONE)
		mem_text_printf(
		    to, ", last on %s", date_print(c->last_given, day));
}

void
reason_match(struct mem_text *to, const struct contact *c,
    const struct match_tag tag[], size_t n)
{
	static const char *const words[MATCH_BY] = {
	    "offers ", "of the category ", "looks for such clients: "};
	size_t i;

	put_complaint(to, c);
	for (i = 0; i < n; i++)
		if (i > 0 && tag[i].by == tag[i - 1].by)
			mem_text_printf(
			    to, ", %.*s", (int)tag[i].len, tag[i].s);
		else
			mem_text_printf(to, "%s%s%.*s", i > 0 ? "; " : "",
			    words[tag[i].by], (int)tag[i].len, tag[i].s);
	mem_text_printf(to, "; ");
	put_balance(to, c);
}

/* The known facts of them, as far as they tell anything. */
static void
put_known(struct mem_text *to, const struct contact *c)
{
	static const char *const words[][3] = {
	    {"; mature firm", "", "; growing firm"},
	    {"; seeks no new clients", "", "; seeks new clients"},
	    {"; known to refer nobody", "", "; refers people"},
	};

	if (c->growing == 0 && c->seeking == 0 && c->refers == 0)
		mem_text_printf(to,
		    "; whether they grow, seek clients, refer people is not "
		    "known");
	else
		mem_text_printf(to, "%s%s%s", words[0][c->growing + 1],
		    words[1][c->seeking + 1], words[2][c->refers + 1]);
}

void
reason_partner(
    struct mem_text *to, const struct find *f, const struct find_hit *h)
{
	const struct find_target *x = &f->target[h->what];
	const struct contact *c = &f->all->of[h->who];
	const char *what = x->kind ? "kind" : "category";

	put_complaint(to, c);
	if (*x->need != '\0')
		mem_text_printf(
		    to, "of the category of %s, who is to be left", x->client);
	else if (x->have == 0)
		mem_text_printf(to, "no partner of this %s yet", what);
	else
		mem_text_printf(to, "only %s of this %s", x->only, what);
	if (h->score == 2)
		mem_text_printf(to, "; offers it, of no such category");
	else if (h->score == 1 && !x->kind)
		mem_text_printf(
		    to, "; only the firm's name says so: %s", c->firm);
	if (!x->kind && *c->kind != '\0')
		mem_text_printf(to, "; %s", c->kind);
	put_known(to, c);
}
