/*
 * Sentences are those of template.h; here is what else their names stand for.
 */
#include "wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/msg.h"
#include "odds.h"

/* The lines of sentences.txt. */
const char *const *diagnose_sentences_txt(void);

static void
put_who(struct mem_text *to, const struct template_at *at)
{
	const struct wording *w = at->ctx;

	mem_text_put(to, partner_row_who(w->row));
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

/* Numbers and days that are counted from several columns. */
enum figure {
	BEFORE,
	BRIEF_AGE,
	CONTACT,
	EVERY,
	M,
	N,
	QUIET,
	WEAK_LEVELS,
	CONTACT_ON, /* from here on days */
	JUDGE_ON,
	TRIAL_END
};

static long long
figure_of(const struct wording *w, enum figure figure)
{
	const struct partner_row *r = w->row;
	const long long judge = policy_n(w->policy, P_JUDGE_DAYS);
	const long long last = partner_row_contact(r), asof = r->asof;
	const long long before =
	    (long long)r->days - policy_n(w->policy, P_WINDOW_DAYS);

	switch (figure) {
	case BEFORE: return before;
	case BRIEF_AGE: return asof - r->briefed;
	case CONTACT: return last != DATE_NONE;
	case EVERY:
		return lround((double)before / (r->received + !r->received));
	case M: return w->cause->m;
	case N: return w->cause->n;
	case QUIET: return asof - last;
	case WEAK_LEVELS: return odds_weak_level(w->policy, r);
	case CONTACT_ON: return last + r->cadence;
	case JUDGE_ON: return asof - r->days + judge;
	case TRIAL_END: return asof + judge;
	}
	return 0;
}

static void
put_figure(struct mem_text *to, const struct template_at *at)
{
	const long long n = figure_of(at->ctx, (enum figure)at->arg);
	char day[DATE_LEN + 1];

	if (at->arg < CONTACT_ON)
		mem_text_printf(to, "%lld", n);
	else
		mem_text_put(to, date_print((int)n, day));
}

static const struct template_name names[] = {
    {"unwritten", TEMPLATE_OURS, put_unwritten, 0, 0},
    {"write_it", TEMPLATE_OURS, put_unwritten, 1, 0},
    {"who", TEMPLATE_DATA, put_who, 0, 0},
    {"before", TEMPLATE_DATA, put_figure, BEFORE, 0},
    {"brief_age", TEMPLATE_DATA, put_figure, BRIEF_AGE, 0},
    {"contact", TEMPLATE_DATA, put_figure, CONTACT, 0},
    {"contact_on", TEMPLATE_DATA, put_figure, CONTACT_ON, 0},
    {"every", TEMPLATE_DATA, put_figure, EVERY, 0},
    {"judge_on", TEMPLATE_DATA, put_figure, JUDGE_ON, 0},
    {"m", TEMPLATE_DATA, put_figure, M, 0},
    {"n", TEMPLATE_DATA, put_figure, N, 0},
    {"quiet", TEMPLATE_DATA, put_figure, QUIET, 0},
    {"trial_end", TEMPLATE_DATA, put_figure, TRIAL_END, 0},
    {"weak_levels", TEMPLATE_DATA, put_figure, WEAK_LEVELS, 0},
};

/* Another name is a rule, P_N for none, or, behind those, a column. */
static int
other_number(const char *name)
{
	const int column = partner_row_column(name);

	return column < 0 ? (int)policy_rule(name) : P_N + 1 + column;
}

/* A name that stands for nothing is a slip in a text, which a test would
 * see. */

static void
put_other(struct mem_text *to, const struct template_at *at)
{
	const struct wording *w = at->ctx;

	if (at->arg == P_N)
		msg_die("no word {{%s}}", at->name);
	if (at->arg > P_N)
		partner_row_put(to, w->row, at->arg - P_N - 1);
	else
		mem_text_put(
		    to, policy_text(w->policy, (enum policy_rule)at->arg));
}

void
wording_open(struct wording *w, const struct policy *p)
{
	static const struct template_from from = {.name = names,
	    .n = sizeof(names) / sizeof(names[0]),
	    .sentences = diagnose_sentences_txt,
	    .number = other_number,
	    .others = put_other};

	*w = (struct wording){.policy = p};
	template_open(&w->sentences, &from);
}

void
wording_close(struct wording *w)
{
	template_free(&w->sentences);
	free(w->text.s);
}

void
wording_make(struct wording *w, const struct partner_row *r,
    const struct cause *c, const char *cell[WORDING_CELLS])
{
	const char *s;
	size_t i;

	w->row = r;
	w->cause = c;
	w->text.len = 0;
	mem_text_put(&w->text, "");
	template_say(&w->text, &w->sentences, c->name, w);
	for (s = w->text.s, i = 0; i < WORDING_CELLS; i++) {
		cell[i] = s;
		if (s < w->text.s + w->text.len)
			s += strlen(s) + 1;
	}
}
