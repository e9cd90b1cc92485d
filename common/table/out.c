/*
 * Rows go to stdio, whose buffer is the only one; a cell is looked at once
 * before it is written, and written as it is unless it needs quoting.
 */
#include "table/out.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"

/* The bytes that cannot stand in a cell as they are. */
static const unsigned char csv_stop[256] = {
    ['\0'] = 1, [','] = 1, ['"'] = 1, ['\n'] = 1, ['\r'] = 1};
static const unsigned char tsv_stop[256] = {
    ['\0'] = 1, ['\t'] = 1, ['\\'] = 1, ['\n'] = 1, ['\r'] = 1};

struct out
out_to(FILE *fp, int tsv)
{
	return (struct out){.fp = fp, .tsv = tsv};
}

/* A byte order mark at the beginning of a row would be taken for one. */
static int
needs_quotes(const struct out *o, const char *s, size_t n)
{
	return s[n] != '\0' ||
	    (o->cells == 0 && strncmp(s, "\xef\xbb\xbf", 3) == 0);
}

/* Most cells are short: a call costs more than a loop. */
static void
put_plain(FILE *fp, const char *s, size_t n)
{
	if (n > 24)
		fwrite_unlocked(s, 1, n, fp);
	else
		while (n-- > 0)
			putc_unlocked(*s++, fp);
}

static void
put_quoted(FILE *fp, const char *s)
{
	putc_unlocked('"', fp);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			putc_unlocked('"', fp);
		putc_unlocked(*s, fp);
	}
	putc_unlocked('"', fp);
}

static void
put_escaped(FILE *fp, const char *s)
{
	static const char from[] = "\t\n\r\\", to[] = "tnr\\";

	for (; *s != '\0'; s++)
		if (tsv_stop[(unsigned char)*s]) {
			putc_unlocked('\\', fp);
			putc_unlocked(to[strchr(from, *s) - from], fp);
		} else
			putc_unlocked(*s, fp);
}

void
out_cell(struct out *o, const char *s)
{
	const unsigned char *stop = o->tsv ? tsv_stop : csv_stop;
	size_t n = 0;

	while (!stop[(unsigned char)s[n]])
		n++;

	if (o->cells > 0)
		putc_unlocked(o->tsv ? '\t' : ',', o->fp);
	if (!o->tsv && needs_quotes(o, s, n))
		put_quoted(o->fp, s);
	else if (o->tsv && s[n] != '\0')
		put_escaped(o->fp, s);
	else
		put_plain(o->fp, s, n);
	o->bare = o->cells == 0 && *s == '\0';
	o->cells++;
}

void
out_int(struct out *o, long long n)
{
	const unsigned long long u = (unsigned long long)n;
	char buf[24], *end = buf + sizeof(buf) - 1, *s;

	*end = '\0';
	s = text_digits_before(end, n < 0 ? 0 - u : u);
	if (n < 0)
		*--s = '-';
	out_cell(o, s);
}

void
out_date(struct out *o, int date)
{
	char buf[DATE_LEN + 1];

	out_cell(o, date_print(date, buf));
}

void
out_money(struct out *o, int64_t money)
{
	char buf[MONEY_LEN];

	out_cell(o, money_print(money, buf));
}

void
out_end(struct out *o)
{
	if (o->bare && !o->tsv)
		fputs("\"\"", o->fp);
	if (o->crlf)
		putc_unlocked('\r', o->fp);
	putc_unlocked('\n', o->fp);
	o->cells = 0;
	o->bare = 0;
}

void
out_row(struct out *o, const char *const cells[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		out_cell(o, cells[i]);
	out_end(o);
}

int
out_close(enum st st)
{
	int lost = ferror(stdout);

	errno = 0;
	if (fflush(stdout) != 0 || lost) {
		if (errno == 0)
			errno = EIO; /* it was said when the error came */
		msg_errno("standard output");
		return ST_TROUBLE;
	}
	/* A file system may find out at close that there is no room. */
	if (close(STDOUT_FILENO) != 0 && errno != EBADF) {
		msg_errno("standard output");
		return ST_TROUBLE;
	}
	return (int)st;
}
