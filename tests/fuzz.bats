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
