/*
 * A name in a format is looked up in this order: the lists, the sentences and
 * the figures of the tables below, the columns of the row, the rules of policy.
 * A sentence is a format again; a value is not.
 */
#include "wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/msg.h"
#include "odds.h"

/* What a judgement would need where the facts decide nothing: the column that
 * is empty, how to find out, and by which question. */
struct unknown {
	const char *column;
	int of_silent; /* only of one who never referred */
	const char *name, *find_out, *question;
};

static const struct unknown unknowns[] = {
    {"refers", 1, "whether they refer anybody (refers)",
	"Ask {who}, and keep it: ref-add -u partner partner={partner} "
	"refers=yes (or no)",
	"When did you last send somebody to another firm, and to whom?"},
    {"confidence", 1, "what they need to feel confident (confidence)",
	"Ask {who}, and keep it: ref-add event {partner} confidence 'the "
	"answer'",
	"What else would you need to know or see before you would feel safe "
	"to send me somebody?"},
    {"briefed", 0, "a brief (briefed)",
	"Brief {who}, and note it: ref-add event {partner} briefed 'what they "
	"took away'",
	"When you think of my clients, who comes to your mind?"},
    {"seeking", 0, "whether the firm seeks new clients (seeking)",
	"Ask {who}, and keep it: ref-add -u partner partner={partner} "
	"seeking=yes (or no)",
	"Are you looking for new clients yourself this year?"},
    {"firm_stage", 0, "whether the firm grows (firm_stage)",
	"Ask {who}, and keep it: ref-add -u partner partner={partner} "
	"firm_stage=growing (or mature)",
	"Is your firm still growing, or as large as it is to be?"},
    {"agreed", 0, "rules and goals (agreed)",
	"Agree on them with {who}: ref-add event {partner} agreed 'the rules'",
	"What should each of us send the other in a month?"},
    {"interviewed", 0, "an interview (interviewed)",
	"Interview {who}: ref-add event {partner} interviewed 'where it "
	"appears'",
	"May I interview you for my clients?"},
    {NULL, 0, NULL,
	"Ask {who} outright, and note what they say: ref-add event {partner} "
	"note 'what they said'",
	"What keeps you from sending me somebody?"},
};

/* The first of them, from u on, that is unknown; the last line if none is. */
static const struct unknown *
next_unknown(const struct unknown *u, const struct partner_row *r)
{
	int n;

	for (; u->column != NULL; u++) {
		n = partner_row_number(r, u->column);
		if (!(u->of_silent && r->received > 0) &&
		    (n == DATE_NONE || n == PARTNER_UNKNOWN))
			break;
	}
	return u;
}

static void
put_unknown(struct mem_text *to, const struct wording *w)
{
	const struct unknown *u = next_unknown(unknowns, w->row);
	const char *before = "; not on record: ";

	if (u->column == NULL)
		mem_text_printf(
		    to, "; nothing is missing from the record but time");
	for (; u->column != NULL; u = next_unknown(u + 1, w->row)) {
		mem_text_printf(to, "%s%s", before, u->name);
		before = ", ";
	}
}

/* The steps of a beginning that are still to be taken. */
static void
put_first_steps(struct mem_text *to, const struct wording *w)
{
	static const struct {
		const char *word, *what; /* a column, and an event */
	} steps[] = {
	    {"learned", "learn whom they want"},
	    {"briefed", "brief them"},
	    {"confidence", "ask what would make it safe"},
	    {"agreed", "agree on rules and goals"},
	    {"interviewed", "interview them"},
	};
	struct mem_text words = {0};
	size_t i;

	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (partner_row_number(w->row, steps[i].word) == DATE_NONE) {
			mem_text_printf(to, "%s, ", steps[i].what);
			mem_text_printf(&words, "%s%s",
			    words.len > 0 ? "," : "", steps[i].word);
		}
	if (words.len > 0)
		mem_text_printf(&words, " 'what was said'");
	else {
		mem_text_printf(to, "keep in touch, ");
		mem_text_printf(&words, "introduction 'to whom'");
	}
	mem_text_printf(to, "and give first: ref-add event %s %s",
	    w->row->partner, words.s);
	free(words.s);
}

/* What others need to refer us and is not written: name and meaning of each
 * between the marks. */
static void
put_texts(struct mem_text *to, const struct policy *p, const char *first,
    const char *next, const char *open, const char *close)
{
	static const enum policy_rule texts[] = {
	    P_MY_PITCH, P_MY_IDEAL, P_MY_TRIGGER, P_MY_STORY};
	const struct policy_info *r;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (*policy_text(p, texts[i]) != '\0')
			continue;
		r = policy_info(texts[i]);
		mem_text_printf(
		    to, "%s%s%s%s%s", first, r->name, open, r->meaning, close);
		first = next;
	}
}

static void
put_unwritten(struct mem_text *to, const struct wording *w)
{
	put_texts(to, w->policy, "", ", ", " (", ")");
}

static void
put_write_it(struct mem_text *to, const struct wording *w)
{
	put_texts(to, w->policy, "ref-add policy ", " ", "='", "'");
}

static void
put_who(struct mem_text *to, const struct wording *w)
{
	mem_text_printf(to, "%s", partner_row_who(w->row));
}

static int
is_name(const char *s, const char *name, size_t len)
{
	return s[0] == name[0] && strncmp(s, name, len) == 0 && s[len] == '\0';
}

static int
put_list(
    struct mem_text *to, const char *name, size_t len, const struct wording *w)
{
	static const struct {
		const char *name;
		void (*put)(struct mem_text *to, const struct wording *w);
	} lists[] = {
	    {"first_steps", put_first_steps},
	    {"unknown", put_unknown},
	    {"unwritten", put_unwritten},
	    {"who", put_who},
	    {"write_it", put_write_it},
	};
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (is_name(lists[i].name, name, len)) {
			lists[i].put(to, w);
			return 1;
		}
	return 0;
}

/* Sentences that are there, or are different, as the row is. */
static int
put_sentence(
    struct mem_text *to, const char *name, size_t len, const struct wording *w)
{
	const struct partner_row *r = w->row;
	const struct unknown *unknown = next_unknown(unknowns, r);
	const int contact = partner_row_contact(r) != DATE_NONE;
	const int mature = r->firm_stage == PARTNER_MATURE;
	const int lost = w->cause->n > 0;
	const struct {
		const char *name;
		int holds;
		const char *format, *otherwise;
	} sentences[] = {
	    {"after_last", r->last_received != DATE_NONE,
		" after {last_received}", ""},
	    {"asked", r->asks > 0, "; asked {asks:time}", ""},
	    {"brief", r->briefed == DATE_NONE,
		"no brief on record in {days:day}",
		"last brief {brief_age} days ago, to be refreshed after "
		"{brief_days}"},
	    {"find_out", 1, unknown->find_out, ""},
	    {"held", r->on_hold > 0,
		"; take {on_hold:referral} on hold up again on the day "
		"(ref-status -o {partner})",
		""},
	    {"known_silent", r->refers == PARTNER_NO,
		"known to refer nobody; none received in {days:day}",
		"none received in {days:day}, although briefed, in touch, "
		"asked what they need, and given to: {given:referral}, "
		"{deposits:deposit}, {rewards:reward}"},
	    {"lost", lost, "{m} of {n} ended as unreachable", ""},
	    {"mature", mature, " is mature", ""},
	    {"next_contact",
		contact && r->cadence != 0 && r->cadence != POLICY_NEVER,
		": by the cadence the next contact is due on {contact_on}", ""},
	    {"of_category", *r->category != '\0', "of the category {category}",
		"of the same kind"},
	    {"our_last", r->last_out == DATE_NONE,
		"no contact from us on record",
		"our last contact was on {last_out}"},
	    {"pace", r->med_first >= 0, "; in the median after {med_first:day}",
		""},
	    {"question", 1, unknown->question, ""},
	    {"seeks_none", r->seeking == PARTNER_NO,
		mature ? " and seeks no new clients" : " seeks no new clients",
		""},
	    {"silence", contact, "{quiet} days since the last contact",
		"no contact on record in {days:day}"},
	    {"so_far", r->received == 0, "none received in {days:day}",
		"{received} received, none in {window_days:day}"},
	    {"weak", odds_weak_level(w->policy, r),
		lost ? "; median level {med_level} of {levels}"
		     : "median level {med_level} of {levels} known, weak up to "
		       "{weak_level}",
		""},
	};
	size_t i;

	for (i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		if (is_name(sentences[i].name, name, len)) {
			wording_put(to,
			    sentences[i].holds ? sentences[i].format
					       : sentences[i].otherwise,
			    w);
			return 1;
		}
	return 0;
}

/* Numbers and days that are counted from several columns. */
static int
put_figure(
    struct mem_text *to, const char *name, size_t len, const struct wording *w)
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
	    {"contact_on", 1, last + r->cadence},
	    {"every", 0, lround((double)before / (r->received + !r->received))},
	    {"judge_on", 1, asof - r->days + judge},
	    {"m", 0, w->cause->m},
	    {"n", 0, w->cause->n},
	    {"quiet", 0, asof - last},
	    {"trial_end", 1, asof + judge},
	};
	char day[DATE_LEN + 1];
	size_t i;

	for (i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
		if (is_name(figures[i].name, name, len)) {
			if (figures[i].is_day)
				date_print((int)figures[i].n, day);
			else
				snprintf(
				    day, sizeof(day), "%lld", figures[i].n);
			mem_text_printf(to, "%s", day);
			return 1;
		}
	return 0;
}

/* Appends the value of a rule of policy; a name that stands for nothing is a
 * slip in a table, which a test would see. */
static void
put_rule(
    struct mem_text *to, const char *name, size_t len, const struct policy *p)
{
	char *s = mem_dup(name, len);
	const enum policy_rule r = policy_rule(s);

	if (r == P_N)
		msg_die("no word {%s}", s);
	mem_text_printf(to, "%s", policy_text(p, r));
	free(s);
}

/* Appends what a name stands for. */
static void
put_named(
    struct mem_text *to, const char *name, size_t len, const struct wording *w)
{
	if (!put_list(to, name, len, w) && !put_sentence(to, name, len, w) &&
	    !put_figure(to, name, len, w) &&
	    !partner_row_put(to, w->row, name, len))
		put_rule(to, name, len, w->policy);
}

void
wording_put(struct mem_text *to, const char *format, const struct wording *w)
{
	size_t len, name, from;

	for (;;) {
		len = strcspn(format, "{");
		mem_text_add(to, format, len);
		format += len;
		if (*format == '\0')
			return;
		format++;
		len = strcspn(format, "}");
		name = strcspn(format, ":}");
		from = to->len;
		put_named(to, format, name, w);
		if (name < len) /* "1 day" or "30 days" for days:day */
			mem_text_printf(to, " %.*s%s", (int)(len - name - 1),
			    format + name + 1,
			    strcmp(to->s + from, "1") == 0 ? "" : "s");
		format += len + 1;
	}
}
