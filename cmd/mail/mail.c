/*
 * Messages of mail: addresses, headers, the body, its day, and the mbox around
 * it.
 */
#include "mail.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "ledger/schema.h"

enum {
	LINE = 76,	  /* columns of a line that we make; RFC 2045, 6.7 */
	LONGEST = 4 * 3,  /* a character, encoded */
	LOCAL_MAX = 64,	  /* RFC 5321, 4.5.3.1 */
	ADDRESS_MAX = 254 /* the same, without < and > */
};

static int
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* RFC 5322's atext */
static int
is_atext(char c)
{
	static const char others[] = "!#$%&'*+-/=?^_`{|}~";

	return is_alnum(c) || memchr(others, c, sizeof(others) - 1) != NULL;
}

/* RFC 5322's dot-atom-text, of n bytes */
static int
is_dot_atom(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!is_atext(s[i]) &&
		    (s[i] != '.' || i == 0 || i == n - 1 || s[i - 1] == '.'))
			return 0;
	return n > 0;
}

static int
is_ascii(const char *s)
{
	while (*s != '\0' && (*s & 0x80) == 0)
		s++;
	return *s == '\0';
}

const char *
mail_fault(const char *address)
{
	static const struct schema_col col = {"", S_EMAIL, 1, NULL};
	const char *at = strchr(address, '@');
	char buf[SCHEMA_FAULT];

	if (schema_fault(&col, address, buf) != NULL)
		return "is not one e-mail address, like a@b.org";
	if (!is_ascii(address))
		return "is not in ASCII";
	if (at - address > LOCAL_MAX || strlen(address) > ADDRESS_MAX)
		return "is longer than an address may be";
	if (!is_dot_atom(address, (size_t)(at - address)) ||
	    !is_dot_atom(at + 1, strlen(at + 1)))
		return "is not one e-mail address, like a@b.org";
	return NULL;
}

const char *
mail_who_parse(struct mail_who *w, const char *s)
{
	size_t len = strlen(s), n;
	const char *open = strrchr(s, '<');

	if (open == NULL || s[len - 1] != '>') {
		w->name = mem_dup("", 0);
		w->address = mem_dup(s, len);
		return mail_fault(s);
	}
	for (n = (size_t)(open - s); n > 0 && s[n - 1] == ' ';)
		n--;
	if (n > 1 && s[0] == '"' && s[n - 1] == '"')
		w->name = mem_dup(s + 1, n - 2);
	else
		w->name = mem_dup(s, n);
	w->address = mem_dup(open + 1, (size_t)(s + len - 1 - open - 1));
	return mail_fault(w->address);
}

void
mail_who_free(struct mail_who *w)
{
	free(w->name);
	free(w->address);
	*w = (struct mail_who){0};
}

/* The length of what stands for a blank at s, or is left out; 0: neither. */
static size_t
unfit(const char *s, int *blank)
{
	const unsigned char *u = (const unsigned char *)s;

	*blank = 1;
	if (u[0] <= 0x20 || u[0] == 0x7f)
		return u[0] != '\0';
	if (u[0] == 0xc2 && u[1] >= 0x80 && u[1] <= 0x9f) /* C1 */
		return 2;
	if (u[0] != 0xe2 || (u[1] != 0x80 && u[1] != 0x81))
		return 0;
	if (u[1] == 0x80 && (u[2] == 0xa8 || u[2] == 0xa9)) /* U+2028 */
		return 3;
	*blank = 0; /* U+202A to U+202E, U+2066 to U+2069 */
	if (u[1] == 0x80 ? u[2] >= 0xaa && u[2] <= 0xae
			 : u[2] >= 0xa6 && u[2] <= 0xa9)
		return 3;
	return 0;
}

void
mail_plain(struct mem_text *to, const char *s)
{
	const size_t start = to->len;
	size_t n, skip;
	int blank;

	mem_text_put(to, "");
	for (; *s != '\0'; s += n + skip) {
		for (n = skip = 0; s[n] != '\0' && skip == 0; n += skip == 0)
			skip = unfit(s + n, &blank);
		mem_text_add(to, s, n);
		if (skip > 0 && blank && to->len > start &&
		    to->s[to->len - 1] != ' ')
			mem_text_put(to, " ");
	}
	if (to->len > start && to->s[to->len - 1] == ' ')
		to->s[--to->len] = '\0';
}

/* A text that reads as an encoded word is encoded too, and a word that is
 * longer than the room there is on a line. */
static int
wants_encoding(const char *s, size_t room)
{
	size_t n;

	if (!is_ascii(s) || strstr(s, "=?") != NULL)
		return 1;
	for (; *s != '\0'; s += n + (s[n] == ' '))
		if ((n = strcspn(s, " ")) > room)
			return 1;
	return 0;
}

/* Encoded words (RFC 2047, Q), a line each, cut between characters. */
static void
put_encoded(FILE *fp, size_t col, const char *s)
{
	const size_t frame = strlen("=?UTF-8?Q?") + strlen("?=");
	size_t n, i, need, at = col + frame;

	if (at + LONGEST > LINE) {
		fputs("\n ", fp);
		at = 1 + frame;
	}
	fputs("=?UTF-8?Q?", fp);
	for (; *s != '\0'; s += n) {
		n = text_utf8(s, strlen(s));
		n += n == 0;
		for (need = i = 0; i < n; i++)
			need += is_alnum(s[i]) || s[i] == ' ' ? 1 : 3;
		if (at + need > LINE) {
			fputs("?=\n =?UTF-8?Q?", fp);
			at = 1 + frame;
		}
		for (i = 0; i < n; i++)
			if (is_alnum(s[i]) || s[i] == ' ')
				putc(s[i] == ' ' ? '_' : s[i], fp);
			else
				fprintf(fp, "=%02X", (unsigned char)s[i]);
		at += need;
	}
	fputs("?=", fp);
}

void
mail_header(FILE *fp, const char *name, const char *text)
{
	struct mem_text plain = {0};
	size_t col = strlen(name) + 1, n;
	const char *s;

	mail_plain(&plain, text);
	s = plain.s;
	fprintf(fp, "%s:", name);
	if (wants_encoding(s, LINE - col - 1)) {
		putc(' ', fp);
		put_encoded(fp, col + 1, s);
		s += strlen(s);
	}
	for (; *s != '\0'; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		if (col + 1 + n > LINE) { /* never the first word */
			putc('\n', fp);
			col = 0;
		}
		fprintf(fp, " %.*s", (int)n, s);
		col += 1 + n;
	}
	putc('\n', fp);
	free(plain.s);
}

/* The columns of a name as it is, or in quotes; *quoted says which. */
static size_t
name_width(const char *s, int *quoted)
{
	size_t n = 0, escapes = 0;

	for (*quoted = 0; s[n] != '\0'; n++) {
		*quoted |= !is_atext(s[n]) && s[n] != ' ';
		escapes += s[n] == '"' || s[n] == '\\';
	}
	return *quoted ? n + escapes + 2 : n;
}

/* A name as RFC 5322's display-name; returns the columns it took. */
static size_t
put_name(FILE *fp, size_t col, const char *s)
{
	int quoted;
	size_t width = name_width(s, &quoted);

	if (wants_encoding(s, LINE) || width > LINE - col) {
		put_encoded(fp, col, s);
		return LINE; /* what follows begins a line */
	}
	if (!quoted) {
		fputs(s, fp);
		return width;
	}
	putc('"', fp);
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			putc('\\', fp);
		putc(*s, fp);
	}
	putc('"', fp);
	return width;
}

void
mail_address(FILE *fp, const char *name, const struct mail_who *who)
{
	struct mem_text plain = {0};
	size_t col = strlen(name) + 2;

	mail_plain(&plain, who->name);
	fprintf(fp, "%s: ", name);
	if (plain.len == 0)
		fprintf(fp, "%s\n", who->address);
	else {
		col += put_name(fp, col, plain.s);
		fprintf(fp, "%s<%s>\n",
		    col + 3 + strlen(who->address) > LINE ? "\n " : " ",
		    who->address);
	}
	free(plain.s);
}

/* Whether the byte at s is to be encoded; `first`: it begins a line. */
static int
is_quoted(const char *s, int first)
{
	const int last = s[1] == '\n' || s[1] == '\0';

	if (*s == ' ' || *s == '\t')
		return last;
	if (*s < ' ' || *s > '~' || *s == '=')
		return 1;
	/* An mbox would quote the one; the other ends sendmail's message. */
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
mail_now(char zone[8])
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
	struct tm tm = mail_now(zone);
	size_t n = strftime(buf, MAIL_DATE, "%a, %d %b %Y %H:%M:%S ", &tm);

	snprintf(buf + n, MAIL_DATE - n, "%s", zone);
	return buf;
}

void
mail_mbox(FILE *fp, const char *from, const char *message)
{
	char day[MAIL_DATE], zone[8];
	struct tm tm = mail_now(zone);

	strftime(day, sizeof(day), "%a %b %e %H:%M:%S %Y", &tm);
	fprintf(fp, "From %s %s\n%s\n", from, day, message);
}

/* One address has a name that may have to be encoded; of a list, which is the
 * user's own, nothing has. */
static void
put_address(FILE *fp, const char *name, const char *text)
{
	struct mail_who who;

	if (mail_who_parse(&who, text) == NULL)
		mail_address(fp, name, &who);
	else
		mail_header(fp, name, text);
	mail_who_free(&who);
}

void
mail_template_headers(FILE *fp, struct template *t, void *ctx)
{
	const struct template_line *l;
	const char *text;
	size_t i;

	for (i = 0; i < t->n; i++) {
		l = &t->line[i];
		if (l->name == NULL ||
		    (text = template_header(t, l, ctx)) == NULL)
			continue;
		if (template_addresses(l->name))
			put_address(fp, l->name, text);
		else if (text[strspn(text, " \t")] != '\0')
			mail_header(fp, l->name, text);
	}
}
