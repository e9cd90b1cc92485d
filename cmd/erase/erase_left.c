/*
 * What no rule can know: a note about somebody else that names the person, a
 * policy's story.  Names of two words or more are looked for, and e-mails, as
 * whole words in any cell of text, and a prospect's number in phones.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "erase.h"
#include "ledger/prospect.h"

enum { TOLD = 20 };

/* Which of the words stands in a text, or is the key of a phone; or -1. */
static long
find(char *const words[], size_t n, const char *cell, int phone)
{
	char digits[PROSPECT_DIGITS + 1], *key = NULL;
	long at = -1;
	size_t i;

	if (*cell == '\0')
		return -1;
	if (phone)
		prospect_phone(cell, digits);
	else
		key = text_fold(cell);
	for (i = 0; i < n && at < 0; i++)
		if (phone ? strcmp(digits, words[i]) == 0
			  : text_has_words(key, words[i]))
			at = (long)i;
	free(key);
	return at;
}

/* The type of a column of the file; the user's own are text. */
static enum schema_type
type_of(const struct sheet *s, size_t at)
{
	const struct schema_col *cols;
	size_t n;
	int col = schema_col(s->table, tab_name(s->tab, at));

	cols = schema_cols(s->table, &n);
	return col < 0 ? S_TEXT : cols[col].type;
}

/* Looks a table through; told is how many cells there were before. */
static size_t
look(const struct sheet *s, char *const words[], size_t n, size_t told)
{
	enum schema_type type;
	size_t row, i;
	long at;

	for (i = 0; s->tab != NULL && i < s->width; i++) {
		type = type_of(s, i);
		if (type != S_TEXT && type != S_TAGS && type != S_EMAIL &&
		    type != S_PHONE)
			continue;
		for (row = 0; row < s->rows; row++) {
			at = find(words, n, sheet_own(s, row, (int)i),
			    type == S_PHONE);
			if (at >= 0 && told++ < TOLD)
				msg_at(sheet_file(s), sheet_line(s, row),
				    tab_name(s->tab, i),
				    "'%s' stands there still: mend it by hand",
				    words[at]);
		}
	}
	return told;
}

/* Whether a word is worth looking for: not a name of one word. */
static int
is_telling(const char *word)
{
	return strpbrk(word, " @") != NULL ||
	    strspn(word, "0123456789") == PROSPECT_DIGITS;
}

void
erase_tell_left(const struct erase *e, const struct people *now)
{
	char **words = mem_alloc(e->names, sizeof(*words));
	enum schema_table t;
	size_t i, n = 0, told = 0;

	for (i = 0; i < e->names; i++) {
		words[n] = text_fold(e->name[i]);
		if (is_telling(words[n]))
			n++;
		else
			free(words[n]);
	}
	for (t = 0; t < T_N && n > 0; t++)
		told = look(&now->sheet[t], words, n, told);
	if (told > TOLD)
		msg("... and in %zu cells more", told - TOLD);
	while (n > 0)
		free(words[--n]);
	free(words);
}
