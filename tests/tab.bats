#!/usr/bin/env bats
# The table reader and writer, common/tab*.c, block.c and out.c, through
# tabdump.  What random tables mean is computed by tab.py, another way.

bats_require_minimum_version 1.5.0
load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	PATH="${REF_BUILD:-$ROOT/build}/tests:$PATH"
}

# reads OUTPUT: standard input, octal escapes of printf, is read without a word
reads() {
	printf "$1" >in
	tabdump -t <in >got 2>err
	printf "$2" >want
	diff -u want got
	[ ! -s err ]
}

# says INPUT MESSAGE ROWS: of the table INPUT the rows ROWS come, and MESSAGE
says() {
	printf "$1" >in
	printf "$3" >want
	run -2 --separate-stderr tabdump in
	diff -u <(printf '%s\n' "tabdump: in:$2") <(printf '%s\n' "$stderr")
	diff -u want <(tabdump in 2>/dev/null)
}

# refuses INPUT MESSAGE: nothing of the table INPUT can be read
refuses() {
	says "$1" "$2" ''
}

# Random tables -------------------------------------------------------------

# tables FROM TO: makes them, and what they mean together
tables() {
	python3 "$ROOT/tests/tab.py" rows "$1" "$2"
	seq "$1" "$2" | sed 's/$/.csv/' >names
	seq "$1" "$2" | sed 's/$/.want/' | xargs cat >want
	seq "$1" "$2" | sed 's/$/.foreign/' | xargs cat >foreign
}

# all OPTION ...: what tabdump says of these tables, and nothing by messages
all() {
	run -2 bash -c 'xargs tabdump "$@" <names >got 2>err || exit 2' - "$@"
	[ ! -s err ]
}

@test "random tables: rows, faults, lines and columns are as computed apart" {
	tables 1 1000
	all -t
	cmp want got
	# they try something: thousands of rows, right and wrong
	[ "$(grep -ac '^[0-9]' want)" -gt 10000 ]
	[ "$(grep -ac '^fault' want)" -gt 2000 ]
}

@test "random tables: libcsv says the same of every row" {
	tables 1001 2000
	all -tl
	cmp want got
}

@test "random tables: it is all the same how many bytes a read gives" {
	tables 2001 2060
	for i in {2001..2060}; do
		tabdump -t -r $((i % 9 + 1)) <$i.csv >got 2>err || [ $? -eq 2 ]
		cmp $i.want got
		[ ! -s err ]
	done
}

@test "random tables: cells of a whole input stay as they were" {
	tables 3001 3500
	grep -av ^fault want >rows
	all -tw
	grep -av ^fault got | cmp rows -
}

@test "random tables: foreign ones have rows of any width" {
	tables 4001 4500
	all -tf
	cmp foreign got
	all -tfl
	cmp foreign got
}

@test "what is written as CSV is read again by us and by others" {
	python3 "$ROOT/tests/tab.py" cells 1 60
	for i in $(seq 60); do
		tabdump -x $i.csv >$i.out
		tabdump -x $i.out | cmp $i.out -
	done
	python3 "$ROOT/tests/tab.py" csv 1 60
	for i in $(seq 60); do
		cmp $i.tsv $i.back
	done
}

@test "what is written as TSV is what Python makes of it, and is read again" {
	python3 "$ROOT/tests/tab.py" cells 61 120
	for i in $(seq 61 120); do
		tabdump -xT $i.csv | cmp $i.tsv -
		tabdump -xT $i.tsv | cmp $i.tsv -
		tabdump -x $i.tsv >a
		tabdump -x $i.csv | cmp a -
	done
}

@test "Miller reads our CSV as we do" {
	python3 "$ROOT/tests/tab.py" cells 121 140
	for i in $(seq 121 140); do
		# Miller takes CR LF for LF, and a BOM away
		tr -d '\r' <$i.csv | sed 's/\xef\xbb\xbf//g' >in
		tabdump -x in >ours
		mlr --icsv --otsv cat ours >theirs
		tabdump -xT in | cmp theirs -
	done
}

# CSV -------------------------------------------------------------------------

@test "a row is a line, a cell is what commas part" {
	reads 'a,b\n1,2\n,\nx,\n' '2\t1\t2\n3\t\t\n4\tx\t\n'
}

@test "blanks at the ends of a field are kept" {
	reads 'a,b\n 1 ," 2 "\n' '2\t 1 \t 2 \n'
}

@test "doubled quotes are one, commas and newlines between quotes are data" {
	reads 'a,b\n"x ""y""","1,5"\n"l1\nl2\r\nl3",""\nz,""""\n' \
		'2\tx "y"\t1,5\n3\tl1\\nl2\\r\\nl3\t\n6\tz\t"\n'
}

@test "CR LF ends a line as LF does, also mixed" {
	reads 'a,b\r\n1,2\n"3",4\r\n5,"6"\r\n' '2\t1\t2\n3\t3\t4\n4\t5\t6\n'
}

@test "blank lines are skipped, but counted" {
	reads '\n\na,b\n\r\n1,2\n\n\n3,4\n\n' '5\t1\t2\n8\t3\t4\n'
}

@test "a row of a single empty cell is written so that it is a row" {
	printf 'a\n""\nx\n""\n' >in
	tabdump -x in | cmp in -
	reads 'a\n""\n\nx\n' '2\t\n4\tx\n'
}

@test "a byte order mark is skipped before a plain and a quoted header" {
	printf '\357\273\277a,b\n1,2\n' | tabdump -x >plain
	printf '\357\273\277"a",b\n1,2\n' | tabdump -x >quoted
	printf 'a,b\n1,2\n' | tee want | cmp - plain
	cmp want quoted
}

@test "a cell that begins with a byte order mark is written so that it stays" {
	printf 'a\tb\n\357\273\277x\ty\n' | tabdump -x >got
	printf 'a,b\n"\357\273\277x",y\n' | cmp - got
	tabdump got | cmp - <(printf '2\t\357\273\277x\ty\n')
}

@test "control characters but NUL and CR are data" {
	reads 'a,b\n\001\033[1m\177,\302\233\n' '2\t\001\033[1m\177\t\302\233\n'
}

@test "a last row without a newline is read, and known to be unended" {
	printf 'a,b\n1,2' | tabdump -e | cmp - <(printf '2\t1\t2\nunended\n')
	printf 'a,b\n1,"2"' | tabdump -e | cmp - <(printf '2\t1\t2\nunended\n')
	printf 'a,b\n1,"2"\n' | tabdump -e | cmp - <(printf '2\t1\t2\nended\n')
	printf 'a,b\n"1\n","2"\n' | tabdump -e | cmp - <(printf '2\t1\\n\t2\nended\n')
}

@test "a limit cuts the input, in a row, at its end, in a quoted field" {
	printf 'a,b\n1,2\n3,"4\n5"\n' >in
	for w in '' -w; do
		tabdump $w -e -n 8 in | cmp - <(printf '2\t1\t2\nended\n')
		tabdump $w -e -n 7 in | cmp - <(printf '2\t1\t2\nunended\n')
		run -2 --separate-stderr tabdump $w -n 12 in
		[ "$output" = $'2\t1\t2' ]
		[ "$stderr" = 'tabdump: in:3: b: a quote that is never closed' ]
		run -0 --separate-stderr tabdump $w -n 9999 in
		[ "$output" = $'2\t1\t2\n3\t3\t4\\n5' ]
	done
}

# TSV -------------------------------------------------------------------------

@test "a tab in the header makes it TSV, where a quote is plain text" {
	reads 'a\tb\n"x\t6" "disk"\n1,2\t,\n' '2\t"x\t6" "disk"\n3\t1,2\t,\n'
}

@test "escapes of TSV are undone, and done again" {
	printf 'a\tb\n\\t\\n\\r\\n\\\\\tx\\\\t\n\\\\\\\\\t\\\\\n' >in
	tabdump -x in | cmp - <(printf 'a,b\n"\t\n\r\n\\",x\\t\n\\\\,\\\n')
	tabdump -xT in | cmp in -
}

@test "TSV with CR LF" {
	reads 'a\tb\r\n1\t2\r\n' '2\t1\t2\n'
}

@test "another escape in TSV is named" {
	for e in '\\q' '\\"' '\\' 'x\\\\\\'; do
		says "a\tb\n1\t2\nx\t$e\n3\t4\n" \
			'3: b: a backslash that begins none of \t \n \r \\: alone it is written \\' \
			'2\t1\t2\n4\t3\t4\n'
	done
}

@test "a backslash before a tab is no escape of TSV" {
	says 'a\tb\nx\\\ty\n3\t4\n' \
		'2: a: a backslash that begins none of \t \n \r \\: alone it is written \\' \
		'3\t3\t4\n'
}

@test "an escaped CR that ends no line is named" {
	says 'a\tb\nx\\r\t1\n3\t4\n' \
		'2: a: \r without \n behind it: a CR that ends no line' '3\t3\t4\n'
}

# Faults ----------------------------------------------------------------------

@test "a quote in an unquoted field is named" {
	says 'a,b\n1,6" disk\n3,4\n' \
		'2: b: a quote inside an unquoted field: quote the field and double the quote' \
		'3\t3\t4\n'
}

@test "text after a closing quote is named" {
	says 'a,b\n"ab"c,1\n3,4\n' \
		'2: a: text after the closing quote: a quote inside a field is doubled' \
		'3\t3\t4\n'
}

@test "a blank after a closing quote is text too" {
	says 'a,b\n"ab" ,1\n3,4\n' \
		'2: a: text after the closing quote: a quote inside a field is doubled' \
		'3\t3\t4\n'
}

@test "an unterminated quote is told at its opening line, and hides no row" {
	says 'a,b\n1,2\n3,"open\n5,6\n7,8\n' \
		'3: b: a quote that is never closed' '2\t1\t2\n4\t5\t6\n5\t7\t8\n'
}

@test "of a row of many lines the line where the open quote stands is told" {
	printf 'a,b\n"1\n2","open\n5,6\n' >in
	run -2 --separate-stderr tabdump in
	[ "$output" = $'4\t5\t6' ]
	[ "${stderr_lines[0]}" = 'tabdump: in:3: b: a quote that is never closed' ]
}

@test "a quote that another, lines below, seems to close is told where it opens" {
	says 'a,b\n1,"open\n3,4\n5,"six"\n7,8\n' \
		'2: b: a quote that is not closed, or text after it on line 4' \
		'3\t3\t4\n4\t5\tsix\n5\t7\t8\n'
}

@test "a row that is too short, and one that is too long" {
	says 'a,b\n1\n3,4\n' '2: 1 field where the header has 2' '3\t3\t4\n'
	says 'a,b\n1,2,3\n3,4\n' '2: 3 fields where the header has 2' '3\t3\t4\n'
	says 'a,b\n"1","2",\n3,4\n' '2: 3 fields where the header has 2' \
		'3\t3\t4\n'
	says 'a\tb\n1\n3\t4\n' '2: 1 field where the header has 2' '3\t3\t4\n'
}

@test "a NUL byte is named, in plain and quoted fields" {
	says 'a,b\n1,x\0y\n3,4\n' \
		'2: b: a NUL byte: ref-import -c reads UTF-16 and others' '3\t3\t4\n'
	says 'a,b\n"x\0y",1\n3,4\n' \
		'2: a: a NUL byte: ref-import -c reads UTF-16 and others' '3\t3\t4\n'
}

@test "a CR that ends no line is named, also between quotes and at the end" {
	cr='a CR that ends no line: lines end in LF or CR LF'
	says 'a,b\n1,x\ry\n3,4\n' "2: b: $cr" '3\t3\t4\n'
	says 'a,b\n"x\ry",1\n3,4\n' "2: a: $cr" '3\t3\t4\n'
	says 'a,b\n1,"2"\r,\n3,4\n' "2: b: $cr" '3\t3\t4\n'
	says 'a,b\n1,2\r\r\n3,4\n' "2: b: $cr" '3\t3\t4\n'
	says 'a,b\n3,4\n1,2\r' "3: b: $cr" '2\t3\t4\n'
	refuses 'a,b\r1,2\r3,4\r' "1: column 2: $cr"
}

@test "bytes that are no UTF-8 are named" {
	for b in 377:ff 351:e9 303:c3 300\\257:c0 301\\201:c1 \
	    340\\237\\277:e0 355\\240\\200:ed 364\\220\\200\\200:f4 \
	    365\\200\\200\\200:f5 360\\217\\277\\277:f0 342\\202:e2 200:80; do
		for q in '' '"'; do
			says "a,b\n1,${q}x\\${b%:*}y${q}\n3,4\n" \
				"2: b: byte 0x${b#*:} is not UTF-8: ref-import -c reads other encodings" \
				'3\t3\t4\n'
		done
	done
}

@test "the first and the last characters of each length are UTF-8" {
	reads 'a\n\302\200\n\337\277\n\340\240\200\n\355\237\277\n\356\200\200\n\357\277\277\n\360\220\200\200\n\364\217\277\277\n' \
		'2\t\302\200\n3\t\337\277\n4\t\340\240\200\n5\t\355\237\277\n6\t\356\200\200\n7\t\357\277\277\n8\t\360\220\200\200\n9\t\364\217\277\277\n'
}

@test "a byte order mark in the middle is named: cat a b" {
	says 'a,b\n1,2\n\357\273\277a,b\n3,4\n' \
		'3: a: a byte order mark in the middle: are these two files in one?' \
		'2\t1\t2\n4\t3\t4\n'
}

@test "the lines of a merge conflict are named" {
	printf '%s\n' a,b '<<<<<<< HEAD' 1,2 '||||||| base' 0,0 ======= 3,4 \
		'>>>>>>> "other' >in
	run -2 --separate-stderr tabdump in
	[ "$output" = $'3\t1\t2\n5\t0\t0\n7\t3\t4' ]
	for i in 2 4 6 8; do
		echo "tabdump: in:$i: a merge conflict marker: settle the conflict, remove its lines"
	done | diff -u - <(printf '%s\n' "$stderr")
}

@test "in a table of one column a line of ======= is data" {
	reads 'a\n=======\n' '2\t=======\n'
}

@test "a row of commas from a spreadsheet is a row of empty cells" {
	reads 'a,b,c\n,,\n' '2\t\t\t\n'
}

# Headers and kinds of files ------------------------------------------------

@test "an empty input, and one of blank lines, say so" {
	for s in '' '\n' '\r\n\n' '\357\273\277' '\357\273\277\n'; do
		refuses "$s" ' empty: there is no header line'
	done
}

@test "a header alone is a table without rows" {
	reads 'a,b\n' ''
	reads 'a,b' ''
}

@test "an empty name of a column is told with its number" {
	refuses 'a,,c\n1,2,3\n' '1: column 2 has no name'
	refuses 'a,b,\n1,2,3\n' '1: column 3 has no name'
}

@test "a doubled name of a column is told with both numbers" {
	refuses 'a,b,a\n1,2,3\n' '1: a: columns 1 and 3 have this name'
}

@test "a tab in the name of a column, with which CSV would be TSV, is told" {
	run -2 --separate-stderr tabdump -d , <<<$'a,"b\tc"\n1,2'
	[ -z "$output" ]
	[ "$stderr" = 'tabdump: standard input:1: b\tc: a tab in the name of a column' ]
	refuses 'a\tb\\tc\n1\t2\n' '1: b\tc: a tab in the name of a column'
}

@test "a header that breaks the dialect is told, and nothing else is read" {
	refuses 'a,"b\n1,2\n' '1: column 2: a quote that is never closed'
	refuses '\na,b"\n1,2\n' \
		'2: column 2: a quote inside an unquoted field: quote the field and double the quote'
}

@test "a semicolon file is known by its header" {
	refuses 'a;b;c\n1;2;3\n' \
		"1: no comma, but ';': ref-import reads other delimiters"
	refuses 'a|b\n1|2\n' \
		"1: no comma, but '|': ref-import reads other delimiters"
}

@test "a merge conflict in the header is known" {
	refuses '<<<<<<< HEAD\na,b\n1,2\n' \
		'1: a merge conflict marker: settle the conflict, remove its lines'
}

@test "UTF-16 and UTF-32 are known by their byte order mark" {
	refuses '\377\376a\0,\0' '1: UTF-16, not UTF-8: ref-import reads it'
	refuses '\376\377\0a\0,' '1: UTF-16, not UTF-8: ref-import reads it'
	refuses '\377\376\0\0a\0\0\0' '1: UTF-32, not UTF-8: ref-import reads it'
	refuses '\0\0\376\377\0\0\0a' '1: UTF-32, not UTF-8: ref-import reads it'
	refuses '\377\376' '1: UTF-16, not UTF-8: ref-import reads it'
}

@test "control characters of a file are shown as escapes in messages" {
	refuses 'a,\033b,\033b\n' '1: \x1bb: columns 2 and 3 have this name'
}

# Size ------------------------------------------------------------------------

# xs N: so many letters
xs() {
	head -c "$1" /dev/zero | tr '\0' x
}

MIB=1048576

@test "a field of 1 MiB is read, plain and quoted" {
	{ echo a,b; xs $MIB; echo ,1; printf '"'; xs $MIB; echo '",2'; } >in
	run -0 tabdump -q in
	[ "$output" = '2 4' ]
	tabdump in | awk -F'\t' '{ print $1, length($2), $3 }' |
		cmp - <(printf '2 1048576 1\n3 1048576 2\n')
}

@test "a field of a byte more is named, and the rows behind it come" {
	for q in '' '"'; do
		{ echo a,b; printf '1,%s' "$q"; xs $((MIB + 1)); echo "$q"; echo 3,4; } >in
		run -2 --separate-stderr tabdump in
		[ "$output" = $'3\t3\t4' ]
		[ "$stderr" = 'tabdump: in:2: b: a field of more than 1 MiB' ]
	done
}

@test "a row of 4 MiB is read, whatever ends it; one of a byte more is named" {
	for end in '\n' '\r\n'; do
		for q in '' '"'; do
			{
				printf 'a,b,c,d,e\n'
				for i in 1 2 3; do xs $((MIB - 1)); printf ,; done
				xs $((MIB - 6))
				printf ",%s1234%s$end" "$q" "$q"
			} >in
			[ -n "$q" ] || sed -i 's/,1234/,123456/' in
			[ "$(sed -n 2p in | tr -d '\r\n' | wc -c)" -eq $((4 * MIB + 1)) ]
			sed 's/23/2/' in >fits
			for r in '' '-r 65536'; do
				tabdump $r -q <fits | cmp - <(echo 1 5)
				run -2 --separate-stderr tabdump $r <in
				[ -z "$output" ]
				[[ $stderr == *':2: a row of more than 4 MiB'* ]]
			done
		done
	done
}

@test "a quote left open over more than 4 MiB is told where it opens" {
	{ printf 'a,b\n1,"open\n'; yes 3,4 | head -n 1500000; } >in
	run -2 --separate-stderr tabdump -q in
	[ "$output" = '1500000 3000000' ]
	[ "$stderr" = 'tabdump: in:2: b: a row of more than 4 MiB: is a quote left open?' ]
}

# Input -----------------------------------------------------------------------

@test "a row is given as soon as its line is there" {
	mkfifo pipe
	tabdump <pipe >out 2>err &
	exec 7>pipe
	printf 'a,b\nshort\nx' >&7
	for i in $(seq 200); do
		[ -s err ] && break
		sleep 0.05
	done
	grep -q 'standard input:2: 1 field where' err # while the pipe is open
	printf ',y\n' >&7
	exec 7>&-
	wait $! || [ $? -eq 2 ]
	cmp out <(printf '3\tx\ty\n')
}

@test "standard input that is closed is an error" {
	run -2 --separate-stderr bash -c 'tabdump <&-'
	[ -z "$output" ]
	[ "$stderr" = 'tabdump: standard input: Bad file descriptor' ]
}

@test "a directory is an error, a missing file too" {
	run -2 --separate-stderr tabdump .
	[ "$stderr" = 'tabdump: .: Is a directory' ]
	run -2 --separate-stderr tabdump none
	[ "$stderr" = 'tabdump: none: No such file or directory' ]
}

@test "an error in the middle of the input is told, and half a row is no row" {
	export ASAN_OPTIONS=detect_leaks=0 # it does not work under strace
	printf 'a,b\n1,2\n3,4' >one
	printf 'a,b\n1,2\n3,"4' >two
	for f in one two; do
		# the first read from the file, then EIO
		run -2 --separate-stderr strace -qq -o trace -P "$PWD/$f" \
			-e trace=read -e inject=read:error=EIO:when=2 tabdump $f
		[ "$output" = $'2\t1\t2' ]
		[ "$stderr" = "tabdump: $f: Input/output error" ]
	done
}

@test "an error in a row of many blocks, quoted or passed over, is told" {
	export ASAN_OPTIONS=detect_leaks=0 # it does not work under strace
	{ printf 'a,b\n1,2\n3,"'; xs 900000 | fold -w 99; echo '"'; } >quoted
	{ printf 'a,b\n1,2\n3,'; xs $((9 * MIB)); echo; } >long
	for f in quoted long; do
		strace -qq -o trace -P "$PWD/$f" -e trace=read tabdump $f \
			>got 2>err </dev/null || true
		n=$(wc -l <trace)
		[ "$n" -ge 3 ]
		for ((i = 2; i <= n; i++)); do
			st=0
			strace -qq -o /dev/null -P "$PWD/$f" -e trace=read \
				-e inject=read:error=EIO:when="$i" tabdump $f \
				>got 2>err </dev/null || st=$?
			[ "$st" -eq 2 ]
			[ "$(head -n 1 got)" = $'2\t1\t2' ]
			[ "$(tail -n 1 err)" = "tabdump: $f: Input/output error" ]
		done
	done
}

@test "an operand whose opening is interrupted is opened again" {
	export ASAN_OPTIONS=detect_leaks=0 # it does not work under strace
	printf 'a,b\n1,2\n' >in
	run -0 --separate-stderr strace -qq -o trace -P in -e trace=openat \
		-e inject=openat:error=EINTR:when=1 tabdump in
	[ "$output" = $'2\t1\t2' ]
	[ "$(grep -c INJECTED trace)" -eq 1 ]
}

@test "of two fields that are too long the first is named" {
	{
		printf 'a,b\n"'
		xs $((MIB + 1))
		printf '","'
		xs $((MIB + 1))
		printf '"\n3,4\n'
	} >in
	run -2 --separate-stderr tabdump in
	[ "$output" = $'3\t3\t4' ]
	[ "$stderr" = 'tabdump: in:2: a: a field of more than 1 MiB' ]
}

@test "standard output that is full, or closed, is trouble" {
	printf 'a,b\n1,2\n' >in
	run -2 --separate-stderr bash -c 'tabdump in >/dev/full'
	[ "$stderr" = 'tabdump: standard output: No space left on device' ]
	run -2 --separate-stderr bash -c 'tabdump in >&-'
	[ "$stderr" = 'tabdump: standard output: Bad file descriptor' ]
	{ echo a,b; yes 1,2 | head -n 100000; } >in
	run -2 --separate-stderr bash -c 'tabdump in >/dev/full'
	[ "$stderr" = 'tabdump: standard output: No space left on device' ]
}

@test "a broken pipe is trouble where SIGPIPE is ignored" {
	{ echo a,b; yes 1,2 | head -n 100000; } >in
	run -0 --separate-stderr bash -c \
		'trap "" PIPE; { tabdump in; echo $? >st; } | head -n 1; cat st'
	[ "$output" = $'2\t1\t2\n2' ]
	[ "$stderr" = 'tabdump: standard output: Broken pipe' ]
}
