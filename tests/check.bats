#!/usr/bin/env bats
# ref-check: every problem of a ledger as a row; what -r repairs.

bats_require_minimum_version 1.5.0
load common

HEAD=file,line,column,rule,what,fix
T1=2026-01-05T09:00:00Z
T2=2026-02-05T09:00:00Z
TORN="ref-check -r moves it to a side file; then add it again"

# A ledger of two partners, a referral and an event, in which all is well.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	umask 077
	mkdir L
	printf '%s\n' partner,name,firm,email,phone,same_as,entered \
	    "nair,Asha Nair,Nair Law,a@nair.example,5550100123,,$T1" \
	    "boone,Carl Boone,,c@boone.example,,,$T1" >L/partners.csv
	printf '%s\n' referral,date,direction,partner,prospect,email,entered \
	    "r1,2026-06-01,received,nair,Tom Blue,,$T1" >L/referrals.csv
	printf '%s\n' date,partner,referral,event,value,until,note,entered \
	    "2026-06-02,nair,r1,contacted,,,,$T1" >L/events.csv
}

# add TABLE ROW ...: rows behind those of a table.
add() {
	local t=$1
	shift
	printf '%s\n' "$@" >>"L/$t.csv"
}

# finds ROW ...: these problems and no others, status 1, not a word.
finds() {
	run -1 --separate-stderr ref-check -C L </dev/null
	diff -u <(printf '%s\n' "$HEAD" "$@") <(printf '%s\n' "$output")
	[ -z "$stderr" ]
}

# repairs STATUS MESSAGE ...: what -r says.
repairs() {
	local st=$1
	shift
	run "-$st" --separate-stderr ref-check -r -C L </dev/null
	diff -u <(printf '%s\n' "$@") <(printf '%s\n' "$stderr")
}

clean() {
	run -0 --separate-stderr ref-check -C L </dev/null
	[ "$output" = "$HEAD" ]
	[ -z "$stderr" ]
}

@test "a ledger in which all is well: the header alone, status 0" {
	clean
}

@test "the demonstration's ledger has no problem" {
	rm -r L
	cp -r "$ROOT/tests/demo" L
	clean
}

@test "-T writes TSV" {
	run -0 --separate-stderr ref-check -T -C L </dev/null
	[ "$output" = "$(echo "$HEAD" | tr , '\t')" ]
	[ -z "$stderr" ]
}

@test "header: a required column is missing, and rows are not looked at" {
	printf 'date,what\n2026-06-01,x\n' >L/events.csv
	finds 'L/events.csv,1,event,header,the column is missing from the header,fix the first line'
}

@test "header: a column is named twice, and a table has other delimiters" {
	printf 'need,date,need\n' >L/needs.csv
	printf 'rule;value\n' >L/policy.csv
	finds 'L/needs.csv,1,need,header,columns 1 and 3 have this name,fix the first line' \
	    "L/policy.csv,1,,header,\"no comma, but ';': ref-import reads other delimiters\",fix the first line"
}

@test "header: a table of blank lines is empty" {
	printf '\n\n' >L/needs.csv
	finds 'L/needs.csv,,,header,empty: there is no header line,fix the first line'
}

@test "dialect: a row of the wrong width, a quote left open, not UTF-8" {
	add events 2026-06-03,nair "2026-06-03,nair,,call,,,\"x,$T1" \
	    "2026-06-03,nair,,call,,,$(printf '\377'),$T1" \
	    "2026-06-04,nair,,call,,,,$T1"
	run -1 --separate-stderr ref-check -C L </dev/null
	[ "${#lines[@]}" -eq 4 ]
	[ "${lines[1]}" = 'L/events.csv,3,,dialect,2 fields where the header has 8,fix the row' ]
	[[ ${lines[2]} == 'L/events.csv,4,note,dialect,'*',fix the row' ]]
	[ "${lines[3]}" = 'L/events.csv,5,note,dialect,byte 0xff is not UTF-8: ref-import -c reads other encodings,fix the row' ]
	[ -z "$stderr" ]
}

@test "marker: the lines of a merge conflict" {
	add partners '<<<<<<< HEAD' "kim,Kim Ode,,,,,$T1" '=======' \
	    '>>>>>>> theirs'
	say='marker,"a merge conflict marker: settle the conflict, remove its lines","settle the conflict, remove its lines"'
	finds "L/partners.csv,4,,$say" "L/partners.csv,6,,$say" \
	    "L/partners.csv,7,,$say"
}

@test "marker: in the place of the header" {
	printf '<<<<<<< HEAD\nneed,date\n' >L/needs.csv
	finds 'L/needs.csv,1,,marker,"a merge conflict marker: settle the conflict, remove its lines","settle the conflict, remove its lines"'
}

@test "nul: a block of NUL bytes between rows" {
	printf '\0\0\0\0\n' >>L/events.csv
	add events "2026-06-04,nair,,call,,,,$T1"
	finds 'L/events.csv,3,date,nul,a NUL byte: ref-import -c reads UTF-16 and others,"remove the bytes, or restore the row from a backup"'
}

@test "torn: the last row has not all its cells" {
	printf '2026-06-03,na' >>L/events.csv
	finds "L/events.csv,3,,torn,the last row is torn: 2 fields where the header has 8,$TORN"
}

@test "torn: the last row ends within its time of recording" {
	printf '2026-06-03,nair,,call,,,,2026-01-0' >>L/events.csv
	run -1 --separate-stderr ref-check -C L </dev/null
	[ "${lines[1]}" = "L/events.csv,3,entered,torn,the last row is torn,$TORN" ]
	[ "${#lines[@]}" -eq 2 ]
}

@test "torn: a note of two lines is cut in its second, and told once" {
	printf '2026-06-03,nair,,call,,,"one\ntw' >>L/events.csv
	run -1 --separate-stderr ref-check -C L </dev/null
	[ "${#lines[@]}" -eq 2 ]
	[[ ${lines[1]} == 'L/events.csv,3,note,torn,the last row is torn: '*",$TORN" ]]
	cp L/events.csv whole
	repairs 1 "ref-check: L/events.csv: the last row is torn: 31 bytes cut, kept in L/events.torn"
	cat L/events.csv L/events.torn | cmp - whole
	[ "$(cat L/events.torn)" = "$(printf '2026-06-03,nair,,call,,,"one\ntw')" ]
}

@test "torn: NUL bytes at the end of the file" {
	printf '\0\0\0\0' >>L/events.csv
	finds "L/events.csv,3,date,torn,the last row is torn: a NUL byte: ref-import -c reads UTF-16 and others,$TORN"
}

@test "newline: the last row is whole, but no newline ends it" {
	printf '%s' "2026-06-03,nair,,call,,,,$T1" >>L/events.csv
	finds 'L/events.csv,3,,newline,no newline ends the last row,end the line; the next ref-add does'
	ref-add -C L event nair email >/dev/null
	clean
}

@test "newline: the last row is whole, but for a time that it need not have" {
	printf '2026-06-03,nair,,call,,,,' >>L/events.csv
	cp L/events.csv was
	finds 'L/events.csv,3,,newline,no newline ends the last row,end the line; the next ref-add does'
	# it is no torn tail
	run -1 --separate-stderr ref-check -r -C L </dev/null
	[ -z "$stderr" ]
	cmp was L/events.csv
}

@test "spreadsheet: ids, dates and phones that were rewritten" {
	add partners "1.23E+15,Kim Ode,,,4.42E+11,,$T1" \
	    "lee,#NAME?,,,,,46024" "may,May Ito,,,,,3/4/2026 9:00"
	add events "3/4/2026,nair,,call,,,,$T1" "46024,nair,,call,,,,$T1" \
	    "1-Sep,nair,,call,,,,$T1"
	fix='"put back what stood there, from a backup or the source"'
	finds "L/partners.csv,4,partner,spreadsheet,'1.23E+15' is a number that was shortened,$fix" \
	    "L/partners.csv,4,phone,spreadsheet,'4.42E+11' is a number that was shortened,$fix" \
	    "L/partners.csv,5,name,spreadsheet,'#NAME?' is the error of a formula,$fix" \
	    "L/partners.csv,5,entered,spreadsheet,'46024' is a date that was rewritten,$fix" \
	    "L/partners.csv,6,entered,spreadsheet,'3/4/2026 9:00' is a date that was rewritten,$fix" \
	    "L/events.csv,3,date,spreadsheet,'3/4/2026' is a date that was rewritten,$fix" \
	    "L/events.csv,4,date,spreadsheet,'46024' is a date that was rewritten,$fix" \
	    "L/events.csv,5,date,spreadsheet,'1-Sep' is a date that was rewritten,$fix"
}

@test "spreadsheet: other dates, days with a time, and errors of formulas" {
	add partners "kim,#REF!,,,,,$T1" "lee,Lee Fox,#N/A,,,,$T1" \
	    "may,May Ito,,,,,46024.375"
	add events "3.4.26,nair,,call,,,,$T1" "46024.5,nair,,call,,,,$T1" \
	    "Sep-26,nair,,call,,,,$T1" "1-Sep-26,nair,,call,,,,$T1" \
	    "2026-06-03,nair,,call,,Sep-26,#VALUE!,$T1"
	fix='"put back what stood there, from a backup or the source"'
	finds "L/partners.csv,4,name,spreadsheet,'#REF!' is the error of a formula,$fix" \
	    "L/partners.csv,5,firm,spreadsheet,'#N/A' is the error of a formula,$fix" \
	    "L/partners.csv,6,entered,spreadsheet,'46024.375' is a date that was rewritten,$fix" \
	    "L/events.csv,3,date,spreadsheet,'3.4.26' is a date that was rewritten,$fix" \
	    "L/events.csv,4,date,spreadsheet,'46024.5' is a date that was rewritten,$fix" \
	    "L/events.csv,5,date,spreadsheet,'Sep-26' is a date that was rewritten,$fix" \
	    "L/events.csv,6,date,spreadsheet,'1-Sep-26' is a date that was rewritten,$fix" \
	    "L/events.csv,7,until,spreadsheet,'Sep-26' is a date that was rewritten,$fix" \
	    "L/events.csv,7,note,spreadsheet,'#VALUE!' is the error of a formula,$fix"
}

@test "spreadsheet: what only looks like it is none" {
	# 46024 is no date where a number or a text stands
	add partners "46024,Kim Ode,3.4.26,,46024,,$T1" \
	    "lee,Lee Fox,Sep-26,,,,$T1" "may,May Ito,No. #REF,,,,$T1"
	add events "2026-06-03,nair,,call,,,46024.5,$T1" \
	    "2026-06-03,nair,,call,,,##### asked for the audit,$T1"
	clean
}

@test "spreadsheet: a month alone is the id of somebody, with a number it was a date" {
	add partners "Jan,Jan Maas,,,,,$T1" "May,May Ito,,,,,$T1" \
	    "June,June Bell,,,,,$T1" "April-1,April Ash,,,,,$T1"
	add events "2026-06-03,Jan,,call,,,,$T1" "2026-06-03,May,,call,,,,$T1"
	clean
	add partners "3-Jan,A Bo,,,,,$T1" "Jan-03,C Di,,,,,$T1" \
	    "May-2026,E Fi,,,,,$T1"
	fix='"put back what stood there, from a backup or the source"'
	finds "L/partners.csv,8,partner,spreadsheet,'3-Jan' is a date that was rewritten,$fix" \
	    "L/partners.csv,9,partner,spreadsheet,'Jan-03' is a date that was rewritten,$fix" \
	    "L/partners.csv,10,partner,spreadsheet,'May-2026' is a date that was rewritten,$fix"
}

@test "value: what cannot stand in a column" {
	add partners "kim,Kim Ode,,kim at ode,,,$T1"
	add events "2026-02-30,nair,,call,,,,$T1"
	finds "L/partners.csv,4,email,value,\"'kim at ode' is not one e-mail address, like a@b.org\",write what is right" \
	    "L/events.csv,3,date,value,\"'2026-02-30' is not a date, YYYY-MM-DD\",write what is right"
}

@test "value: a bad cell of a row does not make its id unknown" {
	add partners "kim,Kim Ode,,kim at ode,,,$T1"
	add events "2026-06-03,kim,,call,,,,$T1"
	run -1 --separate-stderr ref-check -C L </dev/null
	[ "${#lines[@]}" -eq 2 ]
}

@test "value: what is no id at all is told once" {
	add partners "kim,Kim Ode,,,,n/a,$T1"
	add referrals "r2,2026-06-01,received,asha nair,Ann Red,,$T1"
	add events "2026-06-03,-,,call,,,,$T1" "2026-06-03,,r 1,meeting,,,,$T1"
	no="is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit"
	finds "L/partners.csv,4,same_as,value,\"'n/a' $no\",write what is right" \
	    "L/referrals.csv,3,partner,value,\"'asha nair' $no\",write what is right" \
	    "L/events.csv,3,partner,value,\"'-' $no\",write what is right" \
	    "L/events.csv,4,referral,value,\"'r 1' $no\",write what is right"
}

@test "value: of a word that takes none, and of a rule" {
	add events "2026-06-03,nair,,call,5,,,$T1"
	printf 'rule,value\nfew,3\nfew,some\n' >L/policy.csv
	finds 'L/events.csv,3,value,value,call takes no value,write what is right' \
	    "L/policy.csv,3,value,value,few: 'some' is not a whole number from 0,write what is right"
}

@test "value: a reward on a referral that was given" {
	add referrals "r2,2026-06-01,given,nair,Ann Red,,$T1"
	add events "2026-06-03,nair,r2,reward-owed,5,,,$T1"
	finds 'L/events.csv,3,event,value,reward-owed concerns received referrals: r2 was given,write what is right'
}

@test "unknown: a word, and a rule" {
	add events "2026-06-03,nair,,coffe,,,,$T1"
	printf 'rule,value\nthank_day,3\n' >L/policy.csv
	finds "L/events.csv,3,event,unknown,'coffe' is not a word of ref-ledger(5),fix its spelling" \
	    "L/policy.csv,2,rule,unknown,'thank_day' is no rule of ref-ledger(5),fix its spelling"
}

@test "lacks: what a row needs and has not" {
	add partners "kim,,,,,,$T1"
	add referrals "r2,,received,nair,Ann Red,,$T1" \
	    "r3,2026-06-01,received,nair,,,$T1"
	add events "2026-06-03,nair,r1,won,,,,$T1" \
	    "2026-06-03,,,call,,,,$T1" "2026-06-03,nair,,won,5,,,$T1"
	finds 'L/partners.csv,4,,lacks,neither name nor firm: one is required,complete the row' \
	    'L/referrals.csv,3,date,lacks,"is empty, and is required",complete the row' \
	    'L/referrals.csv,4,,lacks,neither prospect nor email: one is required,complete the row' \
	    'L/events.csv,3,value,lacks,won needs a value (0 is one),complete the row' \
	    'L/events.csv,4,,lacks,neither partner nor referral: one is required,complete the row' \
	    'L/events.csv,5,referral,lacks,won concerns a referral: which one?,complete the row'
}

@test "doubled: an id of a referral, and of a partner" {
	add partners "nair,Asha Nair,Nair Law,a@nair.example,,,$T2"
	add referrals "r1,2026-06-02,received,boone,Ann Red,,$T1"
	finds "L/partners.csv,4,partner,doubled,'nair' is on line 2 already,ref-check -r keeps the one that was entered later" \
	    "L/referrals.csv,3,referral,doubled,'r1' is on line 2 already,\"remove one of the rows, or give it an id of its own\""
}

@test "doubled: an id of a need; one id in two tables is none" {
	printf '%s\n' need,date,client n1,2026-06-01,Ann r1,2026-06-01,Ben \
	    n1,2026-06-02,Cy nair,2026-06-01,Di >L/needs.csv
	finds "L/needs.csv,4,need,doubled,'n1' is on line 2 already,\"remove one of the rows, or give it an id of its own\""
}

@test "reference: a partner and a referral that there are not" {
	add referrals "r2,2026-06-01,received,kim,Ann Red,,$T1"
	add events "2026-06-03,lee,,call,,,,$T1" \
	    "2026-06-03,,r9,contacted,,,,$T1"
	fix='"fix the id, or add the row that it names"'
	finds "L/referrals.csv,3,partner,reference,'kim' is the id of no partner,$fix" \
	    "L/events.csv,3,partner,reference,'lee' is the id of no partner,$fix" \
	    "L/events.csv,4,referral,reference,'r9' is the id of no referral,$fix"
}

@test "reference: an event whose partner is not the referral's" {
	add events "2026-06-03,boone,r1,meeting,,,,$T1"
	finds "L/events.csv,3,partner,reference,'boone' is not the partner of r1,\"fix the id, or add the row that it names\""
}

@test "root: same_as names nobody, a duplicate, or the row itself" {
	add partners "k1,Kim Ode,,,,k9,$T1" "k2,Lee Fox,,,,nair,$T1" \
	    "k3,May Ito,,,,k2,$T1" "k4,Ned Pym,,,,k4,$T1"
	fix='name the partner that is kept'
	finds "L/partners.csv,4,same_as,root,'k9' is the id of no partner,$fix" \
	    "L/partners.csv,6,same_as,root,'k2' is a duplicate itself: of 'nair',$fix" \
	    "L/partners.csv,7,same_as,root,is the row itself,$fix"
}

@test "self: the prospect is the partner, by name or by e-mail" {
	add referrals "r2,2026-06-01,received,nair,asha  NAIR,,$T1" \
	    "r3,2026-06-01,received,nair,Somebody,A@nair.example,$T1"
	fix='"fix the partner, or void the referral"'
	finds "L/referrals.csv,3,partner,self,the prospect is the partner itself,$fix" \
	    "L/referrals.csv,4,partner,self,the prospect is the partner itself,$fix"
}

@test "early: an event before its referral" {
	add events "2026-05-31,nair,r1,thanked,,,,$T1"
	finds 'L/events.csv,3,date,early,"2026-05-31 is before the referral, 2026-06-01",fix the date'
}

@test "future: a date after today, and -t says which day that is" {
	add events "2026-07-01,nair,,call,,,,$T1"
	printf 'need,date,client\nn1,2026-07-02,Ann\n' >L/needs.csv
	finds 'L/events.csv,3,date,future,"2026-07-01 is after today, 2026-06-30",fix the date' \
	    'L/needs.csv,2,date,future,"2026-07-02 is after today, 2026-06-30",fix the date'
	run -1 --separate-stderr ref-check -C L -t 2026-07-01 </dev/null
	[ "${lines[1]}" = 'L/needs.csv,2,date,future,"2026-07-02 is after today, 2026-07-01",fix the date' ]
	[ "${#lines[@]}" -eq 2 ]
	run -0 --separate-stderr ref-check -C L -t +2 </dev/null
	[ "$output" = "$HEAD" ]
}

@test "future: a date of a referral after today" {
	add referrals "r2,2026-06-30,received,nair,Ann Red,,$T1" \
	    "r3,2026-07-01,received,nair,Ben Ash,,$T1"
	finds 'L/referrals.csv,4,date,future,"2026-07-01 is after today, 2026-06-30",fix the date'
}

@test "order: on one day by the time of recording, and not by place" {
	add events "2026-06-05,nair,r1,meeting,,,,$T2" \
	    "2026-06-05,nair,r1,no-need,,,,$T1"
	finds 'L/events.csv,3,event,order,"meeting after no-need, r1: it has ended: reopened first","fix the date or the word, or add what is missing"'
	sed -i "3s/$T2/$T1/; 4s/$T1/$T2/" L/events.csv
	clean
}

@test "order: on one day, recorded at one time, by place" {
	add events "2026-06-05,nair,r1,no-need,,,,$T1" \
	    "2026-06-05,nair,r1,meeting,,,,$T1"
	finds 'L/events.csv,4,event,order,"meeting after no-need, r1: it has ended: reopened first","fix the date or the word, or add what is missing"'
	sed -i '3h; 3d; 4G' L/events.csv
	clean
}

@test "order: a status that cannot follow, by date and not by place" {
	add events "2026-06-05,nair,r1,no-need,,,,$T1" \
	    "2026-06-04,nair,r1,meeting,,,,$T1" \
	    "2026-06-06,nair,r1,meeting,,,,$T1"
	finds 'L/events.csv,5,event,order,"meeting after no-need, r1: it has ended: reopened first","fix the date or the word, or add what is missing"'
}

@test "order: nothing follows void, and what is open is not reopened" {
	add events "2026-06-03,nair,r1,reopened,,,,$T1" \
	    "2026-06-04,nair,r1,void,,,slip,$T1" \
	    "2026-06-05,nair,r1,meeting,,,,$T1"
	fix='"fix the date or the word, or add what is missing"'
	finds "L/events.csv,3,event,order,\"reopened after contacted, r1: it is open already\",$fix" \
	    "L/events.csv,5,event,order,\"meeting after void, r1: nothing follows void\",$fix"
}

# alike ROW WHAT: a partner k, its row given, is like another.
alike() {
	add partners "k,$1,$T1"
	finds "L/partners.csv,4,$2,if they are one: ref-add -u partner partner=k same_as=$3"
}

@test "alike: the same e-mail" {
	alike 'Kim Ode,,A@Nair.example,,' "email,alike,\"the same e-mail as 'nair', line 2\"" nair
}

@test "alike: the same last nine digits of a phone" {
	alike 'Kim Ode,,,+44 (0) 550 100 123,' "phone,alike,\"the same phone as 'nair', line 2\"" nair
}

@test "alike: the same name and firm, whatever the e-mail" {
	alike 'asha  nair,NAIR law,x@y.example,,' "name,alike,\"the same name as 'nair', line 2\"" nair
}

@test "alike: the same name, and one of the rows has no firm" {
	alike 'Asha Nair,,,,' "name,alike,\"the same name as 'nair', line 2\"" nair
}

@test "alike: the words of a name in another order, with accents" {
	alike '"Nàir, Asha",Nair Law,,,' "name,alike,\"the same name as 'nair', line 2\"" nair
}

@test "alike: a name of one firm with a letter changed, missing or swapped" {
	for name in 'Asha Nayr' 'Ash Nair' 'Asha Niar' 'Asha Nairs'; do
		run -0 ref-check -C L </dev/null
		cp L/partners.csv was
		alike "$name,Nair Law,,," "name,alike,\"nearly the same name as 'nair', line 2\"" nair
		cp was L/partners.csv
	done
}

@test "alike: two firms of one name, neither with a person" {
	add partners "f,,Acme Ltd,,,,$T1" "g,,ACME  Ltd.,,,,$T1"
	finds "L/partners.csv,5,firm,alike,\"the same name as 'f', line 4\",if they are one: ref-add -u partner partner=g same_as=f"
}

@test "not alike: colleagues share a phone, e-mails tell namesakes apart" {
	add partners "k,Kim Ode,Nair Law,,5550100123,,$T1" \
	    "l,Carl Boone,,other@boone.example,,,$T1" \
	    "m,Asha Nair,Another Firm,,,,$T1" \
	    "n,Unit 11 Shop,Chain,,,,$T1" "o,Unit 12 Shop,Chain,,,,$T1" \
	    "p,Asha Nair,,a@nair.example,,nair,$T1"
	clean
}

@test "copy: what other programs leave beside the tables" {
	for f in 'events (conflicted copy 2026-06-01).csv' events.csv.orig \
	    events.sync-conflict-20260601-1.csv events.csv.new events.torn \
	    events_LOCAL_12.csv partners.csv.tmp partners.csv~ notes.txt; do
		: >"L/$f"
	done
	fix='"take from it what you want, and remove it"'
	finds "L/events (conflicted copy 2026-06-01).csv,,,copy,a conflicted copy,$fix" \
	    "L/events.csv.new,,,copy,an update that was not made,$fix" \
	    "L/events.csv.orig,,,copy,left by a merge,$fix" \
	    "L/events.sync-conflict-20260601-1.csv,,,copy,a conflicted copy,$fix" \
	    'L/events.torn,,,copy,what was cut off a table,"add again what is missing, and remove it"' \
	    "L/events_LOCAL_12.csv,,,copy,left by a merge,$fix" \
	    'L/partners.csv.tmp,,,copy,left by an update that was broken off,ref-check -r removes it'
}

@test "copy: what a merge, a patch or a download leaves" {
	for f in needs.csv.rej needs_BACKUP_12.csv needs_BASE_12.csv \
	    needs_REMOTE_12.csv 'needs (1).csv' 'policy (copy).csv' \
	    'my (1).csv' base_BASE_1.csv; do
		: >"L/$f"
	done
	fix='"take from it what you want, and remove it"'
	finds "L/needs (1).csv,,,copy,a copy,$fix" \
	    "L/needs.csv.rej,,,copy,left by a patch,$fix" \
	    "L/needs_BACKUP_12.csv,,,copy,left by a merge,$fix" \
	    "L/needs_BASE_12.csv,,,copy,left by a merge,$fix" \
	    "L/needs_REMOTE_12.csv,,,copy,left by a merge,$fix" \
	    "L/policy (copy).csv,,,copy,a copy,$fix"
}

@test "copy: an update that is under way is none" {
	: >L/partners.csv.tmp
	: >L/.lock
	run -0 --separate-stderr flock L/.lock sh -c '
		ref-check -C L 2>err' </dev/null
	[ "$output" = "$HEAD" ]
	[ "$(cat err)" = 'ref-check: L/.lock: held for 10 s: reading without it' ]
}

@test "mode: others may read a table or write the directory" {
	chmod 711 L
	chmod 644 L/events.csv
	finds 'L/events.csv,,,mode,mode 644 lets others in: it is about people,chmod 600 L/events.csv'
	chmod 600 L/events.csv
	chmod 733 L
	finds 'L,,,mode,mode 733 lets others replace the files,chmod go-w L'
}

@test "mode: a directory that keeps others out is enough, and one shared by a group" {
	chmod 644 L/events.csv
	clean
	chmod 2770 L
	chmod 660 L/*.csv
	clean
	chmod 2775 L
	chmod 664 L/events.csv
	finds 'L/events.csv,,,mode,mode 664 lets others in: it is about people,chmod 660 L/events.csv'
	chmod 2777 L
	chmod 660 L/events.csv
	finds 'L,,,mode,mode 777 lets others replace the files,chmod o-w L'
}

@test "undo: a record that ref-add will not follow" {
	n=$(stat -c '%i %s' L/events.csv)
	printf 'events %s %s\nend\n' "$n" "$((${n#* } + 5))" >L/.lock
	add events "2026-06-03,nair,,call,,,,$T1"
	finds "L/events.csv,,,undo,\"a broken-off writing of rows, bytes ${n#* } to $((${n#* } + 5)), cannot be undone: there are rows behind it\",\"see ref-ledger(5), A writer that died\""
	printf 'nonsense\nend\n' >L/.lock
	finds "L/.lock,,,undo,'nonsense' is no line of an undo record,\"see ref-ledger(5), A writer that died\""
}

@test "undo: a record that the next ref-add follows is no problem; -r follows it" {
	n=$(stat -c '%i %s' L/events.csv)
	add events "2026-06-03,nair,,nosuch,,,,$T1"
	printf 'events %s %s\nend\n' "$n" "$(stat -c %s L/events.csv)" >L/.lock
	clean
	repairs 1 "ref-check: L/events.csv: undid the writing of rows that was broken off: 48 bytes cut, kept in L/events.torn"
	[ "$(stat -c '%i %s' L/events.csv)" = "$n" ]
	[ ! -s L/.lock ]
}

@test "-r: nothing to repair, and not a word" {
	cp -r L was
	run -0 --separate-stderr ref-check -r -C L </dev/null
	[ "$output" = "$HEAD" ]
	[ -z "$stderr" ]
	diff -r -x .lock L was
}

@test "-r: of the rows of a partner the one entered later stays" {
	add partners "nair,Asha Nair,Nair & Co,a@nair.example,,,$T2" \
	    "boone,Carl Boone,,old@boone.example,,,2025-01-01T00:00:00Z"
	cp L/partners.csv was
	repairs 0 "ref-check: L/partners.csv:2: partner: 'nair' is on line 4 too, entered later: removed" \
	    "ref-check: L/partners.csv:5: partner: 'boone' is on line 3 too, entered later: removed" \
	    'ref-check: L/partners.csv: the file as it was is L/partners.csv~'
	[ "$output" = "$HEAD" ]
	sed '2d;5d' was | cmp - L/partners.csv
	cmp was L/partners.csv~
	[ "$(stat -c %a L/partners.csv)" = 600 ]
}

@test "-r: of equal rows the first stays, notes of several lines whole" {
	row="kim,\"Kim
Ode\",,,,,$T1"
	add partners "$row" "lee,Lee Fox,,,,,$T1" "$row"
	repairs 0 "ref-check: L/partners.csv:7: partner: 'kim' is on line 4 too, just so: removed" \
	    'ref-check: L/partners.csv: the file as it was is L/partners.csv~'
	head -n 6 L/partners.csv~ | cmp - L/partners.csv
}

@test "-r: two rows entered at one time, or at none, stay for you to choose" {
	add partners "nair,Asha Nair,Other,a@nair.example,,,$T1" \
	    "boone,Carl Boone,,b@boone.example,,,"
	cp L/partners.csv was
	run -1 --separate-stderr ref-check -r -C L </dev/null
	[ "${#lines[@]}" -eq 3 ]
	[ -z "$stderr" ]
	cmp was L/partners.csv
}

@test "-r: the latest row stays, in whatever order three of one partner are" {
	local jan=2025-01-01T00:00:00Z mar=2026-03-01T00:00:00Z order i
	local row=("kim,Kim Ode,,,,,$jan" "kim,Kim Ode 2,,,,,$jan" "kim,Kim Ode 3,,,,,$mar")
	cp -r L was
	for order in 012 021 102 120 201 210; do
		rm -rf L
		cp -r was L
		for ((i = 0; i < 3; i++)); do
			add partners "${row[${order:i:1}]}"
		done
		run -0 --separate-stderr ref-check -r -C L </dev/null
		[ "$(grep ^kim, L/partners.csv)" = "${row[2]}" ]
	done
	# two that differ have the latest time: all stay
	for order in 0122 2012 2201; do
		rm -rf L
		cp -r was L
		for ((i = 0; i < 4; i++)); do
			add partners "${row[${order:i:1}]/Kim Ode 3/Kim Ode $i}"
		done
		run -1 --separate-stderr ref-check -r -C L </dev/null
		[ "$(grep -c ^kim, L/partners.csv)" = 4 ]
	done
}

@test "-r: a torn tail and a doubled partner in one file" {
	add partners "nair,Asha Nair,Nair & Co,a@nair.example,,,$T2"
	printf 'kim,Ki' >>L/partners.csv
	repairs 1 'ref-check: L/partners.csv: the last row is torn: 6 bytes cut, kept in L/partners.torn' \
	    "ref-check: L/partners.csv:2: partner: 'nair' is on line 4 too, entered later: removed" \
	    'ref-check: L/partners.csv: the file as it was is L/partners.csv~'
	[ "${lines[1]}" = 'L/partners.torn,,,copy,what was cut off a table,"add again what is missing, and remove it"' ]
	[ "${#lines[@]}" -eq 2 ]
	[ "$(cat L/partners.torn)" = kim,Ki ]
	[ "$(stat -c %a L/partners.torn)" = 600 ]
}

@test "-r: the lock is waited for, and nothing done without it" {
	printf 'kim,Ki' >>L/partners.csv
	: >L/.lock
	run -2 --separate-stderr flock L/.lock ref-check -r -C L </dev/null
	[ "${stderr_lines[0]}" = 'ref-check: L/.lock: held by another program for 10 s: try again; ref-add -w and ref-erase -w wait longer' ]
	[ "$(tail -c 6 L/partners.csv)" = kim,Ki ]
	[ ! -e L/partners.torn ]
}

@test "-r makes no ledger, nor a lock where there is none" {
	mkdir bare
	cd bare
	run -2 --separate-stderr ref-check -r </dev/null
	[ "$stderr" = "ref-check: no ledger in $PWD: set REF_LEDGER or -C" ]
	[ -z "$(ls -A)" ]
	run -2 --separate-stderr ref-check -r -C nowhere </dev/null
	[ "$stderr" = 'ref-check: no ledger in nowhere: set REF_LEDGER or -C' ]
	[ ! -e nowhere ]
}

@test "without -r nothing is written" {
	printf 'kim,Ki' >>L/partners.csv
	cp -r L was
	run -1 ref-check -C L </dev/null
	diff -r L was
}

@test "-p: every rule, the value in force, the default, the meaning" {
	printf 'rule,value\nfew,5\nmy_name,"Ann, B"\nfew,7\n' >L/policy.csv
	run -0 --separate-stderr ref-check -p -C L </dev/null
	[ "${lines[0]}" = rule,value,default,meaning ]
	[ "${#lines[@]}" -eq 39 ]
	grep -qx 'few,7,3,fewer closed referrals prove nothing' <<<"$output"
	grep -qx 'my_name,"Ann, B",,"our name, as mail is signed"' <<<"$output"
	grep -qx 'thank_days,3,3,to thank for a referral' <<<"$output"
	[ -z "$stderr" ]
	"${REF_BUILD:-$ROOT/build}/tests/dump" |
	    awk -F '\t' '$1 == "rule" { print $2 }' >want
	printf '%s\n' "${lines[@]:1}" | cut -d , -f 1 | diff want -
	run -0 --separate-stderr ref-check -pT -C L </dev/null
	[ "${lines[0]}" = "$(printf 'rule\tvalue\tdefault\tmeaning')" ]
}

@test "-p: a bad rule is reported, the others are shown, status 2" {
	printf 'rule,value\nfew,x\nmail_max,9\n' >L/policy.csv
	run -2 --separate-stderr ref-check -p -C L </dev/null
	[ "$stderr" = "ref-check: L/policy.csv:2: value: few: 'x' is not a whole number from 0" ]
	grep -qx 'mail_max,9,50,messages sent in one run' <<<"$output"
}

@test "-p excludes -r and -t, and there are no operands" {
	for a in '-pr:-p and -r exclude each other' \
	    '-pt+1:-p and -t exclude each other' \
	    "x:'x': no operands"; do
		run -2 --separate-stderr ref-check "${a%%:*}" </dev/null
		[ -z "$output" ]
		[ "$stderr" = "ref-check: ${a#*:}
$(ref-check -h)" ]
	done
}

@test "a directory in place of a table is trouble" {
	mkdir L/needs.csv
	run -2 --separate-stderr ref-check -C L </dev/null
	[ -z "$output" ]
	[ "$stderr" = 'ref-check: L/needs.csv: not a regular file' ]
}

@test "what is quoted of a bad row is shown, not sent to the terminal" {
	add partners "kim,Kim Ode,,$(printf 'a\033]0;x\007@b'),,,$T1"
	finds "L/partners.csv,4,email,value,\"'a\\x1b]0;x\\x07@b' is not one e-mail address, like a@b.org\",write what is right"
}

@test "a row for every rule of the page, and a rule for every row" {
	sed -n 's/^\tX(\([a-z]*\),.*/\1/p' "$ROOT/cmd/check/problem.h" >code
	sed -n 's/^\.It Cm //p' "$ROOT/man/ref-check.1" | diff -u code -
}
