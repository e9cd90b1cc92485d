#ifndef CHART_H
#define CHART_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * A few lines of numbers over the same months: drawn as
 * sparklines of block characters, or as columns in SVG.  Numbers are 0 or
 * more.
 */
enum { CHART_LINES = 3, CHART_LABEL = 8 };

struct chart {
	const char *title;
	char (*label)[CHART_LABEL]; /* n of them, "2026-03" */
	size_t n;
	size_t lines;
	const char *name[CHART_LINES];
	int64_t *value[CHART_LINES]; /* n of each */
};

/* The largest number of a line; its place is the latest such one. */
size_t chart_most(const struct chart *c, size_t line);

/* A line as block characters, one a number, as high as the share of `most`
 * that it is: nothing for 0.  The caller frees. */
char *chart_spark(const int64_t *value, size_t n, int64_t most);

/* A bar of block characters, at most `cols` long, in eighths: m of n.  Not
 * nothing unless m is.  The caller frees. */
char *chart_bar(int64_t m, int64_t n, size_t cols);

/* The chart as an <svg>, whose colours are classes of the page. */
void chart_svg(const struct chart *c, FILE *fp);

#endif
