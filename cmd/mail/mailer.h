#ifndef MAIL_MAILER_H
#define MAIL_MAILER_H

#include "ledger/words.h"
#include "letter.h"

/*
 * A run of a program that writes letters: referral rows in; an mbox, or mail
 * and the rows of events that say what was sent, out.
 */
struct post_how {
	char given['z' + 1];  /* which options were given */
	const char *dir;      /* -C */
	const char *template; /* -F */
	const char *from;     /* -f */
	const char *command;  /* -x */
	int max;	      /* -N */
};

/* What one program differs in from another. */
struct post_kind {
	const char *name;
	const char *template; /* the built-in one */
	enum letter_use (*use)(const struct letter_row *r, int all);
	/* The events of a referral that a letter was sent about: at most two,
	 * W_N for none. */
	void (*events)(const struct letter_row *r, enum word_id word[2]);
};

/* An option of those that all have: 1, or 0 if it is none of them. */
int post_option(struct post_how *how, int ch, const char *arg);

/* Whether options contradict each other, which has been said. */
int post_contradict(void);

enum st post_run(
    const struct post_kind *kind, const struct post_how *how, char *files[]);

#endif
