#!/usr/bin/env bats
# Bad input, and input that only looks bad: what ref-add refuses (and then
# stores nothing), what ref-status leaves out of a ledger (and the rest of the
# rows still come).  The message names file, line and column.

bats_require_minimum_version 1.5.0
load common

P=partner,name,email,since,same_as,note,entered
R=referral,date,direction,partner,prospect,email,value,entered
E=date,referral,event,value,note,partner,entered
AT=2026-06-01T08:00:00Z

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	mkdir led
	export REF_LEDGER=led
	printf '%s\n' "$P" "ann,Ann,,,,,$AT" "bob,Bob,,,,,$AT" >led/partners.csv
	printf '%s\n' "$R" "r1,2026-06-01,received,ann,Zoe,,,$AT" >led/referrals.csv
	printf '%s\n' "$E" "2026-06-02,r1,accepted,,,,$AT" >led/events.csv
}

# Every case is counted.
case_of() {
	echo "$1" >>"$BATS_FILE_TMPDIR/cases"
}

teardown_file() {
	echo "# bad input: $(wc -l <"$BATS_FILE_TMPDIR/cases") cases through" \
		"ref-add, ref-status and the filters" >&3
}

# refused TABLE INPUT MESSAGE ...: ref-add says of INPUT no more than these,
# and stores nothing
refused() {
	local table=$1 input=$2
	case_of refused
	shift 2
	printf "$input" >in
	cp -r led before
	run -2 --separate-stderr ref-add "$table" in </dev/null
	[ -z "$output" ]
	printf 'ref-add: in:%s\n' "$@" |
		sed '$a ref-add: nothing was stored: fix the rows, or put them aside with -r FILE' |
		diff -u - <(printf '%s\n' "$stderr")
	diff -r -x .lock before led
	rm -r before
}

# unread TABLE INPUT MESSAGE: the same where not even the header can be read
unread() {
	case_of unread
	printf "$2" >in
	cp -r led before
	run -2 --separate-stderr ref-add "$1" in </dev/null
	[ -z "$output" ]
	diff -u <(printf 'ref-add: in:%s\n' "$3") <(printf '%s\n' "$stderr")
	diff -r -x .lock before led
	rm -r before
}

# left_out FILE ROWS MESSAGE [PARTNERS]: ROWS are added to FILE of the ledger;
# ref-status says MESSAGE of it, and these partners still come
left_out() {
	case_of left_out
	printf "$2" >>"led/$1"
	run -2 --separate-stderr ref-status -p </dev/null
	diff -u <(printf 'ref-status: led/%s:%s\n' "$1" "$3") \
		<(printf '%s\n' "$stderr")
	[ "$(sed 1d <<<"$output" | cut -d, -f1 | paste -sd' ')" = "${4-ann bob}" ]
	[[ ${lines[0]} == partner,name,* ]]
}

# stored TABLE INPUT ROWS: ref-add takes INPUT without a word, and ROWS are
# what is behind the ledger's own, but for ids made and the time of recording
stored() {
	case_of stored
	printf "$2" >in
	n=$(wc -l <"led/$1.csv")
	run -0 --separate-stderr ref-add "$1" in </dev/null
	[ -z "$stderr" ]
	[ -z "$output" ]
	sed "1,${n}d; s/,[^,]*\$//" "led/$1.csv" | diff -u <(printf "$3") -
}

# Encoding --------------------------------------------------------------------

@test "encoding: a byte order mark before a plain and a quoted header" {
	stored partners '\357\273\277partner,name\nc,Cy\n' 'c,Cy,,,,\n'
	stored partners '\357\273\277"partner","name"\nd,Di\n' 'd,Di,,,,\n'
	for f in partners referrals events; do
		sed -i '1s/^/\xef\xbb\xbf/' led/$f.csv
	done
	run -0 --separate-stderr ref-status -p </dev/null
	[ -z "$stderr" ]
	[ "${#lines[@]}" -eq 5 ]
}

@test "encoding: a byte order mark in the middle, as cat makes it" {
	bom='a byte order mark in the middle: are these two files in one?'
	refused partners 'partner,name\nc,Cy\n\357\273\277partner,name\nd,Di\n' \
		"3: partner: $bom"
	left_out partners.csv "\357\273\277$P\nc,Cy,,,,,$AT\n" \
		"4: partner: $bom" 'ann bob c'
}

@test "encoding: UTF-16 is called by its name" {
	unread partners '\377\376p\0a\0' '1: UTF-16, not UTF-8: ref-import reads it'
	unread partners '\376\377\0p\0a' '1: UTF-16, not UTF-8: ref-import reads it'
	rm led/referrals.csv led/events.csv
	{ printf '\377\376'; iconv -t UTF-16LE led/partners.csv; } >x
	mv x led/partners.csv
	left_out partners.csv '' '1: UTF-16, not UTF-8: ref-import reads it' ''
}

@test "encoding: a NUL byte" {
	nul='a NUL byte: ref-import -c reads UTF-16 and others'
	refused partners 'partner,name\nc,C\0y\nd,Di\n' "2: name: $nul"
	left_out partners.csv "c,C\0y,,,,,$AT\nd,Di,,,,,$AT\n" \
		"4: name: $nul" 'ann bob d'
}

@test "encoding: the bytes FF and C3 alone, Latin-1" {
	no='is not UTF-8: ref-import -c reads other encodings'
	refused partners 'partner,name\nc,\377\nd,\303\ne,Zo\353\n' \
		"2: name: byte 0xff $no" "3: name: byte 0xc3 $no" \
		"4: name: byte 0xeb $no"
	left_out partners.csv "c,Zo\353,,,,,$AT\ne,\303,,,,,$AT\nf,\377,,,,,$AT\nd,Di,,,,,$AT\n" \
		"4: name: byte 0xeb $no
ref-status: led/partners.csv:5: name: byte 0xc3 $no
ref-status: led/partners.csv:6: name: byte 0xff $no" 'ann bob d'
}

@test "encoding: Latin-1 is read by ref-import -c cp1252" {
	printf 'First Name,Last Name,E-mail Address\nZo\353,M\374ller,z@x.org\n' >in
	ref-import -k partners -c cp1252 in >rows 2>/dev/null </dev/null
	rm led/*
	run -0 --separate-stderr ref-add partners rows </dev/null
	[ -z "$stderr" ]
	[ "$(mlr --icsv --onidx --fs , cut -o -f partner,name,email led/partners.csv)" = \
		'zoe-muller,Zoë Müller,z@x.org' ]
}

@test "encoding: control characters are refused in ids, addresses, dates, amounts" {
	refused partners 'partner,name\nc\033[1mx,Cy\n' \
		"2: partner: 'c\\x1b[1mx' is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit"
	refused partners 'name,email\nCy,c\033@x.org\n' \
		"2: email: 'c\\x1b@x.org' is not one e-mail address, like a@b.org"
	refused partners 'name,since\nCy,2026-06-03\007\n' \
		"2: since: '2026-06-03\\x07' is not a date, YYYY-MM-DD"
	refused referrals 'date,direction,partner,prospect,value\n2026-06-03,received,ann,Yan,5\001\n' \
		"2: value: '5\\x01' is not an amount, like 1234.50"
	left_out partners.csv "c\033,Cy,,,,,$AT\nd,Di,,,,,$AT\n" \
		"4: partner: 'c\\x1b' is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit" \
		'ann bob d'
	sed -i 4d led/partners.csv
	left_out partners.csv "e,Ed,e\033@x.org,,,,$AT\nf,Fay,,2026-06-03\007,,,$AT\ng,Gil,,,,,$AT\n" \
		"5: email: 'e\\x1b@x.org' is not one e-mail address, like a@b.org
ref-status: led/partners.csv:6: since: '2026-06-03\\x07' is not a date, YYYY-MM-DD" \
		'ann bob d g'
}

@test "encoding: control characters in the money or the date of a row leave it out" {
	printf '%s\n' "r2,2026-06-03,received,bob,Yan,,$(printf '5\001'),$AT" \
		"r3,$(printf '2026-06-03\033'),received,bob,Yan,,,$AT" \
		"r4,2026-06-03,received,bob,Kim,,5,$AT" >>led/referrals.csv
	run -2 --separate-stderr ref-status </dev/null
	[ "$stderr" = "ref-status: led/referrals.csv:3: value: '5\\x01' is not an amount, like 1234.50
ref-status: led/referrals.csv:4: date: '2026-06-03\\x1b' is not a date, YYYY-MM-DD" ]
	[ "$(cut -d, -f1 <<<"$output" | paste -sd' ')" = 'referral r1 r4' ]
}

@test "encoding: control characters are kept in notes" {
	stored partners 'partner,name,note\nc,Cy,\033[1mx\tend\n' \
		'c,Cy,,,,\033[1mx\tend\n'
}

@test "encoding: what is invisible is refused in ids and addresses" {
	for c in '\342\200\256:202e' '\342\200\213:200b' '\342\201\246:2066'; do
		refused partners "partner,name,email\nc${c%:*}x,Cy,\nd,Di,d${c%:*}@x.org\n" \
			"2: partner: 'c\\u${c#*:}x' is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit" \
			"3: email: 'd\\u${c#*:}@x.org' is not one e-mail address, like a@b.org"
		left_out partners.csv "c${c%:*}x,Cy,,,,,$AT\nd,Di,d${c%:*}@x.org,,,,$AT\ne,Ed,,,,,$AT\n" \
			"4: partner: 'c\\u${c#*:}x' is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit
ref-status: led/partners.csv:5: email: 'd\\u${c#*:}@x.org' is not one e-mail address, like a@b.org" \
			'ann bob e'
		sed -i '4,$d' led/partners.csv
	done
}

# Lines -----------------------------------------------------------------------

@test "lines: CR LF, also mixed with LF" {
	stored partners 'partner,name\r\nc,Cy\r\nd,"Di"\ne,Ed\r\n' \
		'c,Cy,,,,\nd,Di,,,,\ne,Ed,,,,\n'
	sed -i 's/$/\r/' led/events.csv
	sed -i '2s/$/\r/' led/partners.csv
	run -0 --separate-stderr ref-status -p </dev/null
	[ -z "$stderr" ]
	[ "${#lines[@]}" -eq 6 ]
}

@test "lines: CR only" {
	unread partners 'partner,name\rc,Cy\rd,Di\r' \
		'1: column 2: a CR that ends no line: lines end in LF or CR LF'
	left_out events.csv "2026-06-03,r1,note,,x\r2026-06-03,r1,note,,y,,$AT\n" \
		'3: note: a CR that ends no line: lines end in LF or CR LF'
}

@test "lines: no final newline, the row whole" {
	stored partners 'partner,name\nc,Cy' 'c,Cy,,,,\n'
	printf 'd,Di,,,,,%s' "$AT" >>led/partners.csv
	run -0 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = 'ref-status: led/partners.csv:5: no newline ends the last row: taken as it is' ]
	[ "${#lines[@]}" -eq 5 ]
}

@test "lines: no final newline, the row whole without a time of recording" {
	printf 'd,Di,,,,,' >>led/partners.csv
	run -0 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = 'ref-status: led/partners.csv:4: no newline ends the last row: taken as it is' ]
	[ "$(sed 1d <<<"$output" | cut -d, -f1 | paste -sd' ')" = 'ann bob d' ]
}

@test "lines: no final newline, the row torn" {
	left_out partners.csv 'c,Cy,,' '4: 4 fields where the header has 7'
	sed -i '$d' led/partners.csv
	left_out partners.csv 'c,Cy,,,,,2026-06-01T08:0' \
		"4: entered: '2026-06-01T08:0' is not a time, YYYY-MM-DDTHH:MM:SSZ"
}

@test "lines: blank lines are skipped, but counted" {
	refused partners '\n\npartner,name\n\r\nc,Cy\n\nd\n' \
		'7: 1 field where the header has 2'
	left_out partners.csv "\n\nc,Cy,,,,,$AT\n\nd,Di,,soon,,,$AT\n" \
		"8: since: 'soon' is not a date, YYYY-MM-DD" 'ann bob c'
}

@test "lines: the rows of commas that spreadsheets leave" {
	refused events 'date,referral,event\n,,\n2026-06-03,r1,meeting\n' \
		'2: date: is empty, and is required' \
		'2: event: is empty, and is required'
	left_out partners.csv ",,,,,,\nc,Cy,,,,,$AT\n" \
		'4: partner: is empty, and is required' 'ann bob c'
}

@test "lines: an empty file" {
	unread partners '' ' empty: there is no header line'
	: >led/events.csv # of no bytes: as if it were missing
	run -0 --separate-stderr ref-status -p </dev/null
	[ -z "$stderr" ]
	[ "${#lines[@]}" -eq 3 ]
}

@test "lines: a header only" {
	stored partners 'partner,name\n' ''
	echo "$E" >led/events.csv
	run -0 --separate-stderr ref-status -p </dev/null
	[ -z "$stderr" ]
	[ "${#lines[@]}" -eq 3 ]
}

@test "lines: the markers of a merge conflict" {
	m='a merge conflict marker: settle the conflict, remove its lines'
	refused partners 'partner,name\n<<<<<<< HEAD\nc,Cy\n=======\nd,Di\n>>>>>>> x\n' \
		"2: $m" "4: $m" "6: $m"
	left_out partners.csv "=======\nc,Cy,,,,,$AT\n" "4: $m" 'ann bob c'
}

@test "lines: the same id twice after a union merge" {
	left_out partners.csv "bob,Bobby,,,,,$AT\nc,Cy,,,,,$AT\n" \
		"4: partner: 'bob' is there already" 'ann bob c'
}

@test "lines: a directory, a FIFO, a socket in place of a file of the ledger" {
	rm led/events.csv
	mkdir led/events.csv
	run -2 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = 'ref-status: led/events.csv: not a regular file' ]
	rmdir led/events.csv
	mkfifo led/events.csv
	run -2 --separate-stderr timeout 20 ref-status -p </dev/null
	[ "$stderr" = 'ref-status: led/events.csv: not a regular file' ]
	run -2 --separate-stderr timeout 20 ref-add event r1 meeting </dev/null
	[ "$stderr" = 'ref-add: led/events.csv: not a regular file' ]
	rm led/events.csv
	python3 -c 'import socket
socket.socket(socket.AF_UNIX).bind("led/events.csv")'
	run -2 --separate-stderr ref-status -p </dev/null
	[ "$stderr" = 'ref-status: led/events.csv: No such device or address' ]
}

@test "lines: an operand may be a FIFO, and no directory" {
	mkfifo pipe
	printf 'partner,name\nc,Cy\n' >pipe &
	run -0 --separate-stderr timeout 20 ref-add partners pipe </dev/null
	[ -z "$stderr" ]
	[[ $(tail -n 1 led/partners.csv) == c,Cy,* ]]
	run -2 --separate-stderr ref-add partners led </dev/null
	[ "$stderr" = 'ref-add: led: Is a directory' ]
}

# Quoting ---------------------------------------------------------------------

@test "quoting: an unterminated quote is told at its opening line" {
	refused partners 'partner,name\nc,"Cy\nd,Di\ne\n' \
		'2: name: a quote that is never closed' \
		'4: 1 field where the header has 2'
	left_out partners.csv "c,\"Cy,,,,,$AT\nd,Di,,,,,$AT\n" \
		'4: name: a quote that is never closed' 'ann bob d'
}

@test "quoting: a quote in an unquoted field" {
	s='a quote inside an unquoted field: quote the field and double the quote'
	refused partners 'partner,name,note\nc,Cy,6" disk\nd,Di,\n' "2: note: $s"
	left_out partners.csv "c,Cy,,,,6\" disk,$AT\nd,Di,,,,,$AT\n" \
		"4: note: $s" 'ann bob d'
}

@test "quoting: text after a closing quote" {
	s='text after the closing quote: a quote inside a field is doubled'
	refused partners 'partner,name\nc,"ab"c\nd,Di\n' "2: name: $s"
	left_out partners.csv "c,\"ab\"c,,,,,$AT\nd,Di,,,,,$AT\n" \
		"4: name: $s" 'ann bob d'
}

@test "quoting: newlines and doubled quotes between quotes are kept" {
	printf 'partner,name,note\nc,"Cy ""C"" Ray","one\ntwo"\n' >in
	run -0 --separate-stderr ref-add partners in </dev/null
	[ -z "$stderr" ]
	sed '1,3d; s/,[^,]*Z$//' led/partners.csv |
		diff -u <(printf 'c,"Cy ""C"" Ray",,,,"one\ntwo"\n') -
	run -0 --separate-stderr ref-status -p </dev/null
	[[ $output == *'c,"Cy ""C"" Ray",'* ]]
}

@test "quoting: a quote in TSV is plain text" {
	stored partners 'partner\tname\tnote\nc\t"Cy"\t6" disk\n' \
		'c,"""Cy""",,,,"6"" disk"\n'
}

@test "quoting: blanks at the ends of a field are kept" {
	stored partners 'partner,name,note\nc,Cy,  x  \nd,Di,"  y  "\n' \
		'c,Cy,,,,  x  \nd,Di,,,,  y  \n'
}

# Shape -----------------------------------------------------------------------

@test "shape: a short and a long row" {
	refused partners 'partner,name\nc\nd,Di,x\ne,Ed\n' \
		'2: 1 field where the header has 2' '3: 3 fields where the header has 2'
	left_out partners.csv "c,Cy\nd,Di,,,,,$AT\n" \
		'4: 2 fields where the header has 7' 'ann bob d'
	sed -i '4,$d' led/partners.csv
	left_out partners.csv "c,Cy,,,,,$AT,\nd,Di,,,,,$AT\n" \
		'4: 8 fields where the header has 7' 'ann bob d'
}

@test "shape: a doubled and an empty column name" {
	unread partners 'partner,name,name\nc,Cy,Cy\n' \
		'1: name: columns 2 and 3 have this name'
	unread partners 'partner,name,\nc,Cy,\n' '1: column 3 has no name'
}

@test "shape: a missing required column" {
	unread events 'date,referral\n2026-06-03,r1\n' \
		'1: event: the column is missing from the header'
	sed -i 1s/event/evnt/ led/events.csv
	left_out events.csv '' '1: event: the column is missing from the header'
}

@test "shape: unknown columns and another order" {
	printf 'x,name,y,partner\n1,Cy,2,c\n' >in
	run -0 --separate-stderr ref-add partners in </dev/null
	[[ $stderr == *x*y* ]] # named, once
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $(tail -n 1 led/partners.csv) == c,Cy,,,,,* ]]
	printf '%s\n' "entered,x,event,date,referral" "$AT,1,meeting,2026-06-03,r1" \
		>led/events.csv
	run -0 --separate-stderr ref-status r1 </dev/null
	[ -z "$stderr" ]
	[[ ${lines[1]} == *,meeting,2026-06-03,* ]]
}

@test "shape: a field over 1 MiB" {
	x=$(head -c 1048577 /dev/zero | tr '\0' x)
	printf 'partner,name,note\nc,Cy,%s\nd,Di,\n' "$x" >big
	run -2 --separate-stderr ref-add partners big </dev/null
	[ "${stderr_lines[0]}" = 'ref-add: big:2: note: a field of more than 1 MiB' ]
	[ "$(wc -l <led/partners.csv)" -eq 3 ]
	left_out partners.csv "c,Cy,,,,$x,$AT\nd,Di,,,,,$AT\n" \
		'4: note: a field of more than 1 MiB' 'ann bob d'
}

@test "shape: a row over 4 MiB" {
	x=$(head -c 4194304 /dev/zero | tr '\0' x)
	printf 'partner,name,note\nc,Cy,%s\nd,Di,\n' "$x" >big
	run -2 --separate-stderr ref-add partners big </dev/null
	[ "${stderr_lines[0]}" = 'ref-add: big:2: a row of more than 4 MiB' ]
	[ "$(wc -l <led/partners.csv)" -eq 3 ]
	left_out partners.csv "c,Cy,,,,$x,$AT\nd,Di,,,,,$AT\n" \
		'4: a row of more than 4 MiB' 'ann bob d'
}

@test "shape: a semicolon file" {
	unread partners 'partner;name\nc;Cy\n' \
		"1: no comma, but ';': ref-import reads other delimiters"
}

@test "shape: a TSV named .csv is read as an operand, and is no table of a ledger" {
	printf 'partner\tname\nc\tCy\n' >rows.csv
	run -0 --separate-stderr ref-add partners rows.csv </dev/null
	[ -z "$stderr" ]
	[[ $(tail -n 1 led/partners.csv) == c,Cy,* ]]
	sed -i 's/,/\t/g' led/events.csv
	left_out events.csv '' \
		"1: no comma, but '\\t': ref-import reads other delimiters" 'ann bob c'
}

# Values ----------------------------------------------------------------------

# a referral of this value
worth() {
	printf 'referral,date,direction,partner,prospect,value\nr2,2026-06-03,received,bob,Yan,%s\n' \
		"$1"
}

@test "values: amounts that are none" {
	for v in '"1,234.56"' 12.345 1.234,56 1e3 1.23E+15 '$5' ' 5' 5- .; do
		[[ $v == *,* && $v != \"* ]] && v="\"$v\""
		refused referrals "$(worth "$v")\n" \
			"2: value: '$(tr -d '"' <<<"$v")' is not an amount, like 1234.50"
	done
	left_out events.csv "2026-06-03,r1,won,\"1,234.56\",,,$AT\n" \
		"3: value: '1,234.56' is not an amount, like 1234.50"
}

@test "values: money over the range" {
	# 2^63 hundredths and one less
	refused referrals "$(worth 92233720368547758.08)\n" \
		"2: value: '92233720368547758.08' is not an amount, like 1234.50"
	stored referrals "$(worth 92233720368547758.07)\n" \
		'r2,2026-06-03,received,bob,Yan,,92233720368547758.07\n'
}

@test "values: a sum over the range is no sum, and is told" {
	left_out events.csv "2026-06-03,r1,reward-owed,92233720368547758.07,,,$AT\n2026-06-04,r1,reward-owed,1,,,$AT\n2026-06-05,r1,reward-owed,1,,,$AT\n" \
		'4: value: the sum up to here does not fit, and is left empty'
	sed -i '3,$d' led/events.csv
	left_out events.csv "2026-06-03,r1,reward-paid,92233720368547758.07,,,$AT\n2026-06-04,r1,reward-paid,1,,,$AT\n" \
		'4: value: the sum up to here does not fit, and is left empty'
}

@test "values: nothing less than nothing is nothing" {
	stored referrals "$(worth -0.00)\n" 'r2,2026-06-03,received,bob,Yan,,0.00\n'
}

@test "values: dates in other forms, and those that do not exist" {
	for d in 03/04/2026 2026-02-30 46024 1-Sep 1.23E+15 2026-1-2 20260102 \
	    2026-06-03T08:00 0000-01-01 2025-02-29 2026-00-10 2026-13-01; do
		refused referrals "date,direction,partner,prospect\n$d,received,bob,Yan\n" \
			"2: date: '$d' is not a date, YYYY-MM-DD"
	done
	left_out partners.csv "c,Cy,,03/04/2026,,,$AT\nd,Di,,2024-02-29,,,$AT\n" \
		"4: since: '03/04/2026' is not a date, YYYY-MM-DD" 'ann bob d'
}

@test "values: addresses that are none, or several" {
	for a in eve e@x@y.org 'e v@x.org' 'a@b.org, c@d.org' 'a@b.org c@d.org' \
	    @x.org e@ 'Eve <e@x.org>'; do
		refused partners "name,email\nEve,\"$a\"\n" \
			"2: email: '$a' is not one e-mail address, like a@b.org"
	done
	left_out partners.csv "c,Cy,\"a@b.org, c@d.org\",,,,$AT\nd,Di,,,,,$AT\n" \
		"4: email: 'a@b.org, c@d.org' is not one e-mail address, like a@b.org" \
		'ann bob d'
}

@test "values: unknown words" {
	refused events 'date,referral,event\n2026-06-03,r1,phoned\n' \
		"2: event: 'phoned' is not a word of ref-ledger(5)"
	refused referrals 'date,direction,partner,prospect\n2026-06-03,sideways,bob,Yan\n' \
		"2: direction: 'sideways' is not one of received,given"
	left_out events.csv "2026-06-03,r1,phoned,,,,$AT\n" \
		"3: event: 'phoned' is not a word of ref-ledger(5)"
}

@test "values: a partner that is the same as itself" {
	refused partners 'partner,name,same_as\nc,Cy,c\n' \
		'2: same_as: is the row itself'
	left_out partners.csv "c,Cy,,,c,,$AT\n" \
		"4: same_as: 'c' is not the id of a partner without same_as" \
		'ann bob c'
}

@test "values: a partner that refers itself" {
	stored partners 'partner,name,email\nc,Cy,c@x.org\n' 'c,Cy,c@x.org,,,\n'
	refused referrals 'date,direction,partner,prospect,email\n2026-06-03,received,c,Cy,C@x.org\n' \
		'2: partner: the prospect is the partner itself (-f stores it all the same)'
}

@test "values: ids that no file has" {
	refused events 'date,referral,event\n2026-06-03,r9,meeting\n' \
		"2: referral: 'r9' is the id of no referral"
	refused events 'date,partner,event\n2026-06-03,eve,call\n' \
		"2: partner: 'eve' names no partner"
	left_out events.csv "2026-06-03,r9,meeting,,,,$AT\n" \
		"3: referral: 'r9' is the id of no referral"
}

@test "values: a status event after the end" {
	refused events 'date,referral,event,value\n2026-06-03,r1,won,5\n2026-06-04,r1,meeting,\n' \
		'3: event: meeting after won, r1: it has ended: reopened first'
}

@test "values: won without a value" {
	refused events 'date,referral,event,value\n2026-06-03,r1,won,\n' \
		'2: value: won needs a value (0 is one)'
	stored events 'date,referral,event,value\n2026-06-03,r1,won,0\n' \
		'2026-06-03,r1,won,0.00,,ann\n'
	# by another hand: it is won all the same, and ref-check says what is amiss
	printf '%s\n' "2026-06-03,r1,won,,,,$AT" >>led/events.csv
	line=$(wc -l <led/events.csv)
	run -0 --separate-stderr ref-status -p ann </dev/null
	[ -z "$stderr" ]
	[ "$(mlr --icsv --onidx cut -o -f won,value <<<"$output")" = '1 0.00' ]
	run -1 --separate-stderr ref-check </dev/null
	[[ $output == *"led/events.csv,$line,value,lacks,won needs a value (0 is one),"* ]]
	for reward in 'owed,' 'paid,' 'owed,50'; do
		printf '%s\n' "2026-06-04,r1,reward-$reward,,,$AT" >>led/events.csv
	done
	run -0 --separate-stderr ref-status -p ann </dev/null
	[ -z "$stderr" ]
	[ "$(mlr --icsv --onidx cut -o -f won,value <<<"$output")" = '1 0.00' ]
	run -1 --separate-stderr ref-check </dev/null
	[ "$(grep -c ',value,lacks,reward-.* needs a value (0 is one),' <<<"$output")" -eq 2 ]
}

# Attacks ---------------------------------------------------------------------
# (What only has to come out harmless is in awkward.bats.)

ID="is not an id: letters, digits, '.', '_', '-', at most 64, the first a letter or digit"

@test "attacks: a path is no id" {
	for id in ../../x .. . /etc/passwd 'a/b' '-rf' '~' '*' "$(printf '%065d' 0)"; do
		refused partners "partner,name\n$id,Cy\n" "2: partner: '$id' $ID"
		refused referrals "referral,date,direction,partner,prospect\n$id,2026-06-03,received,bob,Yan\n" \
			"2: referral: '$id' $ID"
		refused needs "need,date,client,wants\n$id,2026-06-03,Yan,x\n" \
			"2: need: '$id' $ID"
	done
	left_out partners.csv "../../x,Cy,,,,,$AT\nd,Di,,,,,$AT\n" \
		"4: partner: '../../x' $ID" 'ann bob d'
	[ -z "$(find . .. -maxdepth 1 -name 'x*')" ]
}

@test "attacks: an address is no option and no header" {
	no='is not one e-mail address, like a@b.org'
	for a in -oQ/tmp@x.org --help@x.org 'a@b.org\\nBcc: c@d.org'; do
		shown=${a//\\\\/\\}
		refused partners "name\temail\nCy\t$a\n" "2: email: '$shown' $no"
	done
	left_out partners.csv "c,Cy,\"a@b.org\r\nBcc: x@y.org\",,,,$AT\nd,Di,,,,,$AT\n" \
		"4: email: 'a@b.org\\r\\nBcc: x@y.org' $no" 'ann bob d'
	left_out partners.csv "e,Ed,-oQ@x.org,,,,$AT\n" \
		"4: email: 'a@b.org\\r\\nBcc: x@y.org' $no
ref-status: led/partners.csv:7: email: '-oQ@x.org' $no" 'ann bob d'
}

@test "attacks: formulas, markup, escapes in dates, amounts and words" {
	for v in '=1+1' '+1' '@SUM(1)' '＝1' '<b>1</b>' '%n%s' '{{value}}' '1;rm'; do
		refused referrals "$(worth "${v//%/%%}")\n" \
			"2: value: '$v' is not an amount, like 1234.50"
		refused events "date,referral,event\n2026-06-03,r1,${v//%/%%}\n" \
			"2: event: '$v' is not a word of ref-ledger(5)"
		refused partners "name,since\nCy,${v//%/%%}\n" \
			"2: since: '$v' is not a date, YYYY-MM-DD"
	done
}

@test "attacks: files with an escape, or a leading -, in their names" {
	printf 'partner,name\nc\n' >-x
	printf 'partner,name\nc\n' >"$(printf 'a\033[2Jb')"
	case_of name
	run -2 --separate-stderr ref-add -- partners -x </dev/null
	[ "${stderr_lines[0]}" = 'ref-add: -x:2: 1 field where the header has 2' ]
	case_of name
	run -2 --separate-stderr ref-add partners "$(printf 'a\033[2Jb')" </dev/null
	[ "${stderr_lines[0]}" = 'ref-add: a\x1b[2Jb:2: 1 field where the header has 2' ]
}

@test "attacks: symbolic links where files are to be made are not followed" {
	echo precious >victim
	for f in partners.csv.tmp 'partners.csv~' .lock events.torn; do
		case_of link
		rm -f "led/$f"
		ln -s ../victim "led/$f"
		ref-add -u partner partner=ann name="Ann $f" </dev/null >/dev/null 2>&1 || true
		ref-check -r </dev/null >/dev/null 2>&1 || true
		[ "$(cat victim)" = precious ]
		rm -f "led/$f"
	done
}

@test "attacks: what is cut off is not written through a symbolic link" {
	echo precious >victim
	ln -s ../victim led/events.torn
	printf '2026-06-03,r1,meet' >>led/events.csv
	cp led/events.csv was
	for links in to-a-file to-nothing; do
		case_of link
		run -2 --separate-stderr ref-check -r </dev/null
		[ "${stderr_lines[0]}" = 'ref-check: led/events.torn: Too many levels of symbolic links' ]
		cmp was led/events.csv
		# a writer that died left rows that were not stored
		printf 'events %s %s %s\nend\n' "$(stat -c %i led/events.csv)" \
			"$(($(stat -c %s was) - 18))" "$(stat -c %s was)" >led/.lock
		cp led/.lock record
		run -2 --separate-stderr ref-add event r1 meeting </dev/null
		[ "${stderr_lines[0]}" = 'ref-add: led/events.torn: Too many levels of symbolic links' ]
		cmp was led/events.csv
		cmp record led/.lock
		: >led/.lock
		[ -L led/events.torn ]
		if [ $links = to-a-file ]; then
			[ "$(cat victim)" = precious ]
			rm victim
		else
			[ ! -e victim ]
		fi
	done
}

@test "every bad row of a file is named, and the good ones are kept apart by -r" {
	printf 'partner,name\nc,"Cy\nd,Di\ne\nf,Fay\n' >in
	run -2 --separate-stderr ref-add -r refused.csv partners in </dev/null
	[ "$(sed 1,3d led/partners.csv | cut -d, -f1,2)" = $'d,Di\nf,Fay' ]
	[ "$(wc -l <refused.csv)" -eq 3 ]
}
