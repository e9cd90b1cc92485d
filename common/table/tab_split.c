/*
 * The row is looked at eight bytes at a time, as one number: whether a byte
 * of it is X is whether a byte of it XORed with X is zero.  Source of the
 * tests for zero: H. S. Warren, Hacker's Delight, 6-1.
 */
#include "table/part.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))
#define HIGH EACH(0x80)

/* Eight bytes, the first the lowest. */
static uint64_t
word_at(const char *s)
{
	uint64_t x;

	memcpy(&x, s, sizeof(x));
	return le64toh(x);
}

/* The high bit of each byte that is zero. */
static uint64_t
zero_bytes(uint64_t x)
{
	return ~(((x & ~HIGH) + ~HIGH) | x | ~HIGH);
}

/* The same at less cost, and perhaps of more bytes above the lowest. */
static uint64_t
zeros_from(uint64_t x)
{
	return (x - EACH(1)) & ~x & HIGH;
}

/* The bits of the first n bytes alone. */
static uint64_t
within_bytes(uint64_t bits, size_t n)
{
	return n < 8 ? bits & ((UINT64_C(1) << 8 * n) - 1) : bits;
}

static size_t
first_byte(uint64_t bits)
{
	return (size_t)__builtin_ctzll(bits) / 8;
}

size_t
tab_bad(const char *s, size_t n)
{
	uint64_t x, odd;
	size_t i = 0, len;

	while (i < n) {
		x = word_at(s + i);
		odd = (x & HIGH) | zeros_from(x) | zeros_from(x ^ EACH('\r'));
		odd = within_bytes(odd, n - i);
		if (odd == 0) {
			i += 8;
			continue;
		}
		i += first_byte(odd);
		if ((s[i] & 0x80) == 0)
			return i;
		do {
			len = text_utf8(s + i, n - i);
			if (len == 0)
				return i;
			i += len;
		} while (i < n && (s[i] & 0x80) != 0);
	}
	return n;
}

/*
 * Puts a NUL over each delimiter among the n bytes of the row, and finds the
 * cells between them.  Whether `other` is there too.
 */
static int
cut_row(struct tab *t, size_t n, char other)
{
	const uint64_t delims = EACH(t->delim), others = EACH(other);
	char *row = tab_row(t), *p;
	const char **cell = t->cell;
	size_t i, cells = 0;
	uint64_t x, bits, found = 0;

	cell[cells++] = row;
	for (i = 0; i < n; i += 8) {
		x = word_at(row + i);
		found |= within_bytes(zero_bytes(x ^ others), n - i);
		bits = within_bytes(zero_bytes(x ^ delims), n - i);
		if (cells + 8 > t->cap)
			cell = t->cell = mem_grow(
			    t->cell, &t->cap, cells + 8, sizeof(*t->cell));
		for (; bits != 0; bits &= bits - 1) {
			p = row + i + first_byte(bits);
			*p = '\0';
			cell[cells++] = p + 1;
		}
	}
	t->cells = cells;
	return found != 0;
}

/* Puts the delimiters back. */
static void
mend_row(struct tab *t)
{
	char *row = tab_row(t);
	size_t i;

	for (i = 1; i < t->cells; i++)
		row[t->cell[i] - 1 - row] = t->delim;
}

/* Whether a cell of the row is too long. */
static int
long_cell(struct tab *t, const char *end)
{
	const char *stop;
	size_t i;

	for (i = 0; i < t->cells; i++) {
		stop = i + 1 < t->cells ? t->cell[i + 1] - 1 : end;
		if (stop - t->cell[i] > TAB_FIELD_MAX)
			return tab_wrong_field(t, i);
	}
	return 0;
}

static const char letters[] = "tnr\\", stands_for[] = "\t\n\r\\";

/*
 * Whether an escape of the row, whose cells end in NULs, is none of TSV.  A
 * lone \r would become a CR that CSV cannot have.
 */
static int
bad_escape(struct tab *t)
{
	const char *s;
	size_t i;

	for (i = 0; i < t->cells; i++)
		for (s = t->cell[i]; (s = strchr(s, '\\')) != NULL; s += 2) {
			if (s[1] == '\0' || strchr(letters, s[1]) == NULL)
				return tab_wrong(t, i,
				    "a backslash that begins none of \\t \\n "
				    "\\r \\\\: alone it is written \\\\");
			if (s[1] == 'r' && strncmp(s + 2, "\\n", 2) != 0)
				return tab_wrong(t, i,
				    "\\r without \\n behind it: a CR that "
				    "ends no line");
		}
	return 0;
}

static void
unescape_cell(char *s)
{
	char *w;

	for (w = s = s + strcspn(s, "\\"); *s != '\0'; s++)
		*w++ = *s == '\\' ? stands_for[strchr(letters, *++s) - letters]
				  : *s;
	*w = '\0';
}

/* The same as tab_split, but for a fault the row is left cut. */
static int
split_row(struct tab *t, size_t n)
{
	char *row = tab_row(t);
	size_t ok = tab_bad(row, n), i;
	int found;

	found = cut_row(t, ok, t->tsv ? '\\' : '"');
	if (found && !t->tsv)
		return 0;
	if (ok < n)
		return tab_wrong_byte(t, t->cells - 1, row[ok]);
	if (n > TAB_FIELD_MAX && long_cell(t, row + n))
		return -1;
	if (t->width > 0 && t->cells != t->width)
		return tab_wrong_width(t);
	row[n] = '\0';
	if (found && bad_escape(t))
		return -1;
	for (i = 0; found && i < t->cells; i++)
		unescape_cell(row + (t->cell[i] - row));
	return 1;
}

int
tab_split(struct tab *t, size_t n)
{
	char end = tab_row(t)[n];
	int r = split_row(t, n);

	if (r <= 0) {
		mend_row(t);
		tab_row(t)[n] = end;
	}
	return r;
}
