#ifndef BRIEF_BRIEF_PART_H
#define BRIEF_BRIEF_PART_H

#include "brief.h"

/* What the parts of brief share. */

/* A cell of the partner's row as it is: "" without a partner, or a column. */
const char *brief_cell(const struct brief *b, int col);

/* Keeps what was made, and frees it, until the page is done. */
const char *brief_kept(struct brief *b, char *made);

/*
 * A text as a page may show it, on one line: what nobody would see made
 * visible; of data, what Markdown would take for more than text has a
 * backslash before it.
 */
const char *brief_plain(struct brief *b, const char *s);
const char *brief_data(struct brief *b, const char *s);

/* The tags of a cell: "shops, bakers and farms". */
const char *brief_tags(struct brief *b, int col);

/* The name of the person, else of the firm. */
const char *brief_who(struct brief *b);

/* The date of a cell, "3 June 2026", or "". */
const char *brief_day(struct brief *b, int col);

/* A word or sentence of the table of names. */
typedef const char *brief_make(struct brief *b, size_t item);

/* For everybody (brief_said.c). */
brief_make brief_us, brief_name_firm, brief_for_partner, brief_today,
    brief_contact_within, brief_thank_within, brief_inform_within,
    brief_inform_each, brief_interview_within, brief_offers, brief_ideal,
    brief_your_turn, brief_goal, brief_signed, brief_contact_line,
    brief_interviews;

/* For ourselves (brief_sheet.c). */
brief_make brief_about, brief_reach, brief_history, brief_contacts,
    brief_complaint, brief_owed, brief_note, brief_event, brief_referral,
    brief_more;
size_t brief_events_n(struct brief *b);
size_t brief_referrals_n(struct brief *b);

/* Questions: of an interview; of a meeting, and what is known before it
 * (brief_ask.c). */
brief_make brief_ask, brief_known, brief_unknown, brief_question;
size_t brief_ask_n(struct brief *b);
size_t brief_known_n(struct brief *b);
size_t brief_question_n(struct brief *b);

#endif
