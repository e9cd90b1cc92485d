#!/usr/bin/env bats
# How much memory they take: on the plain build, as sanitizers need more.

bats_require_minimum_version 1.5.0
load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	PATH="${REF_BUILD:-$ROOT/build}/tests:$PATH"
	case ${REF_BUILD:-} in */asan) skip 'the sanitizers need more' ;; esac
}

# bytes COUNT TEXT: the text over and over, in one line without an end.
bytes() {
	yes "$2" | tr -d '\n' | head -c "$1"
}

# in_memory KIB COMMAND ...: it takes less than that; ./out, ./err, $st.
in_memory() {
	st=0
	/usr/bin/time -o peak -f %M "${@:2}" >out 2>err || st=$?
	[ "$(tail -n 1 peak)" -lt "$1" ]
}

@test "an endless line is passed over in constant memory" {
	{ printf 'a,b\n1,2\n'; bytes 200000000 x; printf '\n3,4\n'; } >in
	for w in '' -w; do
		run -2 --separate-stderr bash -c \
			"ulimit -v 40000; cat in | tabdump $w"
		[ "$output" = $'2\t1\t2\n4\t3\t4' ]
		[ "$stderr" = 'tabdump: standard input:3: a row of more than 4 MiB' ]
	done
}

@test "an endless quoted field is passed over in constant memory" {
	{ printf 'a,b\n1,2\n3,"'; bytes 200000000 x; printf '\n3,4\n'; } >in
	run -2 --separate-stderr bash -c 'ulimit -v 40000; tabdump <in'
	[ "$output" = $'2\t1\t2\n4\t3\t4' ]
	[ "$stderr" = 'tabdump: standard input:3: a row of more than 4 MiB' ]
}

@test "a million rows are read in constant memory" {
	{ echo a,b,c; yes 'some text,"quoted, text",more' | head -n 1000000; } >in
	run -0 bash -c 'ulimit -v 12000; tabdump -q <in'
	[ "$output" = '1000000 3000000' ]
}

# A ledger of two partners and a referral in ./led.
ledger() {
	mkdir -m 700 led
	export REF_LEDGER=led
	AT=2026-06-01T08:00:00Z
	printf '%s\n' partner,name,email,since,same_as,note,entered \
	    "ann,Ann,,,,,$AT" "bob,Bob,,,,,$AT" >led/partners.csv
	printf '%s\n' referral,date,direction,partner,prospect,entered \
	    "r1,2026-06-01,received,ann,Zoe,$AT" >led/referrals.csv
}

# passed_over NAME COMMAND ...: of ./top and ./endless it is told that they are
# a row over 4 MiB.
passed_over() {
	in_memory 32768 "${@:2}" < <(cat top endless && echo)
	[ "$st" -eq 2 ]
	grep -q "^$1: standard input:2: .*a row of more than 4 MiB" err
}

@test "every program passes over an endless line, an endless quoted field" {
	ledger
	ref-status </dev/null >r.csv
	ref-status -p </dev/null >p.csv
	ref-status -n </dev/null >n.csv
	ref-status -j </dev/null >j.csv
	ref-add policy my_name=x my_email=x@x.org my_firm=x my_pitch=x my_ideal=x \
		my_trigger=x my_story=x my_url=x </dev/null >/dev/null
	for fill in x '"x' 'x,' 'x""'; do
		bytes 60000000 "$fill" >endless
		echo partner,name >top
		passed_over ref-add ref-add partners -
		head -n 1 p.csv >top
		passed_over ref-diagnose ref-diagnose
		passed_over ref-report ref-report
		passed_over ref-match ref-match n.csv -
		passed_over ref-brief ref-brief -u -
		passed_over ref-brief ref-brief -m -
		head -n 1 j.csv >top
		passed_over ref-brief ref-brief -m p.csv -
		head -n 1 r.csv >top
		passed_over ref-thank ref-thank -f a@b.example
		passed_over ref-inform ref-inform -f a@b.example
	done
	# the second line of a row
	printf 'partner,name\nc,"Cy\n' >top
	bytes 60000000 x >endless
	passed_over ref-add ref-add partners -
	grep -q '^ref-add: standard input:2: name: a row of more than 4 MiB: is a quote left open?$' err
}

@test "an endless line of a table is passed over; what follows is read" {
	ledger
	cp led/partners.csv was
	for fill in x 'x,' 'x""'; do
		{
			cat was
			bytes 60000000 "$fill"
			printf '\nc,Cy,,,,,%s\n' "$AT"
		} >led/partners.csv
		in_memory 32768 ref-status -p </dev/null
		[ "$st" -eq 2 ]
		grep -q '^ref-status: led/partners.csv:4: .*a row of more than 4 MiB' err
		[ "$(sed 1d out | cut -d, -f1 | paste -sd' ')" = 'ann bob c' ]
		in_memory 32768 ref-check </dev/null
		[ "$st" -eq 1 ]
		[ "$(wc -l <err)" -eq 0 ]
		[ "$(cut -d, -f1,2,4 out | tail -n +2)" = led/partners.csv,4,dialect ]
	done
}

@test "out of memory is said, and nothing is stored" {
	ledger
	{
		echo partner,name
		seq 300000 | sed 's|.*|q&,A name that is rather long for what it says &|'
	} >many
	cp led/partners.csv before
	run -2 --separate-stderr bash -c 'ulimit -v 60000
		exec ref-add partners many' </dev/null
	[ -z "$output" ]
	[ "$stderr" = 'ref-add: out of memory' ]
	cmp before led/partners.csv
	run -0 ref-check </dev/null
}

@test "HTML and Markdown of many rows take the memory of their groups" {
	awk 'BEGIN {
		print "date,partner,name,event,way,note,by,asof"
		for (i = 0; i < 300000; i++)
			print "2026-06-01,p" i ",A name " i ",note,out," \
			    "words of some length that say a thing,ann,2026-06-30"
	}' >rows.csv
	for form in html md; do
		in_memory 32768 ref-report -o $form rows.csv </dev/null
		[ "$st" -eq 0 ]
		cmp err /dev/null
		[ "$(grep -c 'A name' out)" = 300000 ]
	done
}

@test "figures of a million rows take the memory of their groups" {
	awk 'BEGIN {
		print "referral,date,direction,partner,status,value,first_days"
		for (i = 0; i < 1000000; i++)
			print "r" i ",2026-01-01,received,p" i % 1000 \
			    (i % 2 ? ",won,1.00," : ",lost,,") i % 50
	}' >rows.csv
	in_memory 98304 ref-report -b partner -o csv rows.csv </dev/null
	[ "$st" -eq 0 ]
	[ ! -s err ]
	[ "$(sed 1d out | cut -d, -f4 | sort -u)" = 1000 ]
}

@test "many groups take the memory of their sums" {
	awk 'BEGIN {
		print "referral,date,direction,partner,status,value,asof"
		for (i = 0; i < 100000; i++)
			print "r" i ",2026-01-01,received,p" i ",won,1.00,2026-06-30"
	}' >rows.csv
	in_memory 200000 ref-report -b partner -o csv rows.csv </dev/null
	[ "$st" -eq 0 ]
	[ "$(wc -l <out)" = 100001 ]
}

@test "what looks for partners by name takes no memory for each row" {
	awk 'BEGIN {
		for (long = "a"; length(long) < 1000; long = long long)
			;
		print "partner,firm" >"partners"
		print "date,event,partner,note" >"by-id"
		print "date,event,partner,note" >"by-firm"
		for (i = 0; i < 9; i++)
			print "p" i "," long i >"partners"
		for (i = 0; i < 10000; i++) {
			print "2026-06-01,call,p" i % 9 "," long >"by-id"
			print "2026-06-01,call," long i % 9 "," >"by-firm"
		}
	}'
	ref-add -C L partners partners >/dev/null </dev/null
	# both are files of one size, and of the first more is stored
	for by in by-id by-firm; do
		rm -f L/events.csv
		/usr/bin/time -o $by.peak -f %M ref-add -C L events $by \
		    </dev/null
		[ "$(wc -l <L/events.csv)" -eq 10001 ]
	done
	[ "$(cat by-firm.peak)" -le "$(cat by-id.peak)" ]
}
