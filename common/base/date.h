#ifndef DATE_H
#define DATE_H

#include <limits.h>

/*
 * Dates are calendar days, counted from 1970-01-01 in the proleptic Gregorian
 * calendar, years 1 to 9999.
 */
#define DATE_NONE INT_MIN

enum { DATE_LEN = 10, STAMP_LEN = 20, DATE_WORDS = 32 };

/* The day of a civil date, which must exist.  Source: H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
int date_of(int year, int month, int day);

/* The reverse. */
void date_civil(int date, int *year, int *month, int *day);

/* Whether such a day exists, in the years 1 to 9999. */
int date_exists(int year, int month, int day);

/* YYYY-MM-DD and nothing else; DATE_NONE if s is not that or no such day. */
int date_parse(const char *s);

/* date_parse, and +N or -N days from today; DATE_NONE if neither. */
int date_parse_from(const char *s, int today);

/* Writes "YYYY-MM-DD", or "" for DATE_NONE; returns buf. */
char *date_print(int date, char buf[DATE_LEN + 1]);

/* Writes "3 June 2026", or "" for DATE_NONE; returns buf. */
char *date_words(int date, char buf[DATE_WORDS]);

/*
 * Today: REF_TODAY, else the local date.  A REF_TODAY that is no date ends
 * the program, status 2.
 */
int date_today(void);

/* The time now, in UTC, as YYYY-MM-DDTHH:MM:SSZ; returns buf. */
char *date_stamp(char buf[STAMP_LEN + 1]);

/* Whether s is such a time; the day of it, else DATE_NONE. */
int date_parse_stamp(const char *s);

#endif
