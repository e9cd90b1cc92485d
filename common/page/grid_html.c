/*
 * A table as HTML: its columns and rows have heads with a scope, it has a
 * caption, and what a bar shows stands beside it as a number.
 */
#include "page/escape.h"
#include "page/grid_in.h"

static size_t
columns(const struct grid *g)
{
	size_t i, n = 0;

	for (i = 0; i < g->n; i++)
		n += g->col[i].place != GONE;
	return n;
}

static const char *
align(const struct col *c)
{
	return c->flags & GRID_RIGHT ? " class=\"n\"" : "";
}

static void
titles(struct grid *g)
{
	size_t i;

	fprintf(g->fp, "<div class=\"t\"><table%s>\n",
	    g->turned ? " class=\"u\"" : "");
	if (g->how.caption != NULL) {
		fprintf(g->fp, "<caption%s>",
		    g->how.repeats ? " class=\"vh\"" : "");
		escape_html(g->fp, g->how.caption);
		fputs("</caption>\n", g->fp);
	}
	fprintf(
	    g->fp, "<thead%s>\n<tr>", g->how.untitled ? " class=\"vh\"" : "");
	for (i = 0; i < g->n; i++) {
		if (g->col[i].place == GONE)
			continue;
		if (*g->col[i].title == '\0') {
			fputs("<td></td>", g->fp);
			continue;
		}
		fprintf(g->fp, "<th scope=\"col\"%s>", align(&g->col[i]));
		escape_html(g->fp, g->col[i].title);
		fputs("</th>", g->fp);
	}
	fputs("</tr>\n</thead>\n", g->fp);
}

/* Opens a body of rows, a new one for a group. */
static void
open_body(struct grid *g, int group)
{
	if (g->body && group)
		fputs("</tbody>\n", g->fp);
	if (!g->body || group)
		fputs("<tbody>\n", g->fp);
	g->body = 1;
}

/* A line across heads rows, or is said of those before. */
static void
across(struct grid *g, const struct row *row)
{
	open_body(g, row->heads);
	if (row->heads)
		fprintf(g->fp,
		    "<tr class=\"g\"><th scope=\"rowgroup\" "
		    "colspan=\"%zu\">",
		    columns(g));
	else
		fprintf(
		    g->fp, "<tr class=\"l\"><td colspan=\"%zu\">", columns(g));
	escape_html(g->fp, row->across);
	fprintf(g->fp, "%s</tr>\n", row->heads ? "</th>" : "</td>");
}

/* What is in a cell; what stands behind it lines up in its column. */
static void
inside(struct grid *g, const struct col *c, const struct cell *x)
{
	const char *s = x->s ? x->s : "";

	escape_html(g->fp, s + grid_depth(s));
	if (c->ew == 0)
		return;
	fputs(" <span class=\"x\">", g->fp);
	escape_html(g->fp, x->extra ? x->extra : "");
	fputs("</span>", g->fp);
}

static void
cell(struct grid *g, const struct col *c, const struct cell *x)
{
	if (x->bar > 0)
		fprintf(g->fp,
		    "<td class=\"b\" aria-hidden=\"true\">"
		    "<i style=\"width:%d.%d%%\"></i></td>",
		    x->bar / 10, x->bar % 10);
	else {
		fprintf(g->fp, "<td%s>", align(c));
		inside(g, c, x);
		fputs("</td>", g->fp);
	}
}

static void
row(struct grid *g, const struct row *row)
{
	const struct cell *x = row->cell;
	const size_t first = grid_first(g);
	size_t i, depth;

	if (x == NULL) {
		across(g, row);
		return;
	}
	open_body(g, 0);
	depth = grid_depth(x[first].s ? x[first].s : "") / GRID_STEP;
	fprintf(
	    g->fp, "<tr%s><th scope=\"row\"", row->total ? " class=\"s\"" : "");
	if (depth > 0)
		fprintf(g->fp, " class=\"i%zu\"", depth);
	fputs(">", g->fp);
	inside(g, &g->col[first], &x[first]);
	fputs("</th>", g->fp);
	for (i = first + 1; i < g->n; i++)
		if (g->col[i].place != GONE)
			cell(g, &g->col[i], &x[i]);
	fputs("</tr>\n", g->fp);
}

static void
end(struct grid *g)
{
	fputs("</tbody>\n</table></div>\n", g->fp);
}

const struct grid_lines *
grid_html(void)
{
	static const struct grid_lines lines = {titles, row, end};

	return &lines;
}
