/*
 * Pages out of templates: lines that are repeated for a list, headings that
 * wait until something is under them.
 */
#include <stdlib.h>
#include <string.h>

#include "table/template_part.h"

struct page {
	FILE *fp;
	int begun;	 /* something was printed */
	int gap;	 /* an empty line is wanted before the next */
	char *heading;	 /* that waits, or NULL */
	int heading_gap; /* an empty line before it */
};

/* Under a title, a single #, there always is something. */
static int
is_heading(const char *s)
{
	return strncmp(s, "##", 2) == 0;
}

static void
put_gap(struct page *p, int gap)
{
	if (gap && p->begun)
		putc('\n', p->fp);
	p->begun = 1;
}

static void
put_line(struct page *p, const char *s)
{
	if (p->heading != NULL) {
		put_gap(p, p->heading_gap);
		template_wrap(p->fp, p->heading);
		free(p->heading);
		p->heading = NULL;
	}
	put_gap(p, p->gap);
	p->gap = 0;
	if (strncmp(s, "    ", 4) == 0)
		fprintf(p->fp, "%s\n", s);
	else
		template_wrap(p->fp, s);
}

/* Takes a line with its values, which it frees. */
static void
take_line(struct page *p, char *s)
{
	if (!is_heading(s)) {
		put_line(p, s);
		free(s);
		return;
	}
	p->heading_gap = p->gap || p->heading != NULL;
	free(p->heading);
	p->heading = s;
	p->gap = 0;
}

/* How often a line is repeated: for each item of the longest list that it
 * names. */
static size_t
times(const char *s, const struct template_from *from)
{
	char name[TEMPLATE_NAME];
	size_t n, items, most = TEMPLATE_NO_LIST;
	int is_name;

	for (; *s != '\0'; s += n) {
		n = template_part(s, name, &is_name);
		if (!is_name)
			continue;
		items = from->items(from->ctx, name);
		if (items != TEMPLATE_NO_LIST &&
		    (most == TEMPLATE_NO_LIST || items > most))
			most = items;
	}
	return most != TEMPLATE_NO_LIST ? most : 1;
}

void
template_page(
    FILE *fp, const struct template *t, const struct template_from *from)
{
	struct page p = {.fp = fp};
	size_t i, k, n;
	struct template_filled filled;
	char *text;

	for (i = 0; i < t->n; i++) {
		if (t->line[i].text[0] == '\0') {
			p.gap = 1;
			continue;
		}
		n = times(t->line[i].text, from);
		for (k = 0; k < n; k++) {
			text =
			    template_expand(t->line[i].text, from, k, &filled);
			if (filled.names > 0 && filled.values == 0)
				free(text);
			else
				take_line(&p, text);
		}
	}
	free(p.heading);
}
