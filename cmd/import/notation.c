#include "notation.h"

void
reading_begin(struct reading *r, size_t ways)
{
	*r = (struct reading){.ways = ways, .left = (1U << ways) - 1};
}

static void
first(struct reading_value *v, const char *text, size_t line)
{
	if (v->text == NULL)
		*v = (struct reading_value){text, line};
}

/* Notes the values where way a and a later one differ. */
static void
compare(struct reading *r, const int64_t got[], size_t a, const char *text,
    size_t line)
{
	size_t b;

	for (b = a + 1; b < r->ways; b++) {
		if (got[b] == READING_NOT || got[b] == got[a])
			continue;
		first(&r->differ[a][b].value, text, line);
		r->differ[a][b].n++;
	}
}

void
reading_look(
    struct reading *r, const int64_t got[], const char *text, size_t line)
{
	int any = 0;
	size_t i;

	for (i = 0; i < r->ways; i++)
		if (got[i] == READING_NOT) {
			r->left &= ~(1U << i);
			first(&r->lost[i], text, line);
		} else {
			r->ever |= 1U << i;
			any = 1;
			compare(r, got, i, text, line);
		}
	if (!any)
		first(&r->none, text, line);
}

int
reading_differ(const struct reading *r, size_t *a, size_t *b)
{
	for (*a = 0; *a < r->ways; ++*a)
		for (*b = *a + 1; *b < r->ways; ++*b)
			if ((r->left >> *a & r->left >> *b & 1) &&
			    r->differ[*a][*b].value.text != NULL)
				return 1;
	return 0;
}

int
reading_way(const struct reading *r)
{
	size_t a, b;
	int i;

	if (r->left == 0 || reading_differ(r, &a, &b))
		return -1;
	for (i = 0; !(r->left >> i & 1); i++)
		;
	return i;
}
