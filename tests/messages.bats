#!/usr/bin/env bats
# Messages that no other test provokes: each is said, and is the last word.
# (`make cover` names those that nothing provokes.)

bats_require_minimum_version 1.5.0
load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	export REF_LEDGER=L ASAN_OPTIONS=detect_leaks=0
	{
		echo partner,name
		seq 30 | sed 's|.*|p&,Pat Number&|'
	} | ref-add partners - >/dev/null 2>&1
	ref-add referral from=p1 prospect=Tom referral=r1 date=2026-06-01 \
		</dev/null >/dev/null
}

# failing CALL:ERROR:WHEN COMMAND ...
failing() {
	strace -o /dev/null true 2>/dev/null || skip "strace cannot trace here"
	local call error when
	IFS=: read -r call error when <<<"$1"
	shift
	run -2 --separate-stderr strace -qq -o /dev/null -e trace="$call" \
	    -e inject="$call:error=$error${when:+:when=$when}" "$@" </dev/null
}

# which CALL PATTERN COMMAND ...: for which time CALL has PATTERN in it, the last
which_call() {
	local call=$1 pattern=$2
	shift 2
	strace -qq -y -o calls -e trace="$call" "$@" >/dev/null 2>&1 </dev/null || true
	grep "^$call(" calls | grep -n "$pattern" | tail -n 1 | cut -d: -f1
}

@test "a name that could be many lists twenty, and how many more" {
	run -2 --separate-stderr ref-status pat </dev/null
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "ref-status: 'pat' could be any of 30: say which by its id" ]
	n=${#stderr_lines[@]}
	[ "${stderr_lines[n - 1]}" = "ref-status:   and $((30 - (n - 2))) more" ]
}

@test "an event has sixteen words at most" {
	w=$(yes call | head -n 17 | paste -sd,)
	run -2 --separate-stderr ref-add event p1 "$w" </dev/null
	[ -z "$output" ]
	[ "$stderr" = 'ref-add: more than 16 words' ]
	[ ! -e L/events.csv ]
	run -0 --separate-stderr ref-add -f event p1 "${w#call,}" </dev/null
	[ "$(grep -c ,call, L/events.csv)" -eq 16 ]
}

@test "a file for refused rows that fails only when it is closed is said so" {
	printf 'partner,name\n,\n' >bad
	failing close:EIO:"$(which_call close refused.csv ref-add -r refused.csv \
	    partners bad)" ref-add -r refused.csv partners bad
	[[ $stderr == *'ref-add: refused.csv: Input/output error' ]]
	[ "$(tail -n 1 refused.csv)" = ",,neither name nor firm: one is required" ]
}

@test "where there are no random numbers no id is made" {
	failing getrandom:EIO:"$(which_call getrandom '256\|252\|, [0-9]' ref-add \
	    referral from=p2 prospect=Ann)" \
	    ref-add referral from=p2 prospect=Eve
	[ "$stderr" = 'ref-add: no random numbers to make an id of' ]
	run ! grep -q Eve L/referrals.csv
}

@test "a ledger that cannot be looked for is not said to be none" {
	ln -s loop loop
	run -2 --separate-stderr ref-status -C loop/L </dev/null
	[ "$stderr" = 'ref-status: loop/L: Too many levels of symbolic links' ]
}

@test "standard output that fails only when it is closed is trouble" {
	failing close:EIO:"$(which_call close '(1<' ref-status)" ref-status
	[ "$stderr" = 'ref-status: standard output: Input/output error' ]
}

@test "ref-inform: options that contradict each other are usage errors" {
	run -2 --separate-stderr ref-inform -l -x true </dev/null
	[ -z "$output" ]
	[[ $stderr == *'usage: ref-inform '* ]]
}

@test "out of memory is said, and nothing is stored" {
	case ${REF_BUILD:-} in */asan*) skip 'the sanitizers need more' ;; esac
	{
		echo partner,name
		seq 300000 | sed 's|.*|q&,A name that is rather long for what it says &|'
	} >many
	cp L/partners.csv before
	run -2 --separate-stderr bash -c 'ulimit -v 60000
		exec ref-add partners many' </dev/null
	[ -z "$output" ]
	[ "$stderr" = 'ref-add: out of memory' ]
	cmp before L/partners.csv
	run -0 ref-check </dev/null
}
