/*
 * A foreign value becomes one of ours: by the type of the column that it
 * feeds, and by how the alias says that it does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "amount.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "convert_part.h"
#include "dates.h"

const char *
convert_keep(struct convert_job *j, const char *s, size_t n)
{
	char *copy = mem_pool_alloc(&j->f->pool, n + 1);

	memcpy(copy, s, n);
	return copy;
}

static const char *
theirs(const struct convert_job *j)
{
	return j->f->e->column[j->fd->col];
}

static void
note(struct convert_job *j, const char *what)
{
	char *s;

	if (j->log->quiet)
		return;
	s = mem_printf("%s: %s", theirs(j), what);
	account_add(&j->log->noted, j->line, s, NULL);
	free(s);
}

/* The row is left out, for a reason that is in order. */
const char *
convert_leave(struct convert_job *j, const char *what, const char *value)
{
	char *s;

	j->result = CONVERT_OUT;
	if (!j->log->quiet) {
		s = mem_printf("%s: '%.60s' %s", theirs(j), value, what);
		account_add(&j->log->out, j->line, s, NULL);
		free(s);
	}
	return "";
}

/* The row is left out: a value that cannot stand. */
const char *
convert_refuse(struct convert_job *j, const char *fault, const char *value)
{
	j->result = CONVERT_BAD;
	if (!j->log->quiet) {
		msg_at(j->f->e->name, j->line, theirs(j),
		    "%s (-v '%s:%.60s=' leaves it empty)", fault, j->c->name,
		    value);
		j->log->bad++;
	}
	return "";
}

/* The row is left out: a word that means none of ours for certain. */
static const char *
unknown(struct convert_job *j, const char *value)
{
	char *what, *hint;

	j->result = CONVERT_BAD;
	if (j->log->quiet)
		return "";
	what = j->c->type == S_WORD
	    ? mem_printf("%s: '%.60s' is no event word", theirs(j), value)
	    : mem_printf(
		  "%s: '%.60s' is none of %s", theirs(j), value, j->c->detail);
	hint = mem_printf("-v '%s:%.60s=%s'", j->c->name, value,
	    j->c->type == S_WORD ? "WORD" : "VALUE");
	account_add(&j->log->unknown, j->line, what, hint);
	free(what);
	free(hint);
	return "";
}

/* Runs of blanks, ends of lines among them, are one blank. */
static const char *
one_line(struct convert_job *j, const char *s)
{
	char *copy = mem_pool_alloc(&j->f->pool, strlen(s) + 1), *w = copy;
	const char *p = s;
	size_t n;

	while (*s != '\0') {
		p = s;
		n = strcspn(s, " \t\r\n");
		memcpy(w, p, n);
		w += n;
		s += n;
		n = strspn(s, " \t\r\n");
		if (n > 0 && s[n] != '\0')
			*w++ = ' ';
		s += n;
	}
	*w = '\0';
	return copy;
}

/* Whether the text behind a comma belongs to the name before it. */
static int
is_suffix(const char *s)
{
	static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii",
	    "iii", "iv", "phd", "ph.d.", "md", "m.d.", "cpa", "esq", "esq.",
	    "mba", "dds", "cfp", "cfa", "jd", "rn", "pe"};
	size_t i;

	for (i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (text_casecmp(s, suffixes[i]) == 0)
			return 1;
	return 0;
}

/* "LAST, First" as "First LAST", or its First alone. */
static const char *
turn(struct convert_job *j, const char *s)
{
	const char *comma = strchr(s, ','), *first, *turned;
	char *both;

	if (comma == NULL || comma == s || strchr(comma + 1, ',') != NULL)
		return s;
	first = comma + 1 + strspn(comma + 1, " ");
	if (*first == '\0' || is_suffix(first))
		return s;
	if (j->fd->how & ALIAS_GIVEN)
		return first;
	both = mem_printf("%s %.*s", first, (int)(comma - s), s);
	turned = convert_keep(j, both, strlen(both));
	free(both);
	note(j, "\"LAST, First\" turned round");
	return turned;
}

/* Of "Name (address);Name (address)" the first name, or address. */
static const char *
contact(struct convert_job *j, const char *s)
{
	size_t n = strcspn(s, ";"), name;
	const char *inner;

	if (s[n] != '\0' && (j->fd->how & ALIAS_OUTER))
		note(j, "the first of several taken");
	s = convert_keep(j, s, n);
	name = strcspn(s, "(");
	if (j->fd->how & ALIAS_OUTER) {
		while (name > 0 && s[name - 1] == ' ')
			name--;
		return convert_keep(j, s, name);
	}
	inner = s + name + (s[name] == '(');
	n = strcspn(inner, ")");
	return memchr(inner, '@', n) != NULL ? convert_keep(j, inner, n) : "";
}

/* The first of what " ::: " separates. */
static const char *
first_of(struct convert_job *j, const char *s)
{
	const char *sep = strstr(s, ":::");
	size_t n;

	if (sep == NULL)
		return s;
	for (n = (size_t)(sep - s); n > 0 && s[n - 1] == ' '; n--)
		;
	note(j, "the first of several taken");
	return convert_keep(j, s, n);
}

/* The first address of a cell; the cell itself if there is none. */
static const char *
address(struct convert_job *j, const char *s)
{
	static const char sep[] = ",;: \t\r\n<>()[]\"";
	const char *found = NULL, *p;
	size_t n;

	for (p = s + strspn(s, sep); *p != '\0'; p += strspn(p, sep)) {
		n = strcspn(p, sep);
		if (memchr(p, '@', n) != NULL) {
			if (found != NULL) {
				note(j, "the first of several taken");
				break;
			}
			found = convert_keep(j, p, n);
		}
		p += n;
	}
	return found != NULL ? found : s;
}

static const char *
date(struct convert_job *j, const char *s)
{
	char buf[SCHEMA_FAULT];
	enum foreign_order order;
	int day;

	if (foreign_blank(s) || j->fd->way < 0)
		return "";
	order = (enum foreign_order)j->fd->way;
	day = foreign_date(s, order);
	if (day == DATE_NONE) {
		snprintf(buf, sizeof(buf), "'%.60s' is no date by -D %s", s,
		    foreign_name(order));
		return convert_refuse(j, buf, s);
	}
	date_print(day, buf);
	return convert_keep(j, buf, DATE_LEN);
}

static const char *
amount(struct convert_job *j, const char *s)
{
	char buf[SCHEMA_FAULT];
	int64_t n;

	if (j->fd->way < 0)
		return "";
	n = amount_parse(s, feeds_mark(j->fd->way));
	money_print(n, buf);
	return convert_keep(j, buf, strlen(buf));
}

/* Several tags are separated by ';'. */
static const char *
tags(struct convert_job *j, const char *s)
{
	char *copy = mem_pool_alloc(&j->f->pool, strlen(s) + 1), *w = copy;
	size_t n;

	for (; *s != '\0'; s += n) {
		n = strncmp(s, " ::: ", 5) == 0 ? 5 : 1;
		*w++ = n > 1 ? ';' : *s;
	}
	*w = '\0';
	return copy;
}

static const char *
text(struct convert_job *j, const char *s)
{
	if (strcmp(j->c->name, "note") == 0)
		return s;
	s = one_line(j, first_of(j, s));
	return j->fd->how & (ALIAS_PERSON | ALIAS_GIVEN) ? turn(j, s) : s;
}

static const char *
by_type(struct convert_job *j, const char *s)
{
	const char *ours;

	switch (j->c->type) {
	case S_TEXT: return text(j, s);
	case S_TAGS: return tags(j, s);
	case S_DATE: return date(j, s);
	case S_MONEY: return amount(j, s);
	case S_EMAIL: return address(j, s);
	case S_PHONE: return one_line(j, first_of(j, s));
	case S_CHOICE:
	case S_WORD:
		ours = alias_value(j->f->table, j->fd->to, s);
		return ours ? convert_keep(j, ours, strlen(ours))
			    : unknown(j, s);
	default: return s;
	}
}

/* A partner's name as it is, or as an id. */
static const char *
named(struct convert_job *j, const char *s)
{
	const char *id;

	s = one_line(j, s);
	if (j->f->ident == NULL)
		return s;
	id = ident_name(j->f->ident, s);
	return id != NULL
	    ? id
	    : convert_leave(j, "is the name of several contacts", s);
}

const char *
convert_by_how(struct convert_job *j, const char *s)
{
	unsigned how = j->fd->how;

	if ((how & ALIAS_NAME) && strcmp(j->c->name, "partner") == 0)
		return named(j, s);
	if (how & ALIAS_NO)
		return alias_says_no(s) ? "" : "no";
	if (how & ALIAS_RECEIVED)
		return "received";
	if (how & (ALIAS_OUTER | ALIAS_INNER))
		return contact(j, s);
	return by_type(j, s);
}
