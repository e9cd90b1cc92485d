/*
 * The table is made of the lists in words.h.  It is short, and walked.
 */
#include "ledger/words.h"

#include <string.h>

#include "base/mem.h"

/* The kinds of words: what the lists of words.h combine. */
enum {
	OPEN = WORD_STATUS | WORD_REFERRAL | WORD_OPEN,
	REACH = OPEN | WORD_REACH,
	ENDED = WORD_STATUS | WORD_REFERRAL | WORD_ENDED,
	CLOSED = ENDED | WORD_CLOSED,
	REWARD = WORD_REFERRAL | WORD_VALUE | WORD_RECEIVED,
	EITHER = WORD_PARTNER | WORD_REFERRAL,
	TOUCH = WORD_PARTNER | WORD_TOUCH,
	DEPOSIT = TOUCH | WORD_DEPOSIT,
	TRAINING = TOUCH | WORD_TRAINING
};

#define W(X, id, column, name, flags, says, next) \
	{W_##id, name, flags, says, next},
static const struct word words[] = {WORDS(W, ) WORDS_NEW(W, )};
#undef W

const struct word *
word_of(enum word_id id)
{
	return &words[id];
}

const struct word *
word_find(const char *name)
{
	size_t i;

	for (i = 0; i < W_N; i++)
		if (words[i].name[0] == name[0] &&
		    strcmp(words[i].name, name) == 0)
			return &words[i];
	return NULL;
}

const struct word *
word_find_status(const char *name)
{
	const struct word *w = word_find(name);

	if (strcmp(name, words[W_NEW].name) == 0)
		return &words[W_NEW];
	return w != NULL && (w->flags & WORD_STATUS) != 0 ? w : NULL;
}

const struct word *
word_begins(const char *s, size_t *n)
{
	const struct word *w = word_find(s), *begun = NULL;
	size_t i;

	*n = w != NULL;
	for (i = 0; w == NULL && i < W_N; i++)
		if (strncmp(words[i].name, s, strlen(s)) == 0) {
			begun = &words[i];
			++*n;
		}
	return *n == 1 && w == NULL ? begun : w;
}

char *
word_names(const char *s)
{
	struct mem_text t = {0};
	size_t i;

	for (i = 0; i < W_N; i++)
		if (strncmp(words[i].name, s, strlen(s)) == 0)
			mem_text_printf(
			    &t, "%s%s", t.len > 0 ? ", " : "", words[i].name);
	return t.s;
}

enum word_id
word_status(enum word_id event)
{
	return event == W_REOPENED ? W_ACCEPTED : event;
}

const char *
word_refuses(enum word_id status, enum word_id event)
{
	int ended = (word_of(status)->flags & WORD_ENDED) != 0;

	if (status == W_VOID)
		return "nothing follows void";
	if (event == W_REOPENED)
		return ended ? NULL : "it is open already";
	if (ended && event != W_VOID && event != status)
		return "it has ended: reopened first";
	return NULL;
}
