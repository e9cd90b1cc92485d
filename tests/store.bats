#!/usr/bin/env bats
# What ref-add said is stored, is stored; whole or not at all; and nobody's
# rows are lost to another's.

bats_require_minimum_version 1.5.0
load common
load fault

@test "16 processes at once, 50 rows each, lose no row, tear none, double none" {
	ledger L
	for p in $(seq 16); do
		(for i in $(seq 50); do
			ref-add -C L -w 120 event nair call "p$p i$i" \
			    2>>"err$p" </dev/null || exit
		done) &
	done
	wait
	cat err* >errs
	run cat errs
	[ "$output" = "" ]
	[ "$(wc -l <L/events.csv)" -eq 802 ]
	awk -F, 'NR > 2 { print $4 }' L/events.csv | sort >got
	for p in $(seq 16); do
		for i in $(seq 50); do
			echo "p$p i$i"
		done
	done | sort | diff -u - got
	[ "$(awk -F, '{ print NF }' L/events.csv | sort -u)" = 5 ]
}

@test "processes at once on a ledger that is not there yet make one, with all rows" {
	for p in $(seq 16); do
		ref-add -C L -w 60 partner partner="p$p" name="N $p" \
		    >>ids 2>>errs </dev/null &
	done
	wait
	[ ! -s errs ]
	[ "$(wc -l <L/partners.csv)" -eq 17 ]
	[ "$(cut -d, -f1 L/partners.csv | sort -u | wc -l)" -eq 17 ]
	[ "$(sort -u ids | wc -l)" -eq 16 ]
}

@test "two that give the same id at once: one stores it, the other is refused" {
	ledger L
	for p in 1 2 3 4; do
		(
			st=0
			ref-add -C L -w 60 partner partner=ada name="Ada $p" \
			    >/dev/null 2>&1 </dev/null || st=$?
			echo $st >"st$p"
		) &
	done
	wait
	[ "$(cat st1 st2 st3 st4 | sort | tr -d '\n')" = 0111 ]
	[ "$(grep -c '^ada,' L/partners.csv)" -eq 1 ]
}

@test "readers beside writers see whole batches only" {
	ledger L
	printf 'date,partner,event,note\n' >in.csv
	for i in 1 2 3; do
		echo "2026-06-02,boone,call,a note that is somewhat longer" \
		    >>in.csv
	done
	(for i in $(seq 60); do
		ref-add -C L -w 60 events in.csv </dev/null
	done) &
	writer=$!
	while kill -0 $writer 2>/dev/null; do
		ref-status -C L -j >rows 2>>errs </dev/null
		# a header and the first row, then threes
		echo $((($(wc -l <rows) - 2) % 3)) >>rest
	done
	wait $writer
	[ ! -s errs ]
	[ "$(sort -u rest)" = 0 ]
	[ "$(wc -l <L/events.csv)" -eq 182 ]
}

@test "the order of an append: record, rows, record emptied, each durable; then the id" {
	need_strace
	ledger L
	strace -o trace -e trace="$CALLS" ref-add -C L need client=Bo \
	    >ids 2>err </dev/null
	sed -nE '/\.lock/,$ s/^([a-z0-9_]+)\((.*)/\1 \2/p' trace |
	    awk '
	    $1 == "openat" && /\.lock/ && !/= -1/ { lock = $NF }
	    $1 == "openat" && /needs\.csv/ && !/= -1/ { table = $NF }
	    { fd = $2; sub(/[,)].*/, "", fd) }
	    $1 == "flock" { print "flock" }
	    $1 == "openat" && /needs\.csv.*O_CREAT/ { print "create" }
	    $1 == "openat" && /"L"/ { dir = $NF }
	    $1 ~ /write/ && fd == lock { print "record" }
	    $1 == "write" && fd == table { print "rows" }
	    $1 == "write" && fd == 1 { print "id" }
	    $1 == "fdatasync" && fd == lock { print "lock durable" }
	    $1 == "fdatasync" && fd == table { print "rows durable" }
	    $1 == "fsync" && fd == dir { print "name durable" }
	    $1 == "ftruncate" && fd == lock { print "emptied" }' | uniq >order
	diff -u - order <<-'END'
		flock
		create
		record
		lock durable
		rows
		rows durable
		name durable
		emptied
		lock durable
		id
	END
}

@test "the order of an update: temporary, durable, renamed, name durable" {
	need_strace
	ledger L
	strace -o trace -e trace="$CALLS" ref-add -C L -u partner \
	    partner=boone note=x >ids 2>err </dev/null
	sed -nE '/\.tmp/,$ s/^(openat|write|fsync|link|rename|unlink)\(.*/\1/p' \
	    trace | uniq | tr '\n' ' ' >order
	[ "$(cat order)" = "openat write fsync unlink link openat rename openat fsync write " ]
}

@test "the name of a new ledger is durable before it has a file" {
	need_strace
	strace -y -o trace -e trace=mkdir,fsync,openat ref-add -C L need \
	    client=Bo >ids 2>err </dev/null
	sed -n '/^mkdir/,/L\/\.lock/p' trace | awk -v above="<$(realpath .)>" '
		/^mkdir/ { print "made" }
		/^fsync/ && index($0, above) { print "name durable" }
		/L\/\.lock/ { print "lock" }' >order
	diff -u <(printf '%s\n' made 'name durable' lock) order
	run -2 --separate-stderr strace -o trace -e trace=fsync \
	    -e inject=fsync:error=EIO:when=1 ref-add -C M need client=Bo </dev/null
	[ "$stderr" = "ref-add: M: Input/output error" ]
	[ "$(grep -c ^fsync trace)" -eq 1 ] # it was not tried again
	[ -z "$(ls -A M)" ]
	# nor is what may not be read: a directory that is only written to
	strace -o trace -e trace=openat ref-add -C N need client=Bo >ids </dev/null
	n=$(grep -n '"N/\.\."' trace | cut -d: -f1)
	run -0 --separate-stderr strace -o /dev/null -e trace=openat \
	    -e inject=openat:error=EACCES:when="$n" \
	    ref-add -C O need client=Bo </dev/null
	[ -s O/needs.csv ]
}

@test "what is cut is durable, and its name is, before it is cut" {
	need_strace
	ledger L
	old=$(size L/events.csv)
	printf '2026-06-05,boone,call,torn,' >>L/events.csv
	record events "$old" "$(size L/events.csv)"
	strace -y -o trace -e trace=write,fsync,ftruncate ref-add -C L policy \
	    few=4 >ids 2>err </dev/null
	sed -n '1,/^ftruncate.*events\.csv>/p' trace |
	    sed -E 's/\(.*\/([^/]*)>.*/ \1/' >order
	diff -u - order <<-'END'
		fsync L
		write events.torn
		fsync events.torn
		ftruncate events.csv
	END
}

@test "no room for the rows: they are cut off again, status 2" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=write \
	    -e inject=write:error=ENOSPC:when=1 \
	    ref-add -C L event nair call </dev/null
	[ "$output" = "" ]
	[ "$stderr" = "ref-add: L/events.csv: write: No space left on device
ref-add: nothing was stored" ]
	state L | diff -u old -
	[ ! -s L/.lock ]
}

@test "no room for the second piece: the first is cut off again" {
	need_strace
	ledger L
	state L >old
	awk 'BEGIN {
		print "date,partner,event,note"
		for (i = 1; i <= 26000; i++)
			printf "2026-06-02,boone,call,row number %d\n", i
	}' >in.csv
	run -2 --separate-stderr strace -o /dev/null -e trace=write \
	    -e inject=write:error=EDQUOT:when=2 ref-add -C L events in.csv \
	    </dev/null
	[ "$stderr" = "ref-add: L/events.csv: write: Disk quota exceeded
ref-add: nothing was stored" ]
	state L | diff -u old -
	[ ! -s L/.lock ]
}

@test "no room for the undo record: nothing was touched" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=pwrite64 \
	    -e inject=pwrite64:error=EIO:when=1 \
	    ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv: .lock: Input/output error
ref-add: nothing was stored" ]
	state L | diff -u old -
	[ ! -s L/.lock ]
}

@test "an undo record of which nothing is written is an error, and no wait" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr timeout -k 1 10 strace -o /dev/null \
	    -e trace=pwrite64 -e inject=pwrite64:retval=0 \
	    ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv: .lock: Input/output error
ref-add: nothing was stored" ]
	state L | diff -u old -
	[ ! -s L/.lock ]
}

@test "a table that is cut while it is read is an error, and no shorter table" {
	need_strace
	ledger L
	run -2 --separate-stderr strace -o /dev/null -P "$PWD/L/events.csv" \
	    -e trace=pread64 -e inject=pread64:retval=0 \
	    ref-status -C L -j </dev/null
	[ "$stderr" = "ref-status: L/events.csv: Input/output error" ]
}

@test "rows that cannot be made durable are not known to be stored, and taken back" {
	need_strace
	ledger L
	state L >old
	# the first fdatasync is that of the record
	run -2 --separate-stderr strace -o trace -e trace=fdatasync \
	    -e inject=fdatasync:error=EIO:when=2 \
	    ref-add -C L event nair call </dev/null
	[ "$output" = "" ]
	[ "$stderr" = "ref-add: L/events.csv: fdatasync: Input/output error
ref-add: not known to be stored: the next ref-add takes the rows back, if they are there" ]
	# it was not tried again
	[ "$(grep -c '^fdatasync' trace)" -eq 2 ]
	# readers keep to the old rows
	run -0 --separate-stderr ref-status -C L -j </dev/null
	[ "${#lines[@]}" -eq 2 ]
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	[[ "$stderr" == "ref-add: L/events.csv: undid the writing of rows that was broken off: "*" bytes cut, kept in L/events.torn" ]]
	state L | diff -u old -
	grep -q '^2026-06-30,nair,call,' L/events.torn
}

@test "rows that are said to be written, and are not, are found missing" {
	need_strace
	ledger L
	state L >old
	strace -o trace -e trace=write ref-add -C L event nair call </dev/null
	n=$(sed -n '1s/.* = //p' trace)
	rm -r L
	ledger L
	run -2 --separate-stderr strace -o /dev/null -e trace=write \
	    -e inject=write:retval="$n":when=1 ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv: its size is not what was written: Input/output error
ref-add: nothing was stored" ]
	state L | diff -u old -
	[ ! -s L/.lock ]
	# a call that does nothing, and says so
	run -2 --separate-stderr strace -o /dev/null -e trace=write \
	    -e inject=write:retval=0:when=1 ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv: write: Input/output error
ref-add: nothing was stored" ]
	state L | diff -u old -
	strace -o trace -y -e trace=pread64 ref-add -C L event nair call \
	    </dev/null
	n=$(grep -n 'events\.csv' trace | tail -n 1 | cut -d: -f1)
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=pread64 \
	    -e inject=pread64:retval=0:when="$n" ref-add -C L event nair call \
	    </dev/null
	[ "$stderr" = "ref-add: L/events.csv: Input/output error" ]
	state L | diff -u old -
}

@test "rows that can be neither written nor cut off are undone by the next one" {
	need_strace
	ledger L
	state L >old
	for when in 1 2; do # none, and some of them are in the file
		head -c $((when * 900000)) /dev/zero | tr '\0' x |
		    fold -w 900000 >x
		sed 's/^/2026-06-02,nair,note,/; 1i date,partner,event,note' x >in.csv
		run -2 --separate-stderr strace -o /dev/null \
		    -e trace=write,ftruncate \
		    -e inject=write:error=ENOSPC:when="$when" \
		    -e inject=ftruncate:error=EIO:when=1 \
		    ref-add -C L events in.csv </dev/null
		[ "$stderr" = "ref-add: L/events.csv: write: No space left on device
ref-add: L/events.csv: nothing was stored, and the next ref-add will undo the beginning: Input/output error" ]
		run -0 --separate-stderr ref-status -C L </dev/null
		run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
		state L | diff -u old -
		rm -f L/policy.csv L/events.torn
	done
	# the record's own are the first fdatasync, and the second ftruncate
	for second in fdatasync:error=EIO:when=2 ftruncate:error=EIO:when=2; do
		run -2 --separate-stderr strace -o /dev/null \
		    -e trace=write,ftruncate,fdatasync \
		    -e inject=write:error=ENOSPC:when=1 -e inject=$second \
		    ref-add -C L event nair call </dev/null
		[ "${stderr_lines[1]}" = "ref-add: L/events.csv: nothing was stored, and the next ref-add will undo the beginning: Input/output error" ]
		run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
		state L | diff -u old -
		rm -f L/policy.csv
	done
}

@test "a record that cannot be emptied: not known to be stored, and taken back" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=ftruncate \
	    -e inject=ftruncate:error=EIO:when=1 \
	    ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv: .lock: Input/output error
ref-add: not known to be stored: the next ref-add takes the rows back, if they are there" ]
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	state L | diff -u old -
}

@test "a directory that cannot be made durable: not known to be stored" {
	need_strace
	ledger L
	run -2 --separate-stderr strace -o trace -e trace=fsync \
	    -e inject=fsync:error=EIO:when=1 ref-add -C L need client=Bo \
	    </dev/null
	[ "$output" = "" ]
	[ "$(grep -c ^fsync trace)" -eq 1 ] # it was not tried again
	[ "${stderr_lines[0]}" = "ref-add: L/needs.csv: fsync of the directory: Input/output error" ]
	[ "${stderr_lines[1]}" = "ref-add: not known to be stored: the next ref-add takes the rows back, if they are there" ]
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ ! -s L/needs.csv ]
}

@test "an update that finds no room leaves the table, and no temporary" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=write \
	    -e inject=write:error=ENOSPC:when=1 \
	    ref-add -C L -u partner partner=boone note=x </dev/null
	[ "$stderr" = "ref-add: L/partners.csv.tmp: nothing was stored: No space left on device" ]
	state L | diff -u old -
	[ ! -e L/partners.csv.tmp ]
}

@test "an update that cannot be renamed leaves the table, and no temporary" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=rename \
	    -e inject=rename:error=EXDEV:when=1 \
	    ref-add -C L -u partner partner=boone note=x </dev/null
	[ "$stderr" = "ref-add: L/partners.csv: rename: nothing was stored: Invalid cross-device link" ]
	state L | diff -u old -
	[ ! -e L/partners.csv.tmp ]
}

@test "where there are no links, an update copies the old table" {
	need_strace
	ledger L
	cp L/partners.csv before
	for error in EPERM EOPNOTSUPP ENOSYS EMLINK; do
		strace -o /dev/null -e trace=link -e inject=link:error=$error \
		    ref-add -C L -u partner partner=boone note=$error >ids 2>err \
		    </dev/null
		cmp before L/partners.csv~
		grep -q "^boone,Carl Boone,c@boone.example,$error," L/partners.csv
		cp L/partners.csv before
	done
	run -2 --separate-stderr strace -o /dev/null -e trace=link \
	    -e inject=link:error=EIO \
	    ref-add -C L -u partner partner=boone note=x </dev/null
	[ "$stderr" = "ref-add: L/partners.csv~: nothing was stored: Input/output error" ]
	cmp before L/partners.csv
}

updates=0
# updates CALL:ERROR ...: an update of L/partners.csv while these calls fail.
updates() {
	local injected=() fault
	for fault; do
		injected+=(-e inject="${fault/:/:error=}")
	done
	strace -o trace -e trace=fchown,link "${injected[@]}" ref-add -C L \
	    -u partner partner=boone note=$((++updates)) >ids 2>err </dev/null
	[ ! -s err ]
	[ "$(grep -c INJECTED trace)" -ge $# ]
	grep -q "^boone,Carl Boone,c@boone.example,$updates," L/partners.csv
}

# Mode and group of a file.
access() {
	stat -c '%a %g' "$1"
}

@test "an update keeps mode and group; where the owner cannot be kept, the group still is" {
	need_strace
	[ "$(id -u)" -eq 0 ] || skip "only root gives files away"
	for error in EPERM EINVAL ENOSYS EOPNOTSUPP; do
		rm -rf L
		ledger L
		chown 7:8 L/partners.csv
		chmod 640 L/partners.csv
		updates
		[ "$(stat -c '%a %u %g' L/partners.csv)" = "640 7 8" ]
		updates fchown:$error:when=1
		[ "$(stat -c '%a %u %g' L/partners.csv)" = "640 0 8" ]
	done
}

@test "an update that can keep neither owner nor group opens the table to nobody else" {
	need_strace
	[ "$(id -u)" -eq 0 ] || skip "only root gives files away"
	while read -r before after; do
		for error in EPERM EINVAL ENOSYS EOPNOTSUPP; do
			rm -rf L
			ledger L
			chown 7:8 L/partners.csv
			chmod "$before" L/partners.csv
			updates fchown:$error
			[ "$(access L/partners.csv)" = "$after 0" ]
			# nor the copy, where there are no links
			rm L/partners.csv~
			chown 7:8 L/partners.csv
			chmod "$before" L/partners.csv
			updates fchown:$error link:EPERM
			[ "$(access L/partners.csv~)" = "$after 0" ]
		done
	done <<-END
		600 600
		640 600
		660 600
		664 644
		604 600
	END
	# the group is as it was by itself: its rights stay
	chown 7:0 L/partners.csv
	chmod 660 L/partners.csv
	updates fchown:EINVAL link:EPERM
	[ "$(access L/partners.csv)" = "660 0" ]
	[ "$(access L/partners.csv~)" = "660 0" ]
}

@test "a full disk: nothing is stored, nothing is lost" {
	unshare -m true 2>/dev/null || skip "no name spaces here"
	cat >inside <<-'END'
		mkdir m
		mount -t tmpfs -o size=64k tmpfs m || exit 77
		mountpoint -q m || exit 77
		cp -a T m/L
		dd if=/dev/zero of=m/fill bs=1k count=64 2>/dev/null
		i=0
		while [ $i -lt 40 ]; do
			ref-add -C m/L event nair call "row $i with a text of \
		some length, so that before long a page is full" 2>err || break
			i=$((i + 1))
		done </dev/null
		cat err
		echo "$i stored"
		wc -l <m/L/events.csv
		rm m/fill
		ref-add -C m/L event nair call last && wc -l <m/L/events.csv
	END
	ledger T
	run --separate-stderr unshare -m sh inside
	[ "$status" -ne 77 ] || skip "no tmpfs here"
	[ "$status" -eq 0 ]
	n=$(sed -n 's/ stored$//p' <<<"$output" | tail -n 1)
	[ "$n" -lt 40 ]
	[[ "$output" == *"No space left on device"* ]]
	[ "${lines[-2]}" -eq $((n + 2)) ]
	[ "${lines[-1]}" -eq $((n + 3)) ]
}

@test "ulimit -f: the rows are refused, not torn" {
	ledger L
	awk 'BEGIN {
		print "date,partner,event,note"
		for (i = 1; i <= 3000; i++)
			printf "2026-06-02,boone,call,row number %d\n", i
	}' >in.csv
	state L >old
	run -2 --separate-stderr bash -c 'ulimit -f 8; ref-add -C L events in.csv' \
	    </dev/null
	[ "$stderr" = "ref-add: L/events.csv: write: File too large
ref-add: nothing was stored" ]
	state L | diff -u old -
}

@test "a lock held too long: said, status 2, nothing written" {
	ledger L
	state L >old
	flock L/.lock sleep 3 &
	until ! flock -n L/.lock true; do :; done
	run -2 --separate-stderr ref-add -C L -w 1 event nair call </dev/null
	[ "$stderr" = "ref-add: L/.lock: held by another program for 1 s: try again; ref-add -w and ref-erase -w wait longer" ]
	state L | diff -u old -
	# one that waits longer gets it
	run -0 --separate-stderr ref-add -C L -w 20 event nair call </dev/null
	[ "$stderr" = "" ]
	wait
}

@test "a reader waits for the lock, and then reads all the same" {
	need_strace
	ledger L
	ref-status -C L -j >want </dev/null
	run -0 --separate-stderr strace -o /dev/null -e trace=flock \
	    -e inject=flock:error=EAGAIN ref-status -C L -j </dev/null
	[ "$stderr" = "ref-status: L/.lock: held for 10 s: reading without it" ]
	[ "$output" = "$(cat want)" ]
	# a ledger that nobody has written by ref-add has no lock at all
	rm L/.lock
	run -0 --separate-stderr ref-status -C L -j </dev/null
	[ "$stderr" = "" ]
	[ "$output" = "$(cat want)" ]
	[ ! -e L/.lock ]
}

@test "a lock whose holder is killed is free" {
	ledger L
	# -o: flock alone has it, and not the sleep
	flock -o L/.lock sleep 4 3>&- &
	holder=$!
	until ! flock -n L/.lock true; do :; done
	(
		sleep 0.3
		kill -KILL $holder
	) &
	run -0 --separate-stderr ref-add -C L -w 2 event nair call </dev/null
	[ "$stderr" = "" ]
}

@test "without locks on the file system nothing is written" {
	need_strace
	ledger L
	state L >old
	run -2 --separate-stderr strace -o /dev/null -e trace=flock \
	    -e inject=flock:error=ENOLCK ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/.lock: cannot be locked, and without the lock nothing is written: No locks available" ]
	state L | diff -u old -
}

@test "interrupted calls are made again" {
	need_strace
	for call in flock write pwrite64 ftruncate; do
		rm -rf L
		ledger L
		strace -o /dev/null -e trace=$call \
		    -e inject=$call:error=EINTR:when=1 \
		    ref-add -C L event nair call >out 2>err </dev/null
		[ ! -s err ]
		[ "$(wc -l <L/events.csv)" -eq 3 ]
	done
}

@test "a polite signal at any time leaves the old or the new table, and no temporary" {
	# a table of some size, so that there is a time in which to hit
	ledger T
	seq 5000 | sed "s|.*|q&,Q Person,q&@x.example,,$T1|" >>T/partners.csv
	set -- ref-add -C L -u partner partner=boone note=signal
	t=$(took "$@")
	state L >new
	state T >old
	for i in $(seq 24); do
		fresh T
		sig=$(printf 'HUP\nINT\nTERM\n' | sed -n "$((i % 3 + 1))p")
		hit "$sig" $((t * i / 24)) "$@"
		[ ! -e L/partners.csv.tmp ]
		[ ! -s L/.lock ]
		state L >now
		is_one now ''
	done
	hit_some 6 24
}

@test "an undo record without an end is void, and emptied" {
	ledger L
	state L >old
	printf 'events 1 2' >L/.lock
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "" ]
	[ ! -s L/.lock ]
	state L | diff -u old -
}

@test "an undo record takes back what was added, and keeps it as TABLE.torn" {
	ledger L
	state L >old
	n=$(size L/events.csv)
	printf '2026-06-05,nair,call,half a ro' >>L/events.csv
	record events "$n" $((n + 90))
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "ref-add: L/events.csv: undid the writing of rows that was broken off: 30 bytes cut, kept in L/events.torn" ]
	state L | diff -u old -
	[ "$(cat L/events.torn)" = '2026-06-05,nair,call,half a ro' ]
	[ "$(stat -c %a L/events.torn)" = 600 ]
	[ ! -s L/.lock ]
}

@test "what is torn a second time goes behind what was torn before" {
	ledger L
	for i in 1 2; do
		n=$(size L/events.csv)
		printf 'half %s\n' $i >>L/events.csv
		record events "$n" $((n + 90))
		ref-add -C L policy few=4 2>err </dev/null
	done
	printf 'half 1\nhalf 2\n' | cmp - L/events.torn
}

@test "an undo record of a table that has been replaced since is dropped" {
	ledger L
	n=$(size L/events.csv)
	record events 10 "$n"
	cp L/events.csv other
	mv other L/events.csv
	state L >old
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "" ]
	state L | diff -u old -
	[ ! -s L/.lock ]
}

@test "an undo record of an unknown table is refused" {
	ledger L
	printf 'clients 1 2 3\nend\n' >L/.lock
	run -2 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "ref-add: L/.lock: 'clients 1 2 3' is no line of an undo record: fix what it is about, then empty it" ]
	[ ! -e L/policy.csv ]
	[ -s L/.lock ]
}

@test "of an undo record the first line that is none of ours is named" {
	ledger L
	printf '%s\n' 'events 1 2' 'clients 1 2 3' end >L/.lock
	run -2 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "ref-add: L/.lock: 'events 1 2' is no line of an undo record: fix what it is about, then empty it" ]
}

@test "an undo record of no table, or of one that is gone, is dropped" {
	for record in '' 'events 1 2 3\n'; do
		ledger L
		rm L/events.csv
		printf "${record}end\n" >L/.lock
		run -0 --separate-stderr ref-status -C L -p </dev/null
		[ "${#lines[@]}" -eq 3 ]
		run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
		[ -z "$stderr" ]
		[ ! -s L/.lock ]
		[ ! -e L/events.csv ]
		rm -r L
	done
}

@test "an undo record of a file with rows behind it is refused" {
	ledger L
	record events 60 70
	state L >old
	run -2 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "ref-add: L/events.csv: a broken-off writing of rows, bytes 60 to 70, cannot be undone, as there are rows behind it: fix the file, then empty L/.lock" ]
	state L | diff -u old -
	[ -s L/.lock ]
}

@test "a temporary that an update left is removed, and that is said" {
	ledger L
	echo rest >L/partners.csv.tmp
	run -0 --separate-stderr ref-add -C L policy few=4 </dev/null
	[ "$stderr" = "ref-add: L/partners.csv.tmp: removed, left by an update that was broken off" ]
	[ ! -e L/partners.csv.tmp ]
}

@test "a symbolic link where the temporary would be is not followed" {
	ledger L
	echo mine >victim
	ln -s ../victim L/partners.csv.tmp
	run -2 --separate-stderr ref-add -C L -u partner partner=boone note=x \
	    </dev/null
	[ "$stderr" = "ref-add: L/partners.csv.tmp: nothing was stored: File exists" ]
	[ "$(cat victim)" = mine ]
}

@test "a table that is a symbolic link is not replaced" {
	ledger L
	mv L/partners.csv elsewhere.csv
	ln -s ../elsewhere.csv L/partners.csv
	run -2 --separate-stderr ref-add -C L -u partner partner=boone note=x \
	    </dev/null
	[ "$stderr" = "ref-add: L/partners.csv: a symbolic link is not replaced: nothing was stored" ]
	[ -L L/partners.csv ]
}

@test "who waits with SIGALRM blocked, or ignored, stops waiting, too" {
	ledger L
	flock L/.lock sleep 30 3>&- &
	holder=$!
	until ! flock -n L/.lock true; do :; done
	for how in --block-signal=ALRM --ignore-signal=ALRM; do
		run -2 --separate-stderr timeout 8 env $how \
		    ref-add -C L -w 1 event nair call </dev/null
		[ "$stderr" = "ref-add: L/.lock: held by another program for 1 s: try again; ref-add -w and ref-erase -w wait longer" ]
	done
	run -0 --separate-stderr timeout 16 env --block-signal=ALRM \
	    ref-status -C L -p </dev/null
	[ "$stderr" = "ref-status: L/.lock: held for 10 s: reading without it" ]
	kill $holder
	wait
}

@test "an alarm that was set before rings after the wait" {
	ledger L
	flock L/.lock sleep 2 3>&- &
	until ! flock -n L/.lock true; do :; done
	st=0
	REF_LEDGER=L timeout --preserve-status 20 python3 -c '
import os, signal
signal.alarm(1)
os.execvp("ref-diagnose", ["ref-diagnose"])' 2>err < <(exec sleep 10 3>&-) ||
		st=$?
	[ "$st" -eq 142 ] # 128 + SIGALRM
	[ ! -s err ]
	wait
}

@test "a table that another program saves meanwhile stays, and the update beside it" {
	need_strace
	ledger L
	strace -o /dev/null -e trace=fsync \
	    -e inject=fsync:delay_enter=1500000:when=1 \
	    ref-add -C L -u partner partner=boone note=ours >out 2>err \
	    </dev/null &
	until [ -s L/partners.csv.tmp ]; do :; done
	sed 's/Asha/Usha/' L/partners.csv >theirs
	cp theirs L/partners.csv
	st=0
	wait $! || st=$?
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-add: L/partners.csv: changed by another program meanwhile: left as it is, and the update kept in L/partners.csv.new" ]
	cmp theirs L/partners.csv
	grep -q '^boone,Carl Boone,c@boone.example,ours,' L/partners.csv.new
}

@test "a table whose times alone have changed meanwhile stays, too" {
	need_strace
	ledger L
	touch -d @1750000000.5 L/partners.csv
	cp -p L/partners.csv theirs
	for time in 1750000001.5 1750000000.7; do
		touch -d @1750000000.5 L/partners.csv
		strace -o /dev/null -e trace=fsync \
		    -e inject=fsync:delay_enter=1000000:when=1 \
		    ref-add -C L -u partner partner=boone note=ours >out 2>err \
		    </dev/null &
		until [ -s L/partners.csv.tmp ]; do :; done
		touch -d @$time L/partners.csv
		st=0
		wait $! || st=$?
		[ "$st" -eq 2 ]
		[[ $(cat err) == "ref-add: L/partners.csv: changed by another program meanwhile: "* ]]
		cmp theirs L/partners.csv
		rm L/partners.csv.new
	done
}

@test "an update that can be kept neither here nor there is said to be lost" {
	need_strace
	ledger L
	strace -o /dev/null -e trace=fsync,rename \
	    -e inject=fsync:delay_enter=1000000:when=1 \
	    -e inject=rename:error=EROFS:when=1 \
	    ref-add -C L -u partner partner=boone note=ours >out 2>err </dev/null &
	until [ -s L/partners.csv.tmp ]; do :; done
	sed -i 's/Asha/Usha/' L/partners.csv
	cp L/partners.csv theirs
	st=0
	wait $! || st=$?
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-add: L/partners.csv.new: nothing was stored: Read-only file system" ]
	cmp theirs L/partners.csv
	[ -z "$(find L -name '*.tmp' -o -name '*.new')" ]
}

# Until L/events.csv was opened to be read; to be written it is opened later.
opened_once() {
	until grep -q 'events\.csv.* = [0-9]' trace 2>/dev/null; do
		sleep 0.05
	done
	sleep 0.2
}

@test "a table that another program saves meanwhile is not appended to" {
	need_strace
	ledger L
	# the table is opened twice: to be read, and to be written
	strace -o trace -P L/events.csv -e trace=openat \
	    -e inject=openat:delay_enter=1500000:when=2 \
	    ref-add -C L event nair call >out 2>err </dev/null &
	opened_once
	echo "2026-06-02,nair,met,,$T1" >>L/events.csv
	st=0
	wait $! || st=$?
	[ "$st" -eq 2 ]
	[ "$(grep -v '^strace:' err)" = "ref-add: L/events.csv: changed by another program meanwhile: nothing was stored, try again" ]
	[ "$(grep -c met L/events.csv)" -eq 1 ]
	run ! grep call L/events.csv
}

MET="2026-06-02,nair,met,theirs,$T1"

# beside FILE CALL WHEN SIGN [ERROR] COMMAND ...: runs the command, which stops
# for a while at the WHEN-th CALL on FILE, when SIGN is not empty any more, with
# another program's row in events.csv meanwhile; ./err, $st.
beside() {
	local file=$PWD/$1 call=$2 when=$3 sign=$4 error=
	shift 4
	case $1 in
	E*)
		error=:error=$1
		shift
		;;
	esac
	strace -f -o /dev/null -P "$file" -e trace="$call" \
	    -e inject="$call$error:delay_enter=1500000:when=$when" "$@" \
	    >out 2>strace.err </dev/null &
	until [ -s "$sign" ]; do sleep 0.05; done
	sleep 0.5
	echo "$MET" >>L/events.csv
	st=0
	wait $! || st=$?
	grep -v '^strace:' strace.err >err || :
}

@test "a row that another program appends while the record is written stays, and ours is not stored" {
	need_strace
	ledger L
	cp L/events.csv want
	echo "$MET" >>want
	beside L/.lock fdatasync 1 L/.lock ref-add -C L event nair call
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-add: L/events.csv: changed by another program meanwhile: nothing was stored, try again" ]
	[ ! -s out ]
	cmp want L/events.csv
	[ ! -s L/.lock ]
	run -0 --separate-stderr ref-add -C L event nair call </dev/null
	[ -z "$stderr" ]
}

@test "a table that another program makes, or replaces, while the record is written stays" {
	need_strace
	for how in mv 'cp -p'; do # there was none, there was one
		rm -rf L
		ledger L
		$how L/events.csv other
		strace -f -o /dev/null -P "$PWD/L/.lock" -e trace=fdatasync \
		    -e inject=fdatasync:delay_enter=1500000:when=1 \
		    ref-add -C L event nair call >out 2>strace.err </dev/null &
		until [ -s L/.lock ]; do sleep 0.05; done
		cp other theirs
		mv other L/events.csv
		st=0
		wait $! || st=$?
		[ "$st" -eq 2 ]
		[ "$(grep -v '^strace:' strace.err)" = "ref-add: L/events.csv: changed by another program meanwhile: nothing was stored, try again" ]
		cmp theirs L/events.csv
		[ ! -s L/.lock ]
	done
}

@test "a row that another program appends just before ours stays, and nothing is cut off" {
	need_strace
	ledger L
	cp L/events.csv want
	echo "$MET" >>want
	beside L/events.csv write 1 L/.lock ref-add -C L event nair call
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-add: L/events.csv: another program wrote to it at the same time, so nothing is cut off: look at its last lines, fix them, and store what is missing" ]
	[ ! -s out ]
	head -n 3 L/events.csv | cmp want -
	[ "$(tail -n +4 L/events.csv | cut -d, -f 1-3)" = 2026-06-30,nair,call ]
	[ ! -s L/.lock ]
	# the next one goes on behind both
	run -0 --separate-stderr ref-add -C L event nair met </dev/null
	[ -z "$stderr" ]
	[ ! -e L/events.torn ]
}

@test "a row that another program appends where ours finds no room stays" {
	need_strace
	ledger L
	cp L/events.csv want
	echo "$MET" >>want
	beside L/events.csv write 1 L/.lock ENOSPC ref-add -C L event nair call
	[ "$st" -eq 2 ]
	said="ref-add: L/events.csv: write: No space left on device
ref-add: L/events.csv: another program wrote to it at the same time, so nothing is cut off: look at its last lines, fix them, and store what is missing"
	[ "$(cat err)" = "$said" ]
	cmp want L/events.csv
	[ ! -s L/.lock ]
	# so it is where a part of ours is there
	awk 'BEGIN {
		print "date,partner,event,note"
		for (i = 1; i <= 26000; i++)
			printf "2026-06-02,boone,call,row number %d\n", i
	}' >in.csv
	beside L/events.csv write 2 L/.lock ENOSPC ref-add -C L events in.csv
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "$said" ]
	[ "$(grep -c "$MET" L/events.csv)" -eq 2 ]
	[ ! -s L/.lock ]
}

@test "a row that another program appends while broken-off rows are cut is not lost" {
	need_strace
	for size in 100 1000; do
		rm -rf L
		ledger L
		old=$(size L/events.csv)
		printf '2026-06-05,boone,call,torn,' >>L/events.csv
		record events "$old" $((old + size))
		beside L/events.torn fsync 1 L/events.torn ref-add -C L policy few=4
		[ "$st" -eq 2 ]
		[ "$(cat err)" = "ref-add: L/events.csv: changed by another program meanwhile: left as it is" ]
		[ "$(tail -n 1 L/events.csv)" = "2026-06-05,boone,call,torn,$MET" ]
		[ -s L/.lock ]
		# the next one cuts and keeps all of it, or refuses
		st=0
		ref-add -C L policy few=4 >out 2>err </dev/null || st=$?
		[ "$st" -eq 0 ] || [ "$st" -eq 2 ]
		cat L/events.csv L/events.torn | grep -q "$MET"
	done
	# a torn row that nobody's record speaks of
	rm -rf L
	ledger L
	printf '2026-06-05,boone,call,torn' >>L/events.csv
	beside L/events.torn fsync 1 L/events.torn ref-check -C L -r
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-check: L/events.csv: changed by another program meanwhile: left as it is" ]
	[ "$(tail -n 1 L/events.csv)" = "2026-06-05,boone,call,torn$MET" ]
}

@test "a row that another program appends while a table is replaced is taken over" {
	need_strace
	LEE="lee,Lee Fox,,,$T1"
	ledger L
	strace -o trace -e trace=rename \
	    -e inject=rename:delay_enter=1500000:when=1 ref-add -C L \
	    -u partner partner=boone note=ours >out 2>strace.err </dev/null &
	until [ -e L/partners.csv~ ]; do sleep 0.05; done
	sleep 0.3
	echo "$LEE" >>L/partners.csv
	wait $!
	[ "$(cat out)" = boone ]
	[ "$(grep -v '^strace:' strace.err)" = "ref-add: L/partners.csv: $((${#LEE} + 1)) bytes that another program appended meanwhile were taken over" ]
	[ "$(tail -n 1 L/partners.csv)" = "$LEE" ]
	grep -q '^boone,Carl Boone,c@boone.example,ours,' L/partners.csv
}

@test "a torn row behind which another program writes meanwhile is left" {
	need_strace
	ledger L
	printf '2026-06-05,boone,call,torn' >>L/events.csv
	strace -o trace -P L/events.csv -e trace=openat \
	    -e inject=openat:delay_enter=1500000:when=2 \
	    ref-check -C L -r >out 2>err </dev/null &
	opened_once
	echo ",$T1" >>L/events.csv
	cp L/events.csv theirs
	st=0
	wait $! || st=$?
	[ "$st" -eq 2 ]
	[ "$(grep -v '^strace:' err)" = "ref-check: L/events.csv: changed by another program meanwhile: left as it is" ]
	cmp theirs L/events.csv
}

@test "a table that is another file by now, or none, is not appended to" {
	need_strace
	said="changed by another program meanwhile: nothing was stored, try again"
	for by in 'cp -p L/events.csv other' 'mkfifo other'; do
		rm -rf L
		ledger L
		cp L/events.csv before
		rm -f trace
		strace -o trace -P L/events.csv -e trace=openat \
		    -e inject=openat:delay_enter=1500000:when=2 \
		    ref-add -C L event nair call >out 2>err </dev/null &
		opened_once
		$by
		mv other L/events.csv
		st=0
		wait $! || st=$?
		[ "$st" -eq 2 ]
		[ "$(grep -v '^strace:' err)" = "ref-add: L/events.csv: $said" ]
		[ -p L/events.csv ] || cmp before L/events.csv
		said='not a regular file'
	done
}

@test "a lock that is another file by now is not the lock" {
	ledger L
	flock L/.lock sh -c 'until [ -e go ]; do sleep 0.05; done' 3>&- &
	until ! flock -n L/.lock true; do :; done
	ref-add -C L -w 60 event nair call >out 2>err </dev/null 3>&- &
	writer=$!
	sleep 0.5
	cp L/.lock other
	mv other L/.lock
	flock L/.lock sleep 2 3>&- &
	sleep 0.5
	: >go
	sleep 0.5
	run ! grep call L/events.csv # it waits for the other one
	wait $writer
	[ ! -s err ]
	[ "$(grep -c call L/events.csv)" -eq 1 ]
	wait
}

@test "a lock that another first writer makes at the same time is taken" {
	need_strace
	ledger L
	run -0 --separate-stderr strace -o trace -P L/.lock -e trace=openat \
	    -e inject=openat:error=ENOENT:when=1 \
	    ref-add -C L event nair call </dev/null
	[ "$(grep -c EEXIST trace)" -eq 1 ]
	[ "$(grep -c call L/events.csv)" -eq 1 ]
}

@test "with -w 0 nobody waits" {
	ledger L
	flock L/.lock sleep 2 3>&- &
	until ! flock -n L/.lock true; do :; done
	run -2 --separate-stderr ref-add -C L -w 0 event nair call </dev/null
	[ "$stderr" = "ref-add: L/.lock: held by another program for 0 s: try again; ref-add -w and ref-erase -w wait longer" ]
	wait
}

@test "a last row without a newline is kept when it is whole" {
	ledger L
	printf '2026-06-02,boone,met,,%s' "$T1" >>L/events.csv
	run -0 --separate-stderr ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv:3: no newline ends the last row: taken as it is" ]
	sed -n 3p L/events.csv | grep -qx "2026-06-02,boone,met,,$T1"
	[ "$(wc -l <L/events.csv)" -eq 4 ]
}

@test "a last row without a newline and without a time is kept" {
	ledger L
	printf '2026-06-02,boone,met,,' >>L/events.csv
	run -0 --separate-stderr ref-add -C L event nair call </dev/null
	[ "$stderr" = "ref-add: L/events.csv:3: no newline ends the last row: taken as it is" ]
	[ "$(sed -n 3p L/events.csv)" = 2026-06-02,boone,met,, ]
	[[ $(sed -n 4p L/events.csv) == 2026-06-30,nair,call,,20* ]]
	[ "$(wc -l <L/events.csv)" -eq 4 ]
}

@test "nothing is appended behind a torn last row" {
	torn="entered: the last row is torn: complete it or remove it"
	short="3 fields where the header has 5"
	while IFS='|' read -r row why; do
		rm -rf L
		ledger L
		printf '%s' "$row" >>L/events.csv
		cp L/events.csv before
		run -2 --separate-stderr ref-add -C L event nair call </dev/null
		[ "$stderr" = "ref-add: L/events.csv:3: $why
ref-add: L/events.csv: fix it first: nothing was stored" ]
		cmp before L/events.csv
	done <<-END
		2026-06-02,boone,met,,2026-01-0|$torn
		2026-06-02,boone,me|$short
	END
}

@test "nothing is appended behind a torn partner" {
	ledger L
	printf 'ada,Ada,,,2026-01' >>L/partners.csv
	cp L/partners.csv before
	run -2 --separate-stderr ref-add -C L partner name=Bo </dev/null
	[ "$stderr" = "ref-add: L/partners.csv:4: entered: '2026-01' is not a time, YYYY-MM-DDTHH:MM:SSZ
ref-add: L/partners.csv: fix it first: nothing was stored" ]
	cmp before L/partners.csv
}

@test "a directory, a FIFO, a socket in place of a table are refused" {
	for make in 'mkdir L/needs.csv' 'mkfifo L/needs.csv' \
	    'python3 -c "import socket; socket.socket(1).bind(\"L/needs.csv\")"'; do
		rm -rf L
		ledger L
		eval "$make"
		run -2 --separate-stderr timeout 10 ref-add -C L need client=Bo \
		    </dev/null
		[[ "${stderr_lines[0]}" == "ref-add: L/needs.csv: "* ]]
		[ ! -s L/.lock ]
	done
}

@test "a lock that is a directory, a FIFO or a link is refused" {
	for make in 'mkdir L/.lock' 'mkfifo L/.lock' 'ln -s x L/.lock'; do
		rm -rf L
		ledger L
		rm L/.lock
		eval "$make"
		run -2 --separate-stderr timeout 10 ref-add -C L policy few=4 \
		    </dev/null
		[[ "$stderr" == "ref-add: L/.lock: "* ]]
		[ ! -e L/policy.csv ]
	done
}

@test "closed descriptors never let a message into the ledger" {
	ledger L
	cp L/partners.csv before
	bash -c 'exec <&- >&- 2>&-; exec ref-add -C L partner partner=nair name=X' ||
	    true
	cmp before L/partners.csv
	st=0
	bash -c 'exec <&- >&- 2>err; exec ref-add -C L partner name=Ada' || st=$?
	[ "$st" -eq 2 ]
	[ "$(cat err)" = "ref-add: the rows are stored, but their ids cannot be printed: standard output: Bad file descriptor" ]
	[ "$(tail -n 1 L/partners.csv | cut -d, -f1)" = ada ]
	[ "$(wc -l <L/partners.csv)" -eq 4 ]
}

@test "ids that cannot be printed: the row is stored, and that is said" {
	ledger L
	run -2 --separate-stderr bash -c 'ref-add -C L partner name=Ada >/dev/full' \
	    </dev/null
	[ "$stderr" = "ref-add: the rows are stored, but their ids cannot be printed: standard output: No space left on device" ]
	[ "$(wc -l <L/partners.csv)" -eq 4 ]
}

@test "new directories and files are the owner's alone, whatever the umask" {
	for mask in 000 077 022; do
		rm -rf L
		(umask $mask && ref-add -C L partner name=Ada) >ids </dev/null
		[ "$(stat -c %a L L/.lock L/partners.csv | tr '\n' ' ')" = \
		    "700 600 600 " ]
	done
}

@test "in a directory with the setgid bit files are the group's too" {
	for mask in 000 077; do
		rm -rf L
		mkdir L
		chmod 2770 L
		(umask $mask && ref-add -C L partner name=Ada &&
		    ref-add -C L -u partner partner=ada note=x) >ids </dev/null
		[ "$(stat -c %a L/.lock L/partners.csv | tr '\n' ' ')" = \
		    "660 660 " ]
	done
}

@test "an update keeps the mode of the table, and the old one as FILE~" {
	ledger L
	chmod 640 L/partners.csv
	cp L/partners.csv before
	ref-add -C L -u partner partner=boone note=x >ids </dev/null
	[ "$(stat -c %a L/partners.csv)" = 640 ]
	cmp before L/partners.csv~
}

@test "a read-only directory is an error, for an ordinary user" {
	ledger L
	chmod 755 "$BATS_TEST_TMPDIR" L
	chmod 644 L/*.csv
	command -v setpriv >/dev/null || skip "no setpriv"
	[ "$(id -u)" -eq 0 ] || skip "needs root to become another user"
	rm L/.lock
	chmod 555 L
	setpriv --reuid=65534 --regid=65534 --clear-groups true ||
	    skip "cannot become another user"
	run --separate-stderr setpriv --reuid=65534 --regid=65534 \
	    --clear-groups ref-add -C L policy few=4 </dev/null
	[ "$status" -ne 127 ] || skip "the build cannot be seen by others"
	[ "$status" -ne 126 ] || skip "the build cannot be run by others"
	[ "$status" -eq 2 ]
	[ "$stderr" = "ref-add: L/.lock: Permission denied" ]
}
