/*
 * template - letters: what a value has in it is text, and stays that.
 *
 * The input is a template, a line `%%`, and the value of every name.  The
 * names that are asked for are those of the template; the letter is what a
 * second expansion, the simplest there is, makes of it, but for its blanks.
 */
#include "table/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"
#include "mail/mail.h"

enum { LETTERS = 3 };

/* The value of every name, and where the names are from. */
struct values {
	const char *template;
	char *value;
};

static void
check_asked(const struct values *v, const char *name)
{
	char *asked = mem_printf("{{%s}}", name);

	/* "": one that is too long or never closed */
	HOLDS(*name == '\0' || strstr(v->template, asked) != NULL);
	free(asked);
}

static enum template_kind
kind(void *ctx, const char *name)
{
	check_asked(ctx, name);
	return *name == '\0' ? TEMPLATE_UNKNOWN
	    : *name == 'm'   ? TEMPLATE_OURS
			     : TEMPLATE_DATA;
}

static void
value(struct mem_text *to, const struct template_at *at, const char *name)
{
	const struct values *v = at->ctx;

	check_asked(v, name);
	mem_text_add(to, v->value, strlen(v->value));
}

/* The name `list` is that of a list. */
static void
items(struct mem_text *to, const struct template_at *at)
{
	size_t i;

	for (i = 0; i < LETTERS; i++) {
		value(to, at, at->name);
		mem_text_add(to, "\n", 1);
	}
}

/* Appends s without its blanks. */
static void
add_dense(struct mem_text *to, const char *s, size_t n)
{
	for (; n > 0; n--, s++)
		if (*s != ' ')
			mem_text_add(to, s, 1);
}

/* A line with its values, without blanks; nothing of one that says nothing. */
static void
expand(struct mem_text *to, const char *s, const struct values *v)
{
	const char *open, *end;
	size_t before = to->len, names = 0;
	int text = 0;

	while ((open = strstr(s, "{{")) != NULL) {
		end = strstr(open, "}}");
		text |= strspn(s, " ") < (size_t)(open - s);
		add_dense(to, s, (size_t)(open - s));
		add_dense(to, v->value, strlen(v->value));
		names++;
		s = end + 2;
	}
	add_dense(to, s, strlen(s));
	text |= s[strspn(s, " ")] != '\0' || v->value[strspn(v->value, " ")];
	if (names > 0 && !text)
		to->len = before;
}

static void
check_body(const struct template *t, const struct template_from *from,
    const struct values *v)
{
	struct mem_text want = {0}, dense = {0};
	char *got, *rest, *line;
	size_t len, i, k;
	FILE *fp = mem_stream(&got, &len);

	template_print(fp, t, from);
	mem_stream_end(fp, &got);
	mem_text_add(&want, "", 0);
	mem_text_add(&dense, "", 0);
	for (i = 0; i < t->n; i++)
		for (k = 0; t->line[i].name == NULL &&
		     k < (t->line[i].each ? LETTERS : 1);
		     k++)
			expand(&want, t->line[i].text, v);
	for (rest = got; (line = fuzz_line(&rest)) != NULL;)
		add_dense(&dense, line, strlen(line));
	HOLDS(want.len == dense.len);
	HOLDS(memcmp(want.s, dense.s, want.len) == 0);
	free(want.s);
	free(dense.s);
	free(got);
}

/* A page has no name left in it, but what a value brings. */
static void
check_page(const struct template *t, const struct template_from *from,
    const struct values *v)
{
	char *got;
	size_t len;
	FILE *fp = mem_stream(&got, &len);

	template_print(fp, t, from);
	mem_stream_end(fp, &got);
	HOLDS(strlen(got) == len && strchr(got, '\r') == NULL);
	HOLDS(strchr(v->value, '{') != NULL || strstr(got, "{{") == NULL);
	free(got);
}

/* No more headers than the template has, each under a name of it. */
static void
check_headers(const struct template *t, const struct template_from *from)
{
	char *got, *rest, *line;
	size_t len, i = 0;
	FILE *fp = mem_stream(&got, &len);

	mail_template_headers(fp, t, from);
	mem_stream_end(fp, &got);
	HOLDS(strlen(got) == len && strchr(got, '\r') == NULL);
	for (rest = got; (line = fuzz_line(&rest)) != NULL;) {
		if (*line == ' ')
			continue;
		line[strcspn(line, ":")] = '\0';
		while (i < t->n &&
		    (t->line[i].name == NULL ||
			strcmp(t->line[i].name, line) != 0))
			i++;
		HOLDS(i++ < t->n);
	}
	free(got);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\n%%\n";
	char *all = fuzz_text(data, size), *cut = strstr(all, mark);
	struct values v = {.template = all};
	static const struct template_name list = {
	    "list", TEMPLATE_DATA, items, 0, 1};
	struct template_from from = {.name = &list,
	    .kind = kind,
	    .others = value,
	    .ctx = &v,
	    .each = LETTERS};
	struct template t;

	fuzz_quiet();
	v.value = mail_plain(cut != NULL ? cut + sizeof(mark) - 1 : "");
	if (cut != NULL)
		cut[1] = '\0';
	if (template_take(&t, TEMPLATE_LETTER, "input", all, strlen(all)) ==
		ST_OK &&
	    template_check(&t, &from) == ST_OK) {
		check_headers(&t, &from);
		check_body(&t, &from, &v);
	}
	template_free(&t);
	from.n = 1; /* a page has lists */
	if (template_take(&t, TEMPLATE_PAGE, "input", all, strlen(all)) ==
		ST_OK &&
	    template_check(&t, &from) == ST_OK)
		check_page(&t, &from, &v);
	template_free(&t);
	free(v.value);
	free(all);
	return 0;
}
