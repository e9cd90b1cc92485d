#!/usr/bin/env bats
# Letters while things go wrong: kills at every call, many that are refused.

bats_require_minimum_version 1.5.0
load common
load fault
load mail

# Kills ref-thank at the call $1 for the $2nd time, in the whole pipe; then
# runs it once more, unharmed.  In ./again: letters that came twice.
killed_at() {
	rm -rf L sent
	cp -r L.new L
	mkdir sent
	{
		ref-status -C L
	} | strace -o /dev/null -e trace="$1" \
	    -e inject="$1:signal=KILL:when=$2" \
	    ref-thank -C L -x ./keep 2>/dev/null |
	    ref-add -C L -e events - 2>/dev/null || :
	# the command may outlive its parent: it has the lock for as long
	flock lock true
	ref-status -C L | ref-thank -C L -x ./keep | ref-add -C L -e events -
	cat sent/* | grep '^Message-ID: ' | sort >ids
	uniq -d ids >again
	[ "$(sort -u ids | wc -l)" -eq 3 ]
	[ "$(wc -l <ids)" -le 4 ]
	[ "$(wc -l <again)" -le 1 ]
	[ "$(today | uniq -c | awk '{ print $1, $2, $3 }')" = '1 r1 thanked
1 r2 thanked
1 r3 thanked' ]
}

@test "a kill at any system call repeats at most the letter in flight" {
	local i call n k=0 tried=0 twice=0 every
	need_strace
	no_gcov
	every=$(step 4)
	for i in 1 2 3; do echo "p$i,P $i,p$i@x.example,"; done | ledger
	for i in 1 2 3; do echo "r$i,2026-06-29,p$i,Q$i,3"; done | referrals
	keeper
	cat >keep <<'EOS'
#!/bin/sh
exec flock lock sh -c 'n=$(ls sent | wc -l); cat >sent/$((n + 1))'
EOS
	mv L L.new
	ref-status -C L.new >in.csv
	strace -o calls ref-thank -C L.new -x true in.csv >/dev/null
	# what comes before anything is sent (loading, reading) is not of interest
	sed '1,/^write(1/d' calls | sed -n 's/^\([a-z0-9_]*\)(.*/\1/p' |
	    sort -u | grep -v '^exit' >names
	while read -r call; do
		n=$(grep -c "^$call(" calls)
		i=$(sed '/^write(1/q' calls | grep -c "^$call(") || :
		for ((i = i > 0 ? i : 1; i <= n; i++)); do
			[ $((k++ % every)) -eq 0 ] || continue
			killed_at "$call" "$i"
			tried=$((tried + 1))
			twice=$((twice + $(wc -l <again)))
		done
	done <names
	echo "# $twice letters came twice" >&3
	tally $tried
	[ "$k" -ge 40 ]
	# between its status 0 and the row that says so there is such a moment
	[ "$every" -gt 1 ] || [ "$twice" -ge 1 ]
}

# One letter while a call fails, and what is said of it.
call_fails() {
	run -2 --separate-stderr strace -o /dev/null -e trace="${1%%:*}" \
	    -e inject="$1" ref-thank -C L -x 'cat >>log' in.csv
	[ "$output" = 'date,referral,partner,event,way,note' ]
	[ "$stderr" = "ref-thank: P 1 <p1@x.example>: not sent: the command was not run$2" ]
	[ ! -e log ]
}

@test "a command that cannot be started, or given the letter, is said so" {
	need_strace
	ledger <<<'p1,P 1,p1@x.example,'
	referrals <<<'r1,2026-06-29,p1,Q,3'
	ref-status -C L >in.csv
	call_fails clone,clone3,vfork:error=EAGAIN \
	    ': Resource temporarily unavailable'
	# the first is the header of the rows
	call_fails write:error=ENOSPC:when=2 \
	    ', no temporary file: No space left on device'
}

@test "thousands of letters, of which the command refuses every tenth" {
	n=$((10000 / $(step 10)))
	seq $n | awk '{ print "p" $1 ",P " $1 ",p" $1 "@x.example," }' |
	    ledger mail_max=20000
	seq $n | awk '{ print "r" $1 ",2026-06-29,p" $1 ",Q,3" }' | referrals
	# (a shell's own words: the letter is its standard input)
	cat >m <<'EOS'
while read -r k v; do
	[ "$k" != To: ] || break
done
case $v in
*0@x.example\>) exit 75 ;;
esac
echo "$v" >>log
EOS
	ref-status -C L >in.csv
	run -2 --separate-stderr bash -c \
	    'ref-thank -C L -x ". ./m" in.csv 2>err | ref-add -C L -e events -; echo "${PIPESTATUS[*]}" >st; exit "$(cut -d " " -f 1 st)"'
	[ "$(cat st)" = '2 0' ]
	[ "$(wc -l <log)" -eq $((n * 9 / 10)) ]
	[ "$(sort -u log | wc -l)" -eq $((n * 9 / 10)) ]
	[ "$(grep -c ': not sent: the command ended with status 75$' err)" -eq $((n / 10)) ]
	[ "$(wc -l <err)" -eq $((n / 10)) ]
	tally $((n / 10))
	# what is left is what was refused
	ref-status -C L | ref-thank -C L -l | mlr --icsv --onidx cut -f partner |
	    grep -c '0$' >count
	[ "$(cat count)" -eq $((n / 10)) ]
	ref-status -C L | ref-thank -C L -l | wc -l >count
	[ "$(cat count)" -eq $((n / 10 + 1)) ]
}
