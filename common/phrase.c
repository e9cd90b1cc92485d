#include "phrase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg.h"
#include "phrase_part.h"

/* The rule of policy of that name, or P_N. */
static enum policy_rule
rule_named(const char *name, size_t len)
{
	char *s = mem_dup(name, len);
	enum policy_rule r = policy_rule(s);

	free(s);
	return r;
}

/* Writes what a name stands for; a name that stands for nothing is a slip in
 * the table of rules, which a test would see. */
static void
write_named(FILE *fp, const char *name, size_t len, const struct phrase *p)
{
	enum fact fact = facts_find(name, len);
	phrase_word *word = phrase_made(name, len);
	char buf[FACTS_SHOWN];
	enum policy_rule rule;

	if (word != NULL) {
		word(fp, p);
		return;
	}
	if (fact != FACTS_N) {
		fputs(facts_show(p->facts, fact, buf), fp);
		return;
	}
	rule = rule_named(name, len);
	if (rule == P_N)
		msg_die("no word {%.*s}", (int)len, name);
	fputs(policy_text(p->policy, rule), fp);
}

/* Writes "1 day" or "30 days" for days:day. */
static void
write_counted(FILE *fp, const char *name, size_t len, const char *unit,
    size_t unit_len, const struct phrase *p)
{
	char *number;
	size_t size;
	FILE *mem = open_memstream(&number, &size);

	if (mem == NULL)
		msg_die("out of memory");
	write_named(mem, name, len, p);
	if (fclose(mem) != 0)
		msg_die("out of memory");
	fprintf(fp, "%s %.*s%s", number, (int)unit_len, unit,
	    strcmp(number, "1") == 0 ? "" : "s");
	free(number);
}

void
phrase_write(FILE *fp, const char *format, const struct phrase *p)
{
	size_t text, len, name;

	for (;;) {
		text = strcspn(format, "{");
		fwrite(format, 1, text, fp);
		format += text;
		if (*format == '\0')
			return;
		format++;
		len = strcspn(format, "}");
		name = strcspn(format, ":}");
		if (name < len)
			write_counted(fp, format, name, format + name + 1,
			    len - name - 1, p);
		else
			write_named(fp, format, len, p);
		format += len + 1;
	}
}

char *
phrase_make(const char *format, const struct phrase *p)
{
	char *s;
	size_t size;
	FILE *fp = open_memstream(&s, &size);

	if (fp == NULL)
		msg_die("out of memory");
	phrase_write(fp, format, p);
	if (fclose(fp) != 0)
		msg_die("out of memory");
	return s;
}
