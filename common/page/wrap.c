/*
 * Lines break at blanks; a word is broken only where it is longer than a line.
 */
#include "page/wrap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

size_t
wrap_break(const char *s, size_t cols, const char **next)
{
	size_t len = strlen(s), fit = text_fit(s, cols), at;

	*next = NULL;
	if (fit >= len)
		return len;
	for (at = fit; at > 0 && s[at] != ' '; at--)
		;
	if (strspn(s, " ") >= at) { /* one word, longer than the line */
		at = fit > 0 ? fit : text_utf8(s, len);
		*next = s + (at > 0 ? at : (at = 1));
		return at;
	}
	*next = s + at + strspn(s + at, " ");
	while (s[at - 1] == ' ')
		at--;
	if (**next == '\0')
		*next = NULL;
	return at;
}

void
wrap_print(FILE *fp, size_t width, size_t first, size_t rest, const char *s)
{
	size_t indent = first, n;
	const char *next;

	do {
		n = wrap_break(s, width > indent ? width - indent : 1, &next);
		fprintf(fp, "%*s%.*s\n", (int)(n ? indent : 0), "", (int)n, s);
		indent = rest;
	} while ((s = next) != NULL);
}

size_t
wrap_longest(const char *s)
{
	size_t longest = 0, n, w;
	char *word;

	for (s += strspn(s, " "); *s != '\0'; s += n + strspn(s + n, " ")) {
		n = strcspn(s, " ");
		word = mem_dup(s, n);
		w = text_width(word);
		free(word);
		longest = w > longest ? w : longest;
	}
	return longest;
}
