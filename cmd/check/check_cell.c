/*
 * A cell by itself: the schema judges it; what a spreadsheet makes of ids,
 * dates and phones when it saves a table is told apart from other slips.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* Leaves s behind its digits, of which there must be min to max. */
static int
skip_digits(const char **s, size_t min, size_t max)
{
	size_t n = strspn(*s, "0123456789");

	*s += n;
	return n >= min && n <= max;
}

/* 1.23E+15, as a long number or an id like 12e7 is shown. */
static int
is_exponent(const char *s)
{
	s += *s == '-';
	if (!skip_digits(&s, 1, 1))
		return 0;
	if (*s == '.' && (s++, !skip_digits(&s, 1, 20)))
		return 0;
	if ((*s != 'E' && *s != 'e') || (s[1] != '+' && s[1] != '-'))
		return 0;
	s += 2;
	return skip_digits(&s, 1, 3) && *s == '\0';
}

/* 3/4/2026, 3.4.26: three numbers between the same marks, without or with a
 * time of the day behind. */
static int
is_local_date(const char *s)
{
	char mark;

	if (!skip_digits(&s, 1, 4) || (*s != '/' && *s != '.'))
		return 0;
	mark = *s++;
	if (!skip_digits(&s, 1, 2) || *s++ != mark || !skip_digits(&s, 2, 4))
		return 0;
	return *s == '\0' || *s == ' ';
}

/* 46024: days since 1899-12-30, from 1954 to 2119, a time behind the point. */
static int
is_serial(const char *s)
{
	long n = strtol(s, NULL, 10);

	if (!skip_digits(&s, 5, 5) || n < 20000 || n > 80000)
		return 0;
	return *s == '\0' ||
	    (*s++ == '.' && skip_digits(&s, 1, 20) && *s == '\0');
}

/* 1-Sep, Sep-26, 1-Sep-26; a month alone is somebody's name. */
static int
is_month_name(const char *s)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const char *m = months;
	const int day = isdigit((unsigned char)*s);

	if (day && (!skip_digits(&s, 1, 2) || *s++ != '-'))
		return 0;
	while (*m != '\0' && (*m != *s || strncmp(m, s, 3) != 0))
		m += 3;
	if (*m == '\0')
		return 0;
	s += 3;
	if (*s == '\0')
		return day;
	return *s++ == '-' && skip_digits(&s, 2, 4) && *s == '\0';
}

/* A formula came to nothing, or a column was too narrow. */
static int
is_error(const char *s)
{
	static const char *const errors[] = {
	    "#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"};
	size_t i;

	if (*s != '#')
		return 0;
	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (strcmp(s, errors[i]) == 0)
			return 1;
	return strncmp(s, "#####", 5) == 0 && s[strspn(s, "#")] == '\0';
}

/* The name of that which a spreadsheet made of the cell, or NULL. */
static const char *
spreadsheet_made(enum schema_type type, const char *s)
{
	if (is_error(s))
		return "the error of a formula";
	if (type == S_TEXT || type == S_TAGS)
		return NULL;
	if (is_exponent(s))
		return "a number that was shortened";
	if (type != S_DATE && type != S_STAMP && type != S_ID)
		return NULL;
	if (type != S_ID && (is_local_date(s) || is_serial(s)))
		return "a date that was rewritten";
	return is_month_name(s) ? "a date that was rewritten" : NULL;
}

enum problem_rule
check_cell(
    const struct schema_col *col, const char *cell, char buf[SCHEMA_FAULT])
{
	const char *how;

	if (*cell != '\0' &&
	    (how = spreadsheet_made(col->type, cell)) != NULL) {
		snprintf(buf, SCHEMA_FAULT, "'%.80s' is %s", cell, how);
		return PROBLEM_spreadsheet;
	}
	if (schema_fault(col, cell, buf) == NULL)
		return PROBLEM_N;
	if (*cell == '\0')
		return PROBLEM_lacks;
	return col->type == S_WORD ? PROBLEM_unknown : PROBLEM_value;
}
