/*
 * tabdump - shows what common/table/tab.c and out.c make of an input.
 *
 * usage: tabdump [-eflqtTwx] [-d DELIM] [-n LIMIT] [-r BYTES] [FILE ...]
 *
 * Rows as TSV: the line, the cells.  -t: also the bad ones, as rows of
 * `fault`, line, column, text, what stands in the file; else they are
 * messages.  -x: the table as it came, CSV or (-T) TSV.  -q: only how many
 * rows and cells.  -r: no more than so many bytes at a time, and interrupted;
 * of standard input.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "table/out.h"
#include "table/tab.h"

struct opts {
	struct tab_how how;
	size_t drip;
	int copy, count, faults, last, tsv;
};

/* Rows kept until all have been read, to see that their cells stay valid. */
struct kept {
	const char **cell;
	size_t cells, cap;
	size_t *row; /* of each its line, its number of cells */
	size_t rows, rowcap;
};

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
print_row(size_t line, const char *const cell[], size_t n)
{
	struct out o = out_to(stdout, 1);
	size_t i;

	out_int(&o, (long long)line);
	for (i = 0; i < n; i++)
		out_cell(&o, cell[i]);
	out_end(&o);
}

static void
print_fault(const struct tab_fault *f)
{
	struct out o = out_to(stdout, 1);

	out_cell(&o, "fault");
	out_int(&o, (long long)f->line);
	out_cell(&o, f->column != NULL ? f->column : "-");
	out_cell(&o, f->text);
	putchar('\t');
	fwrite(f->raw, 1, f->raw_len, stdout);
	putchar('\n');
}

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
print_kept(struct kept *k)
{
	const char **cell = k->cell;
	size_t i;

	for (i = 0; i < k->rows; i += 2) {
		print_row(k->row[i], cell, k->row[i + 1]);
		cell += k->row[i + 1];
	}
	k->cells = k->rows = 0;
}

static void
copy_row(struct tab *t, struct out *o)
{
	size_t i;

	for (i = 0; i < tab_cells(t); i++)
		out_cell(o, tab_cell(t, (int)i));
	out_end(o);
}

static void
rows(struct tab *t, const struct opts *o)
{
	struct out out = out_to(stdout, o->tsv);
	struct kept kept = {0};
	size_t n = 0, cells = 0;
	int r;

	while ((r = o->faults ? tab_read(t) : tab_next(t)) != 0) {
		if (r == -1)
			print_fault(tab_fault(t));
		else if (o->copy)
			copy_row(t, &out);
		else if (!o->count)
			keep(&kept, t);
		if (!o->how.whole)
			print_kept(&kept);
		n++;
		cells += tab_cells(t);
	}
	print_kept(&kept);
	free(kept.cell);
	free(kept.row);
	if (o->count)
		printf("%zu %zu\n", n, cells);
	if (o->last)
		puts(tab_unended(t) ? "unended" : "ended");
}

static void
table(struct tab *t, const struct opts *o)
{
	struct out out = out_to(stdout, o->tsv);
	size_t i;

	if (!o->how.foreign && tab_header(t) != ST_OK)
		return;
	for (i = 0; o->copy && i < tab_width(t); i++)
		out_cell(&out, tab_name(t, i));
	if (i > 0)
		out_end(&out);
	rows(t, o);
}

static enum st
input(const char *path, struct opts *o)
{
	struct tab *t;
	enum st st;

	t = o->drip > 0 ? tab_source(drip, &o->drip, "drip", &o->how)
			: tab_open(path, &o->how);
	if (t == NULL)
		return ST_TROUBLE;
	table(t, o);
	st = tab_status(t);
	tab_close(t);
	return st;
}

int
main(int argc, char *argv[])
{
	struct opts o = {0};
	enum st st = ST_OK;
	int ch;

	while ((ch = getopt(argc, argv, "d:efln:qr:Ttwx")) != -1)
		switch (ch) {
		case 'd': o.how.delim = optarg[0]; break;
		case 'e': o.last = 1; break;
		case 'f': o.how.foreign = 1; break;
		case 'l': o.how.libcsv = 1; break;
		case 'n': o.how.limit = atol(optarg); break;
		case 'q': o.count = 1; break;
		case 'r': o.drip = strtoul(optarg, NULL, 10); break;
		case 'T': o.tsv = 1; break;
		case 't': o.faults = 1; break;
		case 'w': o.how.whole = 1; break;
		case 'x': o.copy = 1; break;
		default: return ST_TROUBLE;
		}
	do
		st = msg_worst(st, input(argv[optind], &o));
	while (argv[optind] != NULL && argv[++optind] != NULL);
	return out_close(st);
}
