#!/usr/bin/env bats
# Dates, money and words: common/base/date.c, money.c, common/ledger/words.c.

bats_require_minimum_version 1.5.0
load common

values() {
	"${REF_BUILD:-$ROOT/build}/tests/values" "$@"
}

@test "every day of four hundred years is counted as date(1) counts it" {
	# a whole cycle of the Gregorian calendar: sqlite3's own day numbers
	sqlite3 :memory: "WITH RECURSIVE d(n) AS (SELECT -140000 UNION ALL
		SELECT n + 1 FROM d WHERE n < 10000)
		SELECT date(n * 86400, 'unixepoch') FROM d" >days
	awk '{ print NR - 140001, $0 }' days >want
	values date <days >got
	cmp want got
}

@test "the first and the last day that can be written are known" {
	run -0 values date <<-'X'
	0001-01-01
	9999-12-31
	0000-12-31
	10000-01-01
	X
	# julianday('0001-01-01') - julianday('1970-01-01') = -719162
	[ "$output" = "-719162 0001-01-01
2932896 9999-12-31
-
-" ]
}

@test "a date is YYYY-MM-DD, exists, and nothing stands around it" {
	printf '%s\n' 2026-02-29 2024-02-29 1900-02-29 2000-02-29 2026-02-30 \
		2026-13-01 2026-00-10 2026-01-00 2026-04-31 2026-1-2 26-01-02 \
		' 2026-01-02' '2026-01-02 ' 2026-01-02T00:00:00Z 03/04/2026 \
		46024 1-Sep 2026/01/02 '' 2026-01-0x +2026-01-1 >in
	values date <in >got
	grep -vx -- - got >good || true
	printf '%s\n' '19782 2024-02-29' '11016 2000-02-29' >want
	cmp want good
	[ "$(wc -l <got)" -eq 21 ]
}

@test "+N and -N are days from today, over the ends of months and years" {
	for n in 0 1 30 184 185 365 9999; do
		printf '+%d\n-%d\n' "$n" "$n"
	done >in
	while read -r n; do
		date -u -d "2026-06-30 $n days" +%F
	done <in >want
	values from <in | cut -d' ' -f2 >got
	cmp want got
}

@test "a day before the year 1 or after 9999, or no number, is refused" {
	printf '%s\n' +999999 -999999 +9999999 + - +1x ++1 '+ 1' >in
	values from <in >got
	# +999999 days is the year 4764
	[ "$(head -1 got | cut -d' ' -f2)" = "$(date -u -d '2026-06-30 +999999 days' +%F)" ]
	[ "$(tail -n +2 got | sort -u)" = "-" ]
}

@test "a time of recording is a UTC time to the second, whole" {
	printf '%s\n' 2026-06-30T23:59:59Z 2026-06-30T24:00:00Z \
		2026-06-30T23:60:00Z 2026-06-30T23:59:60Z 2026-06-30T23:59:61Z \
		2026-02-30T00:00:00Z 2026-06-30T23:59:59 2026-06-30 \
		2026-06-30T23:59:59ZZ '2026-06-30 23:59:59Z' \
		2026-06-30Tx3:59:59Z 2026-06-30T23-59:59Z 2026-06-30T23:5x:59Z \
		2026-06-30T23:59-59Z 2026-06-30T23:59:5xZ >in
	values stamp <in | cut -d' ' -f2 >got
	printf '%s\n' 2026-06-30 - - 2026-06-30 - - - - - - - - - - - >want
	cmp want got
}

@test "+N over the last day that can be written is refused" {
	REF_TODAY=9999-12-30 run -0 values from <<<$'+1\n+2'
	[ "$output" = $'2932896 9999-12-31\n-' ]
	REF_TODAY=0001-01-02 run -0 values from <<<$'-1\n-2'
	[ "$output" = $'-719162 0001-01-01\n-' ]
}

@test "without REF_TODAY today is the local date" {
	local before how
	for how in empty unset; do
		REF_TODAY=
		[ $how = empty ] || unset REF_TODAY
		before=$(date +%F) # midnight may pass between the two
		run -0 values from <<<"+0"
		[ "${output#* }" = "$before" ] || [ "${output#* }" = "$(date +%F)" ]
	done
}

@test "REF_TODAY that is no date ends the program" {
	export REF_TODAY=yesterday
	run -2 --separate-stderr values from <<<"+1"
	[ -z "$output" ]
	[ "$stderr" = "values: REF_TODAY: 'yesterday' is not a date, YYYY-MM-DD" ]
}

@test "money has at most two places, and is read to the hundredth" {
	printf '%s\n' 0 1 12.5 12.50 12.05 -3 -0.00 007 0.07 -0.07 \
		92233720368547758.07 -92233720368547758.07 >in
	values money <in >got
	printf '%s\n' 0.00 1.00 12.50 12.50 12.05 -3.00 0.00 7.00 0.07 -0.07 \
		92233720368547758.07 -92233720368547758.07 >want
	cmp want got
}

@test "what is no decimal number of two places is refused" {
	printf '%s\n' '' . 1. .5 12.345 1,234.56 1e3 +1 --1 - '1 ' ' 1' '$5' \
		0x10 1.2.3 92233720368547758.08 99999999999999999999 NaN \
		922337203685477580 92233720368547758.1 -92233720368547758.08 \
		1.23E+15 >in
	values money <in | sort -u >got
	[ "$(cat got)" = - ]
}

@test "a sum that does not fit is refused and left as it was" {
	printf '%s\n' 92233720368547758.06 0.01 0.01 -0.07 >in
	values sum <in >got
	printf '%s\n' 92233720368547758.06 92233720368547758.07 - \
		92233720368547758.00 >want
	cmp want got
	# -2^63 would be the sign for no amount
	printf '%s\n' -92233720368547758.07 -0.01 0.07 >in
	values sum <in >got
	printf '%s\n' -92233720368547758.07 - -92233720368547758.00 >want
	cmp want got
}

@test "money is printed as it was read: a thousand amounts, by awk" {
	awk 'BEGIN { s = 7; for (i = 0; i < 1000; i++) {
		s = (s * 1103515245 + 12345) % 2147483648
		printf "%s%d.%02d\n", s % 3 ? "" : "-", s % 999983 + 1, s % 100
	} }' >in
	values money <in >got
	cmp in got
}

@test "a word may be shortened while it is unambiguous" {
	printf '%s\n' won w wo int inter interview interviewe interview-us no \
		note no- x '' >in
	values word <in >got
	# w: won withdrawn; int: interviewed interview-us introduction
	# inter, interview: interviewed interview-us; no: note no-need not-a-fit
	printf '%s\n' won '- 2' won '- 3' '- 2' '- 2' interviewed interview-us \
		'- 3' note no-need '- 0' '- 39' >want
	diff -u want got
}

@test "after an end come only reopened, void, or the same word again" {
	printf '%s\n' 'new won' 'new reopened' 'won won' 'won lost' \
		'won contacted' 'won reopened' 'reopened contacted' 'lost void' \
		'void void' 'void reopened' 'meeting attempted' >in
	values follow <in >got
	printf '%s\n' yes 'it is open already' yes 'it has ended: reopened first' \
		'it has ended: reopened first' yes yes yes 'nothing follows void' \
		'nothing follows void' yes >want
	diff -u want got
}
