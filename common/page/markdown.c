/* A page as Markdown, GitHub's and its like: a cell of a table is a line of
 * text. */
#include <stdio.h>
#include <string.h>

#include "page/escape.h"
#include "page/part.h"

/* Text between two marks; at the beginning of a block, more is escaped. */
static void
put_text(const char *before, const char *s, const char *after)
{
	fputs(before, stdout);
	escape_md(stdout, s, *before == '\0' || strcmp(before, "- ") == 0);
	fputs(after, stdout);
}

static void
md_part(struct page *p, enum page_part part, const char *term, const char *s)
{
	if (p->last != PAGE_NOTHING && part != PAGE_END &&
	    !(part == PAGE_ITEM && p->last == PAGE_ITEM))
		putchar('\n');
	switch (part) {
	case PAGE_HEADING:
		put_text("## ", s, "");
		printf(*p->asof ? ", as of %s\n" : "\n", p->asof);
		break;
	case PAGE_BLOCK: put_text("### ", s, "\n"); break;
	case PAGE_PARA: put_text("", s, "\n"); break;
	case PAGE_TERM:
		put_text("**", term, "**");
		put_text(*s ? ": " : " ", s, "\n");
		break;
	case PAGE_ITEM: put_text("- ", s, "\n"); break;
	default: break; /* a grid follows */
	}
}

/* A text whose leading blanks say how deep it belongs. */
static void
put_cell(const char *s)
{
	size_t depth = grid_depth(s), i;

	for (i = 0; i < depth; i += GRID_STEP)
		fputs("&emsp;", stdout);
	escape_md(stdout, s + depth, 0);
}

static void
md_titles(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (g->col[i].place != GONE) {
			fputs("| ", stdout);
			put_cell(g->col[i].title);
			putc(' ', stdout);
		}
	fputs("|\n", stdout);
	for (i = 0; i < g->n; i++)
		if (g->col[i].place != GONE)
			fputs(
			    g->col[i].flags & PAGE_RIGHT ? "| --: " : "| --- ",
			    stdout);
	fputs("|\n", stdout);
}

/* A line across is the first cell of a row. */
static void
across(struct grid *g, const struct grid_row *row)
{
	const char *strong = row->heads ? "**" : "";
	size_t i;

	printf("| %s", strong);
	escape_md(stdout, row->across, 0);
	printf("%s ", strong);
	for (i = grid_first(g) + 1; i < g->n; i++)
		if (g->col[i].place != GONE)
			fputs("|  ", stdout);
	fputs("|\n", stdout);
}

static void
md_row(struct grid *g, const struct grid_row *row)
{
	const struct grid_cell *x = row->cell;
	size_t i;

	if (x == NULL) {
		across(g, row);
		return;
	}
	for (i = 0; i < g->n; i++) {
		if (g->col[i].place == GONE)
			continue;
		fputs("| ", stdout);
		put_cell(x[i].s ? x[i].s : "");
		if (x[i].extra != NULL) {
			fputs(" · ", stdout);
			escape_md(stdout, x[i].extra, 0);
		}
		putc(' ', stdout);
	}
	fputs("|\n", stdout);
}

const struct page_form *
page_form_md(void)
{
	static const struct page_form form = {
	    .part = md_part, .grid = {md_titles, md_row, NULL, NULL}};

	return &form;
}
