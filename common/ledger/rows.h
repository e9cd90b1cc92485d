#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>

#include "ledger/words.h"

/*
 * The columns of the rows that programs hand each other, once: the enums, the
 * header lines, and what readers bind to are made from these lists.
 * ref-rows(5) says what each means.
 */
/* clang-format off */
#define ROWS_WORD(X, id, column, ...) X(column)

#define ROWS_REFERRAL(X) \
	X(referral) X(date) X(direction) X(partner) X(name) X(firm) \
	X(greeting) X(kind) X(category) X(owner) X(email) X(phone) X(consent) \
	X(stage) X(prospect) X(prospect_email) X(prospect_phone) X(need) \
	X(level) X(source) X(expected) X(status) X(status_date) X(until) \
	X(reason) X(value) X(idle) X(first_days) X(thanked) X(thank_days) \
	X(informed) X(told) X(reward_owed) X(reward_paid) X(dup_of) X(duties) \
	X(asof)

#define ROWS_PARTNER(X) \
	X(partner) X(name) X(firm) X(greeting) X(kind) X(category) X(owner) \
	X(email) X(phone) X(consent) X(stage) X(since) X(days) X(offers) \
	X(ideal) X(firm_stage) X(seeking) X(refers) X(cadence) X(goal) \
	X(received) X(received_recent) X(open) X(on_hold) X(closed) \
	WORDS_CLOSED(ROWS_WORD, X) X(withdrawn) X(rerouted) X(value) \
	X(med_level) X(levels) X(med_first) X(med_thank) X(given) \
	X(given_recent) X(given_open) X(given_won) X(touches) X(deposits) \
	X(rewards) X(asks) X(complaints) X(thanks) X(reports) X(last_out) \
	X(last_in) X(first_received) X(last_received) X(last_given) \
	X(briefed) X(learned) X(confidence) X(agreed) X(interviewed) \
	X(interview_us) X(last_complaint) X(before_interview) \
	X(after_interview) X(judged) X(missed_thank) X(missed_contact) \
	X(missed_inform) X(late_contact) X(late_thank) X(late_follow) \
	X(late_inform) X(late_pay) X(late_ask) X(late_close) X(asof)

#define ROWS_DUTY(X) \
	X(due) X(late) X(side) X(duty) X(partner) X(name) X(owner) \
	X(referral) X(prospect) X(phone) X(email) X(detail) X(asof)

#define ROWS_EVENT(X) \
	X(date) X(partner) X(name) X(referral) X(prospect) X(event) X(way) \
	X(value) X(until) X(note) X(by) X(entered) X(asof)

#define ROWS_MATCH(X) \
	X(need) X(client) X(wants) X(partner) X(name) X(tags) X(score) \
	X(balance) X(why) X(asof)

#define ROWS_NEED(X) \
	X(need) X(date) X(client) X(email) X(phone) X(wants) X(until) X(note) \
	X(asof)

#define ROWS_FINDING(X) \
	X(partner) X(name) X(verdict) X(cause) X(side) X(weight) X(m) X(n) \
	X(evidence) X(remedy) X(ask) X(asof)

#define ROWS_PROBLEM(X) \
	X(file) X(line) X(column) X(rule) X(what) X(fix)

/*
 * The kinds: X(KIND, KINDS, title, mark), the mark being three columns that
 * only its rows have together.  Matches come before needs, whose columns they
 * have; problems, which no program reads, come last.
 */
#define ROWS_EACH(X) \
	X(REFERRAL, REFERRALS, "referral rows", \
	    "referral", "direction", "status") \
	X(PARTNER, PARTNERS, "partner rows", "partner", "stage", "received") \
	X(DUTY, DUTIES, "duty rows", "due", "duty", "side") \
	X(EVENT, EVENTS, "event rows", "date", "event", "partner") \
	X(MATCH, MATCHES, "match rows", "need", "partner", "score") \
	X(NEED, NEEDS, "need rows", "need", "client", "wants") \
	X(FINDING, FINDINGS, "finding rows", "partner", "verdict", "cause") \
	X(PROBLEM, PROBLEMS, "problem rows", "file", "rule", "what")

/* REFERRAL_ROW_status, DUTY_ROW_due, and REFERRAL_ROW_N of them */
#define ROWS_AT_REFERRAL(c) REFERRAL_ROW_##c,
#define ROWS_AT_PARTNER(c) PARTNER_ROW_##c,
#define ROWS_AT_DUTY(c) DUTY_ROW_##c,
#define ROWS_AT_EVENT(c) EVENT_ROW_##c,
#define ROWS_AT_MATCH(c) MATCH_ROW_##c,
#define ROWS_AT_NEED(c) NEED_ROW_##c,
#define ROWS_AT_FINDING(c) FINDING_ROW_##c,
#define ROWS_AT_PROBLEM(c) PROBLEM_ROW_##c,
#define ROWS_ENUM(kind, ...) enum { ROWS_##kind(ROWS_AT_##kind) kind##_ROW_N };
ROWS_EACH(ROWS_ENUM)
/* clang-format on */

/* ROWS_OF_REFERRALS; ROWS_KINDS of them are read, ROWS_ALL there are */
#define X(kind, kinds, ...) ROWS_OF_##kinds,
enum rows_kind { ROWS_EACH(X) ROWS_ALL, ROWS_KINDS = ROWS_OF_PROBLEMS };
#undef X

/* The names of the columns of a kind of rows, in order, and how many. */
const char *const *rows_names(enum rows_kind kind, size_t *n);

/* "referral rows", for messages */
const char *rows_title(enum rows_kind kind);

struct tab;

/*
 * Which rows an input has, seen by the columns that mark a kind; ROWS_KINDS
 * if it is none.  The order of columns does not matter, others may be among
 * them.
 */
enum rows_kind rows_recognise(const struct tab *t);

#endif
