#ifndef LABEL_H
#define LABEL_H

#include <stddef.h>

/* Small phrases that people read, of the cells of rows. */

/*
 * The short id that people type for a referral: the five characters at the end
 * of an id that was made (rYYMMDD-xxxxx), else the whole id.  A part of id.
 */
const char *label_id(const char *id);

/* "12 days late", "1 day late", "today", "in 5 days"; returns buf. */
enum { LABEL_LEN = 48 };
char *label_late(long days, char buf[LABEL_LEN]);

/* The same in a table whose title says days: "12 late", "today", "in 5". */
char *label_days(long days, char buf[LABEL_LEN]);

/*
 * An amount as people read it: 1234567.89 as 1,234,567.89.  A text that is
 * no amount of a reasonable length is left as it is; returns buf.
 */
char *label_money(const char *amount, char buf[LABEL_LEN]);

/* The first of n texts that is not empty, "" if all are. */
const char *label_first(const char *const texts[], size_t n);

/* 1: "1 partner"; 2: "2 partners"; returns buf. */
char *label_count(
    size_t n, const char *one, const char *many, char buf[LABEL_LEN]);

#endif
