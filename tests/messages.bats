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
	failing close:EIO:"$(which_call close '(1</dev/null>' ref-status)" ref-status
	[ "$stderr" = 'ref-status: standard output: Input/output error' ]
}

@test "ref-inform: options that contradict each other are usage errors" {
	run -2 --separate-stderr ref-inform -l -x true </dev/null
	[ -z "$output" ]
	[[ $stderr == *'usage: ref-inform '* ]]
}

@test "what is no undo record is said, and neither undone nor emptied" {
	long=$(printf 'x%.0s' $(seq 1100))
	for line in 'events x 1 2' 'events 1 x 2' 'events 1 2 x' 'events 1 5 2' \
	    'events 1 -5 2' 'foo 1 2 3' events 'events 1 2 3 4' 'events  1 2 3' \
	    'events 99999999999999999999 1 2' 'events 1 2' "$long"; do
		printf '%s\nend\n' "$line" >L/.lock
		cp L/referrals.csv before
		run -2 --separate-stderr ref-add event r1 contacted </dev/null
		[ "$stderr" = "ref-add: L/.lock: '${line:0:60}' is no line of an undo record: fix what it is about, then empty it" ]
		[ "$(head -n 1 L/.lock)" = "$line" ]
		cmp before L/referrals.csv
		[ ! -e L/events.csv ]
		# readers see what there is
		run -0 --separate-stderr ref-status r1 </dev/null
	done
	# more lines than there are tables
	{
		for _ in 1 2 3 4 5 6; do echo needs 1 2 3; done
		echo end
	} >L/.lock
	run -2 --separate-stderr ref-add event r1 contacted </dev/null
	[ "$stderr" = "ref-add: L/.lock: 'needs 1 2 3' is no line of an undo record: fix what it is about, then empty it" ]
	# without its end it is void
	printf 'events 1 2' >L/.lock
	run -0 --separate-stderr ref-add event r1 contacted </dev/null
}

@test "what is no ledger is not taken for an empty one" {
	mkdir -p empty dir/events.csv
	: >empty/events.csv
	run -2 --separate-stderr ref-status -C empty </dev/null
	[ "$stderr" = 'ref-status: no ledger in empty: set REF_LEDGER or -C' ]
	run -2 --separate-stderr ref-status -C dir </dev/null
	[ "$stderr" = 'ref-status: dir/events.csv: not a regular file' ]
	cd empty
	REF_LEDGER="" run -2 --separate-stderr ref-status </dev/null
	[ "$stderr" = "ref-status: no ledger in $PWD: set REF_LEDGER or -C" ]
	run -2 --separate-stderr ref-status -C L/x </dev/null
	[ "$stderr" = 'ref-status: no ledger in L/x: set REF_LEDGER or -C' ]
	run -2 --separate-stderr ref-status -C events.csv/x </dev/null
	[ "$stderr" = 'ref-status: no ledger in events.csv/x: set REF_LEDGER or -C' ]
}

@test "a due date stops at the last day that can be written" {
	ref-add -t 9999-12-31 referral from=p2 prospect=Zed referral=z1 \
		date=9999-12-30 </dev/null >/dev/null
	run -0 --separate-stderr ref-status -t 9999-12-31 z1 </dev/null
	[[ $output == *'contact:9999-12-31;thank:9999-12-31'* ]]
}

@test "a directory that is gone holds no ledger" {
	mkdir gone
	run -2 --separate-stderr bash -c 'cd gone; rmdir ../gone
		exec env -u REF_LEDGER ref-status' </dev/null
	[ "$stderr" = 'ref-status: no ledger in .: set REF_LEDGER or -C' ]
}

@test "a policy that cannot be read is said so by a filter too" {
	ref-status -p </dev/null >p.csv
	echo rule,rule,value >L/policy.csv
	run -2 --separate-stderr ref-diagnose p.csv </dev/null
	[ "${stderr_lines[0]}" = 'ref-diagnose: L/policy.csv:1: rule: columns 1 and 2 have this name' ]
}

@test "without REF_TODAY a letter is of this moment, in this zone" {
	ref-add -u partner partner=p1 email=p1@x.example </dev/null >/dev/null
	ref-status </dev/null >r.csv
	before=$(TZ=XYZ-05:30 date '+Date: %a, %d %b %Y')
	TZ=XYZ-05:30 env -u REF_TODAY ref-thank -f a@b.example r.csv \
		</dev/null >mbox
	grep '^Date: ' mbox >day
	[[ $(cat day) == *:*:*' +0530' ]]
	grep -qF -e "$before" -e "$(TZ=XYZ-05:30 date '+Date: %a, %d %b %Y')" day
}
