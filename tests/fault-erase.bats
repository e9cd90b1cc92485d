#!/usr/bin/env bats
# An erasure while calls fail, and what is found of one whose writer died.

bats_require_minimum_version 1.5.0
load common
load fault

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	umask 077
	ledger L
	cp L/partners.csv partners.old
	cp L/events.csv events.old
}

# fails INJECTION: an erasure with it, status 2.
fails() {
	need_strace
	run -2 --separate-stderr strace -o /dev/null -e trace="${1%%:*}" \
	    -e inject="$1" ref-erase -C L nair </dev/null
	[ -z "$output" ]
}

# The ledger as it was, without a temporary.
as_it_was() {
	cmp partners.old L/partners.csv
	cmp events.old L/events.csv
	[ ! -s L/.lock ]
	[ -z "$(find L -name '*.tmp')" ]
}

# An erasure that died when it had its record, and had renamed nothing yet.
broken_off() {
	need_strace
	strace -o /dev/null -e trace=rename -e inject=rename:signal=KILL:when=1 \
	    ref-erase -C L nair >out 2>err </dev/null || :
	[ -s L/.lock ]
	cmp partners.old L/partners.csv
}

next() {
	run "$1" --separate-stderr ref-add -C L policy few=4 </dev/null
}

@test "no room for a new file: nothing is erased" {
	fails write:error=ENOSPC:when=1
	[ "$stderr" = "ref-erase: L/partners.csv.tmp: nothing was stored: No space left on device" ]
	as_it_was
	fails write:error=EIO:when=2
	[ "$stderr" = "ref-erase: L/events.csv.tmp: nothing was stored: Input/output error" ]
	as_it_was
}

@test "new files whose names are not durable: nothing is erased" {
	fails fsync:error=EIO:when=3
	[ "$stderr" = "ref-erase: L: fsync of the directory: nothing was stored: Input/output error" ]
	as_it_was
}

@test "no record: nothing is erased" {
	fails pwrite64:error=EIO:when=1
	[ "$stderr" = "ref-erase: L/.lock: Input/output error
ref-erase: nothing was stored" ]
	as_it_was
}

@test "a record that is not known to be there: the next writer finishes, or drops it" {
	need_strace
	# it is whole: finished
	run -2 --separate-stderr strace -o /dev/null -e trace=fdatasync,ftruncate \
	    -e inject=fdatasync:error=EIO:when=1 \
	    -e inject=ftruncate:error=EIO:when=1 ref-erase -C L nair </dev/null
	[ "$stderr" = "ref-erase: L/.lock: Input/output error
ref-erase: not known to be stored: the next ref-add finishes it, or drops it" ]
	cp -a L M
	cp -al L H
	next -0
	[ "$stderr" = "ref-add: L: finished an erasure that was broken off" ]
	run ! grep -ri nair L
	# its end is not on the disk: dropped
	rm -r L
	mv H L
	cp L/.lock record
	rm L/.lock
	head -c 20 record >L/.lock
	next -0
	[ "$stderr" = "ref-add: L/partners.csv.tmp: removed, left by an update that was broken off
ref-add: L/events.csv.tmp: removed, left by an update that was broken off" ]
	rm L/policy.csv
	as_it_was
}

@test "a new file that cannot take its place: it has begun, and the next finishes it" {
	fails rename:error=EIO:when=2
	[ "$stderr" = "ref-erase: L/events.csv: rename: Input/output error
ref-erase: the erasure has begun: the next ref-add finishes it" ]
	# readers see it done
	run -0 --separate-stderr ref-status -C L -j </dev/null
	run ! grep -i nair <<<"$output"
	next -0
	[ "$stderr" = "ref-add: L: finished an erasure that was broken off" ]
	run ! grep -ri nair L
}

@test "a side file that cannot be removed: said, and tried again by the next" {
	echo nair >L/events.torn
	fails unlink:error=EACCES:when=1
	[ "$stderr" = "ref-erase: L/events.torn: cannot be removed: Permission denied
ref-erase: the erasure has begun: the next ref-add finishes it" ]
	next -0
	[ "$stderr" = "ref-add: L/events.torn: removed, as it may hold what was erased
ref-add: L: finished an erasure that was broken off" ]
	run ! grep -ri nair L
}

@test "places that are not durable, a record that is not emptied: the next does it" {
	fails fsync:error=EIO:when=4
	[ "$stderr" = "ref-erase: L: fsync of the directory: Input/output error
ref-erase: the erasure has begun: the next ref-add finishes it" ]
	next -0
	run ! grep -ri nair L
	fails ftruncate:error=EIO:when=1
	[ "$stderr" = "ref-erase: 'nair' names no partner, referral or need" ]
	run -2 --separate-stderr strace -o /dev/null -e trace=ftruncate \
	    -e inject=ftruncate:error=EIO:when=1 ref-erase -C L boone </dev/null
	[ "$stderr" = "ref-erase: L/.lock: Input/output error
ref-erase: the erasure has begun: the next ref-add finishes it" ]
	next -0
	run ! grep -ri boone L
	[ ! -s L/.lock ]
}

@test "a table that another program saves meanwhile stays, and nothing is erased" {
	need_strace
	strace -o /dev/null -e trace=fsync \
	    -e inject=fsync:delay_enter=1500000:when=1 \
	    ref-erase -C L nair >out 2>err </dev/null &
	until [ -s L/partners.csv.tmp ]; do :; done
	sed 's/Asha/Usha/' L/partners.csv >theirs
	cp theirs L/partners.csv
	st=0
	wait $! || st=$?
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-erase: L/partners.csv: changed by another program meanwhile: nothing was stored, try again" ]
	cp theirs partners.old
	as_it_was
}

@test "a row that another program appends while a table takes its place is taken over" {
	need_strace
	strace -o /dev/null -e trace=rename \
	    -e inject=rename:delay_enter=1500000:when=2 \
	    ref-erase -C L nair >out 2>err </dev/null &
	until [ -s L/.lock ] && [ ! -e L/partners.csv.tmp ]; do sleep 0.05; done
	sleep 0.3
	theirs="2026-06-02,boone,met,theirs,$T1"
	echo "$theirs" >>L/events.csv
	wait $!
	[ "$(head -n 1 err)" = "ref-erase: L/events.csv: $((${#theirs} + 1)) bytes that another program appended meanwhile were taken over" ]
	[ "$(tail -n 1 L/events.csv)" = "$theirs" ]
	[ ! -s L/.lock ]
}

@test "a table that is a symbolic link is not erased from" {
	mv L/events.csv elsewhere.csv
	ln -s ../elsewhere.csv L/events.csv
	run -2 --separate-stderr ref-erase -C L nair </dev/null
	[ "$stderr" = "ref-erase: L/events.csv: a symbolic link is not replaced: nothing was stored" ]
	cmp events.old elsewhere.csv
	cmp partners.old L/partners.csv
	[ -z "$(find L -name '*.tmp')" ]
}

@test "ref-check tells of a broken-off erasure, readers see it done, -r finishes it" {
	broken_off
	run -1 --separate-stderr ref-check -C L </dev/null
	fix='"ref-check -r finishes it, and so does the next ref-add"'
	[ "$output" = "file,line,column,rule,what,fix
L/partners.csv,,,undo,an erasure that was broken off,$fix
L/events.csv,,,undo,an erasure that was broken off,$fix" ]
	[ -z "$stderr" ]
	run -0 --separate-stderr ref-status -C L -p </dev/null
	run ! grep -i nair <<<"$output"
	run -0 --separate-stderr ref-check -C L -r </dev/null
	[ "$stderr" = "ref-check: L: finished an erasure that was broken off" ]
	run ! grep -ri nair L
	[ ! -s L/.lock ]
}

@test "a table written since an erasure broke off is not replaced: the user decides" {
	broken_off
	echo "kim,Kim Ode,,,$T1" >>L/partners.csv
	cp L/partners.csv theirs
	next -2
	[ "$stderr" = "ref-add: L/partners.csv: an erasure that was broken off cannot be finished: another program wrote it since; the erased table is in the file .tmp beside it; fix the file, then empty L/.lock" ]
	cmp theirs L/partners.csv
	cmp events.old L/events.csv
	[ -s L/partners.csv.tmp ]
	[ -s L/events.csv.tmp ]
	run -1 --separate-stderr ref-check -C L </dev/null
	[ "${lines[1]}" = 'L/partners.csv,,,undo,an erasure that was broken off cannot be finished,"see ref-ledger(5), A writer that died"' ]
	# as ref-ledger(5) says
	mv L/partners.csv.tmp L/partners.csv
	mv L/events.csv.tmp L/events.csv
	: >L/.lock
	next -0
	run ! grep -ri nair L
}

@test "a new file that is gone is told of" {
	broken_off
	rm L/events.csv.tmp
	next -2
	[ "$stderr" = "ref-add: L/events.csv: an erasure that was broken off cannot be finished: the file .tmp beside it is gone; fix the file, then empty L/.lock" ]
	cmp events.old L/events.csv
	# readers take what there is
	run --separate-stderr ref-status -C L -p </dev/null
	[ "${#lines[@]}" -eq 3 ]
}

@test "what is left of an erasure cannot be looked at: said, and tried again" {
	for file in L/partners.csv.tmp L/partners.csv; do
		broken_off
		strace -o trace -e trace=newfstatat ref-add -C L policy few=4 \
		    >out 2>err </dev/null
		n=$(grep -n "\"$file\"" trace | head -n 1 | cut -d: -f1)
		rm -r L
		ledger L
		broken_off
		run -2 --separate-stderr strace -o /dev/null -e trace=newfstatat \
		    -e inject=newfstatat:error=EIO:when="$n" \
		    ref-add -C L policy few=4 </dev/null
		[ "$stderr" = "ref-add: L/partners.csv: Input/output error" ]
		cmp partners.old L/partners.csv
		next -0
		run ! grep -ri nair L
		rm -r L
		ledger L
	done
}

@test "whether copies lie beside cannot be seen: said, status 2, and erased" {
	need_strace
	strace -o trace -e trace=openat ref-erase -C L nair >out 2>err </dev/null
	n=$(grep -n '"L", .*O_DIRECTORY' trace | tail -n 1 | cut -d: -f1)
	rm -r L
	ledger L
	run -2 --separate-stderr strace -o /dev/null -e trace=openat \
	    -e inject=openat:error=EMFILE:when="$n" ref-erase -C L nair </dev/null
	[ "$(tail -n 1 <<<"$stderr")" = "ref-erase: L: Too many open files" ]
	run ! grep -ri nair L
}

@test "files that cannot be read again afterwards: said, status 2, and erased" {
	need_strace
	# opened to be read: before, when it is replaced, and after
	run -2 --separate-stderr strace -o /dev/null -P L/events.csv \
	    -e trace=openat -e inject=openat:error=EIO:when=3 \
	    ref-erase -C L nair </dev/null
	[ "$(grep -v ^strace: <<<"$stderr")" = "ref-erase: rows that changed: partners 1, referrals 0, events 1, needs 0
ref-erase: L/events.csv: Input/output error
ref-erase: it is erased, but whether a name stands elsewhere still could not be seen" ]
	[[ $output == erased-* ]]
	run ! grep -ri nair L
}

@test "cells that name the person still: at most 20 are told, and how many more there are" {
	for ((i = 1; i <= 25; i++)); do
		echo "2026-06-02,boone,call,with Asha Nair,$T1"
	done >>L/events.csv
	run -0 --separate-stderr ref-erase -C L nair </dev/null
	[ "$(grep -c "note: 'asha nair' stands there still: fix it by hand" <<<"$stderr")" -eq 20 ]
	[ "${stderr_lines[-1]}" = "ref-erase: ... and in 5 cells more" ]
}

@test "a lock that others may take is a problem" {
	chmod 755 L
	chmod 644 L/.lock
	run -1 --separate-stderr ref-check -C L </dev/null
	[ "${lines[1]}" = 'L/.lock,,,mode,"mode 644 lets others in, who could keep it locked",chmod 600 L/.lock' ]
	[ "${#lines[@]}" -eq 2 ]
}
