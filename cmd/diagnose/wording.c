/*
 * Sentences are those of template.h; here is what else their names stand for.
 */
#include "wording.h"

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "base/msg.h"
#include "odds.h"
#include "table/template.h"

const char *const *diagnose_sentences_txt(void);

static void
put_who(struct mem_text *to, const struct template_at *at)
{
	const struct wording *w = at->ctx;

	mem_text_printf(to, "%s", partner_row_who(w->row));
}

/* The texts that others need to refer us and that are not written: name and
 * meaning of each, for people to read or, with arg, as a command. */
static void
put_unwritten(struct mem_text *to, const struct template_at *at)
{
	static const enum policy_rule texts[] = {
	    P_MY_PITCH, P_MY_IDEAL, P_MY_TRIGGER, P_MY_STORY};
	const struct wording *w = at->ctx;
	const char *before = at->arg ? "ref-add policy " : "";
	const struct policy_info *r;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (*policy_text(w->policy, texts[i]) != '\0')
			continue;
		r = policy_info(texts[i]);
		mem_text_printf(to, at->arg ? "%s%s='%s'" : "%s%s (%s)", before,
		    r->name, r->meaning);
		before = at->arg ? " " : ", ";
	}
}

/* Numbers and days that are counted from several columns; 0 if the name is of
 * none. */
static int
put_figure(struct mem_text *to, const char *name, const struct wording *w)
{
	const struct partner_row *r = w->row;
	const long long judge = policy_n(w->policy, P_JUDGE_DAYS);
	const long long last = partner_row_contact(r), asof = r->asof;
	const long long before =
	    (long long)r->days - policy_n(w->policy, P_WINDOW_DAYS);
	const struct {
		const char *name;
		int is_day;
		long long n;
	} figures[] = {
	    {"before", 0, before},
	    {"brief_age", 0, asof - r->briefed},
	    {"contact", 0, last != DATE_NONE},
	    {"contact_on", 1, last + r->cadence},
	    {"every", 0, lround((double)before / (r->received + !r->received))},
	    {"judge_on", 1, asof - r->days + judge},
	    {"m", 0, w->cause->m},
	    {"n", 0, w->cause->n},
	    {"quiet", 0, asof - last},
	    {"trial_end", 1, asof + judge},
	    {"weak_levels", 0, odds_weak_level(w->policy, r)},
	};
	char day[DATE_LEN + 1];
	size_t i;

	for (i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		if (strcmp(figures[i].name, name) != 0)
			continue;
		if (figures[i].is_day)
			mem_text_printf(
			    to, "%s", date_print((int)figures[i].n, day));
		else
			mem_text_printf(to, "%lld", figures[i].n);
		return 1;
	}
	return 0;
}

/* A name that stands for nothing is a slip in a text, which a test would
 * see. */
static void
put_named(struct mem_text *to, const struct template_at *at, const char *name)
{
	const struct wording *w = at->ctx;
	enum policy_rule r;

	if (put_figure(to, name, w) || partner_row_put(to, w->row, name))
		return;
	r = policy_rule(name);
	if (r == P_N)
		msg_die("no word {{%s}}", name);
	mem_text_printf(to, "%s", policy_text(w->policy, r));
}

void
wording_put(struct mem_text *to, const char *text, struct wording *w)
{
	static const struct template_name names[] = {
	    {"unwritten", TEMPLATE_OURS, put_unwritten, 0, 0},
	    {"who", TEMPLATE_DATA, put_who, 0, 0},
	    {"write_it", TEMPLATE_OURS, put_unwritten, 1, 0},
	};
	const struct template_from from = {.name = names,
	    .n = sizeof(names) / sizeof(names[0]),
	    .sentences = diagnose_sentences_txt(),
	    .others = put_named};
	const struct template_at at = {.from = &from, .ctx = w};

	template_sentence(to, &at, text);
}
