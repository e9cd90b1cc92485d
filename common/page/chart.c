#include "page/chart.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/escape.h"

enum { EIGHTHS = 8 };

/* n/8 of a character cell filled, from the left and from below. */
static const char *const left[EIGHTHS + 1] = {
    "", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
static const char *const below[EIGHTHS + 1] = {
    "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

size_t
chart_most(const struct chart *c, size_t line)
{
	size_t i, most = 0;

	for (i = 1; i < c->n; i++)
		if (c->value[line][i] >= c->value[line][most])
			most = i;
	return most;
}

/* How many of `steps` m of n fills, rounded, but not to nothing. */
static int64_t
filled(int64_t m, int64_t n, int64_t steps)
{
	int64_t k;

	if (m <= 0 || n <= 0)
		return 0;
	k = (int64_t)((double)m / (double)n * (double)steps + 0.5);
	return k < 1 ? 1 : k > steps ? steps : k;
}

char *
chart_spark(const int64_t *value, size_t n, int64_t most)
{
	struct mem_text t = {0};
	const char *s;
	size_t i;

	for (i = 0; i < n; i++) {
		s = below[filled(value[i], most, EIGHTHS)];
		mem_text_add(&t, s, strlen(s));
	}
	return t.s ? t.s : mem_dup("", 0);
}

char *
chart_bar(int64_t m, int64_t n, size_t cols)
{
	int64_t k = filled(m, n, (int64_t)cols * EIGHTHS), step;
	struct mem_text t = {0};

	for (; k > 0; k -= step) {
		step = k < EIGHTHS ? k : EIGHTHS;
		mem_text_add(&t, left[step], strlen(left[step]));
	}
	return t.s ? t.s : mem_dup("", 0);
}

/* The drawing, in its own units; its text is as large on a desk as on a
 * telephone can be. */
enum {
	WIDTH = 480,
	HEIGHT = 170,
	TOP = 18,   /* room for the numbers over the columns */
	BASE = 134, /* where columns stand */
	MONTHS_AT = 148,
	YEARS_AT = 162,
	NUMBERS_MAX = 14 /* no numbers over more columns than that */
};

/* The month as it stands beneath a column: "Mar" of "2026-03". */
static const char *
month_name(const char *label)
{
	static const char *const months[] = {"", "Jan", "Feb", "Mar", "Apr",
	    "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

	return months[(label[5] - '0') * 10 + (label[6] - '0')];
}

/* A column of a line from x, w wide; its number above. */
static void
column(const struct chart *c, FILE *fp, size_t line, size_t i, double x,
    double w, int64_t most)
{
	int64_t v = c->value[line][i];
	double h =
	    most > 0 ? (double)v / (double)most * (double)(BASE - TOP) : 0;

	if (v <= 0)
		return;
	fprintf(fp,
	    "<rect class=\"c%zu\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
	    "height=\"%.1f\"/>",
	    line, x, BASE - h, w, h);
	if (line != 1 && c->n <= NUMBERS_MAX)
		fprintf(fp,
		    "<text class=\"v\" x=\"%.1f\" y=\"%.1f\">%lld</text>",
		    x + w / 2, BASE - h - 4, (long long)v);
}

/* Writes months and years beneath the columns: every so many, that they do not
 * touch. */
static void
labels(const struct chart *c, FILE *fp, double step)
{
	size_t i, every = c->n / NUMBERS_MAX + 1;
	double x;

	for (i = 0; i < c->n; i += every) {
		x = ((double)i + 0.5) * step;
		fprintf(fp, "<text x=\"%.1f\" y=\"%d\">%s</text>", x, MONTHS_AT,
		    month_name(c->label[i]));
		if (i == 0 || strncmp(c->label[i], c->label[i - every], 4) != 0)
			fprintf(fp, "<text x=\"%.1f\" y=\"%d\">%.4s</text>", x,
			    YEARS_AT, c->label[i]);
	}
}

/* The numbers in words, for whom the drawing is nothing. */
static void
in_words(const struct chart *c, FILE *fp)
{
	size_t i, line;

	escape_html(fp, c->title);
	for (i = 0; i < c->n; i++) {
		fprintf(fp, "%s %s", i ? ";" : ":", c->label[i]);
		for (line = 0; line < c->lines; line++)
			fprintf(fp, "%s %s %lld", line ? "," : "",
			    c->name[line], (long long)c->value[line][i]);
	}
}

void
chart_svg(const struct chart *c, FILE *fp)
{
	double step = (double)WIDTH / (double)(c->n ? c->n : 1), x;
	double w = step * 0.42 > 40 ? 40 : step * 0.42;
	int64_t most = 1, v;
	size_t i, line;

	for (line = 0; line < c->lines; line++) {
		v = c->n ? c->value[line][chart_most(c, line)] : 0;
		most = v > most ? v : most;
	}
	fprintf(fp, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
	    WIDTH, HEIGHT);
	in_words(c, fp);
	fputs("\">\n", fp);
	for (i = 0; i < c->n; i++) {
		x = ((double)i + 0.5) * step - w;
		for (line = 0; line < c->lines; line++)
			column(c, fp, line, i, line < 2 ? x : x + w * 1.08,
			    line < 2 ? w : w * 0.8, most);
		fputs("\n", fp);
	}
	fprintf(fp, "<path class=\"axis\" d=\"M0 %d.5H%d\"/>", BASE, WIDTH);
	labels(c, fp, step);
	fputs("</svg>\n", fp);
}
