/*
 * import - whatever comes in, what comes out is a table of the ledger.
 *
 * The first bytes choose the table, the format, the order of dates, the
 * delimiter and the charset; the rest is the export.  The rows written have
 * the columns of the table, each cell is what the schema wants there, and a
 * second import, as TSV, says the same.
 */
#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"

/* Imports the file: the bytes written, or (NULL) there are none. */
static char *
import(struct import_options *o, int tsv, int list, size_t *len, enum st *st)
{
	struct import im;
	char *buf;
	FILE *fp = mem_stream(&buf, len);

	*st = import_open(&im, o);
	im.out = out_to(fp, tsv);
	if (im.format != NULL && list)
		import_list(&im);
	else if (*st == ST_OK)
		*st = import_rows(&im);
	import_free(&im);
	mem_stream_end(fp, &buf);
	return buf;
}

/* A partner may be named as ref-add(1) finds it, not only by its id. */
static int
is_named(const struct schema_col *c, enum schema_table t)
{
	return strcmp(c->name, "partner") == 0 && t != T_PARTNERS;
}

static void
check_row(const struct tab *t, enum schema_table table)
{
	const struct schema_col *c;
	char fault[SCHEMA_FAULT];
	size_t n, i;

	c = schema_cols(table, &n);
	for (i = 0; i < n; i++)
		if (c[i].type != S_STAMP && !is_named(&c[i], table))
			HOLDS(schema_fault(&c[i],
				  tab_cell(t, tab_find(t, c[i].name)),
				  fault) == NULL);
}

/* The cells of a table that was written, after a look at them. */
static struct mem_text
cells(const char *buf, size_t len, enum schema_table table)
{
	struct mem_text found = {0};
	struct tab *t;
	size_t i;

	t = tab_open(fuzz_file(buf, len), NULL);
	HOLDS(tab_header(t) == ST_OK);
	while (tab_next(t) == 1) {
		check_row(t, table);
		for (i = 0; i < tab_cells(t); i++)
			mem_text_printf(
			    &found, "%c%s", 0x1f, tab_cell(t, (int)i));
	}
	HOLDS(tab_status(t) == ST_OK);
	tab_close(t);
	return found;
}

static void
choose(struct import_options *o, const uint8_t **data, size_t *size)
{
	static const char delims[] = {'\0', '\0', '\0', ',', ';', '\t', '|'};
	static const char *const charsets[] = {
	    NULL, NULL, NULL, "CP1252", "UTF-16LE", "ISO-8859-2"};
	const struct format *all;
	unsigned b;
	size_t n;

	all = format_all(&n);
	b = fuzz_byte(data, size);
	o->table = b % T_POLICY;
	b = fuzz_byte(data, size);
	o->format = b % (n + 1) < n ? &all[b % (n + 1)] : NULL;
	b = fuzz_byte(data, size);
	o->dates = b % (NOTATION_DATES + 1);
	if (o->dates == NOTATION_DATES)
		o->dates = NOTATION_NONE;
	b = fuzz_byte(data, size);
	o->file.delim = delims[b % sizeof(delims)];
	b = fuzz_byte(data, size);
	o->file.charset = charsets[b % (sizeof(charsets) / sizeof(*charsets))];
	b = fuzz_byte(data, size);
	o->file.skip = b % 4;
	o->file.fixed = o->file.skip > 0;
	if (b & 16)
		overrides_add(&o->overrides, 's', "date=2026-06-01");
	if (b & 32)
		overrides_add(&o->overrides, 's', "events.event=contacted");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct import_options o = {0};
	struct mem_text csv, tsv;
	size_t len, len2;
	enum st st, st2;
	char *buf, *buf2;

	fuzz_quiet();
	choose(&o, &data, &size);
	o.file.path = fuzz_file(data, size);
	free(import(&o, 0, 1, &len, &st));
	buf = import(&o, 0, 0, &len, &st);
	buf2 = import(&o, 1, 0, &len2, &st2);
	HOLDS(st == st2 && (len == 0) == (len2 == 0));
	if (len > 0) {
		csv = cells(buf, len, o.table);
		tsv = cells(buf2, len2, o.table);
		HOLDS(csv.len == tsv.len &&
		    (csv.len == 0 || memcmp(csv.s, tsv.s, csv.len) == 0));
		free(csv.s);
		free(tsv.s);
	}
	free(buf);
	free(buf2);
	overrides_free(&o.overrides);
	return 0;
}
