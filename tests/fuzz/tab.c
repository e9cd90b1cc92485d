/*
 * tab - tables: what one way of reading finds, every other finds.
 *
 * The first byte chooses how the input is read, the second by how many bytes
 * at a time; the rest is the table.  Split where it lies, by libcsv, in
 * small pieces, kept whole, written and read again, written with every cell
 * in quotes: the rows are the same, and the faults where there are faults.
 */
#include "table/tab.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"
#include "table/out.h"

enum { ROW = 0x1e, CELL = 0x1f, FAULT = 0x1d }; /* marks in what was found */

struct input {
	const char *s;
	size_t n, at, most;
};

/* Reads at most so many bytes at a time. */
static ssize_t
fill(void *ctx, char *buf, size_t n)
{
	struct input *in = ctx;

	n = n < in->most ? n : in->most;
	n = n < in->n - in->at ? n : in->n - in->at;
	memcpy(buf, in->s + in->at, n);
	in->at += n;
	return (ssize_t)n;
}

static void
told(void *ctx, size_t line, const char *column, const char *text)
{
	mem_text_printf(ctx, "%c%zu %s %s", FAULT, line,
	    column != NULL ? column : "-", text);
}

/* The rows, with what else is to be the same; `rows`: only the cells. */
static void
take_rows(struct tab *t, struct mem_text *found, int rows)
{
	const struct tab_fault *f = tab_fault(t);
	size_t i;
	int r;

	while ((r = tab_read(t)) != 0) {
		if (r == -1 && !rows) {
			told(found, f->line, f->column, f->text);
			mem_text_add(found, f->raw, f->raw_len);
		}
		if (r == -1)
			continue;
		mem_text_printf(found, "%c", ROW);
		if (!rows)
			mem_text_printf(
			    found, "%zu %d", tab_line(t), tab_unended(t));
		for (i = 0; i < tab_cells(t); i++)
			mem_text_printf(
			    found, "%c%s", CELL, tab_cell(t, (int)i));
	}
}

static struct mem_text
read_all(const char *s, size_t n, struct tab_how how, size_t most, int rows)
{
	struct input in = {s, n, 0, most};
	struct mem_text found = {0};
	struct tab *t;
	size_t i;

	mem_text_add(&found, "", 0);
	if (!rows) {
		how.told = told;
		how.ctx = &found;
	}
	t = tab_source(fill, &in, "input", &how);
	if (how.foreign || tab_header(t) == ST_OK) {
		for (i = 0; i < tab_width(t); i++)
			mem_text_printf(&found, "%c%s", CELL, tab_name(t, i));
		take_rows(t, &found, rows);
	}
	tab_close(t);
	return found;
}

static void
same(const struct mem_text *a, struct mem_text b)
{
	HOLDS(a->len == b.len && memcmp(a->s, b.s, a->len) == 0);
	free(b.s);
}

/* The cells of a `whole` input stay as they were until the end. */
static void
check_whole(const char *s, size_t n, struct tab_how how)
{
	struct input in = {s, n, 0, n + 1};
	const char **cell = NULL, *copy;
	struct mem_pool pool = {0};
	size_t cap = 0, cells = 0, i;
	struct tab *t;
	int r = -1;

	how.whole = 1;
	t = tab_source(fill, &in, "input", &how);
	if (how.foreign || tab_header(t) == ST_OK)
		while ((r = tab_read(t)) != 0)
			for (i = 0; r == 1 && i < tab_cells(t); i++) {
				copy = tab_cell(t, (int)i);
				cell = mem_grow(
				    cell, &cap, cells + 2, sizeof(*cell));
				cell[cells++] = copy;
				cell[cells++] = mem_pool_dup(&pool, copy);
			}
	for (i = 0; i < cells; i += 2)
		HOLDS(strcmp(cell[i], cell[i + 1]) == 0);
	free(cell);
	mem_pool_free(&pool);
	tab_close(t);
}

/* A cell in quotes, whether it needs them or not. */
static void
put_quoted(FILE *fp, const char *s, char delim)
{
	putc('"', fp);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			putc('"', fp);
		putc(*s, fp);
	}
	putc('"', fp);
	putc(delim, fp);
}

enum form { AS_CSV, AS_TSV, AS_QUOTED, FORMS };

static void
put_row(FILE *fp, enum form form, const char *const cell[], size_t n)
{
	struct out o = out_to(fp, form == AS_TSV);
	size_t i;

	for (i = 0; i < n && form == AS_QUOTED; i++)
		put_quoted(fp, cell[i], i + 1 < n ? ',' : '\n');
	if (form != AS_QUOTED)
		out_row(&o, cell, n);
}

/* The table written in another form. */
static char *
rewrite(const char *s, size_t n, struct tab_how how, enum form form,
    size_t *len, size_t *width)
{
	struct input in = {s, n, 0, n + 1};
	const char **cell = NULL;
	size_t cap = 0, i;
	char *buf;
	FILE *fp = mem_stream(&buf, len);
	struct tab *t = tab_source(fill, &in, "input", &how);

	*width = tab_header(t) == ST_OK ? tab_width(t) : 0;
	cell = mem_grow(cell, &cap, *width, sizeof(*cell));
	for (i = 0; i < *width; i++)
		cell[i] = tab_name(t, i);
	if (*width > 0)
		put_row(fp, form, cell, *width);
	while (*width > 0 && tab_next(t) == 1) {
		for (i = 0; i < *width; i++)
			cell[i] = tab_cell(t, (int)i);
		put_row(fp, form, cell, *width);
	}
	free(cell);
	tab_close(t);
	mem_stream_end(fp, &buf);
	return buf;
}

/* What is written is read as what it was, in each form. */
static void
check_written(const char *s, size_t n, struct tab_how how)
{
	struct mem_text rows = read_all(s, n, how, n + 1, 1);
	size_t len, width;
	enum form form;
	char *again;

	for (form = 0; form < FORMS; form++) {
		again = rewrite(s, n, how, form, &len, &width);
		/* a TSV of one column is not known for one */
		if (width > 0 && (form != AS_TSV || width > 1))
			same(&rows,
			    read_all(
				again, len, (struct tab_how){0}, len + 1, 1));
		free(again);
	}
	free(rows.s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delims[] = {'\0', ',', ';', '\t'};
	unsigned how_byte = fuzz_byte(&data, &size);
	size_t most = fuzz_byte(&data, &size) % 16 + 1;
	struct tab_how how = {.delim = delims[how_byte & 3],
	    .foreign = how_byte >> 2 & 1,
	    .limit = how_byte & 8 ? (off_t)(size / 2) : 0};
	struct mem_text found;
	char *s = mem_dup((const char *)data, size);

	fuzz_quiet();
	found = read_all(s, size, how, size + 1, 0);
	same(&found, read_all(s, size, how, most, 0));
	check_whole(s, size, how);
	if (!how.foreign)
		check_written(s, size, how);
	how.libcsv = 1;
	same(&found, read_all(s, size, how, size + 1, 0));
	free(found.s);
	free(s);
	return 0;
}
