#include "table/template_part.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { FILE_MAX = 1 << 20 };

/* Headers that the program makes itself. */
static const char *const made[] = {"From", "To", "Date", "Message-ID",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding"};
static int
is_made(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		if (text_casecmp(name, made[i]) == 0)
			return 1;
	return 0;
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

/* What is wrong with the header at s, whose name is n bytes; or NULL. */
static const char *
header_fault(const struct template *t, const char *s, size_t n)
{
	char name[TEMPLATE_NAME];
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] <= ' ' || s[i] > '~')
			break;
	if (i < n || n == 0 || s[n] != ':' || n >= TEMPLATE_NAME)
		return "a header is wanted, `Subject: text`, and an empty line "
		       "before the letter";
	memcpy(name, s, n);
	name[n] = '\0';
	if (is_made(name))
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
take_line(struct template *t, struct template_line *l)
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

/* What is wrong with the character of n bytes at s, of text; or NULL. */
static const char *
text_fault(const char *s, size_t n)
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
		fault = text_fault(s + i, n);
		if (fault != NULL) {
			msg_at(t->file, line, NULL, "%s", fault);
			return ST_TROUBLE;
		}
	}
	return ST_OK;
}

/* What a template as a whole must have. */
static enum st
check_whole(const struct template *t)
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

static enum st
take_bytes(struct template *t, const char *s, size_t len)
{
	struct template_line l;
	const char *end = s + len, *lf;
	size_t number = 1, n;
	int body = t->what == TEMPLATE_PAGE;
	enum st st = ST_OK;

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
		if (t->what == TEMPLATE_LETTER)
			st = msg_worst(
			    st, body ? take_line(t, &l) : take_header(t, &l));
		t->line = mem_grow(t->line, &t->cap, t->n + 1, sizeof(l));
		t->line[t->n++] = l;
	}
	return st != ST_OK || t->what == TEMPLATE_PAGE ? st : check_whole(t);
}

enum st
template_take(struct template *t, enum template_for what, const char *file,
    const char *text)
{
	*t = (struct template){.file = file, .what = what};
	return take_bytes(t, text, strlen(text));
}

enum st
template_read(struct template *t, enum template_for what, const char *path)
{
	FILE *fp = fopen(path, "re");
	char *buf;
	size_t n;
	enum st st = ST_TROUBLE;

	*t = (struct template){.file = path, .what = what};
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
		st = take_bytes(t, buf, n);
	free(buf);
	fclose(fp);
	return st;
}

static enum st
check_line(const struct template *t, const struct template_line *l,
    const struct template_from *from)
{
	const int address = l->name && template_addresses(l->name);
	const char *s;
	char name[TEMPLATE_NAME];
	int is_name, kind;
	enum st st = ST_OK;
	size_t n;

	for (s = l->text; *s != '\0'; s += n) {
		n = template_part(s, name, &is_name);
		if (!is_name)
			continue;
		kind = from->kind(from->ctx, name);
		if (kind == TEMPLATE_UNKNOWN)
			msg_at(t->file, l->number, NULL,
			    "%.*s: neither a column of the rows nor a rule of "
			    "policy",
			    (int)n, s);
		else if (kind == TEMPLATE_PRIVATE)
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
