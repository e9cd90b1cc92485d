#ifndef LOCK_H
#define LOCK_H

/*
 * The lock of a ledger: flock(2) on LEDGER/.lock, a file of its own, so that
 * no program that renames a table away takes the lock with it.
 */
#define LOCK_FILE ".lock"

enum { LOCK_WAIT = 10 }; /* seconds, unless the user says otherwise */

/*
 * flock(fd, how), for at most so many seconds (0: without waiting): 0, or -1
 * with errno set, EWOULDBLOCK when somebody else held it all the time.
 * Borrows SIGALRM and the real timer, and gives them back as they were.
 */
int lock_take(int fd, int how, int seconds);

#endif
