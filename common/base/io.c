/*
 * A closed descriptor is opened in the direction that fails, so that a program
 * started without standard output says so, as it would of a full disk.
 */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>

void
io_open_std(void)
{
	static const int way[] = {O_WRONLY, O_RDONLY, O_RDONLY};
	int fd;

	for (fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			open("/dev/null", way[fd]); /* the lowest free one */
	signal(SIGXFSZ, SIG_IGN); /* the write is to fail, and be undone */
}

void
io_block_signals(sigset_t *old)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, old);
}
