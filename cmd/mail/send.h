#ifndef MAIL_SEND_H
#define MAIL_SEND_H

#include <stddef.h>

/*
 * Hands a message to a command of the user's own, which `sh -c` runs.  The
 * message is an unlinked temporary file, the standard input of the command;
 * its standard output is our standard error.  Nothing of the message comes
 * near a command line.
 */

/* Descriptors 0 to 2 are there, or a message could land in another file; a
 * child can be waited for.  Once, before anything is opened. */
void send_begin(void);

/*
 * NULL when the command ended with status 0; else what came of it, "ended
 * with status 75", in buf.
 */
enum { SEND_WHY = 128 };
const char *send_message(
    const char *command, const char *message, size_t len, char why[SEND_WHY]);

#endif
