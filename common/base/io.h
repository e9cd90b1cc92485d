#ifndef IO_H
#define IO_H

#include <signal.h>

/* The surroundings in which a program that writes runs. */

/*
 * Makes descriptors 0, 1 and 2 open, so that no message can end up in a file
 * that is opened later; using one that was closed fails.  A
 * write over a limit of size fails, and does not kill.  Comes before anything
 * else in the program.
 */
void io_open_std(void);

/* While files are between two states no polite signal (HUP, INT, TERM) is to
 * end the program: blocks them, and notes what was blocked before. */
void io_block_signals(sigset_t *old);

#endif
