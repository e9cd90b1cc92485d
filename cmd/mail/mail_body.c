/*
 * The body of a message, its day, and the mbox around it.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "mail.h"

enum { LINE = 76 }; /* RFC 2045, 6.7 */

/* Whether the byte at s is to be encoded; `first`: it begins a line. */
static int
is_quoted(const char *s, int first)
{
	const int last = s[1] == '\n' || s[1] == '\0';

	if (*s == ' ' || *s == '\t')
		return last;
	if (*s < ' ' || *s > '~' || *s == '=')
		return 1;
	/* What an mbox would quote, and what ends a message for sendmail. */
	return first &&
	    (strncmp(s + strspn(s, ">"), "From ", 5) == 0 ||
		(*s == '.' && last));
}

void
mail_body(FILE *fp, const char *text)
{
	const int width = LINE - 1; /* and the = of a soft break */
	int col = 0, quoted;

	fputs("MIME-Version: 1.0\n"
	      "Content-Type: text/plain; charset=utf-8\n"
	      "Content-Transfer-Encoding: quoted-printable\n\n",
	    fp);
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			putc('\n', fp);
			col = 0;
			continue;
		}
		if (col + (is_quoted(text, 0) ? 3 : 1) > width) {
			fputs("=\n", fp);
			col = 0;
		}
		quoted = is_quoted(text, col == 0);
		if (quoted)
			fprintf(fp, "=%02X", (unsigned char)*text);
		else
			putc(*text, fp);
		col += quoted ? 3 : 1;
	}
	if (col > 0)
		putc('\n', fp);
}

/* Now; or noon of REF_TODAY, so that what is sent is of one day. */
static struct tm
now(char zone[8])
{
	time_t t = time(NULL);
	struct tm tm;

	if (getenv("REF_TODAY") == NULL) {
		localtime_r(&t, &tm);
		strftime(zone, 8, "%z", &tm);
		return tm;
	}
	t = (time_t)date_today() * 24 * 60 * 60 + 12 * 60 * 60;
	gmtime_r(&t, &tm);
	snprintf(zone, 8, "+0000");
	return tm;
}

char *
mail_date(char buf[MAIL_DATE])
{
	char zone[8];
	struct tm tm = now(zone);
	size_t n = strftime(buf, MAIL_DATE, "%a, %d %b %Y %H:%M:%S ", &tm);

	snprintf(buf + n, MAIL_DATE - n, "%s", zone);
	return buf;
}

void
mail_mbox(FILE *fp, const char *from, const char *message)
{
	char day[MAIL_DATE], zone[8];
	struct tm tm = now(zone);

	strftime(day, sizeof(day), "%a %b %e %H:%M:%S %Y", &tm);
	fprintf(fp, "From %s %s\n%s\n", from, day, message);
}
