#!/usr/bin/env bats
# ref-erase: a person is gone from every table, and every figure stays.

bats_require_minimum_version 1.5.0
load common

T1=2026-01-05T09:00:00Z

# A ledger L of three partners, two of whom are one.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	umask 077
	mkdir L
	printf '%s\n' partner,name,firm,email,phone,category,consent,offers,goal,same_as,note,city,entered \
	    "nair,Asha Nair,Nair Law,a@nair.example,5550100123,lawyer,no,contracts,2,,likes tea,Hull,$T1" \
	    "boone,Carl Boone,Nair Law,c@boone.example,5550100123,lawyer,,leases,,,met by Asha Nair,York,$T1" \
	    "nair-2,A. Nair,,,,,,,,nair,,,$T1" >L/partners.csv
	printf '%s\n' referral,date,direction,partner,prospect,email,phone,need,level,source,value,note,own,entered \
	    "r1,2026-06-01,received,nair,Tom Blue,tom@blue.example,,audit,3,asked,100.00,a friend,x,$T1" \
	    "r2,2026-06-02,received,boone,Tom B.,TOM@blue.example,,tax,2,her fair,,,y,$T1" \
	    "r3,2026-06-03,given,nair,Mona Reed,,,n1,,,,,,$T1" \
	    "r4,2026-06-04,received,boone,Ida Holt,,020 7946 0999,audit,,,,,,$T1" \
	    "r5,2026-06-05,received,nair,ida  holt,,+44 20 7946 0999,audit,,,,,,$T1" \
	    "r6,2026-06-06,received,nair,Jo Holt,,+44 20 7946 0999,audit,,,,,,$T1" \
	    "r7,2026-06-06,received,boone,Tom Blue,,,loan,,,,,,$T1" >L/referrals.csv
	printf '%s\n' date,partner,referral,event,value,note,by,entered \
	    "2026-06-01,nair,,coffee,,first,maya,$T1" \
	    "2026-06-02,nair-2,,call,,again,maya,$T1" \
	    "2026-06-03,nair,r1,lost,,too dear,maya,$T1" \
	    "2026-06-03,boone,r2,won,50.00,good,jon,$T1" \
	    "2026-06-03,,r2,thanked,,,jon,$T1" \
	    "2026-06-04,boone,,complaint,,about Tom Blue,jon,$T1" >L/events.csv
	printf '%s\n' need,date,client,email,phone,wants,until,note,entered \
	    "n1,2026-05-01,Mona Reed,,,lease,,soon,$T1" \
	    "n2,2026-05-02,Tom Blue,tom@blue.example,,premises,2026-12-31,,$T1" \
	    "n3,2026-05-03,Ann Grey,,,audit,,,$T1" >L/needs.csv
	: >L/.lock
}

erase() {
	run -0 --separate-stderr ref-erase -C L "$@" </dev/null
}

# Cells of a column ($3) of a table, of the rows whose column $1 has $2.
cells() {
	mlr --icsv --onidx filter "\$$2 == \"$3\"" then cut -f "$4" "L/$1.csv"
}

# The figures of ref-status: all that is not a name, an id or a word of theirs.
figures() {
	ref-status -C "$1" -p </dev/null | mlr --icsv --ojson cut -x -f \
	    partner,name,firm,greeting,email,phone,offers,ideal
	ref-status -C "$1" -a </dev/null | mlr --icsv --ojson cut -x -f \
	    referral,partner,name,firm,greeting,email,phone,prospect,prospect_email,prospect_phone,need,reason,source \
	    then put '$dup_of = is_not_empty($dup_of)'
	ref-status -C "$1" -da </dev/null | mlr --icsv --ojson cut -f \
	    due,late,side,duty,owner,asof
	ref-status -C "$1" -j </dev/null | mlr --icsv --ojson cut -x -f \
	    partner,name,referral,prospect,note
	ref-status -C "$1" -n </dev/null | mlr --icsv --ojson cut -f \
	    date,until,asof
}

@test "a partner: names, addresses, words of theirs go; dates, words, figures stay" {
	erase nair
	id=${lines[0]}
	[[ $id =~ ^erased-[2-9bcdfghjkmnpqrstvwxyz]{5}$ ]]
	[ "$output" = "$id" ]
	[ "$stderr" = "ref-erase: rows that changed: partners 2, referrals 4, events 3, needs 0
ref-erase: L/partners.csv:3: note: 'asha nair' stands there still: fix it by hand" ]
	sed -n 2p L/partners.csv >row
	[ "$(cat row)" = "$id,$id,,,,lawyer,no,,2,,,,$T1" ]
	# the duplicate is the same person, and points to the one that is kept
	two=$(sed -n '4s/,.*//p' L/partners.csv)
	[ "$two" != "$id" ]
	[ "$(sed -n 4p L/partners.csv)" = "$two,$two,,,,,,,,$id,,,$T1" ]
	# what they sent and got is theirs still, and about other people
	[ "$(sed -n 2p L/referrals.csv)" = "r1,2026-06-01,received,$id,Tom Blue,tom@blue.example,,audit,3,asked,100.00,,,$T1" ]
	[ "$(sed -n 2,4p L/events.csv)" = "2026-06-01,$id,,coffee,,,maya,$T1
2026-06-02,$two,,call,,,maya,$T1
2026-06-03,$id,r1,lost,,erased,maya,$T1" ]
	# a colleague with the number of the firm is somebody else
	[ "$(sed -n 3p L/partners.csv)" = "boone,Carl Boone,Nair Law,c@boone.example,5550100123,lawyer,,leases,,,met by Asha Nair,York,$T1" ]
}

@test "a prospect: every referral and need with the e-mail, whoever referred them" {
	erase r1
	id=$output
	[ "${stderr_lines[0]}" = "ref-erase: rows that changed: partners 0, referrals 2, events 3, needs 1" ]
	two=$(sed -n '3s/,.*//p' L/referrals.csv)
	need=$(sed -n '3s/,.*//p' L/needs.csv)
	[ "$(printf '%s\n' "$id" "$two" "$need" | grep -c '^erased-.....$')" -eq 3 ]
	[ "$(printf '%s\n' "$id" "$two" "$need" | sort -u | wc -l)" -eq 3 ]
	[ "$(sed -n 2,3p L/referrals.csv)" = "$id,2026-06-01,received,nair,$id,,,,3,asked,100.00,,,$T1
$two,2026-06-02,received,boone,$id,,,,2,,,,,$T1" ]
	[ "$(sed -n 3p L/needs.csv)" = "$need,2026-05-02,,,,,2026-12-31,,$T1" ]
	[ "$(sed -n 4,6p L/events.csv)" = "2026-06-03,nair,$id,lost,,erased,maya,$T1
2026-06-03,boone,$two,won,50.00,,jon,$T1
2026-06-03,,$two,thanked,,,jon,$T1" ]
	# somebody of that name alone may be somebody else: told, not erased
	[ "${stderr_lines[1]}" = "ref-erase: L/referrals.csv:8: prospect: 'tom blue' stands there still: fix it by hand" ]
	[ "${stderr_lines[2]}" = "ref-erase: L/events.csv:7: note: 'tom blue' stands there still: fix it by hand" ]
}

@test "a prospect by name and phone; another name at that number is another person" {
	run -2 ref-erase -C L 'holt' </dev/null
	erase 'ida holt'
	[ "$(cells referrals phone '+44 20 7946 0999' prospect)" = 'Jo Holt' ]
	run -0 grep -c '^erased-' L/referrals.csv
	[ "$output" -eq 2 ]
	[ "${stderr_lines[2]}" = "ref-erase: L/referrals.csv:7: phone: '079460999' stands there still: fix it by hand" ]
}

@test "the client of a need: it stays closed by the referral, which is theirs" {
	ref-status -C L -n >before </dev/null
	erase n1
	id=$output
	[ "$(cells needs date 2026-05-01 need)" = "$(cells referrals date 2026-06-03 need)" ]
	[ "$(cells referrals date 2026-06-03 prospect)" != 'Mona Reed' ]
	[ -n "$id" ]
	# n1 is closed before and after
	ref-status -C L -n </dev/null | diff before -
}

# A ledger L in which every column is filled, with a column of the user's own
# in each table: of two partners, their referrals and two needs.
full() {
	rm L/*.csv
	printf '%s\n' partner,name,firm,greeting,kind,category,email,phone,url,consent,offers,ideal,firm_stage,seeking,refers,since,cadence,goal,owner,same_as,note,own,entered \
	    "nair,Asha Nair,Nair Law,Asha,colleague,lawyer,a@nair.example,5550100123,https://nair.example,yes,contracts,bakers,growing,yes,no,2026-01-05,30,2,maya,,likes tea,Hull,$T1" \
	    "boone,Carl Boone,Boone Ltd,Carl,client,notary,c@boone.example,5550100777,https://boone.example,no,deeds,smiths,mature,no,yes,2026-01-06,never,3,jon,,likes rum,York,$T1" >L/partners.csv
	printf '%s\n' referral,date,direction,partner,prospect,email,phone,need,level,source,value,note,own,entered \
	    "r1,2026-06-01,received,nair,Tom Blue,tom@blue.example,5550100999,audit,3,asked,100.00,a friend,x1,$T1" \
	    "r2,2026-06-02,received,boone,Ida Holt,ida@holt.example,5550100888,tax,2,a fair,200.00,an aunt,x2,$T1" \
	    "r3,2026-06-03,given,nair,Mona Reed,mona@reed.example,5550100666,n1,4,her club,300.00,a cousin,x3,$T1" \
	    "r4,2026-06-04,given,boone,Ann Grey,ann@grey.example,5550100555,n2,5,web,400.00,a niece,x4,$T1" >L/referrals.csv
	printf '%s\n' date,partner,referral,event,way,value,until,note,by,own,entered \
	    "2026-06-05,nair,r1,contacted,out,,2026-06-20,by phone,maya,y1,$T1" \
	    "2026-06-06,nair,r1,won,out,50.00,2026-07-01,glad,maya,y2,$T1" \
	    "2026-06-06,boone,r2,lost,in,,2026-07-02,too dear,jon,y3,$T1" \
	    "2026-06-07,nair,r3,accepted,in,,2026-07-03,she calls,maya,y4,$T1" \
	    "2026-06-08,boone,r4,on-hold,out,,2026-07-04,he waits,jon,y5,$T1" \
	    "2026-06-09,nair,,coffee,in,,2026-07-05,of her sons,maya,y6,$T1" \
	    "2026-06-10,boone,,complaint,in,,2026-07-06,of the fee,jon,y7,$T1" >L/events.csv
	printf '%s\n' need,date,client,email,phone,wants,until,note,own,entered \
	    "n1,2026-05-01,Mona Reed,mona@reed.example,5550100666,lease,2026-12-31,soon,z1,$T1" \
	    "n2,2026-05-02,Ann Grey,ann@grey.example,5550100555,audit,2026-11-30,later,z2,$T1" >L/needs.csv
	rm -rf was
	cp -r L was
	# that every column of ref-ledger(5) is there
	for t in partners referrals events needs; do
		sed -n "/^\\.Ss $t.csv/,/^\\.El/s/^\\.It Va //p" \
		    "$ROOT/man/ref-ledger.5" | sed 's/ , /\n/g' | sort >columns
		[ "$(wc -l <columns)" -gt 5 ]
		head -n 1 L/$t.csv | tr , '\n' | grep -vx own | sort |
		    diff columns -
	done
}

# now: the lines of L that differ from what they were, all columns.
now() {
	local t
	for t in partners referrals events needs; do
		diff was/$t.csv L/$t.csv | sed -n 's/^> //p'
	done
}

@test "every column: of a partner" {
	full
	erase nair
	id=$output
	[ "$stderr" = "ref-erase: rows that changed: partners 1, referrals 2, events 4, needs 0" ]
	now | diff -u - <(cat <<-END
		$id,$id,,,colleague,lawyer,,,,yes,,,growing,yes,no,2026-01-05,30,2,maya,,,,$T1
		r1,2026-06-01,received,$id,Tom Blue,tom@blue.example,5550100999,audit,3,asked,100.00,,,$T1
		r3,2026-06-03,given,$id,Mona Reed,mona@reed.example,5550100666,n1,4,,300.00,,,$T1
		2026-06-05,$id,r1,contacted,out,,2026-06-20,,maya,,$T1
		2026-06-06,$id,r1,won,out,50.00,2026-07-01,,maya,,$T1
		2026-06-07,$id,r3,accepted,in,,2026-07-03,,maya,,$T1
		2026-06-09,$id,,coffee,in,,2026-07-05,,maya,,$T1
	END
	)
}

@test "every column: of a partner whose journal asks for notes" {
	full
	erase boone
	id=$output
	now | diff -u - <(cat <<-END
		$id,$id,,,client,notary,,,,no,,,mature,no,yes,2026-01-06,never,3,jon,,,,$T1
		r2,2026-06-02,received,$id,Ida Holt,ida@holt.example,5550100888,tax,2,,200.00,,,$T1
		r4,2026-06-04,given,$id,Ann Grey,ann@grey.example,5550100555,n2,5,web,400.00,,,$T1
		2026-06-06,$id,r2,lost,in,,2026-07-02,erased,jon,,$T1
		2026-06-08,$id,r4,on-hold,out,,2026-07-04,,jon,,$T1
		2026-06-10,$id,,complaint,in,,2026-07-06,erased,jon,,$T1
	END
	)
}

@test "every column: of two prospects" {
	full
	erase r1 r2
	one=${lines[0]} two=${lines[1]}
	[ "$stderr" = "ref-erase: rows that changed: partners 0, referrals 2, events 3, needs 0" ]
	now | diff -u - <(cat <<-END
		$one,2026-06-01,received,nair,$one,,,,3,asked,100.00,,,$T1
		$two,2026-06-02,received,boone,$two,,,,2,,200.00,,,$T1
		2026-06-05,nair,$one,contacted,out,,2026-06-20,,maya,,$T1
		2026-06-06,nair,$one,won,out,50.00,2026-07-01,,maya,,$T1
		2026-06-06,boone,$two,lost,in,,2026-07-02,erased,jon,,$T1
	END
	)
}

@test "every column: of a client, who was referred to a partner" {
	full
	erase n2
	need=$(sed -n '3s/,.*//p' L/needs.csv)
	id=$(sed -n '5s/,.*//p' L/referrals.csv)
	[ "$output" = "$need" ] || [ "$output" = "$id" ]
	[[ $need == erased-????? && $id == erased-????? && $need != "$id" ]]
	now | diff -u - <(cat <<-END
		$id,2026-06-04,given,boone,$id,,,$need,5,web,400.00,,,$T1
		2026-06-08,boone,$id,on-hold,out,,2026-07-04,,jon,,$T1
		$need,2026-05-02,,,,,2026-11-30,,,$T1
	END
	)
}

@test "every column: the four words of a source stay, and no other" {
	full
	for w in asked interview event web 'asked her' webinar; do
		echo "s${w// /-},2026-06-11,received,nair,Jim ${w// /-},,,,,$w,,,,$T1"
	done >>L/referrals.csv
	erase nair
	[ "$(cells referrals date 2026-06-11 source | paste -sd,)" = \
	    'asked,interview,event,web,,' ]
	erase sasked sinterview sevent sweb
	[ "$(cells referrals date 2026-06-11 source | paste -sd,)" = \
	    'asked,interview,event,web,,' ]
}

# The duplicates of L, a line each: its date, and that of its earliest.
duplicates() {
	ref-status -C L </dev/null >rows
	awk -F , 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	    { date[$1] = $at["date"]; of[$1] = $at["dup_of"] }
	    END { for (r in of) print date[r], of[r] == "" ? "-" : date[of[r]] }' \
	    rows | sort
}

@test "duplicates stay those of the person erased; under another name they end" {
	rm L/events.csv L/needs.csv
	sed -i '4s/nair,,,/,,,/' L/partners.csv # nair-2 is somebody else
	head -n 1 L/referrals.csv >top
	mail=tom@blue.example
	{
		cat top
		echo "r1,2026-06-01,received,nair,Tom Blue,$mail,5550100321,,,,,,,$T1"
		echo "r2,2026-06-02,received,boone,T. Blue,TOM@blue.example,,,,,,,,$T1"
		echo "r3,2026-06-03,received,nair-2,tom blue,,+44 555 0100321,,,,,,,$T1"
		echo "r4,2026-06-04,received,nair-2,Jo Ray,,5550100321,,,,,,,$T1"
		echo "r5,2026-06-05,received,boone,Sue Fox,,,,,,,,,$T1"
	} >L/referrals.csv
	# by e-mail, and by the last nine digits of the phone, whatever the name
	duplicates | diff - <(cat <<-'END'
		2026-06-01 -
		2026-06-02 2026-06-01
		2026-06-03 2026-06-01
		2026-06-04 2026-06-01
		2026-06-05 -
	END
	)
	erase r1
	[ "${stderr_lines[0]}" = "ref-erase: rows that changed: partners 0, referrals 3, events 0, needs 0" ]
	[ "${stderr_lines[1]}" = "ref-erase: L/referrals.csv:5: phone: '550100321' stands there still: fix it by hand" ]
	[ "${#stderr_lines[@]}" -eq 2 ]
	grep -q '^r4,2026-06-04,received,nair-2,Jo Ray,,5550100321,' L/referrals.csv
	duplicates | diff - <(cat <<-'END'
		2026-06-01 -
		2026-06-02 2026-06-01
		2026-06-03 2026-06-01
		2026-06-04 -
		2026-06-05 -
	END
	)
	# a partner who is erased changes no duplicate
	duplicates >want
	erase nair boone
	duplicates | diff want -
}

@test "one person by way of a third row: the later are duplicates of the first" {
	cat >>L/referrals.csv <<-END
	x1,2026-06-10,received,nair,Ann Lee,a@lee.example,,audit,,,,,,$T1
	x2,2026-06-11,received,boone,Ann Lee,,5550199,audit,,,,,,$T1
	x3,2026-06-12,received,nair,Ann Lee,a@lee.example,5550199,my own words,,,,,,$T1
	END
	sed -i 's/5550199/555012345678/' L/referrals.csv
	ref-status -C L -a </dev/null >before
	[ "$(mlr --icsv --onidx filter '$referral == "x2"' then cut -f dup_of before)" = "" ]
	erase x1
	ref-status -C L -a </dev/null >after
	mlr --icsv --onidx --ofs '|' filter '$date >= "2026-06-10"' then \
	    put -q 'print is_empty($dup_of) . "|" . $need . "|"' after >got
	diff -u - got <<-END
	true||
	false||
	false||
	END
}

@test "all or none: one WHO that names nobody, or several, and nothing is done" {
	cp -r L was
	run -2 --separate-stderr ref-erase -C L nair nobody </dev/null
	[ -z "$output" ]
	[ "$stderr" = "ref-erase: 'nobody' names no partner, referral or need" ]
	run -2 --separate-stderr ref-erase -C L 'tom blue' </dev/null
	[ "$stderr" = "ref-erase: 'tom blue' could be any of 2: say which by its id
ref-erase:   r1 (Tom Blue, tom@blue.example)
ref-erase:   r7 (Tom Blue)" ]
	diff -r was L
}

@test "several at once, and one of them twice: an id for each WHO" {
	erase r1 tom@blue.example boone
	[ "${lines[0]}" = "${lines[1]}" ]
	[ "${lines[0]}" != "${lines[2]}" ]
	run ! grep -riE 'blue.example|carl|boone' L
}

@test "erased again: the ids stay, and what was added since goes" {
	erase nair
	id=$output
	erase "$id"
	[ "$output" = "$id" ]
	[ "$stderr" = "ref-erase: rows that changed: partners 0, referrals 0, events 0, needs 0" ]
	ref-add -C L event "$id" call 'Asha again' 2>err </dev/null
	erase "$id"
	[ "$stderr" = "ref-erase: rows that changed: partners 0, referrals 0, events 1, needs 0" ]
	run ! grep -r 'Asha again' L
}

@test "-n prints each cell that would change, names the files, and writes nothing" {
	echo x >L/events.torn
	cp -r L was
	run -0 --separate-stderr ref-erase -C L -n boone </dev/null
	[ "${lines[0]}" = table,line,column,was,becomes ]
	diff -r was L
	[ "$stderr" = "ref-erase: rows that would change: partners 1, referrals 3, events 2, needs 0
ref-erase: L/events.torn: would be removed" ]
	# the cells are those that differ afterwards, as awk sees it
	printf '%s\n' "${lines[@]:1}" | grep -vc 'erased-' >emptied
	erase boone
	for t in partners referrals events needs; do
		awk -F , -v t=$t 'FNR == 1 { split($0, name) }
		    NR == FNR { was[FNR] = $0; next }
		    { split(was[FNR], w); for (i = 1; i <= NF; i++)
			if (w[i] != $i) print t "," FNR "," name[i] "," w[i] "," $i }' \
		    was/$t.csv L/$t.csv
	done | sed 's/erased-...../ID/' | sort >differ
	ref-erase -C was -n boone 2>err </dev/null | sed '1d; s/erased-...../ID/' |
	    sort | diff - differ
	[ "$(grep -vc ID differ)" -eq "$(cat emptied)" ]
}

@test "no copy is left in side files, and other copies are told of" {
	ref-add -C L -u partner partner=nair note='likes coffee' >ids </dev/null
	echo 'nair,Asha' >L/partners.torn
	echo 'nair,Asha' >L/events.torn
	echo 'nair,Asha' >L/partners.csv.new
	echo 'nair,Asha' >'L/partners (1).csv'
	echo 'nair,Asha' >L/.referrals.csv.swp
	[ -e L/partners.csv~ ]
	erase nair
	[ "$(find L -type f | sort)" = "L/.lock
L/.referrals.csv.swp
L/events.csv
L/needs.csv
L/partners (1).csv
L/partners.csv
L/referrals.csv" ]
	why='removed, as it may hold what was erased'
	sort <<<"$stderr" | diff - <(sort <<-END
		ref-erase: L/partners.csv~: $why
		ref-erase: L/partners.csv.new: $why
		ref-erase: L/partners.torn: $why
		ref-erase: L/events.torn: $why
		ref-erase: rows that changed: partners 2, referrals 4, events 3, needs 0
		ref-erase: L/partners.csv:3: note: 'asha nair' stands there still: fix it by hand
		ref-erase: L/partners (1).csv: may hold a copy: look, and remove it
		ref-erase: L/.referrals.csv.swp: may hold a copy: look, and remove it
	END
	)
}

@test "rows that are not theirs keep their bytes, quotes, CRLF and all" {
	sed -i 's/^boone,Carl Boone/boone,"Carl Boone"/; s/$/\r/' L/partners.csv
	cp L/partners.csv was
	erase nair
	sed -n '1p;3p' was | cmp - <(sed -n '1p;3p' L/partners.csv)
	# modes stay
	[ "$(stat -c %a L/*.csv | sort -u)" = 600 ]
}

@test "tables without a column for the name: what stands in for it" {
	printf '%s\n' partner,firm,entered "acme,Acme Ltd,$T1" "bell,Bell,$T1" \
	    >L/partners.csv
	printf '%s\n' referral,date,direction,partner,email,entered \
	    "r1,2026-06-01,received,acme,tom@blue.example,$T1" \
	    "r2,2026-06-02,received,bell,tom@blue.example,$T1" >L/referrals.csv
	rm L/events.csv L/needs.csv
	figures L >want
	erase acme r1
	[ "$stderr" = "ref-erase: rows that changed: partners 1, referrals 2, events 0, needs 0" ]
	[ "$(sed -n 2p L/partners.csv)" = "${lines[0]},${lines[0]},$T1" ]
	[ "$(cut -d, -f 5 L/referrals.csv | sed 1d | sort -u)" = "${lines[1]}@erased.invalid" ]
	figures L | diff want -
	run -0 --separate-stderr ref-check -C L </dev/null
	erase "$(sed -n '2s/,.*//p' L/referrals.csv)"
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "a ledger with rows that cannot be read is not touched" {
	echo '2026-06-04,nair,x' >>L/events.csv
	cp -r L was
	run -2 --separate-stderr ref-erase -C L nair </dev/null
	[ "$stderr" = "ref-erase: L/events.csv:8: 3 fields where the header has 8
ref-erase: nothing was stored: the ledger must be read whole" ]
	diff -r was L
	sed -i '$d' L/events.csv
	echo "nair,Other,,,,,,,,,,,$T1" >>L/partners.csv
	run -2 --separate-stderr ref-erase -C L nair </dev/null
	[ "$stderr" = "ref-erase: L/partners.csv:5: partner: 'nair' is there already
ref-erase: nothing was stored: the ledger must be read whole" ]
}

@test "it wants a WHO and a ledger" {
	run -2 --separate-stderr ref-erase -C L </dev/null
	[ "$stderr" = "$(ref-erase -h)" ]
	run -2 --separate-stderr ref-erase -C none nair </dev/null
	[ "$stderr" = 'ref-erase: no ledger in none: set REF_LEDGER or -C' ]
	[ ! -e none ]
}

@test "every figure of ref-status is the same, for each partner and prospect there is" {
	rm -r L
	cp -r "$ROOT/tests/demo" L
	chmod 600 L/*
	figures L >want
	rows=$(cat L/*.csv | wc -l)
	mlr --icsv --onidx filter 'is_empty($same_as)' then cut -f partner \
	    L/partners.csv >whom
	mlr --icsv --onidx cut -f referral then sort -r referral L/referrals.csv |
	    sed -n '1~4p' >>whom
	while read -r id; do
		ref-erase -C L "$id" >>ids 2>>said </dev/null
		figures L | diff want -
	done <whom
	[ "$(wc -l <ids)" -eq "$(wc -l <whom)" ]
	run -0 --separate-stderr ref-check -C L </dev/null
	[ "${#lines[@]}" -eq 1 ]
	[ "$(cat L/*.csv | wc -l)" -eq "$rows" ]
	# nobody of the partners is left
	mlr --icsv --onidx --ofs '\n' cut -f name,email,phone,firm \
	    "$ROOT/tests/demo/partners.csv" | awk 'length > 5' |
	    sort -u >names
	[ "$(wc -l <names)" -gt 30 ]
	mlr --icsv --ocsv cut -f partner,name,email,phone,firm,note \
	    L/partners.csv >left
	run ! grep -wFf names left
}

# The cells of the files that an erasure leaves alone, by another program.
kept() {
	mlr --icsv --ojson cut -f \
	    kind,category,consent,firm_stage,seeking,refers,since,cadence,goal,owner,entered \
	    "$1/partners.csv"
	mlr --icsv --ojson cut -f date,direction,level,value,entered \
	    "$1/referrals.csv"
	mlr --icsv --ojson cut -f date,event,way,value,until,by,entered \
	    "$1/events.csv"
	mlr --icsv --ojson cut -f date,until,entered "$1/needs.csv"
	cat "$1/policy.csv"
}

@test "40 persons at once of a random ledger: cells that stay, and figures, are the same" {
	rm -r L
	mkdir L
	awk -v seed=7 -v dir=L -v partners=60 -v referrals=400 -v legal=1 \
	    -f "$ROOT/tests/mkledger.awk"
	# known by the number alone, under another name, nobody stays the same
	mlr -I --csv put '$phone = ""' L/referrals.csv
	figures L >want
	kept L >cells
	mlr --icsv --onidx cut -f partner L/partners.csv | sed -n '1~3p' >whom
	mlr --icsv --onidx cut -f referral L/referrals.csv | sed -n '1~20p' \
	    >>whom
	[ "$(wc -l <whom)" -ge 40 ]
	xargs ref-erase -C L <whom >ids 2>said
	[ "$(wc -l <ids)" -eq "$(wc -l <whom)" ]
	kept L | cmp cells -
	figures L | diff want -
	ref-check -C L </dev/null >problems || :
	run ! grep -E ',(dialect|reference|root|lacks|doubled),' problems
}
