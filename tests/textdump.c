/*
 * textdump - calls a function of text.c or prospect.c of common/, for tests.
 *
 * usage: textdump FUNCTION [-N] ARGUMENT ...
 *
 * A line for each argument; - as the only one: for each line of standard
 * input.  -N is the number that visible, email (bytes) and fit (columns) take;
 * words takes the words first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ledger/prospect.h"

struct call {
	const char *function;
	size_t n;
	const char *first; /* the argument before those that are tried */
};

static char *
visible(const struct call *c, const char *s)
{
	size_t size = c->n > 0 ? c->n : 4096, w;
	char *buf = mem_alloc(size, 1);

	w = text_visible(buf, size, s);
	if (w != strlen(buf))
		abort();
	return buf;
}

static char *
phone(const char *s)
{
	char key[PROSPECT_DIGITS + 1];

	prospect_phone(s, key);
	return mem_dup(key, strlen(key));
}

static char *
email(const struct call *c, const char *s)
{
	char *key = mem_alloc(c->n, 1);

	prospect_email(s, key, c->n);
	return key;
}

static char *
apply(const struct call *c, const char *s)
{
	const char *f = c->function;

	if (strcmp(f, "visible") == 0)
		return visible(c, s);
	if (strcmp(f, "width") == 0)
		return mem_printf("%zu", text_width(s));
	if (strcmp(f, "fit") == 0)
		return mem_dup(s, text_fit(s, c->n));
	if (strcmp(f, "fold") == 0)
		return text_fold(s);
	if (strcmp(f, "slug") == 0)
		return text_slug(s);
	if (strcmp(f, "phone") == 0)
		return phone(s);
	if (strcmp(f, "email") == 0)
		return email(c, s);
	if (strcmp(f, "utf8") == 0)
		return mem_printf("%zu", text_utf8(s, strlen(s)));
	if (strcmp(f, "words") == 0)
		return mem_printf("%d", text_has_words(s, c->first));
	if (strcmp(f, "case") == 0)
		return mem_printf("%d", text_casecmp(s, c->first));
	if (strcmp(f, "ncase") == 0)
		return mem_printf("%d", text_ncasecmp(s, c->first, c->n));
	fprintf(stderr, "textdump: %s?\n", f);
	exit(2);
}

static void
print(const struct call *c, const char *s)
{
	char *r = apply(c, s);

	puts(r);
	free(r);
}

int
main(int argc, char *argv[])
{
	struct call c = {.function = argc > 1 ? argv[1] : ""};
	char *line = NULL;
	size_t cap = 0;
	int i = 2;

	if (i < argc && argv[i][0] == '-' && argv[i][1] != '\0')
		c.n = strtoul(argv[i++] + 1, NULL, 10);
	if (i < argc && strstr("words case ncase", c.function) != NULL)
		c.first = argv[i++];
	if (i + 1 == argc && strcmp(argv[i], "-") == 0) {
		while (getline(&line, &cap, stdin) > 0) {
			line[strcspn(line, "\n")] = '\0';
			print(&c, line);
		}
		free(line);
		return 0;
	}
	for (; i < argc; i++)
		print(&c, argv[i]);
	return 0;
}
