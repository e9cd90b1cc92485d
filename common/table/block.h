#ifndef BLOCK_H
#define BLOCK_H

#include <stddef.h>
#include <sys/types.h>

/*
 * Bytes in, a line at a time: read(2) into a block of memory, no more of it
 * than the next line needs.  Where others read by the same descriptor or a copy
 * of it, and so share its offset, `at` makes it pread(2).
 */
enum { BLOCK_SPARE = 8 };

struct block {
	ssize_t (*fill)(void *ctx, char *buf, size_t n); /* NULL: read fd */
	void *ctx;
	int fd;
	off_t at;   /* of fd, the byte to read next; -1: where fd stands */
	off_t left; /* bytes until the limit, -1: there is none */
	int whole;  /* what was passed over stays where it is */
	int eof;
	int error; /* the errno that ended the input early, or 0 */
	char *buf;
	size_t cap;	 /* bytes at buf, without BLOCK_SPARE behind them */
	size_t beg, end; /* what has been read and not yet passed over */
	struct block_old *old; /* whole: the blocks that were full */
};

/* {0} and a source make a block ready; how much it will hold is a hint. */
void block_open(struct block *b, size_t hint);
void block_close(struct block *b);

/*
 * Reads more behind what there is, which may move (whole: what comes before
 * b->beg does not).  0 at the end of the input, or after an error.
 */
int block_more(struct block *b);

/*
 * The length of the line that begins `from` bytes behind b->beg, without its
 * LF.  *ended: whether there is an LF; else the input ends there.  BLOCK_LONG
 * if there is neither within max bytes of b->beg.  BLOCK_SPARE bytes behind
 * the line may be read, whatever they are, and the first of them written.
 */
#define BLOCK_LONG ((size_t)-1)
size_t block_line(struct block *b, size_t from, size_t max, int *ended);

/* Passes over the rest of a line, in constant memory; 0 if no LF came. */
int block_skip(struct block *b);

#endif
