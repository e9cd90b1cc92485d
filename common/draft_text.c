#include "draft_text.h"

#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "mem.h"
#include "out.h"

/* Writing into memory: the stream, and what it becomes. */
struct text {
	FILE *fp;
	char *s;
	size_t len;
};

static void
begin(struct text *t)
{
	t->fp = mem_stream(&t->s, &t->len);
}

static char *
end(struct text *t, size_t *len)
{
	mem_stream_end(t->fp);
	if (len != NULL)
		*len = t->len;
	return t->s;
}

char *
draft_header(const struct draft *d)
{
	struct text t;
	struct out o;

	begin(&t);
	o = out_to(t.fp, 0);
	layout_header(&d->desk->layout, &o);
	return end(&t, NULL);
}

static void
put_new_rows(const struct draft *d, struct out *o)
{
	size_t row;

	for (row = 0; row < d->in->rows; row++)
		if (d->row[row].state == DRAFT_NEW)
			layout_row(&d->desk->layout, o, d->row[row].cell);
}

char *
draft_new_rows(const struct draft *d, size_t *len)
{
	struct text t;
	struct out o;

	begin(&t);
	o = out_to(t.fp, 0);
	put_new_rows(d, &o);
	return end(&t, len);
}

int
draft_changes_file(const struct draft *d)
{
	size_t i;

	for (i = 0; i < d->desk->known.old[T_PARTNERS]; i++)
		if (d->changed[i])
			return 1;
	return 0;
}

/* Where the next line begins, or the end. */
static const char *
next_line(const char *p, const char *stop)
{
	const char *nl = memchr(p, '\n', (size_t)(stop - p));

	return nl != NULL ? nl + 1 : stop;
}

/* A row of the sheet, as the file has its columns. */
static void
put_sheet_row(const struct sheet *s, size_t row, struct out *o)
{
	size_t i;

	for (i = 0; i < s->width; i++)
		out_cell(o, sheet_own(s, row, (int)i));
	out_end(o);
}

/* The rows of the file, anew or as they stand in its text. */
static void
put_old_rows(const struct draft *d, const char *text, size_t n, struct out *o)
{
	const struct known *k = &d->desk->known;
	const struct sheet *s = &k->sheet[T_PARTNERS];
	const char *p = text, *stop = text + n, *from;
	size_t row, line = 1, last;

	for (row = 0; row < k->old[T_PARTNERS]; row++) {
		/* the header, before the first row */
		for (from = p; line < sheet_line(s, row); line++)
			p = next_line(p, stop);
		if (row == 0)
			fwrite(from, 1, (size_t)(p - from), o->fp);
		last = row + 1 < k->old[T_PARTNERS] ? sheet_line(s, row + 1)
						    : SIZE_MAX;
		for (from = p; line < last && p < stop; line++)
			p = next_line(p, stop);
		if (d->changed[row])
			put_sheet_row(s, row, o);
		else
			fwrite(from, 1, (size_t)(p - from), o->fp);
		if (!d->changed[row] && p[-1] != '\n')
			putc('\n', o->fp);
	}
}

char *
draft_whole(const struct draft *d, size_t *len)
{
	const struct ledger *l = d->desk->known.view;
	size_t n = (size_t)l->file[T_PARTNERS].size;
	char *text = mem_alloc(n, 1);
	struct text t;
	struct out o;

	if (disk_read(l->file[T_PARTNERS].fd, text, n, 0) != 0) {
		msg_errno("%s", l->file[T_PARTNERS].path);
		free(text);
		return NULL;
	}
	begin(&t);
	o = out_to(t.fp, 0);
	put_old_rows(d, text, n, &o);
	put_new_rows(d, &o);
	free(text);
	return end(&t, len);
}

void
draft_print(const struct draft *d, FILE *fp, int header)
{
	const struct known *k = &d->desk->known;
	struct out o = out_to(fp, 0);
	size_t row;

	if (header)
		layout_header(&d->desk->layout, &o);
	for (row = 0; row < k->old[T_PARTNERS]; row++)
		if (d->changed[row])
			put_sheet_row(&k->sheet[T_PARTNERS], row, &o);
	put_new_rows(d, &o);
}

const char *
draft_id(const struct draft *d, size_t row)
{
	const struct desk *k = d->desk;

	if (k->table == T_EVENTS || k->table == T_POLICY)
		return NULL;
	if (d->row[row].state == DRAFT_KNOWN)
		return known_cell(&k->known, k->table, d->row[row].number, 0);
	return d->row[row].cell[0];
}
