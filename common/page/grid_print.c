/*
 * Lines.  Blanks are owed until something comes behind them, so that no line
 * ends in one.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "page/grid_in.h"
#include "page/wrap.h"

/* Prints n bytes of s, which are w columns wide, in a field of `field`. */
static void
put(struct grid *g, const char *s, size_t n, size_t w, size_t field, int right)
{
	size_t blank = field > w ? field - w : 0;

	g->pad += right ? blank : 0;
	if (n > 0) {
		for (; g->pad > 0; g->pad--)
			putc(' ', g->fp);
		fwrite(s, 1, n, g->fp);
	}
	g->pad += right ? 0 : blank;
}

static void
end_line(struct grid *g)
{
	putc('\n', g->fp);
	g->pad = 0;
}

/*
 * Prints the next line of *s in the field of column c, and moves *s behind it
 * (NULL: there is no more).
 */
static void
put_line(struct grid *g, const struct col *c, const char **s)
{
	const char *next = NULL;
	size_t n = 0, w = 0;
	char *line;

	if (*s != NULL) {
		n = c->flags & GRID_WRAP ? wrap_break(*s, c->w, &next)
					 : strlen(*s);
		line = (*s)[n] != '\0' ? mem_dup(*s, n) : NULL;
		w = text_width(line ? line : *s);
		put(g, *s, n, w, c->w, c->flags & GRID_RIGHT);
		free(line);
	} else
		put(g, "", 0, 0, c->w, c->flags & GRID_RIGHT);
	*s = next;
}

/* The number of lines that a title takes. */
static size_t
title_lines(const struct col *c)
{
	const char *s = c->title;
	size_t n = 0;

	if (c->place != INLINE || c->flags & GRID_BARE || *s == '\0')
		return 0;
	for (; s != NULL; n++)
		wrap_break(s, c->w + grid_behind(c), &s);
	return n;
}

/* The titles, their last lines on one line. */
static void
titles(struct grid *g)
{
	const char **s;
	size_t i, line, lines = 0, n;
	const size_t first = grid_first(g);
	struct col c;

	if (g->how.untitled || g->stack)
		return;
	s = mem_alloc(g->n, sizeof(*s));
	for (i = 0; i < g->n; i++) {
		n = title_lines(&g->col[i]);
		lines = n > lines ? n : lines;
	}
	for (line = 0; line < lines; line++) {
		g->pad = g->how.indent;
		for (i = 0; i < g->n; i++) {
			if ((c = g->col[i]).place != INLINE)
				continue;
			g->pad += i > first ? GRID_GAP : 0;
			n = title_lines(&c);
			if (n > 0 && line == lines - n)
				s[i] = c.title;
			c.flags |= GRID_WRAP;
			c.w += grid_behind(&c);
			put_line(g, &c, &s[i]);
		}
		end_line(g);
	}
	free(s);
}

/* The cells of a row that are wanted as one text, commas between; NULL if
 * there are none.  The caller frees. */
static char *
joined(const struct grid *g, const struct cell *x, int beneath)
{
	char *all = NULL, *more;
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (x[i].s == NULL || (beneath && g->col[i].place == INLINE) ||
		    g->col[i].place == SPARED ||
		    (g->col[i].place == GONE && strcmp(x[i].s, "0") == 0))
			continue;
		more = all ? mem_printf("%s, %s", all, x[i].s)
			   : mem_dup(x[i].s, strlen(x[i].s));
		free(all);
		all = more;
	}
	return all;
}

/* What goes beneath a row. */
static void
print_beneath(struct grid *g, const struct cell *x)
{
	size_t indent = g->how.indent + GRID_STEP;
	char *s = joined(g, x, 1);

	if (s != NULL)
		wrap_print(g->fp, g->how.width, indent, indent + GRID_STEP, s);
	free(s);
}

/* A row on its line or lines. */
static void
print_cells(struct grid *g, const struct cell *x)
{
	const char **s = mem_alloc(g->n, sizeof(*s));
	const char *extra;
	const size_t column = grid_first(g);
	size_t i, left;
	int first = 1;

	for (i = 0; i < g->n; i++)
		s[i] = g->col[i].place == INLINE ? x[i].s : NULL;
	do {
		g->pad = g->how.indent;
		for (i = left = 0; i < g->n; i++) {
			if (g->col[i].place != INLINE)
				continue;
			g->pad += i > column ? GRID_GAP : 0;
			put_line(g, &g->col[i], &s[i]);
			left += s[i] != NULL;
			extra = first && x[i].extra ? x[i].extra : "";
			g->pad += g->col[i].ew ? 1 : 0;
			if (g->col[i].ew > 0)
				put(g, extra, strlen(extra),
				    *extra ? x[i].ew : 0, g->col[i].ew, 1);
		}
		end_line(g);
		first = 0;
	} while (left > 0);
	free(s);
	print_beneath(g, x);
}

/* A row of a table that has no titles, as one text. */
static void
print_joined(struct grid *g, const struct cell *x)
{
	char *s = joined(g, x, 0);

	if (s != NULL)
		wrap_print(g->fp, g->how.width, g->how.indent,
		    g->how.indent + GRID_STEP, s);
	free(s);
}

/* A row as a stack of lines, `title  value` beneath its first cell. */
static void
print_stack(struct grid *g, const struct cell *x)
{
	const size_t first = grid_first(g);
	size_t indent = g->how.indent + GRID_STEP, w = 0, i, tw;
	char *line;

	for (i = 0; i < g->n; i++)
		if (i != first && x[i].s != NULL) {
			tw = text_width(g->col[i].title);
			w = tw > w ? tw : w;
		}
	wrap_print(g->fp, g->how.width, g->how.indent, indent,
	    x[first].s ? x[first].s : "");
	for (i = 0; i < g->n; i++) {
		if (i == first || x[i].s == NULL || x[i].bar > 0 ||
		    (g->col[i].place == GONE && strcmp(x[i].s, "0") == 0))
			continue;
		tw = text_width(g->col[i].title);
		line = mem_printf("%s%*s%s%s%s", g->col[i].title,
		    (int)(w - tw + (w ? GRID_GAP : 0)), "", x[i].s,
		    x[i].extra ? " " : "", x[i].extra ? x[i].extra : "");
		wrap_print(
		    g->fp, g->how.width, indent, indent + GRID_STEP, line);
		free(line);
	}
}

static void
row(struct grid *g, const struct row *row)
{
	if (row->cell == NULL)
		wrap_print(
		    g->fp, g->how.width, row->indent, row->indent, row->across);
	else if (g->stack && g->how.untitled)
		print_joined(g, row->cell);
	else if (g->stack)
		print_stack(g, row->cell);
	else
		print_cells(g, row->cell);
}

static void
end(struct grid *g)
{
	(void)g;
}

const struct grid_lines *
grid_text(void)
{
	static const struct grid_lines lines = {titles, row, end};

	return &lines;
}
