#ifndef REPORT_FINDINGS_PART_H
#define REPORT_FINDINGS_PART_H

/* The inside of a casebook, for casebook.c (what it keeps) and
 * casebook_print.c (what it says). */
#include "base/map.h"
#include "base/mem.h"
#include "report_findings.h"

struct finding {
	struct finding *next;
	const char *cause, *side, *weight, *m, *n, *evidence, *remedy, *ask;
	int64_t heft; /* the weight as a number */
};

struct patient {
	const char *partner, *name, *verdict;
	size_t rank; /* of the verdict */
	struct finding *first, *last;
	int64_t heft;
	size_t place;
};

struct casebook {
	const struct report *r;
	struct patient *patient;
	size_t patients, cap;
	struct map ids; /* of partners, to their places */
	struct map texts;
	struct mem_pool pool;
	struct report_asof asof;
};

/* The place of a verdict in the order in which they matter. */
size_t casebook_rank(const char *verdict);

/* What a verdict says, "" if it is not known. */
const char *casebook_meaning(const char *verdict);

void casebook_declare(struct page *p);
void casebook_print(struct casebook *b);

#endif
