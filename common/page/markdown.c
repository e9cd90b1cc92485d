/* A page as Markdown, GitHub's and its like. */
#include <stdio.h>
#include <string.h>

#include "page/escape.h"
#include "page/part.h"

/* Text between two marks; at the beginning of a block, more is escaped. */
static void
put(const char *before, const char *s, const char *after)
{
	fputs(before, stdout);
	escape_md(stdout, s, *before == '\0' || strcmp(before, "- ") == 0);
	fputs(after, stdout);
}

static void
part(struct page *p, enum page_saying part, const char *term, const char *s)
{
	if (p->last != SAY_NONE && part != SAY_END &&
	    !(part == SAY_ITEM && p->last == SAY_ITEM))
		putchar('\n');
	switch (part) {
	case SAY_HEADING:
		put("## ", s, "");
		printf(*p->asof ? ", as of %s\n" : "\n", p->asof);
		break;
	case SAY_BLOCK: put("### ", s, "\n"); break;
	case SAY_PARA: put("", s, "\n"); break;
	case SAY_TERM:
		put("**", term, "**");
		put(*s ? ": " : " ", s, "\n");
		break;
	case SAY_ITEM: put("- ", s, "\n"); break;
	default: break; /* a grid follows */
	}
}

const struct page_says *
page_md_says(void)
{
	static const struct page_says says = {GRID_MD, part, NULL, NULL};

	return &says;
}
