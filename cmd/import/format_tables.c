/*
 * The formats of exports.
 *
 * A role is what columns of the formats have in common, and says what of ours
 * they feed.  A format is a list of roles, each with 1 where its names are keys
 * of the format, and the names of the columns that have it.  Several columns
 * may feed one of ours: the first that has something in a row does, so their
 * order is the preference.  A new format is a list, and a line of `formats`.
 */
#include "formats.h"

/* X(role, the columns of Partners, Referrals and Events that it feeds) */
#define ROLES(X)                                                             \
	X(NICK, P(greeting, AS_IS))                                          \
	X(FIRST, P(name, AS_PERSON), P(greeting, AS_GIVEN_NAME),             \
	    R(prospect, AS_PERSON))                                          \
	X(MIDDLE, P(name, AS_JOINED), R(prospect, AS_JOINED))                \
	X(LAST, P(name, AS_JOINED), R(prospect, AS_JOINED))                  \
	X(FULL, P(name, AS_IS), R(prospect, AS_IS))                          \
	X(FIRM, P(firm, AS_IS), R(prospect, AS_IS))                          \
	X(EMAIL, P(email, AS_IS), R(email, AS_IS))                           \
	X(PHONE, P(phone, AS_IS), R(phone, AS_IS))                           \
	X(URL, P(url, AS_IS))                                                \
	X(NOTE, P(note, AS_IS), R(note, AS_IS), E(note, AS_IS))              \
	X(CATEGORY, P(category, AS_IS))                                      \
	X(OWNER, P(owner, AS_IS))                                            \
	X(OPTED_OUT, P(consent, AS_OPT_OUT))                                 \
	X(CONTACT_ID, P(partner, AS_IS), R(referral, AS_IS),                 \
	    E(referral, AS_IS))                                              \
	X(REFERRER, P(partner, AS_REFERRER), P(name, AS_REFERRER),           \
	    R(partner, AS_REFERRER), R(direction, AS_RECEIVED),              \
	    E(partner, AS_REFERRER))                                         \
	X(REFERRER_EMAIL, P(email, AS_REFERRER))                             \
	X(REFERRER_PHONE, P(phone, AS_REFERRER))                             \
	X(REFERRER_FIRM, P(firm, AS_REFERRER))                               \
	X(PARTNER_ID, P(partner, AS_IS), R(partner, AS_IS),                  \
	    R(direction, AS_RECEIVED), E(partner, AS_IS))                    \
	X(PARTNER_NAME, P(name, AS_IS))                                      \
	X(PROSPECT, R(prospect, AS_IS))                                      \
	X(CONTACT, R(prospect, AS_CONTACT_NAME), R(email, AS_CONTACT_EMAIL)) \
	X(DEAL_ID, R(referral, AS_IS), E(referral, AS_IS))                   \
	X(DEAL_NAME, R(prospect, AS_IS), R(note, AS_IS))                     \
	X(DEAL_EMAIL, R(email, AS_IS))                                       \
	X(DEAL_PHONE, R(phone, AS_IS))                                       \
	X(NEED, R(need, AS_IS))                                              \
	X(SOURCE, R(source, AS_IS))                                          \
	X(AMOUNT, R(value, AS_IS), E(value, AS_IS))                          \
	X(EXPECTED, R(value, AS_IS))                                         \
	X(REVENUE, E(value, AS_IS))                                          \
	X(REASON, E(note, AS_IS))                                            \
	X(CREATED, R(date, AS_IS))                                           \
	X(CLOSED, E(date, AS_END_DATE))                                      \
	X(DATED, R(date, AS_IS), E(date, AS_IS))                             \
	X(STATUS, E(event, AS_IS))                                           \
	X(DELETED, {T_PARTNERS, -1, AS_DELETED},                             \
	    {T_REFERRALS, -1, AS_DELETED}, {T_EVENTS, -1, AS_DELETED})

/* ASIDE is known, and feeds nothing. */
#define X(role, ...) role,
enum role { ASIDE, ROLES(X) };
#undef X

#define TARGET(table, col, as)               \
	{                                    \
		T_##table, table##_##col, as \
	}
#define P(col, as) TARGET(PARTNERS, col, as)
#define R(col, as) TARGET(REFERRALS, col, as)
#define E(col, as) TARGET(EVENTS, col, as)
#define X(role, ...) [role] = {__VA_ARGS__},
enum { TARGETS_MAX = 5 };
static const struct format_target targets[][TARGETS_MAX + 1] = {ROLES(X)};
#undef X

static const struct format_column google[] = {
    {NICK, 0, {"Nickname"}},
    {FIRST, 0, {"First Name", "Given Name"}},
    {MIDDLE, 0, {"Middle Name", "Additional Name"}},
    {LAST, 0, {"Last Name", "Family Name"}},
    {FULL, 0, {"Name"}},
    {FIRM, 0, {"Organization Name"}},
    {FIRM, 1, {"Organization 1 - Name"}},
    {EMAIL, 1, {"E-mail 1 - Value"}},
    {EMAIL, 0, {"E-mail 2 - Value"}},
    {PHONE, 1, {"Phone 1 - Value"}},
    {PHONE, 0, {"Phone 2 - Value"}},
    {URL, 1, {"Website 1 - Value"}},
    {NOTE, 0, {"Notes"}},
    {ASIDE, 1, {"Phonetic First Name", "Given Name Yomi", "Group Membership"}},
    {ASIDE, 0, {"File As", "Labels"}},
};

static const struct format_column outlook[] = {
    {FIRST, 0, {"First Name"}},
    {MIDDLE, 0, {"Middle Name"}},
    {LAST, 0, {"Last Name"}},
    {FIRM, 0, {"Company"}},
    {EMAIL, 0, {"E-mail Address"}},
    {EMAIL, 1, {"E-mail 2 Address", "E-mail 3 Address"}},
    {PHONE, 1, {"Business Phone"}},
    {PHONE, 0, {"Mobile Phone", "Primary Phone"}},
    {PHONE, 1, {"Company Main Phone"}},
    {PHONE, 0, {"Home Phone", "Other Phone"}},
    {URL, 1, {"Web Page"}},
    {NOTE, 0, {"Notes"}},
    {CATEGORY, 0, {"Profession"}},
    {REFERRER, 0, {"Referred By"}},
    {ASIDE, 0, {"Categories"}},
};

static const struct format_column linkedin[] = {
    {FIRST, 0, {"First Name"}},
    {LAST, 0, {"Last Name"}},
    {URL, 0, {"URL"}},
    {EMAIL, 0, {"Email Address"}},
    {FIRM, 0, {"Company"}},
    {ASIDE, 1, {"Connected On"}},
    {ASIDE, 0, {"Position"}},
};

static const struct format_column hubspot[] = {
    {CONTACT_ID, 0, {"Record ID", "Contact ID"}},
    {FIRST, 0, {"First Name"}},
    {LAST, 0, {"Last Name"}},
    {EMAIL, 0, {"Email"}},
    {PHONE, 0, {"Phone Number", "Mobile Phone Number"}},
    {FIRM, 0, {"Associated Company", "Company Name"}},
    {URL, 0, {"Website URL"}},
    {OWNER, 1, {"Contact owner"}},
    {OPTED_OUT, 1, {"Unsubscribed from all email"}},
    {CREATED, 0, {"Create Date"}},
    {STATUS, 0, {"Lead Status"}},
    {ASIDE, 1, {"Marketing contact status", "Primary Associated Company ID"}},
    {ASIDE, 0, {"Last Activity Date"}},
};

static const struct format_column hubspot_deals[] = {
    {DEAL_ID, 0, {"Record ID", "Deal ID"}},
    {CONTACT, 0, {"Associated Contact"}},
    {PROSPECT, 0, {"Associated Company"}},
    {DEAL_NAME, 1, {"Deal Name"}},
    {STATUS, 1, {"Deal Stage"}},
    {CREATED, 0, {"Create Date"}},
    {CLOSED, 0, {"Close Date"}},
    {AMOUNT, 0, {"Amount"}},
    {SOURCE, 0, {"Original Traffic Source"}},
    {REASON, 0, {"Closed Lost Reason"}},
    {ASIDE, 1, {"Deal owner"}},
    {ASIDE, 0,
	{"Pipeline", "Associated Contact IDs", "Associated Company IDs"}},
};

static const struct format_column salesforce[] = {
    {CONTACT_ID, 0, {"Lead ID"}},
    {FIRST, 0, {"First Name"}},
    {LAST, 0, {"Last Name"}},
    {FIRM, 1, {"Company / Account"}},
    {EMAIL, 0, {"Email"}},
    {PHONE, 0, {"Phone"}},
    {URL, 0, {"Website"}},
    {OWNER, 1, {"Lead Owner"}},
    {OPTED_OUT, 0, {"Email Opt Out"}},
    {SOURCE, 1, {"Lead Source"}},
    {STATUS, 0, {"Lead Status"}},
    {CREATED, 0, {"Create Date"}},
    {CLOSED, 0, {"Converted Date"}},
    {NOTE, 0, {"Description"}},
    {ASIDE, 0, {"Title", "Rating"}},
};

static const struct format_column salesforce_data[] = {
    {CONTACT_ID, 0, {"Id"}},
    {FIRST, 0, {"FirstName"}},
    {LAST, 0, {"LastName"}},
    {FIRM, 0, {"Company"}},
    {EMAIL, 0, {"Email"}},
    {PHONE, 0, {"Phone", "MobilePhone"}},
    {URL, 0, {"Website"}},
    {OWNER, 1, {"OwnerId"}},
    {OPTED_OUT, 1, {"HasOptedOutOfEmail"}},
    {SOURCE, 0, {"LeadSource"}},
    {STATUS, 0, {"Status"}},
    {CREATED, 1, {"CreatedDate"}},
    {CLOSED, 0, {"ConvertedDate"}},
    {NOTE, 0, {"Description"}},
    {DELETED, 1, {"IsDeleted"}},
    {ASIDE, 1, {"IsConverted"}},
    {ASIDE, 0, {"Salutation", "Title"}},
};

static const struct format_column pipedrive[] = {
    {DEAL_ID, 1, {"Deal - ID"}},
    {PROSPECT, 0, {"Person - Name", "Organization - Name"}},
    {DEAL_NAME, 1, {"Deal - Title"}},
    {DEAL_EMAIL, 0, {"Person - Email"}},
    {DEAL_PHONE, 0, {"Person - Phone"}},
    {AMOUNT, 1, {"Deal - Value"}},
    {SOURCE, 0, {"Deal - Deal source"}},
    {CREATED, 1, {"Deal - Deal created"}},
    {STATUS, 1, {"Deal - Status", "Deal - Stage"}},
    {CLOSED, 0,
	{"Deal - Won time", "Deal - Lost time", "Deal - Deal closed on"}},
    {REASON, 0, {"Deal - Lost reason"}},
    {ASIDE, 0, {"Deal - Currency", "Deal - Owner"}},
};

static const struct format_column mailchimp[] = {
    {EMAIL, 0, {"Email Address"}},
    {FIRST, 0, {"First Name"}},
    {LAST, 0, {"Last Name"}},
    {PHONE, 0, {"Phone Number"}},
    {OPTED_OUT, 1, {"UNSUB_TIME"}},
    {NOTE, 0, {"NOTES"}},
    {ASIDE, 1, {"MEMBER_RATING", "OPTIN_TIME", "LEID", "EUID"}},
    {ASIDE, 0, {"TAGS"}},
};

static const struct format_column brevo[] = {
    {FIRST, 0, {"FIRSTNAME"}},
    {LAST, 0, {"LASTNAME"}},
    {EMAIL, 0, {"EMAIL"}},
    {PHONE, 0, {"SMS"}},
    {OPTED_OUT, 1, {"EMAIL_BLACKLISTED"}},
    {ASIDE, 1, {"SMS_BLACKLISTED", "ADDED_TIME", "MODIFIED_TIME"}},
};

static const struct format_column partnerstack[] = {
    {PARTNER_ID, 1, {"Partner key"}},
    {PARTNER_NAME, 0, {"Partner"}},
    {CATEGORY, 0, {"Group"}},
    {OWNER, 1, {"Partner Manager"}},
    {PROSPECT, 0, {"Name", "Account name"}},
    {STATUS, 0, {"Stage"}},
    {CREATED, 0, {"Submitted date"}},
    {EXPECTED, 0, {"Expected revenue"}},
    {REVENUE, 1, {"Associated revenue"}},
    {ASIDE, 0, {"Commissions", "Expected close date"}},
};

/* Our own names are known in a sheet too; they need no line. */
static const struct format_column sheet[] = {
    {REFERRER, 1,
	{"Referrer", "Referred By", "Referring Partner", "Referral Partner"}},
    {REFERRER_EMAIL, 0, {"Referrer Email"}},
    {REFERRER_PHONE, 0, {"Referrer Phone"}},
    {REFERRER_FIRM, 0, {"Referrer Company", "Referrer Firm"}},
    {PROSPECT, 1, {"Prospect Name", "Prospect"}},
    {PROSPECT, 0, {"Client Name", "Lead Name"}},
    {NICK, 0, {"Nickname"}},
    {FIRST, 0, {"First Name"}},
    {MIDDLE, 0, {"Middle Name"}},
    {LAST, 0, {"Last Name", "Surname"}},
    {FULL, 0, {"Name", "Full Name", "Contact Name"}},
    {FIRM, 0,
	{"Company", "Company Name", "Firm", "Organization", "Organisation"}},
    {EMAIL, 0, {"Email", "E-mail Address"}},
    {PHONE, 0, {"Phone", "Phone Number", "Telephone", "Mobile"}},
    {URL, 0, {"Website"}},
    {NEED, 0, {"Service", "Service Needed"}},
    {AMOUNT, 0, {"Amount", "Deal Value"}},
    {DATED, 1, {"Date Received", "Date Referred", "Referral Date"}},
    {DATED, 0, {"Date"}},
    {STATUS, 0, {"Status"}},
    {NOTE, 0, {"Notes", "Note", "Comments"}},
};

#define FORMAT(name, title, contacts, list)                               \
	{                                                                 \
		name, title, contacts, list, sizeof(list) / sizeof(*list) \
	}
static const struct format formats[] = {
    FORMAT("google", "Google Contacts", 1, google),
    FORMAT("outlook", "Outlook contacts", 1, outlook),
    FORMAT("linkedin", "LinkedIn connections", 1, linkedin),
    FORMAT("hubspot", "HubSpot contacts", 1, hubspot),
    FORMAT("hubspot-deals", "HubSpot deals", 0, hubspot_deals),
    FORMAT("salesforce", "Salesforce lead report", 1, salesforce),
    FORMAT("salesforce-data", "Salesforce Data Loader", 1, salesforce_data),
    FORMAT("pipedrive", "Pipedrive deals", 0, pipedrive),
    FORMAT("mailchimp", "Mailchimp audience", 1, mailchimp),
    FORMAT("brevo", "Brevo contacts", 1, brevo),
    FORMAT("partnerstack", "PartnerStack deals", 0, partnerstack),
    FORMAT("sheet", "a sheet", 0, sheet),
};

const struct format *
format_all(size_t *n)
{
	*n = sizeof(formats) / sizeof(*formats);
	return formats;
}

const struct format_target *
format_targets(const struct format_column *c)
{
	return targets[c != NULL ? c->role : REFERRER];
}
