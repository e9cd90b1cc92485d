#ifndef ADD_OPERAND_H
#define ADD_OPERAND_H

#include "input.h"
#include "ledger/schema.h"

/* The operands FIELD=VALUE of a command line. */
struct operands {
	enum schema_table table; /* whose fields they are */
	int today;
	struct field *field;
	size_t fields;
	struct mem_pool pool;
};

/* Ends the program, status 2, if a file of the ledger could not hold s. */
void operand_check(const char *s);

/*
 * Takes those of the n operands that are FIELD=VALUE, dates +N and -N turned
 * into days; the others move to the front, and how many is returned.
 */
int operand_take(struct operands *o, char *arg[], int n);

/* The field of that name, or NULL. */
struct field *operand_find(const struct operands *o, const char *name);

/*
 * Makes the rows that RULE=VALUE ... stand for, all with the same note=; or
 * the one of rule=RULE value=VALUE.  ST_TROUBLE after a message.
 */
enum st operand_policy(const struct operands *o, struct intake *in);

void operand_free(struct operands *o);

#endif
