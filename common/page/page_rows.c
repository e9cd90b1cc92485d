/*
 * Rows for programs: through out.h, a row at a time, each cell at its name's
 * place in the header of the whole page.  For a spreadsheet a byte order mark
 * says what encoding it is, and a cell that it would take for something else
 * has an apostrophe before it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/escape.h"
#include "page/part.h"

static void
put(struct page *p, const char *s)
{
	char *guarded;

	if (p->form != PAGE_SHEET || !escape_sheet_wants(s)) {
		out_cell(&p->out, s);
		return;
	}
	guarded = mem_printf("'%s", s);
	out_cell(&p->out, guarded);
	free(guarded);
}

void
page_rows_header(struct page *p)
{
	size_t i;

	if (p->headed)
		return;
	p->headed = 1;
	if (p->form == PAGE_SHEET)
		fputs("\xef\xbb\xbf", stdout);
	put(p, "section");
	for (i = 0; i < p->names.n; i++)
		put(p, p->name[i]);
	put(p, "asof");
	out_end(&p->out);
	p->cell = mem_alloc(p->names.n, sizeof(*p->cell));
}

void
page_rows_cell(struct page *p, const struct page_col *c, const char *s)
{
	if (c->flags & PAGE_ONLY_PEOPLE)
		return;
	p->cell[map_get(&p->names, c->name)] = mem_dup(s, strlen(s));
}

void
page_rows_end(struct page *p)
{
	size_t i;

	put(p, p->t->section);
	for (i = 0; i < p->names.n; i++) {
		put(p, p->cell[i] ? p->cell[i] : "");
		free(p->cell[i]);
		p->cell[i] = NULL;
	}
	put(p, p->asof);
	out_end(&p->out);
}
