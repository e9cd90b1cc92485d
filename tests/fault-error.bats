#!/usr/bin/env bats
# Every system call fails, one at a time, with each error that it may have.
#
# shellcheck disable=SC2034 # fault.bash reads fault, good and st

bats_require_minimum_version 1.5.0
load common
load fault

ALSO=               # a fault at every such call, besides
export REF_BY=maya # and not what getpwuid says, if it can

# Which errors a call is given.
errors_of() {
	case $1 in
	openat) echo EACCES EMFILE ELOOP EROFS EIO EINTR ;;
	write | pwrite64) echo ENOSPC EDQUOT EROFS EIO EINTR ;;
	read | pread64) echo EIO EINTR ;;
	fsync | fdatasync | close | getdents64 | fstat | newfstatat) echo EIO ;;
	access) echo EIO ;;
	lseek) echo EINVAL EIO ;;
	ftruncate) echo EIO EINTR ;;
	rename) echo EXDEV EROFS EIO ;;
	link | unlink | mkdir | fchmod | chmod) echo EACCES EIO ;;
	fchown) echo EPERM EINVAL EIO ;;
	flock) echo ENOLCK EINTR EIO ;;
	fcntl) echo EMFILE EIO ;;
	esac
}

# points COMMAND ...: `CALL ERROR WHEN' a line, in ./points, for the calls of
# the command, every $EVERY-th of them.  The loader's, up to its last, the
# munmap of its cache, are not ours, nor are those of gcov at the end.
points() {
	local first max call error n k=0
	strace -o trace ${ALSO:+-e "inject=$ALSO"} "$@" >/dev/null 2>&1 </dev/null || :
	awk -F '(' '
	    /\.gcda"/ { exit }
	    /^[a-z0-9_]+\(/ { n[$1]++; if (!begun) before[$1]++ }
	    $1 == "munmap" { begun = 1 }
	    END { for (c in n) print before[c] + 1, n[c], c }' trace |
	    sort -k 3 >calls
	while read -r first max call; do
		for error in $(errors_of "$call"); do
			for ((n = first; n <= max; n++)); do
				if [ $((k++ % EVERY)) -eq 0 ]; then
					echo "$call $error $n"
				fi
			done
		done
	done <calls >points
}

# Runs the command with a fault: ./out, ./err, $st.  Fails when the fault was
# not the command's: a sanitizer first reads what it wants to know of the
# process, and alone calls open, not openat.
injected() {
	local call=$1 error=$2 when=$3
	shift 3
	st=0
	fault="$call $when: $error"
	strace -o trace -e trace="$call,open,close${ALSO:+,${ALSO%%:*}}" \
	    ${ALSO:+-e "inject=$ALSO"} \
	    -e inject="$call:error=$error:when=$when" "$@" \
	    >out 2>err </dev/null || st=$?
	awk '/^open\(/ { theirs = 1 }
	    /INJECTED/ && theirs { exit 1 }
	    /^close\(/ { theirs = 0 }' trace
}

# What was only interrupted is tried again, but by libc's stdio and iconv; an
# open that was is told.
overcome() {
	case $fault in
	openat*) ;;
	*EINTR)
		[ "$st" -eq "$good" ] ||
		    grep -qE 'standard output: |iconv knows' err ||
		    complain 'not overcome'
		;;
	esac
}

@test "readers: a call that fails is said, or what is printed is as ever" {
	need_strace
	EVERY=$(step 12)
	tried=0
	inputs
	while read -r -a command; do
		good=0
		"${command[@]}" >want 2>said </dev/null || good=$?
		points "${command[@]}"
		while read -r call error when; do
			injected "$call" "$error" "$when" "${command[@]}" ||
			    continue
			overcome
			reads_well
			tried=$((tried + 1))
		done <points
	done < <(readers)
	tally $tried
}

# every_error COMMAND ...: a writer, on T, with each error at each of its calls;
# $BETWEEN is what else may be found then.
every_error() {
	begins points "$@"
	allow ${BETWEEN-}
	while read -r call error when; do
		injected "$call" "$error" "$when" "$@" || {
			fresh B
			continue
		}
		overcome
		writes_well
		tried=$((tried + 1))
	done <points
}

@test "writers: a call that fails leaves the old or the new ledger, and says which" {
	need_strace
	EVERY=$(step 12)
	tried=0
	inputs
	mv L T
	while read -r -a command; do
		every_error "${command[@]}"
	done < <(writers)
	tally $tried
}

@test "a call that fails where there is no table yet, and no ledger" {
	need_strace
	EVERY=$(step 4)
	tried=0
	ledger T
	every_error ref-add -C L referral from=nair prospect=Zoe referral=z1
	rm -r T
	# a table whose rows nobody sees before they are committed
	mkdir E
	echo partner,name >E/partners.csv
	seen E >empty.seen
	BETWEEN=empty
	every_error ref-add -C L partner partner=ann name=Ann
	tally $tried
}

@test "a call that fails in an update where there are no links" {
	need_strace
	EVERY=$(step 4)
	tried=0
	ledger T
	ALSO=link:error=EPERM
	every_error ref-add -C L -u partner partner=boone name=Rob
	tally $tried
}

@test "a call that fails while a writer takes back what a dead one wrote" {
	need_strace
	EVERY=$(step 4)
	tried=0
	ledger T
	prepare() {
		cp T/events.csv L/events.csv
		printf '2026-06-05,boone,call,torn' >>L/events.csv
		record events "$(size T/events.csv)" "$(size L/events.csv)"
		echo 'half an update' >L/partners.csv.tmp
	}
	undone() {
		cp T/events.csv L/events.csv
	}
	every_error ref-add -C L event nair call
	tally $tried
}
