#include "phrase.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg.h"
#include "phrase_part.h"

static void
put(struct phrase_text *t, const char *s, size_t n)
{
	t->s = mem_grow(t->s, &t->cap, t->len + n + 1, 1);
	memcpy(t->s + t->len, s, n);
	t->len += n;
}

void
phrase_put(struct phrase_text *t, const char *s)
{
	put(t, s, strlen(s));
}

void
phrase_putf(struct phrase_text *t, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		msg_die("out of memory");
	t->s = mem_grow(t->s, &t->cap, t->len + (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(t->s + t->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	t->len += (size_t)n;
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
    struct phrase_text *t, const char *name, size_t len, const struct phrase *p)
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
put_counted(struct phrase_text *t, const char *name, size_t len,
    const char *unit, size_t unit_len, const struct phrase *p)
{
	size_t from = t->len;

	put_named(t, name, len, p);
	len = t->len - from;
	put(t, " ", 1);
	put(t, unit, unit_len);
	if (len != 1 || t->s[from] != '1')
		put(t, "s", 1);
}

void
phrase_write(struct phrase_text *t, const char *format, const struct phrase *p)
{
	size_t len, name;

	for (;;) {
		len = strcspn(format, "{");
		put(t, format, len);
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
	struct phrase_text t = {0};

	phrase_write(&t, format, p);
	t.s[t.len] = '\0';
	return t.s;
}
