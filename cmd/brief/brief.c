/*
 * The pages: their templates, what each rests on, and what has to be there
 * before one is printed.
 */
#include "brief.h"

#include <stdlib.h>

/* The lines of us.txt, meeting.txt and interview.txt. */
const char *const *brief_us_txt(void);
const char *const *brief_meeting_txt(void);
const char *const *brief_interview_txt(void);

static const struct {
	const char *const *(*template)(void);
	const char *const *needed;
} pages[BRIEF_PAGES] = {
    [BRIEF_US] = {brief_us_txt,
	(const char *const[]){"partner", "name", "firm", "offers", "ideal",
	    "goal", "asof", NULL}},
    [BRIEF_MEETING] = {brief_meeting_txt,
	(const char *const[]){"partner", "name", "firm", "kind", "category",
	    "owner", "email", "phone", "stage", "since", "received", "won",
	    "given", "last_out", "last_in", "offers", "ideal", "firm_stage",
	    "seeking", "refers", "goal", "briefed", "learned", "confidence",
	    "agreed", "interviewed", "last_complaint", "late_thank",
	    "late_inform", "late_pay", "asof", NULL}},
    [BRIEF_INTERVIEW] = {brief_interview_txt,
	(const char *const[]){"partner", "name", "firm", "offers", "ideal",
	    "interviewed", "interview_us", "asof", NULL}},
};

/* Why a page is worth little without a text of policy, which it wants for one
 * of these names. */
static const struct {
	enum policy_rule rule;
	const char *name[3];
	const char *why;
} texts[] = {
    {P_MY_NAME, {"my_name", "us", "contact_line"},
	"the partner has to say whom to call"},
    {P_MY_EMAIL, {"my_email"}, "it is where an introduction goes"},
    {P_MY_PITCH, {"my_pitch"}, "what we do and for whom is what they pass on"},
    {P_MY_IDEAL, {"my_ideal"},
	"nobody thinks of a client who is not described"},
    {P_MY_TRIGGER, {"my_trigger"},
	"the words to listen for bring us to mind at the moment"},
    {P_MY_STORY, {"my_story"},
	"one client, before and after, is what people retell"},
};

const char *const *
brief_template(enum brief_page page)
{
	return pages[page].template();
}

const char *const *
brief_needed(enum brief_page page)
{
	return pages[page].needed;
}

enum st
brief_open(struct brief *b, const char *path)
{
	return template_read(&b->template, TEMPLATE_PAGE, brief_values(), path,
	    brief_template(b->page));
}

void
brief_close(struct brief *b)
{
	template_free(&b->template);
	free(b->text.s);
}

/* Says which texts of policy the template wants that are not there. */
static enum st
check_texts(const struct brief *b)
{
	enum st st = ST_OK;
	size_t i, k;
	int wanted;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (wanted = 0, k = 0; k < 3 && texts[i].name[k] != NULL; k++)
			wanted |= template_has(&b->template, texts[i].name[k]);
		if (!wanted || *policy_text(b->policy, texts[i].rule) != '\0')
			continue;
		msg("no %s: %s: ref-add policy %s='TEXT'", texts[i].name[0],
		    texts[i].why, texts[i].name[0]);
		st = ST_TROUBLE;
	}
	return st;
}

enum st
brief_check(struct brief *b, const struct row_head *head)
{
	b->head = head;
	if (template_check(&b->template, b, b->page == BRIEF_MEETING) != ST_OK)
		return ST_TROUBLE;
	return check_texts(b);
}

void
brief_print(FILE *fp, struct brief *b, const struct brief_partner *who)
{
	b->who = who;
	b->text.len = 0;
	template_fill(&b->text, &b->template, b, 0);
	fwrite(b->text.s, 1, b->text.len, fp);
}
