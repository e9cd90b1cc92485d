/*
 * What all forms share: the parts of a page; how a form says them is its own
 * file's.
 */
#include "page/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "page/part.h"

enum {
	WIDTH = 80,
	WIDTH_MIN = 20,
	WIDTH_MAX = 1000,
	CELL_MAX = 4096 /* bytes of a cell for people; what is cut is marked */
};

static const struct {
	const char *name;
	const struct page_says *(*says)(void);
} forms[PAGE_FORMS] = {
    [PAGE_TEXT] = {"text", page_text_says},
    [PAGE_MD] = {"md", page_md_says},
    [PAGE_HTML] = {"html", page_html_says},
    [PAGE_CSV] = {"csv", NULL},
    [PAGE_TSV] = {"tsv", NULL},
    [PAGE_SHEET] = {"sheet", NULL},
};

enum page_form
page_form(const char *name)
{
	enum page_form f;

	for (f = 0; f < PAGE_FORMS; f++)
		if (strcmp(forms[f].name, name) == 0)
			break;
	return f;
}

size_t
page_width(void)
{
	const char *s = getenv("COLUMNS");
	char *end;
	long n;

	if (s == NULL || *s < '0' || *s > '9')
		return WIDTH;
	n = strtol(s, &end, 10);
	if (*end != '\0' || n < WIDTH_MIN || n > WIDTH_MAX)
		return WIDTH;
	return (size_t)n;
}

struct page *
page_new(enum page_form form, const struct page_how *how)
{
	struct page *p = mem_alloc(1, sizeof(*p));

	p->form = form;
	p->says = forms[form].says ? forms[form].says() : NULL;
	p->how = *how;
	p->out = out_to(stdout, form == PAGE_TSV);
	p->out.crlf = form == PAGE_SHEET;
	return p;
}

int
page_for_people(const struct page *p)
{
	return p->says != NULL;
}

int
page_is_html(const struct page *p)
{
	return p->form == PAGE_HTML;
}

void
page_declare(struct page *p, const struct page_table *t)
{
	size_t i;

	for (i = 0; i < t->cols; i++) {
		if (t->col[i].flags & PAGE_ONLY_PEOPLE ||
		    map_get(&p->names, t->col[i].name) != MAP_NONE)
			continue;
		p->name = mem_grow(
		    p->name, &p->cap, p->names.n + 1, sizeof(*p->name));
		p->name[p->names.n] = t->col[i].name;
		map_put(&p->names, t->col[i].name, p->names.n);
	}
}

void
page_asof(struct page *p, const char *asof)
{
	snprintf(p->asof, sizeof(p->asof), "%s", asof);
}

char *
page_visible(const char *s)
{
	size_t len = strlen(s);
	char *cut = NULL, *v;

	if (len > CELL_MAX) {
		for (len = CELL_MAX; (s[len] & 0xc0) == 0x80; len--)
			;
		cut = mem_printf("%.*s…", (int)len, s);
		s = cut;
		len = strlen(s);
	}
	v = mem_alloc(len * 4 + 1, 1); /* \xNN of each byte at most */
	text_visible(v, len * 4 + 1, s);
	free(cut);
	return v;
}

char *
page_vformat(const char *fmt, va_list ap)
{
	va_list again;
	char *s, *v;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	s = mem_alloc((size_t)n + 1, 1);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	v = page_visible(s);
	free(s);
	return v;
}

void
page_say(struct page *p, enum page_saying part, const char *term, const char *s)
{
	if (p->says == NULL)
		return;
	p->says->part(p, part, term, s);
	p->last = part;
}

/* Says a part that is formatted. */
static void
say(struct page *p, enum page_saying part, const char *term, const char *fmt,
    va_list ap)
{
	char *s, *t;

	if (p->says == NULL)
		return;
	s = page_vformat(fmt, ap);
	t = term ? page_visible(term) : NULL;
	page_say(p, part, t, s);
	if (part == SAY_HEADING || part == SAY_BLOCK) {
		free(p->heading);
		p->heading = s;
	} else
		free(s);
	free(t);
}

#define SAY_IT(part, term)                   \
	do {                                 \
		va_list ap;                  \
                                             \
		va_start(ap, fmt);           \
		say(p, part, term, fmt, ap); \
		va_end(ap);                  \
	} while (0)

void
page_heading(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_HEADING, NULL);
}

void
page_block(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_BLOCK, NULL);
}

void
page_para(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_PARA, NULL);
}

void
page_term(struct page *p, const char *term, const char *fmt, ...)
{
	SAY_IT(SAY_TERM, term);
}

void
page_item(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_ITEM, NULL);
}

void
page_close(struct page *p)
{
	if (p->says == NULL)
		page_rows_header(p);
	else
		page_say(p, SAY_END, NULL, NULL);
	map_free(&p->names);
	free(p->name);
	free(p->cell);
	free(p->heading);
	free(p);
}
