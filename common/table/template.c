/*
 * The one engine that fills in texts.  A template is lines, read and checked
 * once.  To fill a line, each name is looked up in the program's table, then
 * among its sentences, then in the rows and the policy; a sentence is filled in
 * the same way.  The line is then broken to a width and printed.
 */
#include "table/template.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FILE_MAX = 1 << 20, NAME_SIZE = 64, WIDTH = 72 };

/* Headers that the program makes itself. */
static const char *const made[] = {"From", "To", "Date", "Message-ID",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding", NULL};

/* Headers that are addresses: data must not name a recipient. */
static const char *const addressed[] = {"Cc", "Bcc", "Reply-To", "Sender",
    "Errors-To", "Return-Path", "Return-Receipt-To",
    "Disposition-Notification-To", "Mail-Followup-To", "Resent-To", "Resent-Cc",
    "Resent-Bcc", "Resent-From", "Resent-Sender", "Apparently-To", NULL};

static int
is_among(const char *name, const char *const names[])
{
	for (; *names != NULL; names++)
		if (text_casecmp(name, *names) == 0)
			return 1;
	return 0;
}

int
template_addresses(const char *name)
{
	return is_among(name, addressed);
}

/* Whether a header of that name is there already. */
static int
has_header(const struct template *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->line[i].name && text_casecmp(t->line[i].name, name) == 0)
			return 1;
	return 0;
}

/* The fault of the header at s, whose name is n bytes; or NULL. */
static const char *
header_fault(const struct template *t, const char *s, size_t n)
{
	char name[NAME_SIZE];
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] <= ' ' || s[i] > '~')
			break;
	if (i < n || n == 0 || s[n] != ':' || n >= NAME_SIZE)
		return "a header is wanted, `Subject: text`, and an empty line "
		       "before the letter";
	memcpy(name, s, n);
	name[n] = '\0';
	if (is_among(name, made))
		return "this header is made by the program: -f says who writes";
	return has_header(t, name) ? "this header is there twice" : NULL;
}

static enum st
take_header(struct template *t, struct template_line *l)
{
	const size_t n = strcspn(l->text, ":");
	const char *fault = header_fault(t, l->text, n);
	char *text;

	if (fault != NULL) {
		msg_at(t->file, l->number, NULL, "%s", fault);
		return ST_TROUBLE;
	}
	text = l->text + n + 1;
	text += strspn(text, " \t");
	text = mem_dup(text, strlen(text));
	l->name = mem_dup(l->text, n);
	free(l->text);
	l->text = text;
	return ST_OK;
}

/* A line of the body: `*`, and the blank behind it, are no text. */
static enum st
take_body_line(struct template *t, struct template_line *l)
{
	size_t i, n;

	if (l->text[0] != '*')
		return ST_OK;
	l->each = 1;
	n = l->text[1] == ' ' ? 2 : 1;
	memmove(l->text, l->text + n, strlen(l->text + n) + 1);
	for (i = 0; i < t->n; i++)
		if (t->line[i].each) {
			msg_at(t->file, l->number, NULL,
			    "a second line with *: line %zu is repeated for "
			    "each referral",
			    t->line[i].number);
			return ST_TROUBLE;
		}
	return ST_OK;
}

/* The fault of the character of n bytes at s, in a text; or NULL. */
static const char *
character_fault(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (n == 0)
		return "not UTF-8";
	if (*u == '\0')
		return "a NUL byte";
	if ((*u < ' ' && *u != '\t') || *u == 0x7f ||
	    (*u == 0xc2 && u[1] <= 0x9f)) /* C0, DEL, C1 */
		return "a control character";
	return NULL;
}

static enum st
check_text(const struct template *t, const char *s, size_t len, size_t line)
{
	const char *fault;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = text_utf8(s + i, len - i);
		fault = character_fault(s + i, n);
		if (fault != NULL) {
			msg_at(t->file, line, NULL, "%s", fault);
			return ST_TROUBLE;
		}
	}
	return ST_OK;
}

/* A letter must have a subject, and a line for each referral. */
static enum st
check_letter(const struct template *t)
{
	enum st st = ST_OK;
	size_t i, each = 0;

	for (i = 0; i < t->n; i++)
		each += t->line[i].each != 0;
	if (!has_header(t, "Subject")) {
		msg_at(t->file, 0, NULL, "no line `Subject: text`");
		st = ST_TROUBLE;
	}
	if (each == 0) {
		msg_at(t->file, 0, NULL,
		    "no line that begins with * to be repeated for each "
		    "referral");
		st = ST_TROUBLE;
	}
	return st;
}

enum st
template_take(struct template *t, enum template_for what, const char *file,
    const char *s, size_t len)
{
	struct template_line l;
	const char *end = s + len, *lf;
	size_t number = 1, n;
	int body = what == TEMPLATE_PAGE;
	enum st st = ST_OK;

	*t = (struct template){.file = file, .what = what};
	if (len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3;
	for (; s < end; s = lf + 1, number++) {
		lf = memchr(s, '\n', (size_t)(end - s));
		lf = lf != NULL ? lf : end;
		n = (size_t)(lf - s);
		n -= n > 0 && s[n - 1] == '\r';
		if (check_text(t, s, n, number) != ST_OK) {
			st = ST_TROUBLE;
			continue;
		}
		if (n == 0 && !body) {
			body = 1;
			continue;
		}
		l = (struct template_line){
		    .text = mem_dup(s, n), .number = number};
		if (what == TEMPLATE_LETTER)
			st = msg_worst(st,
			    body ? take_body_line(t, &l) : take_header(t, &l));
		t->line = mem_grow(t->line, &t->cap, t->n + 1, sizeof(l));
		t->line[t->n++] = l;
	}
	return st != ST_OK || what == TEMPLATE_PAGE ? st : check_letter(t);
}

static enum st
take_file(struct template *t, enum template_for what, const char *path)
{
	FILE *fp = fopen(path, "re");
	char *buf;
	size_t n;
	enum st st = ST_TROUBLE;

	*t = (struct template){0};
	if (fp == NULL) {
		msg_errno("%s", path);
		return ST_TROUBLE;
	}
	buf = mem_alloc(FILE_MAX + 1, 1);
	errno = 0;
	n = fread(buf, 1, FILE_MAX + 1, fp);
	if (ferror(fp))
		msg_errno("%s", path);
	else if (n > FILE_MAX)
		msg("%s: longer than a template can be", path);
	else
		st = template_take(t, what, path, buf, n);
	free(buf);
	fclose(fp);
	return st;
}

enum st
template_read(struct template *t, enum template_for what, const char *path,
    const char *const *lines)
{
	char *text;
	size_t len;
	FILE *fp;
	enum st st;

	if (path != NULL)
		return take_file(t, what, path);
	fp = mem_stream(&text, &len);
	template_show(fp, lines);
	mem_stream_end(fp, &text);
	st = template_take(t, what, "template", text, len);
	free(text);
	return st;
}

void
template_show(FILE *fp, const char *const *lines)
{
	for (; *lines != NULL; lines++)
		fprintf(fp, "%s\n", *lines);
}

void
template_free(struct template *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		free(t->line[i].name);
		free(t->line[i].text);
	}
	free(t->line);
	*t = (struct template){0};
}

/*
 * The next part of s is a {{name}}, which *is_name says, or text up to one;
 * returns its length.  A {{ that nothing closes on the line, or with a name
 * that is too long, is a name of "".
 */
static size_t
next_part(const char *s, char name[NAME_SIZE], int *is_name)
{
	const char *open = strstr(s, "{{"), *end;
	size_t n;

	*is_name = open == s;
	if (open != s)
		return open != NULL ? (size_t)(open - s) : strlen(s);
	end = strstr(s, "}}");
	n = end != NULL ? (size_t)(end - s) - 2 : NAME_SIZE;
	if (n >= NAME_SIZE)
		n = 0;
	memcpy(name, s + 2, n);
	name[n] = '\0';
	return end != NULL ? (size_t)(end - s) + 2 : strlen(s);
}

/* A list whose items a line is repeated for. */
struct template_list {
	char name[NAME_SIZE];
	struct mem_text items;
};

static const struct template_name *
find_name(const struct template_at *at, const char *s)
{
	const struct template_from *f = at->from;
	size_t i;

	for (i = 0; i < f->n && (at->inside || *s != '.'); i++)
		if (strcmp(f->name[i].name, s) == 0)
			return &f->name[i];
	return NULL;
}

/* The line that heads the sentences of a name, or NULL. */
static const char *const *
find_sentences(const struct template_at *at, const char *s)
{
	const char *const *l = at->from->sentences;
	const size_t n = strlen(s);

	if (l == NULL || strchr("\t#", *s) != NULL ||
	    (*s == '.' && !at->inside))
		return NULL;
	for (; *l != NULL; l++)
		if (strncmp(*l, s, n) == 0 && strcspn(*l, ": ") == n)
			return l;
	return NULL;
}

/* Goes on to the next sentence under a head, or NULL. */
static const char *
next_sentence(const char *const **l)
{
	const char *s = *++*l;

	return s != NULL && *s == '\t' ? s + 1 : NULL;
}

static int
is_list(const struct template_at *at, const char *name)
{
	const struct template_name *n = find_name(at, name);
	const char *const *s = find_sentences(at, name);

	return n != NULL ? n->is_list : s != NULL && strstr(*s, " list:");
}

static enum template_kind
worse_kind(enum template_kind a, enum template_kind b)
{
	return a > b ? a : b;
}

/* The kind of a name; that of a sentence is the worst of its names. */
static enum template_kind
name_kind(const struct template_at *at, const char *name)
{
	const struct template_at inside = {.from = at->from, .inside = 1};
	const struct template_name *n = find_name(at, name);
	const char *const *l = find_sentences(at, name), *s;
	enum template_kind kind = TEMPLATE_OURS;
	char part[NAME_SIZE];
	int is_name;

	if (n != NULL || l == NULL)
		return n ? n->kind : at->from->kind(at->from->ctx, name);
	while ((s = next_sentence(&l)) != NULL)
		while (*s != '\0') {
			s += next_part(s, part, &is_name);
			if (!is_name)
				continue;
			part[strcspn(part, "=:")] = '\0';
			kind = worse_kind(kind,
			    name_kind(&inside, part + strspn(part, "?!")));
		}
	return kind;
}

static enum st
check_line(const struct template *t, const struct template_line *l,
    const struct template_from *from)
{
	const struct template_at at = {.from = from};
	const int address = l->name && template_addresses(l->name);
	const char *s;
	char name[NAME_SIZE];
	int is_name;
	enum template_kind kind;
	enum st st = ST_OK;
	size_t n;

	for (s = l->text; *s != '\0'; s += n) {
		n = next_part(s, name, &is_name);
		if (!is_name)
			continue;
		kind = name_kind(&at, name);
		if (kind == TEMPLATE_UNKNOWN)
			msg_at(t->file, l->number, NULL,
			    "%.*s: neither a column of the rows nor a rule of "
			    "policy",
			    (int)n, s);
		else if (kind == TEMPLATE_PRIVATE && !from->for_us)
			msg_at(t->file, l->number, NULL,
			    "%.*s: for ourselves alone, and this page is "
			    "handed over",
			    (int)n, s);
		else if (address && kind == TEMPLATE_DATA)
			msg_at(t->file, l->number, NULL,
			    "%.*s: data cannot stand in %s, which names "
			    "addresses",
			    (int)n, s, l->name);
		else
			continue;
		st = ST_TROUBLE;
	}
	return st;
}

enum st
template_check(const struct template *t, const struct template_from *from)
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < t->n; i++)
		st = msg_worst(st, check_line(t, &t->line[i], from));
	return st;
}

int
template_has(const struct template *t, const char *name)
{
	char *marked = mem_printf("{{%s}}", name);
	size_t i;
	int has = 0;

	for (i = 0; i < t->n; i++)
		has |= strstr(t->line[i].text, marked) != NULL;
	free(marked);
	return has;
}

/* The outcome of filling a text. */
struct filled {
	int names, values;	/* its names, and those that have a value */
	int conditions, failed; /* its conditions; whether one failed */
};

static struct filled fill_text(
    struct mem_text *to, const struct template_at *at, const char *s);

static int
is_blank(const char *s)
{
	return s[strspn(s, " ")] == '\0';
}

/* Appends the sentences of a name, whose head is at l. */
static void
put_sentences(
    struct mem_text *to, const struct template_at *at, const char *const *l)
{
	const char *mode = strchr(*l, ' '), *s; /* NULL: the first that holds */
	const int all = mode != NULL && strcmp(mode, " all:") == 0;
	const size_t start = to->len;
	struct filled f;
	size_t before;

	while ((s = next_sentence(&l)) != NULL) {
		before = to->len;
		if (all && before == start)
			s += strspn(s, " ,;");
		f = fill_text(to, at, s);
		if (f.failed || (!f.conditions && f.names && !f.values))
			to->s[to->len = before] = '\0';
		else if (mode == NULL)
			return;
		else if (!all)
			mem_text_add(to, "\n", 1);
	}
}

void
template_value_of(
    struct mem_text *to, const struct template_at *at, const char *name)
{
	const struct template_name *n = find_name(at, name);
	const char *const *l = find_sentences(at, name);
	struct template_at in = *at;

	in.inside = 1;
	if (n != NULL && n->value != NULL) {
		in.name = n->name;
		in.arg = n->arg;
		n->value(to, &in);
	} else if (l != NULL)
		put_sentences(to, &in, l);
	else
		at->from->others(to, at, name);
}

/* Whether the condition `?name`, `!name`, or one with `=value`, holds. */
static int
condition_holds(const struct template_at *at, char *condition)
{
	const char mark = *condition++;
	char *want = strchr(condition, '=');
	struct mem_text t = {0};
	int holds;

	if (want != NULL)
		*want++ = '\0';
	mem_text_add(&t, "", 0);
	template_value_of(&t, at, condition);
	holds = want != NULL ? strcmp(t.s, want) == 0 : !is_blank(t.s);
	free(t.s);
	return holds == (mark == '?');
}

/* The items of a list, each with an LF behind it; NULL: the name is of none. */
static const char *
list_items(const struct template_at *at, const char *name)
{
	struct template_list *list = at->list;

	if (list == NULL || at->inside || !is_list(at, name))
		return NULL;
	if (strcmp(list->name, name) != 0) {
		memcpy(list->name, name, strlen(name) + 1);
		list->items.len = 0;
		mem_text_add(&list->items, "", 0);
		template_value_of(&list->items, at, name);
	}
	return list->items.s;
}

/* Appends the value of a {{name}}: of a list, the item whose turn it is; of
 * {{name:unit}} in a sentence, also the unit, as a plural but for 1. */
static void
put_name(struct mem_text *to, const struct template_at *at, char *name)
{
	char *unit = at->inside ? strchr(name, ':') : NULL;
	const char *items = list_items(at, name);
	const size_t before = to->len;
	size_t i;

	if (items != NULL) {
		for (i = 0; i < at->item && *items != '\0'; i++)
			items = strchr(items, '\n') + 1;
		mem_text_add(to, items, strcspn(items, "\n"));
		return;
	}
	if (unit != NULL)
		*unit++ = '\0';
	template_value_of(to, at, name);
	if (unit != NULL && to->len > before)
		mem_text_printf(to, " %s%s", unit,
		    strcmp(to->s + before, "1") == 0 ? "" : "s");
}

/*
 * Appends a text with its values.  An empty value takes the blank before it
 * along; at the beginning of a text, the one behind it.
 */
static struct filled
fill_text(struct mem_text *to, const struct template_at *at, const char *s)
{
	const size_t start = to->len;
	struct filled f = {0};
	char name[NAME_SIZE];
	size_t n, before;
	int is_name;

	mem_text_add(to, "", 0);
	for (; *s != '\0' && !f.failed; s += n) {
		n = next_part(s, name, &is_name);
		before = to->len;
		if (!is_name) {
			mem_text_add(to, s, n);
			continue;
		}
		if (at->inside && (*name == '?' || *name == '!')) {
			f.conditions++;
			f.failed = !condition_holds(at, name);
			continue;
		}
		put_name(to, at, name);
		f.names++;
		f.values += !is_blank(to->s + before);
		if (to->len > before)
			continue;
		if (before > start && to->s[before - 1] == ' ')
			to->s[--to->len] = '\0';
		else if (before == start && s[n] == ' ')
			n++;
	}
	return f;
}

void
template_sentence(
    struct mem_text *to, const struct template_at *at, const char *text)
{
	struct template_at inside = *at;

	inside.inside = 1;
	fill_text(to, &inside, text);
}

char *
template_fill(const struct template *t, const struct template_line *l,
    const struct template_at *at)
{
	struct mem_text to = {0};
	const struct filled f = fill_text(&to, at, l->text);

	if (f.names > 0 &&
	    (t->what == TEMPLATE_PAGE ? f.values == 0 : is_blank(to.s))) {
		free(to.s);
		return NULL;
	}
	return to.s;
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

/* Whether a line that begins with this word, and a blank, is an item of a list
 * or a heading to Markdown. */
static int
is_mark(const char *word)
{
	const size_t digits = strspn(word, "0123456789");
	const char *s = word + digits;

	if (digits > 0)
		return (*s == '.' || *s == ')') && s[1] == '\0';
	return *s == '#' ? s[strspn(s, "#")] == '\0'
			 : *s != '\0' && strchr("-+*", *s) && s[1] == '\0';
}

/* Prints a line, broken at blanks where it is long, never inside of a word, nor
 * before a mark of Markdown. */
static void
print_wrapped(FILE *fp, const char *s)
{
	const size_t rest = hanging_indent(s);
	size_t col, n = rest + strcspn(s + rest, " "), w;
	int mark = 0, was; /* the word, and that before it, is one */
	char *word;

	fprintf(fp, "%.*s", (int)n, s);
	for (word = mem_dup(s, n), col = text_width(word); s[n] != '\0';) {
		free(word);
		s += n;
		n = strspn(s, " ");
		n += strcspn(s + n, " ");
		word = mem_dup(s, n);
		w = text_width(word);
		was = mark;
		mark = is_mark(word + strspn(word, " "));
		if (col + w > WIDTH && s[strspn(s, " ")] != '\0' &&
		    (!mark || was)) {
			fprintf(fp, "\n%*s%s", (int)rest, "",
			    word + strspn(word, " "));
			col = rest + w - strspn(word, " ");
		} else {
			fputs(word, fp);
			col += w;
		}
	}
	free(word);
	putc('\n', fp);
}

/* A text that is being printed: of several empty lines it has one, at its
 * beginning none, and its headings wait until something is under them. */
struct print {
	FILE *fp;
	int is_page;
	int begun;	 /* something was printed */
	int gap;	 /* an empty line is wanted before the next */
	char *heading;	 /* that waits, or NULL */
	int heading_gap; /* an empty line before it */
};

static void
print_gap(struct print *p, int gap)
{
	if (gap && p->begun)
		putc('\n', p->fp);
	p->begun = 1;
}

/* Prints a line with its values, which it frees.  Under a title, a single #,
 * there always is something. */
static void
print_line(struct print *p, char *s)
{
	if (p->is_page && strncmp(s, "##", 2) == 0) {
		p->heading_gap = p->gap || p->heading != NULL;
		free(p->heading);
		p->heading = s;
		p->gap = 0;
		return;
	}
	if (p->heading != NULL) {
		print_gap(p, p->heading_gap);
		print_wrapped(p->fp, p->heading);
		free(p->heading);
		p->heading = NULL;
	}
	print_gap(p, p->gap);
	p->gap = 0;
	if (p->is_page && strncmp(s, "    ", 4) == 0)
		fprintf(p->fp, "%s\n", s);
	else
		print_wrapped(p->fp, s);
	free(s);
}

/* How often a line is repeated: for each item of the longest list that it
 * names. */
static size_t
line_times(const char *s, const struct template_at *at)
{
	char name[NAME_SIZE];
	const char *items;
	size_t n, most = 0;
	int is_name, lists = 0;

	while (*s != '\0') {
		s += next_part(s, name, &is_name);
		if (!is_name || (items = list_items(at, name)) == NULL)
			continue;
		for (n = 0; (items = strchr(items, '\n')) != NULL; n++)
			items++;
		most = n > most ? n : most;
		lists = 1;
	}
	return lists ? most : 1;
}

void
template_print(
    FILE *fp, const struct template *t, const struct template_from *from)
{
	struct print p = {.fp = fp, .is_page = t->what == TEMPLATE_PAGE};
	struct template_list list = {0};
	struct template_at at = {.from = from, .ctx = from->ctx, .list = &list};
	const struct template_line *l;
	char *text;
	size_t i, times;

	for (i = 0; i < t->n; i++) {
		l = &t->line[i];
		list.name[0] = '\0';
		if (l->name == NULL && l->text[0] == '\0')
			p.gap = 1;
		if (l->name != NULL || l->text[0] == '\0')
			continue;
		at.item = 0;
		times = l->each ? from->each : line_times(l->text, &at);
		for (; at.item < times; at.item++)
			if ((text = template_fill(t, l, &at)) != NULL)
				print_line(&p, text);
	}
	if (!p.is_page)
		print_gap(&p, p.gap && p.begun);
	free(p.heading);
	free(list.items.s);
}
