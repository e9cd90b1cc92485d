#!/usr/bin/env bats
# What every program and every page has in common.  A new program is held to
# it by being there; `input` below has to say what it reads.

bats_require_minimum_version 1.5.0
load common

# Each test ends in `verdict`: every program is looked at before it fails.
faults=
fault() {
	faults+="$*"$'\n'
}

verdict() {
	printf '%s' "$faults"
	[ -z "$faults" ]
}

programs() {
	(cd "${REF_BUILD:-$ROOT/build}" && printf '%s\n' ref-*)
}

# The page of a program: that of another where its own only refers to it.
page() {
	local other
	other=$(sed -n '1s|^\.so man1/||p' "$ROOT/man/$1.1")
	printf '%s/man/%s' "$ROOT" "${other:-$1.1}"
}

refers() {
	grep -q '^\.so ' "$1"
}

# A section of a page as a terminal shows it, without bold and underlining.
section() {
	mandoc -Tascii -O width=500 "$1" | sed 's/.\x08//g' |
	    awk -v s="$2" '/^[^ ]/ { on = $0 == s; next } on'
}

# What SYNOPSIS says of one of the programs of its page.
synopsis() {
	section "$(page "$1")" SYNOPSIS |
	    awk -v p="$1" '$1 ~ /^ref-/ { on = $1 == p } on'
}

folded() {
	tr -s ' \t\n' ' ' | sed 's/^ //; s/ $//'
}

# Whether what was written is more than the header, which who writes rows may
# write whatever comes.
rows_written() {
	[ "${#lines[@]}" -gt 1 ]
}

# The letters of opt_next() in the program's source: `C:`, `h`, one a line.
letters() {
	sed -n 's/.*opt_next(argc, argv, "+\([^"]*\)").*/\1/p' \
	    "$ROOT"/cmd/*/"$1.c" | grep -o '.:*' | sort
}

# The demonstration's ledger in ./L, an export in ./in.csv, partner rows in
# ./rows.csv, referral rows in ./owed.csv.
setup() {
	cd "$BATS_TEST_TMPDIR" || return
	umask 077 # a ledger is its owner's
	cp -r "$ROOT/tests/demo" L
	printf 'name,email\nKim Ode,kim@ode.example\n' >in.csv
	if [ -x "${REF_BUILD:-$ROOT/build}/ref-status" ]; then
		ref-status -p -C L >rows.csv </dev/null
		ref-status -C L >owed.csv </dev/null
	fi
}

# How a program is run so that it writes, on input that is good.
good() {
	case $1 in
	ref-import) set -- "$@" -k partners in.csv ;;
	ref-add) set -- "$@" -C L partner name=Zoe ;;
	ref-erase) set -- "$@" -C L -n nair ;;
	ref-check | ref-status) set -- "$@" -C L ;;
	ref-diagnose | ref-report) set -- "$@" rows.csv ;;
	ref-thank | ref-inform) set -- "$@" -C L owed.csv ;;
	ref-match) set -- "$@" -k partners -C L rows.csv ;;
	ref-brief) set -- "$@" -m -C L rows.csv ;;
	*) set -- false "good() does not know $1" ;;
	esac
	env --default-signal=PIPE "$@" </dev/null
}

# Whether a program reads anything but a ledger.
reads() {
	case $1 in
	ref-check | ref-erase | ref-status) return 1 ;;
	esac
}

# How a program is run on the file $2, or standard input (`-`).
reading() {
	case $1 in
	ref-import) ref-import -k partners "$2" ;;
	ref-add) ref-add -C L partners "$2" ;;
	ref-diagnose | ref-report) "$1" "$2" ;;
	ref-thank | ref-inform) "$1" -C L -l "$2" ;;
	ref-match) ref-match -k partners "$2" ;;
	ref-brief) ref-brief -m "$2" ;;
	*) echo "reading() does not know $1" >&2 ;;
	esac
}

@test "every program has a page, and every page a program" {
	diff -u <(programs) <(cd "$ROOT/man" && printf '%s\n' ref-*.1 |
	    sed 's/\.1$//')
	diff -u <(programs) <(cd "$ROOT/cmd" && printf '%s\n' */ref-*.c |
	    sed 's|.*/||; s/\.c$//' | sort)
}

@test "an unknown option is a usage error, on standard error" {
	for p in $(programs); do
		for o in -% --no-such-option; do
			run --separate-stderr "$p" "$o" </dev/null
			[ "$status" -eq 2 ] || fault "$p $o: status $status"
			[ -z "$output" ] || fault "$p $o: printed on stdout"
			case $stderr in
			*"$p: "*"usage: $p"*) ;;
			*) fault "$p $o: $stderr" ;;
			esac
		done
	done
	verdict
}

@test "-h and --help print the SYNOPSIS of the page, status 0" {
	for p in $(programs); do
		want="usage: $(synopsis "$p" | folded)"
		for o in -h --help; do
			run --separate-stderr "$p" "$o" </dev/null
			[ "$status" -eq 0 ] || fault "$p $o: status $status"
			[ -z "$stderr" ] || fault "$p $o: $stderr"
			got=$(printf '%s' "$output" | folded)
			[ "$got" = "$want" ] ||
			    fault "$p $o: $got"$'\n'"page: $want"
		done
	done
	verdict
}

@test "a usage error shows the same usage as -h" {
	for p in $(programs); do
		want=$("$p" -h </dev/null)
		run --separate-stderr "$p" -% </dev/null
		[ "${stderr#*$'\n'}" = "$want" ] || fault "$p: $stderr"
	done
	verdict
}

@test "-V and --version name the program and its version" {
	v=$(sed -n 's/^VERSION[[:space:]]*= //p' "$ROOT/Makefile")
	for p in $(programs); do
		for o in -V --version; do
			run --separate-stderr "$p" "$o" </dev/null
			[ "$status" -eq 0 ] || fault "$p $o: status $status"
			[ "$output" = "$p $v" ] || fault "$p $o: $output"
			[ -z "$stderr" ] || fault "$p $o: $stderr"
		done
	done
	verdict
}

@test "good input is read and something written, without a word" {
	for p in $(programs); do
		run --separate-stderr good "$p"
		[ "$status" -eq 0 ] || fault "$p: status $status"
		[ -n "$output" ] || fault "$p: nothing written"
		# these end with a summary
		case $p in ref-erase | ref-import) continue ;; esac
		[ -z "$stderr" ] || fault "$p: $stderr"
	done
	verdict
}

@test "a file that is not there is trouble, by name" {
	for p in $(programs); do
		reads "$p" || continue
		run --separate-stderr reading "$p" no-such-file </dev/null
		[ "$status" -eq 2 ] || fault "$p: status $status"
		! rows_written || fault "$p: wrote: $output"
		case $stderr in
		"$p: "*"no-such-file: No such file or directory") ;;
		*) fault "$p: $stderr" ;;
		esac
	done
	verdict
}

@test "a directory in place of a file is trouble, by name" {
	mkdir folder
	for p in $(programs); do
		reads "$p" || continue
		run --separate-stderr reading "$p" folder </dev/null
		[ "$status" -eq 2 ] || fault "$p: status $status"
		! rows_written || fault "$p: wrote: $output"
		case $stderr in
		"$p: "*folder*[Ii]"s a directory"*) ;;
		*) fault "$p: $stderr" ;;
		esac
	done
	verdict
}

@test "a directory as standard input is trouble" {
	for p in $(programs); do
		reads "$p" || continue
		run --separate-stderr reading "$p" - <.
		[ "$status" -eq 2 ] || fault "$p: status $status"
		case $stderr in
		"$p: "*[Ii]"s a directory"*) ;;
		*) fault "$p: $stderr" ;;
		esac
	done
	verdict
}

@test "an empty input is trouble that says so" {
	: >empty
	for p in $(programs); do
		reads "$p" || continue
		for f in empty -; do
			run --separate-stderr reading "$p" "$f" </dev/null
			[ "$status" -eq 2 ] || fault "$p $f: status $status"
			! rows_written || fault "$p $f: wrote: $output"
			case $stderr in
			"$p: "*empty*) ;;
			*) fault "$p $f: $stderr" ;;
			esac
		done
	done
	verdict
}

@test "standard input that is closed is trouble" {
	# (closed around the program alone: `run` would open another as 0)
	unopened() {
		reading "$1" - <&-
	}
	for p in $(programs); do
		reads "$p" || continue
		run --separate-stderr unopened "$p"
		[ "$status" -eq 2 ] || fault "$p: status $status"
		[ -n "$stderr" ] || fault "$p: no message"
	done
	verdict
}

@test "a full device is trouble, with a message" {
	full() {
		good "$1" >/dev/full
	}
	full_of() {
		"$@" >/dev/full </dev/null
	}
	for p in $(programs); do
		run --separate-stderr full "$p"
		[ "$status" -eq 2 ] || fault "$p: status $status"
		case $stderr in
		*"$p: "*"standard output: "*) ;;
		*) fault "$p: $stderr" ;;
		esac
		for o in -h -V; do
			run --separate-stderr full_of "$p" "$o"
			[ "$status" -eq 2 ] || fault "$p $o: status $status"
		done
	done
	verdict
}

@test "standard output that is closed is trouble, with a message" {
	closed() {
		good "$1" >&-
	}
	for p in $(programs); do
		run --separate-stderr closed "$p"
		[ "$status" -eq 2 ] || fault "$p: status $status"
		case $stderr in
		*"$p: "*"standard output: "*) ;;
		*) fault "$p: $stderr" ;;
		esac
	done
	verdict
}

@test "a pipe that nobody reads ends a program by SIGPIPE, without a word" {
	unread() {
		{
			sleep 0.2
			good "$1"
			echo $? >st
		} | :
	}
	for p in $(programs); do
		run --separate-stderr unread "$p"
		[ "$(cat st)" -eq 141 ] || fault "$p: status $(cat st)"
		[ "$p" = ref-import ] || [ -z "$stderr" ] ||
		    fault "$p: $stderr"
	done
	verdict
}

@test "no ledger where one is expected is trouble, and names the remedy" {
	mkdir bare
	cd bare
	msg=': no ledger in [^:]*: set REF_LEDGER or -C$'
	nowhere() {
		run --separate-stderr "$@" </dev/null
		[ "$status" -eq 2 ] || fault "$*: status $status"
		[ -z "$output" ] || fault "$*: wrote: $output"
		[[ $stderr =~ ^$p$msg ]] || fault "$*: $stderr"
	}
	for p in $(programs); do
		case $p in
		ref-add) nowhere ref-add partner name=Zoe ;;
		ref-check | ref-status)
			nowhere "$p"
			nowhere "$p" -C .
			nowhere "$p" -C nowhere
			nowhere env REF_LEDGER=nowhere "$p"
			;;
		ref-diagnose | ref-thank | ref-inform)
			nowhere "$p" -C . ../rows.csv
			nowhere "$p" -C nowhere ../rows.csv
			nowhere env REF_LEDGER=nowhere "$p" ../rows.csv
			;;
		ref-match) nowhere ref-match -C nowhere ../rows.csv ;;
		ref-brief)
			nowhere ref-brief
			nowhere ref-brief -m -C nowhere ../rows.csv
			;;
		esac
	done
	[ -z "$(ls -A)" ] || fault "something was made: $(ls -A)"
	verdict
}

@test "an option that wants an argument says so when there is none" {
	for p in $(programs); do
		for o in $(letters "$p" | sed -n 's/:$//p'); do
			run --separate-stderr "$p" "-$o" </dev/null
			[ "$status" -eq 2 ] || fault "$p -$o: status $status"
			case $stderr in
			"$p: option requires an argument -- '$o'"*) ;;
			*) fault "$p -$o: $stderr" ;;
			esac
		done
	done
	verdict
}

@test "options come before operands" {
	for p in $(programs); do
		run --separate-stderr "$p" operand -V </dev/null
		[ "$output" != "$p $(sed -n 's/^VERSION[[:space:]]*= //p' \
		    "$ROOT/Makefile")" ] || fault "$p: -V after an operand"
	done
	verdict
}

@test "the options of SYNOPSIS, OPTIONS and the program are the same" {
	for p in $(programs); do
		synopsis "$p" |
		    grep -oE '\[-[^]]*\]| -[A-Za-z] ' | tr -d '[]' | awk '
			NF > 1 { print substr($1, 2, 1) ":"; next }
			{ for (i = 2; i <= length($1); i++)
				print substr($1, i, 1) }' | sort -u >synopsis
		# an item that names a program is of that alone
		awk -v p="$p" '/^\.Sh/ { on = $2 == "OPTIONS" }
		     on && /^\.It Fl/ && (!/ Nm / || $NF == p) {
			print $3 ($0 ~ /Ar/ ? ":" : "") }' \
		    "$(page "$p")" >options
		letters "$p" >letters
		diff -u letters synopsis >d || fault "$p: SYNOPSIS: $(cat d)"
		sort options | diff -u letters - >d ||
		    fault "$p: OPTIONS: $(cat d)"
		sort -f options | diff -u - options >d ||
		    fault "$p: OPTIONS out of order: $(cat d)"
	done
	verdict
}

@test "every page has its sections, in order" {
	printf '%s\n' NAME SYNOPSIS DESCRIPTION OPTIONS ENVIRONMENT FILES \
	    'EXIT STATUS' EXAMPLES DIAGNOSTICS 'SEE ALSO' CAVEATS >want
	for f in "$ROOT"/man/*.1; do
		refers "$f" && continue
		sed -n 's/^\.Sh //p' "$f" | diff -u want - >d ||
		    fault "${f##*/}: $(cat d)"
	done
	verdict
}

@test "every page shows three examples or more, one of them a pipe" {
	for f in "$ROOT"/man/*.1; do
		refers "$f" && continue
		rm -rf x
		mkdir x
		awk -v dir=x -v section=EXAMPLES \
		    -f "$ROOT/tests/examples.awk" "$f"
		n=$(find x -name '*.cmd' | wc -l)
		[ "$n" -ge 3 ] || fault "${f##*/}: $n examples"
		grep -q ' |' x/*.cmd || fault "${f##*/}: no pipe"
	done
	verdict
}

# Runs what a page shows, as one session in the current directory.  Ids made
# at random are compared by their shape alone (there are no vowels in them).
shows() {
	local c id='s/(^|[- ])[2-9b-df-hjkmnp-tv-z]{5}($| )/\1xxxxx\2/g'
	rm -rf "$BATS_TEST_TMPDIR/x"
	mkdir "$BATS_TEST_TMPDIR/x"
	awk -v dir="$BATS_TEST_TMPDIR/x" -v section="$2" \
	    -f "$ROOT/tests/examples.awk" "$1"
	for c in "$BATS_TEST_TMPDIR"/x/*.cmd; do
		sh "$c" >"$c.got" 2>"$c.err" </dev/null || :
		diff -u <(sed -E "$id" "${c%.cmd}.out") \
		    <(sed -E "$id" "$c.got") >"$c.diff" ||
		    fault "${1##*/}: \$ $(cat "$c" "$c.diff" "$c.err")"
	done
}

# A copy of the demonstration's ledger to run examples in.
in_demo() {
	rm -rf "$BATS_TEST_TMPDIR/demo"
	cp -r "$ROOT/tests/demo" "$BATS_TEST_TMPDIR/demo"
	cd "$BATS_TEST_TMPDIR/demo" || return
	export REF_LEDGER=$PWD
}

@test "every example of a page prints what the page shows" {
	for f in "$ROOT"/man/*.[15]; do
		refers "$f" && continue
		in_demo
		shows "$f" EXAMPLES
	done
	verdict
}

@test "the first hour of ref(7) goes as the page shows it" {
	mkdir hour
	cd hour
	export REF_LEDGER=$PWD/referrals
	shows "$ROOT/man/ref.7" 'A FIRST HOUR'
	verdict
}

@test "the README's commands print what it shows" {
	in_demo
	shows "$ROOT/README.md"
	verdict
}

@test "ref-ledger(5) has the columns, words and rules of the code" {
	dump="${REF_BUILD:-$ROOT/build}/tests/dump"
	awk '
	/^\.S[hs] / { at = $2 }
	/^\.It Va / && at ~ /\.csv$/ { print "column\t" at "\t" $3 }
	/^\.It Ic / {
		sub(/^\.It Ic /, "word\t")
		gsub(/ Ta /, "\t")
		gsub(/ ,/, ",")
		print
	}
	/^\.It Cm / {
		name = $3
		sub(/^\.It Cm [^ ]+ ?/, "")
		print "rule\t" name "\t" $0
	}' "$ROOT/man/ref-ledger.5" >page
	"$dump" | grep -v '^row' | diff -u - page
}

@test "ref-rows(5) has the columns of the code, in order" {
	dump="${REF_BUILD:-$ROOT/build}/tests/dump"
	awk '
	/^\.Sh / { at = tolower(substr($0, 5)) }
	/^\.It Va / { for (i = 3; i <= NF; i += 2) print "row\t" at "\t" $i }
	' "$ROOT/man/ref-rows.5" >page
	"$dump" | grep '^row' | diff -u - page
}

@test "pages refer to pages that are there" {
	for f in "$ROOT"/man/*.[157]; do
		sed -n 's/^\.Xr \(ref[^ ]*\) \([157]\).*/\1.\2/p' "$f" |
		while read -r x; do
			[ -e "$ROOT/man/$x" ] || echo "${f##*/}: $x"
		done
	done >missing
	diff -u /dev/null missing
}
