/*
 * mail - headers that nothing can be put into, and that say what was meant.
 *
 * The first line of the input is a name, the second an address, all of it a
 * subject and a body.  What is written is taken apart again as RFC 5322,
 * 2045 and 2047 have it, by code that shares nothing with the writer.
 */
#include "mail/mail.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fuzz.h"

enum {
	SHORT = 76, /* RFC 2045, 6.7; RFC 2047, 2 */
	LINE = 78,  /* RFC 5322, 2.1.1, and what must not be passed */
	LINE_LIMIT = 998
};

static int
hex(const char *s)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *a = strchr(digits, s[0]), *b = strchr(digits, s[1]);

	HOLDS(s[0] != '\0' && s[1] != '\0' && a != NULL && b != NULL);
	return (int)(a - digits) * 16 + (int)(b - digits);
}

/*
 * It is one header: its lines are short but for an address, in ASCII, and go on
 * after a blank.
 */
static void
check_lines(const char *header, const char *name, const char *address)
{
	const char *s = header, *lf;
	size_t n = strlen(name), at;

	HOLDS(strncmp(s, name, n) == 0 && s[n] == ':');
	for (; *s != '\0'; s = lf + 1) {
		lf = strchr(s, '\n');
		HOLDS(lf != NULL);
		HOLDS(s == header || *s == ' ');
		n = (size_t)(lf - s);
		at = s == header ? strlen(name) + 2 : 2;
		if (n > LINE)
			HOLDS(n <= LINE_LIMIT && address != NULL &&
			    strncmp(s + at, address, strlen(address)) == 0);
		HOLDS(n <= SHORT || strncmp(s + 1, "=?", 2) != 0);
		for (; s < lf; s++)
			HOLDS(*s >= ' ' && *s <= '~');
	}
}

/* Of a header what stands behind its name, its lines joined. */
static char *
unfold(const char *header)
{
	const char *s = strchr(header, ':') + 1;
	char *buf = mem_dup(s, strlen(s)), *w = buf;

	for (; *s != '\0'; s++)
		if (*s != '\n')
			*w++ = *s;
	*w = '\0';
	memmove(
	    buf, buf + strspn(buf, " "), strlen(buf + strspn(buf, " ")) + 1);
	return buf;
}

/* Decodes the encoded words that s begins with; the text behind them. */
static const char *
decode(const char *s, struct mem_text *to)
{
	static const char begin[] = "=?UTF-8?Q?";
	const char *word;
	char c;

	while (strncmp(s + strspn(s, " "), begin, sizeof(begin) - 1) == 0) {
		word = s += strspn(s, " ");
		for (s += sizeof(begin) - 1; *s != '?'; s++) {
			HOLDS(*s != ' ' && *s != '\0');
			c = *s == '_' ? ' ' : *s;
			if (c == '=') {
				c = (char)hex(s + 1);
				s += 2;
			}
			mem_text_add(to, &c, 1);
		}
		HOLDS(s[1] == '=' && s + 2 - word <= 75); /* RFC 2047, 2 */
		s += 2;
	}
	return s;
}

static void
check_header(const char *name, const char *text)
{
	char *got, *value;
	struct mem_text plain = {0}, decoded = {0};
	size_t len;
	FILE *fp = mem_stream(&got, &len);

	mail_plain(&plain, text);
	mail_header(fp, name, text);
	mem_stream_end(fp, &got);
	HOLDS(strlen(got) == len);
	check_lines(got, name, NULL);
	value = unfold(got);
	mem_text_add(&decoded, "", 0);
	if (strncmp(value, "=?", 2) == 0)
		HOLDS(*decode(value, &decoded) == '\0');
	else
		mem_text_add(&decoded, value, strlen(value));
	HOLDS(strcmp(decoded.s, plain.s) == 0);
	free(decoded.s);
	free(value);
	free(plain.s);
	free(got);
}

/* Takes a quoted-string apart; the text behind it. */
static const char *
unquote(const char *s, struct mem_text *to)
{
	for (s++; *s != '"'; s++) {
		HOLDS(*s != '\0');
		if (*s == '\\')
			s++;
		mem_text_add(to, s, 1);
	}
	return s + 1;
}

static void
check_address(const char *name, const char *address)
{
	struct mail_who who = {
	    mem_dup(name, strlen(name)), mem_dup(address, strlen(address))};
	char *got, *value;
	struct mem_text plain = {0}, shown = {0};
	const char *s;
	size_t len;
	FILE *fp = mem_stream(&got, &len);

	mail_plain(&plain, name);
	mail_address(fp, "To", &who);
	mem_stream_end(fp, &got);
	check_lines(got, "To", address);
	value = unfold(got);
	mem_text_add(&shown, "", 0);
	if (*plain.s == '\0')
		s = value;
	else if (*value == '"')
		s = unquote(value, &shown);
	else if ((s = decode(value, &shown)) == value) {
		s = strchr(value, '<');
		HOLDS(s != NULL && s > value);
		mem_text_add(&shown, value, (size_t)(s - value) - 1);
		HOLDS(strpbrk(shown.s, "()<>[]:;@\\,.\"") == NULL);
	}
	HOLDS(strcmp(shown.s, plain.s) == 0);
	s += strspn(s, " ");
	len = strlen(address);
	if (*plain.s != '\0')
		HOLDS(s[0] == '<' && strcmp(s + 1 + len, ">") == 0);
	HOLDS(strncmp(s + (*plain.s != '\0'), address, len) == 0);
	free(shown.s);
	free(value);
	free(plain.s);
	free(got);
	mail_who_free(&who);
}

/* Undoes quoted-printable at s. */
static char *
unprintable(const char *s)
{
	char *buf = mem_dup(s, strlen(s)), *w = buf;

	for (; *s != '\0'; s++)
		if (*s != '=')
			*w++ = *s;
		else if (s[1] == '\n')
			s++;
		else {
			*w++ = (char)hex(s + 1);
			s += 2;
		}
	*w = '\0';
	return buf;
}

static void
check_body(const char *text)
{
	const char *s, *lf;
	char *got, *plain;
	size_t len, n = strlen(text);
	FILE *fp = mem_stream(&got, &len);

	mail_body(fp, text);
	mem_stream_end(fp, &got);
	s = strstr(got, "\n\n");
	HOLDS(s != NULL && strlen(got) == len);
	plain = unprintable(s + 2);
	HOLDS(strncmp(plain, text, n) == 0);
	HOLDS(strcmp(plain + n, n > 0 && text[n - 1] != '\n' ? "\n" : "") == 0);
	for (s += 2; *s != '\0'; s = lf + 1) {
		lf = strchr(s, '\n');
		HOLDS(lf != NULL && lf - s <= SHORT);
		HOLDS(strncmp(s, ".\n", 2) != 0);
		HOLDS(strncmp(s + strspn(s, ">"), "From ", 5) != 0);
		HOLDS(lf == s || (lf[-1] != ' ' && lf[-1] != '\t'));
		for (; s < lf; s++)
			HOLDS((*s >= ' ' && *s <= '~') || *s == '\t');
	}
	free(plain);
	free(got);
}

/* What is fault-free can do nothing but be an address. */
static void
check_fault(const char *s)
{
	struct mail_who who = {0};

	if (mail_fault(s) == NULL) {
		HOLDS(strlen(s) <= 254 && *s != '-' && *s != '.');
		HOLDS(strspn(s,
			  "abcdefghijklmnopqrstuvwxyz"
			  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			  "!#$%&'*+-/=?^_`{|}~.@") == strlen(s));
		HOLDS(strchr(s, '@') == strrchr(s, '@'));
		HOLDS(strstr(s, "..") == NULL && strstr(s, ".@") == NULL);
	}
	if (mail_who_parse(&who, s) == NULL)
		HOLDS(mail_fault(who.address) == NULL);
	mail_who_free(&who);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *all = fuzz_text(data, size), *lines = mem_dup(all, strlen(all));
	char *rest = lines, *name = fuzz_line(&rest);
	char *address = fuzz_line(&rest);

	check_header("Subject", all);
	check_header(
	    "X-A-Name-As-Long-As-That-Of-A-Header-Of-A-Template-May-Ever-Be-",
	    all);
	check_body(all);
	check_fault(all);
	if (address != NULL) {
		check_fault(address);
		check_address(name,
		    mail_fault(address) == NULL ? address : "a@b.example");
	}
	free(lines);
	free(all);
	return 0;
}
