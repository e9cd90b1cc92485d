/*
 * Each call is tried again when a signal interrupts it, and a short one is
 * continued, so that the store sees it done or failed.
 */
#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { PIECE = 1 << 20 };

int
disk_write(int fd, const char *p, size_t n, off_t *done)
{
	ssize_t r;

	while (n > 0) {
		/* after a short write the next one says why */
		r = write(fd, p, n < PIECE ? n : PIECE);
		if (r < 0 && errno == EINTR)
			continue;
		if (r == 0)
			errno = EIO;
		if (r <= 0)
			return -1;
		p += r;
		n -= (size_t)r;
		if (done != NULL)
			*done += r;
	}
	return 0;
}

int
disk_cut(int fd, off_t size)
{
	int r;

	while ((r = ftruncate(fd, size)) != 0 && errno == EINTR)
		;
	return r;
}

int
disk_read(int fd, char *p, size_t n, off_t at)
{
	ssize_t r;

	while (n > 0) {
		r = pread(fd, p, n, at);
		if (r < 0 && errno == EINTR)
			continue;
		if (r == 0)
			errno = EIO;
		if (r <= 0)
			return -1;
		p += r;
		at += r;
		n -= (size_t)r;
	}
	return 0;
}

int
disk_copy(int fd, off_t from, off_t to, int out)
{
	char buf[64 * 1024];
	size_t n;

	for (; from < to; from += (off_t)n) {
		n = to - from < (off_t)sizeof(buf) ? (size_t)(to - from)
						   : sizeof(buf);
		if (disk_read(fd, buf, n, from) != 0 ||
		    disk_write(out, buf, n, NULL) != 0)
			return -1;
	}
	return 0;
}

int
disk_sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int r, err;

	if (fd < 0)
		return -1;
	r = fsync(fd);
	err = errno;
	close(fd);
	errno = err;
	return r;
}
