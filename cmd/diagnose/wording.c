#include "wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/msg.h"
#include "wording_part.h"

void
phrase_put(struct mem_text *t, const char *s)
{
	mem_text_add(t, s, strlen(s));
}

/* The rule of policy of that name, or P_N. */
static enum policy_rule
rule_named(const char *name, size_t len)
{
	char *s = mem_dup(name, len);
	enum policy_rule r = policy_rule(s);

	free(s);
	return r;
}

/* Puts what a name stands for; a name that stands for nothing is a slip in
 * the table of rules, which a test would see. */
static void
put_named(
    struct mem_text *t, const char *name, size_t len, const struct phrase *p)
{
	enum fact fact = facts_find(name, len);
	phrase_word *word = phrase_made(name, len);
	char buf[FACTS_SHOWN];
	enum policy_rule rule;

	if (word != NULL) {
		word(t, p);
		return;
	}
	if (fact != FACTS_N) {
		phrase_put(t, facts_show(p->facts, fact, buf));
		return;
	}
	rule = rule_named(name, len);
	if (rule == P_N)
		msg_die("no word {%.*s}", (int)len, name);
	phrase_put(t, policy_text(p->policy, rule));
}

/* Puts "1 day" or "30 days" for days:day. */
static void
put_counted(struct mem_text *t, const char *name, size_t len, const char *unit,
    size_t unit_len, const struct phrase *p)
{
	size_t from = t->len;

	put_named(t, name, len, p);
	len = t->len - from;
	mem_text_add(t, " ", 1);
	mem_text_add(t, unit, unit_len);
	if (len != 1 || t->s[from] != '1')
		mem_text_add(t, "s", 1);
}

void
phrase_write(struct mem_text *t, const char *format, const struct phrase *p)
{
	size_t len, name;

	for (;;) {
		len = strcspn(format, "{");
		mem_text_add(t, format, len);
		format += len;
		if (*format == '\0')
			return;
		format++;
		len = strcspn(format, "}");
		name = strcspn(format, ":}");
		if (name < len)
			put_counted(t, format, name, format + name + 1,
			    len - name - 1, p);
		else
			put_named(t, format, len, p);
		format += len + 1;
	}
}

char *
phrase_make(const char *format, const struct phrase *p)
{
	struct mem_text t = {0};

	phrase_write(&t, format, p);
	return t.s;
}
