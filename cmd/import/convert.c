/*
 * A row of an export becomes one of ours.
 *
 * For each column of ours the first value counts among those of the columns
 * that feed it, else what -s gives.  A value becomes one of ours by the type
 * of the column and by how (AS_...) it is fed.  A job carries all that this
 * needs, and what becomes of the row.
 */
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "import.h"
#include "ledger/words.h"

struct job {
	struct mapping *m;
	const struct mapping_column *from; /* what is converted just now */
	const struct schema_col *to;	   /* what it feeds */
	size_t row, line;
	struct convert_log *log;
	int left_out;
};

static const char *
keep_bytes(struct job *j, const char *s, size_t n)
{
	return mem_pool_ndup(&j->m->pool, s, n);
}

/* Counts the row: what is to say of its column. */
static void
count_row(
    struct job *j, struct skipped *among, const char *what, const char *hint)
{
	if (!j->log->quiet)
		skipped_add(among, j->line,
		    mem_pool_printf(&j->m->pool, "%s: %s",
			j->m->e->column[j->from->from], what),
		    hint);
}

static void
note_first(struct job *j)
{
	count_row(j, &j->log->noted, "the first of several taken", NULL);
}

/* Leaves the row out, for a reason that is in order. */
static const char *
leave_out(struct job *j, const char *value, const char *why)
{
	j->left_out = 1;
	count_row(j, &j->log->out,
	    mem_pool_printf(&j->m->pool, "'%.60s' %s", value, why), NULL);
	return "";
}

/* Leaves the row out: a value that cannot stand. */
static const char *
refuse_value(struct job *j, const char *value, const char *fault)
{
	j->left_out = 1;
	if (!j->log->quiet) {
		msg_at(j->m->e->name, j->line, j->m->e->column[j->from->from],
		    "%s (-v '%s:%.60s=' leaves it empty)", fault, j->to->name,
		    value);
		j->log->bad++;
	}
	return "";
}

/* A word of ours; else the row is left out: one that means none of ours for
 * certain. */
static const char *
convert_word(struct job *j, const char *s)
{
	const char *ours = format_value(j->to, s, &j->m->pool);
	const int event = j->to->type == S_WORD;

	if (ours != NULL)
		return ours;
	j->left_out = 1;
	count_row(j, &j->log->unknown,
	    mem_pool_printf(&j->m->pool, "'%.60s' is %s%s", s,
		event ? "no event word" : "none of ",
		event ? "" : j->to->detail),
	    mem_pool_printf(&j->m->pool, "-v '%s:%.60s=%s'", j->to->name, s,
		event ? "WORD" : "VALUE"));
	return "";
}

/* Runs of blanks, ends of lines among them, are one blank. */
static const char *
one_line(struct job *j, const char *s)
{
	static const char blanks[] = " \t\r\n";
	char *copy = mem_pool_alloc(&j->m->pool, strlen(s) + 1), *w = copy;
	size_t n;

	while (*s != '\0') {
		n = strcspn(s, blanks);
		memcpy(w, s, n);
		w += n;
		s += n;
		n = strspn(s, blanks);
		s += n;
		if (n > 0 && *s != '\0')
			*w++ = ' ';
	}
	return copy;
}

/* "LAST, First" as "First LAST", or its First alone.  The text behind a comma
 * may belong to the name before it. */
static const char *
turn_name(struct job *j, const char *s)
{
	static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii",
	    "iii", "iv", "phd", "ph.d.", "md", "m.d.", "cpa", "esq", "esq.",
	    "mba", "dds", "cfp", "cfa", "jd", "rn", "pe", NULL};
	const char *comma = strchr(s, ','), *first;

	if (comma == NULL || comma == s || strchr(comma + 1, ',') != NULL)
		return s;
	first = comma + 1 + strspn(comma + 1, " ");
	if (*first == '\0' || format_is_one_of(first, suffixes))
		return s;
	if (j->from->as & AS_GIVEN_NAME)
		return first;
	count_row(j, &j->log->noted, "\"LAST, First\" turned round", NULL);
	return mem_pool_printf(
	    &j->m->pool, "%s %.*s", first, (int)(comma - s), s);
}

/* The first name, or address, of "Name (address);Name (address)". */
static const char *
split_contact(struct job *j, const char *s)
{
	size_t n = strcspn(s, ";"), name;
	const int wants_name = (j->from->as & AS_CONTACT_NAME) != 0;

	if (s[n] != '\0' && wants_name)
		note_first(j);
	s = keep_bytes(j, s, n);
	name = strcspn(s, "(");
	if (!wants_name) {
		s += name + (s[name] == '(');
		n = strcspn(s, ")");
		return memchr(s, '@', n) != NULL ? keep_bytes(j, s, n) : "";
	}
	while (name > 0 && s[name - 1] == ' ')
		name--;
	return keep_bytes(j, s, name);
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
	note_first(j);
	return keep_bytes(j, s, n);
}

/* The first address of a cell; the cell itself if there is none. */
static const char *
first_address(struct job *j, const char *s)
{
	static const char sep[] = ",;: \t\r\n<>()[]\"";
	const char *found = NULL, *p;
	size_t n;

	for (p = s + strspn(s, sep); *p != '\0'; p += strspn(p, sep)) {
		n = strcspn(p, sep);
		if (memchr(p, '@', n) != NULL) {
			if (found != NULL) {
				note_first(j);
				break;
			}
			found = keep_bytes(j, p, n);
		}
		p += n;
	}
	return found != NULL ? found : s;
}

/* A date or an amount, in the notation of its column. */
static const char *
convert_number(struct job *j, const char *s)
{
	const int is_date = j->to->type == S_DATE;
	const enum notation w = j->from->notation;
	char buf[MONEY_LEN];
	int64_t n;

	if (w == NOTATION_NONE || (is_date && notation_blank(s)))
		return "";
	n = notation_read(s, w, 0);
	if (is_date && n == NOTATION_BAD)
		return refuse_value(j, s,
		    mem_pool_printf(&j->m->pool, "'%.60s' is no date by -D %s",
			s, notation_name(w)));
	if (is_date)
		date_print((int)n, buf);
	else
		money_print(n, buf);
	return mem_pool_dup(&j->m->pool, buf);
}

/* Several tags are separated by ';'. */
static const char *
convert_tags(struct job *j, const char *s)
{
	char *copy = mem_pool_alloc(&j->m->pool, strlen(s) + 1), *w = copy;
	size_t n;

	for (; *s != '\0'; s += n) {
		n = strncmp(s, " ::: ", 5) == 0 ? 5 : 1;
		*w++ = n > 1 ? ';' : *s;
	}
	*w = '\0';
	return copy;
}

static const char *
convert_text(struct job *j, const char *s)
{
	if (strcmp(j->to->name, "note") == 0)
		return s;
	s = one_line(j, first_of(j, s));
	return j->from->as & (AS_PERSON | AS_GIVEN_NAME) ? turn_name(j, s) : s;
}

/* A partner's name as it is, or as an id. */
static const char *
convert_partner(struct job *j, const char *s)
{
	const char *id;

	s = one_line(j, s);
	if (j->m->ident == NULL)
		return s;
	id = ident_name(j->m->ident, s);
	return id != NULL ? id
			  : leave_out(j, s, "is the name of several contacts");
}

/* Converts a value that is not empty; "" if the row is left out. */
static const char *
convert_value(struct job *j, const char *s)
{
	const unsigned as = j->from->as;

	if ((as & AS_REFERRER) && strcmp(j->to->name, "partner") == 0)
		return convert_partner(j, s);
	if (as & AS_OPT_OUT)
		return format_says_no(s) ? "" : "no";
	if (as & AS_RECEIVED)
		return "received";
	if (as & (AS_CONTACT_NAME | AS_CONTACT_EMAIL))
		return split_contact(j, s);
	switch (j->to->type) {
	case S_TEXT: return convert_text(j, s);
	case S_TAGS: return convert_tags(j, s);
	case S_DATE:
	case S_MONEY: return convert_number(j, s);
	case S_EMAIL: return first_address(j, s);
	case S_PHONE: return one_line(j, first_of(j, s));
	case S_CHOICE:
	case S_WORD: return convert_word(j, s);
	default: return s;
	}
}

/* Converts the cell of a column in this row; -v goes before all.  A partner
 * that ref-add looks up may stand as it is. */
static const char *
convert_cell(struct job *j, int *by_user)
{
	const struct mapping *m = j->m;
	const char *theirs, *ours, *fault;
	char buf[SCHEMA_FAULT];

	theirs = export_trimmed(
	    export_cell(m->e, j->row, j->from->from), &j->m->pool);
	ours = override_value(m->overrides, m->table, j->from->to, theirs);
	*by_user = ours != NULL;
	if (ours != NULL && *ours == '\0' && j->to->type == S_WORD)
		return leave_out(j, theirs, "leaves the row out, as -v says");
	if (ours != NULL || *theirs == '\0')
		return ours != NULL ? ours : "";
	ours = convert_value(j, theirs);
	if (*ours == '\0' ||
	    (m->table != T_PARTNERS && strcmp(j->to->name, "partner") == 0))
		return ours;
	fault = schema_fault(j->to, ours, buf);
	return fault != NULL ? refuse_value(j, theirs, fault) : ours;
}

/* Adds a value behind what its column has. */
static const char *
join_values(struct job *j, const char *have, const char *s)
{
	const char *sep = j->to->type == S_TAGS ? ";"
	    : strcmp(j->to->name, "note") == 0	? "; "
						: " ";

	if (*have == '\0' || *s == '\0')
		return *have == '\0' ? s : have;
	return mem_pool_printf(&j->m->pool, "%s%s%s", have, sep, s);
}

/* Whether a column speaks of whom we want to know. */
static int
concerns(const struct mapping *m, const struct mapping_column *c, int referrer)
{
	if (m->table != T_PARTNERS || (c->mine && !mapping_has_contacts(m)))
		return 1;
	return ((c->as & AS_REFERRER) != 0) == referrer;
}

/* Fills one column of ours: from what feeds it, else from -s. */
static void
fill_cell(struct job *j, int to, int referrer, const char *cell[], int ended)
{
	const struct mapping *m = j->m;
	const char *given;
	int by_user = 0;
	size_t i;

	cell[to] = "";
	j->to = &m->ours[to];
	for (i = 0; i < m->n && !j->left_out && !by_user; i++) {
		j->from = &m->column[i];
		if (j->from->to == to && concerns(m, j->from, referrer) &&
		    (ended || !(j->from->as & AS_END_DATE)) &&
		    (*cell[to] == '\0' || (j->from->as & AS_JOINED)))
			cell[to] =
			    join_values(j, cell[to], convert_cell(j, &by_user));
	}
	if (*cell[to] == '\0' &&
	    (given = override_given(m->overrides, m->table, to)) != NULL)
		cell[to] = given;
}

/* Leaves a row out that says of itself that it is deleted. */
static void
check_deleted(struct job *j)
{
	const char *s;
	size_t i;

	for (i = 0; i < j->m->n && !j->left_out; i++) {
		j->from = &j->m->column[i];
		if (!(j->from->as & AS_DELETED))
			continue;
		s = export_cell(j->m->e, j->row, j->from->from);
		if (!format_says_no(s))
			leave_out(j, s, "says that it is deleted");
	}
}

/* The word of an event comes first: other columns hang on it. */
static unsigned
fill_event(struct job *j, const char *cell[])
{
	const struct word *w;

	fill_cell(j, EVENTS_event, 0, cell, 0);
	if (j->left_out)
		return 0;
	if ((w = word_find(cell[EVENTS_event])) != NULL)
		return w->flags;
	j->left_out = 1;
	if (!j->log->quiet)
		skipped_add(&j->log->out, j->line, "no event yet", NULL);
	return 0;
}

int
convert_row(struct mapping *m, size_t row, int referrer, const char *cell[],
    struct convert_log *log)
{
	struct convert_log quiet = {.quiet = 1};
	struct job j = {.m = m,
	    .row = row,
	    .log = log != NULL ? log : &quiet,
	    .line = export_row(m->e, row)->line};
	const int event = m->table == T_EVENTS;
	unsigned flags = 0;
	size_t i;

	check_deleted(&j);
	if (event && !j.left_out)
		flags = fill_event(&j, cell);
	for (i = 0; i < m->width && !j.left_out; i++)
		if (!event || i != EVENTS_event)
			fill_cell(&j, (int)i, referrer, cell,
			    (flags & WORD_ENDED) != 0);
	if (event && !(flags & WORD_VALUE))
		cell[EVENTS_value] = "";
	return !j.left_out;
}
