/*
 * Loaded before a program, lets its allocations run out: the one whose number
 * NOMEM says, from 1, and all after it, are refused.  Without NOMEM it counts
 * them, and writes the number into the file that NOMEM_COUNT names.
 *
 * glibc's allocator is called by the names that it has for such a purpose.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t align, size_t n);

static long tried, last = -1;

__attribute__((constructor)) static void
begin(void)
{
	const char *s = getenv("NOMEM");

	last = s != NULL ? strtol(s, NULL, 10) : 0;
	tried = 0;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("NOMEM_COUNT");
	char buf[32];
	int fd, n;

	if (path == NULL)
		return;
	n = snprintf(buf, sizeof(buf), "%ld\n", tried);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd >= 0 && write(fd, buf, (size_t)n) == n)
		close(fd);
}

/* Whether this allocation, one more, is to be had. */
static int
there_is(void)
{
	tried++;
	if (last <= 0 || tried < last)
		return 1;
	errno = ENOMEM;
	return 0;
}

void *
malloc(size_t n)
{
	return there_is() ? __libc_malloc(n) : NULL;
}

void *
calloc(size_t n, size_t size)
{
	return there_is() ? __libc_calloc(n, size) : NULL;
}

void *
realloc(void *p, size_t n)
{
	return there_is() ? __libc_realloc(p, n) : NULL;
}

int
posix_memalign(void **p, size_t align, size_t n)
{
	if (!there_is())
		return ENOMEM;
	*p = __libc_memalign(align, n);
	return *p != NULL ? 0 : ENOMEM;
}
