#!/usr/bin/env bats
# Every system call fails, one at a time, with each error that it may have.
#
# shellcheck disable=SC2034 # fault.bash reads fault, good and st

bats_require_minimum_version 1.5.0
load common
load fault

export REF_BY=maya # and not what getpwuid says, if it can

# Which errors a call is given.
errors_of() {
	case $1 in
	openat) echo EACCES EMFILE ELOOP EROFS ;;
	write | pwrite64) echo ENOSPC EDQUOT EROFS EIO EINTR ;;
	read | pread64) echo EIO EINTR ;;
	fsync | fdatasync | close | getdents64 | fstat | newfstatat) echo EIO ;;
	lseek) echo EINVAL ;;
	ftruncate) echo EIO EINTR ;;
	rename) echo EXDEV EROFS ;;
	link | unlink | mkdir | fchmod | chmod) echo EACCES ;;
	fchown) echo EPERM EINVAL EIO ;;
	flock) echo ENOLCK EINTR ;;
	fcntl) echo EMFILE ;;
	esac
}

# points COMMAND ...: `CALL ERROR WHEN' a line, in ./points, for the calls of
# the command, every $EVERY-th of them.  The loader's, up to its last, the
# munmap of its cache, are not ours, nor are those of gcov at the end.
points() {
	local first max call error n k=0
	strace -o trace "$@" >/dev/null 2>&1 </dev/null || :
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
	strace -o trace -e trace="$call,open,close" \
	    -e inject="$call:error=$error:when=$when" "$@" \
	    >out 2>err </dev/null || st=$?
	awk '/^open\(/ { theirs = 1 }
	    /INJECTED/ && theirs { exit 1 }
	    /^close\(/ { theirs = 0 }' trace
}

# What was only interrupted is tried again, but by libc's stdio and iconv.
overcome() {
	case $fault in
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

@test "writers: a call that fails leaves the old or the new ledger, and says which" {
	need_strace
	EVERY=$(step 12)
	tried=0
	inputs
	mv L T
	while read -r -a command; do
		begins points "${command[@]}"
		while read -r call error when; do
			injected "$call" "$error" "$when" "${command[@]}" || {
				fresh B
				continue
			}
			overcome
			writes_well
			tried=$((tried + 1))
		done <points
	done < <(writers)
	tally $tried
}
