#!/usr/bin/env bats
# Every system call fails, one at a time, with each error that it may have.

bats_require_minimum_version 1.5.0
load common
load fault

export REF_BY=maya # and not what getpwuid says, if it can

# Which errors a call is given.
errors_of() {
	case $1 in
	openat) echo EACCES EMFILE ;;
	write | pwrite64) echo ENOSPC EIO EINTR ;;
	read | pread64) echo EIO EINTR ;;
	fsync | fdatasync | close | getdents64 | fstat | newfstatat) echo EIO ;;
	lseek) echo EINVAL ;;
	ftruncate) echo EIO EINTR ;;
	rename) echo EXDEV EROFS ;;
	link | unlink | mkdir | fchmod | chmod) echo EACCES ;;
	fchown) echo EPERM EIO ;;
	flock) echo ENOLCK EINTR ;;
	fcntl) echo EMFILE ;;
	esac
}

# points COMMAND ...: `CALL ERROR WHEN' a line, in ./points, for the calls of
# the command, every $EVERY-th of them.  The loader's, up to its last, the
# munmap of its cache, are not ours.
points() {
	local first max call error n k=0
	strace -o trace "$@" >/dev/null 2>&1 </dev/null || :
	awk -F '(' '
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

# Runs the command with a fault: ./out, ./err, $st.
injected() {
	local call=$1 error=$2 when=$3
	shift 3
	st=0
	strace -o /dev/null -e trace="$call" \
	    -e inject="$call:error=$error:when=$when" "$@" \
	    >out 2>err </dev/null || st=$?
}

# A program that fails says so, and is not killed; one that does not fail has
# done all.
fails_well() {
	if [ "$st" -gt 127 ]; then
		echo "status $st"
		return 1
	fi
	if [ "$st" -eq 2 ] && [ ! -s err ]; then
		echo "failed without a word"
		return 1
	fi
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
			injected "$call" "$error" "$when" "${command[@]}"
			fails_well || bad=1
			if [ "$st" -eq "$good" ] && ! cmp -s out want &&
			    ! same out | cmp -s - <(same want); then
				bad=1
			fi
			if [ -n "${bad-}" ]; then
				echo "${command[*]}: $call $when: $error, status $st"
				cat err
				return 1
			fi
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
		fresh T
		again ref-add -C L policy few=5
		if [ "${command[0]}" = ref-check ]; then
			printf '2026-06-05,boone,call,torn' >>L/events.csv
			again ref-check -C L -r
		fi
		rm -rf B
		cp -a L B
		state L >old
		seen L >old.seen
		points "${command[@]}"
		state L >new
		seen L >new.seen
		allow_none
		if [ "${command[2]-}${command[3]-}" = L-e ]; then
			fresh B
			head -n 2 events.csv | ref-add -C L -e events -
			state L >some
			seen L >some.seen
			allow some
		fi
		fresh B
		while read -r call error when; do
			injected "$call" "$error" "$when" "${command[@]}"
			tried=$((tried + 1))
			if [ "$st" -eq 2 ] && [ -s err ] && untouched B; then
				continue
			fi
			point
			fresh B
		done <points
	done < <(writers)
	tally $tried
}

# What must hold after a fault in a writer.
point() {
	local why=
	fails_well || why='see above'
	state L >now
	if [ "$st" -eq 0 ] && ! cmp -s now new; then
		why='status 0, and not the new ledger'
	elif grep -q 'nothing was stored$' err && [ -z "$ALLOWED" ] &&
	    ! cmp -s now old; then
		why='nothing was stored, and not the old ledger'
	fi
	look
	if ! is_one now.seen .seen; then
		why='readers see neither ledger'
	fi
	$AGAIN >again.out 2>again.err </dev/null || :
	state L >now
	if ! is_one now ""; then
		why='neither ledger after the next writer'
	fi
	if [ -s L/.lock ] || [ -n "$(find L -name '*.tmp')" ]; then
		why='something is left over'
	fi
	if [ -n "$why" ]; then
		echo "${command[*]}: $call $when: $error, status $st: $why"
		cat err again.err
		diff old now || :
		diff old.seen now.seen
		return 1
	fi
}
