/*
 * Letters out of templates: values in the place of names, lines of a width.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "table/template_part.h"

enum { WIDTH = 72 };

/* Headers that are addresses: data must not name a recipient. */
static const char *const addressed[] = {"Cc", "Bcc", "Reply-To", "Sender",
    "Errors-To", "Return-Path", "Return-Receipt-To",
    "Disposition-Notification-To", "Mail-Followup-To", "Resent-To", "Resent-Cc",
    "Resent-Bcc", "Resent-From", "Resent-Sender", "Apparently-To"};

int
template_addresses(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(addressed) / sizeof(addressed[0]); i++)
		if (text_casecmp(name, addressed[i]) == 0)
			return 1;
	return 0;
}

size_t
template_part(const char *s, char name[TEMPLATE_NAME], int *is_name)
{
	const char *open = strstr(s, "{{"), *end;
	size_t n;

	*is_name = open == s;
	if (open != s)
		return open != NULL ? (size_t)(open - s) : strlen(s);
	end = strstr(s, "}}");
	n = end != NULL ? (size_t)(end - s) - 2 : TEMPLATE_NAME;
	if (n >= TEMPLATE_NAME)
		n = 0;
	memcpy(name, s + 2, n);
	name[n] = '\0';
	return end != NULL ? (size_t)(end - s) + 2 : strlen(s);
}

char *
template_expand(const char *s, const struct template_from *from, size_t item,
    struct template_filled *filled)
{
	char name[TEMPLATE_NAME], *buf = NULL;
	const char *part;
	size_t n, len, to = 0, cap = 0;
	int is_name;

	*filled = (struct template_filled){0, 0};
	buf = mem_grow(buf, &cap, 1, 1);
	for (; *s != '\0'; s += n) {
		n = template_part(s, name, &is_name);
		part = is_name ? from->value(from->ctx, name, item) : s;
		len = is_name ? strlen(part) : n;
		filled->names += is_name;
		filled->values += is_name && part[strspn(part, " ")] != '\0';
		if (len == 0 && to > 0 && buf[to - 1] == ' ')
			to--;
		else if (len == 0 && to == 0 && s[n] == ' ')
			n++;
		buf = mem_grow(buf, &cap, to + len + 1, 1);
		memcpy(buf + to, part, len);
		to += len;
	}
	buf[to] = '\0';
	return buf;
}

int
template_is_silent(const char *text, const struct template_filled *filled)
{
	return filled->names > 0 && text[strspn(text, " ")] == '\0';
}

/* The indent of the lines after the first: that of the text of an item. */
static size_t
hanging(const char *s)
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

void
template_wrap(FILE *fp, const char *s)
{
	const size_t rest = hanging(s);
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

void
template_body(FILE *fp, const struct template *t,
    const struct template_from *from, size_t n)
{
	const struct template_line *l;
	size_t i, k;
	struct template_filled filled;
	int blank = 1; /* the last line was empty */
	char *text;

	for (i = 0; i < t->n; i++) {
		l = &t->line[i];
		if (l->name != NULL || (l->text[0] == '\0' && blank))
			continue;
		for (k = 0; k < (l->each ? n : 1); k++) {
			text = template_expand(l->text, from, k, &filled);
			if (!template_is_silent(text, &filled)) {
				template_wrap(fp, text);
				blank = *text == '\0';
			}
			free(text);
		}
	}
}
