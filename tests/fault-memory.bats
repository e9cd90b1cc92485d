#!/usr/bin/env bats
# Out of memory at every allocation of every program (preload/nomem.c).
#
# shellcheck disable=SC2034 # fault.bash reads fault, good and st

bats_require_minimum_version 1.5.0
load common
load fault

export REF_BY=maya

B=${REF_BUILD:-$ROOT/build}

need_preload() {
	no_gcov
	if grep -q __asan_init "$B/ref-add"; then
		skip "the address sanitizer has allocations of its own"
	fi
	[ -e "$B/tests/nomem.so" ]
}

# How many allocations the command makes: $all.
allocations() {
	LD_PRELOAD=$B/tests/nomem.so NOMEM_COUNT=$PWD/count "$@" \
	    >want 2>said </dev/null || :
	all=$(cat count)
	[ "$all" -gt 20 ]
}

# Runs it without memory from the $1-th on: ./out, ./err, $st.
starved() {
	fault="allocation $1 of $all"
	st=0
	LD_PRELOAD=$B/tests/nomem.so NOMEM=$1 "${@:2}" >out 2>err </dev/null ||
	    st=$?
}

@test "readers: out of memory is said, status 2, or what is printed is as ever" {
	need_preload
	every=$(step 25)
	tried=0
	inputs
	while read -r -a command; do
		good=0
		allocations "${command[@]}"
		"${command[@]}" >want 2>said </dev/null || good=$?
		for ((n = 1; n <= all; n += every)); do
			starved "$n" "${command[@]}"
			reads_well
			tried=$((tried + 1))
		done
	done < <(readers)
	tally $tried
}

@test "writers: out of memory leaves the old or the new ledger" {
	need_preload
	every=$(step 25)
	tried=0
	inputs
	mv L T
	while read -r -a command; do
		begins allocations "${command[@]}"
		for ((n = 1; n <= all; n += every)); do
			starved "$n" "${command[@]}"
			writes_well
			tried=$((tried + 1))
		done
	done < <(writers)
	tally $tried
}
