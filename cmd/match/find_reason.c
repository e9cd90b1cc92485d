/*
 * Why somebody could become a partner, in words.
 */
#include "find_partners.h"
#include "match.h"

/* What is known of them, as far as it tells anything. */
static void
put_known(FILE *fp, const struct contact *c)
{
	static const char *const growing[] = {
	    "mature firm", "", "growing firm"};
	static const char *const seeking[] = {
	    "seeks no new clients", "", "seeks new clients"};
	static const char *const refers[] = {
	    "known to refer nobody", "", "refers people"};
	const char *what[] = {growing[c->growing + 1], seeking[c->seeking + 1],
	    refers[c->refers + 1]};
	size_t i;
	int n = 0;

	for (i = 0; i < 3; i++)
		if (*what[i] != '\0' && ++n)
			fprintf(fp, "; %s", what[i]);
	if (n == 0)
		fputs("; whether they grow, seek clients, refer people is not "
		      "known",
		    fp);
}

void
seek_why(FILE *fp, const struct seek *s, const struct seek_hit *h)
{
	const struct seek_for *f = &s->target[h->what];
	const struct contact *c = &s->all->of[h->who];

	match_complaint(fp, c);
	if (s->replace)
		fprintf(
		    fp, "of the category of %s, who is to be left", f->client);
	else if (f->have == 0)
		fprintf(fp, "no partner of this %s yet",
		    f->kind ? "kind" : "category");
	else
		fprintf(fp, "only %s of this %s", f->only,
		    f->kind ? "kind" : "category");
	if (h->score == 2)
		fputs("; offers it, of no such category", fp);
	else if (h->score == 1 && !f->kind)
		fprintf(fp, "; only the firm's name says so: %s", c->firm);
	if (!f->kind && *c->kind != '\0')
		fprintf(fp, "; %s", c->kind);
	put_known(fp, c);
}
