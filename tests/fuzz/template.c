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
	struct mem_text value;
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

static int
number(const char *name)
{
	return (int)strlen(name);
}

static void
value(struct mem_text *to, const struct template_at *at)
{
	const struct values *v = at->ctx;

	check_asked(v, at->name);
	mem_text_put(to, v->value.s);
}

/* The name `list` is that of a list. */
static void
items(struct mem_text *to, const struct template_at *at)
{
	size_t i;

	for (i = 0; i < LETTERS; i++) {
		value(to, at);
		mem_text_add(to, "", 1);
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
		add_dense(to, v->value.s, strlen(v->value.s));
		names++;
		s = end + 2;
	}
	add_dense(to, s, strlen(s));
	text |=
	    s[strspn(s, " ")] != '\0' || v->value.s[strspn(v->value.s, " ")];
	if (names > 0 && !text)
		to->len = before;
}

static void
check_body(struct template *t, struct values *v)
{
	struct mem_text want = {0}, dense = {0}, got = {0};
	char *rest, *line;
	size_t i, k;

	template_fill(&got, t, v, LETTERS);
	mem_text_add(&want, "", 0);
	mem_text_add(&dense, "", 0);
	for (i = 0; i < t->n; i++)
		for (k = 0; t->line[i].name == NULL &&
		     k < (t->line[i].each ? LETTERS : 1);
		     k++)
			expand(&want, t->line[i].text, v);
	for (rest = got.s; (line = fuzz_line(&rest)) != NULL;)
		add_dense(&dense, line, strlen(line));
	HOLDS(want.len == dense.len);
	HOLDS(memcmp(want.s, dense.s, want.len) == 0);
	free(want.s);
	free(dense.s);
	free(got.s);
}

/* A page has no name left in it, but what a value brings. */
static void
check_page(struct template *t, struct values *v)
{
	struct mem_text got = {0};

	template_fill(&got, t, v, 0);
	HOLDS(strlen(got.s) == got.len && strchr(got.s, '\r') == NULL);
	HOLDS(strchr(v->value.s, '{') != NULL || strstr(got.s, "{{") == NULL);
	free(got.s);
}

/* No more headers than the template has, each under a name of it. */
static void
check_headers(struct template *t, struct values *v)
{
	char *got, *rest, *line;
	size_t len, i = 0;
	FILE *fp = mem_stream(&got, &len);

	mail_template_headers(fp, t, v);
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
	const struct template_from of_letter = {
	    .kind = kind, .number = number, .others = value};
	struct template_from of_page = of_letter; /* which has lists */
	struct template t;

	of_page.name = &list;
	of_page.n = 1;
	fuzz_quiet();
	mail_plain(&v.value, cut != NULL ? cut + sizeof(mark) - 1 : "");
	if (cut != NULL)
		cut[1] = '\0';
	if (template_take(&t, TEMPLATE_LETTER, &of_letter, "input", all,
		strlen(all)) == ST_OK &&
	    template_check(&t, &v, 0) == ST_OK) {
		check_headers(&t, &v);
		check_body(&t, &v);
	}
	template_free(&t);
	if (template_take(&t, TEMPLATE_PAGE, &of_page, "input", all,
		strlen(all)) == ST_OK &&
	    template_check(&t, &v, 0) == ST_OK)
		check_page(&t, &v);
	template_free(&t);
	free(v.value.s);
	free(all);
	return 0;
}
