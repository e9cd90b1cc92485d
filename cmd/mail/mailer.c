/*
 * The walk of ref-thank and ref-inform.  All rows are read (letter.c) before
 * anything is written: then it is known how many letters there are, and that
 * nothing is wrong with the template.  Each letter is addressed
 * (letter_head.c), filled in (letter_fields.c), made a message (mail.c) and
 * printed, or sent (send.c).
 */
#include "mailer.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/opt.h"
#include "ledger/ledger.h"
#include "ledger/policy.h"
#include "ledger/rows.h"
#include "letter_fields.h"
#include "letter_head.h"
#include "mail.h"
#include "send.h"
#include "table/label.h"
#include "table/out.h"
#include "table/template.h"

enum { MAX_MAX = 99999999 /* of -N */ };

struct mailer {
	const struct mailer_kind *kind;
	const struct mailer_options *options;
	struct policy policy;
	struct template template;
	struct mail_who from;
	struct letters letters;
	struct out out;
	struct letter_fields fields; /* of the letter */
	struct mem_text body;
};

/* The sender is that of -f, else that of policy. */
static enum st
find_sender(struct mailer *m)
{
	const char *fault, *rule = policy_text(&m->policy, P_MY_EMAIL);

	if (m->options->from != NULL) {
		fault = mail_who_parse(&m->from, m->options->from);
		if (fault != NULL)
			msg("-f: '%s' %s", m->from.address, fault);
		return fault != NULL ? ST_TROUBLE : ST_OK;
	}
	if (*rule == '\0') {
		msg("no sender: -f, or ref-add policy my_email=ADDRESS");
		return ST_TROUBLE;
	}
	m->from.name = mem_printf("%s", policy_text(&m->policy, P_MY_NAME));
	m->from.address = mem_printf("%s", rule);
	fault = mail_fault(rule);
	if (fault != NULL)
		msg("policy: my_email: '%s' %s", rule, fault);
	return fault != NULL ? ST_TROUBLE : ST_OK;
}

/* The names of the template must be there in every input. */
static enum st
check_template(struct mailer *m)
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < m->letters.heads && st == ST_OK; i++) {
		m->fields.head = m->letters.head[i];
		st = template_check(&m->template, &m->fields, 0);
	}
	return st;
}

/* The letter as a message; the caller frees. */
static char *
compose_message(struct mailer *m, const struct letter *l, size_t *len)
{
	char *message, date[MAIL_DATE];
	FILE *fp = mem_stream(&message, len);

	m->body.len = 0;
	template_fill(&m->body, &m->template, &m->fields, l->n);
	mail_address(fp, "From", &m->from);
	mail_address(fp, "To", &l->to);
	mail_template_headers(fp, &m->template, &m->fields);
	fprintf(fp, "Date: %s\nMessage-ID: %s\n", mail_date(date), l->id);
	mail_body(fp, m->body.s);
	mem_stream_end(fp, &message);
	return message;
}

static void
put_event(struct mailer *m, const struct letter *l, size_t i, enum word_id word)
{
	out_date(&m->out, m->letters.today);
	out_cell(&m->out, l->row[i]->referral);
	out_cell(&m->out, l->row[i]->partner);
	out_cell(&m->out, word_of(word)->name);
	out_cell(&m->out, "out");
	out_cell(&m->out, l->id);
	out_end(&m->out);
}

/* The events of a letter that was sent.  Thanks say where each referral stands,
 * too, which of a new one is no news. */
static void
put_events(struct mailer *m, const struct letter *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (m->kind->thanks)
			put_event(m, l, i, W_THANKED);
		if (!m->kind->thanks || strcmp(l->row[i]->status, "new") != 0)
			put_event(m, l, i, W_INFORMED);
	}
}

/* -l: the rows, with the columns of the first input. */
static void
put_rows(struct mailer *m, const struct letter *l)
{
	const struct row_head *h = m->letters.head[0];
	const char *cell;
	size_t i, k, place;

	for (i = 0; i < l->n; i++) {
		for (k = 0; k < h->n; k++) {
			place = k;
			cell = row_cell(l->row[i]->head, l->row[i]->cell,
			    h->name[k], &place);
			out_cell(&m->out, cell != NULL ? cell : "");
		}
		out_end(&m->out);
	}
}

static void
put_header(struct mailer *m)
{
	static const char *const events[] = {
	    "date", "referral", "partner", "event", "way", "note"};
	const char *const *names;
	size_t n;

	m->out = out_to(stdout, opt_given('T'));
	if (!opt_given('l')) {
		out_row(&m->out, events, sizeof(events) / sizeof(events[0]));
	} else if (m->letters.heads > 0) {
		out_row(
		    &m->out, m->letters.head[0]->name, m->letters.head[0]->n);
	} else {
		names = rows_names(ROWS_OF_REFERRALS, &n);
		out_row(&m->out, names, n);
	}
}

/* Sends a letter: its events are printed only when it is gone. */
static enum st
send_letter(struct mailer *m, const struct letter *l)
{
	size_t len;
	char *message = compose_message(m, l, &len), why[SEND_WHY];
	const char *fault =
	    send_message(m->options->command, message, len, why);

	free(message);
	if (fault == NULL) {
		put_events(m, l);
		fflush(stdout); /* put_letters looks whether it could */
		return ST_OK;
	}
	msg("%s <%s>: not sent: the command %s", letter_partner(l),
	    l->to.address, fault);
	return ST_TROUBLE;
}

static void
put_mbox(struct mailer *m, const struct letter *l)
{
	size_t len;
	char *message = compose_message(m, l, &len);

	mail_mbox(stdout, m->from.address, message);
	free(message);
}

static enum st
put_letter(struct mailer *m, const struct letter *l)
{
	if (opt_given('l'))
		put_rows(m, l);
	else if (opt_given('n'))
		put_events(m, l);
	else if (m->options->command != NULL)
		return send_letter(m, l);
	else
		put_mbox(m, l);
	return ST_OK;
}

/* How many letters there are to write; says who gets none. */
static size_t
count_letters(const struct mailer *m, struct letter *l)
{
	const char *why, *address;
	size_t i, n = 0;

	for (i = 0; i < m->letters.partner.n; i++) {
		if (!letter_gather(l, &m->letters, i))
			continue;
		if ((why = letter_fault(l, &address)) == NULL)
			n++;
		else
			letter_report_fault(l, address, why);
	}
	return n;
}

/* Whether what was printed is lost: then no more may be sent. */
static int
is_lost(void)
{
	return fflush(stdout) != 0 || ferror(stdout);
}

static enum st
put_letters(struct mailer *m, struct letter *l, size_t n)
{
	const char *address;
	char name[LABEL_LEN];
	enum st st = ST_OK;
	size_t i, done = 0;

	for (i = 0; i < m->letters.partner.n; i++) {
		if (!letter_gather(l, &m->letters, i) ||
		    letter_fault(l, &address))
			continue;
		if (m->options->command != NULL && is_lost()) {
			msg("%s not sent: what is sent could not be recorded",
			    label_count(n - done, "message", "messages", name));
			return ST_TROUBLE;
		}
		l->to = (struct mail_who){mem_printf("%s", l->row[0]->name),
		    mem_printf("%s", address)};
		if (!opt_given('l'))
			l->id = letter_id(l, m->kind->name, m->letters.today,
			    m->from.address);
		m->fields.row = l->row;
		m->fields.n = l->n;
		st = msg_worst(st, put_letter(m, l));
		mail_who_free(&l->to);
		free(l->id);
		l->id = NULL;
		done++;
	}
	return st;
}

/* All letters, unless they are more than one run may send. */
static enum st
put_all(struct mailer *m)
{
	struct letter l = {.row = mem_alloc(m->letters.n, sizeof(*l.row))};
	const int max =
	    opt_given('N') ? m->options->max : policy_n(&m->policy, P_MAIL_MAX);
	char count[LABEL_LEN];
	enum st st = ST_TROUBLE;
	size_t n;

	letters_group(&m->letters);
	n = count_letters(m, &l);
	if (m->options->command != NULL && n > (size_t)max)
		msg("%s: say -N %zu",
		    label_count(n, "message", "messages", count), n);
	else
		st = put_letters(m, &l, n);
	free(l.row);
	return st;
}

static enum st
take_input(struct tab *t, void *ctx)
{
	return letters_read(&((struct mailer *)ctx)->letters, t);
}

/* Policy, template and sender have to be there before a letter is written. */
static enum st
prepare(struct mailer *m)
{
	enum st st = ledger_policy(&m->policy, m->options->dir);

	st = msg_worst(st,
	    template_read(&m->template, TEMPLATE_LETTER, letter_values(),
		m->options->template, m->kind->template()));
	if (!opt_given('l'))
		st = msg_worst(st, find_sender(m));
	return st;
}

static const struct opt_rule contrary[] = {
    {.letter = 'l', .others = "npx"},
    {.letter = 'n', .others = "px"},
    {.letter = 'p', .others = "x"},
    {.letter = 'F', .others = "p"},
    {.letter = 'N', .others = "x", .only = "x"},
    {.letter = 'T', .others = "lnx", .only = "l, -n and -x"},
};

void
mailer_option(const struct mailer_kind *kind, struct mailer_options *o, int ch,
    const char *arg)
{
	switch (ch) {
	case 'C': o->dir = arg; break;
	case 'F': o->template = arg; break;
	case 'f': o->from = arg; break;
	case 'h': fputs(kind->usage, stdout); exit(out_close(ST_OK));
	case 'N': o->max = (int)opt_number(ch, arg, 0, MAX_MAX); break;
	case 'V': opt_version(); exit(out_close(ST_OK));
	case 'x':
		if (arg[strspn(arg, " \t\n")] == '\0')
			msg_die("-x: no command");
		o->command = arg;
		break;
	case '?': fputs(kind->usage, stderr); exit(ST_TROUBLE);
	}
}

enum st
mailer_run(const struct mailer_kind *kind, const struct mailer_options *o,
    char *files[])
{
	struct mailer m = {.kind = kind,
	    .options = o,
	    .letters = {.use = kind->use, .all = opt_given('a')},
	    .fields = {.policy = &m.policy, .show_amounts = opt_given('s')}};
	enum st st, fatal;

	if (opt_conflict(contrary, sizeof(contrary) / sizeof(contrary[0]))) {
		fputs(kind->usage, stderr);
		return ST_TROUBLE;
	}
	if (opt_given('p')) {
		template_show(stdout, kind->template());
		return ST_OK;
	}
	send_begin();
	m.letters.today = date_today();
	fatal = prepare(&m);
	st = tab_each(files, take_input, &m);
	fatal = msg_worst(fatal, check_template(&m));
	if (opt_given('l') || opt_given('n') || o->command != NULL)
		put_header(&m);
	if (fatal == ST_OK)
		st = msg_worst(st, put_all(&m));
	letters_free(&m.letters);
	template_free(&m.template);
	free(m.body.s);
	mail_who_free(&m.from);
	policy_free(&m.policy);
	return msg_worst(st, fatal);
}
