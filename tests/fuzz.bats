#!/usr/bin/env bats
# The harnesses of tests/fuzz, over the inputs that are kept, and the property
# of the journal that needs whole ledgers.

bats_require_minimum_version 1.5.0
load common

HARNESS=${REF_BUILD:-$ROOT/build}/tests/fuzz

# A file of no harness, or a harness without one, is a mistake.
@test "every harness has inputs, and every input a harness" {
	run -0 diff <(ls "$ROOT/tests/fuzz/corpus") \
		<(cd "$ROOT/tests/fuzz" && ls ./*.c | sed 's/..//; s/\.c$//' |
			grep -vx -e kit -e replay)
}

@test "the properties hold of every input that is kept" {
	n=0
	for dir in "$ROOT"/tests/fuzz/corpus/*/; do
		run -0 --separate-stderr "$HARNESS/$(basename "$dir")" \
			"$dir"* </dev/null
		[ -z "$stderr" ]
		[ "$output" = "$(ls "$dir" | wc -l) inputs" ]
		n=$((n + ${output% *}))
	done
	echo "# fuzz: $n inputs replayed" >&3
}

# shuffled SEED FILE: the rows in another order, rows of one day and one time
# of recording in theirs
shuffled() {
	/usr/bin/python3 - "$1" "$2" <<'P'
import csv, random, sys
seed, path = sys.argv[1:]
with open(path, newline='', encoding='utf-8') as f:
    head, *rows = csv.reader(f)
places = list(range(len(rows)))
random.Random(seed).shuffle(places)
key = lambda r: (r[head.index('date')], r[head.index('entered')])
ties = {}
for place, row in zip(places, rows):
    ties.setdefault(key(row), []).append(place)
for t in ties.values():
    t.sort(reverse=True)
to = [None] * len(rows)
for row in rows:
    to[ties[key(row)].pop()] = row
with open(path, 'w', newline='', encoding='utf-8') as f:
    csv.writer(f, lineterminator='\n').writerows([head] + to)
P
}

@test "the order in which the journal was appended changes nothing" {
	for seed in $(seq 1 25); do
		rm -rf A B
		mkdir A
		awk -v seed="$seed" -v dir=A -v partners=12 -v referrals=40 \
			-v legal=$((seed % 2)) -f "$ROOT/tests/mkledger.awk"
		cp -r A B
		shuffled "$seed" B/events.csv
		run ! cmp -s A/events.csv B/events.csv
		for rows in '' -a -p -da -j -ja -n; do
			# shellcheck disable=SC2086
			ref-status -C A $rows </dev/null >want 2>err
			# shellcheck disable=SC2086
			ref-status -C B $rows </dev/null >got 2>>err
			cmp want got
		done
		[ ! -s err ]
	done
}

@test "the order of the other tables changes the order of rows alone" {
	for seed in $(seq 1 8); do
		rm -rf A B
		mkdir A
		awk -v seed="$seed" -v dir=A -v partners=12 -v referrals=40 \
			-v legal=1 -f "$ROOT/tests/mkledger.awk"
		cp -r A B
		shuffled "$seed" B/referrals.csv
		run ! cmp -s A/referrals.csv B/referrals.csv
		for rows in '' -p -da -n; do
			# shellcheck disable=SC2086
			ref-status -C A $rows </dev/null | sort >want
			# shellcheck disable=SC2086
			ref-status -C B $rows </dev/null | sort >got
			cmp want got
		done
	done
}
