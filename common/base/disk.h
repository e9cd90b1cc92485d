#ifndef DISK_H
#define DISK_H

#include <sys/types.h>

/*
 * System calls as the store needs them: tried again when a signal interrupts
 * them; 0, or -1 with errno set.
 */

/* Writes all n bytes; *done (or NULL) grows by how many were written, also
 * where it fails. */
int disk_write(int fd, const char *p, size_t n, off_t *done);

/* Cuts a file to size bytes. */
int disk_cut(int fd, off_t size);

/* Reads n bytes from a place on; fewer there are EIO. */
int disk_read(int fd, char *p, size_t n, off_t at);

/* Writes to out the bytes from one place of a file up to another. */
int disk_copy(int fd, off_t from, off_t to, int out);

/* Makes the names in a directory durable. */
int disk_sync_dir(const char *dir);

#endif
