#!/usr/bin/env bats
# What readers say of a ledger's rows: schema.c, policy.c, sheet.c,
# book.c, seen through ref-status.  A bad row is named and left out, and the
# others are there.

bats_require_minimum_version 1.5.0
load common

P=partner,name,firm,email,consent,since,cadence,goal,same_as,entered
R=referral,date,direction,partner,prospect,level,value,entered
E=date,partner,referral,event,way,value,until,note,entered
AT=2026-06-01T08:00:00Z

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	printf '%s\n' "$P" "ann,Ann,,,,,,,,$AT" "bob,Bob,,,,,,,,$AT" >partners.csv
	printf '%s\n' "$R" "r1,2026-06-01,received,ann,Zoe,,,$AT" >referrals.csv
	printf '%s\n' "$E" "2026-06-02,,r1,accepted,,,,,$AT" >events.csv
}

# says FILE ROW MESSAGE [COLUMN-OF-ROWS-LEFT]: the row is added to FILE, and
# all that ref-status says of it is MESSAGE.
says() {
	printf '%s\n' "$2" >>"$1"
	run -2 --separate-stderr ref-status -p </dev/null
	diff -u <(printf '%s\n' "$3") <(printf '%s\n' "$stderr")
	[ "$(cut -d, -f1 <<<"$output" | paste -sd' ')" = 'partner ann bob' ]
}

@test "an id out of shape is named" {
	says partners.csv "../x,Eve,,,,,,,,$AT" \
		"ref-status: partners.csv:4: partner: '../x' is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit"
}

@test "an empty required cell is named" {
	says partners.csv ",Eve,,,,,,,,$AT" \
		"ref-status: partners.csv:4: partner: is empty, and is required"
}

@test "an address that is none is named" {
	for a in eve 'e@x@y' 'e v@x.org' 'a@b,c@d' @x e@ -e@x.org 'e@x;y'; do
		sed -i 4d partners.csv
		says partners.csv "eve,Eve,,\"$a\",,,,,,$AT" \
			"ref-status: partners.csv:4: email: '$a' is not one e-mail address, like a@b.org"
	done
}

@test "a word outside a list of choices is named with the list" {
	says partners.csv "eve,Eve,,,maybe,,,,,$AT" \
		"ref-status: partners.csv:4: consent: 'maybe' is not one of yes,no"
}

@test "the start of a choice is no choice" {
	says partners.csv "eve,Eve,,,ye,,,,,$AT" \
		"ref-status: partners.csv:4: consent: 'ye' is not one of yes,no"
}

@test "a date that does not exist is named" {
	says partners.csv "eve,Eve,,,,2026-02-30,,,,$AT" \
		"ref-status: partners.csv:4: since: '2026-02-30' is not a date, YYYY-MM-DD"
}

@test "a cadence is a number of days or never" {
	for c in 0 -1 1.5 100000 30d; do
		sed -i 4d partners.csv
		says partners.csv "eve,Eve,,,,,$c,,,$AT" \
			"ref-status: partners.csv:4: cadence: '$c' is not a number of days from 1, or never"
	done
}

@test "a goal is a number" {
	says partners.csv "eve,Eve,,,,,,two,,$AT" \
		"ref-status: partners.csv:4: goal: 'two' is not a number, like 2 or 0.5"
}

@test "a time of recording in another form is named" {
	says partners.csv "eve,Eve,,,,,,,,2026-06-01 08:00" \
		"ref-status: partners.csv:4: entered: '2026-06-01 08:00' is not a time, YYYY-MM-DDTHH:MM:SSZ"
}

@test "an unknown word of an event is named" {
	says events.csv "2026-06-03,,r1,phoned,,,,,$AT" \
		"ref-status: events.csv:3: event: 'phoned' is not a word of ref-ledger(5)"
}

@test "an amount that is none is named" {
	says events.csv "2026-06-03,,r1,won,,\"1,234.56\",,,$AT" \
		"ref-status: events.csv:3: value: '1,234.56' is not an amount, like 1234.50"
}

@test "a level beyond 5 is named" {
	says referrals.csv "r2,2026-06-02,received,ann,Yan,6,,$AT" \
		"ref-status: referrals.csv:3: level: '6' is not a level, 0 to 5"
}

@test "every bad cell of a row is named, not only the first" {
	says referrals.csv "r2,2026-6-2,recieved,ann,Yan,,,$AT" \
		"ref-status: referrals.csv:3: date: '2026-6-2' is not a date, YYYY-MM-DD
ref-status: referrals.csv:3: direction: 'recieved' is not one of received,given"
}

@test "a doubled id of a partner is named, and the first row holds" {
	says partners.csv "bob,Bobby,,,,,,,,$AT" \
		"ref-status: partners.csv:4: partner: 'bob' is there already"
	ref-status -p 2>/dev/null </dev/null | grep -q '^bob,Bob,'
}

@test "a doubled id of a referral is named" {
	says referrals.csv "r1,2026-06-02,received,bob,Yan,,,$AT" \
		"ref-status: referrals.csv:3: referral: 'r1' is there already"
}

@test "a referral of a partner that no row has is named" {
	says referrals.csv "r2,2026-06-02,received,eve,Yan,,,$AT" \
		"ref-status: referrals.csv:3: partner: 'eve' is the id of no partner"
}

@test "an event on a referral or partner that no row has is named" {
	says events.csv "2026-06-03,,r9,accepted,,,,,$AT
2026-06-03,eve,,call,,,,,$AT
2026-06-03,,,call,,,,,$AT" \
		"ref-status: events.csv:3: referral: 'r9' is the id of no referral
ref-status: events.csv:4: partner: 'eve' is the id of no partner
ref-status: events.csv:5: neither partner nor referral: one is required"
}

@test "a same_as that names no root is named, and is not followed" {
	printf '%s\n' "c,Cy,,,,,,,ann,$AT" "d,Di,,,,,,,c,$AT" "e,Ed,,,,,,,zz,$AT" \
		"f,Fay,,,,,,,f,$AT" >>partners.csv
	run -2 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = "ref-status: partners.csv:5: same_as: 'c' is not the id of a partner without same_as
ref-status: partners.csv:6: same_as: 'zz' is not the id of a partner without same_as
ref-status: partners.csv:7: same_as: 'f' is not the id of a partner without same_as" ]
	[ "$(cut -d, -f1 <<<"$output" | paste -sd' ')" = 'partner ann bob d e f' ]
}

@test "a required column that the header lacks is named, and the rest is read" {
	printf '%s\n' referral,direction,partner,prospect r1,received,ann,Zoe \
		>referrals.csv
	rm events.csv
	run -2 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = "ref-status: referrals.csv:1: date: the column is missing from the header" ]
	[ "$(cut -d, -f1 <<<"$output" | paste -sd' ')" = 'partner ann bob' ]
}

@test "without a table, the rows that need it are left out in one word" {
	echo "2026-06-03,ann,,call,,,,,$AT" >>events.csv
	sed -i 's/,/;/g' partners.csv
	run -2 --separate-stderr ref-status </dev/null
	diff -u - <(printf '%s\n' "$stderr") <<-'X'
	ref-status: partners.csv:1: no comma, but ';': ref-import reads other delimiters
	ref-status: referrals.csv: left out what needs partners.csv, which could not be read
	ref-status: events.csv: left out what needs partners.csv, which could not be read
	X
	[ "${#lines[@]}" -eq 1 ]
	sed -i 's/;/,/g' partners.csv
	sed -i 's/,/;/g' referrals.csv
	run -2 --separate-stderr ref-status -j </dev/null
	diff -u - <(printf '%s\n' "$stderr") <<-'X'
	ref-status: referrals.csv:1: no comma, but ';': ref-import reads other delimiters
	ref-status: events.csv: left out what needs referrals.csv, which could not be read
	X
	[ "${#lines[@]}" -eq 2 ]
	[[ ${lines[1]} == 2026-06-03,ann,* ]]
}

@test "columns may stand in any order, and foreign ones among them" {
	printf '%s\n' 'x,event,referral,date,partner' ',accepted,r1,2026-06-02,' \
		>events.csv
	run -0 --separate-stderr ref-status </dev/null
	[ -z "$stderr" ]
	[[ ${lines[1]} == r1,*,accepted,2026-06-02,* ]]
}

@test "a last row without a newline is taken with a warning when it is whole" {
	printf '2026-06-03,,r1,meeting,,,,,%s' "$AT" >>events.csv
	run -0 --separate-stderr ref-status </dev/null
	[ "$stderr" = "ref-status: events.csv:3: no newline ends the last row: taken as it is" ]
	[[ ${lines[1]} == *,meeting,2026-06-03,* ]]
}

@test "a last row that is torn in its time of recording is left out" {
	printf '2026-06-03,,r1,meeting,,,,,2026-06-01T08' >>events.csv
	run -2 --separate-stderr ref-status </dev/null
	[[ $stderr == "ref-status: events.csv:3: entered: "* ]]
	[[ ${lines[1]} == *,accepted,2026-06-02,* ]]
}

@test "a last row that is torn before it is left out" {
	printf '2026-06-03,,r1,meet' >>events.csv
	run -2 --separate-stderr ref-status </dev/null
	[[ $stderr == "ref-status: events.csv:3: "* ]]
	[[ ${lines[1]} == *,accepted,2026-06-02,* ]]
}

@test "an unknown rule is named with its line" {
	printf '%s\n' rule,value,note,entered thanks_days,5,, >policy.csv
	says policy.csv "few,4,," \
		"ref-status: policy.csv:2: rule: 'thanks_days' is no rule of ref-ledger(5)"
}

@test "an impossible value of a rule is named with what would be right" {
	printf '%s\n' rule,value,note,entered thank_days,soon,, touch_days,0,, \
		few,-1,, most_share,1.5,, often_share,0.,, duties_from,1/2/26,, \
		my_email,me,, >policy.csv
	run -2 --separate-stderr ref-status -p </dev/null
	diff -u - <(printf '%s\n' "$stderr") <<-'X'
	ref-status: policy.csv:2: value: thank_days: 'soon' is not a number of days from 0, or never
	ref-status: policy.csv:3: value: touch_days: '0' is not a number of days from 1, or never
	ref-status: policy.csv:4: value: few: '-1' is not a whole number from 0
	ref-status: policy.csv:5: value: most_share: '1.5' is not a number from 0 to 1
	ref-status: policy.csv:6: value: often_share: '0.' is not a number from 0 to 1
	ref-status: policy.csv:7: value: duties_from: '1/2/26' is not a date, YYYY-MM-DD
	ref-status: policy.csv:8: value: my_email: 'me' is not one e-mail address, like a@b.org
	X
}

@test "a policy without its columns is refused" {
	printf '%s\n' rule,worth thank_days,5 >policy.csv
	run -2 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = "ref-status: policy.csv:1: value: the column is missing from the header" ]
}

@test "the last row of a rule holds" {
	# thanks are due on 2026-06-01 + thank_days
	printf '%s\n' rule,value,note,entered thank_days,9,, thank_days,4,, >policy.csv
	run -0 --separate-stderr ref-status </dev/null
	[[ ${lines[1]} == *thank:2026-06-05* ]]
}

@test "what is dated after the day looked at is not seen, and is no fault" {
	printf '%s\n' "r2,2026-06-20,received,bob,Yan,,,$AT" >>referrals.csv
	printf '%s\n' "2026-06-21,,r2,accepted,,,,,$AT" \
		"2026-06-12,,r1,contacted,,,,,$AT" >>events.csv
	run -0 --separate-stderr ref-status -t 2026-06-10 </dev/null
	[ -z "$stderr" ]
	[ "${#lines[@]}" -eq 2 ]
	[[ ${lines[1]} == r1,*,accepted,2026-06-02,* ]]
}
