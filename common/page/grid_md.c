/*
 * A table as Markdown, GitHub's and its like: a cell is a line of text.
 */
#include "page/escape.h"
#include "page/grid_in.h"

/* A text whose leading blanks say how deep it belongs. */
static void
put(FILE *fp, const char *s)
{
	size_t depth = grid_depth(s), i;

	for (i = 0; i < depth; i += GRID_STEP)
		fputs("&emsp;", fp);
	escape_md(fp, s + depth, 0);
}

static void
titles(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		if (g->col[i].place != GONE) {
			fputs("| ", g->fp);
			put(g->fp, g->col[i].title);
			putc(' ', g->fp);
		}
	fputs("|\n", g->fp);
	for (i = 0; i < g->n; i++)
		if (g->col[i].place != GONE)
			fputs(
			    g->col[i].flags & GRID_RIGHT ? "| --: " : "| --- ",
			    g->fp);
	fputs("|\n", g->fp);
}

/* A line across is the first cell of a row. */
static void
across(struct grid *g, const struct row *row)
{
	const char *strong = row->heads ? "**" : "";
	size_t i;

	fprintf(g->fp, "| %s", strong);
	escape_md(g->fp, row->across, 0);
	fprintf(g->fp, "%s ", strong);
	for (i = grid_first(g) + 1; i < g->n; i++)
		if (g->col[i].place != GONE)
			fputs("|  ", g->fp);
	fputs("|\n", g->fp);
}

static void
row(struct grid *g, const struct row *row)
{
	const struct cell *x = row->cell;
	size_t i;

	if (x == NULL) {
		across(g, row);
		return;
	}
	for (i = 0; i < g->n; i++) {
		if (g->col[i].place == GONE)
			continue;
		fputs("| ", g->fp);
		put(g->fp, x[i].s ? x[i].s : "");
		if (x[i].extra != NULL) {
			fputs(" · ", g->fp);
			escape_md(g->fp, x[i].extra, 0);
		}
		putc(' ', g->fp);
	}
	fputs("|\n", g->fp);
}

static void
end(struct grid *g)
{
	(void)g;
}

const struct grid_lines *
grid_md(void)
{
	static const struct grid_lines lines = {titles, row, end};

	return &lines;
}
