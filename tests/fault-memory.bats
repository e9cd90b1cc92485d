#!/usr/bin/env bats
# Out of memory at every allocation of every program (preload/nomem.c).

bats_require_minimum_version 1.5.0
load common
load fault

export REF_BY=maya

B=${REF_BUILD:-$ROOT/build}

need_preload() {
	if grep -q __asan_init "$B/ref-add"; then
		skip "the address sanitizer has allocations of its own"
	fi
	[ -e "$B/tests/nomem.so" ]
}

# How many allocations the command makes.
allocations() {
	LD_PRELOAD=$B/tests/nomem.so NOMEM_COUNT=$PWD/count "$@" \
	    >want 2>said </dev/null || :
	cat count
}

# Runs it without memory from the $1-th on: ./out, ./err, $st.
starved() {
	local n=$1
	shift
	st=0
	LD_PRELOAD=$B/tests/nomem.so NOMEM=$n "$@" >out 2>err </dev/null || st=$?
}

complain() {
	echo "${command[*]}: allocation $n of $all, status $st: $*"
	cat err
	return 1
}

@test "readers: out of memory is said, status 2, or what is printed is as ever" {
	need_preload
	every=$(step 25)
	tried=0
	inputs
	while read -r -a command; do
		good=0
		all=$(allocations "${command[@]}")
		"${command[@]}" >want 2>said </dev/null || good=$?
		[ "$all" -gt 20 ]
		for ((n = 1; n <= all; n += every)); do
			starved "$n" "${command[@]}"
			tried=$((tried + 1))
			if [ "$st" -eq "$good" ] && ! cmp -s out want &&
			    ! same out | cmp -s - <(same want); then
				complain 'other rows'
			elif [ "$st" -ne "$good" ] && [ "$st" -ne 2 ]; then
				complain 'another status'
			elif [ "$st" -ne "$good" ] && [ ! -s err ]; then
				complain 'not a word'
			fi
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
		fresh T
		again ref-add -C L policy few=5
		if [ "${command[0]}" = ref-check ]; then
			printf '2026-06-05,boone,call,torn' >>L/events.csv
			again ref-check -C L -r
		fi
		rm -rf H
		cp -a L H
		state L >old
		seen L >old.seen
		all=$(allocations "${command[@]}")
		state L >new
		seen L >new.seen
		allow_none
		if [ "${command[2]-}${command[3]-}" = L-e ]; then
			fresh H
			head -n 2 events.csv | ref-add -C L -e events -
			state L >some
			seen L >some.seen
			allow some
		fi
		[ "$all" -gt 20 ]
		fresh H
		for ((n = 1; n <= all; n += every)); do
			starved "$n" "${command[@]}"
			tried=$((tried + 1))
			if [ "$st" -eq 2 ] && [ -s err ] && untouched H; then
				continue
			fi
			state L >now
			look
			if [ "$st" -eq 0 ] && ! cmp -s now new; then
				complain 'not the new ledger'
			elif [ "$st" -ne 0 ] && [ ! -s err ]; then
				complain 'not a word'
			elif [ "$st" -gt 2 ]; then
				complain 'killed'
			elif ! is_one now.seen .seen; then
				complain 'readers see neither ledger'
			fi
			$AGAIN >again.out 2>again.err </dev/null || :
			state L >now
			if ! is_one now "" || [ -s L/.lock ] ||
			    [ -n "$(find L -name '*.tmp')" ]; then
				complain 'neither ledger after the next writer'
			fi
			fresh H
		done
	done < <(writers)
	tally $tried
}
