#ifndef IMPORT_DATES_H
#define IMPORT_DATES_H

/*
 * Dates as other systems write them.  A time behind the date is understood
 * and dropped: the date is the one that is written, so that of a time with Z
 * is its date in UTC; that of an epoch too.
 */
enum foreign_order {
	FOREIGN_ISO,
	FOREIGN_DMY,
	FOREIGN_MDY,
	FOREIGN_YMD,
	FOREIGN_EPOCH,	  /* seconds since 1970; also as 1.5988E+09 */
	FOREIGN_EPOCH_MS, /* thousandths of them */
	FOREIGN_EPOCH_NS, /* thousand-millionths */
	FOREIGN_EXCEL,	  /* days, of which 1 is 1900-01-01; 60 never was */
	FOREIGN_N
};

/* Two digits of a year from this on are of the 1900s, under it of the 2000s
 * (as POSIX has it for %y). */
enum { FOREIGN_PIVOT = 69 };

/* "dmy", "epoch-ms"; the order of that name, or FOREIGN_N. */
const char *foreign_name(enum foreign_order o);
enum foreign_order foreign_order(const char *name);

/*
 * The day that s is when it is read in an order that was declared, or
 * DATE_NONE.  What can be read in one way only (a year of four digits in
 * front, a month by its English name) is read by dmy, mdy and ymd alike.
 */
int foreign_date(const char *s, enum foreign_order o);

/*
 * The same, where nothing was declared: numbers count as an epoch or as a
 * spreadsheet's day only where no other order could have so many digits.
 */
int foreign_likely(const char *s, enum foreign_order o);

/* Whether s stands for no date at all: 0/0/00, 0000-00-00. */
int foreign_blank(const char *s);

#endif
