#include "letter_head.h"

#include <string.h>

#include "base/date.h"
#include "base/msg.h"
#include "base/text.h"
#include "letter_fields.h"
#include "table/label.h"

int
envelope_gather(struct envelope *e, const struct letters *all, size_t partner)
{
	const struct group *g = &all->of;
	size_t i;
	int due = 0;

	e->n = 0;
	for (i = g->start[partner]; i < g->start[partner + 1]; i++) {
		e->row[e->n] = &all->row[g->item[i]];
		due |= e->row[e->n++]->due;
	}
	return due;
}

const char *
envelope_fault(const struct envelope *e, const char **address)
{
	const char *consent;
	size_t i;

	*address = "";
	for (i = 0; i < e->n; i++) {
		consent = letter_cell(e->row[i], REFERRAL_ROW_consent);
		/* what else it may say, it does not say yes */
		if (*consent != '\0' && text_casecmp(consent, "yes") != 0)
			return "consent is no";
	}
	*address = letter_cell(e->row[0], REFERRAL_ROW_email);
	if (**address == '\0')
		return "no e-mail address";
	return mail_fault(*address);
}

void
envelope_say(const struct envelope *e, const char *address, const char *why)
{
	char count[LABEL_LEN];

	label_count(e->n, "referral", "referrals", count);
	if (*address == '\0')
		msg("%s: not written to: %s (%s)", tidings_partner(e->row[0]),
		    why, count);
	else
		msg("%s: not written to: '%.80s' %s (%s)",
		    tidings_partner(e->row[0]), address, why, count);
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
envelope_id(
    const struct envelope *e, const char *program, int today, const char *from)
{
	char *id, day[DATE_LEN + 1];
	size_t len;
	FILE *fp = mem_stream(&id, &len);

	fprintf(fp, "<%s.", program);
	put_id(fp, letter_cell(e->row[0], REFERRAL_ROW_partner));
	fprintf(fp, ".%s.", date_print(today, day));
	put_id(fp, letter_cell(e->row[0], REFERRAL_ROW_referral));
	fprintf(fp, "%s>", strchr(from, '@'));
	mem_stream_end(fp, &id);
	return id;
}
