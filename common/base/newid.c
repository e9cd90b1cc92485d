/*
 * Ids are drawn from the random numbers of the kernel, so that two writers who
 * share no lock hardly meet.
 */
#include "base/newid.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/msg.h"

#define ERASED "erased-"

static const char letters[] = NEWID_LETTERS;

enum { LETTERS = sizeof(letters) - 1, FAIR = 256 / LETTERS * LETTERS };

static unsigned char
random_byte(struct newid *g)
{
	if (g->left == 0) {
		if (getentropy(g->pool, sizeof(g->pool)) != 0)
			msg_die("no random numbers to make an id of");
		g->left = sizeof(g->pool);
	}
	return g->pool[--g->left];
}

/* Appends the five; bytes beyond a multiple of LETTERS would favour some. */
static void
add_random(struct newid *g, char *id)
{
	size_t n = strlen(id);
	unsigned char c;
	int i;

	for (i = 0; i < NEWID_END; i++) {
		while ((c = random_byte(g)) >= FAIR)
			;
		id[n++] = letters[c % LETTERS];
	}
	id[n] = '\0';
}

void
newid_dated(struct newid *g, char id[NEWID_MAX + 1], char prefix, int date)
{
	int y, m, d;

	date_civil(date, &y, &m, &d);
	snprintf(id, NEWID_MAX + 1, "%c%02d%02d%02d-", prefix, y % 100, m, d);
	add_random(g, id);
}

void
newid_plain(struct newid *g, char id[NEWID_MAX + 1])
{
	snprintf(id, NEWID_MAX + 1, "p-");
	add_random(g, id);
}

void
newid_erased(struct newid *g, char id[NEWID_MAX + 1])
{
	snprintf(id, NEWID_MAX + 1, ERASED);
	add_random(g, id);
}

int
newid_is_erased(const char *s)
{
	const size_t n = strlen(ERASED);

	return strncmp(s, ERASED, n) == 0 && strlen(s) == n + NEWID_END &&
	    strspn(s + n, letters) == NEWID_END;
}

void
newid_slug(char id[NEWID_MAX + 1], const char *slug, size_t n)
{
	char suffix[24] = "";
	size_t len;

	if (n > 1)
		snprintf(suffix, sizeof(suffix), "-%zu", n);
	len = NEWID_MAX - strlen(suffix);
	snprintf(id, NEWID_MAX + 1, "%.*s%s", (int)len, slug, suffix);
}
