/*
 * The formats of exports.
 *
 * A format is a list of columns, each with its role; a role is what columns
 * of the formats have in common, and says what of ours they feed.  Of several
 * columns for one of ours the first that has something in a row is taken:
 * their order is the preference.  A new format is a list, and a line of
 * `formats`.
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
    {"Nickname", NICK, 0},
    {"First Name", FIRST, 0},
    {"Given Name", FIRST, 0},
    {"Middle Name", MIDDLE, 0},
    {"Additional Name", MIDDLE, 0},
    {"Last Name", LAST, 0},
    {"Family Name", LAST, 0},
    {"Name", FULL, 0},
    {"Organization Name", FIRM, 0},
    {"Organization 1 - Name", FIRM, 1},
    {"E-mail 1 - Value", EMAIL, 1},
    {"E-mail 2 - Value", EMAIL, 0},
    {"Phone 1 - Value", PHONE, 1},
    {"Phone 2 - Value", PHONE, 0},
    {"Website 1 - Value", URL, 1},
    {"Notes", NOTE, 0},
    {"File As", ASIDE, 0},
    {"Phonetic First Name", ASIDE, 1},
    {"Given Name Yomi", ASIDE, 1},
    {"Labels", ASIDE, 0},
    {"Group Membership", ASIDE, 1},
};

static const struct format_column outlook[] = {
    {"First Name", FIRST, 0},
    {"Middle Name", MIDDLE, 0},
    {"Last Name", LAST, 0},
    {"Company", FIRM, 0},
    {"E-mail Address", EMAIL, 0},
    {"E-mail 2 Address", EMAIL, 1},
    {"E-mail 3 Address", EMAIL, 1},
    {"Business Phone", PHONE, 1},
    {"Mobile Phone", PHONE, 0},
    {"Primary Phone", PHONE, 0},
    {"Company Main Phone", PHONE, 1},
    {"Home Phone", PHONE, 0},
    {"Other Phone", PHONE, 0},
    {"Web Page", URL, 1},
    {"Notes", NOTE, 0},
    {"Profession", CATEGORY, 0},
    {"Referred By", REFERRER, 0},
    {"Categories", ASIDE, 0},
};

static const struct format_column linkedin[] = {
    {"First Name", FIRST, 0},
    {"Last Name", LAST, 0},
    {"URL", URL, 0},
    {"Email Address", EMAIL, 0},
    {"Company", FIRM, 0},
    {"Position", ASIDE, 0},
    {"Connected On", ASIDE, 1},
};

static const struct format_column hubspot[] = {
    {"Record ID", CONTACT_ID, 0},
    {"Contact ID", CONTACT_ID, 0},
    {"First Name", FIRST, 0},
    {"Last Name", LAST, 0},
    {"Email", EMAIL, 0},
    {"Phone Number", PHONE, 0},
    {"Mobile Phone Number", PHONE, 0},
    {"Associated Company", FIRM, 0},
    {"Company Name", FIRM, 0},
    {"Website URL", URL, 0},
    {"Contact owner", OWNER, 1},
    {"Unsubscribed from all email", OPTED_OUT, 1},
    {"Create Date", CREATED, 0},
    {"Lead Status", STATUS, 0},
    {"Last Activity Date", ASIDE, 0},
    {"Marketing contact status", ASIDE, 1},
    {"Primary Associated Company ID", ASIDE, 1},
};

static const struct format_column hubspot_deals[] = {
    {"Record ID", DEAL_ID, 0},
    {"Deal ID", DEAL_ID, 0},
    {"Associated Contact", CONTACT, 0},
    {"Associated Company", PROSPECT, 0},
    {"Deal Name", DEAL_NAME, 1},
    {"Deal Stage", STATUS, 1},
    {"Create Date", CREATED, 0},
    {"Close Date", CLOSED, 0},
    {"Amount", AMOUNT, 0},
    {"Original Traffic Source", SOURCE, 0},
    {"Closed Lost Reason", REASON, 0},
    {"Deal owner", ASIDE, 1},
    {"Pipeline", ASIDE, 0},
    {"Associated Contact IDs", ASIDE, 0},
    {"Associated Company IDs", ASIDE, 0},
};

static const struct format_column salesforce[] = {
    {"Lead ID", CONTACT_ID, 0},
    {"First Name", FIRST, 0},
    {"Last Name", LAST, 0},
    {"Company / Account", FIRM, 1},
    {"Email", EMAIL, 0},
    {"Phone", PHONE, 0},
    {"Website", URL, 0},
    {"Lead Owner", OWNER, 1},
    {"Email Opt Out", OPTED_OUT, 0},
    {"Lead Source", SOURCE, 1},
    {"Lead Status", STATUS, 0},
    {"Create Date", CREATED, 0},
    {"Converted Date", CLOSED, 0},
    {"Description", NOTE, 0},
    {"Title", ASIDE, 0},
    {"Rating", ASIDE, 0},
};

static const struct format_column salesforce_data[] = {
    {"Id", CONTACT_ID, 0},
    {"FirstName", FIRST, 0},
    {"LastName", LAST, 0},
    {"Company", FIRM, 0},
    {"Email", EMAIL, 0},
    {"Phone", PHONE, 0},
    {"MobilePhone", PHONE, 0},
    {"Website", URL, 0},
    {"OwnerId", OWNER, 1},
    {"HasOptedOutOfEmail", OPTED_OUT, 1},
    {"LeadSource", SOURCE, 0},
    {"Status", STATUS, 0},
    {"CreatedDate", CREATED, 1},
    {"ConvertedDate", CLOSED, 0},
    {"Description", NOTE, 0},
    {"IsDeleted", DELETED, 1},
    {"IsConverted", ASIDE, 1},
    {"Salutation", ASIDE, 0},
    {"Title", ASIDE, 0},
};

static const struct format_column pipedrive[] = {
    {"Deal - ID", DEAL_ID, 1},
    {"Person - Name", PROSPECT, 0},
    {"Organization - Name", PROSPECT, 0},
    {"Deal - Title", DEAL_NAME, 1},
    {"Person - Email", DEAL_EMAIL, 0},
    {"Person - Phone", DEAL_PHONE, 0},
    {"Deal - Value", AMOUNT, 1},
    {"Deal - Deal source", SOURCE, 0},
    {"Deal - Deal created", CREATED, 1},
    {"Deal - Status", STATUS, 1},
    {"Deal - Stage", STATUS, 1},
    {"Deal - Won time", CLOSED, 0},
    {"Deal - Lost time", CLOSED, 0},
    {"Deal - Deal closed on", CLOSED, 0},
    {"Deal - Lost reason", REASON, 0},
    {"Deal - Currency", ASIDE, 0},
    {"Deal - Owner", ASIDE, 0},
};

static const struct format_column mailchimp[] = {
    {"Email Address", EMAIL, 0},
    {"First Name", FIRST, 0},
    {"Last Name", LAST, 0},
    {"Phone Number", PHONE, 0},
    {"UNSUB_TIME", OPTED_OUT, 1},
    {"NOTES", NOTE, 0},
    {"MEMBER_RATING", ASIDE, 1},
    {"OPTIN_TIME", ASIDE, 1},
    {"LEID", ASIDE, 1},
    {"EUID", ASIDE, 1},
    {"TAGS", ASIDE, 0},
};

static const struct format_column brevo[] = {
    {"FIRSTNAME", FIRST, 0},
    {"LASTNAME", LAST, 0},
    {"EMAIL", EMAIL, 0},
    {"SMS", PHONE, 0},
    {"EMAIL_BLACKLISTED", OPTED_OUT, 1},
    {"SMS_BLACKLISTED", ASIDE, 1},
    {"ADDED_TIME", ASIDE, 1},
    {"MODIFIED_TIME", ASIDE, 1},
};

static const struct format_column partnerstack[] = {
    {"Partner key", PARTNER_ID, 1},
    {"Partner", PARTNER_NAME, 0},
    {"Group", CATEGORY, 0},
    {"Partner Manager", OWNER, 1},
    {"Name", PROSPECT, 0},
    {"Account name", PROSPECT, 0},
    {"Stage", STATUS, 0},
    {"Submitted date", CREATED, 0},
    {"Expected revenue", EXPECTED, 0},
    {"Associated revenue", REVENUE, 1},
    {"Commissions", ASIDE, 0},
    {"Expected close date", ASIDE, 0},
};

/* Our own names are known in a sheet too; they need no line. */
static const struct format_column sheet[] = {
    {"Referrer", REFERRER, 1},
    {"Referred By", REFERRER, 1},
    {"Referring Partner", REFERRER, 1},
    {"Referral Partner", REFERRER, 1},
    {"Referrer Email", REFERRER_EMAIL, 0},
    {"Referrer Phone", REFERRER_PHONE, 0},
    {"Referrer Company", REFERRER_FIRM, 0},
    {"Referrer Firm", REFERRER_FIRM, 0},
    {"Prospect Name", PROSPECT, 1},
    {"Prospect", PROSPECT, 1},
    {"Client Name", PROSPECT, 0},
    {"Lead Name", PROSPECT, 0},
    {"Nickname", NICK, 0},
    {"First Name", FIRST, 0},
    {"Middle Name", MIDDLE, 0},
    {"Last Name", LAST, 0},
    {"Surname", LAST, 0},
    {"Name", FULL, 0},
    {"Full Name", FULL, 0},
    {"Contact Name", FULL, 0},
    {"Company", FIRM, 0},
    {"Company Name", FIRM, 0},
    {"Firm", FIRM, 0},
    {"Organization", FIRM, 0},
    {"Organisation", FIRM, 0},
    {"Email", EMAIL, 0},
    {"E-mail Address", EMAIL, 0},
    {"Phone", PHONE, 0},
    {"Phone Number", PHONE, 0},
    {"Telephone", PHONE, 0},
    {"Mobile", PHONE, 0},
    {"Website", URL, 0},
    {"Service", NEED, 0},
    {"Service Needed", NEED, 0},
    {"Amount", AMOUNT, 0},
    {"Deal Value", AMOUNT, 0},
    {"Date Received", DATED, 1},
    {"Date Referred", DATED, 1},
    {"Referral Date", DATED, 1},
    {"Date", DATED, 0},
    {"Status", STATUS, 0},
    {"Notes", NOTE, 0},
    {"Note", NOTE, 0},
    {"Comments", NOTE, 0},
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
