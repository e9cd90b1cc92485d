#!/usr/bin/env bats
# How good the diagnosis is, on ledgers whose partners were made with a known
# cause; and whether the measure itself is right.

bats_require_minimum_version 1.5.0
load common

@test "the aims are met: F1 of 0.9, of 0.8 with gaps, nobody blamed falsely" {
	REF_BUILD=${REF_BUILD:-$ROOT/build} \
	    run -0 --separate-stderr "$ROOT/tests/judge.sh" 50 7 </dev/null
	printf '%s\n' "$output"
	[ -z "$stderr" ]
	[ "$(grep -c '^macro-averaged F1 0\.[89]' <<<"$output")" -eq 2 ]
}

@test "the same seed makes the same ledger, another one another" {
	for d in a b c; do
		mkdir $d
	done
	awk -v dir=a -v each=3 -v gap=0.2 -v seed=5 -f "$ROOT/tests/judge.awk"
	awk -v dir=b -v each=3 -v gap=0.2 -v seed=5 -f "$ROOT/tests/judge.awk"
	awk -v dir=c -v each=3 -v gap=0.2 -v seed=6 -f "$ROOT/tests/judge.awk"
	diff -r a b
	run -1 diff -rq a c
}

@test "the confusion matrix counts what it says, on six partners" {
	# Of slow 1 of 2 is found, and 1 of what is called slow is: P 1, R 0.5,
	# F1 2/3.  Healthy: found 2 of 2, called so 3: P 2/3, R 1, F1 0.8.
	# One-sided: 1 of 2, called so 1 and rightly: F1 2/3.
	# The mean of 2/3, 0.8 and 2/3 is 0.711.
	printf '%s\n' 'a slow' 'b slow' 'c healthy' 'd healthy' \
	    'e one-sided' 'f one-sided' >truth
	printf '%s\n' 'a slow' 'b healthy' 'c healthy' 'd healthy' \
	    'e one-sided' 'f no-agreement' >found
	run -0 awk -v aim=0.7 -f "$ROOT/tests/confusion.awk" truth found
	printf '%s\n' "$output"
	[ "${lines[1]}" = "a slow                   1   1   .   .  1.00 0.50 0.67" ]
	[ "${lines[2]}" = "b healthy                .   2   .   .  0.67 1.00 0.80" ]
	[ "${lines[3]}" = "c one-sided              .   .   1   1  1.00 0.50 0.67" ]
	[ "${lines[4]}" = "macro-averaged F1 0.711 (aim 0.7); blamed falsely 0 of 4 (aim: 1 in 50)" ]
	run -1 awk -v aim=0.72 -f "$ROOT/tests/confusion.awk" truth found
}

@test "a partner blamed who is not to blame fails the judgement" {
	printf '%s\n' 'a slow' 'b wrong-firm' >truth
	printf '%s\n' 'a wrong-firm' 'b wrong-firm' >found
	run -1 awk -v aim=0 -f "$ROOT/tests/confusion.awk" truth found
	[[ ${lines[-1]} == *"blamed falsely 1 of 1 "* ]]
}
