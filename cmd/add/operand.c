#include "operand.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "table/tab.h"

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

/* +N and -N of a date are days from today. */
static void
make_date(struct operands *o, struct field *f)
{
	const struct schema_col *col;
	char buf[DATE_LEN + 1];
	size_t n;
	int at, date;

	col = schema_cols(o->table, &n);
	at = schema_col(o->table, f->name);
	if (at < 0 || col[at].type != S_DATE ||
	    (*f->value != '+' && *f->value != '-'))
		return;
	date = date_parse_from(f->value, o->today);
	if (date != DATE_NONE)
		f->value = mem_pool_dup(&o->pool, date_print(date, buf));
}

int
operand_take(struct operands *o, char *arg[], int n)
{
	int i, others = 0;

	o->field = mem_alloc((size_t)n, sizeof(*o->field));
	for (i = 0; i < n; i++) {
		if (!intake_field(&o->pool, arg[i], &o->field[o->fields])) {
			arg[others++] = arg[i];
			continue;
		}
		operand_check(arg[i]);
		make_date(o, &o->field[o->fields++]);
	}
	return others;
}

struct field *
operand_find(const struct operands *o, const char *name)
{
	size_t i;

	for (i = 0; i < o->fields; i++)
		if (strcmp(o->field[i].name, name) == 0)
			return &o->field[i];
	return NULL;
}

enum st
operand_policy(const struct operands *o, struct intake *in)
{
	const struct field *note = operand_find(o, "note");
	const struct field *f = o->field;
	size_t row, i;

	if (operand_find(o, "rule") != NULL)
		return intake_fields(in, o->field, o->fields);
	intake_column(in, "rule");
	intake_column(in, "value");
	intake_column(in, "note");
	for (i = 0; i < o->fields; i++) {
		if (&f[i] == note)
			continue;
		row = intake_row(in, 0);
		intake_set(in, row, 0, f[i].name);
		intake_set(in, row, 1, f[i].value);
		intake_set(in, row, 2, note != NULL ? note->value : "");
	}
	return ST_OK;
}

void
operand_free(struct operands *o)
{
	free(o->field);
	mem_pool_free(&o->pool);
}
