#!/usr/bin/env bats
# ref-add -X: a person is gone from every table, and every figure stays.

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
	run -0 --separate-stderr ref-add -C L -X "$@" </dev/null
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
	[ "$stderr" = "ref-add: rows that changed: partners 2, referrals 4, events 3, needs 0
ref-add: L/partners.csv:3: note: 'asha nair' stands there still: mend it by hand" ]
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
	[ "${stderr_lines[0]}" = "ref-add: rows that changed: partners 0, referrals 2, events 3, needs 1" ]
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
	[ "${stderr_lines[1]}" = "ref-add: L/referrals.csv:8: prospect: 'tom blue' stands there still: mend it by hand" ]
	[ "${stderr_lines[2]}" = "ref-add: L/events.csv:7: note: 'tom blue' stands there still: mend it by hand" ]
}

@test "a prospect by name and phone; another name at that number is another person" {
	run -2 ref-add -C L -X 'holt' </dev/null
	erase 'ida holt'
	[ "$(cells referrals phone '+44 20 7946 0999' prospect)" = 'Jo Holt' ]
	run -0 grep -c '^erased-' L/referrals.csv
	[ "$output" -eq 2 ]
	[ "${stderr_lines[2]}" = "ref-add: L/referrals.csv:7: phone: '079460999' stands there still: mend it by hand" ]
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

@test "all or none: one WHO that names nobody, or several, and nothing is done" {
	cp -r L was
	run -2 --separate-stderr ref-add -C L -X nair nobody </dev/null
	[ -z "$output" ]
	[ "$stderr" = "ref-add: 'nobody' names no partner, referral or need" ]
	run -2 --separate-stderr ref-add -C L -X 'tom blue' </dev/null
	[ "$stderr" = "ref-add: 'tom blue' could be any of 2: say which by its id
ref-add:   r1 (Tom Blue, tom@blue.example)
ref-add:   r7 (Tom Blue)" ]
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
	[ "$stderr" = "ref-add: rows that changed: partners 0, referrals 0, events 0, needs 0" ]
	ref-add -C L event "$id" call 'Asha again' 2>err </dev/null
	erase "$id"
	[ "$stderr" = "ref-add: rows that changed: partners 0, referrals 0, events 1, needs 0" ]
	run ! grep -r 'Asha again' L
}

@test "-n prints each cell that would change, names the files, and writes nothing" {
	echo x >L/events.torn
	cp -r L was
	run -0 --separate-stderr ref-add -C L -X -n boone </dev/null
	[ "${lines[0]}" = table,line,column,was,becomes ]
	diff -r was L
	[ "$stderr" = "ref-add: rows that would change: partners 1, referrals 3, events 2, needs 0
ref-add: L/events.torn: would be removed" ]
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
	ref-add -C was -X -n boone 2>err </dev/null | sed '1d; s/erased-...../ID/' |
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
		ref-add: L/partners.csv~: $why
		ref-add: L/partners.csv.new: $why
		ref-add: L/partners.torn: $why
		ref-add: L/events.torn: $why
		ref-add: rows that changed: partners 2, referrals 4, events 3, needs 0
		ref-add: L/partners.csv:3: note: 'asha nair' stands there still: mend it by hand
		ref-add: L/partners (1).csv: may hold a copy: look, and remove it
		ref-add: L/.referrals.csv.swp: may hold a copy: look, and remove it
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
	[ "$stderr" = "ref-add: rows that changed: partners 1, referrals 2, events 0, needs 0" ]
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
	run -2 --separate-stderr ref-add -C L -X nair </dev/null
	[ "$stderr" = "ref-add: L/events.csv:8: 3 fields where the header has 8
ref-add: nothing was stored: the ledger must be read whole" ]
	diff -r was L
	sed -i '$d' L/events.csv
	echo "nair,Other,,,,,,,,,,,$T1" >>L/partners.csv
	run -2 --separate-stderr ref-add -C L -X nair </dev/null
	[ "$stderr" = "ref-add: L/partners.csv:5: partner: 'nair' is there already
ref-add: nothing was stored: the ledger must be read whole" ]
}

@test "the other options do not go with -X, and it wants a WHO and a ledger" {
	for o in -e -f -k -u -v '-c x' '-r x' '-t +1'; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr ref-add -C L -X $o nair </dev/null
		[ "$stderr" = "ref-add: -X goes with -C, -n and -w alone" ]
	done
	run -2 --separate-stderr ref-add -C L -X </dev/null
	[ "$stderr" = "$(ref-add -h)" ]
	run -2 --separate-stderr ref-add -C none -X nair </dev/null
	[ "$stderr" = 'ref-add: no ledger in none: set REF_LEDGER or -C' ]
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
		ref-add -C L -X "$id" >>ids 2>>said </dev/null
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
	xargs ref-add -C L -X <whom >ids 2>said
	[ "$(wc -l <ids)" -eq "$(wc -l <whom)" ]
	kept L | cmp cells -
	figures L | diff want -
	ref-check -C L </dev/null >problems || :
	run ! grep -E ',(dialect|reference|root|lacks|doubled),' problems
}
