#include "deed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"
#include "fold.h"

/* The columns that a deed fills in itself; its fields stand behind them. */
enum { DATE, EVENT, REFERRAL, PARTNER, NOTE, FIELDS };

static const char *const own[FIELDS] = {
    "date", "event", "referral", "partner", "note"};

enum { LISTED = 5 };

/* The making of the rows. */
struct making {
	const struct deed *d;
	struct desk *k;
	struct intake *out;
	int aloud;     /* what was taken is said */
	size_t *first; /* of each partner: its first referral; */
	size_t *next;  /* of each referral: the next one of its partner */
	struct book book;
	struct fold fold;
	int folded;
	char today[DATE_LEN + 1];
};

/* Whom a row concerns: texts as they came, "" for none. */
struct target {
	const char *referral, *partner;
	size_t line;
};

enum st
deed_words(struct deed *d, const char *list)
{
	const char *end;
	enum st st = ST_OK;
	char *word;
	size_t n;

	for (; list != NULL; list = *end == ',' ? end + 1 : NULL) {
		end = list + strcspn(list, ",");
		if (d->words == DEED_WORDS)
			msg_die("more than %d words", DEED_WORDS);
		word = mem_dup(list, (size_t)(end - list));
		d->word[d->words] = word_begins(word, &n);
		if (*word == '\0' || n == 0)
			msg("'%s' is no word of an event", word);
		else if (n > 1)
			msg("'%s' could be any of %zu words of events", word,
			    n);
		if (*word == '\0' || n != 1)
			st = ST_TROUBLE;
		free(word);
		d->words++;
	}
	return st;
}

/* The columns of the rows.  A field that says what WHO or the words say. */
static enum st
make_columns(struct making *m)
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

/* Adds a row; its number. */
static size_t
add_row(struct making *m, const struct word *w, const char *referral,
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

/* Adds a row that cannot be: the draft will say why. */
static void
add_faulty(
    struct making *m, const struct word *w, const struct target *t, char *fault)
{
	size_t row = add_row(m, w, t->referral, t->partner, t->line);

	m->out->row[row].fault = mem_pool_dup(&m->k->pool, fault);
	free(fault);
}

static const char *
referral_cell(const struct making *m, size_t r, int col)
{
	return known_cell(&m->k->known, T_REFERRALS, r, col);
}

/* Puts the referrals of each partner together. */
static void
make_chains(struct making *m)
{
	const struct known *k = &m->k->known;
	size_t partners = k->sheet[T_PARTNERS].rows;
	size_t r = k->sheet[T_REFERRALS].rows, i, p;

	if (m->first != NULL)
		return;
	m->first = mem_alloc(partners, sizeof(*m->first));
	m->next = mem_alloc(r, sizeof(*m->next));
	for (i = 0; i < partners; i++)
		m->first[i] = KNOWN_NONE;
	while (r-- > 0) {
		if ((p = known_giver(k, r)) == KNOWN_NONE)
			continue;
		m->next[r] = m->first[p];
		m->first[p] = r;
	}
}

/* Whether a word of a partner goes to referrals of theirs. */
static int
is_status(const struct word *w)
{
	return (w->flags & WORD_STATUS) != 0;
}

static int
is_duty(const struct word *w)
{
	return w->id == W_THANKED || w->id == W_INFORMED;
}

/* The root of the partner that a target names, if it names no referral. */
static size_t
partner_of(struct making *m, const struct target *t)
{
	size_t p;

	if (*t->referral != '\0' || *t->partner == '\0')
		return KNOWN_NONE;
	p = known_partner(&m->k->known, t->partner);
	return p == KNOWN_NONE || p == KNOWN_SEVERAL
	    ? KNOWN_NONE
	    : known_root(&m->k->known, p);
}

/* Asks the journal for what the target's statuses depend on. */
static void
ask(struct making *m, const struct target *t)
{
	const struct deed *d = m->d;
	size_t i, r, p = KNOWN_NONE;
	int status = 0;

	for (i = 0; i < d->words; i++)
		status |= is_status(d->word[i]);
	if (*t->referral != '\0') {
		r = known_id(&m->k->known, T_REFERRALS, t->referral);
		if (r != KNOWN_NONE)
			journal_ask(&m->k->journal, r);
		return;
	}
	if (status)
		p = partner_of(m, t);
	if (p == KNOWN_NONE)
		return;
	make_chains(m);
	for (r = m->first[p]; r != KNOWN_NONE; r = m->next[r])
		journal_ask(&m->k->journal, r);
}

/* Whether the word could be the next of a referral: an open one; an ended one
 * that is not void for reopened. */
static int
awaits(struct making *m, size_t r, const struct word *w)
{
	enum word_id status = journal_status(&m->k->journal, r);
	int open = (word_of(status)->flags & WORD_OPEN) != 0;

	if (date_parse(referral_cell(m, r, REFERRALS_date)) > m->k->today)
		return 0;
	return w->id == W_REOPENED ? !open && status != W_VOID : open;
}

/* Who a referral is about: the prospect's name or e-mail. */
static const char *
prospect(const struct making *m, size_t r)
{
	const char *name = referral_cell(m, r, REFERRALS_prospect);

	return *name != '\0' ? name : referral_cell(m, r, REFERRALS_email);
}

/* "r1 (Tom Blue, contacted), r2 (...)": those among which to choose. */
static char *
list_awaiting(struct making *m, size_t p, const struct word *w)
{
	char *list = mem_dup("", 0), *longer;
	size_t r, n = 0;

	for (r = m->first[p]; r != KNOWN_NONE; r = m->next[r]) {
		if (!awaits(m, r, w))
			continue;
		if (++n > LISTED)
			break;
		longer = mem_printf("%s%s%s (%s, %s)", list, n > 1 ? ", " : "",
		    referral_cell(m, r, REFERRALS_referral), prospect(m, r),
		    word_of(journal_status(&m->k->journal, r))->name);
		free(list);
		list = longer;
	}
	if (n <= LISTED)
		return list;
	longer = mem_printf("%s, ...", list);
	free(list);
	return longer;
}

/* A status word of a partner: of the only referral that awaits one. */
static void
add_status(
    struct making *m, const struct word *w, const struct target *t, size_t p)
{
	const char *kind = w->id == W_REOPENED ? "ended" : "open";
	size_t r, n = 0, only = KNOWN_NONE;
	char *list;

	make_chains(m);
	for (r = m->first[p]; r != KNOWN_NONE; r = m->next[r])
		if (awaits(m, r, w)) {
			only = r;
			n++;
		}
	if (n == 1) {
		if (m->aloud)
			msg("%s: %s (%s)", w->name,
			    referral_cell(m, only, REFERRALS_referral),
			    prospect(m, only));
		add_row(m, w, referral_cell(m, only, REFERRALS_referral), "",
		    t->line);
		return;
	}
	if (n == 0) {
		add_faulty(m, w, t,
		    mem_printf("'%s' has no %s referral", t->partner, kind));
		return;
	}
	list = list_awaiting(m, p, w);
	add_faulty(m, w, t,
	    mem_printf("'%s' has %zu %s referrals: which one? %s", t->partner,
		n, kind, list));
	free(list);
}

/* Folds the ledger, to know its duties. */
static enum st
fold(struct making *m)
{
	if (m->folded)
		return ST_OK;
	m->folded = 1;
	if (book_load(&m->book, m->k->known.view, m->k->today) != ST_OK) {
		msg("mend the ledger first: nothing was stored");
		return ST_TROUBLE;
	}
	fold_make(&m->fold, &m->book, m->k->today);
	return ST_OK;
}

/* Whether a referral has the duty that the word fulfils: a thanks; a report,
 * of news or because one is due. */
static int
is_owed(const struct making *m, size_t r, const struct word *w)
{
	const int *due = m->fold.referral[r].due;

	if (w->id == W_THANKED)
		return due[DUTY_THANK] != DATE_NONE;
	return due[DUTY_INFORM] != DATE_NONE ||
	    (due[DUTY_UPDATE] != DATE_NONE && due[DUTY_UPDATE] <= m->k->today);
}

/* `thanked` or `informed` of a partner: a row for each referral that waits
 * for it. */
static void
add_owed(
    struct making *m, const struct word *w, const struct target *t, size_t p)
{
	const struct book *b = &m->book;
	const char *id =
	    known_cell(&m->k->known, T_PARTNERS, p, PARTNERS_partner);
	size_t root = map_get(&b->partner_id, id), r, n = 0;

	for (r = 0; r < b->referrals; r++) {
		if (b->referral[r].partner != root || !is_owed(m, r, w))
			continue;
		n++;
		id =
		    mem_pool_dup(&m->k->pool, book_r(b, r, REFERRALS_referral));
		if (m->aloud)
			msg("%s: %s (%s)", w->name, id,
			    book_r(b, r, REFERRALS_prospect));
		add_row(m, w, id, "", t->line);
	}
	if (n == 0)
		add_faulty(m, w, t,
		    mem_printf("'%s' has no referral that waits to be %s",
			t->partner, w->name));
}

/* Adds the rows of one target. */
static enum st
add_target(struct making *m, const struct target *t)
{
	const struct deed *d = m->d;
	size_t i, p = partner_of(m, t);

	for (i = 0; i < d->words; i++) {
		if (p == KNOWN_NONE ||
		    (!is_status(d->word[i]) && !is_duty(d->word[i]))) {
			add_row(
			    m, d->word[i], t->referral, t->partner, t->line);
			continue;
		}
		if (is_status(d->word[i])) {
			add_status(m, d->word[i], t, p);
			continue;
		}
		if (fold(m) != ST_OK)
			return ST_TROUBLE;
		add_owed(m, d->word[i], t, p);
	}
	return ST_OK;
}

static void
begin(
    struct making *m, const struct deed *d, struct desk *k, struct intake *out)
{
	*m = (struct making){.d = d, .k = k, .out = out};
	date_print(k->today, m->today);
}

static void
end(struct making *m)
{
	size_t i;

	/* the rows outlive the making */
	for (i = 0; i < m->out->rows; i++)
		if (intake_cell(m->out, i, DATE) == m->today)
			intake_set(m->out, i, DATE,
			    mem_pool_dup(&m->k->pool, m->today));
	if (m->folded) {
		fold_free(&m->fold);
		book_free(&m->book);
	}
	free(m->first);
	free(m->next);
}

enum st
deed_of_who(
    const struct deed *d, struct desk *k, const char *who, struct intake *out)
{
	struct target t = {"", "", 0};
	struct making m;
	enum st st = ST_TROUBLE;
	size_t number;
	int referral;

	begin(&m, d, k, out);
	number = known_who(&k->known, who, 1, &referral);
	if (number != KNOWN_NONE && make_columns(&m) == ST_OK) {
		if (referral)
			t.referral = known_cell(
			    &k->known, T_REFERRALS, number, REFERRALS_referral);
		else
			t.partner = known_cell(
			    &k->known, T_PARTNERS, number, PARTNERS_partner);
		m.aloud = 1;
		ask(&m, &t);
		st = desk_journal(k);
		if (st == ST_OK)
			st = add_target(&m, &t);
	}
	end(&m);
	return st;
}

/* The target of a row. */
static struct target
target_of(const struct intake *in, size_t row)
{
	struct target t;

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
	struct making m;
	struct target t;
	enum st st;
	size_t row, n;

	begin(&m, d, k, out);
	out->file = in->file;
	st = make_columns(&m);
	for (row = 0; st == ST_OK && row < in->rows; row++) {
		t = target_of(in, row);
		if (in->row[row].fault == NULL)
			ask(&m, &t);
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
