/*
 * The operands of a command line, and the rows that they or a file give.  A
 * broken row of a file is a row too, with its text and its fault, so that -r
 * can put it aside.
 */
#include "input.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

void
operand_check(const char *s)
{
	size_t n = strlen(s), i, len;

	for (i = 0; i < n; i += len) {
		if ((len = text_utf8(s + i, n - i)) == 0)
			msg_die("'%s': not UTF-8", s);
		if (s[i] == '\r' && s[i + 1] != '\n')
			msg_die("'%s': a CR that ends no line", s);
	}
	if (n > TAB_FIELD_MAX)
		msg_die("'%.40s...': longer than %d bytes", s, TAB_FIELD_MAX);
}

/*
 * Splits FIELD=VALUE; 0 if s is none.  A field's name has no blanks, nor what
 * paths are made of, so that neither a text nor ./a=b is taken for one.
 */
static int
split_field(struct mem_pool *pool, char *s, struct field *f)
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

/* The day that +N or -N is, of a column of dates; else the value itself. */
static const char *
field_value(
    struct operands *o, enum schema_table t, int today, const struct field *f)
{
	const struct schema_col *col;
	char buf[DATE_LEN + 1];
	size_t n;
	int at = schema_col(t, f->name), date;

	col = schema_cols(t, &n);
	if (at < 0 || col[at].type != S_DATE ||
	    (*f->value != '+' && *f->value != '-') ||
	    (date = date_parse_from(f->value, today)) == DATE_NONE)
		return f->value;
	return mem_pool_dup(&o->pool, date_print(date, buf));
}

int
operand_take(
    struct operands *o, enum schema_table t, int today, char *arg[], int n)
{
	struct field *f;
	int i, others = 0;

	o->field = mem_alloc((size_t)n, sizeof(*o->field));
	for (i = 0; i < n; i++) {
		f = &o->field[o->fields];
		if (!split_field(&o->pool, arg[i], f)) {
			arg[others++] = arg[i];
			continue;
		}
		operand_check(arg[i]);
		f->value = field_value(o, t, today, f);
		o->fields++;
	}
	return others;
}

const struct field *
operand_find(const struct operands *o, const char *name)
{
	size_t i;

	for (i = 0; i < o->fields; i++)
		if (strcmp(o->field[i].name, name) == 0)
			return &o->field[i];
	return NULL;
}

void
operand_free(struct operands *o)
{
	free(o->field);
	mem_pool_free(&o->pool);
}

size_t
input_column(struct input *in, const char *name)
{
	in->name = mem_grow(
	    in->name, &in->names_cap, in->width + 1, sizeof(*in->name));
	in->name[in->width] = name;
	return in->width++;
}

size_t
input_row(struct input *in, size_t line)
{
	size_t at = in->rows * in->width, i;

	in->row =
	    mem_grow(in->row, &in->rows_cap, in->rows + 1, sizeof(*in->row));
	in->cell = mem_grow(
	    in->cell, &in->cells_cap, at + in->width, sizeof(*in->cell));
	in->row[in->rows] = (struct input_row){line, NULL};
	for (i = 0; i < in->width; i++)
		in->cell[at + i] = "";
	return in->rows++;
}

void
input_set(struct input *in, size_t row, int col, const char *value)
{
	in->cell[row * in->width + (size_t)col] = value;
}

const char *
input_cell(const struct input *in, size_t row, int col)
{
	return col < 0 ? "" : in->cell[row * in->width + (size_t)col];
}

size_t
input_width(const struct input *in)
{
	const size_t n = in->width;

	return in->file != NULL && strcmp(in->name[n - 1], "fault") == 0 ? n - 1
									 : n;
}

int
input_find(const struct input *in, const char *name)
{
	size_t i;

	for (i = 0; i < in->width; i++)
		if (strcmp(in->name[i], name) == 0)
			return (int)i;
	return -1;
}

enum st
input_fields(struct input *in, const struct field *field, size_t n)
{
	size_t first = in->width, i, row;

	for (i = 0; i < n; i++) {
		if (input_find(in, field[i].name) >= 0) {
			msg("%s: given twice", field[i].name);
			return ST_TROUBLE;
		}
		input_column(in, field[i].name);
	}
	row = input_row(in, 0);
	for (i = 0; i < n; i++)
		input_set(in, row, (int)(first + i), field[i].value);
	return ST_OK;
}

enum st
input_policy(struct input *in, const struct operands *o)
{
	const struct field *note = operand_find(o, "note"), *f;
	size_t row, i;

	if (operand_find(o, "rule") != NULL)
		return input_fields(in, o->field, o->fields);
	input_column(in, "rule");
	input_column(in, "value");
	input_column(in, "note");
	for (i = 0; i < o->fields; i++) {
		f = &o->field[i];
		if (f == note)
			continue;
		row = input_row(in, 0);
		input_set(in, row, 0, f->name);
		input_set(in, row, 1, f->value);
		input_set(in, row, 2, note != NULL ? note->value : "");
	}
	return ST_OK;
}

enum st
input_open(struct input *in, const char *path)
{
	const struct tab_how how = {.whole = 1};
	size_t i;

	*in = (struct input){0};
	if ((in->tab = tab_open(path, &how)) == NULL ||
	    tab_header(in->tab) != ST_OK)
		return ST_TROUBLE;
	in->file = tab_file(in->tab);
	for (i = 0; i < tab_width(in->tab); i++)
		input_column(in, tab_name(in->tab, i));
	return ST_OK;
}

/* The text of a broken row; a NUL in it becomes the picture of one. */
static const char *
broken_text(struct input *in, const struct tab_fault *f)
{
	static const char nul[] = "\xe2\x90\x80"; /* U+2400 */
	struct mem_text text = {0};
	const char *kept;
	size_t i;

	mem_text_add(&text, "", 0);
	for (i = 0; i < f->raw_len; i++)
		if (f->raw[i] != '\0')
			mem_text_add(&text, &f->raw[i], 1);
		else
			mem_text_add(&text, nul, sizeof(nul) - 1);
	kept = mem_pool_dup(&in->pool, text.s);
	free(text.s);
	return kept;
}

/* Keeps a broken row: its text and its fault. */
static void
take_broken(struct input *in)
{
	const struct tab_fault *f = tab_fault(in->tab);
	size_t row = input_row(in, f->line);

	in->row[row].fault = mem_pool_printf(&in->pool, "%s%s%s",
	    f->column != NULL ? f->column : "", f->column != NULL ? ": " : "",
	    f->text);
	input_set(in, row, 0, broken_text(in, f));
}

int
input_next(struct input *in)
{
	int r = tab_read(in->tab), i;
	size_t row;

	if (r < 0)
		take_broken(in);
	if (r > 0) {
		row = input_row(in, tab_line(in->tab));
		for (i = 0; i < (int)in->width; i++)
			input_set(in, row, i, tab_cell(in->tab, i));
	}
	return r != 0;
}

void
input_free(struct input *in)
{
	tab_close(in->tab);
	free(in->name);
	free(in->cell);
	free(in->row);
	mem_pool_free(&in->pool);
	*in = (struct input){0};
}
