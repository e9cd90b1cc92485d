#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/*
 * A harness is a file of this directory: it takes an input, which may be
 * anything, and ends the process where a property does not hold.  libFuzzer
 * calls it (`make fuzz`), and replay.c with the files of corpus/ (`make
 * check`).
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property. */
#define HOLDS(what) ((what) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #what))
_Noreturn void fuzz_fail(const char *file, int line, const char *what);

/* Messages are of no interest here: they go nowhere from now on. */
void fuzz_quiet(void);

/* The input as a string, which ends at its first NUL; the caller frees. */
char *fuzz_text(const uint8_t *data, size_t size);

/* Takes a line off the text at *s, without its LF; NULL when there is none. */
char *fuzz_line(char **s);

/* A byte of choices off the front of the input; 0 where it is empty. */
unsigned fuzz_byte(const uint8_t **data, size_t *size);

/* Writes the input over a file that only this process knows; its path. */
const char *fuzz_file(const void *data, size_t size);

#endif
