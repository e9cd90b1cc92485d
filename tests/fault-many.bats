#!/usr/bin/env bats
# Many at once: writers, readers, an editor, and signals.

bats_require_minimum_version 1.5.0
load common
load fault

# What is lost of the rows that $1 writers of $2 rows stored, in ./missing.
missing() {
	for ((p = 1; p <= $1; p++)); do
		for ((i = 1; i <= $2; i++)); do
			echo "p$p i$i"
		done
	done | sort >want
	awk -F, 'NR > 1 && $4 ~ /^p[0-9]+ i/ { print $4 }' L/events.csv |
	    sort >got
	comm -23 want got >missing
	comm -13 want got >foreign
	uniq -d got >twice
}

@test "64 writers of 25 rows, readers beside them, and an editor that replaces the file: 1,600 rows" {
	need=$(((64 * 25)))
	ledger L
	patience=120
	# sanitizers take several times as long
	! grep -q __asan_init "$(command -v ref-add)" || patience=900
	for ((p = 1; p <= 64; p++)); do
		(for ((i = 1; i <= 25; i++)); do
			ref-add -C L -w $patience event nair call "p$p i$i" \
			    2>>"err$p" </dev/null || exit
		done) &
		writers+=($!)
	done
	# the editor: renames a new file over the journal, under the lock; each
	# time it has added a row by hand
	(
		n=0
		while [ ! -e done ]; do
			n=$((n + 1))
			flock L/.lock sh -c '
				cp -p L/events.csv L/events.edit
				echo "2026-06-02,boone,note,edit '$n',2026-01-05T09:00:00Z" >>L/events.edit
				mv L/events.edit L/events.csv'
			echo $n >edits
			sleep 0.2
		done
	) 3>&- &
	editor=$!
	# readers see only whole rows, and never fewer than before
	(
		had=0
		while [ ! -e done ]; do
			ref-status -C L -j >rows 2>>reader.err </dev/null ||
			    echo "status $?" >>reader.err
			n=$(wc -l <rows)
			[ "$n" -ge "$had" ] || echo "$n after $had" >>reader.err
			had=$n
			echo "$n" >>polls
		done
	) 3>&- &
	reader=$!
	wait "${writers[@]}"
	: >done
	wait $editor $reader
	cat err* >errs
	diff /dev/null errs
	# the kernel hands a lock on as it likes: on a slow machine one reader
	# among 64 writers may not get it, and reads without, as it should
	grep -v ': held for 10 s: reading without it$' reader.err >reader.bad || :
	diff /dev/null reader.bad
	missing 64 25
	lost=$(wc -l <missing)
	tally $need "$lost"
	[ "$lost" -eq 0 ]
	[ ! -s foreign ]
	[ ! -s twice ]
	# nor a row of the editor's
	[ "$(grep -c ',edit [0-9]*,' L/events.csv)" -eq "$(cat edits)" ]
	[ "$(wc -l <L/events.csv)" -eq $((need + $(cat edits) + 2)) ]
	[ "$(awk -F, '{ print NF }' L/events.csv | sort -u)" = 5 ]
	[ "$(wc -l <polls)" -ge 2 ]
}

@test "writers that are killed while others write: what they said is stored, is stored" {
	ledger T
	# each of the eight waits for the others before it writes
	t=$(($(took ref-add -C L event nair call) * 8))
	fresh T
	for ((p = 1; p <= 8; p++)); do
		(
			for ((i = 1; i <= 20; i++)); do
				set -- ref-add -C L -w 120 event nair call "p$p i$i"
				if [ $((i % 2)) -eq 0 ]; then
					hit KILL $((RANDOM % 1000 * t / 1000)) "$@"
				else
					st=0
					"$@" 2>/dev/null </dev/null || st=$?
				fi
				[ $st -ne 0 ] || echo "p$p i$i" >>"said$p"
			done
			echo $hits >"hits$p"
		) 2>/dev/null &
	done
	wait
	hits=$(($(cat hits? | paste -sd +)))
	hit_some 8 80
	ref-add -C L policy few=5 2>err </dev/null
	missing 8 20
	cat said* | sort | comm -23 - got >lost
	tally 160 "$(wc -l <lost)"
	[ ! -s lost ]
	[ ! -s twice ]
	[ ! -s foreign ]
	[ "$(wc -l <said1)" -ge 10 ]
	[ "$(awk -F, '{ print NF }' L/events.csv | sort -u)" = 5 ]
}

@test "updates and erasures beside appends and readers: no reference breaks" {
	ledger L
	chmod 700 L
	chmod 600 L/*
	for ((i = 1; i <= 12; i++)); do
		echo "q$i,Q Person $i,q$i@x.example,,$T1"
	done >>L/partners.csv
	(for ((i = 1; i <= 12; i++)); do
		ref-erase -C L -w 120 "q$i" >>ids 2>>erase.err </dev/null
	done) &
	erasing=$!
	(for ((i = 1; i <= 20; i++)); do
		ref-add -C L -w 120 -u partner partner=boone note="n$i" \
		    >>out 2>>errs </dev/null
	done) &
	(for ((i = 1; i <= 30; i++)); do
		ref-add -C L -w 120 event nair call "p1 i$i" 2>>errs </dev/null
	done) &
	n=0
	while kill -0 $erasing 2>/dev/null; do
		ref-status -C L -p >rows 2>>errs </dev/null
		[ "$(wc -l <rows)" -eq 15 ]
		n=$((n + 1))
	done
	wait
	tally 62
	[ ! -s errs ]
	run -0 --separate-stderr ref-check -C L </dev/null
	missing 1 30
	[ ! -s missing ]
	[ "$(grep -c '^erased-' L/partners.csv)" -eq 12 ]
	grep -q '^boone,Carl Boone,c@boone.example,n20,' L/partners.csv
	run ! grep -r 'Q Person' L --include='*.csv'
}

@test "HUP, INT, TERM at random times leave the old or the new ledger, and no temporary" {
	ledger T
	awk 'BEGIN {
		print "date,partner,event,note"
		for (i = 1; i <= 3000; i++)
			printf "2026-06-02,boone,call,row number %d\n", i
	}' >in.csv
	state T >old
	fresh T
	ref-add -C L events in.csv </dev/null
	state L >new.rows
	fresh T
	ref-erase -C L nair >out 2>err </dev/null
	state L >new.erased
	allow new.rows new.erased
	rows=$(took ref-add -C L events in.csv)
	erasure=$(took ref-erase -C L nair)
	cp old new
	for ((i = 1; i <= 60; i++)); do
		fresh T
		sig=$(printf 'HUP\nINT\nTERM\n' | sed -n "$((i % 3 + 1))p")
		if [ $((i % 2)) -eq 0 ]; then
			hit "$sig" $((RANDOM % 1000 * rows / 1000)) \
			    ref-add -C L events in.csv
		else
			hit "$sig" $((RANDOM % 1000 * erasure / 1000)) \
			    ref-erase -C L nair
		fi
		state L >now
		is_one now ''
		[ ! -s L/.lock ]
		[ -z "$(find L -name '*.tmp')" ]
	done
	hit_some 15 60
	tally 60
}
