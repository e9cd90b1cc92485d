/*
 * replay - calls a harness with the whole of each file named, in the place
 * of libFuzzer.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "fuzz.h"

enum { MOST = 1 << 20 };

int
main(int argc, char *argv[])
{
	uint8_t *buf = mem_alloc(MOST, 1);
	size_t n;
	FILE *fp;
	int i;

	for (i = 1; i < argc; i++) {
		if ((fp = fopen(argv[i], "re")) == NULL) {
			perror(argv[i]);
			return 2;
		}
		n = fread(buf, 1, MOST, fp);
		fclose(fp);
		LLVMFuzzerTestOneInput(buf, n);
	}
	printf("%d inputs\n", argc - 1);
	free(buf);
	return 0;
}
