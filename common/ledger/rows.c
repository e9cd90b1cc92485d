/*
 * The names are made of the lists in rows.h; an input is recognised by three
 * columns that only its kind has together.
 */
#include "ledger/rows.h"

#include <string.h>

#include "table/tab.h"

#define X(c) #c,
static const char *const referral[] = {ROWS_REFERRAL(X)};
static const char *const partner[] = {ROWS_PARTNER(X)};
static const char *const duty[] = {ROWS_DUTY(X)};
static const char *const event[] = {ROWS_EVENT(X)};
static const char *const match[] = {ROWS_MATCH(X)};
static const char *const need[] = {ROWS_NEED(X)};
static const char *const finding[] = {ROWS_FINDING(X)};
static const char *const problem[] = {ROWS_PROBLEM(X)};
#undef X

/* The mark of a kind: columns that only its rows have together. */
static const struct {
	const char *title;
	const char *const *names;
	size_t n;
	const char *mark[3];
} kinds[ROWS_ALL] = {
    {"referral rows", referral, REFERRAL_ROW_N,
	{"referral", "direction", "status"}},
    {"partner rows", partner, PARTNER_ROW_N, {"partner", "stage", "received"}},
    {"duty rows", duty, DUTY_ROW_N, {"due", "duty", "side"}},
    {"event rows", event, EVENT_ROW_N, {"date", "event", "partner"}},
    {"match rows", match, MATCH_ROW_N, {"need", "partner", "score"}},
    {"need rows", need, NEED_ROW_N, {"need", "client", "wants"}},
    {"finding rows", finding, FINDING_ROW_N, {"partner", "verdict", "cause"}},
    {"problem rows", problem, PROBLEM_ROW_N, {"file", "rule", "what"}},
};

const char *const *
rows_names(enum rows_kind kind, size_t *n)
{
	*n = kinds[kind].n;
	return kinds[kind].names;
}

const char *
rows_title(enum rows_kind kind)
{
	return kinds[kind].title;
}

enum rows_kind
rows_recognise(const struct tab *t)
{
	const size_t marks = sizeof(kinds[0].mark) / sizeof(kinds[0].mark[0]);
	enum rows_kind k;
	size_t i;

	for (k = 0; k < ROWS_KINDS; k++) {
		for (i = 0; i < marks; i++)
			if (tab_find(t, kinds[k].mark[i]) < 0)
				break;
		if (i == marks)
			break;
	}
	return k;
}
