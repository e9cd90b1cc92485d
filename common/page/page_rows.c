/*
 * Rows for programs: through out.h, each cell at its name's place in the
 * header of the whole page.  For a spreadsheet a byte order mark says what
 * encoding it is, and a cell that it would take for something else has an
 * apostrophe before it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "page/escape.h"
#include "page/part.h"

#define NO_COLUMN SIZE_MAX

static void
put_cell(struct page *p, const char *s)
{
	char *guarded;

	if (!p->form->sheet || !escape_sheet_wants(s)) {
		out_cell(&p->out, s);
		return;
	}
	guarded = mem_printf("'%s", s);
	out_cell(&p->out, guarded);
	free(guarded);
}

/* The header of the page, once. */
static void
put_header(struct page *p)
{
	size_t i;

	if (p->headed)
		return;
	p->headed = 1;
	if (p->form->sheet)
		fputs("\xef\xbb\xbf", stdout);
	put_cell(p, "section");
	for (i = 0; i < p->names.n; i++)
		put_cell(p, p->name[i]);
	put_cell(p, "asof");
	out_end(&p->out);
	p->from = mem_alloc(p->names.n, sizeof(*p->from));
}

void
page_rows_begin(struct page *p)
{
	size_t i;

	put_header(p);
	for (i = 0; i < p->names.n; i++)
		p->from[i] = NO_COLUMN;
	for (i = 0; p->t != NULL && i < p->t->cols; i++)
		if (p->t->col[i].name != NULL)
			p->from[map_get(&p->names, p->t->col[i].name)] = i;
}

void
page_rows_row(struct page *p, const struct value v[])
{
	struct value_how how = {.percent_from = p->how.percent_from};
	struct value_shown s;
	size_t i, at;

	put_cell(p, p->t->section);
	for (i = 0; i < p->names.n; i++) {
		if ((at = p->from[i]) == NO_COLUMN) {
			put_cell(p, "");
			continue;
		}
		how.money = (p->t->col[at].flags & PAGE_MONEY) != 0;
		value_show(v[at], &how, &s);
		put_cell(p, s.programs);
	}
	put_cell(p, p->asof);
	out_end(&p->out);
}

const struct page_form *
page_form_csv(void)
{
	static const struct page_form form = {.tsv = 0};

	return &form;
}

const struct page_form *
page_form_tsv(void)
{
	static const struct page_form form = {.tsv = 1};

	return &form;
}

const struct page_form *
page_form_sheet(void)
{
	static const struct page_form form = {.sheet = 1};

	return &form;
}
