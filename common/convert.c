/*
 * A row of an export becomes one of ours: each value by the type of the
 * column that it feeds, and by how the alias says that it does.
 */
#include "convert.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "amount.h"
#include "date.h"
#include "money.h"
#include "text.h"
#include "foreign.h"
#include "words.h"

/* What one conversion is about. */
struct job {
	struct feeds *f;
	const struct feed *fd;
	const struct schema_col *c; /* what fd feeds */
	size_t row, line;
	struct convert_log *log;
	enum convert result;
};

static const char *
keep(struct job *j, const char *s, size_t n)
{
	char *copy = mem_pool_alloc(&j->f->pool, n + 1);

	memcpy(copy, s, n);
	return copy;
}

static const char *
theirs(const struct job *j)
{
	return j->f->e->column[j->fd->col];
}

static void
note(struct job *j, const char *what)
{
	char *s;

	if (j->log->quiet)
		return;
	s = mem_printf("%s: %s", theirs(j), what);
	account_add(&j->log->noted, j->line, s, NULL);
	free(s);
}

/* The row is left out, for a reason that is in order. */
static const char *
leave(struct job *j, const char *what, const char *value)
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
static const char *
refuse(struct job *j, const char *fault, const char *value)
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
unknown(struct job *j, const char *value)
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
one_line(struct job *j, const char *s)
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
turn(struct job *j, const char *s)
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
	turned = keep(j, both, strlen(both));
	free(both);
	note(j, "\"LAST, First\" turned round");
	return turned;
}

/* Of "Name (address);Name (address)" the first name, or address. */
static const char *
contact(struct job *j, const char *s)
{
	size_t n = strcspn(s, ";"), name;
	const char *inner;

	if (s[n] != '\0' && (j->fd->how & ALIAS_OUTER))
		note(j, "the first of several taken");
	s = keep(j, s, n);
	name = strcspn(s, "(");
	if (j->fd->how & ALIAS_OUTER) {
		while (name > 0 && s[name - 1] == ' ')
			name--;
		return keep(j, s, name);
	}
	inner = s + name + (s[name] == '(');
	n = strcspn(inner, ")");
	return memchr(inner, '@', n) != NULL ? keep(j, inner, n) : "";
}

/* The first of what " ::: " separates. */
static const char *
first_of(struct job *j, const char *s)
{
	const char *sep = strstr(s, ":::");
	size_t n;

	if (sep == NULL)
		return s;
	for (n = (size_t)(sep - s); n > 0 && s[n - 1] == ' '; n--)
		;
	note(j, "the first of several taken");
	return keep(j, s, n);
}

/* The first address of a cell; the cell itself if there is none. */
static const char *
address(struct job *j, const char *s)
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
			found = keep(j, p, n);
		}
		p += n;
	}
	return found != NULL ? found : s;
}

static const char *
date(struct job *j, const char *s)
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
		return refuse(j, buf, s);
	}
	date_print(day, buf);
	return keep(j, buf, DATE_LEN);
}

static const char *
amount(struct job *j, const char *s)
{
	char buf[SCHEMA_FAULT];
	int64_t n;

	if (j->fd->way < 0)
		return "";
	n = amount_parse(s, feeds_mark(j->fd->way));
	money_print(n, buf);
	return keep(j, buf, strlen(buf));
}

/* Several tags are separated by ';'. */
static const char *
tags(struct job *j, const char *s)
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
text(struct job *j, const char *s)
{
	if (strcmp(j->c->name, "note") == 0)
		return s;
	s = one_line(j, first_of(j, s));
	return j->fd->how & (ALIAS_PERSON | ALIAS_GIVEN) ? turn(j, s) : s;
}

static const char *
by_type(struct job *j, const char *s)
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
		return ours ? keep(j, ours, strlen(ours)) : unknown(j, s);
	default: return s;
	}
}

/* A partner's name as it is, or as an id. */
static const char *
named(struct job *j, const char *s)
{
	const char *id;

	s = one_line(j, s);
	if (j->f->ident == NULL)
		return s;
	id = ident_name(j->f->ident, s);
	return id != NULL ? id : leave(j, "is the name of several contacts", s);
}

static const char *
by_how(struct job *j, const char *s)
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

/* Whether the value may stand: a partner that ref-add looks up, may. */
static const char *
checked(struct job *j, const char *raw, const char *s)
{
	char buf[SCHEMA_FAULT];
	const char *fault;

	if (*s == '\0' ||
	    (j->f->table != T_PARTNERS && strcmp(j->c->name, "partner") == 0))
		return s;
	fault = schema_fault(j->c, s, buf);
	return fault != NULL ? refuse(j, fault, raw) : s;
}

/* What a feed makes of its cell in this row; -v goes before all. */
static const char *
value(struct job *j, int *mapped)
{
	const char *s = export_cell(j->f->e, j->row, j->fd->col), *ours;
	size_t n = export_trim(&s);

	s = keep(j, s, n);
	ours = wish_mapped(j->f->wish, j->f->table, j->fd->to, s);
	*mapped = ours != NULL;
	if (ours != NULL && *ours == '\0' && j->c->type == S_WORD)
		return leave(j, "leaves the row out, as -v says", s);
	if (ours != NULL || n == 0)
		return ours != NULL ? ours : "";
	return checked(j, s, by_how(j, s));
}

/* Adds a value behind what its column has. */
static const char *
join(struct job *j, const char *have, const char *s)
{
	const char *sep = j->c->type == S_TAGS ? ";"
	    : strcmp(j->c->name, "note") == 0  ? "; "
					       : " ";
	char *both;

	if (*have == '\0' || *s == '\0')
		return *have == '\0' ? s : have;
	both = mem_printf("%s%s%s", have, sep, s);
	s = keep(j, both, strlen(both));
	free(both);
	return s;
}

static int
counts(const struct feeds *f, const struct feed *fd, enum convert_whom whom)
{
	int referrer = (fd->how & ALIAS_NAME) != 0;

	if (f->table != T_PARTNERS)
		return 1;
	if (fd->mine && !feeds_contacts(f))
		return 1;
	return referrer == (whom == CONVERT_REFERRER);
}

/* Fills one column of ours: from what feeds it, else from -s. */
static void
fill(struct job *j, int to, enum convert_whom whom, const char *cell[],
    int ended)
{
	const struct feeds *f = j->f;
	const char *s;
	size_t i;
	int mapped;

	cell[to] = "";
	for (i = 0; i < f->n && j->result == CONVERT_OK; i++) {
		j->fd = &f->feed[i];
		if (j->fd->to != to || !counts(f, j->fd, whom) ||
		    ((j->fd->how & ALIAS_ENDED) && !ended))
			continue;
		if (*cell[to] != '\0' && !(j->fd->how & ALIAS_JOIN))
			continue;
		s = value(j, &mapped);
		cell[to] = join(j, cell[to], s);
		if (mapped)
			break;
	}
	if (*cell[to] == '\0' &&
	    (s = wish_given(f->wish, f->table, to)) != NULL)
		cell[to] = s;
}

/* Whether the row says of itself that it is deleted. */
static int
is_gone(struct job *j)
{
	const char *s;
	size_t i;

	for (i = 0; i < j->f->n; i++) {
		j->fd = &j->f->feed[i];
		if (!(j->fd->how & ALIAS_GONE))
			continue;
		s = export_cell(j->f->e, j->row, j->fd->col);
		if (!alias_says_no(s)) {
			leave(j, "says that it is deleted", s);
			return 1;
		}
	}
	return 0;
}

/* The columns of an event that hang on its word; 0 if the row has none. */
static int
fill_event(struct job *j, const char *cell[], unsigned *flags)
{
	const struct word *w;

	j->c = &schema_cols(T_EVENTS, &(size_t){0})[EVENTS_event];
	fill(j, EVENTS_event, CONVERT_SELF, cell, 0);
	if (j->result != CONVERT_OK)
		return 0;
	if ((w = word_find(cell[EVENTS_event])) != NULL) {
		*flags = w->flags;
		return 1;
	}
	j->result = CONVERT_OUT;
	if (!j->log->quiet)
		account_add(&j->log->out, j->line, "no event yet", NULL);
	return 0;
}

enum convert
convert_row(struct feeds *f, size_t row, enum convert_whom whom,
    const char *cell[], struct convert_log *log)
{
	struct job j = {.f = f,
	    .row = row,
	    .log = log,
	    .line = export_row(f->e, row)->line};
	const struct schema_col *c;
	unsigned flags = 0;
	size_t n, i;

	c = schema_cols(f->table, &n);
	if (is_gone(&j))
		return j.result;
	if (f->table == T_EVENTS && !fill_event(&j, cell, &flags))
		return j.result;
	for (i = 0; i < n && j.result == CONVERT_OK; i++) {
		j.c = &c[i];
		if (f->table == T_EVENTS && i == EVENTS_event)
			continue;
		fill(&j, (int)i, whom, cell, (flags & WORD_ENDED) != 0);
	}
	if (f->table == T_EVENTS && !(flags & WORD_VALUE))
		cell[EVENTS_value] = "";
	return j.result;
}

void
convert_log_free(struct convert_log *log)
{
	account_free(&log->out);
	account_free(&log->unknown);
	account_free(&log->noted);
}
