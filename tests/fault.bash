# What tests of faults share: a small ledger, kills at every call, and the
# tally of what was tried, which `make fault' adds up.

HEAD=partner,name,email,note,entered
T1=2026-01-05T09:00:00Z

# The calls that change what is on the disk, or are about to; between two of
# them a kill finds the same as before the second.
CALLS=mkdir,chmod,openat,flock,write,pwrite64,fdatasync,fsync,ftruncate
CALLS+=,fchmod,fchown,rename,renameat,renameat2,link,linkat,unlink,unlinkat
CALLS+=,exit_group

# LeakSanitizer cannot run under strace; the addresses are still watched.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"

# A ledger of two partners and one event in $1.
ledger() {
	mkdir "$1"
	printf '%s\n' "$HEAD" "nair,Asha Nair,a@nair.example,,$T1" \
	    "boone,Carl Boone,c@boone.example,,$T1" >"$1/partners.csv"
	printf '%s\n' date,partner,event,note,entered \
	    "2026-06-01,nair,coffee,first,$T1" >"$1/events.csv"
	: >"$1/.lock"
}

# What is new in each run: times of recording, and random ids.
NEW='s/[0-9]{4}(-[0-9]{2}){2}T[0-9:]{8}Z/TIME/
	s/erased-[2-9b-z]{5}/erased-ID/g'

# Every table of $1 that has bytes, without that.
state() {
	local f some=()
	for f in partners referrals events needs; do
		if [ -s "$1/$f.csv" ]; then
			some+=("$f.csv")
		fi
	done
	if [ ${#some[@]} -gt 0 ]; then
		(cd "$1" && sed -sE "1F; $NEW" "${some[@]}")
	fi
}

# The text in $1 without that.
same() {
	sed -E "$NEW" "$1"
}

# What readers make of the ledger $1, where there is one.
seen() {
	local o
	for o in -p -a -j -n; do
		ref-status -C "$1" $o </dev/null 2>&1
	done >seen.all || :
	same seen.all
}

need_strace() {
	strace -o /dev/null true 2>/dev/null || skip "strace cannot trace here"
}

# tally TRIED [ROWS LOST]: faults that were tried, and survived; for the last
# line of `make fault'.  A test without one counts as one fault.
tally() {
	echo "# $1 faults" >&3
	echo "$1 ${2:-0}" >"$BATS_TEST_TMPDIR/tally"
}

# Of each test `TRIED SURVIVED LOST NAME' goes to what adds it up.
teardown() {
	[ -n "${FAULT_TALLY-}" ] && [ -z "${BATS_TEST_SKIPPED-}" ] || return 0
	: >>"$BATS_TEST_TMPDIR/tally"
	awk -v ok="${BATS_TEST_COMPLETED:+1}" -v name="$BATS_TEST_DESCRIPTION" '
	    { tried += $1; lost += $2 }
	    END {
		    if (!ok || tried == 0)
			    tried++
		    print tried, tried - !ok, lost + 0, name
	    }' "$BATS_TEST_TMPDIR/tally" >>"$FAULT_TALLY"
}

# Under `make fault' every point is tried; otherwise every $1-th.
step() {
	if [ -n "${FAULT_TALLY-}" ]; then echo 1; else echo "$1"; fi
}

# The calls of CALLS that were traced, `NUMBER CALL' a line: ./calls.
count_calls() {
	sed -nE 's/^[0-9]+ +([a-z0-9_]+)\(.*/\1/p' trace | sort | uniq -c \
	    >calls
}

# Other states than the old and the new one that are allowed: files, each with
# what readers see of it beside it, FILE.seen.
allow() {
	ALLOWED+=" $*"
}

allow_none() {
	ALLOWED=
}
allow_none

# The next writer, after a fault.
again() {
	AGAIN=$*
}
again ref-add -C L policy few=5

# Whether $1 is one of the files ./old, ./new and what $ALLOWED names.
is_one() {
	local f
	for f in old new $ALLOWED; do
		if [ -e "$f$2" ] && cmp -s "$1" "$f$2"; then
			return 0
		fi
	done
	return 1
}

# Whether L is to the byte what it was made from, $1: then nothing has begun.
untouched() {
	diff -rq "$1" L >/dev/null 2>&1
}

# The next writer works; ref-check -r has 1, where it repaired.
next_writer() {
	local st=0
	$AGAIN >again.out 2>again.err </dev/null || st=$?
	case $AGAIN:$st in
	*:0 | ref-check*:1) return ;;
	esac
	echo "the next writer: status $st"
	cat again.err
	return 1
}

# Nothing is in the way of anybody, and ref-check finds nothing but what was cut
# and is kept beside, and that the tests' files can be read by all.
clean() {
	[ ! -s L/.lock ]
	[ -z "$(find L -name '*.tmp')" ]
	ref-check -C L >problems 2>&1 </dev/null || :
	[ "$(grep -vE '^L/[a-z.~]*,[^,]*,[^,]*,(mode|copy),' problems)" = \
	    file,line,column,rule,what,fix ] || {
		cat problems
		return 1
	}
}

# What readers see of L, in ./now.seen: where there is no record they see the
# files, and these are compared anyhow.
look() {
	if [ -s L/.lock ]; then
		seen L >now.seen
	else
		cp old.seen now.seen
	fi
}

# kills TEMPLATE COMMAND ...: runs the command on a copy L of TEMPLATE, killed
# before each of its calls in turn.  Whatever the call was, the ledger is the
# old or the new one, or one of those allowed, for readers and then, when the
# next writer has said what it undid, in the files; and it works.
# prepare, if there is such a function, is called when L has been copied.  By
# day it is killed at some of the calls, and at the last of each kind.
kills() {
	local t=$1 max call n k=0 tried=0 every
	no_gcov
	every=$(step 4)
	shift
	fresh "$t"
	strace -f -o trace -e trace="$CALLS" "$@" >/dev/null 2>&1 </dev/null || :
	state L >new
	seen L >new.seen
	fresh "$t"
	if declare -f undone >/dev/null; then
		undone
	fi
	state L >old
	seen L >old.seen
	run ! cmp -s old new
	count_calls
	while read -r max call; do
		for ((n = 1; n <= max; n++)); do
			[ $((k++ % every)) -eq 0 ] || [ $n -eq $max ] || continue
			fresh "$t"
			strace -f -o /dev/null -e trace="$call" \
			    -e inject="$call:signal=KILL:when=$n" "$@" \
			    >out 2>err </dev/null || :
			look
			next_writer
			state L >now
			if ! is_one now "" || ! is_one now.seen .seen; then
				echo "killed at $call $n:"
				diff old now || :
				diff old.seen now.seen
				return 1
			fi
			clean
			tried=$((tried + 1))
		done
	done <calls
	tally $tried
	[ "$tried" -gt 8 ]
}

fresh() {
	rm -rf L
	if [ -d "$1" ]; then
		cp -a "$1" L
	fi
	if declare -f prepare >/dev/null; then
		prepare
	fi
}

# took COMMAND ...: how long it takes on a copy L of T, in microseconds: the
# least of three times.
took() {
	local i t least=
	for i in 1 2 3; do
		fresh T
		t=${EPOCHREALTIME/./}
		"$@" >out 2>err </dev/null
		t=$((${EPOCHREALTIME/./} - t))
		if [ $i -eq 1 ] || [ $t -lt "$least" ]; then
			least=$t
		fi
	done
	echo "$least"
}

# hit SIGNAL MICROSECONDS COMMAND ...: runs it, and sends the signal after that
# time; its status in $st, and in $hits how many runs the signal has ended.
hits=0
hit() {
	st=0
	timeout --preserve-status -s "$1" "$(printf '%d.%06d' \
	    $(($2 / 1000000)) $(($2 % 1000000 + 1)))" "${@:3}" \
	    >out 2>err </dev/null || st=$?
	[ $st -le 128 ] || hits=$((hits + 1))
}

# hit_some LEAST RUNS: so many of the runs at least were hit.
hit_some() {
	echo "# $hits of $2 runs hit" >&3
	[ "$hits" -ge "$1" ]
}

# An undo record for a table of L: TABLE SIZE NEWSIZE.
record() {
	printf '%s %s %s %s\nend\n' "$1" "$(stat -c %i "L/$1.csv")" "$2" "$3" \
	    >L/.lock
}

size() {
	stat -c %s "$1"
}

# begins COUNT COMMAND ...: a ledger B, made of T, that the writer will work
# on; what its readers and its files have before, ./old, after, ./new, and, when
# rows are taken one by one, between, ./some; its status, $good.  COUNT runs the
# command, once.  undone, if there is such a function, does with L what any
# writer does first; then B's files are ./begun.
begins() {
	local count=$1
	shift
	fresh T
	again ref-add -C L policy few=5
	allow_none
	good=0
	if [ "$1" = ref-check ]; then
		good=1
		printf '2026-06-05,boone,call,torn' >>L/events.csv
		again ref-check -C L -r
	fi
	rm -rf B
	[ ! -d L ] || cp -a L B
	if declare -f undone >/dev/null; then
		state L >begun
		allow begun
		undone
	fi
	state L >old
	seen L >old.seen
	fresh B
	"$count" "$@"
	state L >new
	seen L >new.seen
	if [ "${4-}" = -e ]; then
		fresh B
		head -n 2 events.csv | ref-add -C L -e events -
		state L >some
		seen L >some.seen
		allow some
	fi
	fresh B
}

# complain TEXT: about the fault $fault in $command.
complain() {
	echo "${command[*]}: $fault, status $st: $*"
	cat err
	return 1
}

# What must hold after a fault in a reader, whose status otherwise is $good: it
# says so, or has printed all.
reads_well() {
	if [ "$st" -ne "$good" ] && [ "$st" -ne 2 ]; then
		complain 'another status'
	elif [ "$st" -ne "$good" ] && [ ! -s err ]; then
		complain 'not a word'
	elif [ "$st" -eq "$good" ] && ! cmp -s out want &&
	    ! same out | cmp -s - <(same want); then
		complain 'other rows'
	fi
}

# What must hold after a fault in a writer; then L is B again.
writes_well() {
	if [ "$st" -eq 2 ] && [ -s err ] && untouched B; then
		return
	fi
	state L >now
	look
	if [ "$st" -gt 2 ]; then
		complain 'killed'
	elif [ "$st" -eq 2 ] && [ ! -s err ]; then
		complain 'not a word'
	elif [ "$st" -eq 0 ] && ! cmp -s now new; then
		complain 'status 0, and not the new ledger'
	elif grep -q 'nothing was stored$' err && [ -z "$ALLOWED" ] &&
	    ! cmp -s now old; then
		complain 'nothing was stored, and not the old ledger'
	elif ! is_one now.seen .seen; then
		complain 'readers see neither ledger'
	fi
	next_writer || complain 'and the next writer fails'
	state L >now
	if ! is_one now ""; then
		diff old now || :
		complain 'neither ledger after the next writer'
	fi
	clean || complain 'something is left over'
	fresh B
}

# Every program on the demonstration's ledger ./L, one command a line: those
# that only read, and those that write.
readers() {
	cat <<-'END'
		ref-status -C L
		ref-status -C L -p
		ref-status -C L -d
		ref-status -C L -j
		ref-check -C L
		ref-check -C L -p
		ref-import -k partners in.csv
		ref-import -k referrals -c cp1252 -D mdy tracker.csv
		ref-diagnose partners.csv
		ref-report referrals.csv
		ref-report -o csv partners.csv
		ref-report -o html referrals.csv partners.csv
		ref-brief -C L partners.csv
		ref-match needs.csv partners.csv
		ref-thank -C L -l referrals.csv
		ref-inform -C L -l referrals.csv
		ref-inform -C L referrals.csv
		ref-thank -C L referrals.csv
		ref-add -C L -n event nair call
		ref-erase -C L -n nair
	END
}

writers() {
	cat <<-'END'
		ref-add -C L event nair call
		ref-add -C L -e events events.csv
		ref-add -C L -u partner partner=nair note=x
		ref-add -C L -k partners export.csv
		ref-add -C L referral from=nair prospect=Zoe referral=z1
		ref-erase -C L nair
		ref-check -C L -r
	END
}

# The files that these commands read.
inputs() {
	cp -r "$ROOT/tests/demo" L
	chmod 700 L
	chmod 600 L/*
	ref-status -C L -a >referrals.csv </dev/null
	ref-status -C L -p >partners.csv </dev/null
	ref-status -C L -n >needs.csv </dev/null
	printf 'First Name,Last Name,Company,Email\n%s\n%s\n' \
	    'Kim,Ode,"Ode, Ltd",kim@ode.example' 'Bo,Li,,' >in.csv
	cp "$ROOT/tests/data/import/tracker.csv" tracker.csv
	ref-import -k partners in.csv >export.csv 2>/dev/null </dev/null
	printf '%s\n' date,partner,event,note 2026-06-02,nair,call,one \
	    2026-06-02,nair,met,two >events.csv
}
