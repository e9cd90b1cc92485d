/*
 * book - a ledger, whatever its files hold, and what it means.
 *
 * The input is the files of a ledger, each after a line `%% NAME`; the order
 * in which the rows of the journal were appended is turned round.  Every kind
 * of rows of ref-status is the same, where the dates of the journal differ.
 */
#include "status/book.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "fuzz.h"
#include "status/fold.h"
#include "status/agenda.h"
#include "status/show.h"
#include "table/out.h"

/* The directory of the ledger, made once, removed at the end. */
static char dir[] = "/tmp/fuzz-book-XXXXXX";

static char *
path_of(const char *name)
{
	return mem_printf("%s/%s", dir, name);
}

static void
remove_all(void)
{
	enum schema_table t;
	char *path;

	for (t = 0; t < T_N; t++) {
		path = path_of(schema_file(t));
		unlink(path);
		free(path);
	}
	rmdir(dir);
}

static void
make_dir(void)
{
	static int made;

	if (made)
		return;
	HOLDS(mkdtemp(dir) != NULL);
	atexit(remove_all);
	made = 1;
}

static void
put_file(enum schema_table t, const char *text, size_t n)
{
	char *path = path_of(schema_file(t));
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	HOLDS(fd != -1 && write(fd, text, n) == (ssize_t)n);
	close(fd);
	free(path);
}

static void
put_row(struct out *o, enum rows_kind kind, const struct show_row *r)
{
	show_row(o, kind, r);
	out_end(o);
}

/* The rows of every kind, as of a day. */
static void
show(struct out *o, const struct fold *f)
{
	const struct book *b = f->book;
	struct agenda a = {0};
	struct show_row r = {.f = f};
	size_t i;

	agenda_make(&a, f);
	for (i = 0; i < b->referrals; i++) {
		r.referral = i;
		r.partner = b->referral[i].partner;
		put_row(o, ROWS_OF_REFERRALS, &r);
	}
	for (r.partner = 0; r.partner < b->partners; r.partner++)
		if (b->partner[r.partner].root == r.partner)
			put_row(o, ROWS_OF_PARTNERS, &r);
	for (i = 0; i < a.n; i++) {
		r.duty = &a.item[i];
		r.partner = a.item[i].partner;
		r.referral = a.item[i].referral;
		put_row(o, ROWS_OF_DUTIES, &r);
	}
	for (r.event = 0; r.event < b->events; r.event++) {
		r.partner = b->event[r.event].partner;
		r.referral = b->event[r.event].referral;
		put_row(o, ROWS_OF_EVENTS, &r);
	}
	for (r.need = 0; r.need < b->needs; r.need++)
		if (fold_need_stands(f, r.need))
			put_row(o, ROWS_OF_NEEDS, &r);
	agenda_free(&a);
}

/* Whether no two rows of the journal, which is in order, are of one day. */
static int
is_distinct(const struct book *b)
{
	size_t i;

	for (i = 1; i < b->events; i++)
		if (b->event[i].date == b->event[i - 1].date)
			return 0;
	return b->events > 1;
}

/* What the ledger means; *distinct: the dates of its journal are. */
static char *
meaning(int asof, int *distinct, enum st *st)
{
	struct ledger l;
	struct book b = {0};
	struct fold f = {0};
	struct out o;
	char *buf;
	size_t len;
	FILE *fp = mem_stream(&buf, &len);

	*st = ledger_view(&l, dir, 1);
	*st = msg_worst(*st, book_load(&b, &l, asof));
	*st = msg_worst(*st, fold_make(&f, &b, asof));
	*distinct = is_distinct(&b);
	o = out_to(fp, 0);
	show(&o, &f);
	fold_free(&f);
	book_free(&b);
	ledger_close(&l);
	mem_stream_end(fp, &buf);
	return buf;
}

/* The journal with its rows in the opposite order; NULL if it has no rows
 * that are lines. */
static char *
turned(const char *s, size_t n)
{
	const char *end = s + n, *head = memchr(s, '\n', n), *p, *line;
	struct mem_text t = {0};

	if (head == NULL || s[n - 1] != '\n' || memchr(s, '"', n) != NULL ||
	    memchr(s, '\r', n) != NULL)
		return NULL;
	mem_text_add(&t, s, (size_t)(head + 1 - s));
	for (p = end; p > head + 1; p = line) {
		for (line = p - 1; line[-1] != '\n'; line--)
			;
		mem_text_add(&t, line, (size_t)(p - line));
	}
	return t.s;
}

static void
check_order(const char *journal, size_t n, int asof)
{
	enum st st, st2;
	int distinct, again;
	char *first = meaning(asof, &distinct, &st), *other = NULL, *second;

	if (distinct && st == ST_OK && (other = turned(journal, n)) != NULL) {
		put_file(T_EVENTS, other, n);
		second = meaning(asof, &again, &st2);
		HOLDS(strcmp(first, second) == 0 && st2 == ST_OK);
		free(second);
	}
	free(other);
	free(first);
}

/* The file that a line `%% NAME` begins, or T_N. */
static enum schema_table
file_of(const char *s)
{
	enum schema_table t;
	size_t n;

	for (t = 0; t < T_N; t++) {
		n = strlen(schema_name(t));
		if (strncmp(s, "%% ", 3) == 0 &&
		    strncmp(s + 3, schema_name(t), n) == 0 && s[3 + n] == '\n')
			return t;
	}
	return T_N;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const int asof = date_of(2026, 6, 30);
	char *all = mem_dup((const char *)data, size), *s = all, *next;
	const char *journal = "";
	size_t n, journal_n = 0;
	enum schema_table t;

	fuzz_quiet();
	make_dir();
	for (t = 0; t < T_N; t++)
		put_file(t, "", 0);
	while ((t = file_of(s)) != T_N) {
		s = strchr(s, '\n') + 1;
		next = strstr(s, "\n%% ");
		n = next != NULL ? (size_t)(next + 1 - s)
				 : size - (size_t)(s - all);
		put_file(t, s, n);
		if (t == T_EVENTS) {
			journal = s;
			journal_n = n;
		}
		s += n;
	}
	check_order(journal, journal_n, asof);
	free(all);
	return 0;
}
