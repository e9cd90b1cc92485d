#!/usr/bin/env bats
# Killed at any system call, in every kind of writing.

bats_require_minimum_version 1.5.0
load common
load fault

@test "killed at any call while it stores a row, the ledger is the old or the new one" {
	need_strace
	ledger T
	kills T ref-add -C L event nair call 'about the audit'
}

@test "killed at any call while it makes a ledger, there is none, or one with the row" {
	need_strace
	# between the row and its commit there is a table, and readers see none
	# of its rows: an empty ledger
	mkdir E
	echo partner,name >E/partners.csv
	seen E >empty.seen
	echo no such state >empty
	allow empty
	kills none ref-add -C L partner name=Ada email=ada@x.example
}

@test "killed at any call while it stores a batch of many pieces, all of it is there or none" {
	need_strace
	ledger T
	awk 'BEGIN {
		print "date,partner,event,note"
		for (i = 1; i <= 26000; i++)
			printf "2026-06-02,boone,call,row number %d\n", i
	}' >in.csv
	kills T ref-add -C L events in.csv
	# the new state has every row: 26000, one before, and the header
	[ "$(sed -n '/^events.csv/,$p' new | wc -l)" -eq 26003 ]
}

@test "killed at any call while it updates partners, the table is the old or the new one" {
	need_strace
	ledger T
	kills T ref-add -C L -u partner partner=boone email=new@boone.example
}

@test "killed at any call while it undoes a broken-off append, nothing is lost" {
	need_strace
	ledger T
	prepare() {
		printf '2026-06-05,boone,call,torn' >>L/events.csv
		record events "$(size T/events.csv)" 1000
	}
	undone() {
		cp T/events.csv L/events.csv
	}
	kills T ref-add -C L event boone met
	unset -f prepare undone
}

# A ledger T in which everything there is refers to the partner nair.
full() {
	ledger T
	printf '%s\n' referral,date,direction,partner,prospect,email,need,note,entered \
	    "r1,2026-06-01,received,nair,Tom Blue,tom@blue.example,audit,a friend,$T1" \
	    "r2,2026-06-02,received,boone,Tom Blue,TOM@blue.example,audit,,$T1" \
	    "r3,2026-06-02,given,boone,Mona Reed,,n1,,$T1" >T/referrals.csv
	printf '%s\n' date,partner,referral,event,note,entered \
	    "2026-06-01,nair,,coffee,first,$T1" \
	    "2026-06-03,nair,r1,lost,too dear,$T1" >T/events.csv
	printf '%s\n' need,date,client,wants,entered \
	    "n1,2026-06-01,Mona Reed,lease,$T1" \
	    "n2,2026-06-01,Ann Grey,audit,$T1" >T/needs.csv
	printf 'nair,Asha' >T/partners.torn
	cp T/partners.csv T/partners.csv~
}

@test "killed at any call while each row is a batch, the ledger has some of the first rows" {
	need_strace
	ledger T
	printf '%s\n' date,partner,event,note "2026-06-02,boone,call,one" \
	    "2026-06-02,boone,call,two" "2026-06-02,boone,call,three" >in.csv
	for i in 1 2; do
		rm -rf L
		cp -a T L
		head -n $((i + 1)) in.csv | ref-add -C L -e events -
		state L >"some$i"
		seen L >"some$i.seen"
		allow "some$i"
	done
	kills T ref-add -C L -e events in.csv
}

@test "killed at any call while it erases, the ledger is the old or the new one, for readers too" {
	need_strace
	full
	kills T ref-erase -C L nair 'tom blue' 'mona reed'
	# the new state has none of them, and no side files
	run ! grep -riE 'asha|nair|tom|mona|too dear' new
	[ -z "$(find L -name '*torn' -o -name '*~')" ]
}

@test "killed at any call while it finishes a broken-off erasure, it is finished by the next" {
	need_strace
	full
	rm -rf L
	cp -a T L
	# the record is there, and the first table has its new file
	strace -o /dev/null -e trace=rename -e inject=rename:signal=KILL:when=2 \
	    ref-erase -C L nair 'tom blue' >out 2>err </dev/null || :
	[ -s L/.lock ]
	[ "$(find L -name '*.tmp' | wc -l)" -eq 2 ]
	# hard links, so that a copy has the inodes that the record tells
	mv L H
	prepare() {
		mkdir L
		ln H/*.csv H/*.tmp H/*~ H/*.torn L
		cp H/.lock L
	}
	undone() { # there is no old state any more, not for readers either
		rm -r L
		mkdir L
	}
	kills none ref-add -C L policy few=5
}

@test "killed at any call while it repairs, the ledger is the old or the new one" {
	need_strace
	ledger T
	echo "nair,Asha Nair,new@nair.example,,2026-02-05T09:00:00Z" \
	    >>T/partners.csv
	printf '2026-06-05,boone,call,torn' >>T/events.csv
	chmod 700 T
	chmod 600 T/*
	# the two repairs are apart: the tail may have been cut before
	rm -rf L
	cp -a T L
	sed -i '$d' L/events.csv
	state L >shorter
	seen L >shorter.seen
	allow shorter
	again ref-check -C L -r
	kills T ref-check -C L -r
	# killed between the keeping and the cutting, a tail is kept twice
	grep -q '^2026-06-05,boone,call,torn' L/events.torn
}

@test "killed at any call while it undoes for ref-check -r, nothing is lost" {
	need_strace
	ledger T
	prepare() {
		printf '2026-06-05,boone,call,torn' >>L/events.csv
		record events "$(size T/events.csv)" 1000
	}
	undone() {
		cp T/events.csv L/events.csv
		echo "2026-06-05,boone,call,other,$T1" >>L/events.csv
	}
	state T >shorter
	seen T >shorter.seen
	allow shorter
	kills T ref-check -C L -r
}

@test "killed at random times while it stores 3,000 rows, all of them are there or none" {
	ledger T
	awk 'BEGIN {
		print "date,partner,event,note"
		for (i = 1; i <= 3000; i++)
			printf "2026-06-02,boone,call,row number %d\n", i
	}' >in.csv
	t=$(took ref-add -C L -f events in.csv)
	fresh T
	n=0
	times=$((200 / $(step 4)))
	for ((i = 1; i <= times; i++)); do
		hit KILL $((RANDOM % 1000 * t / 1000)) \
		    ref-add -C L -f events in.csv
		ref-add -C L policy few=5 >out 2>err </dev/null
		rows=$(($(wc -l <L/events.csv) - 2))
		[ $((rows % 3000)) -eq 0 ]
		[ "$rows" -ge "$n" ]
		n=$rows
		# not longer and longer
		[ "$n" -lt 9000 ] || { cp T/events.csv L/events.csv && n=0; }
	done
	hit_some $((times / 4)) $times
	tally $times
}
