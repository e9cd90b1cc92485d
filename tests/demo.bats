#!/usr/bin/env bats
# The ledger in tests/demo, on 2026-06-30: what was meant with each partner
# when it was written, and whether the toolkit finds it.

bats_require_minimum_version 1.5.0
load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$ROOT/tests/demo" demo
	export REF_LEDGER=$PWD/demo
}

# Partner, verdict, principal cause; why, in the arithmetic of the ledger.
intended() {
	sed 's/[[:blank:]]*#.*//' <<'EOF2'
nair repair not-informed	# Brandt, Hill Street, Castle: the end untold
okafor repair burnt		# complaint 05-28, last call 05-19
lindqvist repair unthanked	# Rahman after 10 days; Vogel, Bluebay never
haddad repair unpaid		# 420 owed since 03-16, due 04-15
tanaka repair slow		# after 9 and 12 days, and not yet; once in time
moreau repair out-of-touch	# 04-29 is 62 days ago, 30 agreed
silva repair taking		# 5 received, a hamper; 1 < 5/4
kowalski repair untrained	# brief of 2025-05-06, nothing since 2025-04
mbeki adjust wrong-message	# 3 of 4 not-a-fit
oconnell adjust weak-introduction	# 2 of 3 unreachable; levels 0 1 1 1
gruber adjust no-need		# 2 no-need and 1 on hold, of 4
petrova leave one-sided		# 4 given in 281 days, all done right
whitfield leave wrong-firm	# mature, not seeking, nothing since 2024
chen leave wrong-professional	# 631 days, all done right
rossi healthy healthy		# 6 received, 3 of them won
dubois ended ended		# sold his practice
yilmaz too-early too-early	# since 05-18: 43 days
adams candidate candidate	# not yet met
EOF2
}

@test "each partner has the verdict and the principal cause that was meant" {
	intended >want
	ref-status -p >rows.csv </dev/null
	ref-diagnose -aT rows.csv </dev/null |
	    awk -F '\t' 'NR > 1 && $1 != "" && !seen[$1]++ {
		print $1, $3, $4 }' >got
	diff -u want got
}

@test "every cause of weight 2 and 3 is the principal one of somebody" {
	printf '%s\n' burnt unthanked not-informed unpaid slow out-of-touch \
	    taking untrained wrong-message weak-introduction no-need \
	    one-sided wrong-firm wrong-professional | sort >want
	intended | awk '$2 ~ /^(repair|adjust|leave)$/ { print $3 }' |
	    sort -u | diff -u want -
}

@test "about ourselves: one text is not written" {
	ref-status -p >rows.csv </dev/null
	ref-diagnose -T rows.csv </dev/null |
	    awk -F '\t' 'NR > 1 && $1 == "" { print $3, $4, $9 }' >got
	echo "repair no-message not written: my_story (one client, before and after)" |
	    diff -u - got
}

@test "nothing is said of the ledger: every kind of record is kept in it" {
	ref-status -p >rows.csv 2>err </dev/null
	ref-diagnose rows.csv >rows 2>>err </dev/null
	diff -u /dev/null err
}

@test "the duplicate has no row of its own" {
	ref-status -p >rows.csv </dev/null
	[ "$(grep -c '^nair' rows.csv)" -eq 1 ]
	# the header, and the partners that are no duplicate
	[ "$(wc -l <rows.csv)" -eq 19 ]
}

@test "Bluebay was referred twice, and the first has the credit" {
	ref-status -T >rows.tsv </dev/null
	awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	    NR > 1 && $at["dup_of"] != "" { print $at["referral"], $at["dup_of"] }' \
	    rows.tsv >got
	echo "r260609-bby92 r260519-bby48" | diff -u - got
}

@test "the needs that are open are those neither met nor past" {
	ref-status -nT >rows.tsv </dev/null
	# past: need-christmas; met by the referral to haddad: need-third-shop
	printf 'need-%s\n' oven first-hires handover imports >want
	sed 1d rows.tsv | cut -f 1 | diff -u want -
}

@test "ref-add would have stored every row of it as it stands" {
	for t in policy partners referrals events needs; do
		own=
		[ "$t" != partners ] || own='-c city'
		# shellcheck disable=SC2086
		ref-add -C again $own "$t" "demo/$t.csv" 2>>err </dev/null
		for d in demo again; do
			# all but the time of recording, which is the last
			sed 's/,[^,]*$//' "$d/$t.csv" >"$d.$t"
		done
		diff -u "demo.$t" "again.$t"
	done
	echo "ref-add: r260609-bby92: 'rossi' referred this prospect before, on 2026-05-19 (r260519-bby48), and has the credit" |
	    diff -u - err
}

@test "make demo runs its story to the end, and leaves the ledger alone" {
	cat "$ROOT"/tests/demo/*.csv | cksum >before
	mkdir tmp
	TMPDIR=$PWD/tmp REF_BUILD=${REF_BUILD:-$ROOT/build} \
	    run -0 --separate-stderr "$ROOT/tests/demo.sh" </dev/null
	cat "$ROOT"/tests/demo/*.csv | cksum | diff -u before -
	[ -z "$(ls -A tmp)" ]
	[ -z "$stderr" ]
	grep -qx '\$ ref-status -d | ref-report' <<<"$output"
	grep -qx 'Priya Nair: repair' <<<"$output"
	# of four connections one is Giulia Rossi, and then all are known
	grep -qx 'ref-add: partners: 3 stored, 1 known already' <<<"$output"
	grep -qx 'ref-add: partners: 0 stored, 4 known already' <<<"$output"
	[[ ${lines[-2]} == "Elena Petrova Petrova Leasing 4" ]]
	[[ ${lines[-1]} == "Wei Chen      Chen Customs    2" ]]
	run ! grep 'no such\|usage:' <<<"$output"
}
