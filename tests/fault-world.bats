#!/usr/bin/env bats
# What surrounds the programs is hostile: disk, limits, clock, locale, mailer,
# standard files, users.

bats_require_minimum_version 1.5.0
load common
load fault

# Each writer on a disk that fills up: what one said is stored is there, what
# failed changed nothing.
@test "a full disk under every kind of write" {
	unshare -m true 2>/dev/null || skip "no name spaces here"
	inputs
	mv L T
	cat >inside <<-'END'
		mkdir m
		mount -t tmpfs -o size="$1"k tmpfs m || exit 77
		mountpoint -q m || exit 77
		cp -a T m/L || exit 77
		dd if=/dev/zero of=m/fill bs=4k count=1024 2>/dev/null
		truncate -s -$(($2 * 4096)) m/fill # so many pages are free
		shift 2
		"$@" >out 2>err </dev/null
		echo $?
		cp -a m/L after
		rm m/fill
		ref-add -C m/L policy few=5 >again.out 2>again.err </dev/null ||
		    exit 3
		cp -a m/L L
	END
	state T >old
	n=0
	while read -r -a command; do
		[ "${command[0]}" = ref-add ] || continue
		allow_none
		if [ "${command[3]}" = -e ]; then
			fresh T
			head -n 2 events.csv | ref-add -C L -e events -
			state L >some
			allow some
		fi
		fresh T
		"${command[@]}" >out 2>err </dev/null
		state L >new
		for room in 0 1 2 3 4 6 8 12 16; do
			rm -rf L after m
			run unshare -m sh inside 256 $room \
			    "${command[@]/#L/m/L}"
			[ "$status" -ne 77 ] || skip "no tmpfs here"
			[ "$status" -eq 0 ]
			if [ "$output" -eq 2 ]; then
				grep -q 'No space left' err
				state L >now
				[ -n "$ALLOWED" ] || diff old now
				is_one now ''
			else
				[ "$output" -eq 0 ]
				stored=1
				state L >now
				diff new now
			fi
			[ -z "$(find L -name '*.tmp')" ]
			[ ! -s L/.lock ]
			n=$((n + 1))
		done
		# with more room it can be done
		[ -n "${stored-}" ]
		stored=
	done < <(writers)
	tally $n
}

# The command, on a disk that has L and is read-only: nothing on it changes.
read_only() {
	rm -rf after m
	run unshare -m sh inside "${command[@]/#L/m/L}"
	[ "$status" -ne 77 ] || skip "no read-only tmpfs here"
	[ "$status" -eq 0 ]
	diff -r L after
}

@test "a disk that is read-only: said by who would write, read by who reads" {
	unshare -m true 2>/dev/null || skip "no name spaces here"
	inputs
	mv L T
	cat >inside <<-'END'
		mkdir m
		mount -t tmpfs tmpfs m || exit 77
		mountpoint -q m || exit 77
		cp -a L m/L || exit 77
		mount -o remount,ro m || exit 77
		"$@" >out 2>err </dev/null
		echo $?
		cp -a m/L after
	END
	n=0
	while read -r -a command; do
		fresh T
		# there is something to repair
		[ "${command[0]}" != ref-check ] ||
		    printf '2026-06-05,nair,call,torn' >>L/events.csv
		read_only
		[ "$output" -eq 2 ]
		grep -q ': Read-only file system$' err
		[ ! -s out ] || [ "${command[0]}" = ref-check ]
		n=$((n + 1))
	done < <(writers)
	while read -r -a command; do
		fresh T
		good=0
		"${command[@]}" >want 2>said </dev/null || good=$?
		fresh T
		read_only
		[ "$output" -eq "$good" ]
		diff <(same want) <(same out)
		diff <(same said) <(sed 's|m/L|L|g' err | same -)
		n=$((n + 1))
	done < <(readers)
	tally $n
}

@test "limits on the size of a file, at every size up to that of the tables" {
	inputs
	mv L T
	state T >old
	n=0
	while read -r -a command; do
		[ "${command[0]}" = ref-add ] || continue
		[ "${command[3]}" != -e ] || continue
		fresh T
		"${command[@]}" >out 2>err </dev/null
		state L >new
		for ((k = 0; k <= 24; k += 3)); do
			fresh T
			st=0
			(ulimit -f $k && "${command[@]}" >/dev/null 2>&1 \
			    </dev/null) || st=$?
			[ "$st" -eq 0 ] || [ "$st" -eq 2 ]
			state L >now
			[ "$st" -ne 0 ] || cmp now new
			[ "$st" -ne 2 ] || [ -s L/.lock ] || cmp now old
			$AGAIN >out 2>err </dev/null
			state L >now
			is_one now ''
			n=$((n + 1))
		done
	done < <(writers)
	tally $n
}

@test "the clock is set back: rows are entered no earlier than those before them" {
	command -v faketime >/dev/null || skip "no faketime"
	! grep -q __asan_init "$(command -v ref-add)" || skip "faketime and asan"
	unset REF_TODAY
	ledger L
	for t in '2026-06-30 10:00:00' '2026-06-30 09:00:00' \
	    '2026-06-29 23:59:59' '2026-06-30 10:00:01'; do
		faketime -f "$t" ref-add -C L event nair call "$t" </dev/null
	done
	awk -F, 'NR > 2 { print $5 }' L/events.csv | diff - <(printf '%s\n' \
	    2026-06-30T10:00:00Z 2026-06-30T10:00:00Z 2026-06-30T10:00:00Z \
	    2026-06-30T10:00:01Z)
	tally 4
}

@test "days of 23 and of 25 hours, 29 February, 2038: a day is a day" {
	command -v faketime >/dev/null || skip "no faketime"
	! grep -q __asan_init "$(command -v ref-add)" || skip "faketime and asan"
	unset REF_TODAY
	ledger T
	rm T/events.csv
	n=0
	# the zone, the time there, the day, and the day 30 days on
	while IFS='|' read -r zone now day later; do
		fresh T
		TZ=$zone faketime -f "$now" ref-add -C L need client=Ann need=n1 \
		    until=+30 >out </dev/null
		[ "$(tail -n 1 L/needs.csv | cut -d, -f 2,7)" = "$day,$later" ]
		ref-check -C L -t "$later" >out </dev/null || :
		run ! grep -E ',(future|early|value),' out
		n=$((n + 1))
	done <<-END
		Europe/Berlin|2026-03-29 00:30:00|2026-03-29|2026-04-28
		Europe/Berlin|2026-03-29 03:30:00|2026-03-29|2026-04-28
		Europe/Berlin|2026-10-25 02:30:00|2026-10-25|2026-11-24
		Europe/Berlin|2026-10-25 23:59:59|2026-10-25|2026-11-24
		America/Sao_Paulo|2018-11-04 01:00:00|2018-11-04|2018-12-04
		Pacific/Apia|2011-12-31 00:00:00|2011-12-31|2012-01-30
		UTC|2028-02-29 12:00:00|2028-02-29|2028-03-30
		UTC|2028-01-30 12:00:00|2028-01-30|2028-02-29
		UTC|2038-01-19 03:14:08|2038-01-19|2038-02-18
		UTC|2039-12-31 23:59:59|2039-12-31|2040-01-30
	END
	tally $n
}

@test "locales of other habits: the same bytes out" {
	[ -e /usr/share/i18n/locales/tr_TR ] || skip "no locales"
	mkdir loc
	for l in de_DE tr_TR; do
		localedef -i $l -f UTF-8 "loc/$l.UTF-8" >log 2>&1 ||
		    skip "no localedef"
	done
	export LOCPATH=$PWD/loc
	# they are there: a comma is the German point
	[ "$(LC_ALL=de_DE.UTF-8 /usr/bin/printf '%.1f' 1,5)" = 1,5 ]
	n=0
	inputs
	mv L T
	while read -r -a command; do
		fresh T
		good=0
		LC_ALL=C "${command[@]}" >want 2>want.err </dev/null || good=$?
		state L >want.state
		for l in de_DE tr_TR; do
			fresh T
			st=0
			LC_ALL=$l.UTF-8 LANG=$l.UTF-8 LANGUAGE=$l \
			    "${command[@]}" >out 2>err </dev/null || st=$?
			[ "$st" -eq "$good" ]
			diff <(same want) <(same out)
			diff <(same want.err) <(same err)
			state L | diff want.state -
			n=$((n + 1))
		done
	done < <(readers; writers)
	tally $n
}

# Letters to two partners, of both kinds.
letters() {
	inputs
	for p in nair lindqvist; do
		ref-add -C L referral from=$p prospect="Zed $p" \
		    referral="z-$p" date=2026-06-01
		ref-add -C L event "z-$p" contacted date=2026-06-02
	done >ids 2>said </dev/null
	ref-status -C L -a >referrals.csv </dev/null
}

@test "mailers that are missing, fail, are killed, read nothing, or half" {
	n=0
	cat >half <<-'END'
		#!/bin/sh
		head -c 20 >/dev/null
		exit 1
	END
	chmod +x half
	printf '#!/nowhere\n' >broken
	chmod +x broken
	letters
	for p in thank inform; do
		while IFS='|' read -r command why; do
			run -2 --separate-stderr "ref-$p" -C L -x "$command" \
			    referrals.csv </dev/null
			# a header, and not one row
			[ "${#lines[@]}" -eq 1 ]
			[ "$(grep -c ": not sent: $why" <<<"$stderr")" -ge 2 ]
			n=$((n + 1))
		done <<-END
			./missing 2>/dev/null|the command ended with status 127
			./broken 2>/dev/null|the command ended with status 12[67]
			exit 75|the command ended with status 75
			exec <&-; exit 1|the command ended with status 1
			./half|the command ended with status 1
			kill -KILL \$\$|the command was killed by signal 9
			kill -TERM \$\$|the command was killed by signal 15
			kill -SEGV \$\$|the command was killed by signal 11
		END
	done
	tally $n
}

@test "a mailer that hangs: the program can be ended, and what was sent is said" {
	letters
	cat >mailer <<-'END'
		if [ -e sent ]; then
			echo $$ >hung
			exec sleep 60
		fi
		echo x >sent
		cat >/dev/null
	END
	for p in thank inform; do
		rm -f sent hung
		"ref-$p" -C L -x 'exec sh mailer' referrals.csv >out 2>err \
		    </dev/null 3>&- &
		pid=$!
		until [ -s hung ]; do sleep 0.05; done
		kill -TERM $pid
		st=0
		wait $pid || st=$?
		kill "$(cat hung)"
		[ "$st" -eq 143 ]
		# the letter that was sent has its rows, the one that hung none
		mlr --icsv --onidx cut -f partner then uniq -g partner out >whom
		[ "$(wc -l <whom)" -eq 1 ]
	done
	tally 2
}

@test "standard input closed, or a directory; output closed, full, or nobody's" {
	inputs
	mv L T
	n=0
	while read -r -a command; do
		fresh T
		"${command[@]}" >want 2>said </dev/null || :
		[ -s want ] || continue
		for how in '"$@" >/dev/full' '"$@" >&-' 'late "$@" | nobody'; do
			fresh T
			rm -f gone
			st=0
			bash -c 'trap "" PIPE
				nobody() { exec <&-; : >gone; }
				late() {
					until [ -e gone ]; do sleep 0.1; done
					sleep 0.1
					"$@"
				}
				'"$how"'
				exit "${PIPESTATUS[0]}"' \
			    bash "${command[@]}" 2>err </dev/null || st=$?
			[ "$st" -eq 2 ]
			grep -q 'standard output' err
			n=$((n + 1))
		done
		for how in '<&-' '<.'; do
			fresh T
			st=0
			# what does not read it does not mind
			bash -c '"$@" '"$how" bash "${command[@]}" >out 2>err ||
			    st=$?
			[ "$st" -le 2 ]
			diff <(same want) <(same out)
			n=$((n + 1))
		done
	done < <(readers; writers)
	tally $n
}

@test "a directory that may not be written, an ordinary user: said, nothing changed" {
	[ "$(id -u)" -eq 0 ] || skip "needs root to become another user"
	setpriv --reuid=65534 --regid=65534 --clear-groups \
	    "$(command -v ref-add)" -V >v 2>/dev/null </dev/null ||
	    skip "the build cannot be run by others"
	inputs
	chmod 755 . L
	d=$PWD
	while [ "$d" != / ]; do
		setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$d" ||
		    chmod o+x "$d"
		d=${d%/*}
		d=${d:-/}
	done
	: >L/.lock
	chmod 444 L/*
	chmod 666 L/.lock
	chmod 644 ./*.csv
	chmod 555 L
	state L >old
	n=0
	while read -r -a command; do
		[ "${command[0]}" = ref-add ] || continue
		st=0
		setpriv --reuid=65534 --regid=65534 --clear-groups \
		    "${command[@]}" >out 2>err </dev/null || st=$?
		[ "$st" -eq 2 ]
		grep -q 'Permission denied' err
		state L | diff old -
		[ ! -s L/.lock ]
		n=$((n + 1))
	done < <(writers)
	tally $n
}
