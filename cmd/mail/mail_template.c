/*
 * The headers of a letter that a template has.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "mail.h"
#include "table/template_part.h"

/* One address has a name that may have to be encoded; of a list, which is the
 * user's own, nothing has. */
static void
put_address(FILE *fp, const char *name, const char *text)
{
	struct mail_who who;

	if (mail_who_parse(&who, text) == NULL)
		mail_address(fp, name, &who);
	else
		mail_header(fp, name, text);
	mail_who_free(&who);
}

void
mail_template_headers(
    FILE *fp, const struct template *t, const struct template_from *from)
{
	const char *name;
	char *text;
	size_t i;
	struct template_filled filled;

	for (i = 0; i < t->n; i++) {
		if ((name = t->line[i].name) == NULL)
			continue;
		text = template_expand(t->line[i].text, from, 0, &filled);
		if (!template_is_silent(text, &filled) &&
		    template_addresses(name))
			put_address(fp, name, text);
		else if (text[strspn(text, " \t")] != '\0')
			mail_header(fp, name, text);
		free(text);
	}
}
