#include "event_command.h"

#include <stdlib.h>
#include <string.h>

#include "event_part.h"

/* The columns that a deed fills in itself; its fields stand behind them. */
enum { DATE, EVENT, REFERRAL, PARTNER, NOTE, FIELDS };

static const char *const own[FIELDS] = {
    "date", "event", "referral", "partner", "note"};

/* The word that begins so; NULL, and said: none, or several. */
static const struct word *
find_word(const char *s)
{
	const struct word *w;
	char *names;
	size_t n;

	w = word_begins(s, &n);
	if (*s == '\0' || n == 0) {
		msg("'%s' is no word of an event: ref-ledger(5) has them", s);
		return NULL;
	}
	if (w == NULL) {
		names = word_names(s);
		msg("'%s' could be any of %s", s, names);
		free(names);
	}
	return w;
}

enum st
deed_words(struct deed *d, const char *list)
{
	const char *end;
	enum st st = ST_OK;
	char *word;

	for (; list != NULL; list = *end == ',' ? end + 1 : NULL) {
		end = list + strcspn(list, ",");
		if (d->words == DEED_WORDS)
			msg_die("more than %d words", DEED_WORDS);
		word = mem_dup(list, (size_t)(end - list));
		if ((d->word[d->words++] = find_word(word)) == NULL)
			st = ST_TROUBLE;
		free(word);
	}
	return st;
}

/* The columns of the rows.  A field that says what WHO or the words say. */
static enum st
make_columns(struct deed_making *m)
{
	const struct deed *d = m->d;
	enum st st = ST_OK;
	size_t i;
	int at;

	for (i = 0; i < FIELDS; i++)
		intake_column(m->out, own[i]);
	for (i = 0; i < d->fields; i++) {
		at = intake_find(m->out, d->field[i].name);
		if (at == EVENT || at == REFERRAL || at == PARTNER ||
		    (at == NOTE && d->text != NULL) || at >= FIELDS) {
			msg("%s: given twice", d->field[i].name);
			st = ST_TROUBLE;
		} else if (layout_find(&m->k->layout, d->field[i].name) < 0) {
			msg("%s: %s has no such column", d->field[i].name,
			    schema_file(T_EVENTS));
			st = ST_TROUBLE;
		} else if (at < 0)
			intake_column(m->out, d->field[i].name);
	}
	return st;
}

/* Whether some word of the deed takes a value: then it is for these alone. */
static int
takes_value(const struct deed *d)
{
	size_t i;

	for (i = 0; i < d->words; i++)
		if (d->word[i]->flags & WORD_VALUE)
			return 1;
	return 0;
}

size_t
deed_add(struct deed_making *m, const struct word *w, const char *referral,
    const char *partner, size_t line)
{
	const struct deed *d = m->d;
	size_t row = intake_row(m->out, line), i;
	const struct field *f;

	intake_set(m->out, row, DATE, m->today);
	intake_set(m->out, row, EVENT, w->name);
	intake_set(m->out, row, REFERRAL, referral);
	intake_set(m->out, row, PARTNER, partner);
	intake_set(m->out, row, NOTE, d->text != NULL ? d->text : "");
	for (i = 0; i < d->fields; i++) {
		f = &d->field[i];
		if (strcmp(f->name, "value") == 0 && takes_value(d) &&
		    !(w->flags & WORD_VALUE))
			continue;
		if (*f->value != '\0' || strcmp(f->name, "date") != 0)
			intake_set(m->out, row,
			    (size_t)intake_find(m->out, f->name), f->value);
	}
	return row;
}

void
deed_add_faulty(struct deed_making *m, const struct word *w,
    const struct deed_target *t, char *fault)
{
	size_t row = deed_add(m, w, t->referral, t->partner, t->line);

	m->out->row[row].fault = mem_pool_dup(&m->k->pool, fault);
	free(fault);
}

/* Adds the rows of one target. */
static enum st
add_target(struct deed_making *m, const struct deed_target *t)
{
	const struct deed *d = m->d;
	size_t i;
	int r;

	for (i = 0; i < d->words; i++) {
		if ((r = deed_of_partner(m, d->word[i], t)) < 0)
			return ST_TROUBLE;
		if (r == 0)
			deed_add(
			    m, d->word[i], t->referral, t->partner, t->line);
	}
	return ST_OK;
}

static void
begin(struct deed_making *m, const struct deed *d, struct desk *k,
    struct intake *out)
{
	*m = (struct deed_making){.d = d, .k = k, .out = out};
	date_print(k->today, m->today);
	if (k->keep) /* the rows are made after the journal has been read */
		k->journal.all = 1;
}

static void
end(struct deed_making *m)
{
	size_t i;

	/* the rows outlive the making */
	for (i = 0; i < m->out->rows; i++)
		if (intake_cell(m->out, i, DATE) == m->today)
			intake_set(m->out, i, DATE,
			    mem_pool_dup(&m->k->pool, m->today));
	deed_part_free(m);
}

enum st
deed_of_who(
    const struct deed *d, struct desk *k, const char *who, struct intake *out)
{
	struct deed_target t = {"", "", 0};
	struct deed_making m;
	enum st st = ST_TROUBLE;
	size_t number;
	int referral;

	begin(&m, d, k, out);
	number = lookup_who(&k->known, who, 1, &referral);
	if (number != LOOKUP_NONE && make_columns(&m) == ST_OK) {
		if (referral)
			t.referral = lookup_cell(
			    &k->known, T_REFERRALS, number, REFERRALS_referral);
		else
			t.partner = lookup_cell(
			    &k->known, T_PARTNERS, number, PARTNERS_partner);
		m.aloud = 1;
		deed_ask(&m, &t);
		st = desk_journal(k);
		if (st == ST_OK)
			st = add_target(&m, &t);
	}
	end(&m);
	return st;
}

/* The target of a row. */
static struct deed_target
target_of(const struct intake *in, size_t row)
{
	struct deed_target t;

	t.referral = intake_cell(in, row, intake_find(in, "referral"));
	t.partner = intake_cell(in, row, intake_find(in, "partner"));
	t.line = in->row[row].line;
	if (*t.referral != '\0')
		t.partner = "";
	return t;
}

enum st
deed_of_rows(const struct deed *d, struct desk *k, const struct intake *in,
    struct intake *out)
{
	struct deed_making m;
	struct deed_target t;
	enum st st;
	size_t row, n;

	begin(&m, d, k, out);
	out->file = in->file;
	st = make_columns(&m);
	for (row = 0; st == ST_OK && row < in->rows; row++) {
		t = target_of(in, row);
		if (in->row[row].fault == NULL)
			deed_ask(&m, &t);
	}
	if (st == ST_OK)
		st = desk_journal(k);
	for (row = 0; st == ST_OK && row < in->rows; row++) {
		t = target_of(in, row);
		if (in->row[row].fault == NULL) {
			st = add_target(&m, &t);
			continue;
		}
		n = intake_row(out, in->row[row].line);
		out->row[n].fault = in->row[row].fault;
		intake_set(out, n, 0, intake_cell(in, row, 0));
	}
	end(&m);
	return st;
}
