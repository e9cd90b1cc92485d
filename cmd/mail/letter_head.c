/*
 * Consent and address decide whether a letter may go out: those of all of the
 * partner's rows, since they are one person.
 */
#include "letter_head.h"

#include <string.h>

#include "base/date.h"
#include "base/msg.h"
#include "base/text.h"
#include "table/label.h"

int
letter_gather(struct letter *l, const struct letters *all, size_t partner)
{
	const struct group *g = &all->of;
	size_t i;
	int due = 0;

	l->n = 0;
	for (i = g->start[partner]; i < g->start[partner + 1]; i++) {
		l->row[l->n] = &all->row[g->item[i]];
		due |= l->row[l->n++]->due;
	}
	return due;
}

const char *
letter_fault(const struct letter *l, const char **address)
{
	const char *consent;
	size_t i;

	*address = "";
	for (i = 0; i < l->n; i++) {
		consent = l->row[i]->consent;
		/* what else it may say, it does not say yes */
		if (*consent != '\0' && text_casecmp(consent, "yes") != 0)
			return "consent is no";
	}
	*address = l->row[0]->email;
	if (**address == '\0')
		return "no e-mail address";
	return mail_fault(*address);
}

void
letter_report_fault(
    const struct letter *l, const char *address, const char *why)
{
	char count[LABEL_LEN];

	label_count(l->n, "referral", "referrals", count);
	if (*address == '\0')
		msg("%s: not written to: %s (%s)", letter_partner(l), why,
		    count);
	else
		msg("%s: not written to: '%.80s' %s (%s)", letter_partner(l),
		    address, why, count);
}

const char *
letter_partner(const struct letter *l)
{
	const struct letter_row *r = l->row[0];
	const char *const names[] = {r->name, r->firm, r->partner};

	return label_first(names, sizeof(names) / sizeof(names[0]));
}

/* Ids may have dots where RFC 5322 wants none: =2E, as no id has a =. */
static void
put_id(FILE *fp, const char *id)
{
	for (; *id != '\0'; id++)
		if (*id == '.')
			fputs("=2E", fp);
		else
			putc(*id, fp);
}

char *
letter_id(
    const struct letter *l, const char *program, int today, const char *from)
{
	char *id, day[DATE_LEN + 1];
	size_t len;
	FILE *fp = mem_stream(&id, &len);

	fprintf(fp, "<%s.", program);
	put_id(fp, l->row[0]->partner);
	fprintf(fp, ".%s.", date_print(today, day));
	put_id(fp, l->row[0]->referral);
	fprintf(fp, "%s>", strchr(from, '@'));
	mem_stream_end(fp, &id);
	return id;
}
