#ifndef MAIL_MAILER_H
#define MAIL_MAILER_H

#include <stdio.h>

#include "ledger/words.h"
#include "letter.h"

/*
 * A run of a program that writes letters: referral rows in; an mbox, or mail
 * and the rows of events that say what was sent, out.
 */
struct mailer_options {
	const char *dir;      /* -C */
	const char *template; /* -F */
	const char *from;     /* -f */
	const char *command;  /* -x */
	int max;	      /* -N */
};

/* The difference between one program and another. */
struct mailer_kind {
	const char *name, *usage;
	const char *const *(*template)(void); /* the built-in one */
	enum letter_use (*use)(const struct letter_row *r, int all);
	int thanks; /* its letters are thanks; else they are reports */
};

/* Takes an option with its argument; ends the program for -h, -V, and an
 * unknown one. */
void mailer_option(const struct mailer_kind *kind, struct mailer_options *o,
    int ch, const char *arg);

/* Writes the letters, unless options contradict each other. */
enum st mailer_run(const struct mailer_kind *kind,
    const struct mailer_options *o, char *files[]);

#endif
