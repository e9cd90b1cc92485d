/*
 * The wait is a flock that blocks, so that the kernel hands the lock on at
 * once and in turn; a timer interrupts it, again and again, as the first
 * signal might come just before the call.  Our parent may have blocked the
 * signal, or set the timer: both are as before when the wait is over.
 */
#include "ledger/lock.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>

enum { TICK_US = 100000 };

static void
tick(int sig)
{
	(void)sig;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
wait_for(int fd, int how, double until)
{
	while (flock(fd, how) != 0) {
		if (errno != EINTR)
			return -1;
		if (now() >= until) {
			errno = EWOULDBLOCK;
			return -1;
		}
	}
	return 0;
}

int
lock_take(int fd, int how, int seconds)
{
	const struct itimerval on = {{0, TICK_US}, {0, TICK_US}};
	struct itimerval theirs;
	struct sigaction act, old;
	sigset_t alarm, mask;
	int r, err;

	while ((r = flock(fd, how | LOCK_NB)) != 0 && errno == EINTR)
		;
	if (r == 0 || errno != EWOULDBLOCK || seconds == 0)
		return r;
	memset(&act, 0, sizeof(act));
	act.sa_handler = tick; /* no SA_RESTART: flock is to return */
	sigemptyset(&act.sa_mask);
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigaction(SIGALRM, &act, &old);
	setitimer(ITIMER_REAL, &on, &theirs);
	sigprocmask(SIG_UNBLOCK, &alarm, &mask);
	r = wait_for(fd, how, now() + seconds);
	err = errno;
	setitimer(ITIMER_REAL, &theirs, NULL);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGALRM, &old, NULL);
	errno = err;
	return r;
}
