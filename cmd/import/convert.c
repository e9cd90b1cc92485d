/*
 * A row of an export becomes one of ours: for each column the first value
 * among what feeds it, else what -s gives.
 */
#include "convert.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "convert_part.h"
#include "ledger/words.h"

/* Whether the value may stand: a partner that ref-add looks up, may. */
static const char *
checked(struct convert_job *j, const char *raw, const char *s)
{
	char buf[SCHEMA_FAULT];
	const char *fault;

	if (*s == '\0' ||
	    (j->f->table != T_PARTNERS && strcmp(j->c->name, "partner") == 0))
		return s;
	fault = schema_fault(j->c, s, buf);
	return fault != NULL ? convert_refuse(j, fault, raw) : s;
}

/* What a feed makes of its cell in this row; -v goes before all. */
static const char *
value(struct convert_job *j, int *mapped)
{
	const char *s = export_cell(j->f->e, j->row, j->fd->col), *ours;
	size_t n = export_trim(&s);

	s = convert_keep(j, s, n);
	ours = wish_mapped(j->f->wish, j->f->table, j->fd->to, s);
	*mapped = ours != NULL;
	if (ours != NULL && *ours == '\0' && j->c->type == S_WORD)
		return convert_leave(j, "leaves the row out, as -v says", s);
	if (ours != NULL || n == 0)
		return ours != NULL ? ours : "";
	return checked(j, s, convert_by_how(j, s));
}

/* Adds a value behind what its column has. */
static const char *
join(struct convert_job *j, const char *have, const char *s)
{
	const char *sep = j->c->type == S_TAGS ? ";"
	    : strcmp(j->c->name, "note") == 0  ? "; "
					       : " ";
	char *both;

	if (*have == '\0' || *s == '\0')
		return *have == '\0' ? s : have;
	both = mem_printf("%s%s%s", have, sep, s);
	s = convert_keep(j, both, strlen(both));
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
fill(struct convert_job *j, int to, enum convert_whom whom, const char *cell[],
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
is_gone(struct convert_job *j)
{
	const char *s;
	size_t i;

	for (i = 0; i < j->f->n; i++) {
		j->fd = &j->f->feed[i];
		if (!(j->fd->how & ALIAS_GONE))
			continue;
		s = export_cell(j->f->e, j->row, j->fd->col);
		if (!alias_says_no(s)) {
			convert_leave(j, "says that it is deleted", s);
			return 1;
		}
	}
	return 0;
}

/* The columns of an event that hang on its word; 0 if the row has none. */
static int
fill_event(struct convert_job *j, const char *cell[], unsigned *flags)
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
	struct convert_job j = {.f = f,
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
