/*
 * tabdump - shows what tab.c makes of an input, for tests.
 *
 * usage: tabdump [-1flrTtuw] [-d DELIM] [-n LIMIT] [FILE]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "out.h"
#include "tab.h"

struct opts {
	struct tab_how how;
	size_t drip;	/* bytes a read, of standard input */
	int faults;	/* print them as rows, with the raw text */
	int copy;	/* rows out, and no more */
	int tsv;	/* ... as TSV */
	int late;	/* whole: print when all is read */
	int last;	/* say whether the last row was ended */
};

/* A read that gives no more than so many bytes, now and then interrupted. */
static ssize_t
drip(void *ctx, char *buf, size_t n)
{
	static unsigned calls;
	size_t most = *(size_t *)ctx;

	if (++calls % 3 == 0) {
		errno = EINTR;
		return -1;
	}
	return read(STDIN_FILENO, buf, n < most ? n : most);
}

static void
print_row(const struct tab *t, size_t line, const char *const cell[], size_t n)
{
	struct out o = out_to(stdout, 1);
	char at[32];
	size_t i;

	(void)t;
	snprintf(at, sizeof(at), "%zu", line);
	out_cell(&o, at);
	for (i = 0; i < n; i++)
		out_cell(&o, cell[i]);
	out_end(&o);
}

static void
print_fault(const struct tab_fault *f)
{
	printf("fault\t%zu\t%s\t%s\t", f->line, f->column ? f->column : "-",
	    f->text);
	fwrite(f->raw, 1, f->raw_len, stdout);
	putchar('\n');
}

static void
copy_row(struct tab *t, struct out *o, int header)
{
	size_t i, n = header ? tab_width(t) : tab_cells(t);

	for (i = 0; i < n; i++)
		out_cell(o, header ? tab_name(t, i) : tab_cell(t, (int)i));
	out_end(o);
}

/* The rows kept until the end, to see that their cells stay valid. */
struct kept {
	const char **cell;
	size_t cells, cap;
	size_t *row; /* line, number of cells */
	size_t rows, rowcap;
};

static void
keep(struct kept *k, const struct tab *t)
{
	size_t i, n = tab_cells(t);

	k->cell = mem_grow(k->cell, &k->cap, k->cells + n, sizeof(*k->cell));
	k->row = mem_grow(k->row, &k->rowcap, k->rows + 2, sizeof(*k->row));
	for (i = 0; i < n; i++)
		k->cell[k->cells++] = tab_cell(t, (int)i);
	k->row[k->rows++] = tab_line(t);
	k->row[k->rows++] = n;
}

static void
print_kept(const struct tab *t, struct kept *k)
{
	const char **cell = k->cell;
	size_t i;

	for (i = 0; i < k->rows; i += 2) {
		print_row(t, k->row[i], cell, k->row[i + 1]);
		cell += k->row[i + 1];
	}
	free(k->cell);
	free(k->row);
}

static void
rows(struct tab *t, const struct opts *o)
{
	struct out out = out_to(stdout, o->tsv);
	struct kept kept = {0};
	int r;

	if (o->copy && !o->how.foreign)
		copy_row(t, &out, 1);
	while ((r = o->faults ? tab_read(t) : tab_next(t)) != 0)
		if (r == -1)
			print_fault(tab_fault(t));
		else if (o->copy)
			copy_row(t, &out, 0);
		else
			keep(&kept, t), o->late ? (void)0 : (print_kept(t,
			    &kept), kept = (struct kept){0}, (void)0);
	print_kept(t, &kept);
	if (o->last)
		printf("%s\n", tab_unended(t) ? "unended" : "ended");
}

int
main(int argc, char *argv[])
{
	struct opts o = {0};
	struct tab *t;
	enum st st;
	int ch;

	while ((ch = getopt(argc, argv, "1cd:efln:r:Ttw")) != -1)
		switch (ch) {
		case '1': o.drip = 1; break;
		case 'c': o.copy = 1; break;
		case 'd': o.how.delim = optarg[0]; break;
		case 'e': o.last = 1; break;
		case 'f': o.how.foreign = 1; break;
		case 'l': o.how.libcsv = 1; break;
		case 'n': o.how.limit = atol(optarg); break;
		case 'r': o.drip = (size_t)atol(optarg); break;
		case 'T': o.tsv = 1; break;
		case 't': o.faults = 1; break;
		case 'w': o.late = o.how.whole = 1; break;
		default: return ST_TROUBLE;
		}
	t = o.drip > 0 ? tab_source(drip, &o.drip, "drip", &o.how)
		       : tab_open(argv[optind], &o.how);
	if (t == NULL)
		return out_close(ST_TROUBLE);
	if (o.how.foreign || tab_header(t) == ST_OK)
		rows(t, &o);
	st = tab_status(t);
	tab_close(t);
	return out_close(st);
}
