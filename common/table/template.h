#ifndef TEMPLATE_H
#define TEMPLATE_H

#include <stddef.h>
#include <stdio.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/msg.h"

/*
 * Templates: plain text in UTF-8, in which {{name}} stands for a value.  What
 * a value has in it is never expanded again.
 *
 * A letter begins with headers, lines `Name: text` up to the first empty line,
 * among them Subject; the rest is its body, in which one line that begins with
 * `*` is repeated for each referral.
 *
 * A page is body alone.  A line with the name of a list is repeated for each
 * of it; one whose values are all empty, and a heading (##) with nothing under
 * it, is left out; one that begins with four blanks, as a command does, is not
 * broken.
 */
enum template_for { TEMPLATE_LETTER, TEMPLATE_PAGE };

struct template_line {
	char *name; /* of a header, else NULL */
	char *text;
	size_t number; /* in the file, from 1 */
	int each;      /* repeated for each referral */
	const struct template_part *part;
};

/* A name: unknown, the user's own words (a rule of policy), data of rows, or
 * what is for ourselves; in this order of caution. */
enum template_kind {
	TEMPLATE_UNKNOWN,
	TEMPLATE_OURS,
	TEMPLATE_DATA,
	TEMPLATE_PRIVATE
};

/* The place at which a value is wanted. */
struct template_at {
	struct template *t;
	void *ctx;   /* the caller's */
	size_t item; /* the referral of the letter, from 0 */
	const char *name;
	int arg;       /* that of the name */
	size_t *place; /* of the name, for row_cell */
};

/* Appends a value, which is one line; that of a list is its items, each with a
 * NUL behind it. */
typedef void template_value(struct mem_text *to, const struct template_at *at);

/* A name that the program gives a value; one that begins with a dot is for its
 * sentences alone. */
struct template_name {
	const char *name;
	enum template_kind kind;
	template_value *value; /* NULL: of its sentences, or of `others` */
	int arg;	       /* handed to it: a column, a rule, ... */
	int is_list;
};

/*
 * Where the values of a template come from: a table of names, sentences, and
 * the columns of the rows and rules of policy.
 *
 * Sentences are lines of a text.  `NAME:` heads those that say a name, which
 * begin with a tab: the first that holds is its value; after `NAME capital:`
 * it begins with a capital.  After `NAME all:` all that hold are, one after the
 * other; the commas, semicolons and blanks at the beginning of the first are
 * dropped.  After `NAME list:` each is an item.
 *
 * In a sentence {{?name}} holds if the name has a value, {{?name=x}} if that is
 * x, {{!name}} and {{!name=x}} if not; a sentence with none of these holds
 * unless its values are all empty.  {{name:day}} is "1 day" or "30 days".
 * A sentence is as private as what it names, unless the table says more.
 */
struct template_from {
	const struct template_name *name;
	size_t n;
	const char *const *(*sentences)(void); /* NULL: there are none */
	/* The other names: how cautious one wants us to be, the number by
	 * which its value is asked for, once, and the value. */
	enum template_kind (*kind)(void *ctx, const char *name);
	int (*number)(const char *name);
	template_value *others;
};

struct template
{
	const char *file; /* what messages call it */
	enum template_for what;
	const struct template_from *from;
	struct template_line *line;
	size_t n, cap;
	struct template_word *word; /* all that are named */
	size_t words, words_cap;
	struct map number; /* of each word */
	struct mem_pool pool;
	struct mem_text text, items; /* of the line that is filled in */
};

/* A template of sentences alone, for template_say. */
void template_open(struct template *t, const struct template_from *from);

/* Appends the value of a name that its sentences have. */
void template_say(
    struct mem_text *to, struct template *t, const char *name, void *ctx);

/*
 * Takes a template from the len bytes at text, or from a file, or, where the
 * path is NULL, the built-in lines; ST_TROUBLE after messages.
 */
enum st template_take(struct template *t, enum template_for what,
    const struct template_from *from, const char *file, const char *text,
    size_t len);
enum st template_read(struct template *t, enum template_for what,
    const struct template_from *from, const char *path,
    const char *const *lines);

/* Prints built-in lines. */
void template_show(FILE *fp, const char *const *lines);

/* Whether a line of the template has this name. */
int template_has(const struct template *t, const char *name);

/*
 * Says each name that there is not, with its line, or that is private where
 * it is not for_us, and each header with an address that data would get into:
 * ST_TROUBLE.
 */
enum st template_check(const struct template *t, void *ctx, int for_us);

/* Whether the header of that name has addresses in it. */
int template_addresses(const char *name);

/* The text of a header with its values, until the next; NULL if it had values
 * to say, and nothing came of them. */
char *template_header(
    struct template *t, const struct template_line *l, void *ctx);

/* Appends the body of a letter with so many referrals, or a page, that
 * template_check has let pass. */
void template_fill(
    struct mem_text *to, struct template *t, void *ctx, size_t referrals);

void template_free(struct template *t);

#endif
