#!/usr/bin/env bats
# An error of the system at every call that concerns the ledger, one at a time:
# the answer is a message and status 2, or it was overcome; the ledger is what
# it was, or what it was to be, and the next writer finds nothing in its way.

bats_require_minimum_version 1.5.0
load common
load fault

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	strace -o /dev/null true 2>/dev/null || skip "strace cannot trace here"
	mkdir new
	ref-add -C new -k partners - >/dev/null <<'E'
partner,name,email
ann,Ann,a@x.example
bob,Bob,
E
	ref-add -C new referral from=ann prospect=Tom referral=r1 \
	    date=2026-06-01 >/dev/null
	ref-add -C new event r1 contacted date=2026-06-02 >/dev/null
}

# A ledger ./L as it is in ./start, with the record of a writer that died
# where ./start has bytes of one.
begin() {
	rm -rf L
	[ ! -d start ] || cp -a start L
	[ -z "${torn-}" ] ||
		printf 'events %s %s %s\nend\n' "$(stat -c %i L/events.csv)" \
		    "$(($(stat -c %s L/events.csv) - torn))" \
		    "$(stat -c %s L/events.csv)" >L/.lock
}

# calls COMMAND ...: which call for which time concerns the ledger ./L, as
# lines `CALL N`.
calls() {
	begin
	strace -qq -y -o trace ${also:+-e "inject=$also"} "$@" >/dev/null 2>&1 </dev/null || true
	sed -n 's/^\([a-z0-9_]*\)(\(.*\)/\1 \2/p' trace |
		awk '{ n[$1]++ } /"L["\/]|\/L[\/>]/ { print $1, n[$1] }' >list
	[ "$(wc -l <list)" -ge 10 ]
}

# Whether a call can fail so.
is_likely() {
	case $1:$2 in
	*:execve) return 1 ;;
	EIO:* | EMFILE:openat) ;;
	EINTR:openat | EINTR:*read* | EINTR:*write* | EINTR:flock) ;;
	*) return 1 ;;
	esac
}

# failing ERROR CALL N COMMAND ...: runs it; what it says is in ./out and ./err
failing() {
	local how="$2:error=$1:when=$3" call=$2
	shift 3
	begin
	st=0
	strace -qq -o /dev/null -e trace="$call${also:+,${also%%:*}}" \
		-e inject="$how" ${also:+-e "inject=$also"} "$@" \
		>out 2>err </dev/null || st=$?
	tried=$((tried + 1))
}

# state: what is in ./L, but for the times of recording
state() {
	for f in L/*.csv; do
		[ -e "$f" ] || continue # no ledger yet
		[ -s "$f" ] || continue # of no bytes: a missing one
		echo "$f"
		sed 's/[0-9-]*T[0-9:]*Z$/TIME/' "$f"
	done
}

# Whether ./L is one of these states.
is_one_of() {
	local one
	state >is
	for one; do
		if cmp -s "$one" is; then return 0; fi
	done
	diff -u "$1" is
}

# What a run with an error left behind: what it is to be where it says so, else
# that or what it was; and nothing in the way of the next writer.
judge() {
	case $st in
	0 | 1) is_one_of new ;; # 1: there was something to repair
	2)
		[ -s err ]
		is_one_of begun old new
		;;
	*) false ;;
	esac
	[ -z "${mend-}" ] || $mend >/dev/null 2>&1 </dev/null || [ $? -eq 1 ]
	ref-add -C L event ann note 'the next' date=2026-06-05 >/dev/null \
	    2>err2 </dev/null
	[ "$(grep -c 'the next' L/events.csv)" -eq 1 ]
	[ ! -s L/.lock ]
	[ -z "$(find L -name '*.tmp')" ]
	sed -i '/the next/d' L/events.csv
	is_one_of old new
}

# every_error COMMAND ...: from ./start, each error at each call in turn; ./old
# is what the ledger is to be where the command did nothing
every_error() {
	local error call n
	tried=0
	begin
	state >begun
	"$@" >/dev/null 2>&1 </dev/null || [ $? -eq 1 ]
	state >new
	calls "$@"
	for error in EIO EINTR; do
		while read -r call n; do
			is_likely $error "$call" || continue
			failing $error "$call" "$n" "$@"
			echo "$error at $call $n: status $st: $(cat err)"
			judge
		done <list
	done
	tally $tried
}

@test "an error at each call of an append" {
	mv new start
	begin
	state >old
	every_error ref-add -C L event r1 won value=5 date=2026-06-04
}

@test "an error at each call of the first row of a table" {
	mv new start
	rm start/events.csv
	begin
	echo "date,partner,referral,event,way,value,until,note,by,entered" >header
	{
		echo L/events.csv
		cat header
		state
	} >old
	every_error ref-add -C L event r1 meeting date=2026-06-04
}

@test "an error at each call that makes a ledger" {
	rm -r new
	begin
	mend='ref-add -C L -k partner partner=ann name=Ann'
	$mend
	# as the next writer leaves it, without its row
	ref-add -C L event ann note x date=2026-06-05 >/dev/null
	sed -i 2d L/events.csv
	state >old
	every_error $mend
}

@test "an error at each call of an update" {
	mv new start
	begin
	state >old
	every_error ref-add -C L -u partner partner=bob name=Rob
}

@test "an error at each call of an update where there are no links" {
	mv new start
	begin
	state >old
	also=link:error=EPERM
	every_error ref-add -C L -u partner partner=bob name=Rob
}

@test "an error at each call of taking back what a dead writer wrote" {
	mv new start
	begin
	state >old
	printf '2026-06-05,ann,,cal' >>start/events.csv
	echo 'half an update' >start/partners.csv.tmp
	torn=19
	every_error ref-add -C L event r1 won value=5 date=2026-06-04
}

@test "an error at each call of the repair of a torn row" {
	mv new start
	begin
	state >old
	printf '2026-06-05,ann,,cal' >>start/events.csv
	mend='ref-check -r -C L'
	every_error ref-check -r -C L
}

@test "an error at each call of a reader: all of it, or a message" {
	local error call n
	tried=0
	mv new start
	ref-status -C start -j </dev/null >want
	calls ref-status -C L -j
	for error in EIO EINTR EMFILE; do
		while read -r call n; do
			is_likely $error "$call" || continue
			failing $error "$call" "$n" ref-status -C L -j
			echo "$error at $call $n: status $st: $(cat err)"
			case $st in
			0) cmp want out ;;
			2) [ -s err ] ;;
			*) false ;;
			esac
		done <list
	done
	tally $tried
}
