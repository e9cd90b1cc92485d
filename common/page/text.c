/*
 * A page as text for a terminal or a mail.
 *
 * The columns of a table line up by display width within so many columns of
 * the page.  Nothing is cut: what does not fit is wrapped.  A table that is too
 * wide gives way in this order, until it fits: columns marked PAGE_SPARE go,
 * the last first; those marked PAGE_UNDER go beneath their row; PAGE_WRAP
 * columns become narrower, the widest first; what stands behind cells
 * (percentages) goes; at last each row becomes a stack of lines,
 * `title  value`.  Blanks are owed until something comes behind them, so no
 * line ends in one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/part.h"
#include "page/wrap.h"

/* Prints a part, its first line indented by `first`, the others by `rest`. */
static void
print_text(const struct page *p, size_t first, size_t rest, const char *s)
{
	wrap_print(stdout, p->how.width, first, rest, s);
}

static void
text_part(struct page *p, enum page_part part, const char *term, const char *s)
{
	char *line;

	if (p->last != PAGE_NOTHING && part != PAGE_TERM && part != PAGE_ITEM &&
	    part != PAGE_END)
		putchar('\n');
	switch (part) {
	case PAGE_HEADING:
		line = mem_printf(*p->asof ? "%s, as of %s" : "%s", s, p->asof);
		print_text(p, 0, 0, line);
		free(line);
		break;
	case PAGE_BLOCK: print_text(p, 0, 0, s); break;
	case PAGE_PARA: print_text(p, 2, 4, s); break;
	case PAGE_TERM:
		line = mem_printf(*s ? "%s: %s" : "%s", term, s);
		print_text(p, 2, 6, line);
		free(line);
		break;
	case PAGE_ITEM:
		line = mem_printf("- %s", s);
		print_text(p, 4, 6, line);
		free(line);
		break;
	default: break; /* a grid follows */
	}
}

enum {
	ASIDE = 24,    /* an UNDER column narrower than this goes beneath */
	NARROW = 16,   /* names are made as narrow as this gladly ... */
	NARROWEST = 10 /* ... and as this before the rows are stacked */
};

/* The width of the texts behind the cells of a column, and the blank before. */
static size_t
behind(const struct grid_col *c)
{
	return c->ew > 0 ? c->ew + 1 : 0;
}

/* The columns that the table takes on a line. */
static size_t
table_width(const struct grid *g)
{
	const size_t first = grid_first(g);
	size_t sum = g->t.indent, i;

	for (i = 0; i < g->n; i++)
		if (g->col[i].place == INLINE)
			sum += (i > first ? GRID_GAP : 0) + g->col[i].w +
			    behind(&g->col[i]);
	return sum;
}

static int
fits(const struct grid *g)
{
	return table_width(g) <= g->how->width;
}

/* Makes a column wide enough for its title, which stands over both. */
static void
make_room(struct grid_col *c, size_t title)
{
	if (title > c->w + behind(c))
		c->w = title - behind(c);
}

/* Gives a width to every column for its cells and, whole or wrapped, title. */
static void
measure_all(struct grid *g, size_t (*title)(const char *))
{
	size_t i;

	for (i = 0; i < g->n; i++) {
		g->col[i].w = g->col[i].cells;
		if (!g->t.untitled)
			make_room(&g->col[i], title(g->col[i].title));
	}
}

/* Leaves out what stands behind the cells, while the table is too wide. */
static void
bare_cells(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->n && !fits(g); i++)
		if (g->col[i].ew > 0) {
			g->col[i].ew = 0;
			make_room(&g->col[i], wrap_longest(g->col[i].title));
		}
}

/* Leaves out SPARE columns, the last first, while the table is too wide. */
static void
spare(struct grid *g)
{
	size_t i;

	for (i = g->n; i-- > 1 && !fits(g);)
		if (g->col[i].flags & PAGE_SPARE)
			g->col[i].place = SPARED;
}

/* Puts UNDER columns beneath, the last first, while the table is too wide. */
static void
lower(struct grid *g)
{
	struct grid_col *c;
	size_t i, others;

	for (i = g->n; i-- > 1 && !fits(g);) {
		c = &g->col[i];
		if (!(c->flags & PAGE_UNDER) || c->place != INLINE)
			continue;
		others = table_width(g) - c->w;
		if (c->flags & PAGE_WRAP && others + ASIDE <= g->how->width)
			c->w = g->how->width - others;
		else
			c->place = BENEATH;
	}
}

/* Narrows WRAP columns, the widest first, while the table is too wide. */
static void
narrow(struct grid *g, size_t least)
{
	struct grid_col *widest;
	size_t i;

	while (!fits(g)) {
		widest = NULL;
		for (i = 0; i < g->n; i++)
			if (g->col[i].flags & PAGE_WRAP &&
			    g->col[i].place == INLINE && g->col[i].w > least &&
			    (widest == NULL || g->col[i].w > widest->w))
				widest = &g->col[i];
		if (widest == NULL)
			return;
		widest->w--;
	}
}

/* Settles the widths of the columns by the rows that are held: what costs a
 * reader least gives way first. */
static void
text_fit_table(struct grid *g)
{
	measure_all(g, text_width);
	if (!fits(g))
		measure_all(g, wrap_longest);
	spare(g);
	lower(g);
	narrow(g, NARROW);
	bare_cells(g);
	narrow(g, NARROWEST);
	g->stack = !fits(g);
}

/* Prints n bytes of s, which are w columns wide, in a field of `field`. */
static void
put_field(
    struct grid *g, const char *s, size_t n, size_t w, size_t field, int right)
{
	size_t blank = field > w ? field - w : 0;

	g->pad += right ? blank : 0;
	if (n > 0) {
		for (; g->pad > 0; g->pad--)
			putc(' ', stdout);
		fwrite(s, 1, n, stdout);
	}
	g->pad += right ? 0 : blank;
}

static void
end_line(struct grid *g)
{
	putc('\n', stdout);
	g->pad = 0;
}

/*
 * Prints the next line of *s in the field of column c, and moves *s behind it
 * (NULL: there is no more).
 */
static void
put_line(struct grid *g, const struct grid_col *c, const char **s)
{
	const char *next = NULL, *text = *s ? *s : "";
	size_t n =
	    c->flags & PAGE_WRAP ? wrap_break(text, c->w, &next) : strlen(text);
	char *line = text[n] != '\0' ? mem_dup(text, n) : NULL;

	put_field(g, text, n, text_width(line ? line : text), c->w,
	    c->flags & PAGE_RIGHT);
	free(line);
	*s = next;
}

/* The number of lines that a title takes. */
static size_t
title_lines(const struct grid_col *c)
{
	const char *s = c->title;
	size_t n = 0;

	if (c->place != INLINE || *s == '\0')
		return 0;
	for (; s != NULL; n++)
		wrap_break(s, c->w + behind(c), &s);
	return n;
}

/* The titles, their last lines on one line. */
static void
text_titles(struct grid *g)
{
	const char **s;
	size_t i, line, lines = 0, n;
	const size_t first = grid_first(g);
	struct grid_col c;

	if (g->t.untitled || g->stack)
		return;
	s = mem_alloc(g->n, sizeof(*s));
	for (i = 0; i < g->n; i++) {
		n = title_lines(&g->col[i]);
		lines = n > lines ? n : lines;
	}
	for (line = 0; line < lines; line++) {
		g->pad = g->t.indent;
		for (i = 0; i < g->n; i++) {
			if ((c = g->col[i]).place != INLINE)
				continue;
			g->pad += i > first ? GRID_GAP : 0;
			n = title_lines(&c);
			if (n > 0 && line == lines - n)
				s[i] = c.title;
			c.flags |= PAGE_WRAP;
			c.w += behind(&c);
			put_line(g, &c, &s[i]);
		}
		end_line(g);
	}
	free(s);
}

/* Prints the cells of a row as one text, commas between: those that go beneath
 * it, or all. */
static void
print_joined(
    const struct grid *g, const struct grid_cell *x, int beneath, size_t indent)
{
	struct mem_text t = {0};
	size_t i;

	for (i = 0; i < g->n; i++)
		if (x[i].s != NULL && (!beneath || g->col[i].place != INLINE) &&
		    g->col[i].place != SPARED &&
		    (g->col[i].place != GONE || strcmp(x[i].s, "0") != 0)) {
			mem_text_add(&t, ", ", t.s ? 2 : 0);
			mem_text_add(&t, x[i].s, strlen(x[i].s));
		}
	if (t.s != NULL)
		wrap_print(
		    stdout, g->how->width, indent, indent + GRID_STEP, t.s);
	free(t.s);
}

/* A row on its line or lines. */
static void
print_cells(struct grid *g, const struct grid_cell *x)
{
	const char **s = mem_alloc(g->n, sizeof(*s));
	const char *extra;
	const size_t column = grid_first(g);
	size_t i, left;
	int first = 1;

	for (i = 0; i < g->n; i++)
		s[i] = g->col[i].place == INLINE ? x[i].s : NULL;
	do {
		g->pad = g->t.indent;
		for (i = left = 0; i < g->n; i++) {
			if (g->col[i].place != INLINE)
				continue;
			g->pad += i > column ? GRID_GAP : 0;
			put_line(g, &g->col[i], &s[i]);
			left += s[i] != NULL;
			extra = first && x[i].extra ? x[i].extra : "";
			g->pad += g->col[i].ew ? 1 : 0;
			if (g->col[i].ew > 0)
				put_field(g, extra, strlen(extra),
				    *extra ? x[i].ew : 0, g->col[i].ew, 1);
		}
		end_line(g);
		first = 0;
	} while (left > 0);
	free(s);
	print_joined(g, x, 1, g->t.indent + GRID_STEP);
}

/* A row as a stack of lines, `title  value` beneath its first cell. */
static void
print_stack(struct grid *g, const struct grid_cell *x)
{
	const size_t first = grid_first(g);
	size_t indent = g->t.indent + GRID_STEP, w = 0, i, tw;
	char *line;

	for (i = 0; i < g->n; i++)
		if (i != first && x[i].s != NULL) {
			tw = text_width(g->col[i].title);
			w = tw > w ? tw : w;
		}
	wrap_print(stdout, g->how->width, g->t.indent, indent,
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
		    stdout, g->how->width, indent, indent + GRID_STEP, line);
		free(line);
	}
}

static void
text_row(struct grid *g, const struct grid_row *row)
{
	if (row->cell == NULL)
		wrap_print(stdout, g->how->width, row->indent, row->indent,
		    row->across);
	else if (g->stack && g->t.untitled)
		print_joined(g, row->cell, 0, g->t.indent);
	else if (g->stack)
		print_stack(g, row->cell);
	else
		print_cells(g, row->cell);
}

const struct page_form *
page_form_text(void)
{
	static const struct page_form form = {.part = text_part,
	    .grid = {text_titles, text_row, NULL, text_fit_table}};

	return &form;
}
