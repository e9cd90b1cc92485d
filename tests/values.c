/*
 * values - the values of the toolkit, for the tests.
 *
 * values date|from|stamp|money|sum|word|follow: reads lines, writes what the
 * module makes of each, "-" for what it refuses.
 */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "ledger/words.h"

static void
put_date(int date)
{
	char buf[DATE_LEN + 1];

	if (date == DATE_NONE)
		puts("-");
	else
		printf("%d %s\n", date, date_print(date, buf));
}

static void
put_money(int64_t m)
{
	char buf[MONEY_LEN];

	puts(m == MONEY_NONE ? "-" : money_print(m, buf));
}

static void
put_word(const char *s)
{
	size_t n;
	const struct word *w = word_begins(s, &n);

	if (w != NULL)
		puts(w->name);
	else
		printf("- %zu\n", n);
}

/* "won lost": may lost follow won? */
static void
put_follow(char *s)
{
	char *second = s + strcspn(s, " ");
	enum word_id status = W_NEW;
	const char *why;

	*second++ = '\0';
	if (strcmp(s, "new") != 0)
		status = word_status(word_find(s)->id);
	why = word_refuses(status, word_find(second)->id);
	puts(why != NULL ? why : "yes");
}

int
main(int argc, char *argv[])
{
	const char *what = argc > 1 ? argv[1] : "";
	char line[256];
	int64_t sum = 0;

	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (strcmp(what, "date") == 0)
			put_date(date_parse(line));
		else if (strcmp(what, "from") == 0)
			put_date(date_parse_from(line, date_today()));
		else if (strcmp(what, "stamp") == 0)
			put_date(date_parse_stamp(line));
		else if (strcmp(what, "money") == 0)
			put_money(money_parse(line));
		else if (strcmp(what, "sum") == 0)
			put_money(money_add(&sum, money_parse(line)) == 0
				? sum
				: MONEY_NONE);
		else if (strcmp(what, "word") == 0)
			put_word(line);
		else if (strcmp(what, "follow") == 0)
			put_follow(line);
		else
			return 2;
	}
	return 0;
}
