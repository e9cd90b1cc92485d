#include "ledger/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	OPEN = WORD_STATUS | WORD_REFERRAL | WORD_OPEN,
	REACH = OPEN | WORD_REACH,
	ENDED = WORD_STATUS | WORD_REFERRAL | WORD_ENDED,
	CLOSED = ENDED | WORD_CLOSED,
	REWARD = WORD_REFERRAL | WORD_VALUE | WORD_RECEIVED,
	TOUCH = WORD_PARTNER | WORD_TOUCH,
	DEPOSIT = TOUCH | WORD_DEPOSIT,
	TRAINING = TOUCH | WORD_TRAINING,
	BOTH = WORD_PARTNER | WORD_REFERRAL
};

static const struct word words[] = {
    {W_ACCEPTED, "accepted", OPEN},
    {W_ATTEMPTED, "attempted", REACH},
    {W_CONTACTED, "contacted", REACH},
    {W_MEETING, "meeting", REACH},
    {W_PROPOSAL, "proposal", REACH},
    {W_ON_HOLD, "on-hold", OPEN | WORD_UNTIL},
    {W_WON, "won", CLOSED | WORD_VALUE},
    {W_LOST, "lost", CLOSED | WORD_NOTE},
    {W_DECLINED, "declined", CLOSED | WORD_NOTE},
    {W_NOT_A_FIT, "not-a-fit", CLOSED},
    {W_NO_NEED, "no-need", CLOSED},
    {W_UNREACHABLE, "unreachable", CLOSED},
    {W_REROUTED, "rerouted", ENDED},
    {W_WITHDRAWN, "withdrawn", ENDED | WORD_IN},
    {W_EXPIRED, "expired", CLOSED},
    {W_VOID, "void", ENDED | WORD_NOTE},
    {W_REOPENED, "reopened", OPEN},

    {W_THANKED, "thanked", WORD_REFERRAL},
    {W_INFORMED, "informed", WORD_REFERRAL},
    {W_REWARD_OWED, "reward-owed", REWARD},
    {W_REWARD_PAID, "reward-paid", REWARD},
    {W_COMPLAINT, "complaint", BOTH | WORD_IN | WORD_NOTE},
    {W_NOTE, "note", BOTH},

    {W_CALL, "call", TOUCH},
    {W_EMAIL, "email", TOUCH},
    {W_COFFEE, "coffee", TOUCH | WORD_BOTH},
    {W_MET, "met", TOUCH | WORD_BOTH},
    {W_ARTICLE, "article", DEPOSIT},
    {W_INTRODUCTION, "introduction", DEPOSIT},
    {W_TESTIMONIAL, "testimonial", DEPOSIT},
    {W_GIFT, "gift", DEPOSIT},
    {W_INTERVIEWED, "interviewed", DEPOSIT | WORD_BOTH},
    {W_BRIEFED, "briefed", TRAINING},
    {W_LEARNED, "learned", TRAINING},
    {W_CONFIDENCE, "confidence", TRAINING},
    {W_AGREED, "agreed", TRAINING | WORD_BOTH},
    {W_INTERVIEW_US, "interview-us", TRAINING | WORD_BOTH | WORD_IN},
    {W_ASKED, "asked", TOUCH},
    {W_ENDED, "ended", WORD_PARTNER | WORD_NOTE},

    {W_NEW, "new", WORD_OPEN},
};

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
	const struct word *w = word_find(s);
	size_t i;

	*n = w != NULL;
	for (i = 0; w == NULL && i < W_N; i++)
		*n += strncmp(words[i].name, s, strlen(s)) == 0;
	for (i = 0; w == NULL && *n == 1; i++)
		if (strncmp(words[i].name, s, strlen(s)) == 0)
			w = &words[i];
	return w;
}

char *
word_names(const char *s)
{
	char *list = mem_dup("", 0), *longer;
	size_t i;

	for (i = 0; i < W_N; i++) {
		if (strncmp(words[i].name, s, strlen(s)) != 0)
			continue;
		longer = mem_printf(
		    "%s%s%s", list, *list != '\0' ? ", " : "", words[i].name);
		free(list);
		list = longer;
	}
	return list;
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
