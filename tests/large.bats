#!/usr/bin/env bats
# A ledger each of whose tables is larger than the block that a reader begins
# with says the same as one of the same rows with short notes.

bats_require_minimum_version 1.5.0
load common

# That block, in bytes: the longest row, and one more.
BLOCK=4194305

# Two ledgers of the same rows: `small', and `large', whose first rows have long
# notes.  In each table of `large' a row ends at byte $1; the rows that matter
# stand behind it.
ledgers() {
	mkdir small large
	awk -v end="$1" '
	function put(file, text, long) {
		printf "%s", text >("small/" file)
		printf "%s", long == "" ? text : long >("large/" file)
	}
	# The header, what stands before the notes, the other rows.
	function table(file, header, before, rows, i, left, n) {
		put(file, header "\n")
		left = end - length(header) - 1
		for (i = 1; i <= 6; i++) {
			n = i < 6 ? 700000 : left - length(before i "," t)
			put(file, before i ",x" t,
			    before i "," substr(x, 1, n) t)
			left -= length(before i "," t) + n
		}
		gsub(/;/, "," t, rows)
		put(file, rows)
	}
	BEGIN {
		for (x = "x"; length(x) < 800000; x = x x)
			;
		t = ",2026-01-05T09:00:00Z\n"
		table("partners.csv", "firm,name,email,offers,partner,note," \
		    "entered", "Fill,,,,z",
		    "Nair Tax,Asha Nair,asha@nair.example,,nair;" \
		    ",Tom Blue,tom@blue.example,audit,tomb;")
		table("referrals.csv", "date,direction,partner,prospect," \
		    "email,referral,note,entered",
		    "2026-01-05,given,z1,Fill,,f",
		    "2026-03-01,received,nair,Wendy Won,wendy@won.example," \
		    "r26a-k7k7k;" \
		    "2026-03-02,received,tomb,Vera Won,vera@won.example," \
		    "r26b-v8v8v;")
		table("events.csv", "date,partner,referral,event,value,by,note," \
		    "entered", "2026-02-02,z1,,call,,",
		    "2026-03-03,,r26a-k7k7k,contacted,,;" \
		    "2026-04-01,,r26a-k7k7k,won,500,;" \
		    "2026-04-02,,r26b-v8v8v,void,,,a slip" t \
		    "2026-04-03,tomb,,coffee,,;")
		table("needs.csv", "date,client,wants,need,note,entered",
		    "2026-06-01,Fill,tax,n",
		    "2026-06-02,Ned Late,audit,late;")
		table("policy.csv", "rule,value,note,entered", "few,",
		    "few,7;my_name,Me;my_email,me@us.example;" \
		    "my_pitch,We do;my_ideal,A shop;my_trigger,They ask;" \
		    "my_story,One client;")
	}'
}

# Rows with short notes, and without what is new in each run.
plain() {
	sed -E 's/2026-[0-9-]+T[0-9:]+Z$/TIME/
	    s/erased-[2-9b-z]{5}/erased-ID/g' | tr -s x
}

# The command in both ledgers: that it says the same, and with which status.
both() {
	local at st got=()
	for at in small large; do
		st=0
		(cd $at && "$@" </dev/null) >$at.out 2>$at.err || st=$?
		plain <$at.out >$at.said
		got+=("$st")
	done
	diff -u small.said large.said
	diff -u small.err large.err
	[ "${got[0]}" -eq "${got[1]}" ]
	status=${got[1]}
}

# That the tables of both have the same rows, but for the notes.
alike() {
	local file
	for file in small/*.csv; do
		plain <"large/${file#*/}" >large.rows
		plain <"$file" | diff -u - large.rows
	done
}

# However a referral is named, its journal is read to the end.
ask_who() {
	local who
	for who in r26a-k7k7k r26a k7k7k k7k wendy@won.example 'wendy won' \
	    wendy won; do
		both ref-add event "$who" contacted
		[ "$status" -eq 2 ]
		grep -q ': contacted after won, r26a-k7k7k: it has ended' \
		    large.err
		both ref-add event "$who" lost 'no budget'
		[ "$status" -eq 2 ]
		both ref-add event "$who" coffee,note 'a word'
		[ "$status" -eq 0 ]
	done
	for who in tomb tom tom@blue.example 'tom blue' blue nair asha \
	    'nair tax' tax; do
		both ref-add -k event "$who" coffee
		[ "$status" -eq 0 ]
	done
	# stored once for each of the two, who have many names
	[ "$(grep -c '^2026-06-30,[a-z]*,,coffee' large/events.csv)" -eq 2 ]
	both ref-add referral from=tax prospect='New One' referral=new1
	both ref-add event 'new one' contacted,meeting
	[ "$status" -eq 0 ]
	alike
}

@test "WHO, in any form: a row ends with the block" {
	ledgers "$BLOCK"
	ask_who
}

@test "WHO, in any form: a row ends a byte before the block" {
	ledgers $((BLOCK - 1))
	ask_who
}

@test "WHO, in any form: a row ends a byte behind the block" {
	ledgers $((BLOCK + 1))
	ask_who
}

@test "every reader reads tables to their end, whatever their size" {
	local end
	for end in $((BLOCK - 1)) $BLOCK $((BLOCK + 1)); do
		rm -rf small large
		ledgers "$end"
		both ref-status -a
		grep -q ',nair,' large.out
		both ref-status -j r26a-k7k7k
		grep -q ',r26a-k7k7k,.*,won,' large.out
		both ref-status -n
		grep -q '^late,' large.out
		both ref-status -p 'tom blue'
		grep -q '^tomb,' large.out
		both ref-check
		[ "$status" -eq 1 ]
		both ref-check -p
		grep -q '^few,7,3,' large.out
		both sh -c 'ref-status -p | ref-diagnose -w nair'
		both sh -c 'ref-status -a | ref-report'
		both sh -c 'ref-status | ref-inform -l'
		grep -q ',Wendy Won,' large.out
		both sh -c 'ref-status | ref-thank'
		grep -q '^From: Me <me@us.example>' large.out
		both sh -c 'ref-status -p tomb | ref-brief'
		grep -q '^They ask' large.out
		both sh -c 'ref-status -p >../p; ref-status -n | ref-match ../p -'
		grep -q '^late,Ned Late,audit,tomb,' large.out
	done
}

@test "every writer keeps what stands behind the block" {
	ledgers "$BLOCK"
	both ref-add -u partner partner=tomb firm='Blue Ltd'
	both ref-add policy few=8
	both ref-add need need=n9 client='Ned Nine' wants=tax
	both sh -c 'printf "%s\n" date,event,referral,note \
	    2026-06-05,note,r26a-k7k7k,one 2026-06-05,meeting,r26a-k7k7k, \
	    2026-06-05,note,r26a-k7k7k,two | ref-add -e event -'
	both sh -c 'printf "%s\n" partner nair tomb |
	    ref-add event coffee -'
	[ "$status" -eq 0 ]
	printf 'Nair Tax,Asha N,,,nair,,2026-06-01T09:00:00Z\n' |
	    tee -a small/partners.csv >>large/partners.csv
	printf '2026-06-01,tomb,,ca' |
	    tee -a small/events.csv >>large/events.csv
	both ref-check -r
	alike
	both ref-erase tomb
	[ "$status" -eq 0 ]
	alike
	run ! grep -q 'Tom Blue' large/partners.csv
}
