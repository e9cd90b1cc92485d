/*
 * Slugs: a name in ASCII, by the letters that are commonly written for others.
 */
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/text_part.h"

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
ascii(char buf[2], uint32_t c)
{
	size_t i;

	buf[0] = '-';
	if (c < 0x80 && text_in_word(c))
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
		c = text_decode(s, &len);
		if (c >= 0x300 && c <= 0x36f)
			continue; /* the accent of a decomposed letter */
		n = ascii(letters, c);
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
