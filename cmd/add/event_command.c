/*
 * The rows of events that a command stands for.  A word of a partner goes to
 * referrals of theirs: a status to the only one which awaits one; thanks and
 * reports to each that waits.  A row that cannot be is made with its fault,
 * which the draft tells.
 */
#include "event_command.h"

#include <stdlib.h>
#include <string.h>

#include "status/book.h"
#include "status/fold.h"

/* The columns that a command fills in itself; its fields stand behind them. */
enum { DATE, EVENT, REFERRAL, PARTNER, NOTE, FIELDS };

static const char *const own[FIELDS] = {
    "date", "event", "referral", "partner", "note"};

enum { LISTED = 5 };

/* The making of the rows. */
struct making {
	const struct event_command *c;
	struct session *s;
	const struct input *in;
	struct input *out;
	const char *today;
	size_t *first; /* of each partner: its first referral; */
	size_t *next;  /* of each referral: the next one of its partner */
	struct book book;
	struct fold fold;
	int folded;
};

/* The referral or partner of a row: texts as they came, "" for none. */
struct target {
	const char *referral, *partner;
	size_t line;
};

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
event_command_words(struct event_command *c, const char *list)
{
	const char *end;
	enum st st = ST_OK;
	char *word;

	for (; list != NULL; list = *end == ',' ? end + 1 : NULL) {
		end = list + strcspn(list, ",");
		if (c->words == EVENT_COMMAND_WORDS)
			msg_die("more than %d words", EVENT_COMMAND_WORDS);
		word = mem_dup(list, (size_t)(end - list));
		if ((c->word[c->words++] = find_word(word)) == NULL)
			st = ST_TROUBLE;
		free(word);
	}
	return st;
}

/* The columns of the rows.  A field that says what WHO or the words say is
 * refused. */
static enum st
make_columns(struct making *m)
{
	const char *name;
	enum st st = ST_OK;
	size_t i;
	int at;

	for (i = 0; i < FIELDS; i++)
		input_column(m->out, own[i]);
	for (i = 0; i < m->c->op->fields; i++) {
		name = m->c->op->field[i].name;
		at = input_find(m->out, name);
		if (at == EVENT || at == REFERRAL || at == PARTNER ||
		    (at == NOTE && m->c->note != NULL) || at >= FIELDS) {
			msg("%s: given twice", name);
			st = ST_TROUBLE;
		} else if (layout_find(&m->s->layout, name) < 0) {
			msg("%s: %s has no such column", name,
			    schema_file(T_EVENTS));
			st = ST_TROUBLE;
		} else if (at < 0)
			input_column(m->out, name);
	}
	return st;
}

/* Whether some word of the command has a flag. */
static int
has_flag(const struct event_command *c, unsigned flag)
{
	unsigned all = 0;
	size_t i;

	for (i = 0; i < c->words; i++)
		all |= c->word[i]->flags;
	return (all & flag) != 0;
}

/* Adds a row of a word; of a target that cannot be, with its fault, else NULL.
 */
static void
add_row(struct making *m, const struct word *w, const struct target *t,
    const char *fault)
{
	const struct event_command *c = m->c;
	size_t row = input_row(m->out, t->line), i;
	const struct field *f;

	m->out->row[row].fault = fault;
	input_set(m->out, row, DATE, m->today);
	input_set(m->out, row, EVENT, w->name);
	input_set(m->out, row, REFERRAL, t->referral);
	input_set(m->out, row, PARTNER, t->partner);
	input_set(m->out, row, NOTE, c->note != NULL ? c->note : "");
	for (i = 0; i < c->op->fields; i++) {
		f = &c->op->field[i];
		/* a value is for the words that take one */
		if (strcmp(f->name, "value") == 0 && has_flag(c, WORD_VALUE) &&
		    !(w->flags & WORD_VALUE))
			continue;
		if (*f->value != '\0' || strcmp(f->name, "date") != 0)
			input_set(
			    m->out, row, input_find(m->out, f->name), f->value);
	}
}

static const char *
referral_cell(const struct making *m, size_t r, int col)
{
	return lookup_cell(&m->s->known, T_REFERRALS, r, col);
}

/* The prospect's name, or e-mail. */
static const char *
prospect_name(const struct making *m, size_t r)
{
	const char *name = referral_cell(m, r, REFERRALS_prospect);

	return *name != '\0' ? name : referral_cell(m, r, REFERRALS_email);
}

/* Adds a row of a referral of a partner; of operands, whose is said. */
static void
add_chosen(struct making *m, const struct word *w, size_t r, size_t line)
{
	struct target t = {referral_cell(m, r, REFERRALS_referral), "", line};

	if (m->in->file == NULL)
		msg("%s: %s (%s)", w->name, t.referral, prospect_name(m, r));
	add_row(m, w, &t, NULL);
}

/* Puts the referrals of each partner together. */
static void
chain_referrals(struct making *m)
{
	const struct lookup *k = &m->s->known;
	size_t partners = k->sheet[T_PARTNERS].rows;
	size_t r = k->sheet[T_REFERRALS].rows, i, p;

	m->first = mem_alloc(partners, sizeof(*m->first));
	m->next = mem_alloc(r, sizeof(*m->next));
	for (i = 0; i < partners; i++)
		m->first[i] = LOOKUP_NONE;
	while (r-- > 0) {
		if ((p = lookup_giver(k, r)) == LOOKUP_NONE)
			continue;
		m->next[r] = m->first[p];
		m->first[p] = r;
	}
}

/* The first referral of a partner, or LOOKUP_NONE. */
static size_t
first_referral(struct making *m, size_t p)
{
	if (m->first == NULL)
		chain_referrals(m);
	return m->first[p];
}

/* The root of the partner that a target names, if it names no referral. */
static size_t
target_partner(struct making *m, const struct target *t)
{
	size_t p = LOOKUP_NONE;

	if (*t->referral == '\0' && *t->partner != '\0')
		p = lookup_partner(&m->s->known, t->partner);
	return p == LOOKUP_SEVERAL ? LOOKUP_NONE : lookup_root(&m->s->known, p);
}

/* Asks the journal for what the words of a target depend on. */
static void
ask_history(struct making *m, const struct target *t)
{
	struct history *h = &m->s->history;
	size_t r, p;

	if (*t->referral != '\0') {
		r = lookup_id(&m->s->known, T_REFERRALS, t->referral);
		if (r != LOOKUP_NONE)
			history_ask(h, r);
	} else if (has_flag(m->c, WORD_STATUS) &&
	    (p = target_partner(m, t)) != LOOKUP_NONE)
		for (r = first_referral(m, p); r != LOOKUP_NONE; r = m->next[r])
			history_ask(h, r);
}

/* Whether the word could be the next of a referral: an open one; an ended one
 * that is not void for reopened. */
static int
awaits(struct making *m, size_t r, const struct word *w)
{
	enum word_id status = history_status(&m->s->history, r);
	int open = (word_of(status)->flags & WORD_OPEN) != 0;

	if (date_parse(referral_cell(m, r, REFERRALS_date)) > m->s->o->today)
		return 0;
	return w->id == W_REOPENED ? !open && status != W_VOID : open;
}

/* "r1 (Tom Blue, contacted), r2 (...)": those among which to choose. */
static char *
awaiting_list(struct making *m, size_t p, const struct word *w)
{
	struct mem_text list = {0};
	size_t r, n = 0;

	for (r = first_referral(m, p); r != LOOKUP_NONE && n <= LISTED;
	     r = m->next[r]) {
		if (!awaits(m, r, w))
			continue;
		if (n > 0)
			mem_text_add(&list, ", ", 2);
		if (n++ == LISTED)
			mem_text_add(&list, "...", 3);
		else
			mem_text_printf(&list, "%s (%s, %s)",
			    referral_cell(m, r, REFERRALS_referral),
			    prospect_name(m, r),
			    word_of(history_status(&m->s->history, r))->name);
	}
	return list.s;
}

/* A status word of a partner: of the only referral that awaits one. */
static void
add_status(
    struct making *m, const struct word *w, const struct target *t, size_t p)
{
	const char *kind = w->id == W_REOPENED ? "ended" : "open";
	size_t r, n = 0, only = LOOKUP_NONE;
	char *list;

	for (r = first_referral(m, p); r != LOOKUP_NONE; r = m->next[r])
		if (awaits(m, r, w)) {
			only = r;
			n++;
		}
	if (n == 1) {
		add_chosen(m, w, only, t->line);
		return;
	}
	if (n == 0) {
		add_row(m, w, t,
		    mem_pool_printf(&m->s->pool, "'%s' has no %s referral",
			t->partner, kind));
		return;
	}
	list = awaiting_list(m, p, w);
	add_row(m, w, t,
	    mem_pool_printf(&m->s->pool,
		"'%s' has %zu %s referrals: which one? %s", t->partner, n, kind,
		list));
	free(list);
}

/* Folds the ledger, to know its duties. */
static enum st
fold_ledger(struct making *m)
{
	const int today = m->s->o->today;

	if (m->folded)
		return ST_OK;
	m->folded = 1;
	if (book_load(&m->book, m->s->known.view, today) != ST_OK) {
		msg("mend the ledger first: nothing was stored");
		return ST_TROUBLE;
	}
	fold_make(&m->fold, &m->book, today);
	return ST_OK;
}

/* Whether a referral has the duty that the word fulfils: a thanks; a report,
 * of news or because one is due. */
static int
is_owed(const struct making *m, size_t r, const struct word *w)
{
	size_t at = map_get(
	    &m->book.referral_id, referral_cell(m, r, REFERRALS_referral));
	const int *due;

	if (at >= m->book.referrals) /* it is dated after today */
		return 0;
	due = m->fold.referral[at].due;
	if (w->id == W_THANKED)
		return due[DUTY_THANK] != DATE_NONE;
	return due[DUTY_INFORM] != DATE_NONE ||
	    (due[DUTY_UPDATE] != DATE_NONE &&
		due[DUTY_UPDATE] <= m->s->o->today);
}

/* `thanked` or `informed` of a partner: a row for each referral that waits
 * for it. */
static void
add_owed(
    struct making *m, const struct word *w, const struct target *t, size_t p)
{
	size_t r, n = 0;

	for (r = first_referral(m, p); r != LOOKUP_NONE; r = m->next[r])
		if (is_owed(m, r, w)) {
			add_chosen(m, w, r, t->line);
			n++;
		}
	if (n == 0)
		add_row(m, w, t,
		    mem_pool_printf(&m->s->pool,
			"'%s' has no referral that waits to be %s", t->partner,
			w->name));
}

/* Adds the rows of one target. */
static enum st
add_target(struct making *m, const struct target *t)
{
	size_t p = target_partner(m, t), i;
	const struct word *w;

	for (i = 0; i < m->c->words; i++) {
		w = m->c->word[i];
		if (p != LOOKUP_NONE && (w->flags & WORD_STATUS))
			add_status(m, w, t, p);
		else if (p != LOOKUP_NONE &&
		    (w->id == W_THANKED || w->id == W_INFORMED)) {
			if (fold_ledger(m) != ST_OK)
				return ST_TROUBLE;
			add_owed(m, w, t, p);
		} else
			add_row(m, w, t, NULL);
	}
	return ST_OK;
}

/* The target of a row. */
static struct target
row_target(const struct input *in, size_t row)
{
	struct target t;

	t.referral = input_cell(in, row, input_find(in, "referral"));
	t.partner = input_cell(in, row, input_find(in, "partner"));
	t.line = in->row[row].line;
	if (*t.referral != '\0')
		t.partner = "";
	return t;
}

/* Adds the rows of a row; of a broken one, itself. */
static enum st
add_rows_of(struct making *m, size_t row)
{
	const struct input *in = m->in;
	struct target t = row_target(in, row);
	size_t n;

	if (in->row[row].fault == NULL)
		return add_target(m, &t);
	n = input_row(m->out, t.line);
	m->out->row[n].fault = in->row[row].fault;
	input_set(m->out, n, 0, input_cell(in, row, 0));
	return ST_OK;
}

enum st
event_command_rows(const struct event_command *c, struct session *s,
    const struct input *in, struct input *out)
{
	struct making m = {.c = c, .s = s, .in = in, .out = out};
	char today[DATE_LEN + 1];
	struct target t;
	enum st st;
	size_t row;

	m.today = mem_pool_dup(&s->pool, date_print(s->o->today, today));
	out->file = in->file;
	if (s->o->leave_known) /* which events there are is asked later */
		s->history.all = 1;
	st = make_columns(&m);
	for (row = 0; st == ST_OK && row < in->rows; row++) {
		t = row_target(in, row);
		if (in->row[row].fault == NULL)
			ask_history(&m, &t);
	}
	if (st == ST_OK)
		st = history_read(&s->history);
	for (row = 0; st == ST_OK && row < in->rows; row++)
		st = add_rows_of(&m, row);
	if (m.folded) {
		fold_free(&m.fold);
		book_free(&m.book);
	}
	free(m.first);
	free(m.next);
	return st;
}
