/*
 * What the harnesses share.
 */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"

void
fuzz_fail(const char *file, int line, const char *what)
{
	dprintf(STDERR_FILENO, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

void
fuzz_quiet(void)
{
	static FILE *nowhere;

	if (nowhere == NULL && (nowhere = fopen("/dev/null", "we")) == NULL)
		fuzz_fail(__FILE__, __LINE__, "there is a /dev/null");
	stderr = nowhere; /* what the sanitizers say is not of stdio */
}

char *
fuzz_text(const uint8_t *data, size_t size)
{
	return mem_dup((const char *)data, strnlen((const char *)data, size));
}

char *
fuzz_line(char **s)
{
	char *line = *s;
	size_t n = strcspn(line, "\n");

	if (*line == '\0')
		return NULL;
	*s += n + (line[n] == '\n');
	line[n] = '\0';
	return line;
}

unsigned
fuzz_byte(const uint8_t **data, size_t *size)
{
	if (*size == 0)
		return 0;
	(*size)--;
	return *(*data)++;
}

const char *
fuzz_file(const void *data, size_t size)
{
	static char path[64];
	static int fd = -1;

	if (fd == -1) {
		fd = memfd_create("fuzz", MFD_CLOEXEC);
		snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	}
	HOLDS(ftruncate(fd, 0) == 0);
	HOLDS(pwrite(fd, data, size, 0) == (ssize_t)size);
	return path;
}
