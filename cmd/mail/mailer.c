/*
 * All rows are read before anything is written: then it is known how many
 * letters there are, and that nothing is wrong with the template.
 */
#include "mailer.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "ledger/ledger.h"
#include "ledger/policy.h"
#include "letter_fields.h"
#include "letter_head.h"
#include "mail.h"
#include "send.h"
#include "table/label.h"
#include "table/out.h"
#include "table/template.h"

struct post {
	const struct post_kind *kind;
	const struct post_how *how;
	struct policy policy;
	struct template template;
	struct mail_who from;
	struct letters letters;
	struct out out;
	struct tidings tidings; /* of the letter */
	struct template_from values;
};

/* Who writes: -f, else policy. */
static enum st
find_sender(struct post *p)
{
	const char *fault, *rule = policy_text(&p->policy, P_MY_EMAIL);

	if (p->how->from != NULL) {
		fault = mail_who_parse(&p->from, p->how->from);
		if (fault != NULL)
			msg("-f: '%s' %s", p->from.address, fault);
		return fault != NULL ? ST_TROUBLE : ST_OK;
	}
	if (*rule == '\0') {
		msg("no sender: -f, or ref-add policy my_email=ADDRESS");
		return ST_TROUBLE;
	}
	p->from.name = mem_printf("%s", policy_text(&p->policy, P_MY_NAME));
	p->from.address = mem_printf("%s", rule);
	fault = mail_fault(rule);
	if (fault != NULL)
		msg("policy: my_email: '%s' %s", rule, fault);
	return fault != NULL ? ST_TROUBLE : ST_OK;
}

/* The names of the template must be there in every input. */
static enum st
check_template(struct post *p)
{
	enum st st = ST_OK;
	size_t i;

	for (i = 0; i < p->letters.heads && st == ST_OK; i++) {
		p->tidings.head = p->letters.head[i];
		st = template_check(&p->template, &p->values);
	}
	return st;
}

/* The letter as a message; the caller frees. */
static char *
compose(struct post *p, const struct envelope *l, size_t *len)
{
	char *message, *text, date[MAIL_DATE];
	size_t n;
	FILE *fp = mem_stream(&text, &n);

	template_body(fp, &p->template, &p->values, l->n);
	mem_stream_end(fp, &text);
	fp = mem_stream(&message, len);
	mail_address(fp, "From", &p->from);
	mail_address(fp, "To", &l->to);
	mail_template_headers(fp, &p->template, &p->values);
	fprintf(fp, "Date: %s\nMessage-ID: %s\n", mail_date(date), l->id);
	mail_body(fp, text);
	mem_stream_end(fp, &message);
	free(text);
	return message;
}

static void
put_events(struct post *p, const struct envelope *l)
{
	enum word_id word[2];
	size_t i, k;

	for (i = 0; i < l->n; i++) {
		p->kind->events(l->row[i], word);
		for (k = 0; k < 2; k++) {
			if (word[k] == W_N)
				continue;
			out_date(&p->out, p->letters.today);
			out_cell(&p->out,
			    letter_cell(l->row[i], REFERRAL_ROW_referral));
			out_cell(&p->out,
			    letter_cell(l->row[i], REFERRAL_ROW_partner));
			out_cell(&p->out, word_of(word[k])->name);
			out_cell(&p->out, "out");
			out_cell(&p->out, l->id);
			out_end(&p->out);
		}
	}
}

/* -l: the rows, with the columns of the first input. */
static void
put_rows(struct post *p, const struct envelope *l)
{
	const struct letter_head *h = p->letters.head[0];
	const char *cell;
	size_t i, k;

	for (i = 0; i < l->n; i++) {
		for (k = 0; k < h->n; k++) {
			cell = letter_find(l->row[i], h->name[k]);
			out_cell(&p->out, cell != NULL ? cell : "");
		}
		out_end(&p->out);
	}
}

static void
put_header(struct post *p)
{
	static const char *const events[] = {
	    "date", "referral", "partner", "event", "way", "note"};
	const char *const *names;
	size_t n;

	p->out = out_to(stdout, p->how->given['T']);
	if (!p->how->given['l']) {
		out_row(&p->out, events, sizeof(events) / sizeof(events[0]));
	} else if (p->letters.heads > 0) {
		out_row(
		    &p->out, p->letters.head[0]->name, p->letters.head[0]->n);
	} else {
		names = rows_names(ROWS_OF_REFERRALS, &n);
		out_row(&p->out, names, n);
	}
}

/* Sends a letter: its events are printed only when it is gone. */
static enum st
send_letter(struct post *p, const struct envelope *l)
{
	size_t len;
	char *message = compose(p, l, &len), why[SEND_WHY];
	const char *fault = send_message(p->how->command, message, len, why);

	free(message);
	if (fault == NULL) {
		put_events(p, l);
		fflush(stdout); /* put_letters looks whether it could */
		return ST_OK;
	}
	msg("%s <%s>: not sent: the command %s", tidings_partner(l->row[0]),
	    l->to.address, fault);
	return ST_TROUBLE;
}

static void
put_mbox(struct post *p, const struct envelope *l)
{
	size_t len;
	char *message = compose(p, l, &len);

	mail_mbox(stdout, p->from.address, message);
	free(message);
}

static enum st
put_letter(struct post *p, const struct envelope *l)
{
	if (p->how->given['l'])
		put_rows(p, l);
	else if (p->how->given['n'])
		put_events(p, l);
	else if (p->how->command != NULL)
		return send_letter(p, l);
	else
		put_mbox(p, l);
	return ST_OK;
}

/* The letters that there are to write: how many; `say` who gets none. */
static size_t
count_letters(const struct post *p, struct envelope *l, int say)
{
	const char *why, *address;
	size_t i, n = 0;

	for (i = 0; i < p->letters.partner.n; i++) {
		if (!envelope_gather(l, &p->letters, i))
			continue;
		if ((why = envelope_fault(l, &address)) == NULL)
			n++;
		else if (say)
			envelope_say(l, address, why);
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
put_letters(struct post *p, struct envelope *l, size_t n)
{
	const char *address;
	char name[LABEL_LEN];
	enum st st = ST_OK;
	size_t i, done = 0;

	for (i = 0; i < p->letters.partner.n; i++) {
		if (!envelope_gather(l, &p->letters, i) ||
		    envelope_fault(l, &address))
			continue;
		if (p->how->command != NULL && is_lost()) {
			msg("%s not sent: what is sent could not be recorded",
			    label_count(n - done, "message", "messages", name));
			return ST_TROUBLE;
		}
		l->to = (struct mail_who){
		    mem_printf("%s", letter_cell(l->row[0], REFERRAL_ROW_name)),
		    mem_printf("%s", address)};
		if (!p->how->given['l'])
			l->id = envelope_id(l, p->kind->name, p->letters.today,
			    p->from.address);
		p->tidings.row = l->row;
		p->tidings.n = l->n;
		st = msg_worst(st, put_letter(p, l));
		mem_pool_free(&p->tidings.pool);
		mail_who_free(&l->to);
		free(l->id);
		l->id = NULL;
		done++;
	}
	return st;
}

/* All letters, unless they are more than one run may send. */
static enum st
put_all(struct post *p)
{
	struct envelope l = {.row = mem_alloc(p->letters.n, sizeof(*l.row))};
	const int max =
	    p->how->given['N'] ? p->how->max : policy_n(&p->policy, P_MAIL_MAX);
	char count[LABEL_LEN];
	enum st st = ST_TROUBLE;
	size_t n;

	letters_group(&p->letters);
	n = count_letters(p, &l, 1);
	if (p->how->command != NULL && n > (size_t)max)
		msg("%s: say -N %zu",
		    label_count(n, "message", "messages", count), n);
	else
		st = put_letters(p, &l, n);
	free(l.row);
	return st;
}

static enum st
take(struct tab *t, void *ctx)
{
	return letters_read(&((struct post *)ctx)->letters, t);
}

static enum st
begin(struct post *p)
{
	enum st st = ledger_policy(&p->policy, p->how->dir);

	if (p->how->template != NULL)
		st = msg_worst(st,
		    template_read(
			&p->template, TEMPLATE_LETTER, p->how->template));
	else
		st = msg_worst(st,
		    template_take(&p->template, TEMPLATE_LETTER, "template",
			p->kind->template));
	if (!p->how->given['l'])
		st = msg_worst(st, find_sender(p));
	return st;
}

enum st
post_run(
    const struct post_kind *kind, const struct post_how *how, char *files[])
{
	struct post p = {.kind = kind, .how = how};
	enum st st, fatal;

	if (how->given['p']) {
		fputs(kind->template, stdout);
		return ST_OK;
	}
	send_begin();
	p.letters.use = kind->use;
	p.letters.all = how->given['a'];
	p.letters.today = date_today();
	p.tidings.policy = &p.policy;
	p.tidings.show = how->given['s'];
	p.values = (struct template_from){
	    .kind = tidings_kind, .value = tidings_value, .ctx = &p.tidings};
	fatal = begin(&p);
	st = tab_each(files, take, &p);
	fatal = msg_worst(fatal, check_template(&p));
	if (how->given['l'] || how->given['n'] || how->command != NULL)
		put_header(&p);
	if (fatal == ST_OK)
		st = msg_worst(st, put_all(&p));
	letters_free(&p.letters);
	template_free(&p.template);
	mail_who_free(&p.from);
	policy_free(&p.policy);
	return msg_worst(st, fatal);
}
