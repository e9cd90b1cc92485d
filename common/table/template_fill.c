/*
 * Filling in.  Each part of a text is appended to one growing buffer: a
 * literal as it is, a name by what template.c found it to be.  A sentence is
 * filled in the same way, and taken back if it does not hold.  Last, the line
 * is broken to a width.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "table/template_part.h"

enum { WIDTH = 72 };

/* The outcome of filling a text. */
struct filled {
	int names, values; /* its names, and those that have a value */
	int failed;	   /* one of its conditions */
};

static struct filled fill_parts(struct mem_text *to,
    const struct template_at *at, const struct template_part *p, size_t skip);

static int
is_blank(const char *s)
{
	return s[strspn(s, " ")] == '\0';
}

static void
cut_text(struct mem_text *to, size_t len)
{
	to->s[to->len = len] = '\0';
}

static void
put_sentences(struct mem_text *to, const struct template_at *at,
    const struct template_word *w)
{
	const struct template_sentence *s;
	const size_t start = to->len;
	struct filled f;
	size_t before, skip;
	char *c;

	for (s = w->sentence; s != NULL; s = s->next) {
		before = to->len;
		skip = w->mode == TEMPLATE_ALL && before == start && s->part
		    ? strspn(s->part->s, " ,;")
		    : 0;
		f = fill_parts(to, at, s->part, skip);
		if (f.failed || (!s->is_condition && f.names && !f.values))
			cut_text(to, before);
		else if (w->mode == TEMPLATE_LIST)
			mem_text_add(to, "", 1);
		else if (w->mode != TEMPLATE_ALL)
			break;
	}
	c = to->s + start;
	if (w->mode == TEMPLATE_CAPITAL && *c >= 'a' && *c <= 'z')
		*c = (char)(*c - 'a' + 'A');
}

/* Appends the value of a word. */
static void
put_word(struct mem_text *to, const struct template_at *at, size_t word)
{
	struct template_word *w = &at->t->word[word];
	struct template_at in = *at;

	in.name = w->name;
	if (w->entry != NULL && w->entry->value != NULL) {
		in.arg = w->entry->arg;
		w->entry->value(to, &in);
	} else if (w->head != NULL) {
		put_sentences(to, at, w);
	} else {
		in.arg = w->number;
		in.place = &w->place;
		at->t->from->others(to, &in);
	}
}

void
template_say(
    struct mem_text *to, struct template *t, const char *name, void *ctx)
{
	const struct template_at at = {.t = t, .ctx = ctx};

	put_word(to, &at, map_get(&t->number, name));
}

static int
condition_holds(struct mem_text *to, const struct template_at *at,
    const struct template_part *p)
{
	const size_t before = to->len;
	int holds;

	put_word(to, at, p->word);
	holds = p->behind != NULL ? strcmp(to->s + before, p->behind) == 0
				  : !is_blank(to->s + before);
	cut_text(to, before);
	return holds == (p->mark == '?');
}

/* Appends the item of a list whose turn it is. */
static void
put_item(struct mem_text *to, const struct template_at *at,
    const struct template_word *w)
{
	const struct mem_text *items = &at->t->items;
	const char *s = items->s + w->items, *end = items->s + w->end;
	size_t i;

	for (i = 0; i < at->item && s < end; i++)
		s += strlen(s) + 1;
	if (s < end)
		mem_text_put(to, s);
}

/* Appends the value of a {{name}}; behind that of {{name:unit}} the unit, as a
 * plural but for 1. */
static void
put_name(struct mem_text *to, const struct template_at *at,
    const struct template_part *p)
{
	const size_t before = to->len;

	if (p->is_item) {
		put_item(to, at, &at->t->word[p->word]);
		return;
	}
	put_word(to, at, p->word);
	if (p->behind != NULL && to->len > before)
		mem_text_printf(to, " %s%s", p->behind,
		    strcmp(to->s + before, "1") == 0 ? "" : "s");
}

/*
 * Appends a text, but for so many bytes at its beginning, with its values.  An
 * empty value takes the blank before it along; at the beginning of a text, the
 * one behind it.
 */
static struct filled
fill_parts(struct mem_text *to, const struct template_at *at,
    const struct template_part *p, size_t skip)
{
	const size_t start = to->len;
	struct filled f = {0};
	size_t before;

	for (; p != NULL && !f.failed; p = p->next) {
		before = to->len;
		if (!p->is_name) {
			mem_text_add(to, p->s + skip, p->n - skip);
			skip = 0;
			continue;
		}
		if (p->mark != '\0') {
			f.failed = !condition_holds(to, at, p);
			continue;
		}
		put_name(to, at, p);
		f.names++;
		f.values += !is_blank(to->s + before);
		if (to->len > before)
			continue;
		if (before > start && to->s[before - 1] == ' ')
			cut_text(to, before - 1);
		else if (before == start && p->next && *p->next->s == ' ')
			skip = 1;
	}
	return f;
}

/* Fills in a line; NULL if it had values to say, and nothing came of them. */
static char *
fill_line(const struct template_line *l, const struct template_at *at)
{
	struct mem_text *to = &at->t->text;
	struct filled f;

	to->len = 0;
	mem_text_add(to, "", 0);
	f = fill_parts(to, at, l->part, 0);
	return f.names > 0 &&
		(at->t->what == TEMPLATE_PAGE ? f.values == 0 : is_blank(to->s))
	    ? NULL
	    : to->s;
}

/* Makes the lists that a line names; how often it is repeated: for each item
 * of the longest. */
static size_t
line_times(const struct template_line *l, const struct template_at *at)
{
	struct mem_text *items = &at->t->items;
	const struct template_part *p;
	struct template_word *w;
	size_t n, i, most = 0;
	int lists = 0;

	items->len = 0;
	mem_text_add(items, "", 0);
	for (p = l->part; p != NULL; p = p->next) {
		if (!p->is_item)
			continue;
		w = &at->t->word[p->word];
		w->items = items->len;
		put_word(items, at, p->word);
		w->end = items->len;
		for (n = 0, i = w->items; i < w->end; n++)
			i += strlen(items->s + i) + 1;
		most = n > most ? n : most;
		lists = 1;
	}
	return lists ? most : 1;
}

char *
template_header(struct template *t, const struct template_line *l, void *ctx)
{
	const struct template_at at = {.t = t, .ctx = ctx};

	line_times(l, &at);
	return fill_line(l, &at);
}

/* The indent of the lines after the first: that of the text of an item. */
static size_t
hanging_indent(const char *s)
{
	size_t n = strspn(s, " ");

	if (strchr("-*", s[n]) && s[n] != '\0' && s[n + 1] == ' ')
		n += 2;
	return n < WIDTH / 2 ? n : 0;
}

/* Whether a line that begins with this word, of n bytes and before a blank, is
 * an item of a list or a heading to Markdown. */
static int
is_mark(const char *word, size_t n)
{
	const size_t digits = strspn(word, "0123456789");

	if (digits > 0)
		return n == digits + 1 && strchr(".)", word[digits]);
	return *word == '#' ? strspn(word, "#") == n
			    : n == 1 && strchr("-+*", *word);
}

/* The columns of n bytes of a text that can be written to. */
static size_t
width_of(char *s, size_t n)
{
	const char c = s[n];
	size_t width;

	s[n] = '\0';
	width = text_width(s);
	s[n] = c;
	return width;
}

/* Appends a line, broken at blanks where it is long, never inside of a word,
 * nor before a mark of Markdown. */
static void
put_wrapped(struct mem_text *to, char *line)
{
	static const char indent[] = "\n                                    ";
	const size_t rest = hanging_indent(line);
	size_t n = rest + strcspn(line + rest, " "), col = width_of(line, n);
	size_t blanks, width, last_n = 0;
	char *word = line + n, *last = word;

	for (; *word != '\0'; last = word, last_n = n, word += n) {
		blanks = strspn(word, " ");
		word += blanks;
		n = strcspn(word, " ");
		width = width_of(word, n);
		if (col + blanks + width > WIDTH && n > 0 &&
		    (!is_mark(word, n) || is_mark(last, last_n))) {
			mem_text_add(to, line, (size_t)(word - blanks - line));
			mem_text_add(to, indent, 1 + rest);
			line = word;
			col = rest;
			blanks = 0;
		}
		col += blanks + width;
	}
	mem_text_add(to, line, (size_t)(word - line));
	mem_text_add(to, "\n", 1);
}

/*
 * Of several empty lines there is one, at the beginning none.  A heading is
 * taken back when the next comes, or the end, before anything is under it.
 */
void
template_fill(
    struct mem_text *to, struct template *t, void *ctx, size_t referrals)
{
	const size_t none = (size_t)-1, start = to->len;
	const int is_page = t->what == TEMPLATE_PAGE;
	struct template_at at = {.t = t, .ctx = ctx};
	const struct template_line *l;
	size_t i, times, heading = none; /* where the last begins */
	int gap = 0, is_heading;
	char *s;

	mem_text_add(to, "", 0);
	for (i = 0; i < t->n; i++) {
		l = &t->line[i];
		gap |= l->name == NULL && l->text[0] == '\0';
		if (l->name != NULL || l->text[0] == '\0')
			continue;
		times = line_times(l, &at);
		times = l->each ? referrals : times;
		for (at.item = 0; at.item < times; at.item++) {
			if ((s = fill_line(l, &at)) == NULL)
				continue;
			is_heading = is_page && strncmp(s, "##", 2) == 0;
			if (is_heading && heading != none) {
				cut_text(to, heading);
				gap = 1;
			}
			heading = is_heading ? to->len : none;
			if (gap && to->len > start)
				mem_text_put(to, "\n");
			gap = 0;
			if (is_page && strncmp(s, "    ", 4) == 0)
				mem_text_printf(to, "%s\n", s);
			else
				put_wrapped(to, s);
		}
		at.item = 0;
	}
	if (heading != none)
		cut_text(to, heading);
	if (!is_page && gap && to->len > start)
		mem_text_put(to, "\n");
}
