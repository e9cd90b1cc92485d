#include "input.h"

#include <stdlib.h>
#include <string.h>

size_t
intake_column(struct intake *in, const char *name)
{
	in->name = mem_grow(
	    in->name, &in->names_cap, in->width + 1, sizeof(*in->name));
	in->name[in->width] = name;
	return in->width++;
}

size_t
intake_row(struct intake *in, size_t line)
{
	size_t at = in->rows * in->width, i;

	in->row =
	    mem_grow(in->row, &in->rows_cap, in->rows + 1, sizeof(*in->row));
	in->cell = mem_grow(
	    in->cell, &in->cells_cap, at + in->width, sizeof(*in->cell));
	in->row[in->rows] = (struct intake_row){line, NULL};
	for (i = 0; i < in->width; i++)
		in->cell[at + i] = "";
	return in->rows++;
}

void
intake_set(struct intake *in, size_t row, size_t col, const char *value)
{
	in->cell[row * in->width + col] = value;
}

const char *
intake_cell(const struct intake *in, size_t row, int col)
{
	return col < 0 ? "" : in->cell[row * in->width + (size_t)col];
}

int
intake_find(const struct intake *in, const char *name)
{
	size_t i;

	for (i = 0; i < in->width; i++)
		if (strcmp(in->name[i], name) == 0)
			return (int)i;
	return -1;
}

/*
 * A field's name has no blanks, nor what paths are made of, so that neither
 * a text nor ./a=b is taken for one.
 */
int
intake_field(struct mem_pool *pool, char *s, struct field *f)
{
	char *equals = strchr(s, '=');

	if (equals == NULL || equals == s ||
	    strcspn(s, " \t\n\"'(),./:;?!") < (size_t)(equals - s))
		return 0;
	f->value = equals + 1;
	*equals = '\0';
	f->name = mem_pool_dup(pool, s);
	*equals = '=';
	return 1;
}

enum st
intake_fields(struct intake *in, const struct field *field, size_t n)
{
	size_t i, row;

	for (i = 0; i < n; i++) {
		if (intake_find(in, field[i].name) >= 0) {
			msg("%s: given twice", field[i].name);
			return ST_TROUBLE;
		}
		intake_column(in, field[i].name);
	}
	row = intake_row(in, 0);
	for (i = 0; i < n; i++)
		intake_set(in, row, i, field[i].value);
	return ST_OK;
}

enum st
intake_open(struct intake *in, const char *path)
{
	const struct tab_how how = {.whole = 1};
	size_t i;

	*in = (struct intake){0};
	if ((in->tab = tab_open(path, &how)) == NULL ||
	    tab_header(in->tab) != ST_OK)
		return ST_TROUBLE;
	in->file = tab_file(in->tab);
	for (i = 0; i < tab_width(in->tab); i++)
		intake_column(in, tab_name(in->tab, i));
	return ST_OK;
}

/* The text of a broken row; a NUL in it becomes the picture of one. */
static const char *
raw_text(struct intake *in, const struct tab_fault *f)
{
	static const char nul[] = "\xe2\x90\x80"; /* U+2400 */
	char *text, *p;
	size_t i, n = f->raw_len + 1;

	for (i = 0; i < f->raw_len; i++)
		n += f->raw[i] == '\0' ? sizeof(nul) - 2 : 0;
	p = text = mem_pool_alloc(&in->pool, n);
	for (i = 0; i < f->raw_len; i++)
		if (f->raw[i] != '\0')
			*p++ = f->raw[i];
		else {
			memcpy(p, nul, sizeof(nul) - 1);
			p += sizeof(nul) - 1;
		}
	return text;
}

/* Keeps a broken row: its text and its fault. */
static void
take_broken(struct intake *in)
{
	const struct tab_fault *f = tab_fault(in->tab);
	size_t row = intake_row(in, f->line);
	size_t n = f->column != NULL ? strlen(f->column) + 2 : 0;
	char *fault = mem_pool_alloc(&in->pool, n + strlen(f->text) + 1);

	if (f->column != NULL) {
		memcpy(fault, f->column, n - 2);
		memcpy(fault + n - 2, ": ", 2);
	}
	memcpy(fault + n, f->text, strlen(f->text) + 1);
	in->row[row].fault = fault;
	intake_set(in, row, 0, raw_text(in, f));
}

int
intake_next(struct intake *in)
{
	size_t row, i;
	int r = tab_read(in->tab);

	if (r == 0)
		return 0;
	if (r < 0) {
		take_broken(in);
		return 1;
	}
	row = intake_row(in, tab_line(in->tab));
	for (i = 0; i < in->width; i++)
		intake_set(in, row, i, tab_cell(in->tab, (int)i));
	return 1;
}

void
intake_clear(struct intake *in)
{
	in->rows = 0;
}

void
intake_free(struct intake *in)
{
	tab_close(in->tab);
	free(in->name);
	free(in->cell);
	free(in->row);
	mem_pool_free(&in->pool);
	*in = (struct intake){0};
}
