/* A page as text for a terminal or a mail. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "page/part.h"
#include "page/wrap.h"

/* Prints a part, its first line indented by `first`, the others by `rest`. */
static void
print(const struct page *p, size_t first, size_t rest, const char *s)
{
	wrap_print(stdout, p->how.width, first, rest, s);
}

static void
print_heading(const struct page *p, const char *s)
{
	char *line = mem_printf(*p->asof ? "%s, as of %s" : "%s", s, p->asof);

	print(p, 0, 0, line);
	free(line);
}

static void
part(struct page *p, enum page_saying part, const char *term, const char *s)
{
	char *line;

	if (p->last != SAY_NONE && part != SAY_TERM && part != SAY_ITEM &&
	    part != SAY_END)
		putchar('\n');
	switch (part) {
	case SAY_HEADING: print_heading(p, s); break;
	case SAY_BLOCK: print(p, 0, 0, s); break;
	case SAY_PARA: print(p, 2, 4, s); break;
	case SAY_TERM:
		line = mem_printf(*s ? "%s: %s" : "%s", term, s);
		print(p, 2, 6, line);
		free(line);
		break;
	case SAY_ITEM:
		line = mem_printf("- %s", s);
		print(p, 4, 6, line);
		free(line);
		break;
	default: break; /* a grid follows */
	}
}

const struct page_says *
page_text_says(void)
{
	static const struct page_says says = {GRID_TEXT, part, NULL, NULL};

	return &says;
}
