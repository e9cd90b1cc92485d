#include "page/escape.h"

#include <string.h>

#include "base/text.h"

void
escape_html(FILE *fp, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&': fputs("&amp;", fp); break;
		case '<': fputs("&lt;", fp); break;
		case '>': fputs("&gt;", fp); break;
		case '"': fputs("&quot;", fp); break;
		case '\'': fputs("&#39;", fp); break;
		default: putc(*s, fp);
		}
}

void
escape_md(FILE *fp, const char *s, int begins)
{
	size_t digits = strspn(s, "0123456789");

	/* what would begin a list, a heading, or a table's second line */
	if (begins && *s != '\0' &&
	    (strchr("-+=:", *s) != NULL || digits > 0)) {
		fwrite(s, 1, digits, fp);
		s += digits;
		if (*s != '\0' && strchr("-+=:.)", *s) != NULL)
			fprintf(fp, "\\%c", *s++);
	}
	for (; *s != '\0'; s++) {
		if (*s == '&' || *s == '<' || *s == '>') {
			fputs(*s == '&'	    ? "&amp;"
				: *s == '<' ? "&lt;"
					    : "&gt;",
			    fp);
			continue;
		}
		if (strchr("\\`*_[]|~#", *s) != NULL)
			putc('\\', fp);
		putc(*s, fp);
	}
}

/* -12.50, 0.4286, 42: what we write, and a spreadsheet reads as such. */
static int
is_number(const char *s)
{
	static const char digits[] = "0123456789";
	size_t n, more;

	s += *s == '-';
	n = strspn(s, digits);
	if (n == 0 || n > 15 || (n > 1 && *s == '0'))
		return 0;
	if (s[n] == '\0')
		return 1;
	more = s[n] == '.' ? strspn(s + n + 1, digits) : 0;
	return more > 0 && s[n + 1 + more] == '\0';
}

/* Digits, and what stands around and between them in dates, times, fractions,
 * sums, percentages. */
static int
looks_like_number(const char *s)
{
	const size_t n = strspn(s, "0123456789-/.,:eE+%$()' ");

	return strpbrk(s, "0123456789") != NULL &&
	    (s[n] == '\0' || text_casecmp(s + n, "am") == 0 ||
		text_casecmp(s + n, "pm") == 0);
}

/* "Mar 3", "3 March 2026", "Mar 3 10:00": a month with a number or some. */
static int
looks_like_month(const char *s)
{
	static const char digits[] = "0123456789:";
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	static const char apart[] = " -/,.";
	int month = 0, numbers = 0, i;
	size_t n;

	for (s += strspn(s, apart); *s != '\0'; s += n, s += strspn(s, apart)) {
		n = strcspn(s, apart);
		if (strspn(s, digits) >= n) {
			numbers++;
			continue;
		}
		for (i = 0; i < 12; i++)
			if (text_ncasecmp(s, months + i * 3, 3) == 0)
				break;
		if (i == 12 || month++ > 0)
			return 0;
	}
	return month == 1 && numbers >= 1 && numbers <= 3;
}

/* 2026-03-01, and 2026-03, a month: a spreadsheet may write them otherwise,
 * but as the days that they are. */
static int
is_date(const char *s)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i;

	for (i = 0; shape[i] != '\0' && s[i] != '\0'; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != '-')
			return 0;
	return s[i] == '\0' && (i == 7 || shape[i] == '\0');
}

int
escape_sheet_wants(const char *s)
{
	static const char *const wide[] = {"＝", "＋", "－", "＠"};
	size_t i;

	if (is_number(s) || is_date(s))
		return 0;
	if (*s != '\0' && strchr("=+-@\t\r\n", *s) != NULL)
		return 1;
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return 1;
	return looks_like_number(s) || looks_like_month(s) ||
	    text_casecmp(s, "true") == 0 || text_casecmp(s, "false") == 0;
}
