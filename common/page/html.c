/*
 * A page as one file of HTML: no scripts, nothing fetched.  It has a section
 * for each heading, in it an article for each block; the head of the page has
 * the day, and a heading only where its day is another.  The columns and rows
 * of a table have heads with a scope, it has a caption, and a number stands
 * beside each bar.  The style sheet, style.css, serves a desk, a telephone, the
 * dark, paper; no meaning rests on a colour alone.
 */
#include <stdio.h>
#include <string.h>

#include "page/escape.h"
#include "page/part.h"

const char *const *page_style_css(void); /* the lines of style.css */

static void
say(const char *before, const char *s, const char *after)
{
	fputs(before, stdout);
	escape_html(stdout, s);
	fputs(after, stdout);
}

static void
head(struct page *p)
{
	const char *firm = p->how.firm;
	const char *const *style = page_style_css();

	snprintf(p->head_asof, sizeof(p->head_asof), "%s", p->asof);
	fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	      "<meta charset=\"utf-8\">\n"
	      "<meta name=\"viewport\" content=\"width=device-width, "
	      "initial-scale=1\">\n"
	      "<meta name=\"color-scheme\" content=\"light dark\">\n"
	      "<meta name=\"referrer\" content=\"no-referrer\">\n",
	    stdout);
	say(*firm ? "<title>Referral report · " : "<title>Referral report",
	    firm, "</title>\n<style>\n");
	for (; *style != NULL; style++)
		puts(*style);
	fputs("</style>\n</head>\n<body>\n<header>\n", stdout);
	if (*firm != '\0')
		say("<p class=\"firm\">", firm, "</p>\n");
	fputs("<h1>Referral partnerships</h1>\n", stdout);
	if (*p->asof != '\0')
		printf(
		    "<p class=\"asof\">as of <time>%s</time></p>\n", p->asof);
	fputs("</header>\n<main>\n", stdout);
	p->begun = 1;
}

/* Ends what a part of the page cannot stand in. */
static void
end_before(struct page *p, enum page_part part)
{
	if (p->last == PAGE_ITEM && part != PAGE_ITEM)
		puts("</ul>");
	if (p->last == PAGE_CARDS)
		puts("</dl>");
	if (p->in_block &&
	    (part == PAGE_HEADING || part == PAGE_BLOCK || part == PAGE_PARA ||
		part == PAGE_END)) {
		puts("</article>");
		p->in_block = 0;
	}
	if (p->in_section && (part == PAGE_HEADING || part == PAGE_END)) {
		puts("</section>");
		p->in_section = 0;
	}
}

static void
html_part(struct page *p, enum page_part part, const char *term, const char *s)
{
	if (!p->begun)
		head(p);
	end_before(p, part);
	if (!p->in_section && part != PAGE_END) {
		puts("<section>");
		p->in_section = 1;
	}
	switch (part) {
	case PAGE_HEADING:
		say("<h2>", s, "");
		if (*p->asof && strcmp(p->asof, p->head_asof) != 0)
			printf(", as of %s", p->asof);
		puts("</h2>");
		break;
	case PAGE_BLOCK:
		say("<article>\n<h3>", s, "</h3>\n");
		p->in_block = 1;
		break;
	case PAGE_PARA: say("<p>", s, "</p>\n"); break;
	case PAGE_TERM:
		say("<p class=\"term\"><b>", term, "</b>");
		say(*s ? ": " : "", s, "</p>\n");
		break;
	case PAGE_ITEM:
		say(p->last == PAGE_ITEM ? "<li>" : "<ul>\n<li>", s, "</li>\n");
		break;
	case PAGE_CARDS: puts("<dl class=\"cards\">"); break;
	case PAGE_END: puts("</main>\n</body>\n</html>"); break;
	default: break; /* its own file draws it */
	}
}

static void
html_card(const char *label, const char *s, const char *extra)
{
	say("<div><dt>", label, "</dt>");
	say("<dd><b>", *s ? s : "–", "</b>");
	say(*extra ? " <span>" : "", extra, *extra ? "</span>" : "");
	puts("</dd></div>");
}

static void
html_chart(const struct chart *c)
{
	size_t i;

	say("<figure>\n<figcaption>", c->title, "");
	for (i = 0; i < c->lines; i++)
		printf("<span class=\"k%zu\">%s</span>", i, c->name[i]);
	puts("</figcaption>");
	chart_svg(c, stdout);
	puts("</figure>");
}

static size_t
columns(const struct grid *g)
{
	size_t i, n = 0;

	for (i = 0; i < g->n; i++)
		n += g->col[i].place != GONE;
	return n;
}

static const char *
align(const struct grid_col *c)
{
	return c->flags & PAGE_RIGHT ? " class=\"n\"" : "";
}

static void
html_titles(struct grid *g)
{
	size_t i;

	printf("<div class=\"t\"><table%s>\n", g->turned ? " class=\"u\"" : "");
	if (g->t.caption != NULL) {
		printf("<caption%s>", g->repeats ? " class=\"vh\"" : "");
		escape_html(stdout, g->t.caption);
		fputs("</caption>\n", stdout);
	}
	printf("<thead%s>\n<tr>", g->t.untitled ? " class=\"vh\"" : "");
	for (i = 0; i < g->n; i++) {
		if (g->col[i].place == GONE)
			continue;
		if (*g->col[i].title == '\0') {
			fputs("<td></td>", stdout);
			continue;
		}
		printf("<th scope=\"col\"%s>", align(&g->col[i]));
		escape_html(stdout, g->col[i].title);
		fputs("</th>", stdout);
	}
	fputs("</tr>\n</thead>\n", stdout);
}

/* Opens a body of rows, a new one for a group. */
static void
open_body(struct grid *g, int group)
{
	if (g->body && group)
		fputs("</tbody>\n", stdout);
	if (!g->body || group)
		fputs("<tbody>\n", stdout);
	g->body = 1;
}

/* A line across heads rows, or is said of those before. */
static void
across(struct grid *g, const struct grid_row *row)
{
	open_body(g, row->heads);
	if (row->heads)
		printf("<tr class=\"g\"><th scope=\"rowgroup\" "
		       "colspan=\"%zu\">",
		    columns(g));
	else
		printf("<tr class=\"l\"><td colspan=\"%zu\">", columns(g));
	escape_html(stdout, row->across);
	printf("%s</tr>\n", row->heads ? "</th>" : "</td>");
}

/* Prints the text of a cell, and in a column of its own the text behind it. */
static void
inside(const struct grid_col *c, const struct grid_cell *x)
{
	const char *s = x->s ? x->s : "";

	escape_html(stdout, s + grid_depth(s));
	if (c->ew == 0)
		return;
	fputs(" <span class=\"x\">", stdout);
	escape_html(stdout, x->extra ? x->extra : "");
	fputs("</span>", stdout);
}

static void
cell(const struct grid_col *c, const struct grid_cell *x)
{
	if (x->bar > 0)
		printf("<td class=\"b\" aria-hidden=\"true\">"
		       "<i style=\"width:%d.%d%%\"></i></td>",
		    x->bar / 10, x->bar % 10);
	else {
		printf("<td%s>", align(c));
		inside(c, x);
		fputs("</td>", stdout);
	}
}

static void
html_row(struct grid *g, const struct grid_row *row)
{
	const struct grid_cell *x = row->cell;
	const size_t first = grid_first(g);
	size_t i, depth;

	if (x == NULL) {
		across(g, row);
		return;
	}
	open_body(g, 0);
	depth = grid_depth(x[first].s ? x[first].s : "") / GRID_STEP;
	printf("<tr%s><th scope=\"row\"", row->total ? " class=\"s\"" : "");
	if (depth > 0)
		printf(" class=\"i%zu\"", depth);
	fputs(">", stdout);
	inside(&g->col[first], &x[first]);
	fputs("</th>", stdout);
	for (i = first + 1; i < g->n; i++)
		if (g->col[i].place != GONE)
			cell(&g->col[i], &x[i]);
	fputs("</tr>\n", stdout);
}

static void
html_end(struct grid *g)
{
	(void)g;
	fputs("</tbody>\n</table></div>\n", stdout);
}

const struct page_form *
page_form_html(void)
{
	static const struct page_form form = {html_part,
	    {html_titles, html_row, html_end, NULL}, html_chart, html_card, 0,
	    0};

	return &form;
}
