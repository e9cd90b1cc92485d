/*
 * The rows of events that a command stands for.  A word of a partner goes to
 * referrals of theirs: a status to the only one which awaits one; thanks and
 * reports to each that waits.  A row that cannot be is made with its fault,
 * which the draft tells.
 */
#include "event_command.h"

#include <stdlib.h>
#include <string.h>

#include "base/group.h"
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
	struct group of; /* the referrals of each partner */
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
event_command_words(struct event_command *c, char *list)
{
	const struct word *w;
	enum st st = ST_OK;
	char *next;

	for (; list != NULL; list = next) {
		if ((next = strchr(list, ',')) != NULL)
			*next++ = '\0';
		if (c->words == EVENT_COMMAND_WORDS)
			msg_die("more than %d words", EVENT_COMMAND_WORDS);
		if ((w = find_word(list)) == NULL)
			st = ST_TROUBLE;
		else
			c->flags |= w->flags;
		c->word[c->words++] = w;
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
		if (strcmp(f->name, "value") == 0 &&
		    (c->flags & ~w->flags & WORD_VALUE))
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

/* Adds a row about a referral of a partner.  Of a command, a message names the
 * prospect. */
static void
add_chosen(struct making *m, const struct word *w, size_t r, size_t line)
{
	struct target t = {referral_cell(m, r, REFERRALS_referral), "", line};

	if (m->in->file == NULL)
		msg("%s: %s (%s)", w->name, t.referral, prospect_name(m, r));
	add_row(m, w, &t, NULL);
}

static size_t
giver_of(const void *known, size_t referral)
{
	return lookup_giver(known, referral);
}

/* The referrals of a partner. */
static const size_t *
referrals_of(struct making *m, size_t p, size_t *n)
{
	const struct lookup *k = &m->s->known;

	if (m->of.start == NULL)
		group_make(&m->of, k->sheet[T_PARTNERS].rows, NULL,
		    k->sheet[T_REFERRALS].rows, giver_of, k);
	*n = m->of.start[p + 1] - m->of.start[p];
	return m->of.item + m->of.start[p];
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
	const size_t *r;
	size_t p, n, i;

	if (*t->referral != '\0') {
		i = lookup_id(&m->s->known, T_REFERRALS, t->referral);
		if (i != LOOKUP_NONE)
			history_ask(h, i);
	} else if ((m->c->flags & WORD_STATUS) &&
	    (p = target_partner(m, t)) != LOOKUP_NONE) {
		r = referrals_of(m, p, &n);
		for (i = 0; i < n; i++)
			history_ask(h, r[i]);
	}
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

/* "r1 (Tom Blue, contacted), r2 (...)": some among which to choose. */
static char *
choice_text(struct making *m, const size_t r[], size_t n)
{
	struct mem_text list = {0};
	size_t i;

	for (i = 0; i < n && i < LISTED; i++)
		mem_text_printf(&list, "%s%s (%s, %s)", i > 0 ? ", " : "",
		    referral_cell(m, r[i], REFERRALS_referral),
		    prospect_name(m, r[i]),
		    word_of(history_status(&m->s->history, r[i]))->name);
	if (n > LISTED)
		mem_text_printf(&list, ", ...");
	return list.s;
}

/* A status word of a partner: of the only referral that awaits one. */
static void
add_status(
    struct making *m, const struct word *w, const struct target *t, size_t p)
{
	const char *kind = w->id == W_REOPENED ? "ended" : "open";
	size_t all, n = 0, i, first[LISTED];
	const size_t *r = referrals_of(m, p, &all);
	char *list;

	for (i = 0; i < all; i++)
		if (awaits(m, r[i], w)) {
			if (n < LISTED)
				first[n] = r[i];
			n++;
		}
	if (n == 1)
		add_chosen(m, w, first[0], t->line);
	else if (n == 0)
		add_row(m, w, t,
		    mem_pool_printf(&m->s->pool, "'%s' has no %s referral",
			t->partner, kind));
	else {
		list = choice_text(m, first, n);
		add_row(m, w, t,
		    mem_pool_printf(&m->s->pool,
			"'%s' has %zu %s referrals: which one? %s", t->partner,
			n, kind, list));
		free(list);
	}
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
		msg("fix the ledger first: nothing was stored");
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
	size_t all, owed = 0, i;
	const size_t *r = referrals_of(m, p, &all);

	for (i = 0; i < all; i++)
		if (is_owed(m, r[i], w)) {
			add_chosen(m, w, r[i], t->line);
			owed++;
		}
	if (owed == 0)
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
	group_free(&m.of);
	return st;
}
