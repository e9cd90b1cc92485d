/*
 * Keys are made so that two texts of the same prospect give the same key.
 */
#include "ledger/prospect.h"

#include <string.h>

void
prospect_phone(const char *phone, char key[PROSPECT_DIGITS + 1])
{
	size_t end = strlen(phone), n = PROSPECT_DIGITS;

	key[PROSPECT_DIGITS] = '\0';
	while (n > 0 && end-- > 0)
		if (phone[end] >= '0' && phone[end] <= '9')
			key[--n] = phone[end];
	if (n > 0)
		key[0] = '\0';
}

void
prospect_email(const char *email, char key[], size_t size)
{
	char c;

	for (; *email != '\0' && size > 1; email++, size--) {
		c = *email;
		*key++ = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	*key = '\0';
}
