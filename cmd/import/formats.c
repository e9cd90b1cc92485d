#include "formats.h"

#include <string.h>

#include "base/text.h"
#include "formats_part.h"
#include "ledger/words.h"

/* What of ours each kind of column feeds. */
static const struct feed {
	enum alias_role role;
	struct alias_to to;
} feeds[] = {
    {NICK, {T_PARTNERS, PARTNERS_greeting, 0}},
    {FIRST, {T_PARTNERS, PARTNERS_name, ALIAS_PERSON}},
    {FIRST, {T_PARTNERS, PARTNERS_greeting, ALIAS_GIVEN}},
    {FIRST, {T_REFERRALS, REFERRALS_prospect, ALIAS_PERSON}},
    {MIDDLE, {T_PARTNERS, PARTNERS_name, ALIAS_JOIN}},
    {MIDDLE, {T_REFERRALS, REFERRALS_prospect, ALIAS_JOIN}},
    {LAST, {T_PARTNERS, PARTNERS_name, ALIAS_JOIN}},
    {LAST, {T_REFERRALS, REFERRALS_prospect, ALIAS_JOIN}},
    {FULL, {T_PARTNERS, PARTNERS_name, 0}},
    {FULL, {T_REFERRALS, REFERRALS_prospect, 0}},
    {FIRM, {T_PARTNERS, PARTNERS_firm, 0}},
    {FIRM, {T_REFERRALS, REFERRALS_prospect, 0}},
    {EMAIL, {T_PARTNERS, PARTNERS_email, 0}},
    {EMAIL, {T_REFERRALS, REFERRALS_email, 0}},
    {PHONE, {T_PARTNERS, PARTNERS_phone, 0}},
    {PHONE, {T_REFERRALS, REFERRALS_phone, 0}},
    {URL, {T_PARTNERS, PARTNERS_url, 0}},
    {NOTE, {T_PARTNERS, PARTNERS_note, 0}},
    {NOTE, {T_REFERRALS, REFERRALS_note, 0}},
    {NOTE, {T_EVENTS, EVENTS_note, 0}},
    {CATEGORY, {T_PARTNERS, PARTNERS_category, 0}},
    {OWNER, {T_PARTNERS, PARTNERS_owner, 0}},
    {OPTED_OUT, {T_PARTNERS, PARTNERS_consent, ALIAS_NO}},
    {CONTACT_ID, {T_PARTNERS, PARTNERS_partner, 0}},
    {CONTACT_ID, {T_REFERRALS, REFERRALS_referral, 0}},
    {CONTACT_ID, {T_EVENTS, EVENTS_referral, 0}},

    {REFERRER, {T_PARTNERS, PARTNERS_partner, ALIAS_NAME}},
    {REFERRER, {T_PARTNERS, PARTNERS_name, ALIAS_NAME}},
    {REFERRER, {T_REFERRALS, REFERRALS_partner, ALIAS_NAME}},
    {REFERRER, {T_REFERRALS, REFERRALS_direction, ALIAS_RECEIVED}},
    {REFERRER, {T_EVENTS, EVENTS_partner, ALIAS_NAME}},
    {REFERRER_EMAIL, {T_PARTNERS, PARTNERS_email, ALIAS_NAME}},
    {REFERRER_PHONE, {T_PARTNERS, PARTNERS_phone, ALIAS_NAME}},
    {REFERRER_FIRM, {T_PARTNERS, PARTNERS_firm, ALIAS_NAME}},
    {PARTNER_ID, {T_PARTNERS, PARTNERS_partner, 0}},
    {PARTNER_ID, {T_REFERRALS, REFERRALS_partner, 0}},
    {PARTNER_ID, {T_REFERRALS, REFERRALS_direction, ALIAS_RECEIVED}},
    {PARTNER_ID, {T_EVENTS, EVENTS_partner, 0}},
    {PARTNER_NAME, {T_PARTNERS, PARTNERS_name, 0}},

    {PROSPECT, {T_REFERRALS, REFERRALS_prospect, 0}},
    {CONTACT, {T_REFERRALS, REFERRALS_prospect, ALIAS_OUTER}},
    {CONTACT, {T_REFERRALS, REFERRALS_email, ALIAS_INNER}},
    {DEAL_ID, {T_REFERRALS, REFERRALS_referral, 0}},
    {DEAL_ID, {T_EVENTS, EVENTS_referral, 0}},
    {DEAL_NAME, {T_REFERRALS, REFERRALS_prospect, 0}},
    {DEAL_NAME, {T_REFERRALS, REFERRALS_note, 0}},
    {DEAL_EMAIL, {T_REFERRALS, REFERRALS_email, 0}},
    {DEAL_PHONE, {T_REFERRALS, REFERRALS_phone, 0}},
    {NEED, {T_REFERRALS, REFERRALS_need, 0}},
    {SOURCE, {T_REFERRALS, REFERRALS_source, 0}},
    {AMOUNT, {T_REFERRALS, REFERRALS_value, 0}},
    {AMOUNT, {T_EVENTS, EVENTS_value, 0}},
    {EXPECTED, {T_REFERRALS, REFERRALS_value, 0}},
    {REVENUE, {T_EVENTS, EVENTS_value, 0}},
    {REASON, {T_EVENTS, EVENTS_note, 0}},
    {CREATED, {T_REFERRALS, REFERRALS_date, 0}},
    {CLOSED, {T_EVENTS, EVENTS_date, ALIAS_ENDED}},
    {DATED, {T_REFERRALS, REFERRALS_date, 0}},
    {DATED, {T_EVENTS, EVENTS_date, 0}},
    {STATUS, {T_EVENTS, EVENTS_event, 0}},
    {DELETED, {T_PARTNERS, -1, ALIAS_GONE}},
    {DELETED, {T_REFERRALS, -1, ALIAS_GONE}},
    {DELETED, {T_EVENTS, -1, ALIAS_GONE}},
};

/* Foreign values whose meaning is certain; our own words are, too. */
static const struct value {
	enum schema_table table;
	int col;
	const char *theirs, *ours;
} values[] = {
    {T_EVENTS, EVENTS_event, "Closed Won", "won"},
    {T_EVENTS, EVENTS_event, "Closed Lost", "lost"},
    {T_EVENTS, EVENTS_event, "Working - Contacted", "contacted"},
    {T_EVENTS, EVENTS_event, "Attempted to contact", "attempted"},
    {T_EVENTS, EVENTS_event, "Appointment Scheduled", "meeting"},
    {T_EVENTS, EVENTS_event, "Presentation Scheduled", "meeting"},
    {T_EVENTS, EVENTS_event, "Meeting Scheduled", "meeting"},
    {T_EVENTS, EVENTS_event, "Proposal sent", "proposal"},
    {T_EVENTS, EVENTS_event, "Proposal made", "proposal"},
    {T_EVENTS, EVENTS_event, "Contract Sent", "proposal"},
    {T_EVENTS, EVENTS_event, "New", ""},
    {T_EVENTS, EVENTS_event, "Open", ""},
    {T_EVENTS, EVENTS_event, "Open - Not Contacted", ""},
    {T_EVENTS, EVENTS_event, "Not contacted", ""},
};

const struct alias_format *
alias_format(const char *name)
{
	const struct alias_format *f;
	size_t n, i;

	f = alias_formats(&n);
	for (i = 0; i < n; i++)
		if (strcmp(f[i].name, name) == 0)
			return &f[i];
	return NULL;
}

/* The next letter of a name that counts, in lower case; NUL at its end. */
static char
letter(const char **s)
{
	char c;

	while (**s == ' ' || **s == '-' || **s == '_' || **s == '\n')
		++*s;
	c = **s;
	*s += c != '\0';
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

int
alias_same(const char *a, const char *b)
{
	char c;

	while ((c = letter(&a)) == letter(&b))
		if (c == '\0')
			return 1;
	return 0;
}

const struct alias *
alias_find(const struct alias_format *f, const char *name)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (alias_same(f->alias[i].theirs, name))
			return &f->alias[i];
	return NULL;
}

const struct alias_format *
alias_recognise(const char *const names[], size_t n)
{
	size_t formats, i, k, most = 0, known, keys;
	const struct alias_format *f = alias_formats(&formats), *best;
	const struct alias *a;

	best = &f[formats - 1];
	for (k = 0; k < formats; k++) {
		for (known = keys = i = 0; i < n; i++)
			if ((a = alias_find(&f[k], names[i])) != NULL) {
				known++;
				keys += a->key != 0;
			}
		if (keys > 0 && known > most) {
			most = known;
			best = &f[k];
		}
	}
	return best;
}

int
alias_known(const char *name)
{
	const struct alias_format *f;
	size_t n, i;

	f = alias_formats(&n);
	for (i = 0; i < n; i++)
		if (alias_find(&f[i], name) != NULL)
			return 1;
	return 0;
}

const struct alias_to *
alias_next(int role, enum schema_table t, size_t *i)
{
	const struct feed *f;

	while (*i < sizeof(feeds) / sizeof(*feeds)) {
		f = &feeds[(*i)++];
		if ((int)f->role == role && f->to.table == t)
			return &f->to;
	}
	return NULL;
}

int
alias_referrer(void)
{
	return REFERRER;
}

/* The choice that s is, in *word; NULL if it is none. */
static const char *
choice(const struct schema_col *c, const char *s, char word[32])
{
	const char *p;
	size_t i, n;

	for (i = 0; (p = schema_choice(c, i, &n)) != NULL && n < 32; i++) {
		memcpy(word, p, n);
		word[n] = '\0';
		if (alias_same(word, s))
			return word;
	}
	return NULL;
}

const char *
alias_value(enum schema_table t, int col, const char *theirs)
{
	static char word[32];
	const struct schema_col *c;
	size_t i, n;

	for (i = 0; i < sizeof(values) / sizeof(*values); i++)
		if (values[i].table == t && values[i].col == col &&
		    alias_same(values[i].theirs, theirs))
			return values[i].ours;
	c = &schema_cols(t, &n)[col];
	for (i = 0; c->type == S_WORD && i < W_N; i++)
		if (alias_same(word_of((enum word_id)i)->name, theirs))
			return word_of((enum word_id)i)->name;
	return c->type == S_CHOICE ? choice(c, theirs, word) : NULL;
}

int
alias_says_no(const char *s)
{
	static const char *const no[] = {"", "no", "n", "false", "0"};
	size_t i;

	for (i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (text_casecmp(s, no[i]) == 0)
			return 1;
	return 0;
}
