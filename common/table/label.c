/*
 * Every label is written into a buffer of the caller.
 */
#include "table/label.h"

#include <stdio.h>
#include <string.h>

#include "base/newid.h"

const char *
label_id(const char *id)
{
	static const char shape[] = "rdddddd-xxxxx";
	size_t i;

	for (i = 0; shape[i] != '\0'; i++)
		switch (shape[i]) {
		case 'd':
			if (id[i] < '0' || id[i] > '9')
				return id;
			break;
		case 'x':
			if (id[i] == '\0' ||
			    strchr(NEWID_LETTERS, id[i]) == NULL)
				return id;
			break;
		default:
			if (id[i] != shape[i])
				return id;
		}
	return id[i] == '\0' ? id + i - NEWID_END : id;
}

/* One and many are what stands behind the number. */
static char *
print_late(long days, const char *one, const char *many, char buf[LABEL_LEN])
{
	const char *unit = days == 1 || days == -1 ? one : many;

	if (days > 0)
		snprintf(buf, LABEL_LEN, "%ld%s late", days, unit);
	else if (days < 0)
		snprintf(buf, LABEL_LEN, "in %ld%s", -days, unit);
	else
		snprintf(buf, LABEL_LEN, "today");
	return buf;
}

char *
label_late(long days, char buf[LABEL_LEN])
{
	return print_late(days, " day", " days", buf);
}

char *
label_days(long days, char buf[LABEL_LEN])
{
	return print_late(days, "", "", buf);
}

char *
label_money(const char *amount, char buf[LABEL_LEN])
{
	size_t digits = strspn(amount + (*amount == '-'), "0123456789");
	char *to = buf;

	snprintf(buf, LABEL_LEN, "%s", amount);
	if (strlen(amount) + digits / 3 >= LABEL_LEN)
		return buf;
	if (*amount == '-')
		*to++ = *amount++;
	for (; digits > 0; digits--) {
		*to++ = *amount++;
		if (digits > 1 && digits % 3 == 1)
			*to++ = ',';
	}
	memcpy(to, amount, strlen(amount) + 1);
	return buf;
}

const char *
label_first(const char *const texts[], size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (*texts[i] != '\0')
			return texts[i];
	return "";
}

char *
label_count(size_t n, const char *one, const char *many, char buf[LABEL_LEN])
{
	snprintf(buf, LABEL_LEN, "%zu %s", n, n == 1 ? one : many);
	return buf;
}
