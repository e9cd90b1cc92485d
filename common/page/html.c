/*
 * A page as one file of HTML: no scripts, nothing fetched.  It has a section
 * for each heading, in it an article for each block; the head of the page has
 * the day, and a heading only where its day is another.
 */
#include <stdio.h>
#include <string.h>

#include "page/escape.h"
#include "page/page_style.h"
#include "page/part.h"

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
	page_style(stdout);
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
end_before(struct page *p, enum page_saying part)
{
	if (p->last == SAY_ITEM && part != SAY_ITEM)
		puts("</ul>");
	if (p->last == SAY_CARDS)
		puts("</dl>");
	if (p->in_block &&
	    (part == SAY_HEADING || part == SAY_BLOCK || part == SAY_PARA ||
		part == SAY_END)) {
		puts("</article>");
		p->in_block = 0;
	}
	if (p->in_section && (part == SAY_HEADING || part == SAY_END)) {
		puts("</section>");
		p->in_section = 0;
	}
}

static void
part(struct page *p, enum page_saying part, const char *term, const char *s)
{
	if (!p->begun)
		head(p);
	end_before(p, part);
	if (!p->in_section && part != SAY_END) {
		puts("<section>");
		p->in_section = 1;
	}
	switch (part) {
	case SAY_HEADING:
		say("<h2>", s, "");
		if (*p->asof && strcmp(p->asof, p->head_asof) != 0)
			printf(", as of %s", p->asof);
		puts("</h2>");
		break;
	case SAY_BLOCK:
		say("<article>\n<h3>", s, "</h3>\n");
		p->in_block = 1;
		break;
	case SAY_PARA: say("<p>", s, "</p>\n"); break;
	case SAY_TERM:
		say("<p class=\"term\"><b>", term, "</b>");
		say(*s ? ": " : "", s, "</p>\n");
		break;
	case SAY_ITEM:
		say(p->last == SAY_ITEM ? "<li>" : "<ul>\n<li>", s, "</li>\n");
		break;
	case SAY_CARDS: puts("<dl class=\"cards\">"); break;
	case SAY_END: puts("</main>\n</body>\n</html>"); break;
	default: break; /* its own file draws it */
	}
}

static void
card(struct page *p, const char *s, const char *extra)
{
	say("<div><dt>", p->card, "</dt>");
	say("<dd><b>", *s ? s : "–", "</b>");
	say(*extra ? " <span>" : "", extra, *extra ? "</span>" : "");
	puts("</dd></div>");
}

static void
chart(struct page *p, const struct chart *c)
{
	size_t i;

	(void)p;
	say("<figure>\n<figcaption>", c->title, "");
	for (i = 0; i < c->lines; i++)
		printf("<span class=\"k%zu\">%s</span>", i, c->name[i]);
	puts("</figcaption>");
	chart_svg(c, stdout);
	puts("</figure>");
}

const struct page_says *
page_html_says(void)
{
	static const struct page_says says = {GRID_HTML, part, chart, card};

	return &says;
}
