/*
 * Text is decoded a character at a time; a byte that is not UTF-8 stands for
 * itself and spoils nothing around it.  ASCII takes the short way.
 */
#define _GNU_SOURCE /* wcwidth, with the extensions of the rest */
#include "base/text.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "base/mem.h"

/* A byte that begins no character. */
#define TEXT_BAD UINT32_MAX

/* The longest escape is \U and eight digits. */
enum { ESCAPE_MAX = 12 };

size_t
text_utf8(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t len, i;

	if (n == 0)
		return 0;
	if (u[0] < 0x80)
		return 1;
	len = u[0] < 0xc2 ? 0 : u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
	if (len == 0 || len > n || u[0] > 0xf4)
		return 0;
	for (i = 1; i < len; i++)
		if ((u[i] & 0xc0) != 0x80)
			return 0;
	if ((u[0] == 0xe0 && u[1] < 0xa0) || /* longer than need be */
	    (u[0] == 0xed && u[1] > 0x9f) || /* half of a surrogate pair */
	    (u[0] == 0xf0 && u[1] < 0x90) || /* longer than need be */
	    (u[0] == 0xf4 && u[1] > 0x8f))   /* behind U+10FFFF */
		return 0;
	return len;
}

/* The character at s (no longer than the string) and its length; or TEXT_BAD,
 * 1. */
static uint32_t
decode_char(const char *s, size_t *len)
{
	static const unsigned char mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t c;
	size_t i;

	*len = text_utf8(s, strnlen(s, 4));
	if (*len == 0) {
		*len = 1;
		return *s == '\0' ? 0 : TEXT_BAD;
	}
	c = (unsigned char)s[0] & mask[*len];
	for (i = 1; i < *len; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3f);
	return c;
}

/* Writes the character, at most four bytes; returns how many. */
static size_t
encode_char(char *buf, uint32_t c)
{
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;

	for (i = len; i-- > 1; c >>= 6)
		buf[i] = (char)(0x80 | (c & 0x3f));
	buf[0] = (char)(lead[len] | c);
	return len;
}

/* Characters that a reader would not see, or that would mislead. */
static const struct range {
	uint32_t first, last;
} hidden[] = {
    {0x00, 0x1f},
    {0x7f, 0x9f}, /* C0, DEL, C1 */
    {0xad, 0xad}, /* soft hyphen */
    {0x34f, 0x34f},
    {0x61c, 0x61c}, /* grapheme joiner, Arabic mark */
    {0x115f, 0x1160},
    {0x17b4, 0x17b5},
    {0x180b, 0x180f},
    {0x200b, 0x200f}, /* zero-width, directions */
    {0x2028, 0x202e}, /* ends of lines, embeddings */
    {0x2060, 0x206f}, /* joiners, isolates */
    {0x3164, 0x3164},
    {0xfeff, 0xfeff},
    {0xffa0, 0xffa0},
    {0xfff9, 0xfffb},
    {0xe0000, 0xe0fff},
};

static int
is_hidden(uint32_t c)
{
	size_t i;

	if (c < 0x7f)
		return c < 0x20;
	for (i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (c >= hidden[i].first && c <= hidden[i].last)
			return 1;
	return 0;
}

/*
 * The escape of the character at s in buf, its length; 0 if it has none and
 * is shown as it is.
 */
static size_t
escape_char(char buf[ESCAPE_MAX], const char *s, uint32_t c)
{
	int n;

	if (c == '\n' || c == '\t' || c == '\r')
		n = snprintf(buf, ESCAPE_MAX, "\\%c",
		    c == '\n'	    ? 'n'
			: c == '\t' ? 't'
				    : 'r');
	else if (c == TEXT_BAD || c < 0x20 || c == 0x7f)
		n = snprintf(buf, ESCAPE_MAX, "\\x%02x", (unsigned char)*s);
	else if (is_hidden(c))
		n = snprintf(
		    buf, ESCAPE_MAX, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
	else
		return 0;
	return (size_t)n;
}

size_t
text_visible(char *buf, size_t size, const char *s)
{
	char esc[ESCAPE_MAX];
	const char *from;
	size_t w = 0, len, n;
	uint32_t c;

	if (size == 0)
		return 0;
	for (; *s != '\0'; s += len) {
		c = decode_char(s, &len);
		n = escape_char(esc, s, c);
		from = n > 0 ? esc : s;
		if (n == 0)
			n = len;
		if (w + n >= size)
			break;
		memcpy(buf + w, from, n);
		w += n;
	}
	buf[w] = '\0';
	return w;
}

/* C.UTF-8, whatever the environment says; made once. */
static locale_t
utf8_locale(void)
{
	static locale_t loc;

	if (loc == (locale_t)0)
		loc = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	return loc;
}

/* The columns of a character that is shown as it is. */
static size_t
char_columns(uint32_t c)
{
	locale_t old;
	int w;

	if (c < 0x300)
		return 1;
	if (utf8_locale() == (locale_t)0)
		return 1;
	old = uselocale(utf8_locale());
	w = wcwidth((wchar_t)c);
	uselocale(old);
	return w < 0 ? 1 : (size_t)w;
}

size_t
text_width(const char *s)
{
	char esc[ESCAPE_MAX];
	size_t w = 0, len, n;
	uint32_t c;

	for (; *s != '\0'; s += len) {
		len = 1;
		if (*s >= ' ' && *s <= '~') {
			w++;
			continue;
		}
		c = decode_char(s, &len);
		n = escape_char(esc, s, c);
		w += n > 0 ? n : char_columns(c);
	}
	return w;
}

size_t
text_fit(const char *s, size_t cols)
{
	size_t i = 0, len, w;
	uint32_t c;

	for (; s[i] != '\0'; i += len) {
		c = decode_char(s + i, &len);
		w = c == TEXT_BAD || is_hidden(c) ? 1 : char_columns(c);
		if (w > cols)
			break;
		cols -= w;
	}
	return i;
}

static int
is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 ||
	    c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
	    c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static uint32_t
char_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (utf8_locale() == (locale_t)0)
		return c;
	return (uint32_t)towlower_l((wint_t)c, utf8_locale());
}

char *
text_fold(const char *s)
{
	char *key = mem_alloc(strlen(s) + 1, 4), *w = key;
	size_t len;
	uint32_t c;
	int blank = 0;

	for (; *s != '\0'; s += len) {
		c = decode_char(s, &len);
		if (c != TEXT_BAD && is_blank(c)) {
			blank = 1;
			continue;
		}
		if (blank && w > key)
			*w++ = ' ';
		blank = 0;
		if (c == TEXT_BAD)
			*w++ = *s;
		else
			w += encode_char(w, char_lower(c));
	}
	*w = '\0';
	return key;
}

/* Whether the character is part of a word; marks belong to their letter. */
static int
in_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z');
	if (c == TEXT_BAD || (c >= 0x300 && c <= 0x36f))
		return 1;
	return utf8_locale() != (locale_t)0 &&
	    iswalnum_l((wint_t)c, utf8_locale());
}

int
text_has_words(const char *s, const char *words)
{
	const size_t n = strlen(words);
	int before = 0; /* the character before s is part of a word */
	size_t len;
	uint32_t c;

	if (n == 0)
		return 0;
	for (; *s != '\0'; s += len) {
		if (!before && strncmp(s, words, n) == 0 &&
		    !in_word(decode_char(s + n, &len)))
			return 1;
		c = decode_char(s, &len);
		before = in_word(c);
	}
	return 0;
}

/* Slugs: a name in ASCII, by the letters that are commonly written for others.
 */
enum { SLUG_MAX = 64 };

/*
 * The letters under the accents, as Unicode decomposes them, and those that
 * are commonly written for letters that it does not; '-': not Latin, '?': two
 * letters, see below.
 */
static const char c0_24f[] =
    "aaaaaa?ceeeeiiiidnooooo-ouuuuy??aaaaaa?ceeeeiiiidnooooo-ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "------------------f-------------oo-------------uu---------------"
    "-------------aaiioouuuuuuuuuu-aaaa----ggkkoooo--j---gg--nnaa----"
    "aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------"
    "----------------";
static const char x1e00_1eff[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy----?-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";

static const struct pair {
	uint32_t c;
	char as[3];
} pairs[] = {
    {0xc6, "ae"},
    {0xde, "th"},
    {0xdf, "ss"},
    {0xe6, "ae"},
    {0xfe, "th"},
    {0x132, "ij"},
    {0x133, "ij"},
    {0x152, "oe"},
    {0x153, "oe"},
    {0x1e9e, "ss"},
};

/* The ASCII letters and digits for a character in buf; their number. */
static size_t
char_ascii(char buf[2], uint32_t c)
{
	size_t i;

	buf[0] = '-';
	if (c < 0x80 && in_word(c))
		buf[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	else if (c >= 0xc0 && c <= 0x24f)
		buf[0] = c0_24f[c - 0xc0];
	else if (c >= 0x1e00 && c <= 0x1eff)
		buf[0] = x1e00_1eff[c - 0x1e00];
	if (buf[0] == '-')
		return 0;
	if (buf[0] != '?')
		return 1;
	for (i = 0; pairs[i].c != c; i++)
		;
	memcpy(buf, pairs[i].as, 2);
	return 2;
}

char *
text_slug(const char *s)
{
	char *slug = mem_alloc(SLUG_MAX + 1, 1), letters[2];
	size_t w = 0, len, n;
	uint32_t c;
	int run = 0;

	for (; *s != '\0'; s += len) {
		c = decode_char(s, &len);
		if (c >= 0x300 && c <= 0x36f)
			continue; /* the accent of a decomposed letter */
		n = char_ascii(letters, c);
		if (n == 0) {
			run = 1;
			continue;
		}
		run = run && w > 0;
		if (w + (size_t)run + n > SLUG_MAX)
			break;
		if (run)
			slug[w++] = '-';
		run = 0;
		memcpy(slug + w, letters, n);
		w += n;
	}
	slug[w] = '\0';
	return slug;
}

int
text_casecmp(const char *a, const char *b)
{
	return text_ncasecmp(a, b, SIZE_MAX);
}

int
text_ncasecmp(const char *a, const char *b, size_t n)
{
	uint32_t x, y;

	for (; n > 0; n--, a++, b++) {
		x = (unsigned char)*a;
		y = (unsigned char)*b;
		if (x < 0x80)
			x = char_lower(x);
		if (y < 0x80)
			y = char_lower(y);
		if (x != y)
			return x < y ? -1 : 1;
		if (x == 0)
			break;
	}
	return 0;
}

const char *
text_item(const char **s, size_t *len)
{
	const char *item = *s + strspn(*s, "; \t");
	size_t n = strcspn(item, ";");

	*s = item + n;
	while (n > 0 && strchr(" \t", item[n - 1]) != NULL)
		n--;
	*len = n;
	return n > 0 ? item : NULL;
}

char *
text_digits_before(char *end, unsigned long long n)
{
	do
		*--end = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return end;
}
