/*
 * The one engine that fills in texts.  Here a template is read and checked,
 * once: its lines, and the sentences of the program, become lists of parts, in
 * which a name is the number of a word.  A word is in the program's table, or
 * is said by sentences, or is another, of the rows or the policy.  Then
 * template_fill.c looks up nothing any more.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "table/template_part.h"

enum { FILE_MAX = 1 << 20, HEADER_MAX = 63 };

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

/* The fault of a header; or NULL. */
static const char *
header_fault(const struct template *t, const char *name, int has_colon)
{
	const char *s = name;

	while (*s > ' ' && *s <= '~')
		s++;
	if (*s != '\0' || s == name || !has_colon || s - name > HEADER_MAX)
		return "a header is wanted, `Subject: text`, and an empty line "
		       "before the letter";
	if (is_among(name, made))
		return "this header is made by the program: -f says who writes";
	return has_header(t, name) ? "this header is there twice" : NULL;
}

static enum st
take_header(struct template *t, struct template_line *l)
{
	const size_t n = strcspn(l->text, ":");
	const int has_colon = l->text[n] == ':';
	const char *fault;

	l->name = l->text;
	l->text += n + (size_t)has_colon;
	l->text += strspn(l->text, " \t");
	l->name[n] = '\0';
	fault = header_fault(t, l->name, has_colon);
	if (fault != NULL)
		msg_at(t->file, l->number, NULL, "%s", fault);
	return fault != NULL ? ST_TROUBLE : ST_OK;
}

/* A line of the body: `*`, and the blank behind it, are no text. */
static enum st
take_body_line(struct template *t, struct template_line *l)
{
	size_t i;

	if (l->text[0] != '*')
		return ST_OK;
	l->each = 1;
	l->text += l->text[1] == ' ' ? 2 : 1;
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

/* The number of the word that is a name of n bytes.  One that begins with a dot
 * is another outside of the sentences. */
static size_t
word_number(struct template *t, const char *name, size_t n, int inside)
{
	const char *key = mem_pool_ndup(&t->pool, name, n);
	size_t i = t->words;

	if (inside || *key != '.')
		i = map_put(&t->number, key, i);
	if (i < t->words)
		return i;
	t->word =
	    mem_grow(t->word, &t->words_cap, t->words + 1, sizeof(*t->word));
	t->word[t->words++] =
	    (struct template_word){.name = key, .number = t->from->number(key)};
	return i;
}

static int
is_list(const struct template_word *w)
{
	return w->entry ? w->entry->is_list : w->mode == TEMPLATE_LIST;
}

/* Reads the name of a part, n bytes within the braces, with what a sentence
 * asks of it. */
static void
read_name(struct template *t, struct template_part *p, size_t n, int inside)
{
	const char *name = p->s + 2, *behind;

	p->is_name = 1;
	if (inside && n > 0 && (*name == '?' || *name == '!')) {
		p->mark = *name++;
		n--;
	}
	behind = inside ? memchr(name, p->mark ? '=' : ':', n) : NULL;
	if (behind != NULL) {
		p->behind = mem_pool_ndup(
		    &t->pool, behind + 1, (size_t)(name + n - behind) - 1);
		n = (size_t)(behind - name);
	}
	p->word = word_number(t, name, n, inside);
	p->is_item = !inside && is_list(&t->word[p->word]);
}

/* The parts of a text, which must live as long.  A {{ that nothing closes on
 * the line is the name "". */
static struct template_part *
read_parts(struct template *t, const char *s, int inside)
{
	struct template_part *first = NULL, **next = &first, *p;
	const char *end;

	for (; *s != '\0'; s += p->n, next = &p->next) {
		*next = p = mem_pool_alloc(&t->pool, sizeof(*p));
		p->s = s;
		if (strncmp(s, "{{", 2) != 0) {
			end = strstr(s, "{{");
			p->n = end != NULL ? (size_t)(end - s) : strlen(s);
			continue;
		}
		end = strstr(s, "}}");
		p->n = end != NULL ? (size_t)(end - s) + 2 : strlen(s);
		read_name(t, p, end != NULL ? p->n - 4 : 0, inside);
	}
	return first;
}

/* Reads the sentences of a word, whose head is a line of the text. */
static void
read_sentences(struct template *t, size_t word)
{
	const char *const *line = t->word[word].head;
	struct template_sentence *first = NULL, **next = &first, *s;
	struct template_part *p;

	if (line == NULL)
		return;
	while (*++line != NULL && **line == '\t') {
		*next = s = mem_pool_alloc(&t->pool, sizeof(*s));
		next = &s->next;
		s->part = read_parts(t, *line + 1, 1);
		for (p = s->part; p != NULL; p = p->next)
			s->is_condition |= p->mark != '\0';
	}
	t->word[word].sentence = first;
}

void
template_open(struct template *t, const struct template_from *from)
{
	static const char *const modes[TEMPLATE_MODES] = {
	    ":", " capital:", " all:", " list:"};
	static const char *const none[] = {NULL};
	const char *const *line = from->sentences ? from->sentences() : none;
	struct template_word *w;
	const char *name;
	size_t i, n;

	*t = (struct template){.from = from};
	for (i = 0; i < from->n; i++) {
		name = from->name[i].name;
		n = word_number(t, name, strlen(name), 1);
		t->word[n].entry = &from->name[i];
	}
	for (; *line != NULL; line++) {
		if (strchr("\t#", **line) != NULL)
			continue;
		n = strcspn(*line, ": ");
		i = word_number(t, *line, n, 1);
		w = &t->word[i];
		w->head = line;
		while (w->mode < TEMPLATE_LIST &&
		    strcmp(*line + n, modes[w->mode]) != 0)
			w->mode++;
	}
	for (i = 0, n = t->words; i < n; i++)
		read_sentences(t, i);
}

enum st
template_take(struct template *t, enum template_for what,
    const struct template_from *from, const char *file, const char *s,
    size_t len)
{
	struct template_line l;
	const char *end = s + len, *lf;
	size_t number = 1, n;
	int body = what == TEMPLATE_PAGE;
	enum st st = ST_OK;

	template_open(t, from);
	t->file = file;
	t->what = what;
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
		    .number = number, .text = mem_pool_ndup(&t->pool, s, n)};
		if (what == TEMPLATE_LETTER)
			st = msg_worst(st,
			    body ? take_body_line(t, &l) : take_header(t, &l));
		l.part = read_parts(t, l.text, 0);
		t->line = mem_grow(t->line, &t->cap, t->n + 1, sizeof(l));
		t->line[t->n++] = l;
	}
	return st != ST_OK || what == TEMPLATE_PAGE ? st : check_letter(t);
}

enum st
template_read(struct template *t, enum template_for what,
    const struct template_from *from, const char *path,
    const char *const *lines)
{
	struct mem_text text = {0};
	FILE *fp = NULL;
	enum st st = ST_TROUBLE;

	*t = (struct template){0};
	if (path == NULL) {
		for (; *lines != NULL; lines++)
			mem_text_printf(&text, "%s\n", *lines);
		st = template_take(t, what, from, "template", text.s, text.len);
	} else if ((fp = fopen(path, "re")) == NULL) {
		msg_errno("%s", path);
	} else {
		text.s = mem_alloc(FILE_MAX + 1, 1);
		errno = 0;
		text.len = fread(text.s, 1, FILE_MAX + 1, fp);
		if (ferror(fp))
			msg_errno("%s", path);
		else if (text.len > FILE_MAX)
			msg("%s: longer than a template can be", path);
		else
			st = template_take(
			    t, what, from, path, text.s, text.len);
		fclose(fp);
	}
	free(text.s);
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
	free(t->line);
	free(t->word);
	free(t->text.s);
	free(t->items.s);
	map_free(&t->number);
	mem_pool_free(&t->pool);
	*t = (struct template){0};
}

/* The kind of a word; that of sentences is the worst of what they name. */
static enum template_kind
word_kind(const struct template *t, size_t word, void *ctx)
{
	const struct template_word *w = &t->word[word];
	enum template_kind kind, worst = TEMPLATE_OURS;
	const struct template_sentence *s;
	const struct template_part *p;

	if (w->entry != NULL)
		return w->entry->kind;
	if (w->head == NULL)
		return t->from->kind(ctx, w->name);
	for (s = w->sentence; s != NULL; s = s->next)
		for (p = s->part; p != NULL; p = p->next) {
			kind = p->is_name ? word_kind(t, p->word, ctx) : worst;
			worst = kind > worst ? kind : worst;
		}
	return worst;
}

static enum st
check_line(const struct template *t, const struct template_line *l, void *ctx,
    int for_us)
{
	const int address = l->name && template_addresses(l->name);
	const struct template_part *p;
	enum template_kind kind;
	enum st st = ST_OK;

	for (p = l->part; p != NULL; p = p->next) {
		if (!p->is_name)
			continue;
		kind = word_kind(t, p->word, ctx);
		if (kind == TEMPLATE_UNKNOWN)
			msg_at(t->file, l->number, NULL,
			    "%.*s: neither a column of the rows nor a rule of "
			    "policy",
			    (int)p->n, p->s);
		else if (kind == TEMPLATE_PRIVATE && !for_us)
			msg_at(t->file, l->number, NULL,
			    "%.*s: for ourselves alone, and this page is "
			    "handed over",
			    (int)p->n, p->s);
		else if (address && kind == TEMPLATE_DATA)
			msg_at(t->file, l->number, NULL,
			    "%.*s: data cannot stand in %s, which names "
			    "addresses",
			    (int)p->n, p->s, l->name);
		else
			continue;
		st = ST_TROUBLE;
	}
	return st;
}

enum st
template_check(const struct template *t, void *ctx, int for_us)
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < t->n; i++)
		st = msg_worst(st, check_line(t, &t->line[i], ctx, for_us));
	return st;
}

int
template_has(const struct template *t, const char *name)
{
	const size_t word = map_get(&t->number, name);
	const struct template_part *p;
	size_t i;

	for (i = 0; i < t->n; i++)
		for (p = t->line[i].part; p != NULL; p = p->next)
			if (p->is_name && p->word == word)
				return 1;
	return 0;
}
