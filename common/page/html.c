/*
 * A page as one file of HTML: no scripts, nothing fetched.  It has a section
 * for each heading, in it an article for each block; the head of the page has
 * the day, and a heading only where its day is another.  The columns and rows
 * of a table have heads with a scope, it has a caption, and a number stands
 * beside each bar.  The style sheet serves a desk, a telephone, the dark,
 * paper.
 */
#include <stdio.h>
#include <string.h>

#include "page/escape.h"
#include "page/part.h"

/*
 * Colours are named once, for light and for dark, and no meaning rests on a
 * colour alone.  The numbers of tables are of one width.
 */
static const char *const style[] = {
    /* what there is */
    ":root{--ink:#1d2630;--soft:#5a6672;--rule:#dde1e6;--paper:#fff;"
    "--back:#f4f5f3;--main:#1f5d57;--mid:#7fb3a9;--side:#b9a27a}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b0;"
    "--rule:#333c45;--paper:#1a2026;--back:#12161a;--main:#7cc4b8;"
    "--mid:#3f7d74;--side:#a58f68}}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%}\n"
    "body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:62rem;"
    "background:var(--back);color:var(--ink);font:1rem/1.55 system-ui,"
    "-apple-system,\"Segoe UI\",\"Helvetica Neue\",Arial,sans-serif}\n"
    "header,section{background:var(--paper);border:1px solid var(--rule);"
    "padding:1.75rem 2rem;margin:0 0 1.25rem}\n"
    "header{border-top:4px solid var(--main)}\n"
    "h1,h2,h3{font-family:Charter,\"Bitstream Charter\",\"Sitka Text\","
    "Cambria,Georgia,serif;font-weight:600;line-height:1.25;margin:0}\n"
    "h1{font-size:2rem;letter-spacing:-.01em}\n"
    "h2{font-size:1.3rem;padding-bottom:.6rem;margin-bottom:1.1rem;"
    "border-bottom:1px solid var(--rule)}\n"
    "h3{font-size:1.08rem}\n"
    "p{margin:.5rem 0}\n"
    ".firm{margin:0 0 .35rem;color:var(--main);font-size:.85rem;"
    "font-weight:600;letter-spacing:.08em;text-transform:uppercase}\n"
    ".asof{margin:.35rem 0 0;color:var(--soft)}\n"
    ".cards{display:grid;grid-template-columns:repeat(4,1fr);"
    "gap:1px;margin:0 0 1.75rem;background:var(--rule);"
    "border:1px solid var(--rule)}\n"
    ".cards div{display:flex;flex-direction:column;"
    "justify-content:space-between;padding:.85rem 1rem;"
    "background:var(--paper)}\n"
    ".cards dt{color:var(--soft);font-size:.82rem;line-height:1.35}\n"
    ".cards dd{margin:.5rem 0 0;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}\n"
    ".cards b{font:600 1.65rem/1.1 Charter,\"Bitstream Charter\","
    "\"Sitka Text\",Cambria,Georgia,serif;"
    "font-variant-numeric:lining-nums tabular-nums}\n"
    ".cards span{color:var(--soft);font-size:.85rem}\n",
    /* tables */
    ".t{overflow-x:auto;margin:0 0 1.5rem}\n"
    ".t:last-child{margin-bottom:0}\n"
    "table{border-collapse:collapse;width:100%;font-size:.92rem;"
    "font-variant-numeric:tabular-nums lining-nums}\n"
    ".u{width:auto;min-width:min(100%,28rem)}\n"
    "caption{text-align:left;color:var(--soft);font-size:.82rem;"
    "padding:0 0 .4rem}\n"
    "th,td{padding:.36rem .7rem;text-align:left;vertical-align:baseline;"
    "border-bottom:1px solid var(--rule)}\n"
    "th:first-child,td:first-child{padding-left:0}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "thead th,thead td{color:var(--soft);font-size:.82rem;font-weight:500;"
    "vertical-align:bottom;border-bottom-color:var(--soft)}\n"
    "tbody th{font-weight:500}\n"
    ".n{text-align:right}\n"
    "td.n{white-space:nowrap}\n"
    "tbody th{min-width:7.5rem}\n"
    "tbody:not(:first-of-type) .g th{padding-top:1.2rem}\n"
    ".g th{color:var(--main);font-weight:600}\n"
    ".s th,.s td{font-weight:600;border-top:1px solid var(--soft)}\n"
    ".l td{color:var(--soft)}\n"
    ".i1{padding-left:1.2rem!important}\n"
    ".i2{padding-left:2.4rem!important;font-weight:400}\n"
    ".x{display:inline-block;min-width:3rem;color:var(--soft)}\n"
    ".b{width:34%;min-width:5rem}\n"
    ".b i{display:block;height:.7em;background:var(--main);"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".vh{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}\n",
    /* charts and findings */
    "figure{margin:0 0 1.75rem;max-width:44rem}\n"
    "figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;"
    "margin-bottom:.4rem;color:var(--soft);font-size:.82rem}\n"
    "figcaption span::before{content:\"\";display:inline-block;width:.7em;"
    "height:.7em;margin-right:.4em;background:var(--mid);"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "figcaption .k1::before{background:var(--main)}\n"
    "figcaption .k2::before{background:var(--side)}\n"
    "svg{display:block;width:100%;height:auto}\n"
    "svg text{fill:var(--soft);font-size:10.5px;text-anchor:middle}\n"
    ".c0{fill:var(--mid)}.c1{fill:var(--main)}.c2{fill:var(--side)}\n"
    ".axis{stroke:var(--soft);stroke-width:1}\n"
    "article{padding:1.1rem 0;border-top:1px solid var(--rule)}\n"
    ".term{margin:.7rem 0 .3rem}\n"
    "article ul{margin:.3rem 0 .6rem;padding-left:1.3rem}\n"
    "li{margin:.25rem 0;overflow-wrap:anywhere}\n",
    /* a telephone, paper */
    "@media (max-width:40rem){body{padding:0 0 2rem}"
    "header,section{padding:1.25rem 1rem;border-width:1px 0;margin:0 0 .6rem}"
    "h1{font-size:1.6rem}.cards{grid-template-columns:1fr 1fr}"
    ".cards b{font-size:1.35rem}.t{margin-right:-1rem;padding-right:1rem}"
    "table{width:max-content;min-width:100%}td{max-width:15rem}"
    "th,td{padding:.36rem .45rem}.x{min-width:0}svg text{font-size:13px}"
    "th[scope=row]{position:sticky;left:0;background:var(--paper)}"
    "tbody th,thead th:first-child{max-width:9.5rem}}\n"
    "@media print{@page{margin:16mm}:root{--ink:#000;--soft:#444;"
    "--rule:#ccc;--paper:#fff;--back:#fff;--main:#1f5d57;--mid:#7fb3a9;"
    "--side:#b9a27a}body{max-width:none;padding:0;font-size:10pt}"
    "header,section{border:0;padding:0;margin:0 0 1.2rem}"
    "p,li{line-height:1.4}table{font-size:8.5pt}"
    "th,td{padding:.12rem .5rem}article{padding:.6rem 0}"
    "header{border-top:3px solid var(--main);padding-top:.8rem}"
    ".t{overflow:visible}"
    "h2,h3,figcaption,.term,caption{break-after:avoid}"
    "tr,figure,.cards,li,article,.u{break-inside:avoid}"
    "thead{display:table-header-group}}\n",
};

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
	size_t i;

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
	for (i = 0; i < sizeof(style) / sizeof(style[0]); i++)
		fputs(style[i], stdout);
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

/* What is in a cell; what stands behind it lines up in its column. */
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
